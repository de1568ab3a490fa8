/* SPDX-License-Identifier: MPL-2.0 */
/* The roles that people were given, and that were taken from them. */
#include "lib/compare/edits.h"

static bool
same_units(const struct texts *a, const struct texts *b)
{
	size_t i;

	if (a->n != b->n)
		return false;
	for (i = 0; i < a->n; i++)
		if (!streq(a->v[i], b->v[i]))
			return false;
	return true;
}

static bool
holds(const struct config *c, const char *person, const struct held_role *role)
{
	size_t i, k;

	for (i = 0; i < c->person_count; i++) {
		const struct person *p = &c->people[i];

		if (!streq(p->id, person))
			continue;
		for (k = 0; k < p->role_count; k++)
			if (streq(p->roles[k].role, role->role) &&
			    p->roles[k].from == role->from &&
			    p->roles[k].to == role->to &&
			    same_units(&p->roles[k].units, &role->units))
				return true;
	}
	return false;
}

/* "nord, syd"; or all. */
static const char *
units_of(struct edits *out, const struct held_role *role)
{
	const char *all = NULL;
	size_t i;

	for (i = 0; i < role->units.n; i++)
		all = all ? arena_fmt(out->arena, "%s, %s", all,
			role->units.v[i]) : role->units.v[i];
	return all ? all : "@all-units";
}

static const char *
until(struct edits *out, const struct held_role *role)
{
	char day[11];

	if (role->to == DATE_NONE)
		return "";
	date_format(day, role->to);
	return arena_fmt(out->arena, "@until:%s", day);
}

/* Tells of each role in C that OTHER doesn't have. */
static void
add_roles(struct edits *out, const struct config *c,
	const struct config *other, enum edit_kind kind)
{
	size_t i, k;

	for (i = 0; i < c->person_count; i++)
		for (k = 0; k < c->people[i].role_count; k++)
			if (!holds(other, c->people[i].id,
			    &c->people[i].roles[k]))
				edits_add(out, kind, CLASS_PUBLIC,
					c->people[i].name ? c->people[i].name
					: c->people[i].id,
					c->people[i].roles[k].role,
					units_of(out, &c->people[i].roles[k]),
					until(out, &c->people[i].roles[k]));
}

void
edits_people(struct edits *out, const struct config *before,
	const struct config *after)
{
	add_roles(out, before, after, EDIT_ROLE_TAKEN);
	add_roles(out, after, before, EDIT_ROLE_GIVEN);
}
