/* SPDX-License-Identifier: MPL-2.0 */
/* Who made a commit, and in which role: by its trailers, else by the author's
 * e-mail where exactly one role fits. */
#include "lib/trust/judging.h"

#include "lib/form/shape.h"
#include "lib/trust/role.h"

/* What is common to all asks for a role that is held for all. */
static const char *
unit_asked(const struct judging *k)
{
	return k->setting || k->data ? NULL : k->unit;
}

static void
check_trailers(struct judging *k)
{
	const struct trailers *t = &k->trailers;
	char cycle[CYCLE_TEXT] = "-";

	if (k->has_trailers == TRAILER_BAD)
		judging_refuse(k, REASON_TRAILERS, NULL, "");
	if (k->has_trailers != TRAILER_GOOD)
		return;
	if (k->cycle != CYCLE_NONE)
		cycle_format(cycle, &k->config->cycles, k->cycle);
	if (!streq(t->unit, unit_asked(k)))
		judging_refuse(k, REASON_UNIT_DIFFERS, NULL, t->unit ? t->unit
			: "-", unit_asked(k) ? unit_asked(k) : "@all-units");
	if (strcmp(t->cycle ? t->cycle : "-", cycle) != 0)
		judging_refuse(k, REASON_CYCLE_DIFFERS, NULL, t->cycle
			? t->cycle : "-", cycle);
}

static bool
held_always(const struct judging *k, const char *role)
{
	size_t i;

	for (i = 0; i < k->day_count; i++)
		if (role_check(k->author, role, unit_asked(k), k->days[i],
		    NULL) != ROLE_HELD)
			return false;
	return true;
}

/* Whether policy would allow all of it in ROLE. */
static bool
would_allow(const struct judging *k, const char *role)
{
	struct verdict trial = *k->v;
	struct judging other = *k;

	trial.reasons = (struct reasons){.arena = k->a};
	trial.role = role;
	other.v = &trial;
	judge_policy(&other);
	return !reasons_refuse(&trial.reasons);
}

/* The roles that the author holds here; more than one are narrowed to those
 * in which it is allowed. */
static struct texts
candidates(const struct judging *k)
{
	const struct person *p = k->author;
	struct texts all = {ARENA_ARRAY(k->a, const char *, p->role_count), 0};
	struct texts some = {ARENA_ARRAY(k->a, const char *, p->role_count), 0};
	size_t i;

	for (i = 0; i < p->role_count; i++)
		if (!texts_have(&all, p->roles[i].role) &&
		    held_always(k, p->roles[i].role))
			all.v[all.n++] = p->roles[i].role;
	for (i = 0; i < all.n && all.n > 1; i++)
		if (would_allow(k, all.v[i]))
			some.v[some.n++] = all.v[i];
	return some.n ? some : all;
}

static const char *
list(struct arena *a, const struct texts *t)
{
	const char *s = t->n ? t->v[0] : "";
	size_t i;

	for (i = 1; i < t->n; i++)
		s = arena_fmt(a, "%s, %s", s, t->v[i]);
	return s;
}

static void
find_role(struct judging *k)
{
	struct texts t = candidates(k);

	if (t.n == 1) {
		k->v->role = t.v[0];
		k->v->known = ROLE_KNOWN_EMAIL;
	} else if (t.n == 0) {
		judging_refuse(k, REASON_ROLE_NONE, NULL, k->author->name,
			unit_asked(k) ? unit_asked(k) : "@all-units",
			config_people_file(k->config));
	} else {
		judging_refuse(k, REASON_ROLE_UNCLEAR, NULL, k->author->name,
			list(k->a, &t));
	}
}

static void
claim_role(struct judging *k)
{
	size_t i;

	k->v->role = k->trailers.role;
	k->v->known = ROLE_KNOWN_TRAILER;
	for (i = 0; i < k->day_count; i++)
		if (!policy_holds(&k->v->reasons, k->config, k->author,
		    k->trailers.role, unit_asked(k), k->days[i]))
			return;
}

/* Whether the committer may write for the author: a line of act_for. */
static bool
may_act_for(const struct judging *k)
{
	const struct policy *p = &k->config->policy;
	size_t i, d;

	for (i = 0; i < p->act_for_count; i++) {
		if (!k->v->role || !texts_have(&p->act_for[i].roles,
		    k->v->role))
			continue;
		for (d = 0; d < k->day_count; d++)
			if (role_check(k->committer, p->act_for[i].role,
			    unit_asked(k), k->days[d], NULL) != ROLE_HELD)
				break;
		if (d == k->day_count)
			return true;
	}
	return false;
}

/* A committer whom nobody knows is a forge, where a change is made on its web
 * pages; with signatures it is the committer who signs. */
static void
check_committer(struct judging *k)
{
	if (k->committer == k->author)
		return;
	if (k->committer == NULL) {
		if (k->config->policy.signatures == SIGNATURES_REQUIRE)
			judging_refuse(k, REASON_STRANGER, NULL,
				k->v->committer.email, config_people_file(k->config));
	} else if (!may_act_for(k)) {
		judging_refuse(k, REASON_ON_BEHALF, NULL, k->committer->name,
			k->author->name);
	}
}

void
judge_identity(struct judging *k)
{
	struct verdict *v = k->v;

	v->action = k->trailers.action;
	check_trailers(k);
	if (!role_applies(k->config)) {
		v->role = k->trailers.role;
		v->known = v->role ? ROLE_KNOWN_TRAILER : ROLE_KNOWN_NOT;
		return;
	}
	k->author = role_person(k->config, v->author.email);
	k->committer = role_person(k->config, v->committer.email);
	if (k->author == NULL) {
		judging_refuse(k, REASON_STRANGER, NULL, v->author.email,
			config_people_file(k->config));
		return;
	}
	v->person = k->author->id;
	v->person_name = k->author->name;
	if (k->has_trailers == TRAILER_BAD)
		return;
	if (k->trailers.role)
		claim_role(k);
	else
		find_role(k);
	check_committer(k);
}
