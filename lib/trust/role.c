/* SPDX-License-Identifier: MPL-2.0 */
/* Who may act as what: the roles that people hold, by the configuration. */
#include "lib/trust/role.h"

#include <strings.h>

bool
role_applies(const struct config *c)
{
	size_t i;

	for (i = 0; i < c->person_count; i++)
		if (c->people[i].role_count)
			return true;
	return false;
}

static bool
has_email(const struct person *p, const char *email)
{
	size_t i;

	for (i = 0; i < p->emails.n; i++)
		if (strcasecmp(p->emails.v[i], email) == 0)
			return true;
	return false;
}

const struct person *
role_person(const struct config *c, const char *email)
{
	size_t i;

	for (i = 0; i < c->person_count; i++)
		if (has_email(&c->people[i], email))
			return &c->people[i];
	return NULL;
}

static bool
covers(const struct held_role *h, const char *unit)
{
	size_t i;

	if (h->units.n == 0)
		return true;
	for (i = 0; unit && i < h->units.n; i++)
		if (streq(h->units.v[i], unit))
			return true;
	return false;
}

static enum role_verdict
check_entry(const struct held_role *h, const char *unit, date day)
{
	if (!covers(h, unit))
		return ROLE_OTHER_UNIT;
	if (h->to != DATE_NONE && day > h->to)
		return ROLE_NO_LONGER;
	if (h->from != DATE_NONE && day < h->from)
		return ROLE_NOT_YET;
	return ROLE_HELD;
}

enum role_verdict
role_check(const struct person *p, const char *role, const char *unit,
	date day, const struct held_role **near)
{
	enum role_verdict best = ROLE_NOT_HELD;
	size_t i;

	if (near)
		*near = NULL;
	for (i = 0; i < p->role_count; i++) {
		const struct held_role *h = &p->roles[i];
		enum role_verdict v;

		if (!streq(h->role, role))
			continue;
		v = check_entry(h, unit, day);
		if (v <= best)
			continue;
		best = v;
		if (near)
			*near = h;
	}
	return best;
}

/* Whether entry I of P is the first with its role that holds. */
static bool
is_candidate(const struct person *p, size_t i, const char *unit, date day)
{
	size_t j;

	if (check_entry(&p->roles[i], unit, day) != ROLE_HELD)
		return false;
	for (j = 0; j < i; j++)
		if (streq(p->roles[j].role, p->roles[i].role) &&
		    check_entry(&p->roles[j], unit, day) == ROLE_HELD)
			return false;
	return true;
}

/* A choice to be made: P is to act for UNIT (NULL: none) on DAY. */
struct choice {
	struct arena *a;
	const struct config *c;
	const struct person *p;
	const char *unit;
	date day;
};

/* The roles that P may act in, named as a list; how many. */
static size_t
list_roles(struct buf *out, const struct choice *k, const char **only)
{
	const struct person *p = k->p;
	size_t i, n = 0;

	for (i = 0; i < p->role_count; i++) {
		if (!is_candidate(p, i, k->unit, k->day))
			continue;
		buf_fmt(out, "%s%s", n++ ? ", " : "", p->roles[i].role);
		*only = p->roles[i].role;
	}
	return n;
}

static const char *
called(const struct person *p)
{
	return p->name ? p->name : p->id;
}

static int
refuse_unit(const struct choice *k, const char *role,
	const struct held_role *near, struct error *err)
{
	const char *units = texts_joined(k->a, &near->units);

	if (k->unit == NULL)
		return error_set(err, ERROR_REFUSED,
			"%s har kun rollen %s for %s; for at ændre det fælles skal den "
			"gælde alle enheder",
			"%s holds the role %s for %s only; to change what is common "
			"it must be for all units", called(k->p), role, units);
	return error_set(err, ERROR_REFUSED,
		"%s har kun rollen %s for %s, ikke for %s",
		"%s holds the role %s for %s only, not for %s", called(k->p),
		role, units, k->unit);
}

static int
refuse_role(const struct choice *k, const char *role, struct error *err)
{
	const char *who = called(k->p), *only;
	struct buf names = {0};

	if (list_roles(&names, k, &only))
		error_set(err, ERROR_REFUSED,
			"%s har ikke rollen %s; vælg en, du har her: %s",
			"%s doesn't hold the role %s; choose one you hold here: %s",
			who, role, names.p);
	else
		error_set(err, ERROR_REFUSED, "%s har ikke rollen %s",
			"%s doesn't hold the role %s", who, role);
	buf_free(&names);
	return -1;
}

/* Words the refusal of a claim. */
static int
refuse(const struct choice *k, const char *role, enum role_verdict why,
	const struct held_role *near, struct error *err)
{
	const char *who = called(k->p);
	char day[11] = "";

	switch (why) {
	case ROLE_OTHER_UNIT:
		return refuse_unit(k, role, near, err);
	case ROLE_NO_LONGER:
		date_format(day, near->to);
		return error_set(err, ERROR_REFUSED,
			"%s har ikke længere rollen %s; den sluttede %s",
			"%s no longer holds the role %s; it ended %s", who,
			role, day);
	case ROLE_NOT_YET:
		date_format(day, near->from);
		return error_set(err, ERROR_REFUSED,
			"%s har ikke rollen %s endnu; den begynder %s",
			"%s doesn't hold the role %s yet; it begins %s", who,
			role, day);
	default:
		return refuse_role(k, role, err);
	}
}

/* The line that would give somebody a role from that day on. */
static const char *
role_line(const struct choice *k)
{
	const struct texts *roles = &k->c->roles;
	char from[11];

	date_format(from, k->day);
	return arena_fmt(k->a, "      - {role: %s, %s%s%sfrom: %s}",
		k->unit && roles->n ? roles->v[0] : "…",
		k->unit ? "units: [" : "", k->unit ? k->unit : "",
		k->unit ? "], " : "", from);
}

static int
refuse_none(const struct choice *k, struct error *err)
{
	if (k->unit)
		return error_set(err, ERROR_REFUSED,
			"%s har ingen rolle for %s; den, der retter %s, "
			"skriver fx under roles:\n%s",
			"%s holds no role for %s; who edits %s "
			"writes for instance under roles:\n%s", called(k->p),
			k->unit, config_people_file(k->c), role_line(k));
	return error_set(err, ERROR_REFUSED,
		"%s har ingen rolle for alle enheder; det skal der til for "
		"at ændre det fælles",
		"%s holds no role for all units, which is what it "
		"takes to change what is common", called(k->p));
}

static int
choose(const char **out, const struct choice *k, struct error *err)
{
	struct buf names = {0};
	const char *only = NULL;
	size_t n = list_roles(&names, k, &only);
	int rc = 0;

	if (n == 1)
		*out = arena_strdup(k->a, only);
	else if (n > 1)
		rc = error_set(err, ERROR_REFUSED,
			"%s har flere roller her (%s); vælg en med --role",
			"%s holds several roles here (%s); choose one with --role",
			called(k->p), names.p);
	else
		rc = refuse_none(k, err);
	buf_free(&names);
	return rc;
}

/* Nobody with that address: it is the wrong one, or has to be written down. */
static int
refuse_stranger(const struct choice *k, const char *email, struct error *err)
{
	const char *line = role_line(k);

	return error_set(err, ERROR_REFUSED,
		"%s står ikke i %s, så ingen ved, hvilken rolle du har; er "
		"det den rigtige mailadresse (git config user.email)? Så skal "
		"den, der retter filen, skrive fx:\n"
		"  - id: anna-k\n    name: Anna K.\n    email: [%s]\n"
		"    roles:\n%s",
		"%s is not in %s, so nobody knows your role; is it the right "
		"e-mail (git config user.email)? Then who edits the file is "
		"to write for instance:\n"
		"  - id: anna-k\n    name: Anna K.\n    email: [%s]\n"
		"    roles:\n%s", email, config_people_file(k->c), email, line);
}

int
role_choose(const char **out, struct arena *a, const struct config *c,
	const char *email, const char *unit, date day, const char *claimed,
	struct error *err)
{
	const struct choice k = {a, c, role_person(c, email), unit, day};
	const struct held_role *near;
	enum role_verdict v;

	*out = NULL;
	if (!role_applies(c)) {
		*out = arena_strdup(a, claimed);
		return 0;
	}
	if (k.p == NULL)
		return refuse_stranger(&k, email, err);
	if (claimed == NULL)
		return choose(out, &k, err);
	v = role_check(k.p, claimed, unit, day, &near);
	if (v != ROLE_HELD)
		return refuse(&k, claimed, v, near, err);
	*out = arena_strdup(a, claimed);
	return 0;
}
