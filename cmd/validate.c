/* SPDX-License-Identifier: MPL-2.0 */
/* referat validate: checks documents, forms and configuration. */
#include <stdlib.h>

#include "cmd/command.h"
#include "cmd/paths.h"
#include "lib/base/work.h"
#include "lib/check/check.h"
#include "lib/check/sweep.h"
#include "lib/report/findings.h"
#include "lib/trust/approval_check.h"

/* One run: what is asked about, and what was found. */
struct validation {
	struct session *s;
	struct paths paths;
	struct findings found, shown;
	const char **documents;
	size_t document_count, document_cap;
	bool strict, errors;
};

static bool
wanted(const struct entries *e, void *ctx)
{
	const struct validation *v = ctx;

	return paths_touch(&v->paths, e);
}

/* Findings about other paths than those asked for were needed to judge, but
 * are not reported. */
static void
keep(struct validation *v, const struct findings *fs)
{
	size_t i;

	for (i = 0; i < fs->n; i++)
		if (paths_have(&v->paths, fs->v[i].path)) {
			ARENA_GROW(v->found.arena, v->found.v, v->found.n,
				v->found.cap);
			v->found.v[v->found.n++] = fs->v[i];
		}
}

static int
take(size_t index, struct str result, void *ctx, struct error *err)
{
	struct validation *v = ctx;
	struct findings fs = {.arena = &v->s->arena};
	const struct entries *e = &v->s->m->groups[index];
	size_t i;

	if (findings_decode(&fs, result) < 0)
		return work_garbled(err);
	keep(v, &fs);
	for (i = 0; i < e->n; i++)
		if (paths_have(&v->paths, e->v[i].path)) {
			ARENA_GROW(&v->s->arena, v->documents,
				v->document_count, v->document_cap);
			v->documents[v->document_count++] = e->v[i].path;
		}
	return 0;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
as_text(struct buf *out, const struct validation *v)
{
	findings_text(out, &v->shown, v->s->lang, v->s->color);
	findings_summary(out, &v->found, v->document_count, v->s->lang);
}

static void
as_json(struct buf *out, const struct validation *v)
{
	findings_json(out, &v->shown, v->document_count, v->s->lang);
}

static void
as_gitlab(struct buf *out, const struct validation *v)
{
	findings_gitlab(out, &v->shown, v->s->lang);
}

static void
as_sarif(struct buf *out, const struct validation *v)
{
	findings_sarif(out, &v->shown, REFERAT_VERSION, v->s->lang);
}

static void
as_github(struct buf *out, const struct validation *v)
{
	findings_github(out, &v->shown, v->s->lang);
}

static void
as_junit(struct buf *out, const struct validation *v)
{
	qsort(v->documents, v->document_count, sizeof(*v->documents), by_name);
	findings_junit(out, &v->shown, v->documents, v->document_count,
		v->strict, v->s->lang);
}

static void
as_rdjson(struct buf *out, const struct validation *v)
{
	findings_rdjson(out, &v->shown, v->s->lang);
}

static const struct format {
	const char *name;
	void (*write)(struct buf *out, const struct validation *v);
} formats[] = {
	{"text", as_text}, {"json", as_json}, {"gitlab", as_gitlab},
	{"sarif", as_sarif}, {"github", as_github}, {"junit", as_junit},
	{"rdjson", as_rdjson}
};
#define FORMAT_NAMES "text|json|gitlab|sarif|github|junit|rdjson"

/* FORMAT is one of FORMAT_NAMES. */
static void
report(struct validation *v, const char *format)
{
	const struct format *f = formats;
	struct buf out = {0};

	findings_sort(&v->found);
	v->shown = v->found;
	if (v->errors)
		findings_errors(&v->shown, &v->found);
	while (!streq(f->name, format))
		f++;
	f->write(&out, v);
	session_print(&out);
	buf_free(&out);
}

int
cmd_validate(struct session *s, int argc, char **argv)
{
	struct validation v = {.s = s, .found = {.arena = &s->arena}};
	struct input in = {NULL, false, true};
	const char *format = "text", *workers = NULL;
	const struct opt opts[] = {
		{"format", 0, NULL, &format, FORMAT_NAMES},
		{"strict", 0, &v.strict, NULL, NULL},
		{"errors", 0, &v.errors, NULL, NULL},
		{"workers", 0, NULL, &workers, NULL},
		INPUT_OPTIONS(in),
		{NULL, 0, NULL, NULL, NULL}
	};
	struct sweep sweep = {.program = session_program(s),
		.rules = approval_rules, .wanted = wanted, .sink = take,
		.ctx = &v};
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    session_workers(&sweep.workers, workers, &err) < 0 ||
	    session_load(s, &in, &err) < 0 ||
	    municipality_figures(s->m, check_data, &err) < 0 ||
	    municipality_settings(s->m, check_data, &err) < 0 ||
	    paths_read(&v.paths, s, n, argv + 1, &err) < 0)
		return session_fail(s, &err);
	sweep.m = s->m;
	sweep.keep = arena_fmt(&s->arena, "%sreferat/findings-%s",
		repository_gitdir(s->repo), in.rev ? "rev"
		: in.staged ? "index" : "folder");
	if (sweep_run(&sweep, &err) < 0)
		return session_fail(s, &err);
	keep(&v, &s->m->findings);
	report(&v, format);
	if (findings_count(&v.found, SEVERITY_ERROR) ||
	    (v.strict && findings_count(&v.found, SEVERITY_WARNING)))
		return EXIT_FINDINGS;
	return EXIT_GOOD;
}
