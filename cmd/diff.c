/* SPDX-License-Identifier: MPL-2.0 */
/* referat diff: what became of the agreements. */
#include <stdio.h>

#include "cmd/command.h"
#include "lib/report/changes.h"

/* One comparison, of two cycles of one tree or of two revisions. */
struct comparison {
	struct session *s;
	char **units;
	int unit_count;
	int from, to;                  /* cycles */
	struct municipality *before;   /* of the base revision; NULL: cycles */
	struct report report;
	struct buf out;
	bool any;
	bool changed;                  /* only what differs */
	enum class class;              /* nothing above it */
};

static bool
is_asked(const struct comparison *c, const char *unit)
{
	int i;

	for (i = 0; i < c->unit_count; i++)
		if (streq(c->units[i], unit))
			return true;
	return c->unit_count == 0;
}

static bool
wanted(const struct entries *e, void *ctx)
{
	struct texts units = entries_units(e);
	size_t i;

	for (i = 0; i < units.n; i++)
		if (is_asked(ctx, units.v[i]))
			return true;
	return false;
}

/* The same group in the base revision; an empty one where it was not. */
static int
read_before(struct group *g, const struct comparison *c, const char *unit,
	struct arena *a, struct markdown *md, struct error *err)
{
	const struct entries *e = municipality_group(c->before, unit);
	struct findings unheard = {.arena = a};
	const struct municipality_reading rd = {.m = c->before, .a = a,
		.md = md, .fs = &unheard};

	*g = (struct group){.arena = a, .config = c->before->config};
	return e ? municipality_read(g, &rd, e, err) : 0;
}

static bool
is_above(const struct agreement *a, enum class limit)
{
	return a && a->class > limit;
}

/* Takes out what wasn't asked for; whether something is left to tell. */
static bool
narrow(struct changes *all, const struct comparison *c)
{
	size_t i, n = 0;

	for (i = 0; i < all->n; i++) {
		const struct change *x = &all->v[i];

		if (is_above(x->from, c->class) || is_above(x->to, c->class) ||
		    (c->changed && x->from && x->to && x->fields == 0))
			continue;
		all->v[n++] = *x;
	}
	all->n = n;
	return n > 0 || !c->changed;
}

/* The fragments of a group's units; each ends in a NUL, so that the parent
 * can put joiners between them. */
static int
compare_group(struct group *g, size_t index, struct findings *fs,
	struct buf *out, void *ctx, struct error *err)
{
	const struct comparison *c = ctx;
	struct texts units = entries_units(&c->s->m->groups[index]);
	struct markdown *md = c->before ? markdown_new() : NULL;
	struct group before;
	size_t i;
	int rc = 0;

	(void)fs;
	if (c->before)
		rc = read_before(&before, c, units.v[0], g->arena, md, err);
	for (i = 0; rc == 0 && i < units.n; i++) {
		struct changes changes;

		if (!is_asked(c, units.v[i]))
			continue;
		if (c->before)
			changes_revisions(&changes, g->arena, &before, g,
				units.v[i]);
		else
			changes_cycles(&changes, g->arena, g, units.v[i],
				c->from, c->to);
		if (narrow(&changes, c) && (units.v[i] || changes.n))
			changes_add(out, &c->report, &changes);
		buf_char(out, '\0');
	}
	markdown_free(md);
	return rc;
}

static int
join(size_t index, struct str result, void *ctx, struct error *err)
{
	struct comparison *c = ctx;

	(void)index, (void)err;
	report_join(&c->out, &c->report, &c->any, result);
	return 0;
}

static int
compare(struct comparison *c)
{
	struct municipality_job job = {.m = c->s->m, .wanted = wanted,
		.map = compare_group, .sink = join, .ctx = c};
	struct error err;

	c->report.lang = c->s->lang;
	c->report.color = c->s->color;
	c->report.config = c->s->m->config;
	c->report.today = c->s->today;
	changes_begin(&c->out, &c->report);
	if (municipality_map(&job, &err) < 0) {
		buf_free(&c->out);
		return session_fail(c->s, &err);
	}
	changes_end(&c->out, &c->report);
	if (c->out.n == 0 && c->before)
		session_note(c->s, "Der er ingen forskel på aftalerne.\n",
			"There is no difference in the agreements.\n");
	else if (c->out.n == 0)
		session_note(c->s,
			"Der er ingen forskel på aftalerne fra %s til %s.\n",
			"There is no difference in the agreements from %s to %s.\n",
			c->report.from, c->report.to);
	session_print(&c->out);
	buf_free(&c->out);
	return EXIT_GOOD;
}

static int
check_units(struct comparison *c, struct error *err)
{
	int i;

	for (i = 0; i < c->unit_count; i++)
		if (session_unit(c->s, c->units[i], err) < 0)
			return -1;
	return 0;
}

/* What is not said follows from the other: the year before, the year after;
 * of neither, the year that we are in and the one before. */
static int
read_cycles(struct comparison *c, const char *from, const char *to,
	struct error *err)
{
	const struct cycles *cycles = &c->s->m->config->cycles;

	if ((from && session_cycle(c->s, &c->from, from, err) < 0) ||
	    (to && session_cycle(c->s, &c->to, to, err) < 0))
		return -1;
	if (to == NULL)
		c->to = from ? c->from + 1 : cycle_of(cycles, c->s->today);
	if (from == NULL)
		c->from = c->to - 1;
	if (c->from >= c->to)
		return error_set(err, ERROR_USAGE,
			"--from %s er ikke tidligere end --to %s; skriv den tidligste periode efter --from",
			"--from %s is not earlier than --to %s; write the earliest cycle after --from",
			from, to);
	return 0;
}

static const char *
cycle_text(struct session *s, int cycle)
{
	char *text = arena_alloc(&s->arena, CYCLE_TEXT);

	cycle_format(text, &s->m->config->cycles, cycle);
	return text;
}

static int
between_cycles(struct comparison *c, const struct input *in, const char *from,
	const char *to)
{
	struct error err;

	if (session_load(c->s, in, &err) < 0 ||
	    read_cycles(c, from, to, &err) < 0 || check_units(c, &err) < 0)
		return session_fail(c->s, &err);
	c->report.from = cycle_text(c->s, c->from);
	c->report.to = cycle_text(c->s, c->to);
	return compare(c);
}

static int
between_revisions(struct comparison *c, const struct input *in,
	const char *base)
{
	struct tree *tree = NULL;
	struct error err;
	int code;

	if (session_load(c->s, in, &err) < 0 || check_units(c, &err) < 0 ||
	    session_load_rev(c->s, base, &tree, &c->before, &err) < 0)
		return session_fail(c->s, &err);
	c->report.from = base;
	c->report.to = in->rev ? in->rev : "";
	code = compare(c);
	municipality_free(c->before);
	tree_free(tree);
	return code;
}

int
cmd_diff(struct session *s, int argc, char **argv)
{
	struct comparison c = {.s = s, .units = argv + 1};
	struct input in = {NULL, false, false};
	const char *from = NULL, *to = NULL, *base = NULL, *format = "text";
	const char *audience = NULL;
	const struct opt opts[] = {
		{"from", 0, NULL, &from, NULL},
		{"to", 0, NULL, &to, NULL},
		{"base", 0, NULL, &base, NULL},
		{"format", 0, NULL, &format, "text|json|csv|markdown|html"},
		{"changed", 0, &c.changed, NULL, NULL},
		{"audience", 0, NULL, &audience, "public|committee|internal"},
		INPUT_OPTIONS(in),
		{NULL, 0, NULL, NULL, NULL}
	};
	struct error err;

	if (opt_parse(argc, argv, opts, &c.unit_count, &err) < 0)
		return session_fail(s, &err);
	report_format(&c.report.format, format);
	c.class = audience == NULL ? CLASS_CONFIDENTIAL
		: streq(audience, "public") ? CLASS_PUBLIC : CLASS_INTERNAL;
	if (base == NULL)
		return between_cycles(&c, &in, from, to);
	if (from == NULL && to == NULL)
		return between_revisions(&c, &in, base);
	error_set(&err, ERROR_USAGE,
		"skriv enten  --from PERIODE --to PERIODE  eller  --base REV",
		"write either  --from CYCLE --to CYCLE  or  --base REV");
	return session_fail(s, &err);
}
