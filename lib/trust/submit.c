/* SPDX-License-Identifier: MPL-2.0 */
/* Recording changes in a role. */
#include "lib/trust/submit.h"

#include <stdlib.h>

#include "lib/base/work.h"
#include "lib/check/check.h"
#include "lib/trust/judge.h"
#include "lib/trust/role.h"
#include "lib/trust/trailer.h"

/* A submission in the making: what changed, and the tree as it would be. */
struct pending {
	const struct submit *s;
	struct arena *arena;
	struct unsaved_file *v;
	size_t n;
	struct tree *base, *after;
	struct municipality *m;    /* of AFTER */
	struct config *config;     /* of BASE; or NULL */
	struct findings *findings;
	struct reasons *reasons;
};

/* What is recorded now; NULL in a repository without commits. */
static int
open_base(struct pending *p, struct error *err)
{
	return tree_open_commit(&p->base, p->s->repo, "HEAD", err) < 0 &&
		err->kind != ERROR_MISSING ? -1 : 0;
}

static int
find_changed(struct pending *p, struct submit_report *out, struct error *err)
{
	const struct unsaved_search search = {.repo = p->s->repo,
		.m = p->s->m, .base = p->base, .paths = p->s->paths,
		.path_count = p->s->path_count};
	struct unsaved found;

	if (unsaved_find(&found, p->arena, &search, err) < 0)
		return -1;
	p->v = found.v;
	p->n = out->changed = found.n;
	out->others = found.others;
	out->other_count = found.other_count;
	return 0;
}

/* The tree as it would be: what is recorded now, with the changes over it. So
 * files that are not part of this submission do not sway the judgement. */
static int
open_after(struct pending *p, struct error *err)
{
	size_t i;

	if (tree_open_memory(&p->after, p->base, err) < 0)
		return -1;
	for (i = 0; i < p->n; i++)
		tree_put(p->after, p->v[i].path, p->v[i].content.p,
			p->v[i].content.n);
	return municipality_load(&p->m, p->after, p->s->m->today, err);
}

/* The configuration before it all, which says who may change it. */
static int
read_base(struct pending *p, struct error *err)
{
	struct findings unheard = {.arena = p->arena};

	if (p->base == NULL || config_read(&p->config, p->base, &unheard,
	    err) == 0)
		return 0;
	p->config = NULL;
	return err->kind == ERROR_MISSING ? 0 : -1;
}

static bool
is_submitted(const struct pending *p, const char *path)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (streq(p->v[i].path, path))
			return true;
	return false;
}

static bool
is_touched(const struct entries *e, void *ctx)
{
	const struct pending *p = ctx;
	size_t i;

	for (i = 0; i < e->n; i++)
		if (is_submitted(p, e->v[i].path))
			return true;
	return false;
}

static int
judge_group(struct group *g, size_t index, struct findings *fs,
	struct buf *out, void *ctx, struct error *err)
{
	(void)index, (void)ctx, (void)err;
	check_group(g, fs);
	findings_encode(out, fs);
	return 0;
}

static void
keep_submitted(struct pending *p, const struct findings *fs)
{
	size_t i;

	for (i = 0; i < fs->n; i++)
		if (is_submitted(p, fs->v[i].path))
			finding_copy(p->findings, &fs->v[i]);
}

static int
take_findings(size_t index, struct str result, void *ctx, struct error *err)
{
	struct pending *p = ctx;
	struct findings fs = {.arena = p->arena};

	(void)index;
	if (findings_decode(&fs, result) < 0)
		return work_garbled(err);
	keep_submitted(p, &fs);
	return 0;
}

static int
judge(struct pending *p, struct error *err)
{
	struct municipality_job job = {
		.m = p->m,
		.rules = check_record,
		.wanted = is_touched,
		.map = judge_group,
		.sink = take_findings,
		.ctx = p,
	};
	size_t errors;

	if (municipality_figures(p->m, check_data, err) < 0 ||
	    municipality_settings(p->m, check_data, err) < 0 ||
	    municipality_map(&job, err) < 0)
		return -1;
	keep_submitted(p, &p->m->findings);
	findings_sort(p->findings);
	errors = findings_count(p->findings, SEVERITY_ERROR);
	if (errors)
		return error_set(err, ERROR_REFUSED,
			"intet er gemt: ret først %zu fejl",
			"nothing was recorded: mend %zu error(s) first",
			errors);
	return 0;
}

/* The configuration first, for it is what the rest is judged by; then figures;
 * then documents by unit and cycle. */
static int
by_commit(const void *a, const void *b)
{
	const struct unsaved_file *x = a, *y = b;
	int c = (int)y->part - (int)x->part;

	if (c == 0 && x->part == CONFIG_NOT)
		c = strcmp(x->unit ? x->unit : "", y->unit ? y->unit : "");
	if (c == 0 && x->part == CONFIG_NOT)
		c = (x->cycle > y->cycle) - (x->cycle < y->cycle);
	return c ? c : strcmp(x->path, y->path);
}

static bool
same_commit(const struct unsaved_file *x, const struct unsaved_file *y)
{
	if (x->part != y->part)
		return false;
	return x->part != CONFIG_NOT || (streq(x->unit, y->unit) &&
		x->cycle == y->cycle);
}

/* What a commit does, by the tree before it. */
static const char *
action(const struct pending *p, const struct unsaved_file *v, size_t n)
{
	bool created = p->base == NULL, removed = true;
	size_t i;

	if (v->part != CONFIG_NOT)
		return "configure";
	for (i = 0; i < n; i++) {
		struct buf old = {0};
		struct error unheard;

		removed = removed && v[i].removed;
		if (p->base && tree_read(p->base, v[i].path, 0, &old,
		    &unheard) == 0)
			created = true;
		buf_free(&old);
	}
	return removed ? "remove" : created ? "create" : "change";
}

static int
plan_commit(struct submit_commit *sc, struct commit_plan *plan,
	struct pending *p, const struct unsaved_file *v, size_t n,
	struct error *err)
{
	struct commit_file *files = ARENA_ARRAY(p->arena, struct commit_file,
		n);
	struct trailers trailers;
	struct buf message = {0};
	size_t i;
	int rc;

	sc->files = v;
	sc->file_count = n;
	for (i = 0; i < n; i++) {
		files[i].path = v[i].path;
		files[i].content = v[i].content;
	}
	sc->unit = v->unit;
	if (v->cycle != CYCLE_NONE) {
		char *cycle = ARENA_ARRAY(p->arena, char, CYCLE_TEXT);

		cycle_format(cycle, &p->m->config->cycles, v->cycle);
		sc->cycle = cycle;
	}
	sc->action = p->s->action ? p->s->action : action(p, v, n);
	if (role_choose(&sc->role, p->arena, p->m->config,
	    p->s->author.email, sc->unit, date_of_time(p->s->author.time,
	    p->s->author.offset), p->s->role, err) < 0)
		return -1;
	trailers = (struct trailers){sc->role, sc->unit, sc->cycle,
		sc->action};
	rc = trailer_compose(&message, p->s->message, &trailers, err);
	plan->files = files;
	plan->n = n;
	plan->message = arena_strdup(p->arena, buf_cstr(&message));
	buf_free(&message);
	return rc;
}

/* What the commit changes, as the judge sees it. */
static struct delta
delta_of(struct pending *p, const struct unsaved_file *v, size_t n)
{
	struct delta d = {ARENA_ARRAY(p->arena, struct delta_entry, n), n, n,
		false};
	struct buf old = {0};
	struct error unheard;
	size_t i;

	for (i = 0; i < n; i++)
		d.v[i] = (struct delta_entry){
			.path = v[i].path,
			.length = strlen(v[i].path),
			.old_mode = tree_read(p->base, v[i].path, 0, &old,
				&unheard) == 1 ? 0100644 : 0,
			.new_mode = v[i].removed ? 0 : 0100644,
		};
	buf_free(&old);
	return d;
}

/* What a server would say of the commit. The first one is judged by nobody. */
static int
judge_commit_to_be(struct pending *p, const struct submit_commit *sc,
	const struct unsaved_file *v, size_t n, struct error *err)
{
	bool settings = v->part == CONFIG_SETTING;
	const struct signature *c = &p->s->committer;
	struct judge_draft draft = {
		.repo = p->s->repo,
		.config = settings ? p->config : p->m->config,
		.after_config = p->m->config,
		.after_findings = &p->m->findings,
		.before = p->base,
		.after = p->after,
		.author = p->s->author,
		.committer = *c,
		.trailers = {sc->role, sc->unit, sc->cycle, sc->action},
		.day = date_of_time(c->time, c->offset),
	};
	struct verdict verdict;

	if (p->base == NULL || draft.config == NULL)
		return 0;
	draft.delta = delta_of(p, v, n);
	if (judge_draft(&verdict, p->arena, &draft, err) < 0)
		return -1;
	if (verdict.allowed)
		return 0;
	*p->reasons = verdict.reasons;
	return error_set(err, ERROR_REFUSED,
		"intet er gemt: serveren ville afvise det",
		"nothing was recorded: the server would refuse it");
}

static int
record(struct submit_report *out, struct pending *p, struct error *err)
{
	struct commit_plan *plans = ARENA_ARRAY(p->arena, struct commit_plan,
		p->n);
	char (*ids)[65] = (char (*)[65])ARENA_ARRAY(p->arena, char,
		65 * p->n);
	struct signing signing;
	const struct commit_signer signer = {signing_commit, &signing};
	size_t i, from, n = 0;

	qsort(p->v, p->n, sizeof(*p->v), by_commit);
	out->commits = ARENA_ARRAY(p->arena, struct submit_commit, p->n);
	for (from = 0; from < p->n; from = i) {
		for (i = from + 1; i < p->n && same_commit(&p->v[from],
		     &p->v[i]); i++)
			;
		if (plan_commit(&out->commits[n], &plans[n], p, &p->v[from],
		    i - from, err) < 0 || judge_commit_to_be(p,
		    &out->commits[n], &p->v[from], i - from, err) < 0)
			return -1;
		n++;
	}
	if (p->s->signing) {
		signing = *p->s->signing;
		signing.config = p->m->config;
		for (i = 0; i < n; i++)
			plans[i].signer = &signer;
	}
	if (!p->s->dry_run && commit_all(p->s->repo, plans, n, &p->s->author,
	    &p->s->committer, ids, err) < 0)
		return -1;
	for (i = 0; i < n; i++)
		memcpy(out->commits[i].id, ids[i], 65);
	out->commit_count = n;
	return 1;
}

int
submit(struct submit_report *out, const struct submit *s, struct error *err)
{
	struct pending p = {.s = s, .arena = out->arena,
		.findings = &out->findings, .reasons = &out->reasons};
	int rc;

	out->findings.arena = out->reasons.arena = out->arena;
	rc = open_base(&p, err);
	if (rc == 0)
		rc = find_changed(&p, out, err);
	if (rc == 0 && p.n > 0) {
		rc = open_after(&p, err);
		if (rc == 0)
			rc = read_base(&p, err);
		if (rc == 0)
			rc = judge(&p, err);
		if (rc == 0)
			rc = record(out, &p, err);
	}
	municipality_free(p.m);
	config_free(p.config);
	tree_free(p.after);
	tree_free(p.base);
	return rc;
}
