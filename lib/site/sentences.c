/* SPDX-License-Identifier: MPL-2.0 */
/* Sentences of a text, and their fingerprints. */
#include "lib/site/sentences.h"

#include <stdlib.h>

#include "lib/base/mem.h"

#define MIX 0x9e3779b97f4a7c15U

/* Eight bytes at a time. A clash only costs a comparison: nothing is called a
 * leak before its text has been compared. */
static uint64_t
fingerprint(const char *p, size_t n)
{
	uint64_t h = n * MIX, w;

	for (; n >= 8; p += 8, n -= 8) {
		memcpy(&w, p, 8);
		h = (h ^ w) * MIX;
		h ^= h >> 29;
	}
	for (w = 0; n > 0; n--)
		w = w << 8 | (unsigned char)p[n - 1];
	h = (h ^ w) * MIX;
	h ^= h >> 32;
	return h ? h : 1;
}

static void
emit(struct sentences *s, size_t from, size_t words)
{
	const char *p = s->block.p + from;
	size_t n = s->block.n - from;

	if (words >= SENTENCE_WORDS && n >= SENTENCE_BYTES)
		s->found(fingerprint(p, n), str_make(p, n), s->ctx);
}

static void
end_sentence(struct sentences *s)
{
	if (s->block.n > s->from) {
		emit(s, s->from, s->words);
		s->several |= s->from > 0;
	}
	s->words = 0;
	s->stop = false;
}

static void
end_block(struct sentences *s)
{
	end_sentence(s);
	if (s->several)
		emit(s, 0, s->block_words);
	s->block.n = 0;
	s->from = s->block_words = 0;
	s->space = s->several = false;
}

/* What a byte is to the reader: itself in lower case, a gap, or more. */
enum { GAP = 0, LEAD = 1, END = 2, NOT_BREAKING = 3, TAG = 4, ENTITY = 5 };
#define RANGE4(a) a, a + 1, a + 2, a + 3
#define RANGE16(a) RANGE4(a), RANGE4(a + 4), RANGE4(a + 8), RANGE4(a + 12)
static const unsigned char fold[256] = {
	GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP,
	GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP, GAP,
	GAP, GAP,
	GAP, END, '"', '#', '$', '%', ENTITY, '\'', '(', ')', '*', '+', ',', '-',
	END, '/',
	'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ':', ';', TAG, '=', '>',
	END,
	'@', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n',
	'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', '[', '\\', ']',
	'^', '_',
	'`', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n',
	'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', '{', '|', '}',
	'~', GAP,
	RANGE16(0x80), RANGE16(0x90), RANGE16(0xa0), RANGE16(0xb0),
	0xc0, 0xc1, NOT_BREAKING, LEAD, RANGE4(0xc4), RANGE4(0xc8), RANGE4(0xcc),
	RANGE16(0xd0), RANGE16(0xe0), RANGE16(0xf0),
};

/* There is room: see reserve. */
static inline void
put(struct sentences *s, unsigned char c)
{
	if (s->space) {
		s->space = false;
		if (s->stop)
			end_sentence(s);
		if (s->block.n)
			s->block.p[s->block.n++] = ' ';
		if (s->words == 0)
			s->from = s->block.n;
		s->words++;
		s->block_words++;
	} else if (s->block.n == 0) {
		s->words = s->block_words = 1;
	}
	s->stop = false;
	s->block.p[s->block.n++] = (char)c;
}

/* Room for all of a text: a block is never longer than what it is made of,
 * with a space for each of its words. */
static void
reserve(struct sentences *s, struct str text)
{
	buf_reset(&s->block);
	buf_room(&s->block, 2 * text.n + 2);
}

/* One character that is no plain byte; how many bytes it took. */
static size_t
odd(struct sentences *s, const char *p, size_t n, unsigned char kind)
{
	unsigned char c = (unsigned char)p[0], next;

	next = n > 1 ? (unsigned char)p[1] : 0;
	switch (kind) {
	case GAP:
		s->space = true;
		return 1;
	case END:
		put(s, c);
		s->stop = true;
		return 1;
	case NOT_BREAKING:
		if (next == 0xa0) {
			s->space = true;
			return 2;
		}
		put(s, c);
		return 1;
	case LEAD:
		put(s, c);
		if (next >= 0x80 && next <= 0x9e && next != 0x97) {
			put(s, next + 0x20);
			return 2;
		}
		return 1;
	default:
		put(s, c);
		return 1;
	}
}

/* Plain bytes in a row go straight into the block: the hot loop. */
static size_t
plain(struct sentences *s, const char *p, size_t n)
{
	char *to;
	size_t i;

	put(s, fold[(unsigned char)p[0]]);
	to = s->block.p + s->block.n;
	for (i = 1; i < n && fold[(unsigned char)p[i]] > ENTITY; i++)
		*to++ = (char)fold[(unsigned char)p[i]];
	s->block.n += i - 1;
	return i;
}

void
sentences_block(struct sentences *s, struct str text)
{
	size_t i = 0;

	reserve(s, text);
	while (i < text.n) {
		unsigned char kind = fold[(unsigned char)text.p[i]];

		if (kind > ENTITY)
			i += plain(s, text.p + i, text.n - i);
		else
			i += odd(s, text.p + i, text.n - i, kind);
	}
	end_block(s);
}

/* What a tag is to the text: it bounds a block, or stands in one. */
enum tag { TAG_BLOCK, TAG_INLINE, TAG_BREAK, TAG_INS, TAG_DEL, TAG_NOTE };

static bool
is(const char *p, const char *name, size_t n)
{
	return memcmp(p, name, n) == 0;
}

static enum tag
tag_of(const char *p, size_t n)
{
	switch (n) {
	case 1:
		return strchr("abiqsu", *p) ? TAG_INLINE : TAG_BLOCK;
	case 2:
		return is(p, "br", 2) ? TAG_BREAK : is(p, "em", 2)
			? TAG_INLINE : TAG_BLOCK;
	case 3:
		return is(p, "ins", 3) ? TAG_INS : is(p, "del", 3) ? TAG_DEL
			: is(p, "sup", 3) ? TAG_NOTE
			: is(p, "sub", 3) ? TAG_INLINE : TAG_BLOCK;
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

static size_t
skip_past(struct str page, size_t at, struct str what)
{
	size_t found = str_find(str_skip(page, at), what);

	return at + found + (at + found < page.n ? what.n : 0);
}

/* Reads TEXT without the block around it being touched. */
static void
read_apart(struct sentences *s, struct str text)
{
	struct sentences own = {.found = s->found, .ctx = s->ctx};

	sentences_markup(&own, text);
	sentences_free(&own);
}

/* Values of attributes, where one is long enough to matter and no address,
 * without the block around them being touched. */
static void
attributes(struct sentences *s, struct str tag)
{
	while (tag.n > SENTENCE_BYTES) {
		size_t at = str_chr(tag, '"'), n;

		if (at == tag.n)
			break;
		tag = str_skip(tag, at + 1);
		n = str_chr(tag, '"');
		if (n >= SENTENCE_BYTES && memchr(tag.p, ' ', n)) {
			read_apart(s, str_make(tag.p, n));
		}
		tag = str_skip(tag, n < tag.n ? n + 1 : n);
	}
}

/* SKIP is the tag whose text is left out: TAG_INS, TAG_DEL, else none. MIXED
 * is set when there is text of both kinds. */
struct reading {
	struct sentences *s;
	struct str page;
	enum tag skip;
	bool mixed;
};

/* A tag at AT; where it ends. The mark of a footnote is no part of the
 * sentence that it stands in. */
static size_t
read_tag(struct reading *r, size_t at)
{
	const char *p = r->page.p + at, *last = r->page.p + r->page.n, *name;
	const char *close = memchr(p, '>', r->page.n - at);
	enum tag tag;

	if (close == NULL)
		close = last - 1;
	if (last - p >= 4 && is(p, "<!--", 4)) {
		size_t end = skip_past(r->page, at, STR("-->"));

		read_apart(r->s, str_make(p + 4, end - at - 4 - (end - at >= 7
			? 3 : 0)));
		return end;
	}
	name = p + 1 + (p + 1 < last && p[1] == '/');
	for (p = name; p < close && ((*p >= 'a' && *p <= 'z') ||
	    (*p >= '1' && *p <= '6')); p++)
		continue;
	tag = tag_of(name, (size_t)(p - name));
	p = r->page.p + at;
	at += (size_t)(close - p) + 1;
	if (close - p > SENTENCE_BYTES)
		attributes(r->s, str_make(p, (size_t)(close - p)));
	if (tag == TAG_BLOCK)
		end_block(r->s);
	else if (tag == TAG_BREAK)
		r->s->space = true;
	r->mixed |= tag == TAG_INS || tag == TAG_DEL;
	if (p[1] == '/' || (tag != TAG_NOTE && (tag != r->skip ||
	    tag < TAG_INS)))
		return at;
	return skip_past(r->page, at, tag == TAG_NOTE ? STR("</sup>")
		: tag == TAG_INS ? STR("</ins>") : STR("</del>"));
}

/* An entity at AT: the characters that html_text writes as one. */
static size_t
read_entity(struct reading *r, size_t at)
{
	static const struct {
		const char *name;
		unsigned char c;
	} known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'},
		{"&quot;", '"'}, {"&#39;", '\''}, {"&apos;", '\''}};
	struct str rest = str_skip(r->page, at);
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (str_starts(rest, known[i].name)) {
			put(r->s, known[i].c);
			return at + strlen(known[i].name);
		}
	put(r->s, '&');
	return at + 1;
}

static void
read_page(struct reading *r)
{
	size_t i = 0;

	while (i < r->page.n) {
		unsigned char kind = fold[(unsigned char)r->page.p[i]];

		if (kind > ENTITY)
			i += plain(r->s, r->page.p + i, r->page.n - i);
		else if (kind == TAG)
			i = read_tag(r, i);
		else if (kind == ENTITY)
			i = read_entity(r, i);
		else
			i += odd(r->s, r->page.p + i, r->page.n - i, kind);
	}
	end_block(r->s);
}

void
sentences_markup(struct sentences *s, struct str page)
{
	struct reading r = {s, page, TAG_BLOCK, false};

	reserve(s, page);
	read_page(&r);
	if (!r.mixed)
		return;
	r.skip = TAG_INS;
	read_page(&r);
	r.skip = TAG_DEL;
	read_page(&r);
}

void
sentences_free(struct sentences *s)
{
	buf_free(&s->block);
}

static size_t
slot_of(const struct fingerprints *f, uint64_t v)
{
	size_t i = (size_t)(v >> 7) & (f->cap - 1);

	while (f->slots[i] && f->slots[i] != v)
		i = (i + 1) & (f->cap - 1);
	return i;
}

bool
fingerprints_has(const struct fingerprints *f, uint64_t v)
{
	return f->n && f->slots[slot_of(f, v)] == v;
}

bool
fingerprints_add(struct fingerprints *f, uint64_t v)
{
	size_t i;

	if ((f->n + 1) * 3 > f->cap * 2) {
		struct fingerprints big = {.cap = f->cap ? f->cap * 2 : 256,
			.n = f->n};

		big.slots = xcalloc(big.cap, sizeof(*big.slots));
		for (i = 0; i < f->cap; i++)
			if (f->slots[i])
				big.slots[slot_of(&big, f->slots[i])] =
					f->slots[i];
		free(f->slots);
		*f = big;
	}
	i = slot_of(f, v);
	if (f->slots[i] == v)
		return false;
	f->slots[i] = v;
	f->n++;
	return true;
}

static int
by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

uint64_t *
fingerprints_sorted(const struct fingerprints *f)
{
	uint64_t *v = xmalloc(f->n * sizeof(*v));
	size_t i, n = 0;

	for (i = 0; i < f->cap; i++)
		if (f->slots[i])
			v[n++] = f->slots[i];
	qsort(v, n, sizeof(*v), by_value);
	return v;
}

void
fingerprints_reset(struct fingerprints *f)
{
	if (f->cap)
		memset(f->slots, 0, f->cap * sizeof(*f->slots));
	f->n = 0;
}

void
fingerprints_free(struct fingerprints *f)
{
	free(f->slots);
	memset(f, 0, sizeof(*f));
}
