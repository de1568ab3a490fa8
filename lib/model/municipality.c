/* SPDX-License-Identifier: MPL-2.0 */
/* A municipality: its configuration, and where its documents are. */
#include "lib/model/municipality.h"

#include <stdlib.h>

#include "lib/base/file.h"
#include "lib/base/hash.h"
#include "lib/model/municipality_entry.h"
#include "lib/model/stray.h"

#define STEP_SECONDS 2
#define STEP_BYTES ((size_t)256 << 20)

/* Entries are put into their groups when it is known how many each has. */
struct grouping {
	struct municipality *m;
	struct grouped {
		struct entry entry;
		struct entries *group;
	} *all;
	size_t all_n, all_cap;
	struct map groups;         /* key -> struct entries * */
	struct entries **list;
	size_t n, cap;
	struct entries *last;      /* that of the file before, */
	const char *unit;          /* and whose it is; or NULL */
};

static struct entries *
find_group(struct grouping *g, const char *key)
{
	struct entries *e = map_get(&g->groups, str_of(key));

	if (e)
		return e;
	e = ARENA_NEW(&g->m->arena, struct entries);
	e->key = key;
	map_put(&g->groups, str_of(key), e);
	ARENA_GROW(&g->m->arena, g->list, g->n, g->cap);
	g->list[g->n++] = e;
	return e;
}

static void
add_unit(struct grouping *g, struct entries *e, const char *unit)
{
	const char **v;
	size_t i;

	for (i = 0; i < e->units.n; i++)
		if (streq(e->units.v[i], unit))
			return;
	v = ARENA_ARRAY(&g->m->arena, const char *, e->units.n + 1);
	if (e->units.n)
		memcpy(v, e->units.v, e->units.n * sizeof(*v));
	v[e->units.n] = unit;
	e->units.v = v;
	e->units.n++;
}

/* The group of UNIT (NULL: of no unit), with UNIT in it. Files come folder by
 * folder, so it is most often that of the file before. */
static struct entries *
group_of(struct grouping *g, const char *unit)
{
	if (g->last == NULL || !streq(g->unit, unit)) {
		g->last = find_group(g, municipality_key(g->m, unit));
		g->unit = unit;
		if (unit)
			add_unit(g, g->last, unit);
	}
	return g->last;
}

static int
add_entry(struct grouping *g, const struct tree_entry *te, struct error *err)
{
	struct municipality *m = g->m;
	struct entry made;
	struct entries *e;
	int rc = municipality_entry(&made, m, te, err);

	if (rc == 0)
		stray_check(m->config, te->path, m->today, &m->findings);
	if (rc <= 0)
		return rc;
	e = group_of(g, made.unit);
	e->cap++;
	VEC_GROW(g->all, g->all_cap, g->all_n + 1);
	g->all[g->all_n++] = (struct grouped){made, e};
	return 0;
}

static void
put_entries(struct grouping *g)
{
	struct municipality *m = g->m;
	size_t i;

	for (i = 0; i < g->n; i++)
		g->list[i]->v = ARENA_ARRAY(&m->arena, struct entry,
			g->list[i]->cap);
	for (i = 0; i < g->all_n; i++) {
		struct entries *e = g->all[i].group;

		e->v[e->n++] = g->all[i].entry;
	}
	m->document_count = g->all_n;
}

static int
by_key(const void *a, const void *b)
{
	return strcmp((*(struct entries *const *)a)->key,
		(*(struct entries *const *)b)->key);
}

/* Units without a document yet belong to a group all the same: boards and
 * pages show them. */
static void
add_empty_units(struct grouping *g)
{
	const struct config *c = g->m->config;
	size_t i;

	for (i = 0; i < c->unit_count; i++)
		group_of(g, c->units[i].id);
}

static int
list_documents(struct municipality *m, struct error *err)
{
	struct grouping g = {.m = m};
	const struct tree_entry *entries;
	size_t i, n;
	int rc = tree_list(m->tree, &entries, &n, err);

	for (i = 0; rc == 0 && i < n; i++)
		rc = add_entry(&g, &entries[i], err);
	if (rc == 0) {
		add_empty_units(&g);
		put_entries(&g);
		if (g.n)
			qsort(g.list, g.n, sizeof(*g.list), by_key);
		m->groups = ARENA_ARRAY(&m->arena, struct entries, g.n);
		for (i = 0; i < g.n; i++)
			m->groups[i] = *g.list[i];
		m->group_count = g.n;
	}
	map_free(&g.groups);
	free(g.all);
	return rc;
}

int
municipality_load(struct municipality **out, struct tree *tree, date today,
	struct error *err)
{
	struct municipality *m = xcalloc(1, sizeof(*m));

	m->tree = tree;
	m->today = today;
	m->findings.arena = &m->arena;
	if (config_read(&m->config, tree, &m->findings, err) < 0 ||
	    list_documents(m, err) < 0) {
		municipality_free(m);
		return -1;
	}
	findings_sort(&m->findings);
	*out = m;
	return 0;
}

int
municipality_list(struct municipality **out, struct config *config,
	struct tree *tree, date today, struct error *err)
{
	struct municipality *m = xcalloc(1, sizeof(*m));

	m->tree = tree;
	m->today = today;
	m->findings.arena = &m->arena;
	m->config = config;
	if (list_documents(m, err) < 0) {
		m->config = NULL;
		municipality_free(m);
		return -1;
	}
	*out = m;
	return 0;
}

void
municipality_free(struct municipality *m)
{
	if (m == NULL)
		return;
	config_free(m->config);
	figures_free(&m->figures);
	arena_free(&m->arena);
	free(m);
}

int
municipality_figures(struct municipality *m, figure_rules *rules,
	struct error *err)
{
	if (m->has_figures)
		return 0;
	if (figures_read(&m->figures, m->config, m->tree, rules,
	    &m->arena, &m->findings, err) < 0)
		return -1;
	findings_sort(&m->findings);
	m->has_figures = true;
	return 0;
}

const struct entries *
municipality_group(const struct municipality *m, const char *unit)
{
	const char *key = municipality_key(m, unit);
	size_t lo = 0, hi = m->group_count;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = strcmp(m->groups[mid].key, key);

		if (c == 0)
			return &m->groups[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

/* Reading one document: its file, its place, its record, its findings. */
struct reading {
	const struct municipality *m;
	struct arena *a;
	struct markdown *md;
	record_rules *rules;
	struct findings *fs;
};

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
finding_at_top(struct reading *rd, enum finding_code code, const char *arg0,
	const char *arg1, const char *arg2, const struct source *src)
{
	size_t first = rd->fs->n;

	finding_add(rd->fs, code, span_make(0, 0), arg0 ? arg0 : "",
		arg1 ? arg1 : "", arg2 ? arg2 : "");
	if (src)
		findings_locate(rd->fs, first, src);
}

static const char *
cycles_of(struct reading *rd, const struct unit *u)
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
unknown_unit(struct reading *rd, const struct record *r)
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
check_unit(struct reading *rd, const struct record *r)
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
find_figures(struct reading *rd, struct record *r)
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
read_record(struct record **out, struct reading *rd, const struct entry *e,
	struct error *err)
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
municipality_read(struct group *g, const struct municipality *m, size_t index,
	struct arena *a, struct markdown *md, struct work *w,
	record_rules *rules, struct findings *fs, struct error *err)
{
	struct reading rd = {m, a, md, rules, fs};
	const struct entries *e = &m->groups[index];
	size_t i;
	int rc;

	memset(g, 0, sizeof(*g));
	g->arena = a;
	g->config = m->config;
	g->records = ARENA_ARRAY(a, struct record *, e->n);
	for (i = 0; i < e->n; i++) {
		if (w && work_is_bad(w, i)) {
			fs->path = e->v[i].path;
			finding_at_top(&rd, FINDING_TOO_HEAVY, NULL, NULL, NULL,
				NULL);
			continue;
		}
		if (w)
			work_step(w, i);
		rc = read_record(&g->records[g->record_count], &rd, &e->v[i],
			err);
		if (rc < 0)
			return -1;
		g->record_count += rc == 1;
	}
	if (g->record_count)
		qsort(g->records, g->record_count, sizeof(*g->records),
			by_time);
	group_link(g, fs);
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
	struct group g;
	int rc = municipality_read(&g, job->m, mp->index[item], &mp->arena,
		mp->md, w, job->rules, &fs, err);

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
