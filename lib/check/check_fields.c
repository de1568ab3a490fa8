/* SPDX-License-Identifier: MPL-2.0 */
/* What an agreement must say of itself. */
#include "lib/check/rules.h"

#include "lib/model/agreement.h"

static bool
has_extra(const struct agreement *ag, const char *name)
{
	size_t i;

	for (i = 0; i < ag->extra_count; i++)
		if (streq(ag->extras[i].name, name))
			return true;
	return false;
}

static bool
is_said(const struct agreement *ag, const struct agreement_label *l)
{
	switch (l->field) {
	case FIELD_TITLE:
		return true;
	case FIELD_ID:
		return !ag->id_made;
	case FIELD_STATUS:
		return ag->status_known || (ag->said & 1U << FIELD_STATUS);
	case FIELD_THEME:
		return ag->theme != NULL;
	case FIELD_ORIGIN:
		return ag->origin != NULL;
	case FIELD_TEXT:
		return ag->text != NULL;
	case FIELD_OTHER:
		return has_extra(ag, l->name);
	default:
		return (ag->said & 1U << l->field) != 0;
	}
}

static bool
is_missing(const struct agreement *ag, const struct agreement_label *l)
{
	return l->required && !is_said(ag, l);
}

static bool
is_blank(const struct agreement *ag, const struct agreement_label *l)
{
	return (ag->blank & 1U << l->field) != 0;
}

bool
column_is_missed(const struct agreement *ag, const struct agreement_label *l)
{
	return ag->block->kind == BLOCK_ROW && !is_blank(ag, l) &&
		(l->field == FIELD_TITLE ? ag->title == NULL
		: is_missing(ag, l));
}

/* Where L is to be said: behind its label, where that is blank. */
static struct span
place_of(const struct agreement *ag, const struct agreement_label *l)
{
	if (!is_blank(ag, l))
		return ag->span;
	switch (l->field) {
	case FIELD_OWNER:
		return ag->owner_span;
	case FIELD_DUE:
		return ag->due_span;
	case FIELD_STATUS:
		return ag->status_span;
	case FIELD_CONTINUES:
		return ag->continues_span;
	default:
		return ag->span;
	}
}

/* What is to be written at PLACE for L to be VALUE: "- Frist: 2026-06-30" on a
 * line of its own, "(Frist: 2026-06-30)" behind a title, without the brackets
 * within them, and in a table only the value. */
static const char *
line_of(const struct rules *k, const struct agreement *ag,
	const struct agreement_label *l, struct span place, struct str value)
{
	bool behind = place.from == ag->span.from && place.to == ag->span.to;
	bool within = place.from >= ag->span.from && place.to <= ag->span.to;
	bool line = ag->block->kind == BLOCK_HEADING ||
		(ag->block->kind == BLOCK_ITEM && (!within || ag->fields));
	bool brackets = behind && !line;

	if (ag->block->kind == BLOCK_ROW)
		return arena_strndup(k->fs->arena, value.p, value.n);
	return arena_fmt(k->fs->arena, "%s%s: %.*s%s", line ? "- " : brackets
		? "(" : "", label_text(l), (int)value.n, value.p,
		brackets ? ")" : "");
}

/* The role of somebody who has to be there, else any. */
static const char *
example_role(const struct rules *k)
{
	const struct form *form = k->r->form;
	const struct texts *roles = &k->r->config->roles;
	size_t i;

	for (i = 0; i < form->participant_count; i++)
		if (part_is_expected(k, &form->participants[i]))
			return part_name(&form->participants[i]);
	return roles->n ? roles->v[0] : "…";
}

static bool
is_answer(const struct agreement *ag)
{
	return ag->continues || ag->part->agreements->answers;
}

/* A value in the words of the municipality. */
static const char *
example(const struct rules *k, const struct agreement *ag,
	enum agreement_field field)
{
	const struct config *c = k->r->config;
	const char *status;
	char day[11];

	switch (field) {
	case FIELD_OWNER:
		return example_role(k);
	case FIELD_DUE:
		date_format(day, cycle_last_day(&c->cycles, k->r->cycle ==
			CYCLE_NONE ? 2025 : k->r->cycle));
		return arena_strndup(k->fs->arena, day, strlen(day));
	case FIELD_STATUS:
		status = words_first(&c->statuses, is_answer(ag) ? STATUS_DONE
			: STATUS_OPEN);
		return status ? status : "…";
	default:
		return "…";
	}
}

/* " (eller videreført, ændret, bortfaldet)": what else may have become of it. */
static const char *
other_answers(const struct rules *k, const struct agreement *ag,
	enum agreement_field field)
{
	const char *others = "";
	int status;

	if (field != FIELD_STATUS || !is_answer(ag))
		return "";
	for (status = STATUS_CARRIED; status <= STATUS_DROPPED; status++) {
		const char *word = words_first(&k->r->config->statuses, status);

		if (word)
			others = arena_fmt(k->fs->arena, "%s%s%s", others,
				others[0] ? ", " : "@or-else:", word);
	}
	return others;
}

static void
found_missing(const struct rules *k, const struct agreement *ag,
	const struct agreement_label *l, struct span place, const char *value)
{
	finding_add(k->fs, FINDING_AGREEMENT_FIELD, place,
		ag->title ? ag->title : ag->id, label_text(l),
		line_of(k, ag, l, place, str_of(value)),
		other_answers(k, ag, l->field));
}

/* Longer values are not said again. */
#define SAID_MAX 60

/* What ODD says, as L says it, if it may have been meant as L: by its name, or
 * because its value is a date, a role or a status; NULL. */
static const char *
meant_value(const struct rules *k, const struct agreement_label *l,
	const struct odd_field *odd)
{
	struct str value = str_of(odd->value);

	if (odd->label == l && value.n && value.n <= SAID_MAX)
		return odd->value;
	if (odd->label)
		return odd->label == l ? "…" : NULL;
	switch (l->field) {
	case FIELD_DUE:
		return agreement_due_meant(k->fs->arena, value);
	case FIELD_OWNER:
		return role_is_known(k, value) ? odd->value : NULL;
	case FIELD_STATUS:
		return words_meaning(&k->r->config->statuses, value) >= 0
			? odd->value : NULL;
	default:
		return NULL;
	}
}

/* All that AG is read from. */
static struct span
range_of(const struct agreement *ag)
{
	struct span span = ag->block->span;

	if (ag->fields && ag->fields->span.to > span.to)
		span.to = ag->fields->span.to;
	if (ag->text_last && ag->text_last->span.to > span.to)
		span.to = ag->text_last->span.to;
	return span;
}

/* A field that is missing is told where another was written for it, with the
 * line as it should be; else where it is to stand. */
static void
check_missing(const struct rules *k, const struct agreement *ag,
	const struct agreement_label *l)
{
	size_t i;

	for (i = 0; i < ag->odd_count; i++) {
		const char *value = meant_value(k, l, &ag->odd[i]);

		if (value) {
			found_missing(k, ag, l, ag->odd[i].span, value);
			return;
		}
	}
	if (!column_is_missed(ag, l))
		found_missing(k, ag, l, place_of(ag, l),
			example(k, ag, l->field));
}

/* One of which nothing is missing is a slip all the same. */
static void
check_odd(const struct rules *k, const struct agreement *ag)
{
	size_t i;

	for (i = 0; i < ag->odd_count; i++) {
		const struct odd_field *odd = &ag->odd[i];

		if (odd->label && !is_missing(ag, odd->label) &&
		    agreement_has_fields(ag))
			finding_add(k->fs, FINDING_AGREEMENT_LABEL, odd->span,
				odd->word, odd->meant);
	}
}

/* An owner may be anybody, but not nearly a role. */
static void
check_owner(const struct rules *k, const struct agreement *ag)
{
	const char *role = ag->owner ? role_meant(k, str_of(ag->owner)) : NULL;

	if (role)
		finding_add(k->fs, FINDING_ROLE_UNKNOWN, ag->owner_span,
			ag->owner, arena_fmt(k->fs->arena, "@near:%s", role));
}

void
check_fields(const struct rules *k, const struct agreement *ag)
{
	const struct agreements_spec *spec = ag->part->agreements;
	bool missing = false;
	size_t i;

	for (i = 0; i < spec->n; i++)
		missing = missing || is_missing(ag, &spec->labels[i]);
	if (!(missing && slips_are_told(k, range_of(ag))) &&
	    !check_tangle(k, ag))
		for (i = 0; i < spec->n; i++)
			if (is_missing(ag, &spec->labels[i]))
				check_missing(k, ag, &spec->labels[i]);
	check_odd(k, ag);
	check_owner(k, ag);
}
