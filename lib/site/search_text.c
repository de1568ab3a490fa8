/* SPDX-License-Identifier: MPL-2.0 */
/* The words of a text, or of a piece of a finished page. */
#include "lib/site/search_text.h"

#include "lib/base/bytes.h"
#include "lib/text/letter.h"

#define HEADING 3
#define TEXT 1

/* The last byte of a block is looked at with the next one. */
#define LAST 63
#define LAST_BIT ((uint64_t)1 << LAST)

/* What a byte begins: nothing; a letter or digit of ASCII, one of Latin-1, or
 * what needs a closer look. */
enum { NONE, PLAIN, LATIN, RARE };
#define FOUR(a, k) [a] = k, [a + 1] = k, [a + 2] = k, [a + 3] = k
#define TEN(a, k) FOUR(a, k), FOUR(a + 4, k), [a + 8] = k, [a + 9] = k
#define LETTERS(a) TEN(a, PLAIN), TEN(a + 10, PLAIN), FOUR(a + 20, PLAIN), \
	[a + 24] = PLAIN, [a + 25] = PLAIN
static const unsigned char kinds[256] = {
	TEN('0', PLAIN), LETTERS('A'), LETTERS('a'),
	[0xc2] = RARE, [0xc3] = LATIN, FOUR(0xc4, RARE), FOUR(0xc8, RARE),
	FOUR(0xcc, RARE), TEN(0xd0, RARE), TEN(0xda, RARE), TEN(0xe4, RARE),
	FOUR(0xee, RARE), FOUR(0xf2, RARE),
};

static unsigned
kind_of(char c)
{
	return kinds[(unsigned char)c];
}

static size_t
rare_letter(struct str s)
{
	uint32_t c;
	size_t n = utf8_decode(s, &c);

	return n && letter_is(c) ? n : 0;
}

/* Length of the letter or digit at P; 0: it is none. */
static inline size_t
letter(const char *p, const char *end)
{
	unsigned kind = kind_of(*p);

	if (kind < PLAIN)
		return 0;
	if (kind == LATIN)
		return end - p < 2 || (p[1] & 0xc0) != 0x80 ||
			p[1] == '\x97' || p[1] == '\xb7' ? 0 : 2;
	return kind == PLAIN ? 1 : rare_letter(str_make(p, (size_t)(end - p)));
}

/* Where the word at P ends; P: there is none. */
static inline const char *
word_end(const char *p, const char *end)
{
	size_t n;

	do {
		while (p < end && kind_of(*p) == PLAIN)
			p++;
		n = p < end ? letter(p, end) : 0;
		p += n;
	} while (n);
	return p;
}

bool
search_word(struct str *text, struct str *word)
{
	const char *p = text->p, *end = p + text->n, *to;

	for (; p < end; p++) {
		to = word_end(p, end);
		if (to == p)
			continue;
		*word = str_make(p, (size_t)(to - p));
		*text = str_make(to, (size_t)(end - to));
		return true;
	}
	return false;
}

/* What a tag does to the text behind it; agreements in a list have a name
 * instead of a heading. WEIGHT 0: it is passed over. */
static unsigned
weight_after(struct str tag, unsigned weight)
{
	struct str name = tag;

	if (name.n && *name.p == '/')
		name = str_skip(name, 1);
	if (name.n >= 2 && name.p[0] == 'h' && name.p[1] >= '1' &&
	    name.p[1] <= '6')
		return name.p == tag.p ? HEADING : TEXT;
	if (str_is(tag, "p class=\"name\""))
		return HEADING;
	if (str_is(tag, "dt"))
		return 0;
	if (str_is(tag, "/p") || str_is(tag, "/dt"))
		return TEXT;
	return weight;
}

static const char *
pass_tag(struct search_html *h, const char *p)
{
	struct str s = str_make(p + 1, (size_t)(h->end - p - 1));
	size_t n = bytes_chr(s, '>');

	h->weight = weight_after(str_make(s.p, n), h->weight);
	s = str_skip(s, n < s.n ? n + 1 : n);
	return h->weight ? s.p : s.p + str_chr(s, '<');
}

/* A reference (&amp;) stands for a character that is in no word. */
static const char *
pass_reference(const struct search_html *h, const char *p)
{
	while (p < h->end && *p != ';' && *p != '<')
		p++;
	return p < h->end && *p == ';' ? p + 1 : p;
}

/* The masks of letters and digits of ASCII; of what begins a tag or reference;
 * of the second bytes of letters of Latin-1, whose first is LATIN_LEAD. */
#define LATIN_LEAD 0xc3
static inline struct bytes
plain_mask(struct bytes b)
{
	struct bytes lower = {b.v | 0x20};

	lower = bytes_within(lower, 'a', 'z');
	lower.v |= bytes_within(b, '0', '9').v;
	return lower;
}
static inline struct bytes
mark_mask(struct bytes b)
{
	return (struct bytes){bytes_are(b, '<').v | bytes_are(b, '&').v};
}
static inline struct bytes
latin_mask(struct bytes b)
{
	struct bytes trail = bytes_within(b, 0x80, 0xbf);

	b.v |= 0x20;
	trail.v &= ~bytes_are(b, 0xb7).v;
	return trail;
}

/* The bits of letters of Latin-1 that are whole in the block V. */
static uint64_t
latin_bits(const struct bytes v[4])
{
	uint64_t lead = bytes_bits4(bytes_are(v[0], LATIN_LEAD),
		bytes_are(v[1], LATIN_LEAD), bytes_are(v[2], LATIN_LEAD),
		bytes_are(v[3], LATIN_LEAD));
	uint64_t trail = bytes_bits4(latin_mask(v[0]), latin_mask(v[1]),
		latin_mask(v[2]), latin_mask(v[3]));

	trail &= lead << 1 & ~LAST_BIT;
	return trail | trail >> 1;
}

/* Looks at the block at P. A letter of Latin-1 that is cut off stays open. */
static void
look(struct search_html *h, const char *p)
{
	uint64_t plain, marks, high, latin;
	struct bytes v[4];
	char rest[LAST + 1];

	h->block = p;
	h->at = 0;
	if ((size_t)(h->end - p) < sizeof(rest)) {
		memset(rest, ' ', sizeof(rest));
		memcpy(rest, p, (size_t)(h->end - p));
		p = rest;
	}
	memcpy(v, p, sizeof(v));
	plain = bytes_bits4(plain_mask(v[0]), plain_mask(v[1]),
		plain_mask(v[2]), plain_mask(v[3]));
	marks = bytes_bits4(mark_mask(v[0]), mark_mask(v[1]),
		mark_mask(v[2]), mark_mask(v[3]));
	high = bytes_bits4(v[0], v[1], v[2], v[3]);
	latin = high ? latin_bits(v) : 0;
	h->letters = (plain & ~LAST_BIT) | latin;
	h->open = (high & ~latin) | LAST_BIT;
	h->any = h->letters | h->open | marks;
}

struct search_html
search_html(struct str html)
{
	struct search_html h = {.end = html.p + html.n, .weight = TEXT};

	look(&h, html.p);
	return h;
}

static inline void
go_to(struct search_html *h, const char *p)
{
	if (p - h->block > LAST)
		look(h, p);
	else
		h->at = (size_t)(p - h->block);
}

bool
search_html_find(struct search_html *h, struct str *word)
{
	do {
		const char *p, *to;

		if (h->at == LAST && h->end - h->block <= LAST)
			return false;
		p = h->block + h->at;
		if (h->at == LAST) {
			look(h, p);
		} else if (*p == '<') {
			go_to(h, pass_tag(h, p));
		} else if (*p == '&') {
			go_to(h, pass_reference(h, p));
		} else {
			to = word_end(p + search_html_run(h), h->end);
			*word = str_make(p, (size_t)(to - p));
			go_to(h, word->n ? to : p + 1);
			if (word->n)
				return true;
		}
	} while (!search_html_take(h, word));
	return true;
}
