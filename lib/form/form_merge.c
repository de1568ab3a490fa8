/* SPDX-License-Identifier: MPL-2.0 */
/* A form over its parent: maps key by key, lists of parts by id. */
#include "lib/form/form_files.h"

static const char *const part_lists[] = {"sections", "columns", "rows",
	"items", "participants"};
#define PART_LISTS (sizeof(part_lists) / sizeof(*part_lists))

const char *
form_part_id(struct arena *a, const struct value *part)
{
	const struct value *label = texts_item(value_get(part, "heading"), 0);
	const char *id = value_text(value_get(part, "id"));

	if (id)
		return id;
	if (label == NULL)
		label = texts_item(value_get(part, "role"), 0);
	return value_is_scalar(label) ? slug(a, label->text) : "";
}

static bool
is_omitted(const struct value *part)
{
	return value_truth(value_get(part, "omit"), false);
}

/* The list that grows while a child's parts are put into it. */
struct merging {
	struct form_files *files;
	struct slot {
		const char *id;
		struct value *part;    /* NULL: left out */
		bool of_parent, written;
	} *slots;
	size_t n, cap;
};

static void
insert(struct merging *m, size_t at, struct slot slot)
{
	ARENA_GROW(&m->files->r->c->arena, m->slots, m->n, m->cap);
	memmove(&m->slots[at + 1], &m->slots[at],
		(m->n - at) * sizeof(*m->slots));
	m->slots[at] = slot;
	m->n++;
}

static size_t
find(const struct merging *m, const char *id)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (m->slots[i].of_parent && streq(m->slots[i].id, id))
			return i;
	return m->n;
}

static struct value *merge_part(struct form_files *files,
	struct value *parent, struct value *child);

/* Puts PART of the child in, and returns where what follows it goes. */
static size_t
put(struct merging *m, size_t at, struct value *part)
{
	struct findings *fs = m->files->r->fs;
	const char *id = form_part_id(&m->files->r->c->arena, part);
	size_t i = find(m, id);

	if (i == m->n && is_omitted(part)) {
		finding_add(fs, FINDING_CONFIG_REFERENCE, part->span, id,
			"@part", "@see-schema");
		return at;
	}
	if (i == m->n) {
		insert(m, at, (struct slot){id, merge_part(m->files, NULL,
			part), false, true});
		return at + 1;
	}
	if (m->slots[i].written)
		finding_add(fs, FINDING_CONFIG_TWICE, part->span, id);
	m->slots[i].written = true;
	if (is_omitted(part))
		m->slots[i].part = NULL;
	else if (m->slots[i].part)
		m->slots[i].part = merge_part(m->files, m->slots[i].part,
			part);
	return i + 1;
}

static struct value *
merge_list(struct form_files *files, const struct value *parent,
	struct value *child)
{
	struct arena *a = &files->r->c->arena;
	struct merging m = {.files = files};
	struct value *out = ARENA_NEW(a, struct value);
	size_t at = 0, j;
	uint32_t i;

	for (i = 0; value_is_list(parent) && i < parent->n; i++)
		if (value_is_map(parent->items[i]))
			insert(&m, m.n, (struct slot){form_part_id(a,
				parent->items[i]), parent->items[i], true,
				false});
	for (i = 0; i < child->n; i++)
		if (value_is_map(child->items[i]))
			at = put(&m, at, child->items[i]);
	*out = *child;
	out->items = ARENA_ARRAY(a, struct value *, m.n);
	out->n = 0;
	for (j = 0; j < m.n; j++)
		if (m.slots[j].part)
			out->items[out->n++] = m.slots[j].part;
	return out;
}

/* The value of KEY in the map V, replaced. */
static void
replace(struct value *v, const char *key, struct value *value)
{
	uint32_t i;

	for (i = 0; i < v->n; i++)
		if (str_is(v->members[i].key, key))
			v->members[i].value = value;
}

/* Adds to OUT the fields that OVER has none of. */
static struct value *
keep_nulls(struct arena *a, const struct value *out, const struct value *over)
{
	struct value *fields = ARENA_NEW(a, struct value);
	uint32_t i;

	*fields = *out;
	fields->members = ARENA_ARRAY(a, struct member,
		(size_t)out->n + over->n);
	memcpy(fields->members, out->members, out->n * sizeof(*out->members));
	for (i = 0; i < over->n; i++)
		if (over->members[i].value->kind == VALUE_NULL &&
		    value_member(fields, over->members[i].key) == NULL)
			fields->members[fields->n++] = over->members[i];
	return fields;
}

struct value *
form_merge_agreements(struct arena *a, struct value *base, struct value *over)
{
	struct value *out = value_merge(a, base, over);
	struct value *fields = value_get(out, "fields");
	struct value *own = value_get(over, "fields");

	if (out != over && value_is_map(fields) && value_is_map(own))
		replace(out, "fields", keep_nulls(a, fields, own));
	return out;
}

/* What a part and a whole form have in common: maps whose lists of parts are
 * merged by id. */
static struct value *
merge_part(struct form_files *files, struct value *parent, struct value *child)
{
	struct arena *a = &files->r->c->arena;
	struct value none = {.kind = VALUE_MAP, .span = child->span};
	struct value *out, *own = value_get(child, "agreements");
	size_t i;

	out = value_merge(a, parent ? parent : &none, child);
	out->span = child->span;
	if (value_is_map(own))
		replace(out, "agreements", form_merge_agreements(a,
			value_get(parent, "agreements"), own));
	for (i = 0; i < PART_LISTS; i++) {
		struct value *list = value_get(child, part_lists[i]);

		if (value_is_list(list))
			replace(out, part_lists[i], merge_list(files,
				value_get(parent, part_lists[i]), list));
	}
	return out;
}

struct value *
form_merge(struct form_files *files, struct value *parent,
	struct value *child)
{
	return merge_part(files, parent, child);
}
