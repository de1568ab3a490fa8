/* SPDX-License-Identifier: MPL-2.0 */
/* The formats of JSON Schema: what a text must look like. */
#ifndef LIB_SCHEMA_FORMAT_H
#define LIB_SCHEMA_FORMAT_H

#include "lib/base/str.h"

/* A format: its name, whether a text is of it, an example for people. */
struct format {
	const char *name;
	bool (*valid)(struct str s);
	const char *example;
};

/* The format of a name; NULL: none that is known, so nothing is asked. */
const struct format *format_find(struct str name);

/* Dates and times (RFC 3339), durations (its appendix A). */
bool format_date(struct str s);
bool format_time(struct str s);
bool format_date_time(struct str s);
bool format_duration(struct str s);

/* Addresses (RFC 5321, 6531, 1123, 2673, 4291). */
bool format_email(struct str s);
bool format_idn_email(struct str s);
bool format_hostname(struct str s);
bool format_idn_hostname(struct str s);
bool format_ipv4(struct str s);
bool format_ipv6(struct str s);

/* Resources (RFC 3986, 3987, 6570). */
bool format_uri(struct str s);
bool format_uri_reference(struct str s);
bool format_iri(struct str s);
bool format_iri_reference(struct str s);
bool format_uri_template(struct str s);

#endif
