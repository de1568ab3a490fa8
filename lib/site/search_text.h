/* SPDX-License-Identifier: MPL-2.0 */
/* The words of a text, or of a piece of a finished page. */
#ifndef LIB_SITE_SEARCH_TEXT_H
#define LIB_SITE_SEARCH_TEXT_H

#include "lib/base/str.h"

/* Takes the next word off *TEXT, which is UTF-8; false at its end. */
bool search_word(struct str *text, struct str *word);

/* What is still to be read of HTML as we write it, and how much the word that
 * was read last weighs: those of headings weigh more. It is looked at in blocks
 * of 64 bytes: of the block that AT is in bits tell, the first byte's lowest,
 * what are letters and digits, where that must be seen by itself (OPEN), and
 * what is ANY of these or begins a tag or a reference. */
struct search_html {
	const char *block, *end;
	uint64_t letters, open, any;
	size_t at;
	unsigned weight;
};
struct search_html search_html(struct str html);

/* How many letters are known to follow. */
static inline size_t
search_html_run(const struct search_html *h)
{
	return (size_t)__builtin_ctzll(~(h->letters >> h->at));
}

/* Takes the next word if there are only separators before it, and it is known
 * where it ends; else AT is behind the separators. */
static inline bool
search_html_take(struct search_html *h, struct str *word)
{
	size_t n;

	h->at += (size_t)__builtin_ctzll(h->any >> h->at);
	n = search_html_run(h);
	if (n == 0 || h->open >> (h->at + n) & 1)
		return false;
	*word = str_make(h->block + h->at, n);
	h->at += n;
	return true;
}

/* As search_word, but for the labels of facts (<dt>). search_html_find is its
 * slow half, for what could not just be taken. */
bool search_html_find(struct search_html *h, struct str *word);
static inline bool
search_html_word(struct search_html *h, struct str *word)
{
	return search_html_take(h, word) || search_html_find(h, word);
}

#endif
