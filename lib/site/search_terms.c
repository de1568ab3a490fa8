/* SPDX-License-Identifier: MPL-2.0 */
/* Words as the search knows them. */
#include "lib/site/search_terms.h"

#include <stdlib.h>

#include "lib/base/ascii.h"
#include "lib/site/wording.h"
#include "lib/text/letter.h"

#define WORDS_MAX 100000

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
		term->hash = hash_quick(term->text, 0);
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

	if (term)
		return term;
	make(t, &text, word);
	term = find(t, buf_view(&text));
	word.p = arena_strndup(&t->arena, word.p, word.n);
	map_put(&t->by_word, word, term);
	buf_free(&text);
	return term;
}

struct search_term *
search_recall(struct search_terms *t, struct str word,
	struct search_short *at)
{
	*at = (struct search_short){.term = search_term(t, word)};
	memcpy(at->bytes, word.p, word.n);
	return at->term;
}

void
search_terms_begin(struct search_terms *t)
{
	if (t->at_hand && t->by_word.n < WORDS_MAX)
		return;
	map_free(&t->by_word);
	map_free(&t->by_text);
	arena_reset(&t->arena);
	free(t->at_hand);
	t->at_hand = xcalloc(SEARCH_AT_HAND, sizeof(*t->at_hand));
}

void
search_terms_free(struct search_terms *t)
{
	map_free(&t->by_word);
	map_free(&t->by_text);
	free(t->at_hand);
	arena_free(&t->arena);
	arena_free(&t->scratch);
	stemmer_free(t->stemmer);
}
