/* SPDX-License-Identifier: MPL-2.0 */
/* One document of a municipality: where it belongs; and going on to a tree in
 * which some of them have changed. */
#include "lib/model/municipality_entry.h"

#include "lib/model/front.h"
#include "lib/text/yaml.h"

/* A merged unit hangs together with the one it went into, and so on; a chain
 * longer than the list of units is a circle, which config_read reported. */
static const char *
last_unit(const struct config *c, const char *id)
{
	const struct unit *u = config_unit(c, id);
	size_t hops;

	for (hops = 0; u && u->merged_into && hops < c->unit_count; hops++) {
		id = u->merged_into;
		u = config_unit(c, id);
	}
	return id;
}

/* The unit of a document whose path does not say it stands in its own
 * fields, by the layout line's form. */
static int
unit_from_fields(const char **unit, int *cycle, struct municipality *m,
	const struct tree_entry *te, struct error *err)
{
	struct arena scratch = {0};
	struct findings unheard = {.arena = &scratch, .path = te->path};
	struct buf text = {0};
	struct source src;
	struct place place;
	struct span front, body;
	const struct value *fields = NULL;
	int rc = tree_read(m->tree, te->path, MARKDOWN_SIZE, &text, err);

	if (rc <= 0) {
		buf_free(&text);
		return rc;
	}
	source_init(&src, &scratch, te->path, buf_view(&text));
	if (front_split(&front, &body, &src) == FRONT_FOUND)
		fields = yaml_read(&scratch, &src, front, &unheard);
	if (config_place(&place, m->config, &scratch, te->path, fields) == 1) {
		*unit = arena_strdup(&m->arena, place.unit);
		*cycle = place.cycle;
	}
	buf_free(&text);
	arena_free(&scratch);
	return 0;
}

int
municipality_entry(struct entry *out, struct municipality *m,
	const struct tree_entry *te, struct error *err)
{
	struct place place;
	const char *unit;
	int cycle;

	if (config_place(&place, m->config, &m->arena, te->path, NULL) == 0)
		return 0;
	unit = place.unit;
	cycle = place.cycle;
	if (place.line && !place.line->has_unit &&
	    unit_from_fields(&unit, &cycle, m, te, err) < 0)
		return -1;
	*out = (struct entry){te->path, te->id, unit, cycle, te->mode};
	return 1;
}

const char *
municipality_key(const struct municipality *m, const char *unit)
{
	return unit ? last_unit(m->config, unit) : "";
}

void
entries_add_unit(struct entries *e, struct arena *a, const char *unit)
{
	const char **v;
	size_t i;

	for (i = 0; unit && i < e->units.n; i++)
		if (streq(e->units.v[i], unit))
			return;
	if (unit == NULL)
		return;
	v = ARENA_ARRAY(a, const char *, e->units.n + 1);
	if (e->units.n)
		memcpy(v, e->units.v, e->units.n * sizeof(*v));
	v[e->units.n++] = unit;
	e->units.v = v;
}

/* Where PATH is, or would be, among the entries of a group. */
static size_t
find_place(const struct entries *e, const char *path)
{
	size_t lo = 0, hi = e->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (strcmp(e->v[mid].path, path) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void
take_out(struct municipality *m, const char *path)
{
	size_t i, at;

	for (i = 0; i < m->group_count; i++) {
		struct entries *e = &m->groups[i];

		at = find_place(e, path);
		if (at == e->n || !streq(e->v[at].path, path))
			continue;
		memmove(&e->v[at], &e->v[at + 1],
			(--e->n - at) * sizeof(*e->v));
		m->document_count--;
		return;
	}
}

/* The group with KEY, made where it is missing. */
static struct entries *
group_of(struct municipality *m, const char *key)
{
	struct entries *v;
	size_t i;

	for (i = 0; i < m->group_count; i++)
		if (streq(m->groups[i].key, key))
			return &m->groups[i];
		else if (strcmp(m->groups[i].key, key) > 0)
			break;
	v = ARENA_ARRAY(&m->arena, struct entries, m->group_count + 1);
	memcpy(v, m->groups, i * sizeof(*v));
	memcpy(v + i + 1, m->groups + i, (m->group_count - i) * sizeof(*v));
	m->groups = v;
	m->group_count++;
	v[i].key = key;
	return &v[i];
}

static void
put_in(struct municipality *m, const struct entry *made)
{
	struct entries *e = group_of(m, municipality_key(m, made->unit));
	size_t at = find_place(e, made->path);

	ARENA_GROW(&m->arena, e->v, e->n, e->cap);
	memmove(&e->v[at + 1], &e->v[at], (e->n++ - at) * sizeof(*e->v));
	e->v[at] = *made;
	m->document_count++;
	entries_add_unit(e, &m->arena, made->unit);
}

int
municipality_follow(struct municipality *m, struct tree *tree,
	const struct tree_entry *changed, size_t n, struct error *err)
{
	struct tree_entry *te;
	struct entry made;
	size_t i;
	int rc;

	m->tree = tree;
	for (i = 0; i < n; i++) {
		take_out(m, changed[i].path);
		if (changed[i].mode == 0)
			continue;
		te = ARENA_NEW(&m->arena, struct tree_entry);
		*te = changed[i];
		te->path = arena_strdup(&m->arena, te->path);
		rc = municipality_entry(&made, m, te, err);
		if (rc < 0)
			return -1;
		if (rc == 1)
			put_in(m, &made);
	}
	return 0;
}
