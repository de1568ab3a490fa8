/* SPDX-License-Identifier: MPL-2.0 */
/* The units of a municipality: listed in a file, or seen in the paths. */
#include <fnmatch.h>
#include <stdlib.h>

#include "lib/base/hash.h"
#include "lib/form/config_reader.h"
#include "lib/form/layout.h"

static const struct shape unit_shape[] = {
	{"id", SHAPE_TEXT, NULL, NULL, true},
	{"name", SHAPE_TEXT, NULL, NULL, false},
	{"type", SHAPE_TEXT, NULL, NULL, false},
	{"tags", SHAPE_TEXTS, NULL, NULL, false},
	{"from", SHAPE_CYCLE, NULL, NULL, false},
	{"to", SHAPE_CYCLE, NULL, NULL, false},
	{"merged_into", SHAPE_TEXT, NULL, NULL, false},
	{"site", SHAPE_TEXT, NULL, NULL, false},
	{"formerly", SHAPE_TEXTS, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape units_shape[] = {
	{"units", SHAPE_LIST, unit_shape, NULL, true},
	{NULL, SHAPE_ANY, NULL, NULL, false}};

static int
by_id(const void *a, const void *b)
{
	const struct unit *x = a, *y = b;

	return strcmp(x->id, y->id);
}

static void
sort_units(struct config *c)
{
	if (c->unit_count)
		qsort(c->units, c->unit_count, sizeof(*c->units), by_id);
}

bool
unit_valid(const struct unit *u, int cycle)
{
	return (u->from == CYCLE_NONE || cycle >= u->from) &&
		(u->to == CYCLE_NONE || cycle <= u->to);
}

static void
read_unit(struct config_reader *r, const struct value *v)
{
	struct config *c = r->c;
	struct unit *u = &c->units[c->unit_count];
	const struct value *id = value_get(v, "id"), *to = value_get(v, "to");

	if (!value_is_scalar(id))
		return;
	u->id = config_text(r, id);
	if (!is_segment(u->id)) {
		shape_wrong(&r->check, id->span, "id", "@not-a-segment",
			"@example:soendre-skole");
		return;
	}
	u->name = config_text(r, value_get(v, "name"));
	if (u->name == NULL)
		u->name = u->id;
	u->type = config_text(r, value_get(v, "type"));
	u->site = config_text(r, value_get(v, "site"));
	u->tags = texts_read(&c->arena, value_get(v, "tags"));
	u->formerly = texts_read(&c->arena, value_get(v, "formerly"));
	u->from = value_cycle(value_get(v, "from"), &c->cycles);
	u->to = value_cycle(to, &c->cycles);
	u->merged_into = config_text(r, value_get(v, "merged_into"));
	u->span = id->span;
	if (u->from != CYCLE_NONE && u->to != CYCLE_NONE && u->to < u->from)
		shape_wrong(&r->check, to->span, "to", "@backwards", "@swap-ends");
	c->unit_count++;
}

/* Of two units with one id the first stays. */
static void
check_doubles(struct config_reader *r)
{
	struct config *c = r->c;
	struct map seen = {0};
	size_t i, kept = 0;

	for (i = 0; i < c->unit_count; i++) {
		struct unit *u = &c->units[i];

		if (map_get(&seen, str_of(u->id))) {
			finding_add(r->fs, FINDING_CONFIG_TWICE, u->span,
				u->id);
			continue;
		}
		map_put(&seen, str_of(u->id), c);
		c->units[kept++] = *u;
	}
	c->unit_count = kept;
	map_free(&seen);
}

/* The ways of U through its mergers, until one comes round; NULL: it ends. */
static const char *
circle_of(struct config_reader *r, const struct unit *u)
{
	const struct config *c = r->c;
	const char *way = u->id;
	const struct unit *next = u;
	size_t hops;

	for (hops = 0; next && hops <= c->unit_count; hops++) {
		next = next->merged_into ? config_unit(c, next->merged_into)
			: NULL;
		if (next && hops < 8)
			way = arena_fmt(r->fs->arena, "%s > %s", way, next->id);
		if (next == u)
			return way;
	}
	return NULL;
}

static void
check_mergers(struct config_reader *r, const struct value *list)
{
	uint32_t i;

	for (i = 0; value_is_list(list) && i < list->n; i++) {
		const struct value *id = value_get(list_map(list, i), "id");
		const struct value *into = value_get(list_map(list, i),
			"merged_into");
		const struct unit *u = value_is_scalar(id)
			? config_unit(r->c, value_text(id)) : NULL;
		const char *way;

		if (!value_is_scalar(into) || u == NULL)
			continue;
		config_check_unit(r, into);
		way = circle_of(r, u);
		if (way)
			shape_wrong(&r->check, into->span, "merged_into",
				arena_fmt(r->fs->arena, "@merge-circle:%s",
				way), NULL);
	}
}

/* Mergers in a circle would never end: each loses its own. */
static void
cut_circles(struct config_reader *r)
{
	struct config *c = r->c;
	size_t i;

	for (i = 0; i < c->unit_count; i++)
		if (c->units[i].merged_into &&
		    circle_of(r, &c->units[i]))
			c->units[i].merged_into = NULL;
}

/* An address leads to one unit: a former id is no unit's own, and one unit's
 * alone. Those that are not so are dropped. */
static void
check_former_of(struct config_reader *r, struct unit *u,
	const struct value *list, struct map *seen)
{
	const struct value *v;
	size_t kept = 0;
	uint32_t i;

	for (i = 0; (v = texts_item(list, i)); i++) {
		const char *old = value_is_scalar(v) ? value_text(v) : NULL;

		if (old == NULL)
			continue;
		if (!is_segment(old))
			shape_wrong(&r->check, v->span, "formerly",
				"@not-a-segment", NULL);
		else if (config_unit(r->c, old) || map_get(seen, str_of(old)))
			shape_wrong(&r->check, v->span, "formerly",
				"@former-taken", NULL);
		else
			u->formerly.v[kept++] = old;
		map_put(seen, str_of(old), u);
	}
	u->formerly.n = kept;
}

static void
check_former(struct config_reader *r, const struct value *list)
{
	struct map seen = {0};
	uint32_t i;

	for (i = 0; value_is_list(list) && i < list->n; i++) {
		const struct value *v = list_map(list, i);
		const struct value *id = value_get(v, "id");
		const struct unit *u = value_is_scalar(id)
			? config_unit(r->c, value_text(id)) : NULL;

		if (u && u->span.from == id->span.from)
			check_former_of(r, &r->c->units[u - r->c->units],
				value_get(v, "formerly"), &seen);
	}
	map_free(&seen);
}

static void
read_listed(struct config_reader *r, const struct value *v)
{
	const struct value *list = value_get(v, "units");
	uint32_t i;

	shape_check(&r->check, v, units_shape);
	r->c->units_unread = !value_is_list(list);
	if (r->c->units_unread)
		return;
	r->c->units = ARENA_ARRAY(&r->c->arena, struct unit, list->n);
	for (i = 0; i < list->n; i++)
		read_unit(r, list_map(list, i));
	r->c->units_unread = r->c->unit_count < list->n;
	check_doubles(r);
	sort_units(r->c);
	check_mergers(r, list);
	check_former(r, list);
	cut_circles(r);
}

/* The type whose pattern the id fits first; NULL: none. */
static const char *
type_of(const struct value *discover, const char *id)
{
	const struct value *pattern;
	uint32_t i, j;

	for (i = 0; value_is_map(discover) && i < discover->n; i++)
		for (j = 0; (pattern = texts_item(
		    discover->members[i].value, j)); j++)
			if (value_is_scalar(pattern) &&
			    fnmatch(value_text(pattern), id, 0) == 0)
				return discover->members[i].key.p;
	return NULL;
}

/* The unit that PATH names by the first line that it fits. */
static struct str
unit_in(const struct config *c, const char *path)
{
	struct str taken[TOKEN_KINDS];
	size_t i;

	for (i = 0; i < c->layout_count; i++)
		if (layout_match(c, &c->layout[i], path, false, taken))
			return taken[TOKEN_UNIT];
	return str_make(NULL, 0);
}

static void
discover(struct config_reader *r, const struct value *types)
{
	struct config *c = r->c;
	struct map seen = {0};
	size_t i, cap = 0;

	c->units_discovered = true;
	for (i = 0; i < r->file_count; i++) {
		struct str id = unit_in(c, r->files[i].path);
		struct unit *u;

		if (id.n == 0 || map_get(&seen, id))
			continue;
		map_put(&seen, id, c);
		ARENA_GROW(&c->arena, c->units, c->unit_count, cap);
		u = &c->units[c->unit_count++];
		u->id = u->name = arena_strndup(&c->arena, id.p, id.n);
		u->type = type_of(types, u->id);
		u->from = u->to = CYCLE_NONE;
	}
	map_free(&seen);
	sort_units(c);
}

int
config_read_units(struct config_reader *r, struct error *err)
{
	struct config *c = r->c;
	const struct value *written = value_get(c->value, "units");
	struct value *v;
	struct source src;
	int rc = 0;

	if (c->units_path)
		rc = config_load(r, c->units_path, &src, &v, err);
	if (rc == 1) {
		read_listed(r, v);
		config_located(r, &src);
	} else if (rc == 0 && value_is_scalar(written)) {
		c->units_unread = true;
	} else if (rc == 0) {
		c->units_path = NULL;
		discover(r, value_get(written, "discover"));
	}
	return rc < 0 ? -1 : 0;
}
