/* SPDX-License-Identifier: MPL-2.0 */
/* What a commit may do to approvals, states and corrections of a document. */
#include "lib/trust/approval_commit.h"

/* One document of a commit. CHANGES: as of approval_changes. */
struct deed {
	const struct approval_commit *c;
	struct reasons *out;
	struct arena *a;
	unsigned changes;
	bool asked;
	struct approvals before, after;
};

static const char *
path_of(const struct deed *d)
{
	return d->c->after ? d->c->after->path : d->c->before->path;
}

static const char *
who(const struct approvals_entry *e)
{
	return e->person ? e->person : e->role ? e->role : "?";
}

static bool
has_entry(const struct approvals_list *list, const struct approvals_entry *e)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (approvals_entry_same(&list->v[i], e))
			return true;
	return false;
}

static bool
is_author(const struct deed *d, const char *person)
{
	return d->c->author && streq(d->c->author->id, person);
}

/* A long weekend without the net is no fault. */
#define DAYS_TO_ARRIVE 4

/* One that was dated back would take from others their time to object. */
static void
check_arrival(const struct deed *d, const struct approvals_entry *e)
{
	char day[11];

	if (e->date == DATE_NONE || d->c->today - e->date <= DAYS_TO_ARRIVE ||
	    !approval_hears_silence(d->c->after))
		return;
	date_format(day, e->date);
	reason_add(d->out, REASON_APPROVAL_LATE, path_of(d), who(e), day);
}

/* An approval or objection is one's own: nobody writes it for somebody else,
 * in another role or for another day. */
static void
check_added(const struct deed *d, const struct approvals_entry *e)
{
	const struct approval_commit *c = d->c;

	if (d->changes & (CHANGE_TEXT | CHANGE_CORRECTIONS))
		reason_add(d->out, REASON_APPROVAL_MIXED, path_of(d), who(e));
	else if (!e->fits)
		reason_add(d->out, REASON_APPROVAL_OTHER_TEXT, path_of(d),
			who(e));
	if (!is_author(d, e->person) || (c->committer && c->committer !=
	    c->author))
		reason_add(d->out, REASON_APPROVAL_NOT_OWN, path_of(d),
			who(e), c->committer ? c->committer->id
			: c->author ? c->author->id : "?");
	else if (!streq(e->role, c->role) || e->date != c->day)
		reason_add(d->out, REASON_APPROVAL_ROLE_DAY, path_of(d),
			who(e));
}

static void
check_list(const struct deed *d, const struct approvals_list *before,
	const struct approvals_list *after)
{
	size_t i;

	for (i = 0; i < after->n; i++)
		if (!has_entry(before, &after->v[i])) {
			check_added(d, &after->v[i]);
			check_arrival(d, &after->v[i]);
		}
	for (i = 0; i < before->n; i++)
		if (before->v[i].fits && !(d->changes & CHANGE_TEXT) &&
		    !has_entry(after, &before->v[i]) &&
		    !is_author(d, before->v[i].person))
			reason_add(d->out, REASON_APPROVAL_REMOVED,
				path_of(d), who(&before->v[i]));
}

/* What was corrected stays; a new correction says who makes it, today. */
static void
check_corrections(const struct deed *d)
{
	const struct approvals_list *old = &d->before.corrections,
		*new = &d->after.corrections;
	size_t i;

	if (!approvals_begin(old, new)) {
		reason_add(d->out, REASON_CORRECTION_CHANGED, path_of(d), "");
		return;
	}
	for (i = old->n; i < new->n; i++)
		if (!streq(new->v[i].role, d->c->role) ||
		    new->v[i].date != d->c->day) {
			char day[11];

			date_format(day, d->c->day);
			reason_add(d->out, REASON_CORRECTION_ROLE_DAY,
				path_of(d), d->c->role ? d->c->role : "-",
				day);
		}
}

/* Whether nobody but WRITER has approved, where a line asks for that. */
static bool
is_alone(const struct deed *d, const struct approval *p)
{
	const struct person *writer = d->c->writer;
	size_t i;

	if (writer == NULL || p->verdict != APPROVAL_GIVEN ||
	    !approval_asks_another(d->c->after))
		return false;
	for (i = 0; i < p->said.approvals.n; i++)
		if (p->said.approvals.v[i].fits &&
		    !streq(p->said.approvals.v[i].person, writer->id))
			return false;
	return true;
}

/* A state that shows the document needs the approvals; whoever has begun to
 * collect them for what was shown long ago may go on. */
static void
check_approved(const struct deed *d)
{
	const struct record *r = d->c->after;
	struct approval p;
	bool fewer = d->after.approvals.n < d->before.approvals.n;

	approval_judge(&p, d->a, r, d->c->day);
	if (state_shown(r->state) && !approval_is_there(&p) && (fewer ||
	    (d->changes & (CHANGE_STATE | CHANGE_TEXT))))
		reason_add(d->out, REASON_APPROVAL_MISSING, r->path,
			config_state_word(r->config, r->state),
			approval_needed(d->a, &p));
	if (((d->changes & CHANGE_APPROVALS) || state_shown(r->state)) &&
	    is_alone(d, &p))
		reason_add(d->out, REASON_APPROVAL_ALONE, r->path,
			d->c->writer->id);
}

/* A text is approved and moved on as it stands. Back to an earlier state it
 * goes with its changes. */
static void
check_state(const struct deed *d)
{
	const struct record *before = d->c->before, *after = d->c->after;
	bool text = d->changes & CHANGE_TEXT;

	if (before && state_shown(before->state) && !approval_is_asked(after))
		reason_add(d->out, REASON_APPROVAL_ESCAPED, path_of(d), "");
	else if (before && before->state == STATE_PUBLISHED && (text ||
	    ((d->changes & CHANGE_STATE) && after->state != STATE_WITHDRAWN)))
		reason_add(d->out, REASON_PUBLISHED_CHANGED, path_of(d), "");
	else if (before && text && (d->changes & CHANGE_STATE) &&
	    after->state > before->state)
		reason_add(d->out, REASON_STATE_MIXED, path_of(d),
			config_state_word(after->config, after->state),
			config_state_word(before->config, before->state));
	else
		check_approved(d);
}

static void
check_gone(const struct deed *d)
{
	if (d->asked && state_shown(d->c->before->state))
		reason_add(d->out, REASON_PUBLISHED_REMOVED, path_of(d), "");
}

void
approval_commit_judge(struct reasons *out, struct arena *a,
	const struct approval_commit *c)
{
	struct deed d = {.c = c, .out = out, .a = a};
	const struct record *any = c->after ? c->after : c->before;

	if (any == NULL || any->form == NULL)
		return;
	d.changes = approval_changes(c->before, c->after);
	d.asked = approval_is_asked(any) ||
		(c->before && c->before->form && approval_is_asked(c->before));
	if (d.changes == 0)
		return;
	if (c->before)
		approvals_read(&d.before, c->before, false);
	if (c->after == NULL) {
		check_gone(&d);
		return;
	}
	approvals_read(&d.after, c->after, false);
	check_list(&d, &d.before.approvals, &d.after.approvals);
	check_list(&d, &d.before.objections, &d.after.objections);
	check_corrections(&d);
	if (d.asked)
		check_state(&d);
}
