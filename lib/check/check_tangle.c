/* SPDX-License-Identifier: MPL-2.0 */
/* Fields of an agreement that stand within its title, another field or its
 * text, where they are not read. */
#include "lib/check/rules.h"

/* Where the label L and a colon stand in TEXT as a word of their own; text.n.
 * *VALUE: what follows up to a comma or bracket. */
static size_t
find_label(struct str text, const struct agreement_label *l, struct str *value)
{
	size_t at, i, n, end;

	for (at = str_chr(text, ':'); at < text.n;
	    at += 1 + str_chr(str_skip(text, at + 1), ':'))
		for (i = 0; i < l->labels.n; i++) {
			n = strlen(l->labels.v[i]);
			if (n > at || !text_same(str_make(text.p + at - n, n),
			    str_of(l->labels.v[i])) || (n < at &&
			    !strchr(" ([{,;.\n", text.p[at - n - 1])))
				continue;
			*value = str_skip(text, at + 1);
			for (end = 0; end < value->n &&
			    !strchr(",;)]}\n", value->p[end]); end++)
				;
			*value = str_trim(str_make(value->p, end));
			return at - n;
		}
	return text.n;
}

/* Whether L, which was not read, was to be: behind a bracket, or missing all the
 * same. */
static bool
is_meant(const struct agreement_label *l, struct str text, size_t at)
{
	return l->required || (at && strchr("([{", text.p[at - 1]));
}

static bool
check_text(const struct rules *k, const struct agreement *ag, const char *z,
	struct span span, bool lines)
{
	static const unsigned fields = 1U << FIELD_OWNER | 1U << FIELD_DUE |
		1U << FIELD_STATUS | 1U << FIELD_CONTINUES | 1U << FIELD_REASON;
	const struct agreements_spec *spec = ag->part->agreements;
	struct str text = str_of(z), value;
	struct arena *a = k->fs->arena;
	size_t i;

	if (str_chr(text, ':') == text.n)
		return false;
	for (i = 0; i < spec->n; i++) {
		const struct agreement_label *l = &spec->labels[i];
		size_t at = fields & ~ag->said & 1U << l->field
			? find_label(text, l, &value) : text.n;

		if (at == text.n || !is_meant(l, text, at) || (lines &&
		    at && text.p[at - 1] != '\n'))
			continue;
		finding_add(k->fs, FINDING_AGREEMENT_INSIDE, span,
			label_text(l), arena_fmt(a, ag->block->kind ==
			BLOCK_HEADING || ag->fields ? "@own-line:- %s: %.*s"
			: "@in-brackets:(%s: %.*s; …)", label_text(l),
			(int)value.n, value.p));
		return true;
	}
	return false;
}

bool
check_tangle(const struct rules *k, const struct agreement *ag)
{
	if (ag->block->kind == BLOCK_ROW)
		return false;
	return check_text(k, ag, ag->title, ag->span, false) ||
		check_text(k, ag, ag->owner, ag->owner_span, false) ||
		check_text(k, ag, ag->due_text, ag->due_span, false) ||
		check_text(k, ag, ag->status, ag->status_span, false) ||
		check_text(k, ag, ag->text, ag->text_first
			? ag->text_first->span : ag->span, true);
}
