/* SPDX-License-Identifier: MPL-2.0 */
/* Configurations for tests: the one in tests/forms/, with files over it. */
#ifndef TESTS_UNIT_CONFIGS_H
#define TESTS_UNIT_CONFIGS_H

#include <stdio.h>

#include "lib/base/file.h"
#include "lib/form/config.h"
#include "tests/unit/harness.h"

/* A file: CONTENT NULL: taken away. */
struct test_file {
	const char *path, *content;
};

static struct arena test_arena;

static inline struct findings
test_findings(void)
{
	return (struct findings){.arena = &test_arena};
}

static inline void
put_files(struct tree *t, const struct test_file *files, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		tree_put(t, files[i].path, files[i].content,
			files[i].content ? strlen(files[i].content) : 0);
}

/* The files of tests/forms in memory. */
static inline struct tree *
forms_tree(void)
{
	static const char *const paths[] = {"referat.yaml", "enheder.yaml",
		"personer.yaml", "perioder/2025-26.yaml",
		"schema/demands/krav.yaml", "schema/forms/notat.yaml",
		"schema/forms/grund.yaml", "schema/forms/notat-foer.yaml",
		"schema/forms/samtaler.yaml"};
	struct error err = {0};
	struct buf content = {0};
	struct tree *t;
	size_t i;

	if (tree_open_memory(&t, NULL, &err) < 0)
		return NULL;
	for (i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		char path[128];

		snprintf(path, sizeof(path), "tests/forms/%s", paths[i]);
		buf_reset(&content);
		ok(file_read(&content, path, 1 << 20, &err) == 0, "%s", path);
		tree_put(t, paths[i], content.p, content.n);
	}
	buf_free(&content);
	return t;
}

/* A tree of FILES alone. */
static inline struct tree *
memory_tree(const struct test_file *files, size_t n)
{
	struct error err = {0};
	struct tree *t;

	if (tree_open_memory(&t, NULL, &err) < 0)
		return NULL;
	put_files(t, files, n);
	return t;
}

/* The findings as lines "path:line code first-argument", sorted. */
static inline const char *
listed(struct findings *fs)
{
	const char *all = "";
	size_t i;

	findings_sort(fs);
	for (i = 0; i < fs->n; i++) {
		const struct finding *f = &fs->v[i];

		all = arena_fmt(&test_arena, "%s%s%s:%u %s %s", all,
			i ? "\n" : "", f->path, f->line,
			finding_name(f->code), f->args[0] ? f->args[0] : "");
	}
	return all;
}

#endif
