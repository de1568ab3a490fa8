/* SPDX-License-Identifier: MPL-2.0 */
/* The words of reasons, in Danish and English. */
#include "lib/report/reason.h"

#include "lib/report/phrase.h"

static const struct texts_of {
	const char *da, *da_hint, *en, *en_hint;
} texts[] = {
#define REASON(name, code, da, da_hint, en, en_hint) \
	[REASON_##name] = {da, da_hint, en, en_hint},
#include "lib/trust/reasons.def"
#undef REASON
};

void
reason_message(struct buf *out, enum lang lang, const struct reason *r)
{
	const struct texts_of *t = &texts[r->code];

	phrase_fill(out, lang, lang == LANG_DA ? t->da : t->en, r->args,
		REASON_ARGS);
}

void
reason_hint(struct buf *out, enum lang lang, const struct reason *r)
{
	const struct texts_of *t = &texts[r->code];

	phrase_fill(out, lang, lang == LANG_DA ? t->da_hint : t->en_hint,
		r->args, REASON_ARGS);
}

/* A path that somebody sent: what a terminal would act on is shown, not
 * done. */
static void
add_path(struct buf *out, const char *path)
{
	struct str rest = str_of(path);

	while (rest.n) {
		uint32_t c;
		size_t n = utf8_decode(rest, &c);

		if (n == 0 || c < ' ' || c == 0x7f || (c >= 0x80 && c < 0xa0) ||
		    (c >= 0x200b && c <= 0x200f) ||
		    (c >= 0x2028 && c <= 0x202e) ||
		    (c >= 0x2060 && c <= 0x2069) || c == 0xfeff) {
			n = n ? n : 1;
			buf_fmt(out, "<%.2x>", n == 1 ? (unsigned char)rest.p[0]
				: (unsigned)c);
		} else {
			buf_add(out, rest.p, n);
		}
		rest = str_skip(rest, n);
	}
}

void
reason_text(struct buf *out, enum lang lang, const struct reason *r)
{
	struct buf hint = {0};
	const char *word = lang == LANG_DA ? "afvist" : "refused";

	if (r->warning)
		word = lang == LANG_DA ? "advarsel" : "warning";
	buf_fmt(out, "%s[%s]: ", word, reason_name(r->code));
	reason_message(out, lang, r);
	buf_char(out, '\n');
	if (r->path) {
		buf_z(out, "  --> ");
		add_path(out, r->path);
		buf_char(out, '\n');
	}
	reason_hint(&hint, lang, r);
	if (hint.n)
		buf_fmt(out, "   = %s: %s\n", lang == LANG_DA ? "hjælp"
			: "help", buf_cstr(&hint));
	buf_free(&hint);
}

void
reason_explain(struct buf *out, enum lang lang, enum reason_code code)
{
	const struct reason r = {.code = code,
		.args = {"…", "…", "…", "…"}};

	buf_z(out, lang == LANG_DA
		? "Grund til, at serveren (og  referat commit ) siger nej:\n\n"
		: "Why the server (and  referat commit ) says no:\n\n");
	reason_text(out, lang, &r);
}
