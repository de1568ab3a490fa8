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

/* Adds TEXT with {0} and {1} filled in: ARG up to its first ':' and the rest
 * after it, if {1} is there; else {0} is all of ARG. */
static void
fill(struct buf *out, struct str text, struct str arg)
{
	bool two = str_find(text, STR("{1}")) < text.n;
	struct str first = arg, rest = STR("");

	if (two) {
		first.n = str_chr(arg, ':');
		rest = str_skip(arg, first.n < arg.n ? first.n + 1 : arg.n);
	}
	while (text.n) {
		if (str_starts(text, "{0}") || str_starts(text, "{1}")) {
			buf_str(out, text.p[1] == '0' ? first : rest);
			text = str_skip(text, 3);
		} else {
			buf_char(out, text.p[0]);
			text = str_skip(text, 1);
		}
	}
}

static bool
add_one(struct buf *out, enum lang lang, struct str arg)
{
	struct str name = str_skip(arg, 1);
	const struct phrase *phrase;

	name.n = str_chr(name, ':');
	phrase = find(name);
	if (phrase == NULL)
		return false;
	arg = str_skip(arg, 1 + name.n);
	if (arg.n)
		arg = str_skip(arg, 1);
	fill(out, str_of(lang == LANG_DA ? phrase->da : phrase->en), arg);
	return true;
}

void
phrase_add(struct buf *out, enum lang lang, const char *arg)
{
	struct str rest = str_of(arg), part;
	size_t before = out->n, n;

	if (rest.n == 0 || rest.p[0] != '@') {
		buf_str(out, rest);
		return;
	}
	while (rest.n) {
		n = str_find(rest, STR("|@"));
		part = str_make(rest.p, n);
		rest = str_skip(rest, n < rest.n ? n + 1 : n);
		if (out->n > before)
			buf_z(out, rest.n ? ", " : lang == LANG_DA ? " eller "
				: " or ");
		if (!add_one(out, lang, part))
			buf_str(out, part);
	}
}

void
phrase_fill(struct buf *out, enum lang lang, const char *text,
	const char *const *args, size_t n)
{
	for (; *text; text++) {
		if (*text == '{' && text[1] >= '0' &&
		    (size_t)(text[1] - '0') < n && text[2] == '}') {
			phrase_add(out, lang, args[text[1] - '0']);
			text += 2;
		} else {
			buf_char(out, *text);
		}
	}
}
