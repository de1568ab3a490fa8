/* SPDX-License-Identifier: MPL-2.0 */
/* May a person in a role do this to that? */
#include "lib/trust/policy.h"

#include "lib/form/shape.h"
#include "lib/trust/role.h"

bool
policy_holds(struct reasons *why, const struct config *c,
	const struct person *person, const char *role, const char *unit,
	date day)
{
	const struct held_role *near;
	char text[11] = "";

	switch (role_check(person, role, unit, day, &near)) {
	case ROLE_HELD:
		return true;
	case ROLE_OTHER_UNIT:
		reason_add(why, REASON_ROLE_OTHER_UNIT, NULL, person->name, role,
			texts_joined(why->arena, &near->units), unit ? unit
			: "@all-units");
		return false;
	case ROLE_NO_LONGER:
		date_format(text, near->to);
		reason_add(why, REASON_ROLE_ENDED, NULL, person->name, role,
			text);
		return false;
	case ROLE_NOT_YET:
		date_format(text, near->from);
		reason_add(why, REASON_ROLE_NOT_YET, NULL, person->name, role,
			text);
		return false;
	default:
		reason_add(why, REASON_ROLE_NOT_HELD, NULL, person->name, role,
			config_people_file(c));
		return false;
	}
}

/* Whether UNITS (none: any) take in a unit, by its id, type or a tag. */
static bool
takes_unit(const struct config *c, const struct texts *units, const char *id)
{
	const struct unit *u = id ? config_unit(c, id) : NULL;
	size_t i;

	if (units->n == 0)
		return true;
	if (id && texts_have(units, id))
		return true;
	if (u && u->type && texts_have(units, u->type))
		return true;
	for (i = 0; u && i < u->tags.n; i++)
		if (texts_have(units, u->tags.v[i]))
			return true;
	return false;
}

static bool
is_between(date day, date from, date to)
{
	return (from == DATE_NONE || day >= from) &&
		(to == DATE_NONE || day <= to);
}

bool
policy_counts_as(const struct config *c, const char *role, const char *wanted,
	const char *unit, date day)
{
	const struct policy *p = &c->policy;
	size_t i;

	if (role == NULL || wanted == NULL)
		return false;
	if (streq(role, wanted))
		return true;
	for (i = 0; i < p->delegate_count; i++) {
		const struct policy_delegate *d = &p->delegate[i];

		if (streq(d->to, role) && streq(d->of, wanted) &&
		    is_between(day, d->first, d->last) &&
		    takes_unit(c, &d->units, unit))
			return true;
	}
	return false;
}

static bool
counts_as_one(const struct policy_question *q, const struct texts *roles)
{
	size_t i;

	for (i = 0; i < roles->n; i++)
		if (policy_counts_as(q->config, q->role, roles->v[i], q->unit,
		    q->day))
			return true;
	return false;
}

bool
policy_covers(const struct config *c, const struct policy_scope *scope,
	unsigned kinds, int state, const char *unit, date day)
{
	if (scope->kinds && !(scope->kinds & kinds))
		return false;
	if (scope->states && state >= 0 && !(scope->states & (1U << state)))
		return false;
	return takes_unit(c, &scope->units, unit) &&
		is_between(day, scope->from, scope->to);
}

/* Whether one of the sections around what changes ("tema/baggrund") is named. */
static bool
takes_section(const struct texts *sections, const char *ids)
{
	struct str rest = str_of(ids), id;
	size_t i;

	while (str_split(&rest, '/', &id))
		for (i = 0; i < sections->n; i++)
			if (str_is(id, sections->v[i]))
				return true;
	return false;
}

/* How far a line of `edit` or `move` fits, the nearest miss last. */
enum fit { FIT_NOT, FIT_BUT_ROLE, FIT_BUT_STATE, FIT_BUT_SECTION, FIT };

static enum fit
fit_of(const struct policy_question *q, const struct policy_rule *rule)
{
	const struct policy_scope *s = &rule->scope;
	struct policy_scope loose = *s;

	loose.states = 0;
	if (!policy_covers(q->config, &loose, q->kinds, q->state, q->unit,
	    q->day))
		return FIT_NOT;
	if (q->deed == POLICY_MOVE && !(rule->move_to & (1U << q->to)))
		return FIT_NOT;
	if (!counts_as_one(q, &rule->roles))
		return FIT_BUT_ROLE;
	if (s->states && q->state >= 0 && !(s->states & (1U << q->state)))
		return FIT_BUT_STATE;
	if (s->sections.n && q->section && !takes_section(&s->sections,
	    q->section))
		return FIT_BUT_SECTION;
	return FIT;
}

/* The roles of the lines that would take this, whoever asks. */
static const char *
who_may(const struct policy_question *q, struct arena *a,
	const struct policy_rule *rules, size_t n)
{
	struct texts all = {NULL, 0};
	size_t i, k, room = 0;

	for (i = 0; i < n; i++)
		room += rules[i].roles.n;
	all.v = ARENA_ARRAY(a, const char *, room);
	for (i = 0; i < n; i++) {
		struct policy_rule rule = rules[i];
		struct policy_question other = *q;

		rule.roles = (struct texts){&other.role, 1};
		for (k = 0; k < rules[i].roles.n; k++) {
			other.role = rules[i].roles.v[k];
			if (fit_of(&other, &rule) == FIT &&
			    !texts_have(&all, other.role))
				all.v[all.n++] = other.role;
		}
	}
	return all.n ? texts_joined(a, &all) : "@nobody";
}

static void
refuse_edit(struct reasons *why, const struct policy_question *q, enum fit fit,
	const char *who)
{
	struct arena *a = why->arena;

	if (fit == FIT_BUT_SECTION)
		reason_add(why, REASON_SECTION, q->path, q->role, *q->section
			? arena_fmt(a, "@section:%s", q->section)
			: "@no-section", who);
	else if (fit == FIT_BUT_STATE)
		reason_add(why, REASON_STATE_EDIT, q->path, q->role,
			config_state_word(q->config, q->state), who);
	else
		reason_add(why, REASON_NOT_ALLOWED, q->path, q->role, who);
}

static bool
ask_rules(struct reasons *why, const struct policy_question *q,
	const struct policy_rule *rules, size_t n)
{
	enum fit best = FIT_NOT;
	const char *who;
	size_t i;

	for (i = 0; i < n; i++) {
		enum fit fit = fit_of(q, &rules[i]);

		if (fit == FIT)
			return true;
		if (fit > best)
			best = fit;
	}
	who = who_may(q, why->arena, rules, n);
	if (q->deed == POLICY_MOVE)
		reason_add(why, REASON_STATE_MOVE, q->path, q->role,
			config_state_word(q->config, q->to), who);
	else
		refuse_edit(why, q, best, who);
	return false;
}

/* A role that is named; where none is, one that is held for all units. */
static bool
ask_roles(struct reasons *why, const struct policy_question *q,
	const struct texts *roles, enum reason_code code)
{
	if (roles->n == 0 || counts_as_one(q, roles))
		return true;
	reason_add(why, code, q->path, q->role, texts_joined(why->arena, roles));
	return false;
}

bool
policy_allows(struct reasons *why, const struct policy_question *q)
{
	const struct policy *p = &q->config->policy;
	struct policy_question edit = *q;

	switch (q->deed) {
	case POLICY_ADMINISTER:
		return ask_roles(why, q, &p->administer, REASON_ADMINISTER);
	case POLICY_DATA:
		return ask_roles(why, q, p->data.n ? &p->data : &p->administer,
			REASON_DATA);
	case POLICY_MOVE:
		if (p->move_written)
			return ask_rules(why, q, p->move, p->move_count);
		edit.deed = POLICY_EDIT;
		edit.section = "";
		break;
	case POLICY_EDIT:
		break;
	}
	return !p->edit_written || ask_rules(why, &edit, p->edit,
		p->edit_count);
}

bool
policy_closed(const struct config *c, int cycle, date day)
{
	const struct policy *p = &c->policy;
	const struct period *period = config_period(c, cycle);
	date end;
	size_t i;

	if (cycle == CYCLE_NONE)
		return false;
	for (i = 0; i < p->closed_count; i++)
		if (p->closed[i] == cycle)
			return true;
	if (p->closed_before != CYCLE_NONE && cycle < p->closed_before)
		return true;
	end = period && period->to != DATE_NONE ? period->to
		: cycle_last_day(&c->cycles, cycle);
	return p->closed_days >= 0 && day > end + p->closed_days;
}

bool
policy_ask(struct reasons *why, const struct policy_question *q)
{
	bool common = q->deed == POLICY_ADMINISTER || q->deed == POLICY_DATA;
	char cycle[CYCLE_TEXT];

	if (!policy_holds(why, q->config, q->person, q->role,
	    common ? NULL : q->unit, q->day))
		return false;
	if (!common && policy_closed(q->config, q->cycle, q->day)) {
		cycle_format(cycle, &q->config->cycles, q->cycle);
		reason_add(why, REASON_CLOSED, q->path, cycle);
		return false;
	}
	return policy_allows(why, q);
}

/* Whether P could act at all, where signatures are asked for. */
static bool
can_act(const struct config *c, const struct person *p, date day)
{
	size_t i;

	if (p->emails.n == 0)
		return false;
	if (c->policy.signatures != SIGNATURES_REQUIRE)
		return true;
	for (i = 0; i < p->key_count; i++)
		if (p->keys[i].revoked == DATE_NONE && (p->keys[i].to ==
		    DATE_NONE || p->keys[i].to >= day))
			return true;
	return false;
}

static bool
administers(const struct config *c, const struct person *p, date day)
{
	const struct texts *wanted = &c->policy.administer;
	size_t i, k;

	for (i = 0; i < p->role_count; i++) {
		const char *role = p->roles[i].role;

		if (role_check(p, role, NULL, day, NULL) != ROLE_HELD)
			continue;
		if (wanted->n == 0)
			return true;
		for (k = 0; k < wanted->n; k++)
			if (policy_counts_as(c, role, wanted->v[k], NULL, day))
				return true;
	}
	return false;
}

bool
policy_has_administrator(const struct config *c, date day)
{
	size_t i;

	if (!role_applies(c))
		return true;
	for (i = 0; i < c->person_count; i++)
		if (can_act(c, &c->people[i], day) &&
		    administers(c, &c->people[i], day))
			return true;
	return false;
}
