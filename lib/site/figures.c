/* SPDX-License-Identifier: MPL-2.0 */
/* What an audience may see of figures, copied for a page. */
#include "lib/site/figures.h"

void
site_figures(struct site *s)
{
	const struct figures *f = &s->m->figures;

	if (!s->m->has_figures || f->n == 0)
		return;
	s->sights = ARENA_ARRAY(&s->arena, enum sight, f->n);
	figures_mask(s->sights, f, s->audience.class, s->config->threshold);
}

/* The gathering of one indicator's figures. */
struct gathering {
	const struct site *s;
	struct arena *a;
	struct figure_rows *rows;
	int last;
};

static bool
is_wanted(const struct gathering *g, const struct figure *f)
{
	const struct figures *all = &g->s->m->figures;

	return f->indicator == g->rows->indicator &&
		(g->last == CYCLE_NONE || f->cycle <= g->last) &&
		g->s->sights[f - all->v] != SIGHT_ABSENT;
}

/* The whole goes before the groups; those keep the order of the last cycle. */
static void
add_group(struct figure_rows *r, const char *group)
{
	size_t i;

	for (i = 0; i < r->group_count; i++)
		if (r->groups[i] == group || streq(r->groups[i], group))
			return;
	if (group[0] == '\0' && r->group_count) {
		memmove(r->groups + 1, r->groups, r->group_count *
			sizeof(*r->groups));
		r->groups[0] = group;
	} else {
		r->groups[r->group_count] = group;
	}
	r->group_count++;
}

/* V are N figures of the unit, by cycle. */
static void
find_rows(struct gathering *g, const struct figure *v, size_t n)
{
	struct figure_rows *r = g->rows;
	size_t i, k, first = 0;

	r->groups = ARENA_ARRAY(g->a, const char *, n + 1);
	r->cycles = ARENA_ARRAY(g->a, int, n + 1);
	for (i = 0; i < n; i++)
		if (is_wanted(g, &v[i]) && (r->cycle_count == 0 ||
		    r->cycles[r->cycle_count - 1] != v[i].cycle))
			r->cycles[r->cycle_count++] = v[i].cycle;
	if (r->cycle_count > FIGURE_CYCLES)
		first = r->cycle_count - FIGURE_CYCLES;
	r->cycles += first;
	r->cycle_count -= first;
	for (k = r->cycle_count; k-- > 0;)
		for (i = 0; i < n; i++)
			if (v[i].cycle == r->cycles[k] && is_wanted(g, &v[i]))
				add_group(r, v[i].group);
}

/* SIZE_MAX: the page has no such row or column. */
static size_t
find_cell(const struct figure_rows *r, const struct figure *f)
{
	size_t g, c;

	for (g = 0; g < r->group_count && !streq(r->groups[g], f->group); g++)
		;
	for (c = 0; c < r->cycle_count && r->cycles[c] != f->cycle; c++)
		;
	return g < r->group_count && c < r->cycle_count
		? g * r->cycle_count + c : SIZE_MAX;
}

static void
copy(struct gathering *g, int who, const struct figure *v, size_t n)
{
	const struct figures *all = &g->s->m->figures;
	struct figure_rows *r = g->rows;
	size_t i, cell;

	r->of[who] = ARENA_ARRAY(g->a, const struct shown_figure *,
		r->group_count * r->cycle_count + 1);
	for (i = 0; i < n; i++) {
		struct shown_figure *to;

		cell = is_wanted(g, &v[i]) ? find_cell(r, &v[i]) : SIZE_MAX;
		if (cell == SIZE_MAX)
			continue;
		to = ARENA_NEW(g->a, struct shown_figure);
		to->cycle = v[i].cycle;
		to->masked = g->s->sights[&v[i] - all->v] == SIGHT_MASKED;
		to->total = v[i].total;
		if (!to->masked) {
			to->value = v[i].value;
			to->n = v[i].n;
			to->digits = v[i].digits;
			to->source = v[i].source;
		}
		r->of[who][cell] = to;
	}
}

bool
figure_rows(struct figure_rows *out, const struct site *s, struct arena *a,
	const char *unit, const char *indicator, int last)
{
	struct gathering g = {s, a, out, last};
	int of[WHO_COUNT] = {figure_unit(s->config, unit),
		FIGURE_MUNICIPALITY, FIGURE_COUNTRY}, who;
	const struct figure *v;
	size_t n;

	memset(out, 0, sizeof(*out));
	out->indicator = config_indicator(s->config, indicator);
	if (s->sights == NULL || out->indicator == NULL)
		return false;
	v = figures_unit(&s->m->figures, of[WHO_UNIT], &n);
	find_rows(&g, v, n);
	for (who = 0; who < WHO_COUNT; who++) {
		v = figures_unit(&s->m->figures, of[who], &n);
		copy(&g, who, v, who && of[who] == of[WHO_UNIT] ? 0 : n);
	}
	return out->group_count > 0;
}

bool
figures_any(const struct site *s, const char *unit, int cycle,
	const struct texts *names)
{
	const struct figure *v;
	size_t i, k, n;

	if (s->sights == NULL || cycle == CYCLE_NONE || names->n == 0)
		return false;
	v = figures_unit(&s->m->figures, figure_unit(s->config, unit), &n);
	for (i = 0; i < n && v[i].cycle <= cycle; i++)
		for (k = 0; k < names->n; k++)
			if (s->sights[&v[i] - s->m->figures.v] !=
			    SIGHT_ABSENT &&
			    streq(v[i].indicator->id, names->v[k]))
				return true;
	return false;
}
