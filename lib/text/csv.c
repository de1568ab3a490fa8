/* SPDX-License-Identifier: MPL-2.0 */
/* Writes CSV (RFC 4180) that spreadsheets open as it is meant. */
#include "lib/text/csv.h"

#include "lib/base/bytes.h"

void
csv_begin(struct csv *c, struct buf *out, char separator, bool bom)
{
	*c = (struct csv){out, separator, false};
	if (bom)
		buf_utf8(out, 0xfeff);
}

static bool
is_number(const char *z)
{
	size_t n;

	z += *z == '-' || *z == '+';
	n = strspn(z, "0123456789");
	if (n == 0)
		return false;
	z += n;
	if (*z == '.' || *z == ',')
		z += 1 + strspn(z + 1, "0123456789");
	return *z == '\0';
}

/* The beginnings that OWASP names; blanks in front don't hide them. */
static bool
is_formula(const char *z)
{
	if ((unsigned char)*z > '@')
		return false;
	if (*z == '\t' || *z == '\r')
		return true;
	while (*z == ' ')
		z++;
	return (*z == '=' || *z == '+' || *z == '-' || *z == '@') &&
		!is_number(z);
}

/* How many of the BYTES bytes at P stand in a field without quotes. */
static size_t
plain_bytes(const char *p)
{
	struct bytes b = bytes_load(p);
	unsigned odd = bytes_bits((struct bytes){bytes_are(b, '"').v |
		bytes_are(b, '\r').v | bytes_are(b, '\n').v |
		bytes_are(b, ',').v | bytes_are(b, ';').v});

	return odd ? bytes_first(odd) : BYTES;
}

/* Adds the beginning of S that needs no quotes; returns how much that is. */
static size_t
add_plain(struct csv *c, struct str s)
{
	size_t i = 0;

	for (;;) {
		i += bytes_add(c->out, str_skip(s, i), plain_bytes);
		if (i == s.n || s.p[i] == c->separator ||
		    (s.p[i] != ',' && s.p[i] != ';'))
			return i;
		buf_char(c->out, s.p[i++]);
	}
}

static void
begin(struct csv *c)
{
	if (c->inside)
		buf_char(c->out, c->separator);
	c->inside = true;
}

void
csv_field(struct csv *c, const char *text)
{
	struct str s = str_of(text);
	bool formula = is_formula(s.p);
	size_t from, n;

	begin(c);
	from = c->out->n;
	if (s.n == 0 || (!formula && add_plain(c, s) == s.n))
		return;
	c->out->n = from;
	buf_char(c->out, '"');
	if (formula)
		buf_char(c->out, '\'');
	for (; s.n; s = str_skip(s, n < s.n ? n + 1 : n)) {
		n = str_chr(s, '"');
		buf_add(c->out, s.p, n);
		if (n < s.n)
			buf_add(c->out, "\"\"", 2);
	}
	buf_char(c->out, '"');
}

void
csv_number(struct csv *c, long long number)
{
	begin(c);
	buf_fmt(c->out, "%lld", number);
}

void
csv_date(struct csv *c, date d)
{
	char day[11];

	if (d != DATE_NONE)
		date_format(day, d);
	csv_field(c, d != DATE_NONE ? day : NULL);
}

void
csv_row_end(struct csv *c)
{
	buf_add(c->out, "\r\n", 2);
	c->inside = false;
}
