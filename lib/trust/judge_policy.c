/* SPDX-License-Identifier: MPL-2.0 */
/* What policy says of each file that a commit touches. */
#include "lib/trust/judging.h"

#include "lib/trust/role.h"

/* The last day that counts: a role's policy can't be had by dating back. */
static date
last_day(const struct judging *k)
{
	return k->days[k->day_count - 1] > k->days[0]
		? k->days[k->day_count - 1] : k->days[0];
}

static struct policy_question
question(const struct judging *k, enum policy_deed deed, const char *path)
{
	return (struct policy_question){.config = k->config,
		.person = k->author, .role = k->v->role, .unit = k->unit,
		.path = path, .day = last_day(k), .deed = deed,
		.cycle = CYCLE_NONE, .state = -1, .to = -1};
}

static void
ask_common(struct judging *k, enum policy_deed deed, const char *path)
{
	struct policy_question q = question(k, deed, path);

	if (path)
		policy_allows(&k->v->reasons, &q);
}

static bool
check_closed(struct judging *k, const struct touched *t)
{
	char cycle[CYCLE_TEXT];

	if (!policy_closed(k->config, t->place.cycle, last_day(k)) ||
	    approval_closed_allows(t->before, t->after))
		return true;
	cycle_format(cycle, &k->config->cycles, t->place.cycle);
	judging_refuse(k, REASON_CLOSED, t->entry->path, cycle);
	return false;
}

/* Each section that changes, or the document as a whole. */
static void
ask_edit(struct judging *k, const struct touched *t, struct policy_question *q)
{
	size_t i;

	q->deed = POLICY_EDIT;
	q->section = t->before && t->after ? NULL : "";
	if (t->sections.n == 0)
		policy_allows(&k->v->reasons, q);
	for (i = 0; i < t->sections.n; i++) {
		q->section = t->sections.v[i];
		if (!policy_allows(&k->v->reasons, q))
			return;
	}
}

static void
ask_move(struct judging *k, const struct touched *t, struct policy_question *q)
{
	q->deed = POLICY_MOVE;
	q->section = "";
	q->to = t->after->state;
	policy_allows(&k->v->reasons, q);
}

/* The state in which the document was; of a new one, that which it has. */
static int
state_of(const struct touched *t)
{
	return t->before ? (int)t->before->state
		: t->after ? (int)t->after->state : -1;
}

/* What policy says of a document of FORM. */
static void
judge_as(struct judging *k, const struct touched *t, const struct form *form)
{
	struct policy_question q = question(k, POLICY_EDIT, t->entry->path);

	q.kinds = form ? form->kinds : 0;
	q.cycle = t->place.cycle;
	q.state = state_of(t);
	/* What was wrong is put right beside what stands, in any state. */
	if (t->changes == CHANGE_CORRECTIONS)
		q.state = -1;
	if (t->changes == 0 || (t->changes & (CHANGE_TEXT |
	    CHANGE_CORRECTIONS)))
		ask_edit(k, t, &q);
	if (t->after && (t->before ? t->before->state != t->after->state
	    : form && t->after->state != form->state))
		ask_move(k, t, &q);
}

static const struct form *
form_of(const struct record *r)
{
	return r ? r->form : NULL;
}

/* A document that changes its form by a field must be allowed in both. */
static void
judge_document(struct judging *k, const struct touched *t)
{
	const struct form *old = form_of(t->before), *new = form_of(t->after);

	if (!check_closed(k, t))
		return;
	judge_as(k, t, new ? new : old ? old : t->place.form);
	if (old && new && old != new)
		judge_as(k, t, old);
}

/* Without the documents read, only the configuration is asked about. */
void
judge_policy(struct judging *k)
{
	size_t i;

	if (!role_applies(k->config) || k->v->role == NULL)
		return;
	ask_common(k, POLICY_ADMINISTER, k->setting);
	ask_common(k, POLICY_DATA, k->data);
	for (i = 0; k->read && i < k->v->touched_count; i++)
		judge_document(k, &k->v->touched[i]);
}
