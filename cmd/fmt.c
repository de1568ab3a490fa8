/* SPDX-License-Identifier: MPL-2.0 */
/* referat fmt: the normal form of documents. */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/paths.h"
#include "lib/base/file.h"
#include "lib/model/tidy.h"

/* One run: which paths, and what became of them. */
struct tidying {
	struct session *s;
	struct paths paths;
	bool check, ids;
	size_t changed;
};

static bool
wanted(const struct entries *e, void *ctx)
{
	const struct tidying *t = ctx;

	return paths_touch(&t->paths, e);
}

/* A worker tidies; the parent writes. For each changed file: path, NUL, its
 * length in 8 bytes, its text. */
static int
tidy_group(struct group *g, size_t index, struct findings *fs,
	struct buf *out, void *ctx, struct error *err)
{
	const struct tidying *t = ctx;
	struct buf text = {0};
	size_t i;

	(void)index, (void)fs, (void)err;
	for (i = 0; i < g->record_count; i++) {
		const struct record *r = g->records[i];
		uint64_t n;

		if (!paths_have(&t->paths, r->path))
			continue;
		buf_reset(&text);
		tidy_record(&text, r, g, t->ids);
		if (str_eq(buf_view(&text), r->source.text))
			continue;
		n = text.n;
		buf_add(out, r->path, strlen(r->path) + 1);
		buf_add(out, (const char *)&n, sizeof(n));
		buf_str(out, buf_view(&text));
	}
	buf_free(&text);
	return 0;
}

static int
write_tidied(size_t index, struct str result, void *ctx, struct error *err)
{
	struct tidying *t = ctx;
	const char *top = repository_workdir(t->s->repo);
	int rc = 0;

	(void)index;
	while (rc == 0 && result.n) {
		const char *path = result.p;
		uint64_t n;

		result = str_skip(result, strlen(path) + 1);
		memcpy(&n, result.p, sizeof(n));
		result = str_skip(result, sizeof(n));
		puts(path);
		t->changed++;
		if (!t->check)
			rc = file_write(arena_fmt(&t->s->arena, "%s%s", top,
				path), str_make(result.p, n), false, err);
		result = str_skip(result, n);
	}
	return rc;
}

static int
report(const struct tidying *t)
{
	if (t->check && t->changed)
		session_note(t->s,
			"antal filer, som  referat fmt  vil rette: %zu\n",
			"number of files that  referat fmt  would change: %zu\n",
			t->changed);
	return t->check && t->changed ? EXIT_FINDINGS : EXIT_GOOD;
}

int
cmd_fmt(struct session *s, int argc, char **argv)
{
	struct tidying t = {.s = s};
	const struct input in = {NULL, false, false};
	const struct opt opts[] = {
		{"check", 0, &t.check, NULL, NULL},
		{"ids", 0, &t.ids, NULL, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct municipality_job job = {.wanted = wanted, .map = tidy_group,
		.sink = write_tidied, .ctx = &t};
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    session_load(s, &in, &err) < 0 ||
	    paths_read(&t.paths, s, n, argv + 1, &err) < 0)
		return session_fail(s, &err);
	job.m = s->m;
	if (municipality_map(&job, &err) < 0)
		return session_fail(s, &err);
	return report(&t);
}
