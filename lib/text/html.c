/* SPDX-License-Identifier: MPL-2.0 */
/* HTML and XML text: escaping by place. */
#include "lib/text/html.h"

#include <assert.h>
#include <stdarg.h>

#include "lib/base/ascii.h"
#include "lib/base/bytes.h"

bool
xml_allows(uint32_t c)
{
	if (c < 0x20)
		return c == '\t' || c == '\n' || c == '\r';
	return c < 0xd800 || (c >= 0xe000 && c < 0xfffe) || c > 0xffff;
}

static void
add_escaped(struct buf *out, char c)
{
	switch (c) {
	case '&':
		buf_add(out, "&amp;", 5);
		break;
	case '<':
		buf_add(out, "&lt;", 4);
		break;
	case '>':
		buf_add(out, "&gt;", 4);
		break;
	case '"':
		buf_add(out, "&quot;", 6);
		break;
	case '\'':
		buf_add(out, "&#39;", 5);
		break;
	default:
		if (xml_allows((unsigned char)c))
			buf_char(out, c);
	}
}

/* How many of the BYTES bytes at P are surely text as it stands: no controls,
 * none of & < > " ' (with 4 and 1 added to their bits " and & are ', but so is
 * #; with 2 added < is >), and characters of up to two bytes. */
static size_t
plain_bytes(const char *p)
{
	struct bytes b = bytes_load(p);

	return bytes_plain(p, b, (struct bytes){bytes_within(b, 0, 0x1f).v |
		bytes_are((struct bytes){b.v | 5}, '\'').v |
		bytes_are((struct bytes){b.v | 2}, '>').v});
}

void
html_text(struct buf *out, struct str s)
{
	size_t n;
	uint32_t c;

	for (;;) {
		s = str_skip(s, bytes_add(out, s, plain_bytes));
		if (s.n == 0)
			return;
		n = utf8_decode(s, &c);
		if (n == 0)
			buf_utf8(out, 0xfffd);
		else if (n == 1)
			add_escaped(out, s.p[0]);
		else if (xml_allows(c))
			buf_add(out, s.p, n);
		s = str_skip(s, n ? n : 1);
	}
}

void
html_z(struct buf *out, const char *z)
{
	html_text(out, str_of(z));
}

static void
percent(struct buf *out, char byte)
{
	static const char digits[] = "0123456789ABCDEF";
	unsigned char c = (unsigned char)byte;

	buf_add(out, (const char[]){'%', digits[c >> 4], digits[c & 15]}, 3);
}

/* How many of the BYTES bytes at P need no escape in a path: mostly all. */
static size_t
plain_path(const char *p)
{
	struct bytes b = bytes_load(p);

	return bytes_first(~bytes_bits((struct bytes){
		bytes_within(b, 'a', 'z').v | bytes_within(b, '-', '9').v |
		bytes_within(b, 'A', 'Z').v | bytes_are(b, '_').v |
		bytes_are(b, '~').v}));
}

void
html_url(struct buf *out, struct str s)
{
	size_t n;

	for (;;) {
		n = bytes_add(out, s, plain_path);
		if (n == s.n)
			return;
		percent(out, s.p[n]);
		s = str_skip(s, n + 1);
	}
}

void
html_href(struct buf *out, struct str s)
{
	static const char keep[] = "-._~:/?#@!$&'()*+,;=%";
	size_t i;

	for (i = 0; i < s.n; i++)
		if (ascii_alnum((unsigned char)s.p[i]) ||
		    (s.p[i] && strchr(keep, s.p[i])))
			html_text(out, str_make(s.p + i, 1));
		else
			percent(out, s.p[i]);
}

static void
add_number(struct buf *out, int n)
{
	unsigned size = n < 0 ? 0U - (unsigned)n : (unsigned)n;
	char digits[11];

	if (n < 0)
		buf_char(out, '-');
	buf_add(out, digits, (size_t)(str_decimal(digits, size) - digits));
}

void
html_fmt(struct buf *out, const char *fmt, ...)
{
	const char *at;
	va_list ap;

	va_start(ap, fmt);
	while ((at = strchr(fmt, '%')) != NULL) {
		buf_add(out, fmt, (size_t)(at - fmt));
		switch (at[1]) {
		case 't':
			html_z(out, va_arg(ap, const char *));
			break;
		case 'u':
			html_url(out, str_of(va_arg(ap, const char *)));
			break;
		case 'r':
			buf_str(out, str_of(va_arg(ap, const char *)));
			break;
		case 'd':
			add_number(out, va_arg(ap, int));
			break;
		default:
			assert(at[1] == '%');
			buf_char(out, '%');
		}
		fmt = at + 2;
	}
	va_end(ap);
	buf_z(out, fmt);
}
