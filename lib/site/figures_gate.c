/* SPDX-License-Identifier: MPL-2.0 */
/* The gate for figures: what a finished page shows is held against what its
 * audience may see, as data/ has it. */
#include <math.h>

#include "lib/site/figures.h"
#include "lib/text/decimal.h"

/* Figures of so few digits stand on any page. */
#define LONG 100

struct looking {
	const struct site *s;
	int unit;
};

/* Whether F is written as D: what is added up here, rounded. */
static bool
is_written(const struct figure *f, const struct decimals *d)
{
	if (f->total)
		return fabs(f->value - d->value) <= 0.51 / pow(10, d->digits);
	return f->digits == d->digits && fabs(f->value - d->value) < 1e-9;
}

static bool
is_any(const struct looking *l, int unit, const struct decimals *d, bool shown)
{
	const struct figures *all = &l->s->m->figures;
	const struct figure *v;
	size_t i, n;

	v = figures_unit(all, unit, &n);
	for (i = 0; i < n; i++)
		if ((l->s->sights[&v[i] - all->v] == SIGHT_SHOWN) == shown &&
		    (shown || !v[i].total) && is_written(&v[i], d))
			return true;
	return false;
}

/* A number that the unit has, that is hidden, and that no other figure of the
 * page explains. */
static bool
is_leak(const struct looking *l, struct str text)
{
	struct decimals d;
	double size;

	if (decimal_read(&d, text) != DECIMAL_GOOD)
		return false;
	size = fabs(d.value) * pow(10, d.digits);
	return d.digits && size >= LONG && is_any(l, l->unit, &d, false) &&
		!is_any(l, l->unit, &d, true) &&
		!is_any(l, FIGURE_MUNICIPALITY, &d, true) &&
		!is_any(l, FIGURE_COUNTRY, &d, true);
}

/* What stands in the next cell, up to a space or a tag. */
static struct str
next_cell(struct str *rest)
{
	struct str cell = STR("<td>"), text;
	size_t n = 0;

	*rest = str_skip(*rest, str_find(*rest, cell));
	if (rest->n)
		*rest = str_skip(*rest, cell.n);
	text = *rest;
	while (n < text.n && text.p[n] != ' ' && text.p[n] != '<')
		n++;
	return str_make(text.p, n);
}

int
figures_check(const struct site *s, const char *unit, const char *path,
	struct str page, struct error *err)
{
	struct looking l = {s, figure_unit(s->config, unit)};
	struct str chart = STR("<figure class=\"chart\">"), rest, end;

	if (s->sights == NULL)
		return 0;
	while ((page = str_skip(page, str_find(page, chart))).n) {
		rest = page;
		rest.n = str_find(rest, STR("</figure>"));
		end = str_skip(page, rest.n);
		while (rest.n)
			if (is_leak(&l, next_cell(&rest)))
				return error_set(err, ERROR_FAILED,
					"intet er offentliggjort: siden %s viser et tal, som målgruppen ikke må se. Det er en fejl i referat; meld den",
					"nothing was published: page %s shows a figure that its audience may not see. This is a fault of referat; report it",
					path);
		page = end;
	}
	return 0;
}
