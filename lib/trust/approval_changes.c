/* SPDX-License-Identifier: MPL-2.0 */
/* What differs between two readings of a document, as approvals see it. */
#include "lib/trust/approval.h"

static const struct value *
field(const struct record *r, const struct field *f)
{
	const struct value *v = f->key ? value_get(r->frontmatter, f->key)
		: NULL;

	return v && v->kind != VALUE_NULL ? v : NULL;
}

static bool
differs(const struct record *before, const struct record *after,
	const struct field *f)
{
	const struct value *x = field(before, f), *y = field(after, f);

	return x && y ? !value_equal(x, y) : x != y;
}

static bool
text_differs(const struct record *before, const struct record *after)
{
	char x[APPROVALS_HASH], y[APPROVALS_HASH];

	approvals_hash(x, before);
	approvals_hash(y, after);
	return x[0] == '\0' || strcmp(x, y) != 0;
}

unsigned
approval_changes(const struct record *before, const struct record *after)
{
	const struct form *form = after ? after->form : NULL;
	unsigned changes = 0;

	if (before == NULL || after == NULL)
		return CHANGE_TEXT;
	if (str_eq(before->source.text, after->source.text))
		return 0;
	if (text_differs(before, after))
		changes |= CHANGE_TEXT;
	if (before->state != after->state)
		changes |= CHANGE_STATE;
	if (form && differs(before, after, &form->f_approvals))
		changes |= CHANGE_APPROVALS;
	if (form && differs(before, after, &form->f_objections))
		changes |= CHANGE_OBJECTIONS;
	if (form && differs(before, after, &form->f_corrections))
		changes |= CHANGE_CORRECTIONS;
	return changes;
}

bool
approval_closed_allows(const struct record *before, const struct record *after)
{
	unsigned changes = approval_changes(before, after);
	struct approvals old, new;

	if (changes == 0 || (changes & ~(CHANGE_STATE | CHANGE_CORRECTIONS)))
		return false;
	if ((changes & CHANGE_STATE) && after->state != STATE_WITHDRAWN)
		return false;
	approvals_read(&old, before, false);
	approvals_read(&new, after, false);
	return approvals_begin(&old.corrections, &new.corrections);
}
