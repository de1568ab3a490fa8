/* SPDX-License-Identifier: MPL-2.0 */
/* Writes XML 1.0 in UTF-8. */
#include "lib/text/xml.h"

#include <assert.h>
#include <libxml/xmlwriter.h>
#include <stdlib.h>

#include "lib/base/bytes.h"
#include "lib/base/mem.h"
#include "lib/text/html.h"

struct xml {
	xmlBufferPtr bytes;
	xmlTextWriterPtr writer;
	struct buf clean;
};

/* The writer fails only for want of memory, or if it is called wrongly. */
static void
must(int result)
{
	assert(result >= 0);
	if (result < 0)
		abort();
}

struct xml *
xml_begin(void)
{
	struct xml *x = xcalloc(1, sizeof(*x));

	x->bytes = xmlBufferCreate();
	must(x->bytes ? 0 : -1);
	x->writer = xmlNewTextWriterMemory(x->bytes, 0);
	must(x->writer ? 0 : -1);
	must(xmlTextWriterSetIndent(x->writer, 1));
	must(xmlTextWriterStartDocument(x->writer, NULL, "UTF-8", NULL));
	return x;
}

/* How many of the BYTES bytes at P surely may stand in XML. */
static size_t
plain_bytes(const char *p)
{
	struct bytes b = bytes_load(p);

	return bytes_plain(p, b, bytes_within(b, 0, 0x1f));
}

/* S as the writer may have it; good until the next call. */
static const xmlChar *
clean(struct xml *x, struct str s)
{
	uint32_t c;
	size_t n;

	buf_reset(&x->clean);
	for (;;) {
		s = str_skip(s, bytes_add(&x->clean, s, plain_bytes));
		if (s.n == 0)
			break;
		n = utf8_decode(s, &c);
		if (n == 0)
			buf_utf8(&x->clean, 0xfffd);
		else if (xml_allows(c))
			buf_add(&x->clean, s.p, n);
		s = str_skip(s, n ? n : 1);
	}
	return (const xmlChar *)buf_cstr(&x->clean);
}

void
xml_open(struct xml *x, const char *name)
{
	must(xmlTextWriterStartElement(x->writer, (const xmlChar *)name));
}

void
xml_attr(struct xml *x, const char *name, const char *value)
{
	must(xmlTextWriterWriteAttribute(x->writer, (const xmlChar *)name,
		clean(x, str_of(value))));
}

void
xml_text(struct xml *x, struct str text)
{
	must(xmlTextWriterWriteString(x->writer, clean(x, text)));
}

void
xml_close(struct xml *x)
{
	must(xmlTextWriterEndElement(x->writer));
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
	must(xmlTextWriterEndDocument(x->writer));
	xmlFreeTextWriter(x->writer);
	buf_add(out, (const char *)xmlBufferContent(x->bytes),
		(size_t)xmlBufferLength(x->bytes));
	xmlBufferFree(x->bytes);
	buf_free(&x->clean);
	free(x);
}
