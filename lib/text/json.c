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

	return bytes_whole(p, bytes_bits((struct bytes){bytes_rare(b).v |
		bytes_within(b, 0, 0x1f).v | bytes_are(b, '"').v |
		bytes_are(b, '\\').v | bytes_are(b, 0x7f).v}));
}

void
json_quote(struct buf *out, struct str s)
{
	size_t i = 0, from = 0, n;
	uint32_t c;

	buf_char(out, '"');
	while (i < s.n) {
		n = s.n - i >= BYTES ? plain_bytes(s.p + i) : 0;
		i += n;
		if (n >= BYTES - 1)
			continue;
		n = utf8_decode(str_skip(s, i), &c);
		if (n > 1 || (n == 1 && c >= 0x20 && c != '"' && c != '\\'
		    && c != 0x7f)) {
			i += n;
			continue;
		}
		buf_add(out, s.p + from, i - from);
		if (n == 0)
			buf_utf8(out, 0xfffd);
		else
			add_escaped(out, (unsigned char)c);
		from = ++i;
	}
	buf_add(out, s.p + from, i - from);
	buf_char(out, '"');
}

static void
begin(struct json *j, const char *key)
{
	if (j->comma)
		buf_char(j->out, ',');
	j->comma = true;
	if (key) {
		json_quote(j->out, str_of(key));
		buf_char(j->out, ':');
	}
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
	char day[11];

	if (d != DATE_NONE)
		date_format(day, d);
	json_text(j, key, d != DATE_NONE ? day : NULL);
}

void
json_raw(struct json *j, const char *key, struct str value)
{
	begin(j, key);
	buf_str(j->out, value);
}
