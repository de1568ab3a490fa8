/* SPDX-License-Identifier: MPL-2.0 */
/* Stems of words. */
#include "lib/text/stem.h"

#include <libstemmer.h>

#include "lib/base/mem.h"

struct stemmer *
stemmer_new(const char *language)
{
	return (struct stemmer *)sb_stemmer_new(language, "UTF_8");
}

void
stemmer_free(struct stemmer *s)
{
	sb_stemmer_delete((struct sb_stemmer *)s);
}

/* It fails only when memory runs out; the word is its own stem then. */
struct str
stemmer_stem(struct stemmer *s, struct str word)
{
	struct sb_stemmer *sb = (struct sb_stemmer *)s;
	const sb_symbol *stem = sb_stemmer_stem(sb,
		(const sb_symbol *)word.p, (int)word.n);

	return stem ? str_make((const char *)stem,
		(size_t)sb_stemmer_length(sb)) : word;
}
