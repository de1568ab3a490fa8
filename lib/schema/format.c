/* SPDX-License-Identifier: MPL-2.0 */
/* The formats of JSON Schema: the table, and the small ones. */
#include "lib/schema/format.h"

#include "lib/base/ascii.h"
#include "lib/schema/pattern.h"

static bool
uuid(struct str s)
{
	size_t i;

	for (i = 0; s.n == 36 && i < 36; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;

		if (dash ? s.p[i] != '-' : ascii_hex(s.p[i]) < 0)
			return false;
	}
	return s.n == 36;
}

/* RFC 6901: "~" comes as "~0" or "~1". */
static bool
json_pointer(struct str s)
{
	size_t i;

	if (s.n && s.p[0] != '/')
		return false;
	for (i = 0; i < s.n; i++)
		if (s.p[i] == '~' && (i + 1 == s.n ||
		    (s.p[i + 1] != '0' && s.p[i + 1] != '1')))
			return false;
	return true;
}

static bool
relative_json_pointer(struct str s)
{
	size_t n = ascii_digits(s);

	if (n == 0 || (s.p[0] == '0' && n > 1))
		return false;
	s = str_skip(s, n);
	return str_is(s, "#") || json_pointer(s);
}

static const struct format formats[] = {
	{"date", format_date, "2026-01-14"},
	{"date-time", format_date_time, "2026-01-14T15:30:00+01:00"},
	{"duration", format_duration, "PT2H30M"},
	{"email", format_email, "navn@eksempel.dk"},
	{"hostname", format_hostname, "eksempel.dk"},
	{"idn-email", format_idn_email, "navn@eksempel.dk"},
	{"idn-hostname", format_idn_hostname, "eksempel.dk"},
	{"ipv4", format_ipv4, "192.0.2.1"},
	{"ipv6", format_ipv6, "2001:db8::1"},
	{"iri", format_iri, "https://eksempel.dk/"},
	{"iri-reference", format_iri_reference, "https://eksempel.dk/"},
	{"json-pointer", json_pointer, "/a/b"},
	{"regex", pattern_valid, "^[a-z]+$"},
	{"relative-json-pointer", relative_json_pointer, "1/a"},
	{"time", format_time, "15:30:00+01:00"},
	{"uri", format_uri, "https://eksempel.dk/"},
	{"uri-reference", format_uri_reference, "https://eksempel.dk/"},
	{"uri-template", format_uri_template, "https://eksempel.dk/{id}"},
	{"uuid", uuid, "2eb8aa08-aa98-41ea-b4aa-73b441d16380"},
};

const struct format *
format_find(struct str name)
{
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (str_is(name, formats[i].name))
			return &formats[i];
	return NULL;
}
