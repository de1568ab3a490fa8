/* SPDX-License-Identifier: MPL-2.0 */
/* Whether a document is approved as the municipality's policy asks. */
#include "lib/trust/approval.h"

#include "lib/base/workday.h"
#include "lib/trust/policy.h"
#include "lib/trust/role.h"

/* One document being judged. VALID: the approvals that count. */
struct weighing {
	struct approval *out;
	struct arena *a;
	const struct record *r;
	date day;
	const struct approvals_entry **valid;
	size_t valid_count;
};

/* The day that a document is of: its own, but not before its cycle, or it
 * could be dated back to a time when nobody had to approve it. */
static date
document_day(const struct record *r)
{
	date first;

	if (r->cycle == CYCLE_NONE)
		return r->date;
	first = cycle_first_day(&r->config->cycles, r->cycle);
	return r->date == DATE_NONE || r->date < first ? first : r->date;
}

static bool
is_about(const struct policy_approve *line, const struct record *r)
{
	return policy_covers(r->config, &line->scope, r->form->kinds, -1,
		r->unit, document_day(r));
}

bool
approval_is_asked(const struct record *r)
{
	const struct policy *p = &r->config->policy;
	size_t i;

	for (i = 0; r->form && i < p->approve_count; i++)
		if (is_about(&p->approve[i], r))
			return true;
	return false;
}

bool
approval_asks_another(const struct record *r)
{
	const struct policy *p = &r->config->policy;
	size_t i;

	for (i = 0; r->form && i < p->approve_count; i++)
		if (!p->approve[i].own && is_about(&p->approve[i], r))
			return true;
	return false;
}

bool
approval_hears_silence(const struct record *r)
{
	const struct policy *p = &r->config->policy;
	size_t i;

	for (i = 0; r->form && i < p->approve_count; i++)
		if (p->approve[i].silence && is_about(&p->approve[i], r))
			return true;
	return false;
}

static const struct person *
find_person(const struct config *c, const char *id)
{
	size_t i;

	for (i = 0; id && i < c->person_count; i++)
		if (streq(c->people[i].id, id))
			return &c->people[i];
	return NULL;
}

static bool
has_objected(const struct weighing *j, const char *person)
{
	const struct approvals_list *list = &j->out->said.objections;
	size_t i;

	for (i = 0; i < list->n; i++)
		if (list->v[i].fits && streq(list->v[i].person, person))
			return true;
	return false;
}

static bool
is_valid(const struct weighing *j, const struct approvals_entry *e)
{
	const struct person *p = find_person(j->r->config, e->person);

	return e->fits && p && e->role && e->date != DATE_NONE &&
		e->date <= j->day && !has_objected(j, e->person) &&
		role_check(p, e->role, j->r->unit, e->date, NULL) == ROLE_HELD;
}

static void
find_valid(struct weighing *j)
{
	const struct approvals_list *list = &j->out->said.approvals;
	size_t i;

	j->valid = ARENA_ARRAY(j->a, const struct approvals_entry *,
		list->n + 1);
	for (i = 0; i < list->n; i++) {
		if (is_valid(j, &list->v[i]))
			j->valid[j->valid_count++] = &list->v[i];
		j->out->stale += !list->v[i].fits;
	}
}

/* Whether ROLE counts as one of WANTED on DAY; none wanted: any role does. */
static bool
counts_as(const struct weighing *j, const char *role,
	const struct texts *wanted, date day)
{
	size_t i;

	for (i = 0; i < wanted->n; i++)
		if (policy_counts_as(j->r->config, role, wanted->v[i],
		    j->r->unit, day))
			return true;
	return wanted->n == 0;
}

static bool
has_approved(const struct weighing *j, const char *person,
	const struct texts *roles)
{
	size_t i;

	for (i = 0; i < j->valid_count; i++)
		if (streq(j->valid[i]->person, person) && counts_as(j,
		    j->valid[i]->role, roles, j->valid[i]->date))
			return true;
	return false;
}

/* Whether P could approve in one of ROLES today. */
static bool
may_approve(const struct weighing *j, const struct person *p,
	const struct texts *roles)
{
	size_t i;

	for (i = 0; i < p->role_count; i++)
		if (counts_as(j, p->roles[i].role, roles, j->day) &&
		    role_check(p, p->roles[i].role, j->r->unit, j->day, NULL)
		    == ROLE_HELD)
			return true;
	return false;
}

static void
add_need(struct weighing *j, const char *role, const struct texts *roles,
	size_t *cap)
{
	const struct config *c = j->r->config;
	struct approval *out = j->out;
	struct approval_need need = {.role = role};
	size_t i;

	need.people.v = ARENA_ARRAY(j->a, const char *, c->person_count + 1);
	for (i = 0; i < c->person_count; i++)
		if (may_approve(j, &c->people[i], roles) &&
		    !has_approved(j, c->people[i].id, roles))
			need.people.v[need.people.n++] = c->people[i].id;
	ARENA_GROW(j->a, out->missing, out->missing_count, *cap);
	out->missing[out->missing_count++] = need;
}

/* How many persons have approved in one of ROLES. */
static int
count_persons(const struct weighing *j, const struct texts *roles)
{
	size_t i, k;
	int n = 0;

	for (i = 0; i < j->valid_count; i++) {
		const struct approvals_entry *e = j->valid[i];

		for (k = 0; k < i; k++)
			if (streq(j->valid[k]->person, e->person) && counts_as(
			    j, j->valid[k]->role, roles, j->valid[k]->date))
				break;
		n += k == i && counts_as(j, e->role, roles, e->date);
	}
	return n;
}

/* The roles of LINE in which nobody has approved, or the persons that lack in
 * number, are added to what is missing. */
static void
find_missing(struct weighing *j, const struct policy_approve *line, size_t *cap)
{
	int persons = line->by.n == 0 && line->persons == 0 ? 1
		: line->persons, have;
	size_t i, k;

	for (i = 0; persons == 0 && i < line->by.n; i++) {
		const struct texts one = {&line->by.v[i], 1};

		for (k = 0; k < j->valid_count; k++)
			if (counts_as(j, j->valid[k]->role, &one,
			    j->valid[k]->date))
				break;
		if (k == j->valid_count)
			add_need(j, line->by.v[i], &one, cap);
	}
	for (have = count_persons(j, &line->by); have < persons; have++)
		add_need(j, line->by.n == 1 ? line->by.v[0] : NULL, &line->by,
			cap);
}

/* The time to object begins with the first approval of the text that LINE asks
 * for, so that no text is shown on nobody's word; working days are whole
 * days. */
static date
silence_from(const struct weighing *j, const struct policy_approve *line)
{
	date first = DATE_NONE;
	size_t i;

	for (i = 0; i < j->valid_count; i++) {
		const struct approvals_entry *e = j->valid[i];

		if (counts_as(j, e->role, &line->by, e->date) &&
		    (first == DATE_NONE || e->date < first))
			first = e->date;
	}
	return first == DATE_NONE ? DATE_NONE
		: workday_add(first, line->silence) + 1;
}

/* An objection to the text as it stands, made in time. */
static const struct approvals_entry *
stopping(const struct weighing *j, date from)
{
	const struct approvals_list *list = &j->out->said.objections;
	size_t i;

	for (i = 0; i < list->n; i++)
		if (list->v[i].fits && (from == DATE_NONE ||
		    list->v[i].date < from))
			return &list->v[i];
	return NULL;
}

static void
judge_line(struct weighing *j, const struct policy_approve *line, size_t *cap)
{
	struct approval *out = j->out;
	size_t before = out->missing_count;
	date from;

	find_missing(j, line, cap);
	if (out->missing_count == before || line->silence == 0)
		return;
	from = silence_from(j, line);
	out->objection = stopping(j, from);
	if (out->objection || from == DATE_NONE)
		return;
	if (out->silent_from == DATE_NONE || from > out->silent_from)
		out->silent_from = from;
	if (j->day >= from) {
		out->missing_count = before;
		if (out->verdict == APPROVAL_GIVEN)
			out->verdict = APPROVAL_SILENT;
	}
}

void
approval_judge(struct approval *out, struct arena *a, const struct record *r,
	date day)
{
	const struct policy *p = &r->config->policy;
	struct weighing j = {.out = out, .a = a, .r = r, .day = day};
	size_t i, cap = 0;
	bool asked = approval_is_asked(r);

	memset(out, 0, sizeof(*out));
	out->silent_from = DATE_NONE;
	approvals_read(&out->said, r, asked);
	find_valid(&j);
	if (!asked)
		return;
	out->verdict = APPROVAL_GIVEN;
	for (i = 0; i < p->approve_count; i++)
		if (is_about(&p->approve[i], r))
			judge_line(&j, &p->approve[i], &cap);
	if (out->missing_count)
		out->verdict = APPROVAL_MISSING;
}

static const char *
joined(struct arena *a, const struct texts *t, const char *joiner)
{
	const char *s = "";
	size_t i;

	for (i = 0; i < t->n; i++)
		s = arena_fmt(a, "%s%s%s", s, i ? joiner : "", t->v[i]);
	return s;
}

const char *
approval_needed(struct arena *a, const struct approval *p)
{
	const char *s = "";
	size_t i;

	for (i = 0; i < p->missing_count; i++) {
		const struct approval_need *need = &p->missing[i];

		s = arena_fmt(a, "%s%s%s", s, i ? ", " : "", need->role
			? need->role : need->people.n ? joined(a,
			&need->people, "/") : "…");
	}
	return s;
}
