/* SPDX-License-Identifier: MPL-2.0 */
/* What paths say by the layout of tests/forms, and where documents go. */
#include "lib/text/yaml.h"
#include "tests/unit/configs.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static struct config *config;

static const struct value *
yaml(const char *text)
{
	struct findings fs = test_findings();
	struct source *src = ARENA_NEW(&test_arena, struct source);

	source_init(src, &test_arena, "x", str_of(text));
	return yaml_read(&test_arena, src, span_make(0, src->text.n), &fs);
}

static const char *
said(int rc, const struct place *p)
{
	char cycle[CYCLE_TEXT] = "-";

	if (rc == 0)
		return "no document";
	if (p->cycle != CYCLE_NONE)
		cycle_format(cycle, &config->cycles, p->cycle);
	return arena_fmt(&test_arena, "%d %s %s %s %s%s%s", rc,
		p->form ? p->form->id : "-", p->unit ? p->unit : "-", cycle,
		p->name ? p->name : "-", p->not_cycle ? " not " : "",
		p->not_cycle ? p->not_cycle : "");
}

static void
test_place(void)
{
	static const struct {
		const char *path, *front, *want;
	} cases[] = {
		{"enheder/vestre-skole/2025-26/notat.md", "{type: møde}",
		"1 notat vestre-skole 2025-26 -"},
		{"enheder/vestre-skole/2025-26/notat.md", "{type: [x, talk]}",
		"1 notat vestre-skole 2025-26 -"},
		{"enheder/vestre-skole/2025-26/notat.md", "{type: andet}",
		"-1 - vestre-skole 2025-26 -"},
		{"enheder/vestre-skole/2025-26/notat.md", NULL,
		"-1 - vestre-skole 2025-26 -"},
		{"enheder/vestre-skole/2020-21/notat.md", "{type: møde}",
		"1 notat-foer vestre-skole 2020-21 -"},
		{"enheder/vestre-skole/2025-26/notat.md",
		"{formular: notat-foer, type: møde}",
		"-1 - vestre-skole 2025-26 -"},
		{"enheder/vestre-skole/2025-26/notat.md",
		"{form: samtaler, type: møde}", "-1 - vestre-skole 2025-26 -"},
		{"enheder/Børnehuset 3/2025-26/notat.md", "{type: møde}",
		"-1 - Børnehuset 3 2025-26 -"},
		{"enheder/ukendt/2025-26/notat.md", "{type: møde}",
		"-1 - ukendt 2025-26 -"},
		{"enheder/lunden/2025-26/samtale-2.md", NULL,
		"1 samtaler lunden 2025-26 2"},
		{"enheder/lunden/2025-26/grund.md", NULL,
		"1 grund lunden 2025-26 -"},
		{"enheder/lunden/2025-26/laesmig.md", NULL, "no document"},
		{"enheder/lunden/2025-27/samtale-2.md", NULL,
		"-1 - lunden - 2 not 2025-27"},
		{"enheder/lunden/2025/samtale-2.md", NULL,
		"-1 - lunden - 2 not 2025"},
		{"enheder/lunden/nyt/samtale-2.md", NULL, "no document"},
		{"enheder/lunden/2025-26/under/samtale-2.md", NULL,
		"no document"},
		{"faelles/2025-26/grund.md", NULL, "1 grund - 2025-26 -"},
		{"faelles/2025-26/grund.md", "{enhed: lunden}",
		"1 grund lunden 2025-26 -"},
		{"strategi/vestre-skole-a-b.md", "{dato: 2026-08-01}",
		"1 samtaler vestre 2026-27 skole-a-b"},
		{"strategi/vestre-x.md", "{periode: 2024-25, dato: 2026-08-01}",
		"1 samtaler vestre 2024-25 x"},
		{"strategi/vestre-x.md", NULL, "1 samtaler vestre - x"},
		{"arkiv/2024-25_x.md", "{enhed: lunden}",
		"1 samtaler lunden 2024-25 -"},
		{"arkiv/a/b/2024-25_.md", NULL, "1 samtaler - 2024-25 -"},
		{"arkiv/a/b2024-25_x.md", NULL, "no document"},
		{"enheder.yaml", NULL, "no document"}, {"", NULL, "no document"},
	};
	struct place place;
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		int rc = config_place(&place, config, &test_arena,
			cases[i].path, cases[i].front ? yaml(cases[i].front)
			: NULL);

		is_text(said(rc, &place), cases[i].want, "%s %s",
			cases[i].path, cases[i].front ? cases[i].front : "");
	}
}

static void
test_path(void)
{
	static const struct {
		const char *unit, *form, *name, *want;
		int cycle;
	} cases[] = {
		{"lunden", "notat", NULL, "enheder/lunden/2025-26/notat.md",
		2025},
		{"lunden", "notat-foer", NULL, "enheder/lunden/2025-26/notat.md",
		2025},
		{"lunden", "samtaler", "3", "enheder/lunden/2025-26/"
		"samtale-3.md", 2025},
		{"lunden", "samtaler", NULL, NULL, 2025},
		{"lunden", "samtaler", "../x", NULL, 2025},
		{"lunden", "samtaler", "a/x", NULL, 2025},
		{"lunden", "grund", NULL, "enheder/lunden/2025-26/grund.md",
		2025},
		{"lunden", "grund", NULL, NULL, CYCLE_NONE},
		{NULL, "grund", NULL, "faelles/2025-26/grund.md", 2025},
		{NULL, "notat", NULL, "faelles/2025-26/notat.md", 2025},
		{"lunden", "findes-ikke", NULL, NULL, 2025},
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++)
		is_text(config_path(config, &test_arena, cases[i].unit,
			cases[i].cycle, cases[i].form, cases[i].name),
			cases[i].want, "a path for %s %zu", cases[i].form, i);
}

static bool
no_form(struct str id, const void *ctx)
{
	(void)ctx;
	return str_is(id, "f");
}

static void
test_pattern(void)
{
	static const struct {
		const char *pattern, *path;
		bool fits;
	} cases[] = {
		{"a/b.md", "a/b.md", true}, {"a/b.md", "a/b.mdx", false},
		{"*.md", "a.md", true}, {"*.md", "a/b.md", false},
		{"**/*.md", "a/b/c.md", true}, {"**/*.md", "c.md", true},
		{"**/x/*.md", "x/c.md", true}, {"**/x/*.md", "ax/c.md", false},
		{"{unit}/{form}.md", "u/f.md", true},
		{"{unit}/{form}.md", "u/g.md", false},
		{"{unit}/{form}.md", "/f.md", false},
		{"{unit}{cycle}.md", "u2025-26.md", true},
		{"{unit}{cycle}.md", "2025-26.md", false},
		{"*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		false},
	};
	static const char *const wrong[] = {"", "/a", "{unit}/{unit}", "{x}"};
	struct path_rules rules = {&config->cycles, false, no_form, NULL};
	struct str taken[TOKEN_KINDS];
	struct path_pattern p;
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		ok(path_pattern_compile(&p, &test_arena,
			str_of(cases[i].pattern)) == NULL, "%s",
			cases[i].pattern);
		is_int(path_pattern_match(&p, str_of(cases[i].path), &rules,
			taken), cases[i].fits, "takes %s", cases[i].path);
	}
	for (i = 0; i < COUNT(wrong); i++)
		ok(path_pattern_compile(&p, &test_arena, str_of(wrong[i])) !=
			NULL, "<%s> is none", wrong[i]);
}

int
main(void)
{
	struct findings fs = test_findings();
	struct tree *t = forms_tree();
	struct error err = {0};

	if (config_read(&config, t, &fs, &err) < 0)
		return 1;
	test_place();
	test_path();
	test_pattern();
	config_free(config);
	tree_free(t);
	arena_free(&test_arena);
	return test_end();
}
