/* SPDX-License-Identifier: MPL-2.0 */
/* Approvals and changes of state in a commit that is judged. */
#include "lib/trust/approval_commit.h"
#include "lib/trust/judging.h"

void
judge_approval(struct judging *k)
{
	size_t i;

	for (i = 0; i < k->v->touched_count; i++) {
		const struct touched *t = &k->v->touched[i];
		const struct approval_commit c = {
			.before = t->before,
			.after = t->after,
			.author = k->author,
			.committer = k->committer,
			.role = k->v->role,
			.day = k->days[0],
		};

		approval_commit_judge(&k->v->reasons, k->a, &c);
	}
}
