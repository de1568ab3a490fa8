/* SPDX-License-Identifier: MPL-2.0 */
/* What was done to the agreements of a document. */
#include "lib/compare/edits_internal.h"

/* "Aftale A2", or by its title where it has no id of its own. */
static const char *
name_of(struct edits *out, const struct agreement *a)
{
	return arena_fmt(out->arena, a->id_made ? "@agreement-titled:%s"
		: "@agreement:%s", a->id_made ? a->title : a->id);
}

static const char *
full_name(struct edits *out, const struct agreement *a)
{
	return a->id_made ? a->title : arena_fmt(out->arena, "%s %s", a->id,
		a->title);
}

static const char *
due_of(struct edits *out, const struct agreement *a)
{
	char text[11];

	if (a->due == DATE_NONE)
		return edits_or_none(a->due_text);
	date_format(text, a->due);
	return edits_date(out, text);
}

static const char *
status_of(const struct agreement *a)
{
	return edits_or_none(a->status ? a->status : words_first(
		&a->record->config->statuses, (int)a->state));
}

static bool
has(const char *text)
{
	return text && text[0];
}

/* Who has it, or had it; what was not said before is set, not moved. */
static void
add_owner(struct edits *out, const struct change *c, enum class class,
	const char *name)
{
	if ((c->fields & CHANGED_OWNER) && !has(c->from->owner))
		edits_add(out, EDIT_AGREEMENT_OWNER_SET, class, name,
			edits_or_none(c->to->owner));
	else if (c->fields & CHANGED_OWNER)
		edits_add(out, EDIT_AGREEMENT_OWNER, class, name,
			c->from->owner, edits_or_none(c->to->owner));
}

static void
add_due(struct edits *out, const struct change *c, enum class class,
	const char *name)
{
	if ((c->fields & CHANGED_DUE) && c->from->due == DATE_NONE &&
	    !has(c->from->due_text))
		edits_add(out, EDIT_AGREEMENT_DUE_SET, class, name,
			due_of(out, c->to));
	else if (c->fields & CHANGED_DUE)
		edits_add(out, EDIT_AGREEMENT_DUE, class, name,
			due_of(out, c->from), due_of(out, c->to));
}

static void
add_changed(struct edits *out, const struct change *c)
{
	const struct agreement *from = c->from, *to = c->to;
	enum class class = from->class > to->class ? from->class : to->class;
	const char *name = name_of(out, from);

	if (c->fields & CHANGED_TITLE)
		edits_add(out, EDIT_AGREEMENT_TITLE, class, name, from->title,
			to->title);
	add_owner(out, c, class, name);
	add_due(out, c, class, name);
	if (c->fields & CHANGED_STATUS)
		edits_add(out, EDIT_AGREEMENT_STATUS, class, name,
			status_of(from), status_of(to));
	if (c->fields & CHANGED_TEXT)
		edits_add(out, EDIT_AGREEMENT_TEXT, class, name);
}

void
edits_agreements(struct edits *out, const struct record *before,
	const struct record *after)
{
	struct changes changes = {0};
	size_t i;

	changes_documents(&changes, out->arena, before, after);
	for (i = 0; i < changes.n; i++) {
		const struct change *c = &changes.v[i];

		if (c->from && c->to)
			add_changed(out, c);
		else if (c->to)
			edits_add(out, EDIT_AGREEMENT_ADDED, c->to->class,
				full_name(out, c->to));
		else
			edits_add(out, EDIT_AGREEMENT_REMOVED, c->from->class,
				full_name(out, c->from));
	}
}
