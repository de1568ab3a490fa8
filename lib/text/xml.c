/* SPDX-License-Identifier: MPL-2.0 */
/* Writes XML 1.0 in UTF-8. */
#include "lib/text/xml.h"

#include <assert.h>
#include <stdlib.h>

#include "lib/base/bytes.h"
#include "lib/base/mem.h"
#include "lib/text/html.h"

#define DEPTH 16

struct xml {
	struct buf text;
	const char *names[DEPTH];  /* of the elements that are open */
	size_t depth;
	bool tag;                  /* the last one's may get attributes yet */
	bool inline_end;           /* and its end stays on its line */
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

/* A reader makes a space of a line's end or a tab in an attribute, and a
 * line's end of a CR, unless they stand there as numbers. */
static void
put_escaped(struct buf *out, char c, bool attribute)
{
	switch (c) {
	case '&':
		buf_z(out, "&amp;");
		break;
	case '<':
		buf_z(out, "&lt;");
		break;
	case '>':
		buf_z(out, "&gt;");
		break;
	case '"':
		buf_z(out, "&quot;");
		break;
	case '\r':
		buf_z(out, "&#13;");
		break;
	case '\n':
		buf_z(out, attribute ? "&#10;" : "\n");
		break;
	case '\t':
		buf_z(out, attribute ? "&#9;" : "\t");
		break;
	default:
		if (xml_allows((unsigned char)c))
			buf_char(out, c);
	}
}

static void
put(struct buf *out, struct str s, bool attribute)
{
	uint32_t c;
	size_t n;

	for (;;) {
		n = bytes_run(s, plain_bytes);
		buf_add(out, s.p, n);
		if (n == s.n)
			return;
		s = str_skip(s, n);
		n = utf8_decode(s, &c);
		if (n == 0)
			buf_utf8(out, 0xfffd);
		else if (n == 1)
			put_escaped(out, s.p[0], attribute);
		else if (xml_allows(c))
			buf_add(out, s.p, n);
		s = str_skip(s, n ? n : 1);
	}
}

static void
put_indent(struct xml *x, size_t n)
{
	while (n-- > 0)
		buf_char(&x->text, ' ');
}

void
xml_open(struct xml *x, const char *name)
{
	assert(x->depth < DEPTH);
	if (x->tag)
		buf_z(&x->text, ">\n");
	put_indent(x, x->depth);
	x->names[x->depth++] = name;
	x->tag = true;
	buf_char(&x->text, '<');
	buf_z(&x->text, name);
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
	x->inline_end = true;
	put(&x->text, text, false);
}

void
xml_close(struct xml *x)
{
	assert(x->depth > 0);
	x->depth--;
	if (x->tag) {
		buf_z(&x->text, "/>\n");
	} else {
		if (!x->inline_end)
			put_indent(x, x->depth);
		buf_z(&x->text, "</");
		buf_z(&x->text, x->names[x->depth]);
		buf_z(&x->text, ">\n");
	}
	x->tag = x->inline_end = false;
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
