/* SPDX-License-Identifier: MPL-2.0 */
/* The words of a text, or of a piece of a finished page. */
#include "lib/site/search_text.h"

#include "lib/base/bytes.h"
#include "lib/text/letter.h"

#define HEADING 3
#define TEXT 1

/* What a byte begins: nothing; in HTML a tag or a reference; a letter or digit
 * of ASCII, one of Latin-1, or what needs a closer look. */
enum { NONE, TAG, REFERENCE, PLAIN, LATIN, RARE };
#define FOUR(a, k) [a] = k, [a + 1] = k, [a + 2] = k, [a + 3] = k
#define TEN(a, k) FOUR(a, k), FOUR(a + 4, k), [a + 8] = k, [a + 9] = k
#define LETTERS(a) TEN(a, PLAIN), TEN(a + 10, PLAIN), FOUR(a + 20, PLAIN), \
	[a + 24] = PLAIN, [a + 25] = PLAIN
static const unsigned char kinds[256] = {
	TEN('0', PLAIN), LETTERS('A'), LETTERS('a'),
	[0xc2] = RARE, [0xc3] = LATIN, FOUR(0xc4, RARE), FOUR(0xc8, RARE),
	FOUR(0xcc, RARE), TEN(0xd0, RARE), TEN(0xda, RARE), TEN(0xe4, RARE),
	FOUR(0xee, RARE), FOUR(0xf2, RARE), ['<'] = TAG, ['&'] = REFERENCE,
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

struct search_html
search_html(struct str html)
{
	return (struct search_html){html.p, html.p + html.n, TEXT};
}

bool
search_html_word(struct search_html *h, struct str *word)
{
	const char *p = h->at;

	while (p < h->end) {
		unsigned kind = kind_of(*p);

		if (kind == TAG) {
			p = pass_tag(h, p);
		} else if (kind == REFERENCE) {
			p = pass_reference(h, p);
		} else if (kind == NONE || (h->at = word_end(p, h->end)) == p) {
			p++;
		} else {
			*word = str_make(p, (size_t)(h->at - p));
			return true;
		}
	}
	h->at = p;
	return false;
}
