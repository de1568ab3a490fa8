/* SPDX-License-Identifier: MPL-2.0 */
/* A finished page, read for its sentences. Most of a page is
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
	/* Between two blocks there is most often nothing or a line's end. */
	if (text.n == 0 || (text.n == 1 && *text.p == '\n' &&
	    m->piece_count == 0) || m->state & IN_NOTE)
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

	return s.n >= n && memcmp(s.p, name, n) == 0 &&
		(s.n == n || !in_name(s.p[n]));
}

static inline bool
is_comment(struct str tag)
{
	return tag.n >= 3 && *tag.p == '!' && memcmp(tag.p, "!--", 3) == 0;
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
	case '!':
		in = is_comment(s);
		break;
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
 * has spaces. */
static void
read_attributes(struct markup *m, struct str tag)
{
	while (tag.n > SENTENCE_BYTES) {
		size_t at = bytes_chr(tag, '"'), n;

		if (at == tag.n)
			break;
		tag = str_skip(tag, at + 1);
		n = bytes_chr(tag, '"');
		if (n >= SENTENCE_BYTES && memchr(tag.p, ' ', n))
			read_apart(m, str_make(tag.p, n));
		tag = str_skip(tag, n < tag.n ? n + 1 : n);
	}
}

static void
read_unseen(struct markup *m, struct str tag)
{
	if (is_comment(tag))
		read_apart(m, str_make(tag.p + 3, tag.n - 3 -
			(str_ends(tag, "--") ? 2 : 0)));
	else
		read_attributes(m, tag);
}

/* The mark of a footnote is no part of the sentence that it stands in. */
static inline void
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

/* What stands between "<", behind which REST begins, and its ">". */
static struct str
whole_tag(struct str rest)
{
	if (is_comment(rest)) {
		size_t n = 3 + str_find(str_skip(rest, 3), STR("-->"));

		return str_make(rest.p, n < rest.n ? n + 2 : n);
	}
	return str_make(rest.p, bytes_chr(rest, '>'));
}

static inline void
read_tag(struct markup *m, struct str tag)
{
	bool closes = tag.n && *tag.p == '/';

	if (tag.n > SENTENCE_BYTES)
		read_unseen(m, tag);
	meet(m, tag_of(str_skip(tag, closes)), closes);
}

void
markup_read(struct markup *m, struct str page)
{
	char copy[WINDOW];
	struct str rest = page;
	const char *text = page.p; /* where what is being read begins */

	m->state = m->met = 0;
	while (rest.n) {
		const char *p = bytes_window(copy, rest);
		uint64_t open = bytes_are4(p, '<'), all = bytes_are4(p, '>');
		size_t step = WINDOW;

		while (open) {
			unsigned k = (unsigned)__builtin_ctzll(open);
			uint64_t shut = all >> k;
			struct str tag = str_skip(rest, k + 1);

			if (shut && *tag.p != '!') {
				tag.n = (unsigned)__builtin_ctzll(shut) - 1;
				open &= ~(uint64_t)1 << (k + 1 + tag.n);
			} else {
				tag = whole_tag(tag);
				open = 0;
				step = k + tag.n + 2;
			}
			add_piece(m, str_make(text,
				(size_t)(tag.p - 1 - text)));
			read_tag(m, tag);
			text = tag.p + tag.n + 1;
		}
		rest = str_skip(rest, step < rest.n ? step : rest.n);
	}
	if (text < rest.p)
		add_piece(m, str_make(text, (size_t)(rest.p - text)));
	end_block(m);
}

void
markup_free(struct markup *m)
{
	sentences_free(&m->reader);
	free(m->pieces);
}
