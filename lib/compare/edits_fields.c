/* SPDX-License-Identifier: MPL-2.0 */
/* What was done to the fields of a document. */
#include "lib/compare/edits_internal.h"

static const struct value *
field_of(const struct record *r, const struct field *f)
{
	return r && f->key ? value_get(r->frontmatter, f->key) : NULL;
}

static bool
list_has(const struct value *list, const struct value *item)
{
	uint32_t i;

	for (i = 0; value_is_list(list) && i < list->n; i++)
		if (value_equal(list->items[i], item))
			return true;
	return false;
}

/* "skolechef (gert-h)": the role, and who. */
static const char *
who(struct edits *out, const struct value *item, const struct field *f)
{
	const char *role = value_text(value_get(item, f->role ? f->role : ""));
	const char *person = value_text(value_get(item,
		f->person ? f->person : ""));

	if (role && person)
		return arena_fmt(out->arena, "%s (%s)", role, person);
	return edits_or_none(role ? role : person);
}

/* Tells of each item that is in LIST and not in OTHER. */
static void
add_items(struct edits *out, const struct value *list,
	const struct value *other, const struct field *f, enum edit_kind kind)
{
	uint32_t i;

	for (i = 0; value_is_list(list) && i < list->n; i++)
		if (!list_has(other, list->items[i]))
			edits_add(out, kind, CLASS_PUBLIC,
				who(out, list->items[i], f));
}

/* Tells of each correction that is new. */
static void
add_corrections(struct edits *out, const struct record *before,
	const struct record *after)
{
	const struct field *f = &after->form->f_corrections;
	const struct value *new = field_of(after, f), *old = field_of(before, f);
	uint32_t i;

	for (i = 0; value_is_list(new) && i < new->n; i++)
		if (!list_has(old, new->items[i]))
			edits_add(out, EDIT_CORRECTED, after->class,
				edits_or_none(value_text(value_get(
				new->items[i], f->text ? f->text : ""))));
}

void
edits_approvals(struct edits *out, const struct record *before,
	const struct record *after)
{
	const struct field *yes = &after->form->f_approvals;
	const struct field *no = &after->form->f_objections;

	add_items(out, field_of(after, yes), field_of(before, yes), yes,
		EDIT_APPROVED);
	add_items(out, field_of(before, yes), field_of(after, yes), yes,
		EDIT_APPROVAL_REMOVED);
	add_items(out, field_of(after, no), field_of(before, no), no,
		EDIT_OBJECTED);
	add_items(out, field_of(before, no), field_of(after, no), no,
		EDIT_OBJECTION_REMOVED);
	add_corrections(out, before, after);
}

/* Whether the key is told of in words of its own. */
static bool
is_told(const struct form *f, struct str key)
{
	const struct field *const told[] = {&f->f_title, &f->f_date,
		&f->f_participants, &f->f_approvals, &f->f_objections,
		&f->f_corrections, &f->f_state, &f->f_class};
	size_t i;

	for (i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		if (told[i]->key && str_is(key, told[i]->key))
			return true;
	return false;
}

/* Tells of each field of R that OTHER has otherwise or, unless ONLY_GONE, has
 * not at all. */
static void
add_fields(struct edits *out, const struct record *r,
	const struct record *other, bool only_gone)
{
	const struct value *map = r->frontmatter;
	uint32_t i;

	for (i = 0; value_is_map(map) && i < map->n; i++) {
		const struct member *m = &map->members[i];
		const struct member *o = value_member(other->frontmatter,
			m->key);

		if (is_told(r->form, m->key) || (only_gone && o) ||
		    (o && value_equal(m->value, o->value)))
			continue;
		edits_add(out, EDIT_FIELD, r->class > other->class ? r->class
			: other->class, arena_strndup(out->arena, m->key.p,
			m->key.n));
	}
}

void
edits_fields(struct edits *out, const struct record *before,
	const struct record *after)
{
	const struct value *old = field_of(before,
		&before->form->f_participants);
	const struct value *new = field_of(after,
		&after->form->f_participants);

	if (old != new && (!old || !new || !value_equal(old, new)))
		edits_add(out, EDIT_PARTICIPANTS, CLASS_PUBLIC, "");
	add_fields(out, after, before, false);
	add_fields(out, before, after, true);
}
