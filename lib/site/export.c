/* SPDX-License-Identifier: MPL-2.0 */
/* A cycle for other programs: reading, reducing, putting together. */
#include "lib/site/export.h"

#include <string.h>

#include "lib/base/work.h"
#include "lib/check/check.h"
#include "lib/text/ics.h"

/* One run: the parts as they come. */
struct run {
	struct exporting x;
	struct export_count *count;
	struct buf *out;
	bool any;
};

bool
export_wants(const struct exporting *x, const char *unit)
{
	return x->e->unit == NULL || (unit && streq(unit, x->e->unit));
}

bool
export_has(const struct exporting *x, const struct record *r)
{
	int spans = r->form && r->form->spans > 1 ? r->form->spans : 1;

	return r->cycle != CYCLE_NONE && r->cycle <= x->e->cycle &&
		x->e->cycle < r->cycle + spans && export_wants(x, r->unit);
}

struct agreement_list
export_agreements(const struct exporting *x, const struct reduced *r,
	struct arena *a, const char *unit)
{
	struct agreement_list list = {unit, NULL, 0};

	list.v = group_cycle(&r->group, a, unit, x->e->cycle, &list.n);
	return list;
}

static bool
wanted(const struct entries *e, void *ctx)
{
	const struct run *run = ctx;
	struct texts units = entries_units(e);
	size_t i;

	for (i = 0; i < units.n; i++)
		if (export_wants(&run->x, units.v[i]))
			return true;
	return false;
}

static void
count_group(struct export_count *c, const struct exporting *x,
	const struct group *g)
{
	size_t i;

	for (i = 0; i < g->record_count; i++) {
		const struct record *r = g->records[i];

		if (!export_has(x, r))
			continue;
		if (site_shows(&x->site, r))
			c->documents++;
		else if (r->broken)
			c->broken++;
		else
			c->above++;
	}
}

static void
add_rows(struct buf *out, const struct exporting *x, const struct reduced *r,
	const struct entries *e, struct arena *a)
{
	struct texts units = entries_units(e);
	size_t i;

	for (i = 0; i < units.n; i++) {
		struct agreement_list list = export_agreements(x, r, a,
			units.v[i]);

		if (export_wants(x, units.v[i]))
			agreements_add(out, &x->report, &list);
	}
}

/* In a worker: the counts, then the part of the export. */
static int
export_group(struct group *g, size_t index, struct findings *fs,
	struct buf *out, void *ctx, struct error *err)
{
	const struct run *run = ctx;
	const struct exporting *x = &run->x;
	struct export_count count = {0};
	struct reduced r;
	struct gate gate = {0};

	(void)fs, (void)err;
	reduced_make(&r, g, &x->site, g->arena, &gate);
	count_group(&count, x, g);
	buf_add(out, (const char *)&count, sizeof(count));
	if (x->e->format == EXPORT_CSV)
		add_rows(out, x, &r, &x->e->m->groups[index], g->arena);
	else if (x->e->format == EXPORT_ICS)
		export_ics_group(out, x, &x->e->m->groups[index], g, &r,
			g->arena);
	else
		export_json_group(out, x, &r);
	reduced_free(&r);
	gate_free(&gate);
	return 0;
}

static int
take(size_t index, struct str result, void *ctx, struct error *err)
{
	struct run *run = ctx;
	struct export_count count;

	(void)index;
	if (result.n < sizeof(count))
		return work_garbled(err);
	memcpy(&count, result.p, sizeof(count));
	run->count->documents += count.documents;
	run->count->above += count.above;
	run->count->broken += count.broken;
	result = str_skip(result, sizeof(count));
	if (result.n == 0)
		return 0;
	if (run->any && run->x.e->format == EXPORT_JSON)
		buf_char(run->out, ',');
	buf_str(run->out, result);
	run->any = true;
	return 0;
}

static void
begin(struct run *run, struct ics *ics, struct arena *a)
{
	const struct exporting *x = &run->x;
	char cycle[CYCLE_TEXT];

	if (x->e->format == EXPORT_CSV) {
		agreements_begin(run->out, &x->report);
	} else if (x->e->format == EXPORT_JSON) {
		export_json_begin(run->out, x);
	} else {
		cycle_format(cycle, &x->site.config->cycles, x->e->cycle);
		ics_begin(ics, run->out, x->e->program, arena_fmt(a, "%s %s",
			x->site.config->municipality, cycle), x->e->today);
		if (x->e->unit == NULL)
			export_ics_wheel(run->out, x, a);
	}
}

int
export_make(struct buf *out, const struct export *e,
	struct export_count *count, struct error *err)
{
	struct run run = {.x = {.e = e}, .count = count, .out = out};
	struct municipality_job job = {.m = e->m, .rules = check_record,
		.wanted = wanted, .map = export_group, .sink = take,
		.ctx = &run};
	struct arena a = {0};
	struct ics ics = {0};
	int rc;

	memset(count, 0, sizeof(*count));
	site_init(&run.x.site, e->m, AUDIENCE_INTERNAL, e->today);
	run.x.site.audience = e->audience;
	run.x.report = (struct report){.format = e->format == EXPORT_CSV
		? REPORT_CSV : REPORT_JSON, .lang = e->lang,
		.config = e->m->config, .today = e->today};
	begin(&run, &ics, &a);
	rc = municipality_map(&job, err);
	if (e->format == EXPORT_ICS)
		ics_end(&ics);
	else if (e->format == EXPORT_JSON)
		export_json_end(out);
	site_free(&run.x.site);
	arena_free(&a);
	return rc;
}
