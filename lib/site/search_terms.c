/* SPDX-License-Identifier: MPL-2.0 */
/* Words as the search knows them. */
#include "lib/site/search_terms.h"

#include "lib/base/ascii.h"
#include "lib/site/wording.h"
#include "lib/text/letter.h"

#define WORDS_MAX 100000

/* What a byte begins: a letter or digit of ASCII, one of Latin-1, what needs
 * a closer look, or none. */
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

/* Length of the letter or digit at the front of S; 0: it is none. */
static size_t
letter(struct str s)
{
	uint32_t c;
	size_t n;

	switch (kinds[(unsigned char)s.p[0]]) {
	case PLAIN:
		return 1;
	case LATIN:
		return s.n < 2 || s.p[1] == '\x97' || s.p[1] == '\xb7' ? 0 : 2;
	case RARE:
		n = utf8_decode(s, &c);
		return n && letter_is(c) ? n : 0;
	default:
		return 0;
	}
}

bool
search_word(struct str *text, struct str *word)
{
	const unsigned char *p = (const unsigned char *)text->p;
	const unsigned char *end = p + text->n, *from;
	size_t n = 0;

	while (p < end && (kinds[*p] == NONE || letter(str_make(
	    (const char *)p, (size_t)(end - p))) == 0))
		p++;
	for (from = p; p < end; p += n) {
		n = kinds[*p] == PLAIN ? 1 : letter(str_make((const char *)p,
			(size_t)(end - p)));
		if (n == 0)
			break;
	}
	*word = str_make((const char *)from, (size_t)(p - from));
	*text = str_make((const char *)p, (size_t)(end - p));
	return word->n > 0;
}

/* Adds S with each of N texts FROM as the one of TO. */
static void
replace(struct buf *out, struct str s, const char *const *from,
	const char *const *to, size_t n)
{
	while (s.n) {
		size_t i = 0;

		while (i < n && !str_starts(s, from[i]))
			i++;
		if (i < n)
			buf_z(out, to[i]);
		else
			buf_char(out, *s.p);
		s = str_skip(s, i < n ? strlen(from[i]) : 1);
	}
}

/* WORD in the one spelling that stems are made from. */
static void
unite(struct search_terms *t, struct buf *out, struct str word)
{
	static const char *const from[] = {"aa", "ae", "oe", "ä", "ö"};
	static const char *const to[] = {"å", "æ", "ø", "æ", "ø"};
	struct buf plain = {0};

	letters_plain(&plain, text_lower(&t->scratch, word));
	replace(out, buf_view(&plain), from, to, 5);
	buf_free(&plain);
	arena_reset(&t->scratch);
}

static bool
says_nothing(const struct search_terms *t, struct str word)
{
	struct str rest = str_of(wording(t->lang, W_SEARCH_STOPS)), stop;

	if (utf8_count(word) < 2 || (ascii_digits(word) == word.n && word.n > TERM_DIGITS))
		return true;
	while (str_split(&rest, ' ', &stop))
		if (str_eq(stop, word))
			return true;
	return false;
}

/* The term in OUT; empty: none. */
static void
make(struct search_terms *t, struct buf *out, struct str word)
{
	static const char *const from[] = {"å", "æ", "ø"};
	static const char *const to[] = {"aa", "ae", "oe"};
	struct buf one = {0};

	unite(t, &one, word);
	if (!says_nothing(t, buf_view(&one))) {
		if (t->stemmer == NULL && t->lang == LANG_DA)
			t->stemmer = stemmer_new("da");
		replace(out, t->stemmer ? stemmer_stem(t->stemmer,
			buf_view(&one)) : buf_view(&one), from, to, 3);
	}
	if (out->n > TERM_MAX)
		out->n = 0;
	buf_free(&one);
}

static struct search_term *
find(struct search_terms *t, struct str text)
{
	struct search_term *term = map_get(&t->by_text, text);

	if (term == NULL) {
		term = ARENA_NEW(&t->arena, struct search_term);
		term->text = str_make(arena_strndup(&t->arena, text.p, text.n),
			text.n);
		term->document = term->group = UINT32_MAX;
		map_put(&t->by_text, term->text, term);
	}
	return term;
}

struct search_term *
search_term(struct search_terms *t, struct str word)
{
	struct search_term *term = map_get(&t->by_word, word);
	struct buf text = {0};

	if (term == NULL) {
		make(t, &text, word);
		term = find(t, buf_view(&text));
		word.p = arena_strndup(&t->arena, word.p, word.n);
		map_put(&t->by_word, word, term);
		buf_free(&text);
	}
	return term->text.n ? term : NULL;
}

void
search_terms_tidy(struct search_terms *t)
{
	if (t->by_word.n < WORDS_MAX)
		return;
	map_free(&t->by_word);
	map_free(&t->by_text);
	arena_reset(&t->arena);
}

void
search_terms_free(struct search_terms *t)
{
	map_free(&t->by_word);
	map_free(&t->by_text);
	arena_free(&t->arena);
	arena_free(&t->scratch);
	stemmer_free(t->stemmer);
}
