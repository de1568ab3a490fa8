/* SPDX-License-Identifier: MPL-2.0 */
/* What was done to one document, from one text of it to the next. */
#include "lib/compare/edits.h"

#include "lib/compare/edits_internal.h"

void
edits_put(struct edits *out, enum edit_kind kind, enum class class,
	const char *const *args)
{
	struct edit *e;
	size_t i;

	ARENA_GROW(out->arena, out->v, out->n, out->cap);
	e = &out->v[out->n++];
	*e = (struct edit){kind, class, {NULL}};
	for (i = 0; i < EDIT_ARGS && args[i]; i++)
		e->args[i] = args[i];
}

static const char *
date_text(struct edits *out, const struct record *r)
{
	char text[11];

	if (r->date == DATE_NONE)
		return r->date_text ? r->date_text : "@none";
	date_format(text, r->date);
	return edits_date(out, text);
}

const char *
edits_date(struct edits *out, const char *iso)
{
	return arena_fmt(out->arena, "@date-of:%s", iso);
}

const char *
edits_or_none(const char *text)
{
	return text && text[0] ? text : "@none";
}

static bool
same(const char *a, const char *b)
{
	return a == b || (a && b && streq(a, b));
}

static enum class
higher(enum class a, enum class b)
{
	return a > b ? a : b;
}

static const char *
title_of(const struct record *r)
{
	return r->title ? r->title : r->document;
}

static void
add_head(struct edits *out, const struct record *b, const struct record *a)
{
	enum class class = higher(b->class, a->class);

	if (b->state != a->state)
		edits_add(out, EDIT_STATE, CLASS_PUBLIC,
			words_first(&b->config->states, (int)b->state),
			words_first(&a->config->states, (int)a->state));
	if (b->class != a->class)
		edits_add(out, EDIT_CLASS, CLASS_PUBLIC,
			words_first(&b->config->classes, (int)b->class),
			words_first(&a->config->classes, (int)a->class));
	if (!same(b->title, a->title))
		edits_add(out, EDIT_TITLE, class, edits_or_none(b->title),
			edits_or_none(a->title));
	if (a->date_text && b->date_text == NULL)
		edits_add(out, EDIT_DATE_SET, class, date_text(out, a));
	else if (!same(b->date_text, a->date_text))
		edits_add(out, EDIT_DATE, class, date_text(out, b),
			date_text(out, a));
}

void
edits_document(struct edits *out, const struct record *before,
	const struct record *after)
{
	size_t first = out->n;

	if (before == NULL || after == NULL) {
		const struct record *r = before ? before : after;

		edits_add(out, before ? EDIT_DOCUMENT_REMOVED
			: EDIT_DOCUMENT_ADDED, r->class, title_of(r));
	}
	if (after && !after->readable)
		edits_add(out, EDIT_UNREADABLE, CLASS_PUBLIC, "");
	if (before == NULL) {
		edits_approvals(out, NULL, after);
		return;
	}
	if (after == NULL || !after->readable)
		return;
	add_head(out, before, after);
	edits_approvals(out, before, after);
	edits_fields(out, before, after);
	edits_agreements(out, before, after);
	edits_sections(out, before, after);
	if (out->n == first)
		edits_add(out, EDIT_TIDIED, CLASS_PUBLIC, "");
}
