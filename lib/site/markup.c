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

static inline bool
in_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '1' && c <= '6');
}

/* Whether NAME and no longer one stands at the beginning of S. */
static inline bool
is(struct str s, const char *name)
{
	size_t n = strlen(name);

	return s.n > n && memcmp(s.p, name, n) == 0 && !in_name(s.p[n]);
}

/* What those are that begin with the same letter as other inline ones. */
static enum tag
tag_of_s(struct str s)
{
	if (is(s, "sup"))
		return TAG_NOTE;
	return is(s, "span") || is(s, "strong") || is(s, "small") ||
		is(s, "sub") || is(s, "s") ? TAG_INLINE : TAG_BLOCK;
}

/* The tag whose name S begins with: nearly all are told by the first letter. */
static enum tag
tag_of(struct str s)
{
	bool in;

	switch (s.n ? *s.p : ' ') {
	case 'a':
		in = is(s, "a") || is(s, "abbr");
		break;
	case 'b':
		if (is(s, "br"))
			return TAG_BREAK;
		in = is(s, "b");
		break;
	case 'c':
		in = is(s, "code") || is(s, "cite");
		break;
	case 'd':
		return is(s, "del") ? TAG_DEL : TAG_BLOCK;
	case 'e':
		in = is(s, "em");
		break;
	case 'i':
		if (is(s, "ins"))
			return TAG_INS;
		in = is(s, "i");
		break;
	case 'm':
		in = is(s, "mark");
		break;
	case 'q':
		in = is(s, "q");
		break;
	case 's':
		return tag_of_s(s);
	case 't':
		in = is(s, "time");
		break;
	case 'u':
		in = is(s, "u");
		break;
	default:
		in = false;
	}
	return in ? TAG_INLINE : TAG_BLOCK;
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
	while (tag.n && in_name(*tag.p))
		tag = str_skip(tag, 1);
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
	size_t from = 1 + (rest.n > 1 && rest.p[1] == '/');
	size_t n = bytes_chr(rest, '>');

	if (rest.n >= 4 && memcmp(rest.p, "<!--", 4) == 0)
		return read_comment(m, rest);
	n += n < rest.n;
	if (n > SENTENCE_BYTES + 1)
		read_attributes(m, str_make(rest.p + from, n - from));
	meet(m, tag_of(str_skip(rest, from)), from == 2);
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
