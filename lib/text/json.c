/* SPDX-License-Identifier: MPL-2.0 */
/* Writes JSON (RFC 8259). */
#include "lib/text/json.h"

#include "lib/base/bytes.h"

static void
add_escaped(struct buf *out, unsigned char c)
{
	switch (c) {
	case '"':
		buf_add(out, "\\\"", 2);
		break;
	case '\\':
		buf_add(out, "\\\\", 2);
		break;
	case '\n':
		buf_add(out, "\\n", 2);
		break;
	case '\t':
		buf_add(out, "\\t", 2);
		break;
	case '\r':
		buf_add(out, "\\r", 2);
		break;
	default:
		buf_fmt(out, "\\u%04x", c);
	}
}

/* How many of the BYTES bytes at P are surely text as it stands. */
static size_t
plain_bytes(const char *p)
{
	struct bytes b = bytes_load(p);

	return bytes_plain(p, b, (struct bytes){bytes_within(b, 0, 0x1f).v |
		bytes_are(b, '"').v | bytes_are(b, '\\').v |
		bytes_are(b, 0x7f).v});
}

void
json_quote(struct buf *out, struct str s)
{
	size_t n;
	uint32_t c;

	buf_char(out, '"');
	for (;;) {
		s = str_skip(s, bytes_add(out, s, plain_bytes));
		if (s.n == 0)
			break;
		n = utf8_decode(s, &c);
		if (n == 0)
			buf_utf8(out, 0xfffd);
		else if (n == 1)
			add_escaped(out, (unsigned char)c);
		else
			buf_add(out, s.p, n);
		s = str_skip(s, n ? n : 1);
	}
	buf_char(out, '"');
}

static void
begin(struct json *j, const char *key)
{
	size_t n = key ? strlen(key) : 0;
	char *at = buf_room(j->out, n + sizeof(",\"\":"));

	if (j->comma)
		*at++ = ',';
	j->comma = true;
	if (key) {
		*at++ = '"';
		memcpy(at, key, n);
		at += n;
		*at++ = '"';
		*at++ = ':';
	}
	*at = '\0';
	j->out->n = (size_t)(at - j->out->p);
}

void
json_open(struct json *j, const char *key, char bracket)
{
	begin(j, key);
	buf_char(j->out, bracket);
	j->comma = false;
}

void
json_close(struct json *j, char bracket)
{
	buf_char(j->out, bracket);
	j->comma = true;
}

void
json_text(struct json *j, const char *key, const char *text)
{
	begin(j, key);
	if (text)
		json_quote(j->out, str_of(text));
	else
		buf_z(j->out, "null");
}

void
json_number(struct json *j, const char *key, long long number)
{
	begin(j, key);
	buf_fmt(j->out, "%lld", number);
}

void
json_bool(struct json *j, const char *key, bool truth)
{
	begin(j, key);
	buf_z(j->out, truth ? "true" : "false");
}

void
json_date(struct json *j, const char *key, date d)
{
	char day[13];

	date_format(day + 1, d != DATE_NONE ? d : 0);
	day[0] = day[11] = '"';
	json_raw(j, key, d != DATE_NONE ? str_make(day, 12) : STR("null"));
}

void
json_raw(struct json *j, const char *key, struct str value)
{
	begin(j, key);
	buf_str(j->out, value);
}
