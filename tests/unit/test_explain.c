/* SPDX-License-Identifier: MPL-2.0 */
/* The explanation of each finding: it is there, and its examples do what they
 * say. So each code is raised by a document at least once. */
#include "lib/check/check.h"
#include "lib/report/example.h"
#include "lib/report/wording.h"
#include "lib/trust/approval_check.h"
#include "tests/unit/harness.h"

/* What no files in memory can show; tests/cli/t05-hostile.sh has it. */
static bool
is_elsewhere(const char *code)
{
	return streq(code, "ikke-en-fil");
}

/* What one little municipality's check came to. */
struct outcome {
	const char *code;
	date today;
	size_t found, errors;
	struct buf said;           /* the codes found */
};

/* Whether nothing that a program would say is left in the words of F: no
 * name of a phrase, no place of an argument. */
static bool
is_worded(const struct finding *f)
{
	struct buf b = {0};
	bool good = true;
	size_t i;
	int lang;

	for (lang = 0; lang < 2; lang++) {
		finding_message(&b, lang ? LANG_EN : LANG_DA, f);
		good = good && b.n > 0;
		buf_char(&b, '\n');
		finding_hint(&b, lang ? LANG_EN : LANG_DA, f);
		buf_char(&b, '\n');
	}
	for (i = 0; i < b.n; i++) {
		bool begins = i == 0 || strchr(" \n(:", b.p[i - 1]) ||
			(unsigned char)b.p[i - 1] >= 0x80;

		good = good && !(b.p[i] == '@' && begins) && !(b.p[i] == '{' &&
			b.p[i + 1] >= '0' && b.p[i + 1] <= '9');
	}
	buf_free(&b);
	return good;
}

static void
count(struct outcome *o, const struct findings *fs)
{
	size_t i;

	for (i = 0; i < fs->n; i++) {
		const char *name = finding_name(fs->v[i].code);

		o->found += streq(name, o->code);
		o->errors += fs->v[i].severity == SEVERITY_ERROR;
		buf_fmt(&o->said, "%s in %s:%u%s, ", name, fs->v[i].path,
			fs->v[i].line, is_worded(&fs->v[i]) ? ""
			: " UNWORDED");
	}
}

static int
map(struct group *g, size_t index, struct findings *fs, struct buf *out,
	void *ctx, struct error *err)
{
	struct outcome *o = ctx;
	struct outcome here = {.code = o->code};

	(void)index;
	(void)err;
	check_group(g, fs);
	count(&here, fs);
	buf_add(out, (const char *)&here.found, sizeof(here.found));
	buf_add(out, (const char *)&here.errors, sizeof(here.errors));
	buf_str(out, buf_view(&here.said));
	buf_free(&here.said);
	return 0;
}

static int
sink(size_t index, struct str result, void *ctx, struct error *err)
{
	struct outcome *o = ctx;
	size_t n[2];

	(void)index;
	(void)err;
	memcpy(n, result.p, sizeof(n));
	o->found += n[0];
	o->errors += n[1];
	buf_str(&o->said, str_skip(result, sizeof(n)));
	return 0;
}

/* Judges an example as validate would. The caller frees O->said. */
static bool
judge(struct outcome *o, const char *code, bool fails, struct error *err)
{
	struct municipality_job job = {.workers = 1, .map = map, .sink = sink,
		.rules = approval_rules, .ctx = o};
	struct municipality *m = NULL;
	struct arena a = {0};
	struct tree *t = NULL;
	bool good;

	memset(o, 0, sizeof(*o));
	o->code = code;
	date_make(&o->today, 2026, 2, 1);
	good = explain_tree(&t, &a, code, fails, err) == 0;
	good = good && municipality_load(&m, t, o->today, err) == 0 &&
		municipality_figures(m, check_data, err) == 0;
	if (good) {
		count(o, &m->findings);
		job.m = m;
		good = municipality_map(&job, err) == 0;
	}
	municipality_free(m);
	tree_free(t);
	arena_free(&a);
	return good;
}

static void
test_examples(const char *code)
{
	struct outcome o;
	struct error err = {0};
	bool good;

	if (!is_elsewhere(code)) {
		good = judge(&o, code, true, &err);
		ok(good && o.found > 0, "%s is found: %s%s", code, err.en,
			buf_cstr(&o.said));
		ok(str_find(buf_view(&o.said), STR("UNWORDED")) == o.said.n,
			"%s and all with it is said in words", code);
		buf_free(&o.said);
	}
	good = judge(&o, code, false, &err);
	ok(good && o.found == 0 && o.errors == 0, "%s is mended: %s%s", code,
		err.en, buf_cstr(&o.said));
	buf_free(&o.said);
}

/* Both languages, of the code that the file is named after; examples of both
 * kinds, which stay blocks on a terminal. */
static void
test_manual(const char *code)
{
	struct str text = explain_text(code);
	struct buf da = {0}, en = {0}, title = {0};
	struct example *v;
	struct arena a = {0};
	size_t i, n = 0, fails = 0, passes = 0;

	if (!ok(text.p != NULL, "%s is explained", code))
		return;
	explain_print(&da, text, false);
	explain_print(&en, text, true);
	buf_fmt(&title, "# %s\n\n", code);
	ok(str_starts(buf_view(&da), title.p) &&
		str_starts(buf_view(&en), title.p), "%s: its title", code);
	ok(da.n > title.n + 80 && en.n > title.n + 80 &&
		str_find(buf_view(&da), STR("## English")) == da.n &&
		str_find(buf_view(&da), STR("## " EXPLAIN_FAILS)) < da.n &&
		str_find(buf_view(&en), STR("## What fails")) < en.n,
		"%s: in both languages", code);
	v = examples_read(&a, text, &n);
	for (i = 0; i < n; i++) {
		fails += streq(v[i].heading, EXPLAIN_FAILS);
		passes += streq(v[i].heading, EXPLAIN_PASSES);
	}
	ok((fails || is_elsewhere(code)) && passes && fails + passes == n,
		"%s: examples of both kinds", code);
	buf_free(&da);
	buf_free(&en);
	buf_free(&title);
	arena_free(&a);
}

/* What the examples are laid over has nothing wrong with it. */
static void
test_base(void)
{
	struct outcome o;
	struct error err = {0};
	bool good = judge(&o, "ikke-en-fil", false, &err);

	ok(good && o.said.n == 0, "nothing is found below: %s%s",
		err.en, buf_cstr(&o.said));
	buf_free(&o.said);
}

static void
test_read(void)
{
	static const char text[] = "# A\n\n"
		"```yaml\n# file: a.yaml\na: 1\n```\n"
		"```\nno: file\n```\n## B\n"
		"````markdown\n<!-- file: b.md -->\n<!-- finding: x -->\n"
		"```\ncode\n```\n````\n"
		"```text\n<!-- file: c.md escaped -->\n\\x00\\xff\\x\n```\n"
		"```\n# file: empty\n```\n";
	static const struct {
		const char *heading, *path, *expect;
		struct str content;
	} want[] = {
		{"A", "a.yaml", NULL, {"a: 1\n", 5}},
		{"B", "b.md", "x", {"```\ncode\n```\n", 13}},
		{"B", "c.md", NULL, {"\0\xff\\x", 4}},
		{"B", "empty", NULL, {"", 0}},
	};
	struct arena a = {0};
	size_t i, n;
	struct example *v = examples_read(&a, str_of(text), &n);

	is_int(n, 4, "examples of a text");
	for (i = 0; i < n && i < 4; i++) {
		is_text(v[i].heading, want[i].heading, "its heading");
		is_text(v[i].path, want[i].path, "its path");
		ok(streq(v[i].expect, want[i].expect), "what %s gives",
			v[i].path);
		ok(str_eq(v[i].content, want[i].content), "what is in %s",
			v[i].path);
	}
	arena_free(&a);
}

/* The same text on a terminal. */
static void
test_print(void)
{
	static const char text[] = "# x\n\nDansk.\n\n## English\n\nIn English.\n\n"
		"## " EXPLAIN_FAILS "\n\n````markdown\n<!-- file: a.md escaped -->\n"
		"# A\n\n```\ncode\n```\n````\n";
	static const char block[] = "a.md:\n    # A\n\n    ```\n    code\n"
		"    ```\n";
	struct buf da = {0}, en = {0}, want = {0};

	explain_print(&da, str_of(text), false);
	explain_print(&en, str_of(text), true);
	buf_fmt(&want, "# x\n\nDansk.\n\n## " EXPLAIN_FAILS "\n\n%s", block);
	is_text(buf_cstr(&da), want.p, "an explanation in Danish");
	buf_reset(&want);
	buf_fmt(&want, "# x\n\nIn English.\n\n## What fails\n\n%s", block);
	is_text(buf_cstr(&en), want.p, "an explanation in English");
	buf_free(&da);
	buf_free(&en);
	buf_free(&want);
}

static void
test_unknown(void)
{
	struct arena a = {0};
	struct error err = {0};
	struct tree *t = NULL;

	ok(explain_text("findes-ikke").p == NULL, "no text without a code");
	ok(explain_tree(&t, &a, "findes-ikke", true, &err) < 0 &&
		err.kind == ERROR_MISSING, "no examples without a code");
	arena_free(&a);
}

int
main(void)
{
	int code;

	test_read();
	test_print();
	test_unknown();
	test_base();
	for (code = 0; code < FINDING_COUNT; code++) {
		test_manual(finding_name((enum finding_code)code));
		test_examples(finding_name((enum finding_code)code));
	}
	return test_end();
}
