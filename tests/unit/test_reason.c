/* SPDX-License-Identifier: MPL-2.0 */
/* Reasons: each has its own code and its words in both languages, and comes
 * through a pipe as it was. */
#include "tests/unit/harness.h"

#include "lib/report/reason.h"
#include "lib/text/finding.h"

/* The arguments that TEXT asks for, as bits. */
static unsigned
asked(const char *text)
{
	unsigned bits = 0;

	for (; *text; text++)
		if (text[0] == '{' && text[1] >= '0' && text[1] <= '9' &&
		    text[2] == '}')
			bits |= 1U << (text[1] - '0');
	return bits;
}

static void
test_words(void)
{
	static const struct {
		const char *code, *da, *da_hint, *en, *en_hint;
	} all[] = {
#define REASON(name, code, da, da_hint, en, en_hint) \
		{code, da, da_hint, en, en_hint},
#include "lib/trust/reasons.def"
#undef REASON
	};
	enum finding_code finding;
	enum reason_code code;
	size_t i, k;

	for (i = 0; i < REASON_COUNT; i++) {
		const char *name = all[i].code;

		ok(*all[i].da && *all[i].da_hint && *all[i].en &&
			*all[i].en_hint, "%s has words", name);
		is_int(asked(all[i].da), asked(all[i].en),
			"%s: both messages have the same arguments", name);
		is_int(asked(all[i].da_hint), asked(all[i].en_hint),
			"%s: both hints have the same arguments", name);
		ok((asked(all[i].da) | asked(all[i].da_hint)) <
			1U << REASON_ARGS, "%s: no argument too many", name);
		ok(!finding_by_name(&finding, name), "%s is no finding", name);
		ok(reason_by_name(&code, name) && code == i, "%s is found",
			name);
		for (k = 0; k < i; k++)
			if (streq(all[k].code, name))
				ok(false, "%s stands there twice", name);
	}
	ok(!reason_by_name(&code, "findes-ikke"), "no such reason");
}

static void
test_pipe(void)
{
	struct arena a = {0};
	struct reasons before = {.arena = &a}, after = {.arena = &a};
	struct buf bytes = {0}, text = {0};
	struct unpack in;
	size_t cut;

	ok(!reasons_refuse(&before), "none refuses nothing");
	reason_add(&before, REASON_CPR, "a/b.md", "@line:3")->warning = true;
	ok(!reasons_refuse(&before), "a warning refuses nothing");
	reason_add(&before, REASON_SEVERAL_UNITS, NULL, "nord", "syd");
	ok(reasons_refuse(&before), "a reason does");
	reasons_encode(&bytes, &before);
	in = (struct unpack){buf_view(&bytes), false};
	reasons_decode(&after, &in);
	ok(!in.bad && in.rest.n == 0, "all is read");
	is_int(after.n, 2, "two");
	ok(after.v[0].warning && !after.v[1].warning, "warnings");
	is_text(after.v[0].path, "a/b.md", "path");
	is_text(after.v[1].path, NULL, "no path");
	is_text(after.v[1].args[1], "syd", "argument");
	is_text(after.v[1].args[2], NULL, "no argument");
	for (cut = 0; cut < bytes.n; cut++) {
		after.n = 0;
		in = (struct unpack){str_make(bytes.p, cut), false};
		reasons_decode(&after, &in);
		if (!in.bad)
			ok(false, "cut at %zu is seen", cut);
	}
	reason_text(&text, LANG_DA, &after.v[0]);
	buf_reset(&text);
	reason_text(&text, LANG_DA, &before.v[0]);
	is_text(buf_cstr(&text), "advarsel[cpr]: her står noget, der ligner et "
		"CPR-nummer (linje 3)\n  --> a/b.md\n   = hjælp: slet det, og "
		"lav ændringen om, så nummeret heller ikke står i historien\n",
		"as people read it");
	buf_reset(&text);
	reason_add(&before, REASON_PATH, "a\x1b[2J\xe2\x80\xae" "b\n.md",
		"@path-characters");
	reason_text(&text, LANG_EN, &before.v[2]);
	ok(strstr(buf_cstr(&text), "--> a<1b>[2J<202e>b<0a>.md\n") != NULL,
		"what a terminal would act on is shown: %s", buf_cstr(&text));
	buf_free(&bytes);
	buf_free(&text);
	arena_free(&a);
}

int
main(void)
{
	test_words();
	test_pipe();
	return test_end();
}
