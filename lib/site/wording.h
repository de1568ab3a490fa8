/* SPDX-License-Identifier: MPL-2.0 */
/* The site's own texts, Danish and English: words.def has them. */
#ifndef LIB_SITE_WORDING_H
#define LIB_SITE_WORDING_H

#include "lib/form/words.h"

enum wording {
#define WORD(name, da, en) W_##name,
#include "lib/site/words.def"
#undef WORD
	W_COUNT
};

/* The text; the same for one or for several things of which there are N. */
const char *wording(enum lang lang, enum wording w);
const char *wording_count(enum lang lang, size_t n, enum wording one,
	enum wording many);

/* Whether ROLE is one of a child, a parent or a pupil, whose names the site
 * does not show. Stems of both languages are looked for. */
bool wording_is_private(struct arena *a, const char *role);

#endif
