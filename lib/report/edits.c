/* SPDX-License-Identifier: MPL-2.0 */
/* The words of edits, in Danish and English. */
#include "lib/report/edits.h"

#include "lib/report/phrase.h"
#include "lib/text/month.h"

static const struct texts_of {
	const char *name, *da, *en;
} texts[] = {
#define EDIT(name, code, da, en) [EDIT_##name] = {code, da, en},
#include "lib/compare/edits.def"
#undef EDIT
};

const char *
edit_name(enum edit_kind kind)
{
	return texts[kind].name;
}

/* "1. marts 2026" for a date as "@date-of:2026-03-01"; NULL for all else. In
 * PLACE. */
static const char *
date_words(struct buf *place, enum lang lang, const char *arg)
{
	struct str s = str_of(arg);
	int year, month, day;
	date d;

	if (!str_starts(s, "@date-of:") || !date_parse(&d, str_skip(s, 9)))
		return NULL;
	date_split(d, &year, &month, &day);
	buf_fmt(place, lang == LANG_DA ? "%d. %s %d" : "%d %s %d", day,
		month_name(lang, month), year);
	return buf_cstr(place);
}

void
edit_words(struct buf *out, enum lang lang, const struct edit *e)
{
	const struct texts_of *t = &texts[e->kind];
	struct buf places[EDIT_ARGS] = {{0}};
	const char *args[EDIT_ARGS];
	size_t i;

	for (i = 0; i < EDIT_ARGS; i++) {
		const char *words = e->args[i] ? date_words(&places[i], lang,
			e->args[i]) : NULL;

		args[i] = words ? words : e->args[i];
	}
	phrase_fill(out, lang, lang == LANG_DA ? t->da : t->en, args,
		EDIT_ARGS);
	for (i = 0; i < EDIT_ARGS; i++)
		buf_free(&places[i]);
}
