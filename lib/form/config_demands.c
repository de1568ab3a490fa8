/* SPDX-License-Identifier: MPL-2.0 */
/* The demands: what law and local policy ask, from when to when. */
#include <stdlib.h>

#include "lib/base/builtin.h"
#include "lib/form/config_reader.h"
#include "lib/text/yaml.h"

static const struct shape demand_shape[] = {
	{"id", SHAPE_TEXT, NULL, NULL, true},
	{"title", SHAPE_TEXT, NULL, NULL, true},
	{"units", SHAPE_TEXTS, NULL, NULL, false},
	{"from", SHAPE_DATE, NULL, NULL, false},
	{"to", SHAPE_DATE, NULL, NULL, false},
	{"source", SHAPE_TEXT, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape demands_shape[] = {
	{"demands", SHAPE_LIST, demand_shape, NULL, true},
	{NULL, SHAPE_ANY, NULL, NULL, false}};

/* The same demand may stand twice with other words for another time. */
static bool
overlap(const struct demand *x, const struct demand *y)
{
	return streq(x->id, y->id) &&
		(x->to == DATE_NONE || y->from == DATE_NONE ||
		y->from <= x->to) &&
		(y->to == DATE_NONE || x->from == DATE_NONE ||
		x->from <= y->to);
}

static void
read_demand(struct config_reader *r, const struct value *v, size_t *cap)
{
	struct config *c = r->c;
	const struct value *id = value_get(v, "id");
	struct demand d = {.id = config_text(r, id)};
	size_t i;

	if (d.id == NULL)
		return;
	d.title = config_text(r, value_get(v, "title"));
	if (d.title == NULL)
		d.title = d.id;
	d.source = config_text(r, value_get(v, "source"));
	d.units = texts_read(&c->arena, value_get(v, "units"));
	d.from = value_date(value_get(v, "from"));
	d.to = value_date(value_get(v, "to"));
	config_check_dates(r, v);
	for (i = 0; i < c->demand_count; i++)
		if (overlap(&c->demands[i], &d)) {
			finding_add(r->fs, FINDING_CONFIG_TWICE, id->span,
				d.id);
			return;
		}
	ARENA_GROW(&c->arena, c->demands, c->demand_count, *cap);
	c->demands[c->demand_count++] = d;
}

static void
read_demands(struct config_reader *r, const struct value *v, size_t *cap)
{
	const struct value *list = value_get(v, "demands");
	uint32_t i;

	shape_check(&r->check, v, demands_shape);
	for (i = 0; value_is_list(list) && i < list->n; i++)
		read_demand(r, list_map(list, i), cap);
}

static void
read_builtin(struct config_reader *r, size_t *cap)
{
	struct arena *a = &r->c->arena;
	const struct builtin *files;
	struct source src;
	size_t i, n;

	files = builtin_list(&n);
	for (i = 0; i < n; i++) {
		if (!str_starts(str_of(files[i].path), "schema/demands/"))
			continue;
		r->fs->path = files[i].path;
		source_init(&src, a, files[i].path,
			str_make(files[i].content, files[i].n));
		read_demands(r, yaml_read(a, &src, span_make(0, src.text.n),
			r->fs), cap);
		config_located(r, &src);
	}
}

int
config_read_demands(struct config_reader *r, struct error *err)
{
	struct config *c = r->c;
	const char *folder = arena_fmt(&c->arena, "%s/demands",
		c->schema_path);
	struct value *v;
	struct source src;
	const char *name;
	size_t i, cap = 0;
	bool own = false;
	int rc;

	for (i = 0; config_next(r, folder, ".yaml", &i, &name); i++) {
		rc = config_load(r, r->files[i].path, &src, &v, err);
		if (rc < 0)
			return -1;
		if (rc == 0)
			continue;
		own = true;
		read_demands(r, v, &cap);
		config_located(r, &src);
	}
	if (!own)
		read_builtin(r, &cap);
	return 0;
}
