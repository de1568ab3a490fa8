/* SPDX-License-Identifier: MPL-2.0 */
/* Words for the arguments of findings that are no author's own. */
#include "lib/report/phrase.h"

static const struct phrase {
	const char *name, *da, *en;
} phrases[] = {
#define PHRASE(name, da, en) {name, da, en},
#include "lib/report/phrases.def"
#undef PHRASE
};

static const struct phrase *
find(struct str name)
{
	size_t i;

	for (i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		if (str_is(name, phrases[i].name))
			return &phrases[i];
	return NULL;
}

void
phrase_add(struct buf *out, enum lang lang, const char *arg)
{
	struct str rest = str_of(arg), name;
	const struct phrase *phrase;
	const char *text;
	size_t hole;

	if (rest.n == 0 || rest.p[0] != '@') {
		buf_str(out, rest);
		return;
	}
	name = str_skip(rest, 1);
	name.n = str_chr(name, ':');
	phrase = find(name);
	if (phrase == NULL) {
		buf_str(out, rest);
		return;
	}
	rest = str_skip(rest, 1 + name.n);
	if (rest.n)
		rest = str_skip(rest, 1);
	text = lang == LANG_DA ? phrase->da : phrase->en;
	hole = str_find(str_of(text), STR("{0}"));
	buf_add(out, text, hole);
	if (text[hole]) {
		buf_str(out, rest);
		buf_z(out, text + hole + 3);
	}
}
