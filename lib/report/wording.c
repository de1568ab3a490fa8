/* SPDX-License-Identifier: MPL-2.0 */
/* The words of findings, in Danish and English. */
#include "lib/report/wording.h"

#include "lib/report/phrase.h"

static const struct texts_of {
	const char *da, *da_hint, *en, *en_hint;
} texts[] = {
#define FINDING(name, code, severity, da, da_hint, en, en_hint) \
	[FINDING_##name] = {da, da_hint, en, en_hint},
#include "lib/text/findings.def"
#undef FINDING
};

void
finding_message(struct buf *out, enum lang lang, const struct finding *f)
{
	const struct texts_of *t = &texts[f->code];

	phrase_fill(out, lang, lang == LANG_DA ? t->da : t->en, f->args,
		FINDING_ARGS);
}

void
finding_hint(struct buf *out, enum lang lang, const struct finding *f)
{
	const struct texts_of *t = &texts[f->code];

	phrase_fill(out, lang, lang == LANG_DA ? t->da_hint : t->en_hint,
		f->args, FINDING_ARGS);
}

void
finding_words(struct buf *out, enum lang lang, const struct finding *f,
	const char *joiner)
{
	struct buf hint = {0};

	finding_message(out, lang, f);
	finding_hint(&hint, lang, f);
	if (str_trim(buf_view(&hint)).n) {
		buf_z(out, joiner);
		buf_str(out, buf_view(&hint));
	}
	buf_free(&hint);
}

const char *
severity_word(enum lang lang, enum severity severity)
{
	static const char *const words[2][3] = {
		{"fejl", "advarsel", "bemærkning"},
		{"error", "warning", "note"},
	};

	return words[lang == LANG_EN][severity];
}

const char *
severity_name(enum severity severity)
{
	static const char *const names[] = {"error", "warning", "info"};

	return names[severity];
}
