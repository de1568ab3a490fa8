/* SPDX-License-Identifier: MPL-2.0 */
/* A finished page, read for its sentences. Most of a page are
 * tags and short texts: these are measured and passed over, and only a block
 * that is long enough for a sentence is read. */
#include "lib/site/markup.h"

#include <stdlib.h>

#include "lib/base/bytes.h"
#include "lib/base/mem.h"

/* What text may stand in. */
enum { IN_INS = 1, IN_DEL = 2, IN_NOTE = 4 };

/* A stretch of text between two tags, and what it stands in. */
struct markup_piece {
	struct str text;
	unsigned state;
};

static inline void
add_piece(struct markup *m, struct str text)
{
	if (m->state & IN_NOTE)
		return;
	/* Between two blocks there is most often a line's end. */
	if (m->piece_count == 0 && text.n == 1 && *text.p == '\n')
		return;
	VEC_GROW(m->pieces, m->piece_cap, m->piece_count + 1);
	m->pieces[m->piece_count++] = (struct markup_piece){text, m->state};
	m->length += text.n;
}

static void
read_pieces(struct markup *m, unsigned without)
{
	size_t i;

	for (i = 0; i < m->piece_count; i++)
		if ((m->pieces[i].state & without) == 0)
			sentences_add(&m->reader, m->pieces[i].text, true);
	sentences_end(&m->reader);
}

static void
read_block(struct markup *m)
{
	read_pieces(m, 0);
	if (m->met & (IN_INS | IN_DEL)) {
		read_pieces(m, IN_INS);
		read_pieces(m, IN_DEL);
	}
}

static inline void
end_block(struct markup *m)
{
	if (m->length >= SENTENCE_BYTES)
		read_block(m);
	m->piece_count = m->length = 0;
	m->met = m->state;
}

/* What a tag is to the text: it bounds a block, or stands in one. */
enum tag { TAG_BLOCK, TAG_INLINE, TAG_BREAK, TAG_INS, TAG_DEL, TAG_NOTE };

static bool
is(const char *p, const char *name, size_t n)
{
	return memcmp(p, name, n) == 0;
}

/* Those of four letters and more. */
static enum tag
long_tag(const char *p, size_t n)
{
	switch (n) {
	case 4:
		return is(p, "span", 4) || is(p, "code", 4) || is(p, "time", 4)
			|| is(p, "abbr", 4) || is(p, "cite", 4)
			|| is(p, "mark", 4) ? TAG_INLINE : TAG_BLOCK;
	case 5:
		return is(p, "small", 5) ? TAG_INLINE : TAG_BLOCK;
	case 6:
		return is(p, "strong", 6) ? TAG_INLINE : TAG_BLOCK;
	default:
		return TAG_BLOCK;
	}
}

static enum tag
tag_of(const char *p, size_t n)
{
	switch (n) {
	case 1:
		return *p == 'a' || *p == 'b' || *p == 'i' || *p == 'q' ||
			*p == 's' || *p == 'u' ? TAG_INLINE : TAG_BLOCK;
	case 2:
		return is(p, "br", 2) ? TAG_BREAK : is(p, "em", 2)
			? TAG_INLINE : TAG_BLOCK;
	case 3:
		return is(p, "ins", 3) ? TAG_INS : is(p, "del", 3) ? TAG_DEL
			: is(p, "sup", 3) ? TAG_NOTE
			: is(p, "sub", 3) ? TAG_INLINE : TAG_BLOCK;
	default:
		return long_tag(p, n);
	}
}

/* Reads TEXT without the block around it being touched. */
static void
read_apart(struct markup *m, struct str text)
{
	struct markup own = {.reader = {.found = m->reader.found,
		.ctx = m->reader.ctx}};

	markup_read(&own, text);
	markup_free(&own);
}

/* Values of attributes, where one is long enough to matter and no address: it
 * has spaces, not only one before the first attribute. */
static void
read_attributes(struct markup *m, struct str tag)
{
	if (tag.n < 2 || memchr(tag.p + 1, ' ', tag.n - 1) == NULL)
		return;
	while (tag.n > SENTENCE_BYTES) {
		size_t at = str_chr(tag, '"'), n;

		if (at == tag.n)
			break;
		tag = str_skip(tag, at + 1);
		n = str_chr(tag, '"');
		if (n >= SENTENCE_BYTES && memchr(tag.p, ' ', n))
			read_apart(m, str_make(tag.p, n));
		tag = str_skip(tag, n < tag.n ? n + 1 : n);
	}
}

/* "<!-- … -->" at the beginning of REST; its length. */
static size_t
read_comment(struct markup *m, struct str rest)
{
	size_t end;

	rest = str_skip(rest, 4);
	end = str_find(rest, STR("-->"));
	read_apart(m, str_make(rest.p, end));
	return 4 + end + (end < rest.n ? 3 : 0);
}

/* The mark of a footnote is no part of the sentence that it stands in. */
static void
meet(struct markup *m, enum tag tag, bool closes)
{
	unsigned in = tag == TAG_INS ? IN_INS : tag == TAG_DEL ? IN_DEL
		: IN_NOTE;

	if (tag == TAG_BLOCK) {
		end_block(m);
	} else if (tag == TAG_BREAK) {
		add_piece(m, STR(" "));
	} else if (tag != TAG_INLINE) {
		m->state = closes ? m->state & ~in : m->state | in;
		m->met |= in;
	}
}

/* The tag at the beginning of REST; its length. */
static size_t
read_tag(struct markup *m, struct str rest)
{
	size_t from = 1 + (rest.n > 1 && rest.p[1] == '/'), end = from, n;

	if (rest.n >= 4 && is(rest.p, "<!--", 4))
		return read_comment(m, rest);
	while (end < rest.n && ((rest.p[end] >= 'a' && rest.p[end] <= 'z') ||
	    (rest.p[end] >= '1' && rest.p[end] <= '6')))
		end++;
	n = end < rest.n && rest.p[end] == '>' ? end
		: end + bytes_chr(str_skip(rest, end), '>');
	n += n < rest.n;
	if (n > SENTENCE_BYTES + 1)
		read_attributes(m, str_make(rest.p + end, n - end));
	meet(m, tag_of(rest.p + from, end - from), from == 2);
	return n;
}

void
markup_read(struct markup *m, struct str page)
{
	m->state = m->met = 0;
	while (page.n) {
		size_t n = bytes_chr(page, '<');

		if (n)
			add_piece(m, str_make(page.p, n));
		page = str_skip(page, n);
		if (page.n)
			page = str_skip(page, read_tag(m, page));
	}
	end_block(m);
}

void
markup_free(struct markup *m)
{
	sentences_free(&m->reader);
	free(m->pieces);
}
