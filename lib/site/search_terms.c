/* SPDX-License-Identifier: MPL-2.0 */
/* Words as the search knows them. */
#include "lib/site/search_terms.h"

#include <stdlib.h>

#include "lib/base/ascii.h"
#include "lib/site/wording.h"
#include "lib/text/letter.h"

#define WORDS_MAX 100000

/* Two bytes, and the two that stand for them. */
#define UNITE "aaåaeæoeøäæöø"
#define PART "åaaæaeøoe"

static void
replace(struct buf *b, const char *pairs)
{
	const char *pair;
	size_t i;

	for (i = 0; i + 1 < b->n; i++)
		for (pair = pairs; *pair; pair += 4)
			if (b->p[i] == pair[0] && b->p[i + 1] == pair[1]) {
				memcpy(b->p + i++, pair + 2, 2);
				break;
			}
}

static bool
is_stop(struct search_terms *t, struct str word)
{
	struct str rest = str_of(wording(t->lang, W_SEARCH_STOPS)), stop;

	if (t->stops.n == 0)
		while (str_split(&rest, ' ', &stop))
			map_put(&t->stops, stop, t);
	return map_get(&t->stops, word) != NULL;
}

static bool
says_nothing(struct search_terms *t, struct str word)
{
	return utf8_count(word) < 2 || (ascii_digits(word) == word.n &&
		word.n > TERM_DIGITS) || is_stop(t, word);
}

/* The text of the term of WORD, until the next call; empty: none. Stems are made
 * from one spelling, whatever WORD's own is. */
static struct str
make(struct search_terms *t, struct str word)
{
	struct buf *b = &t->text;
	struct str stem;

	buf_reset(b);
	letters_plain(b, text_lower(&t->scratch, word));
	arena_reset(&t->scratch);
	replace(b, UNITE);
	if (says_nothing(t, buf_view(b)))
		return STR("");
	if (t->stemmer == NULL && t->lang == LANG_DA)
		t->stemmer = stemmer_new("da");
	if (t->stemmer) {
		stem = stemmer_stem(t->stemmer, buf_view(b));
		if (stem.p != b->p) {
			buf_reset(b);
			buf_str(b, stem);
		}
	}
	replace(b, PART);
	return b->n > TERM_MAX ? STR("") : buf_view(b);
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

	if (term)
		return term;
	term = find(t, make(t, word));
	word.p = arena_strndup(&t->arena, word.p, word.n);
	map_put(&t->by_word, word, term);
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
	map_free(&t->stops);
	free(t->at_hand);
	arena_free(&t->arena);
	arena_free(&t->scratch);
	buf_free(&t->text);
	stemmer_free(t->stemmer);
}
