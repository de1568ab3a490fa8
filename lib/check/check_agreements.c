/* SPDX-License-Identifier: MPL-2.0 */
/* What every agreement must say. */
#include "lib/check/rules.h"

#include "lib/model/content.h"

static const struct agreement_label *
label_of(const struct agreements_spec *spec, enum agreement_field field)
{
	size_t i;

	for (i = 0; i < spec->n; i++)
		if (spec->labels[i].field == field)
			return &spec->labels[i];
	return NULL;
}

const char *
label_text(const struct agreement_label *l)
{
	return l->labels.n ? l->labels.v[0] : l->name;
}

/* A reason may be given in its field, or in the text where there is none. */
static void
check_reason(const struct rules *k, const struct agreement *ag)
{
	const struct agreement_label *l = label_of(ag->part->agreements,
		FIELD_REASON);

	if (ag->state != STATUS_DROPPED || ag->reason || (l == NULL && ag->text))
		return;
	finding_add(k->fs, FINDING_AGREEMENT_REASON, ag->status_span,
		ag->title ? ag->title : ag->id, l ? label_text(l) : "…");
}

static void
check_one(const struct rules *k, const struct agreement *ag)
{
	const struct agreement_label *l = label_of(ag->part->agreements,
		FIELD_TITLE);

	if (ag->title)
		check_name(k, ag);
	else if (l == NULL || !column_is_missed(ag, l))
		finding_add(k->fs, FINDING_AGREEMENT_TITLE, ag->span, "");
	check_fields(k, ag);
	check_reason(k, ag);
}

static bool
has_column(const struct block *table, const struct agreement_label *l)
{
	const struct block *cell;
	size_t i;

	for (cell = table->first->first; cell; cell = cell->next)
		for (i = 0; i < l->labels.n; i++)
			if (text_same(cell->text, str_of(l->labels.v[i])))
				return true;
	return false;
}

/* "| Nr | Aftale | Frist |", as the form has them. */
static const char *
columns_text(struct arena *a, const struct agreements_spec *spec)
{
	const char *text = "|";
	size_t i;

	for (i = 0; i < spec->n; i++)
		text = arena_fmt(a, "%s %s |", text,
			label_text(&spec->labels[i]));
	return text;
}

/* The first agreement that is a row of TABLE; NULL. */
static const struct agreement *
first_row(const struct record *r, const struct block *table)
{
	size_t i;

	for (i = 0; i < r->agreement_count; i++)
		if (r->agreements[i].block->kind == BLOCK_ROW &&
		    r->agreements[i].block->parent == table)
			return &r->agreements[i];
	return NULL;
}

/* Agreements as the rows of a table need a column for their titles, and for
 * what they must say. */
static void
check_columns(const struct rules *k, const struct section *s)
{
	const struct agreements_spec *spec = s->part->agreements;
	struct walk w = walk_of(k->r, s);
	const struct block *b;
	size_t i;

	while (spec->as == AS_TABLE && (b = walk_next(&w)) != NULL) {
		const struct agreement *ag;

		if (b->kind != BLOCK_TABLE || b->first == NULL)
			continue;
		ag = first_row(k->r, b);
		for (i = 0; i < spec->n; i++)
			if ((spec->labels[i].field == FIELD_TITLE || (ag &&
			    column_is_missed(ag, &spec->labels[i]))) &&
			    !has_column(b, &spec->labels[i]))
				finding_add(k->fs, FINDING_TABLE_COLUMN,
					b->first->span,
					label_text(&spec->labels[i]),
					columns_text(k->fs->arena, spec));
	}
}

void
check_agreements(const struct rules *k)
{
	const struct record *r = k->r;
	size_t i;

	for (i = 0; i < r->agreement_count; i++)
		check_one(k, &r->agreements[i]);
	for (i = 0; i < r->all_count; i++) {
		const struct part *p = r->all_sections[i]->part;

		if (p && p->content == CONTENT_AGREEMENTS && p->agreements)
			check_columns(k, r->all_sections[i]);
	}
}
