/* SPDX-License-Identifier: MPL-2.0 */
/* Approvals and changes of state in a commit that is judged. */
#include "lib/trust/approval_commit.h"
#include "lib/trust/judging.h"
#include "lib/trust/writer.h"

/* Who wrote the text is asked only where it matters, for that is a walk
 * through history. */
static int
find_writer(struct approval_commit *c, const struct judging *k,
	const struct touched *t, struct error *err)
{
	const unsigned matters = CHANGE_STATE | CHANGE_APPROVALS;

	if (k->parent == NULL || t->before == NULL || t->after == NULL ||
	    !(t->changes & matters) || (t->changes & CHANGE_TEXT) ||
	    !approval_asks_another(t->after))
		return 0;
	return writer_find(&c->writer, k->a, k->repo, k->parent, t->before,
		err);
}

/* Nobody may read in the audit that somebody approved who did not. */
static void
check_action(const struct judging *k, unsigned changes)
{
	const char *action = k->v->action;

	if ((streq(action, "approve") && !(changes & CHANGE_APPROVALS)) ||
	    (streq(action, "object") && !(changes & CHANGE_OBJECTIONS)))
		judging_refuse(k, REASON_ACTION_DIFFERS, NULL, action);
}

int
judge_approval(struct judging *k, struct error *err)
{
	unsigned changes = 0;
	size_t i;

	for (i = 0; i < k->v->touched_count; i++) {
		const struct touched *t = &k->v->touched[i];
		struct approval_commit c = {
			.before = t->before,
			.after = t->after,
			.author = k->author,
			.committer = k->committer,
			.role = k->v->role,
			.day = k->days[0],
			.today = k->days[k->day_count - 1],
		};

		if (find_writer(&c, k, t, err) < 0)
			return -1;
		approval_commit_judge(&k->v->reasons, k->a, &c);
		changes |= t->changes;
	}
	check_action(k, changes);
	return 0;
}
