/* SPDX-License-Identifier: MPL-2.0 */
/* The site's own texts. */
#include "lib/site/wording.h"

const char *
wording(enum lang lang, enum wording w)
{
	static const char *const texts[W_COUNT][2] = {
#define WORD(name, da, en) {da, en},
#include "lib/site/words.def"
#undef WORD
	};

	return texts[w][lang];
}

const char *
wording_count(enum lang lang, size_t n, enum wording one, enum wording many)
{
	return wording(lang, n == 1 ? one : many);
}

bool
wording_is_private(struct arena *a, const char *role)
{
	struct str lower = text_lower(a, str_of(role));
	int lang;

	for (lang = LANG_DA; lang <= LANG_EN; lang++) {
		struct str stems = str_of(wording((enum lang)lang,
			W_PRIVATE_STEMS)), stem;

		while (str_split(&stems, ' ', &stem))
			if (str_find(lower, stem) < lower.n)
				return true;
	}
	return false;
}
