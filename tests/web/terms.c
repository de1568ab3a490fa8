/* SPDX-License-Identifier: MPL-2.0 */
/* Each word of standard input with its term, as the index has it: the browser
 * must come to the same. "-" is no term. */
#include <stdio.h>

#include "lib/site/search_terms.h"
#include "lib/site/search_text.h"

int
main(void)
{
	struct search_terms t = {.lang = LANG_DA};
	char line[65536];

	while (fgets(line, sizeof(line), stdin)) {
		struct str rest = str_of(line), word;

		while (search_word(&rest, &word)) {
			const struct search_term *term = search_term(&t, word);

			printf("%.*s %.*s\n", (int)word.n, word.p,
				term->text.n ? (int)term->text.n : 1,
				term->text.n ? term->text.p : "-");
		}
	}
	search_terms_free(&t);
	return 0;
}
