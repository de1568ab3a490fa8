/* SPDX-License-Identifier: MPL-2.0 */
/* Writes XML 1.0 in UTF-8. */
#include "lib/text/xml.h"

#include <assert.h>
#include <stdlib.h>

#include "lib/base/bytes.h"
#include "lib/base/mem.h"
#include "lib/text/html.h"

#define DEPTH 32

/* TAG: that of the innermost element is still open, for attributes. MIXED:
 * texts stand right before, so that space may not be added. */
struct xml {
	struct buf text;
	const char *names[DEPTH];
	size_t depth;
	bool tag, mixed;
};

struct xml *
xml_begin(void)
{
	struct xml *x = xcalloc(1, sizeof(*x));

	buf_z(&x->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	return x;
}

/* How many of the BYTES bytes at P surely are text as it stands. */
static size_t
plain_bytes(const char *p)
{
	struct bytes b = bytes_load(p);

	return bytes_plain(p, b, (struct bytes){bytes_within(b, 0, 0x1f).v |
		bytes_are(b, '&').v | bytes_are(b, '<').v |
		bytes_are(b, '>').v | bytes_are(b, '"').v});
}

/* In an attribute a reader takes ends of lines and tabs for spaces, unless
 * they are escaped; in texts it takes "\r" for an end of a line. */
static void
put_byte(struct buf *out, char c, bool attribute)
{
	if (c == '&')
		buf_z(out, "&amp;");
	else if (c == '<')
		buf_z(out, "&lt;");
	else if (c == '>')
		buf_z(out, "&gt;");
	else if (c == '"')
		buf_z(out, "&quot;");
	else if (c == '\r' || (attribute && (c == '\n' || c == '\t')))
		buf_fmt(out, "&#%d;", c);
	else if (xml_allows((unsigned char)c))
		buf_char(out, c);
}

static void
put(struct buf *out, struct str s, bool attribute)
{
	uint32_t c;
	size_t n;

	for (;;) {
		s = str_skip(s, bytes_add(out, s, plain_bytes));
		if (s.n == 0)
			return;
		n = utf8_decode(s, &c);
		if (n == 0)
			buf_utf8(out, 0xfffd);
		else if (n == 1)
			put_byte(out, s.p[0], attribute);
		else if (xml_allows(c))
			buf_add(out, s.p, n);
		s = str_skip(s, n ? n : 1);
	}
}

static void
indent(struct xml *x)
{
	size_t i;

	for (i = 0; i < x->depth; i++)
		buf_char(&x->text, ' ');
}

void
xml_open(struct xml *x, const char *name)
{
	assert(x->depth < DEPTH);
	if (x->tag)
		buf_z(&x->text, ">\n");
	indent(x);
	buf_char(&x->text, '<');
	buf_z(&x->text, name);
	x->names[x->depth++] = name;
	x->tag = true;
}

void
xml_attr(struct xml *x, const char *name, const char *value)
{
	assert(x->tag);
	buf_char(&x->text, ' ');
	buf_z(&x->text, name);
	buf_z(&x->text, "=\"");
	put(&x->text, str_of(value), true);
	buf_char(&x->text, '"');
}

void
xml_text(struct xml *x, struct str text)
{
	if (x->tag)
		buf_char(&x->text, '>');
	x->tag = false;
	x->mixed = true;
	put(&x->text, text, false);
}

void
xml_close(struct xml *x)
{
	const char *name = x->names[--x->depth];

	if (x->tag) {
		buf_z(&x->text, "/>\n");
	} else {
		if (!x->mixed)
			indent(x);
		buf_z(&x->text, "</");
		buf_z(&x->text, name);
		buf_z(&x->text, ">\n");
	}
	x->tag = x->mixed = false;
}

void
xml_leaf(struct xml *x, const char *name, const char *text)
{
	xml_open(x, name);
	xml_text(x, str_of(text));
	xml_close(x);
}

void
xml_end(struct xml *x, struct buf *out)
{
	while (x->depth)
		xml_close(x);
	buf_str(out, buf_view(&x->text));
	buf_free(&x->text);
	free(x);
}
