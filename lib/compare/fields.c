/* SPDX-License-Identifier: MPL-2.0 */
/* What two mentions of an agreement say differently. */
#include "lib/compare/fields.h"

#include "lib/base/ascii.h"

/* Whether texts are the same, however their lines are broken. */
static bool
same_text(const char *a, const char *b)
{
	struct str x = str_trim(str_of(a)), y = str_trim(str_of(b));
	size_t i = 0, j = 0;

	while (i < x.n && j < y.n) {
		if (ascii_blank(x.p[i]) != ascii_blank(y.p[j]))
			return false;
		if (!ascii_blank(x.p[i])) {
			if (x.p[i++] != y.p[j++])
				return false;
			continue;
		}
		while (i < x.n && ascii_blank(x.p[i]))
			i++;
		while (j < y.n && ascii_blank(y.p[j]))
			j++;
	}
	return i == x.n && j == y.n;
}

static bool
is_answer(const struct agreement *a)
{
	return a->part && a->part->agreements && a->part->agreements->answers;
}

static bool
same_due(const struct agreement *a, const struct agreement *b)
{
	if (a->due != DATE_NONE && b->due != DATE_NONE)
		return a->due == b->due;
	return same_text(a->due_text, b->due_text);
}

static bool
same_status(const struct agreement *a, const struct agreement *b)
{
	if (a->state != b->state)
		return false;
	return a->status == NULL || b->status == NULL ||
		text_same(str_of(a->status), str_of(b->status));
}

unsigned
fields_changed(const struct agreement *from, const struct agreement *to)
{
	bool answer = is_answer(to);
	unsigned fields = 0;

	if (!same_text(from->title, to->title))
		fields |= CHANGED_TITLE;
	if ((to->owner || !answer) && !same_text(from->owner, to->owner))
		fields |= CHANGED_OWNER;
	if ((to->due_text || !answer) && !same_due(from, to))
		fields |= CHANGED_DUE;
	if (!same_status(from, to))
		fields |= CHANGED_STATUS;
	if ((to->text || !answer) && !same_text(from->text, to->text))
		fields |= CHANGED_TEXT;
	return fields;
}

enum change_kind
change_of(const struct agreement *from, const struct agreement *to)
{
	if (to->state == STATUS_DROPPED)
		return CHANGE_DROPPED;
	if (to->state == STATUS_DONE)
		return CHANGE_DONE;
	if (to->state == STATUS_CHANGED ||
	    fields_changed(from, to) & ~(unsigned)CHANGED_STATUS)
		return CHANGE_CHANGED;
	return CHANGE_KEPT;
}
