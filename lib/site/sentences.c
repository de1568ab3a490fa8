/* SPDX-License-Identifier: MPL-2.0 */
/* Sentences of a text, and their fingerprints. */
#include "lib/site/sentences.h"

#include "lib/base/bytes.h"
#include "lib/base/hash.h"

/* Eight bytes at a time; the zeros behind the last are written first: there is
 * room. A clash only costs a comparison: nothing is called a leak before its
 * text has been compared. */
static uint64_t
fingerprint(char *p, size_t n)
{
	uint64_t h = hash_mix(0, n), w;
	size_t i;

	memset(p + n, 0, sizeof(w));
	for (i = 0; i < n; i += sizeof(w)) {
		memcpy(&w, p + i, sizeof(w));
		h = hash_mix(h, w);
	}
	return h ^ h >> 29;
}

static bool
is_long_enough(struct str text)
{
	size_t i = 0, words = 1;

	if (text.n < SENTENCE_BYTES)
		return false;
	for (; words < SENTENCE_WORDS && i + BYTES <= text.n; i += BYTES) {
		unsigned bits = bytes_bits(bytes_are(bytes_load(text.p + i),
			' '));

		for (; bits; bits &= bits - 1)
			words++;
	}
	for (; words < SENTENCE_WORDS && i < text.n; i++)
		words += text.p[i] == ' ';
	return words >= SENTENCE_WORDS;
}

static void
emit(struct sentences *s, uint64_t v, size_t from)
{
	struct str text = str_skip(buf_view(&s->block), from);

	if (is_long_enough(text))
		s->found(v ? v : 1, text, s->ctx);
}

static void
end_sentence(struct sentences *s)
{
	size_t from = s->from;
	uint64_t v = fingerprint(s->block.p + from, s->block.n - from);

	emit(s, v, from);
	s->whole = hash_mix(s->whole, v);
	s->several |= from > 0;
	s->from = s->block.n + 1;
}

void
sentences_end(struct sentences *s)
{
	if (s->block.n && s->block.p[s->block.n - 1] == ' ')
		s->block.n--;
	if (s->block.n > s->from)
		end_sentence(s);
	if (s->several)
		emit(s, s->whole, 0);
	s->block.n = s->from = 0;
	s->whole = 0;
	s->several = false;
}

/* What parts words: one space, and the end of a sentence where a point comes
 * first. There is room: see sentences_add. */
static void
gap(struct sentences *s)
{
	char last = s->block.n ? s->block.p[s->block.n - 1] : ' ';

	if (last == ' ')
		return;
	if (last == '.' || last == '!' || last == '?')
		end_sentence(s);
	s->block.p[s->block.n++] = ' ';
}

/* This makes a letter lower case, be it of ASCII or of two bytes. What else it
 * makes the same, as [ and {, tells no two sentences from one another. */
#define LOWER 0x20

static void
put(struct sentences *s, char c)
{
	s->block.p[s->block.n++] = (char)(c | LOWER);
}

/* The characters that html_text writes as entities; how many bytes it took. */
static size_t
entity(struct sentences *s, struct str rest)
{
	static const struct {
		struct str name;
		char c;
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

#define DELETE 0x7f
#define NOT_BREAKING 0xc2      /* with 0xa0, a space */

/* The character in front of REST; how many bytes it took. */
static size_t
one(struct sentences *s, struct str rest, bool escaped)
{
	unsigned char c = (unsigned char)rest.p[0];

	if (c == NOT_BREAKING && rest.n > 1 &&
	    (unsigned char)rest.p[1] == 0xa0) {
		gap(s);
		return 2;
	}
	if (c == '&' && escaped)
		return entity(s, rest);
	if (c <= ' ' || c == DELETE)
		gap(s);
	else
		put(s, rest.p[0]);
	return 1;
}

/* Words with one space between two of them go BYTES at a time, or what is left
 * of REST; how many bytes were taken. What begins with ESCAPE is for one(), as
 * are a space in front and those that end a sentence. */
static size_t
words(struct sentences *s, struct str rest, unsigned char escape)
{
	static const struct bytes front = {{0xff}};
	struct bytes b = bytes_load_first(rest);
	struct bytes spaces = bytes_are(b, ' '), gaps = bytes_within(b, 0, ' ');
	struct bytes ends = bytes_after((struct bytes){gaps.v |
		bytes_are(b, '.').v | bytes_are(b, '!').v |
		bytes_are(b, '?').v});
	unsigned odd = bytes_bits((struct bytes){(gaps.v ^ spaces.v) |
		(spaces.v & (ends.v | front.v)) | bytes_are(b, DELETE).v |
		bytes_are(b, NOT_BREAKING).v | bytes_are(b, escape).v});
	size_t n = odd ? bytes_first(odd) : BYTES;

	b.v |= LOWER;
	bytes_store(s->block.p + s->block.n, b);
	s->block.n += n;
	return n;
}

void
sentences_add(struct sentences *s, struct str text, bool escaped)
{
	unsigned char escape = escaped ? '&' : NOT_BREAKING;

	buf_room(&s->block, text.n + BYTES);
	while (text.n) {
		size_t n = words(s, text, escape);

		text = str_skip(text, n);
		if (n < BYTES && text.n)
			text = str_skip(text, one(s, text, escaped));
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
