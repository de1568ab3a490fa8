/* SPDX-License-Identifier: MPL-2.0 */
/* Sentences of a text, and their fingerprints. */
#include "lib/site/sentences.h"

#include "lib/base/bytes.h"

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

void
sentences_end(struct sentences *s)
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

/* There is room: see sentences_add. */
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

/* Whole words in a row, with one space between two of them, go BYTES at a
 * time; how many bytes were taken, 0 where there is more to it. Within a word
 * that has begun, put() would do no more than this. */
static size_t
words(struct sentences *s, const char *p)
{
	struct bytes b = bytes_load(p), c3 = bytes_are(b, 0xc3), up;
	struct bytes spaces = bytes_are(b, ' ');
	size_t n = BYTES, count;

	if (s->space || s->stop || s->block.n == 0 || bytes_bits((struct bytes){
	    bytes_within(b, 0, 0x1f).v | bytes_within(b, 0x7f, 0x7f).v |
	    bytes_are(b, '!').v | bytes_are(b, '.').v | bytes_are(b, '?').v |
	    bytes_are(b, '<').v | bytes_are(b, '&').v |
	    bytes_are(b, 0xc2).v | (spaces.v & bytes_after(spaces).v)}))
		return 0;
	/* The letters from À to Þ are two bytes; the second is raised. */
	up.v = bytes_within(b, 'A', 'Z').v | (bytes_after(c3).v &
		bytes_within(b, 0x80, 0x9e).v & ~bytes_are(b, 0x97).v);
	b.v += up.v & 0x20;
	bytes_store(s->block.p + s->block.n, b);
	n -= p[n - 1] == ' ' || (unsigned char)p[n - 1] == 0xc3;
	count = bytes_count(bytes_bits(spaces) & ((1U << n) - 1));
	s->words += count;
	s->block_words += count;
	s->block.n += n;
	return n;
}

/* The characters that html_text writes as entities; how many bytes it took. */
static size_t
entity(struct sentences *s, struct str rest)
{
	static const struct {
		struct str name;
		unsigned char c;
	} known[] = {{{"&amp;", 5}, '&'}, {{"&lt;", 4}, '<'},
		{{"&gt;", 4}, '>'}, {{"&quot;", 6}, '"'},
		{{"&#39;", 5}, '\''}, {{"&apos;", 6}, '\''}};
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (rest.n >= known[i].name.n && memcmp(rest.p,
			known[i].name.p, known[i].name.n) == 0) {
			put(s, known[i].c);
			return known[i].name.n;
		}
	put(s, '&');
	return 1;
}

void
sentences_add(struct sentences *s, struct str text, bool escaped)
{
	size_t i = 0;

	/* A block is never longer than what it is made of, with a space for
	 * each of its words. */
	buf_room(&s->block, 2 * text.n + 2 + BYTES);
	while (i < text.n) {
		unsigned char kind = fold[(unsigned char)text.p[i]];
		size_t many = text.n - i >= BYTES ? words(s, text.p + i) : 0;

		i += many;
		if (many)
			continue;
		if (kind > ENTITY)
			i += plain(s, text.p + i, text.n - i);
		else if (kind == ENTITY && escaped)
			i += entity(s, str_skip(text, i));
		else
			i += odd(s, text.p + i, text.n - i, kind);
	}
}

void
sentences_block(struct sentences *s, struct str text)
{
	sentences_add(s, text, false);
	sentences_end(s);
}

void
sentences_free(struct sentences *s)
{
	buf_free(&s->block);
}
