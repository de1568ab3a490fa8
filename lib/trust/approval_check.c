/* SPDX-License-Identifier: MPL-2.0 */
/* What is wrong with the approvals of a document, as findings. */
#include "lib/trust/approval_check.h"

#include "lib/trust/approval.h"

/* After this day nothing is waited for. */
#define NEVER_AGAIN (INT32_MAX - 1)

/* While the text is still worked on, that is as it should be. */
static void
check_stale(const struct record *r, const struct approvals *said, bool counts,
	struct findings *fs)
{
	bool draft = fs->draft;
	char day[11];
	size_t i;

	fs->draft = !counts;
	for (i = 0; i < said->approvals.n; i++) {
		const struct approvals_entry *e = &said->approvals.v[i];

		if (e->fits || e->person == NULL || said->hash[0] == '\0')
			continue;
		day[0] = '\0';
		if (e->date != DATE_NONE)
			date_format(day, e->date);
		finding_add(fs, FINDING_APPROVAL_STALE, e->span, e->person,
			day, r->path);
	}
	fs->draft = draft;
}

/* The state as it is written, else the top of the document. */
static struct span
state_span(const struct record *r)
{
	const char *key = r->form->f_state.key;
	const struct value *v = key ? value_get(r->frontmatter, key) : NULL;

	return v ? v->span : span_make(0, 0);
}

static void
check_missing(const struct record *r, const struct approval *p,
	struct findings *fs)
{
	const char *word = words_first(&r->config->states, (int)r->state);

	finding_add(fs, FINDING_NOT_APPROVED, state_span(r), word ? word
		: state_name(r->state), approval_needed(r->arena, p), r->path);
}

void
approval_rules(const struct record *r, struct findings *fs)
{
	struct approval p;
	bool counts;

	check_record(r, fs);
	if (r->form == NULL || !r->readable || r->blocks == NULL)
		return;
	counts = state_shown(r->state) && approval_is_asked(r);
	if (!counts && r->form->f_approvals.key == NULL)
		return;
	approval_judge(&p, r->arena, r, NEVER_AGAIN);
	check_stale(r, &p.said, counts, fs);
	if (counts && p.verdict == APPROVAL_MISSING)
		check_missing(r, &p, fs);
}
