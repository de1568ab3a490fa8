/* SPDX-License-Identifier: MPL-2.0 */
/* Rules across the documents of a unit: what last cycle left open, ids, and
 * what is demanded. */
#include "lib/base/hash.h"
#include "lib/check/check.h"
#include "lib/check/demand.h"
#include "lib/check/rules.h"

/* The documents of one unit in one cycle: FROM..TO in the group's list. */
struct year {
	const struct group *g;
	struct findings *fs;
	struct arena *scratch;
	size_t from, to;
	const char *unit;
	int cycle;
	int previous;              /* CYCLE_NONE: the unit's first cycle */
	struct agreement **due;
	size_t due_count;
};

static const struct record *
last_document(const struct year *y)
{
	return y->g->records[y->to - 1];
}

static void
add(const struct year *y, const struct record *r, enum finding_code code,
	struct span span, const char *const *args)
{
	size_t first = y->fs->n;

	y->fs->path = r->path;
	y->fs->draft = r->state == STATE_DRAFT;
	finding_put(y->fs, code, span, args);
	findings_locate(y->fs, first, &r->source);
}

#define ADD(y, r, code, span, ...) add((y), (r), (code), (span), \
	(const char *const[]){__VA_ARGS__, NULL, NULL, NULL, NULL})

/* The part that has agreements, with answers or not, among PARTS. */
static const struct part *
agreements_part(const struct part *parts, size_t n, bool answers, int depth)
{
	const struct part *found = NULL;
	size_t i;

	for (i = 0; i < n && found == NULL && depth > 0; i++) {
		const struct part *p = &parts[i];

		if (p->content == CONTENT_AGREEMENTS && p->agreements &&
		    p->agreements->answers >= answers)
			return p;
		found = agreements_part(p->sections, p->section_count, answers,
			depth - 1);
		if (found == NULL)
			found = agreements_part(p->columns, p->column_count,
				answers, depth - 1);
		if (found == NULL)
			found = agreements_part(p->rows, p->row_count, answers,
				depth - 1);
		if (found == NULL)
			found = agreements_part(p->items, p->item_count,
				answers, depth - 1);
	}
	return found;
}

/* Where an answer is missed: the last document whose form has a part for
 * answers, else the last one whose form has agreements at all. */
static const struct record *
answering_document(const struct year *y, const struct part **part)
{
	int answers;
	size_t i;

	for (answers = 1; answers >= 0; answers--)
		for (i = y->to; i-- > y->from;) {
			const struct record *r = y->g->records[i];

			if (r->form == NULL || !r->readable)
				continue;
			*part = agreements_part(r->form->body.sections,
				r->form->body.section_count, answers,
				MARKDOWN_NESTING);
			if (*part)
				return r;
		}
	return NULL;
}

static struct span
span_of_part(const struct record *r, const struct part *part)
{
	size_t i;

	for (i = 0; i < r->all_count; i++)
		if (r->all_sections[i]->part &&
		    part_holds(r->all_sections[i]->part, part))
			return r->all_sections[i]->span;
	return span_make(0, 0);
}

/* The word for `continues` in PART; NULL where the form has none. */
static const char *
continues_label(const struct part *part)
{
	size_t i;

	for (i = 0; part->agreements && i < part->agreements->n; i++)
		if (part->agreements->labels[i].field == FIELD_CONTINUES &&
		    part->agreements->labels[i].labels.n)
			return part->agreements->labels[i].labels.v[0];
	return NULL;
}

static const char *
reference(const struct year *y, const struct agreement *a)
{
	return agreement_reference(y->g, y->scratch, a, y->unit);
}

/* "Fortsætter: 2024-25/A1" */
static const char *
continues_text(const struct year *y, const struct part *part,
	const struct agreement *a)
{
	const char *label = continues_label(part);

	return arena_fmt(y->scratch, "%s%s%s", label ? label : "",
		label ? ": " : "", reference(y, a));
}

static struct rules
rules_of(const struct year *y, const struct record *r)
{
	return (struct rules){r, y->unit ? config_unit(r->config, y->unit)
		: NULL, y->fs, 0, y->fs->n};
}

/* Whether what should stand in PART is missed only because its heading, or
 * the field of those who took part, isn't written as the form has it, which is
 * told. */
static bool
is_told(const struct year *y, const struct record *r,
	const struct part *part)
{
	struct rules k = rules_of(y, r);
	size_t i;

	for (i = 0; i < r->form->participant_count; i++)
		if (part == &r->form->participants[i])
			return !participants_are_readable(&k);
	return part_is_meant(&k, part);
}

/* An answer may stand in any part that has agreements. */
static bool
are_answers_told(const struct year *y, const struct record *r,
	const struct part *part)
{
	const struct part *body = &r->form->body;
	struct rules k = rules_of(y, r);
	size_t i;

	for (i = 0; i < r->all_count; i++) {
		const struct section *s = r->all_sections[i];

		if (s->part && s->part->content == CONTENT_AGREEMENTS &&
		    slips_are_told(&k, section_range(s)))
			return true;
	}
	for (i = 0; i < body->section_count; i++) {
		const struct part *p = &body->sections[i];
		const struct section *s;

		if (p->content != CONTENT_AGREEMENTS || part_is_there(r, p))
			continue;
		s = meant_heading(&k, &r->root, part_name(p));
		if ((s && slips_are_told(&k, s->span)) || is_told(y, r, p))
			return true;
	}
	return is_told(y, r, part);
}

/* Of more than these nobody needs to be told. */
#define UNANSWERED_MOST 1000

static void
check_answered(const struct year *y)
{
	const struct part *part = NULL;
	const struct record *r = NULL;
	size_t i, told = 0;

	for (i = 0; i < y->due_count && told < UNANSWERED_MOST; i++) {
		const struct agreement *a = y->due[i];
		char cycle[CYCLE_TEXT];

		if (a->answered)
			continue;
		told++;
		if (r == NULL && ((r = answering_document(y, &part)) == NULL ||
		    are_answers_told(y, r, part)))
			return;
		cycle_format(cycle, &y->g->config->cycles, a->record->cycle);
		ADD(y, r, FINDING_UNANSWERED, span_of_part(r, part), a->id,
			a->title ? a->title : "", cycle,
			continues_text(y, part, a));
	}
}

/* The id of an agreement that is still open means that one. */
static void
check_reuse(const struct year *y, const struct map *open,
	const struct agreement *a)
{
	const struct agreement *old = map_get(open, str_of(a->id));
	char cycle[CYCLE_TEXT];

	if (old == NULL)
		return;
	cycle_format(cycle, &y->g->config->cycles, old->record->cycle);
	ADD(y, a->record, FINDING_AGREEMENT_REUSED, a->span, a->id,
		cycle, old->title ? old->title : "",
		a->part ? continues_text(y, a->part, old) :
		reference(y, old));
}

/* An entry in a part for answers has to say what it answers. In the unit's
 * first cycle here there is nothing that it could name. */
static void
check_entry(const struct year *y, const struct agreement *a)
{
	const struct agreement *old = a->match == MATCH_SIMILAR ? a->previous :
		NULL;
	const char *label;
	char example[CYCLE_TEXT + 4];
	size_t i;

	if (a->part == NULL || a->part->agreements == NULL ||
	    !a->part->agreements->answers || y->previous == CYCLE_NONE)
		return;
	for (i = 0; i < y->due_count && old == NULL; i++)
		if (!y->due[i]->answered)
			old = y->due[i];
	cycle_format(example, &y->g->config->cycles, y->previous);
	strcat(example, "/A1");
	label = continues_label(a->part);
	ADD(y, a->record, FINDING_CONTINUES_EXTRA, a->span,
		a->title ? a->title : a->id, label ? label : "continues",
		old ? reference(y, old) : example);
}

static void
check_entries(const struct year *y)
{
	struct map open = {0};         /* the first of each id */
	size_t i, k;

	for (i = y->due_count; i-- > 0;)
		if (!y->due[i]->answered &&
		    streq(y->due[i]->record->unit, y->unit))
			map_put(&open, str_of(y->due[i]->id), y->due[i]);
	for (i = y->from; i < y->to; i++)
		for (k = 0; k < y->g->records[i]->agreement_count; k++) {
			const struct agreement *a =
				&y->g->records[i]->agreements[k];

			if (a->match >= MATCH_ID || (a->continues &&
			    str_trim(str_of(a->continues)).n))
				continue;
			check_reuse(y, &open, a);
			check_entry(y, a);
		}
	map_free(&open);
}

/* Whether it is known what the documents hold and which state they have: one
 * that can't be read would seem to meet nothing. */
static bool
is_known(const struct year *y)
{
	size_t i;

	for (i = y->from; i < y->to; i++) {
		const struct record *r = y->g->records[i];
		const char *key = r->form ? r->form->f_state.key : NULL;
		const char *state = key ? value_text(value_get(r->frontmatter,
			key)) : NULL;

		if (r->form && r->frontmatter == NULL &&
		    value_get(r->form->frontmatter, "required"))
			return false;
		if (!r->readable || (state && words_meaning(
		    &r->config->states, str_of(state)) < 0))
			return false;
	}
	return true;
}

static void
check_demands(const struct year *y)
{
	size_t i, n;
	struct demanded *v = demands_judge(y->g, y->scratch, y->unit, y->cycle,
		&n);
	char cycle[CYCLE_TEXT];

	cycle_format(cycle, &y->g->config->cycles, y->cycle);
	for (i = 0; i < n; i++)
		if (!v[i].met && !(v[i].part &&
		    is_told(y, v[i].record, v[i].part)))
			ADD(y, last_document(y), FINDING_DEMAND_NOT_MET,
				span_make(0, 0), v[i].demand->title ?
				v[i].demand->title : v[i].demand->id, cycle,
				v[i].hint);
}

/* Two lines of the layout may take the same form, so one talk may be there
 * twice. Where a path has a name of its own, there may be several. */
static void
check_copies(const struct year *y)
{
	char cycle[CYCLE_TEXT];
	size_t i, k;

	cycle_format(cycle, &y->g->config->cycles, y->cycle);
	for (i = y->from + 1; i < y->to; i++)
		for (k = y->from; k < i; k++) {
			const struct record *r = y->g->records[i];
			const struct record *other = y->g->records[k];

			if (r->form == NULL || r->form != other->form ||
			    r->name || other->name || r->unit == NULL ||
			    r->date == DATE_NONE || r->date != other->date)
				continue;
			ADD(y, r, FINDING_DOCUMENT_TWICE, span_make(0, 0),
				other->path, cycle);
			break;
		}
}

static void
check_year(struct year *y)
{
	y->previous = group_previous_cycle(y->g, y->unit, y->cycle);
	y->due = group_due(y->g, y->scratch, y->unit, y->cycle, &y->due_count);
	check_answered(y);
	check_entries(y);
	check_copies(y);
	if (is_known(y))
		check_demands(y);
}

void
check_group(const struct group *g, struct findings *fs)
{
	struct arena scratch = {0};
	struct year y = {.g = g, .fs = fs, .scratch = &scratch};

	for (; y.from < g->record_count; y.from = y.to) {
		const struct record *r = g->records[y.from];

		for (y.to = y.from + 1; y.to < g->record_count; y.to++)
			if (g->records[y.to]->cycle != r->cycle ||
			    !streq(g->records[y.to]->unit, r->unit))
				break;
		y.unit = r->unit;
		y.cycle = r->cycle;
		if (r->cycle != CYCLE_NONE)
			check_year(&y);
		arena_reset(&scratch);
	}
	arena_free(&scratch);
}
