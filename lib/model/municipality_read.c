/* SPDX-License-Identifier: MPL-2.0 */
/* The documents of a municipality, read group by group. */
#include "lib/model/municipality.h"

#include <stdlib.h>

#include "lib/base/file.h"

#define STEP_SECONDS 2
#define STEP_BYTES ((size_t)256 << 20)

static const char *
mode_name(unsigned mode)
{
	switch (mode & 0170000) {
	case 0120000:
		return "@symlink";
	case 0160000:
		return "@submodule";
	default:
		return "@special";
	}
}

static void
finding_at_top(const struct municipality_reading *rd, enum finding_code code,
	const char *arg0, const char *arg1, const char *arg2,
	const struct source *src)
{
	size_t first = rd->fs->n;

	finding_add(rd->fs, code, span_make(0, 0), arg0 ? arg0 : "",
		arg1 ? arg1 : "", arg2 ? arg2 : "");
	if (src)
		findings_locate(rd->fs, first, src);
}

static const char *
cycles_of(const struct municipality_reading *rd, const struct unit *u)
{
	char from[CYCLE_TEXT] = "", to[CYCLE_TEXT] = "";

	if (u->from != CYCLE_NONE)
		cycle_format(from, &rd->m->config->cycles, u->from);
	if (u->to != CYCLE_NONE)
		cycle_format(to, &rd->m->config->cycles, u->to);
	return *from && *to ? arena_fmt(rd->a, "@cycles:%s:%s", from, to)
		: *from ? arena_fmt(rd->a, "@cycles-from:%s", from)
		: arena_fmt(rd->a, "@cycles-to:%s", to);
}

static void
unknown_unit(const struct municipality_reading *rd, const struct record *r)
{
	const struct config *c = rd->m->config;
	const char **ids = ARENA_ARRAY(rd->a, const char *, c->unit_count + 1);
	const char *near;
	size_t i;

	for (i = 0; i < c->unit_count; i++)
		ids[i] = c->units[i].id;
	near = text_near(ids, c->unit_count, str_of(r->unit));
	finding_at_top(rd, FINDING_UNIT_UNKNOWN, r->unit, near
		? arena_fmt(rd->a, "@near:%s", near) : "@see-units", NULL,
		&r->source);
}

/* Where the list of units can't be read, that is said once, not of each
 * document. */
static void
check_unit(const struct municipality_reading *rd, const struct record *r)
{
	const struct config *c = rd->m->config;
	const struct unit *u;
	char cycle[CYCLE_TEXT];

	if (r->unit == NULL || c->units_unread)
		return;
	u = config_unit(c, r->unit);
	if (u == NULL) {
		unknown_unit(rd, r);
	} else if (r->cycle != CYCLE_NONE && !unit_valid(u, r->cycle)) {
		cycle_format(cycle, &c->cycles, r->cycle);
		finding_at_top(rd, FINDING_UNIT_NOT_VALID, r->unit, cycle,
			cycles_of(rd, u), &r->source);
	}
}

/* The figures that there are for the document R. */
static void
find_figures(const struct municipality_reading *rd, struct record *r)
{
	struct texts *names;

	if (!rd->m->has_figures || r->cycle == CYCLE_NONE)
		return;
	names = ARENA_NEW(rd->a, struct texts);
	*names = figures_names(&rd->m->figures, rd->m->config, rd->a, r->unit,
		r->cycle);
	r->figures = names;
}

static bool
has_error(const struct findings *fs, size_t first)
{
	for (; first < fs->n; first++)
		if (fs->v[first].severity == SEVERITY_ERROR)
			return true;
	return false;
}

/* A document in a tree: what its links are resolved against. */
struct linking {
	const char *path;
	struct tree *tree;
};

static bool
is_there(struct str url, void *ctx)
{
	const struct linking *l = ctx;
	struct buf path = {0}, unread = {0};
	struct error unheard;
	bool there = path_resolve(&path, l->path, url) && path.n &&
		tree_read(l->tree, path.p, 0, &unread, &unheard) != 0;

	buf_free(&path);
	buf_free(&unread);
	return there;
}

/* Returns 1 and *OUT, 0 when the document is no record (a finding says why),
 * -1 when the operation failed. */
static int
read_record(struct record **out, const struct municipality_reading *rd,
	const struct entry *e, struct error *err)
{
	struct buf text = {0};
	struct place place;
	size_t first = rd->fs->n;
	char *copy;
	int rc;

	rd->fs->path = e->path;
	rd->fs->draft = false;
	if ((e->mode & 0170000) != 0100000) {
		finding_at_top(rd, FINDING_NOT_A_FILE, mode_name(e->mode),
			NULL, NULL, NULL);
		return 0;
	}
	rc = tree_read(rd->m->tree, e->path, MARKDOWN_SIZE, &text, err);
	if (rc == 1) {
		copy = arena_strndup(rd->a, text.p, text.n);
		config_place(&place, rd->m->config, rd->a, e->path, NULL);
		*out = record_read(rd->a, rd->m->config, e->path,
			str_make(copy, text.n), &place, rd->md, rd->fs);
	}
	buf_free(&text);
	if (rc != 1 || *out == NULL)
		return rc < 0 ? -1 : 0;
	find_figures(rd, *out);
	if (rd->rules) {
		rd->rules(*out, rd->fs);
		markdown_files((*out)->blocks, &(*out)->source, is_there,
			&(struct linking){e->path, rd->m->tree}, rd->fs);
	}
	findings_locate(rd->fs, first, &(*out)->source);
	check_unit(rd, *out);
	(*out)->broken = has_error(rd->fs, first);
	return 1;
}

static int
by_time(const void *a, const void *b)
{
	const struct record *x = *(struct record *const *)a;
	const struct record *y = *(struct record *const *)b;
	int c = strcmp(x->unit ? x->unit : "", y->unit ? y->unit : "");

	if (c == 0)
		c = (x->cycle > y->cycle) - (x->cycle < y->cycle);
	if (c == 0)
		c = (x->date > y->date) - (x->date < y->date);
	return c ? c : strcmp(x->path, y->path);
}

int
municipality_read(struct group *g, const struct municipality_reading *rd,
	const struct entries *e, struct error *err)
{
	size_t i;
	int rc;

	memset(g, 0, sizeof(*g));
	g->arena = rd->a;
	g->config = rd->m->config;
	g->records = ARENA_ARRAY(rd->a, struct record *, e->n);
	for (i = 0; i < e->n; i++) {
		if (rd->w && work_is_bad(rd->w, i)) {
			rd->fs->path = e->v[i].path;
			finding_at_top(rd, FINDING_TOO_HEAVY, NULL, NULL, NULL,
				NULL);
			continue;
		}
		if (rd->w)
			work_step(rd->w, i);
		rc = read_record(&g->records[g->record_count], rd, &e->v[i],
			err);
		if (rc < 0)
			return -1;
		g->record_count += rc == 1;
	}
	if (g->record_count)
		qsort(g->records, g->record_count, sizeof(*g->records),
			by_time);
	group_link(g, rd->fs);
	return 0;
}

/* One map of the whole: the wanted groups, and what each worker reuses. */
struct mapping {
	const struct municipality_job *job;
	size_t *index;
	struct arena arena;
	struct markdown *md;
};

static int
map_group(struct work *w, size_t item, struct buf *out, void *ctx,
	struct error *err)
{
	struct mapping *mp = ctx;
	const struct municipality_job *job = mp->job;
	struct findings fs = {.arena = &mp->arena};
	const struct municipality_reading rd = {job->m, &mp->arena, mp->md,
		job->rules, &fs, w};
	struct group g;
	int rc = municipality_read(&g, &rd, &job->m->groups[mp->index[item]],
		err);

	if (rc == 0)
		rc = job->map(&g, mp->index[item], &fs, out, job->ctx, err);
	arena_reset(&mp->arena);
	markdown_reset(mp->md);
	return rc;
}

static int
sink_group(size_t item, struct str result, void *ctx, struct error *err)
{
	struct mapping *mp = ctx;

	return mp->job->sink(mp->index[item], result, mp->job->ctx, err);
}

int
municipality_map(const struct municipality_job *job, struct error *err)
{
	struct mapping mp = {.job = job};
	struct work_job work = {
		.workers = job->workers,
		.step_seconds = STEP_SECONDS,
		.step_bytes = STEP_BYTES,
		.map = map_group,
		.sink = sink_group,
		.ctx = &mp,
	};
	size_t i;
	int rc;

	mp.index = xcalloc(job->m->group_count, sizeof(*mp.index));
	mp.md = markdown_new();
	for (i = 0; i < job->m->group_count; i++)
		if (job->wanted == NULL ||
		    job->wanted(&job->m->groups[i], job->ctx))
			mp.index[work.count++] = i;
	rc = work_run(&work, err);
	markdown_free(mp.md);
	arena_free(&mp.arena);
	free(mp.index);
	return rc;
}
