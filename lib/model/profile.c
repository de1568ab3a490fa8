/* SPDX-License-Identifier: MPL-2.0 */
/* What is compared of an agreement: the words of its title and text. */
#include "lib/model/profile.h"

#include <stdlib.h>

#include "lib/base/ascii.h"
#include "lib/base/hash.h"
#include "lib/model/similarity_words.h"

/* More words of a text than this are not looked at. */
#define TEXT_WORDS 128

/* One character of a lower-case text: a letter, a digit, a hyphen that may
 * join two halves of a word, or something between words. */
enum sort { SORT_GAP, SORT_LETTER, SORT_DIGIT, SORT_JOIN };

static enum sort
next_char(struct str s, size_t *length)
{
	uint32_t c;

	*length = utf8_decode(s, &c);
	if (*length == 0) {
		*length = 1;
		return SORT_GAP;
	}
	if (c < 0x80) {
		if (ascii_digit((int)c))
			return SORT_DIGIT;
		if (ascii_lower((int)c))
			return SORT_LETTER;
		return c == '-' || c == '\'' ? SORT_JOIN : SORT_GAP;
	}
	if (c == 0xad || c == 0x2010 || c == 0x2011 || c == 0x2019)
		return SORT_JOIN;
	if (c < 0xc0 || (c >= 0x2000 && c < 0x2c00) || (c >= 0x3000 &&
	    c < 0x3040))
		return SORT_GAP;
	return SORT_LETTER;
}

/* Takes the next word off *REST, its halves joined ("to-voksen" is
 * "tovoksen"): a piece of *REST, or made in A. */
static bool
next_word(struct str *rest, struct arena *a, struct str *word)
{
	size_t length, at = 0, joins = 0, i, k = 0;
	enum sort sort = SORT_GAP, first;
	char *copy;

	while (rest->n > 0 && (sort = next_char(*rest, &length)) != SORT_LETTER &&
	    sort != SORT_DIGIT)
		*rest = str_skip(*rest, length);
	if (rest->n == 0)
		return false;
	first = sort;
	while (at < rest->n) {
		sort = next_char(str_skip(*rest, at), &length);
		if (sort == SORT_JOIN && first == SORT_LETTER &&
		    at + length < rest->n) {
			size_t after;

			if (next_char(str_skip(*rest, at + length), &after) !=
			    SORT_LETTER)
				break;
			joins++;
		} else if (sort != SORT_LETTER && sort != SORT_DIGIT) {
			break;
		}
		at += length;
	}
	*word = str_make(rest->p, at);
	*rest = str_skip(*rest, at);
	if (joins == 0)
		return true;
	copy = arena_alloc(a, at);
	for (i = 0; i < at; i += length)
		if (next_char(str_skip(*word, i), &length) != SORT_JOIN) {
			memcpy(copy + k, word->p + i, length);
			k += length;
		}
	*word = str_make(copy, k);
	return true;
}

/* The number at the front of a word like 4, 4b, 2025; -1: it is none. */
static int
word_number(struct str word)
{
	size_t i = 0;
	int n = 0;

	while (i < word.n && i < 5 && ascii_digit(word.p[i]))
		n = n * 10 + (word.p[i++] - '0');
	return i == 0 || word.n - i > 1 ? -1 : n;
}

static bool
is_year(int number)
{
	return number >= 1900 && number < 2100;
}

/* A number in a title: years say nothing (a plan is renewed each year), class
 * levels do. PREVIOUS is the number just before, for 2025-26 and 25/26. */
static void
add_number(struct profile *p, int number, int previous)
{
	if (number >= 32 || is_year(number))
		return;
	if (is_year(previous) && number == (previous + 1) % 100)
		return;
	if (number == previous + 1 && previous > 13) {
		p->numbers &= ~(1u << previous);
		return;
	}
	p->numbers |= 1u << number;
}

static uint64_t
letter_bit(struct str word)
{
	return 1ull << (hash_quick(str_make(word.p, word.n < 3 ? word.n : 3), 0)
		& 63);
}

static void
add_word(struct profile *p, struct str word)
{
	enum word_role role = word_role(word);
	struct profile_word *w = &p->words[p->word_count];

	if (role == WORD_NOT) {
		p->sign = 1;
		return;
	}
	if (role == WORD_MORE || role == WORD_LESS)
		p->direction = role == WORD_MORE ? 1 : -1;
	w->text = word;
	w->weight = 1;
	if (role >= WORD_LEVEL_FIRST) {
		w->level = (signed char)(role - WORD_LEVEL_FIRST + 1);
		w->weight = 0.5f;
		p->levels |= 1u << w->level;
	} else if (word.n <= 2) {
		w->weight = 0.05f;
	} else if (role != WORD_STRONG) {
		w->weight = 0.2f;
	}
	if (role == WORD_STRONG)
		p->initials |= letter_bit(word);
	p->word_count++;
}

static void
add_title(struct profile *p, struct arena *a, struct str title)
{
	struct str rest = title, word;
	int previous = -1, number;

	p->words = ARENA_ARRAY(a, struct profile_word, PROFILE_WORDS);
	while (p->word_count < PROFILE_WORDS && next_word(&rest, a, &word)) {
		number = word_number(word);
		if (number >= 0)
			add_number(p, number, previous);
		else
			add_word(p, word);
		previous = number;
	}
}

static int
by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Inflections differ at the end of a word: its beginning stands for it. */
static uint32_t
stem(struct str word)
{
	return (uint32_t)hash_quick(str_make(word.p, word.n < 6 ? word.n : 6),
		0);
}

static void
add_text(struct profile *p, struct arena *a, struct str text)
{
	struct str rest = text, word;
	size_t i, n = 0, kept = 0;

	p->texts = ARENA_ARRAY(a, uint32_t, TEXT_WORDS);
	while (n < TEXT_WORDS && next_word(&rest, a, &word))
		if (word.n > 2 && word_number(word) < 0 &&
		    word_role(word) == WORD_STRONG)
			p->texts[n++] = stem(word);
	if (n)
		qsort(p->texts, n, sizeof(*p->texts), by_value);
	for (i = 0; i < n; i++)
		if (kept == 0 || p->texts[i] != p->texts[kept - 1])
			p->texts[kept++] = p->texts[i];
	p->text_count = (uint16_t)kept;
	for (i = 0; i < kept; i++)
		p->stems |= 1ull << (p->texts[i] & 63);
}

void
profile_make(struct profile *p, struct arena *a, const char *title,
	const char *text)
{
	memset(p, 0, sizeof(*p));
	p->title = text_lower(a, str_trim(str_of(title)));
	add_title(p, a, p->title);
	if (text)
		add_text(p, a, text_lower(a, str_of(text)));
}

const struct profile *
profile_of(struct arena *a, struct agreement *ag)
{
	if (ag->profile == NULL) {
		struct profile *p = ARENA_NEW(a, struct profile);

		profile_make(p, a, ag->title, ag->text);
		ag->profile = p;
	}
	return ag->profile;
}
