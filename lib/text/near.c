/* SPDX-License-Identifier: MPL-2.0 */
/* Which of several words a misspelt one is nearest to. */
#include "lib/text/near.h"

/* Longer words are compared no further. */
#define WORD_MAX 40

/* Decodes S into at most WORD_MAX letters, in lower case as far as Western
 * European ones go. */
static size_t
letters(uint32_t out[WORD_MAX], struct str s)
{
	size_t n = 0;

	while (s.n && n < WORD_MAX) {
		uint32_t c;
		size_t size = utf8_decode(s, &c);

		if (size == 0)
			break;
		if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde))
			c += 0x20;
		out[n++] = c;
		s = str_skip(s, size);
	}
	return n;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Optimal string alignment: three rows of the table are enough. */
static size_t
distance(struct str s, struct str t)
{
	uint32_t a[WORD_MAX], b[WORD_MAX];
	size_t rows[3][WORD_MAX + 1], *before = rows[0], *last = rows[1],
		*row = rows[2], n = letters(a, s), m = letters(b, t), i, j;

	for (j = 0; j <= m; j++)
		last[j] = j;
	for (i = 1; i <= n; i++) {
		size_t *spare = before;

		row[0] = i;
		for (j = 1; j <= m; j++) {
			row[j] = least(last[j - 1] + (a[i - 1] != b[j - 1]),
				least(last[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
		before = last;
		last = row;
		row = spare;
	}
	return last[m];
}

void
near_offer(struct near *n, struct str candidate)
{
	size_t size = utf8_count(n->word), other = utf8_count(candidate);
	size_t most = size < 4 ? 1 : size < 8 ? 2 : 3, d;

	/* What one has more letters than the other is the least distance. */
	if (least(size, WORD_MAX) + most < least(other, WORD_MAX) ||
	    least(other, WORD_MAX) + most < least(size, WORD_MAX))
		return;
	d = distance(n->word, candidate);
	if (d > most || d >= other || (n->best.p && d >= n->distance))
		return;
	n->best = candidate;
	n->distance = d;
}
