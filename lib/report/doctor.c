/* SPDX-License-Identifier: MPL-2.0 */
/* The words of what doctor finds. */
#include "lib/report/doctor.h"

#include "lib/report/phrase.h"

static const struct texts_of {
	const char *name, *da, *da_mend, *en, *en_mend;
} texts[] = {
#define AILMENT(name, code, da, da_mend, en, en_mend) \
	[AILMENT_##name] = {code, da, da_mend, en, en_mend},
#include "lib/trust/doctor.def"
#undef AILMENT
};

const char *
ailment_name(enum ailment_code code)
{
	return texts[code].name;
}

void
ailment_text(struct buf *out, enum lang lang, const struct ailment *a)
{
	const struct texts_of *t = &texts[a->code];

	buf_fmt(out, "%s[%s]: ", lang == LANG_DA ? "fejl" : "error", t->name);
	phrase_fill(out, lang, lang == LANG_DA ? t->da : t->en, a->args,
		AILMENT_ARGS);
	buf_fmt(out, "\n   = %s:  ", lang == LANG_DA ? "skriv" : "type");
	phrase_fill(out, lang, lang == LANG_DA ? t->da_mend : t->en_mend,
		a->args, AILMENT_ARGS);
	buf_char(out, '\n');
}

bool
ailment_by_name(enum ailment_code *out, const char *name)
{
	int i;

	for (i = 0; i < AILMENT_COUNT; i++)
		if (streq(texts[i].name, name)) {
			*out = (enum ailment_code)i;
			return true;
		}
	return false;
}

void
ailment_explain(struct buf *out, enum lang lang, enum ailment_code code)
{
	const struct ailment a = {code, {"…", "…", "…"}};

	buf_z(out, lang == LANG_DA ? "Noget, som  referat doctor  finder:\n\n"
		: "What  referat doctor  finds:\n\n");
	ailment_text(out, lang, &a);
}
