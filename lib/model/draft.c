/* SPDX-License-Identifier: MPL-2.0 */
/* A new document: its form's outline, with what was open carried in. */
#include "lib/model/draft.h"

#include "lib/form/outline.h"

/* Where a form holds may follow from fields too; those are not written yet. */
static bool
form_is_for(const struct draft *d)
{
	struct when when;

	if (d->form->when == NULL)
		return true;
	when = *d->form->when;
	when.frontmatter = NULL;
	return when_holds(&when, d->unit, d->cycle, NULL);
}

/* Whether such a document may lie here at all. */
static int
check_form(const struct draft *d, const struct config *c, struct error *err)
{
	const char *id = d->form->id;
	char cycle[CYCLE_TEXT];

	if (!d->form->stored)
		return error_set(err, ERROR_REFUSED,
			"dokumenter af formularen »%s« må ikke ligge i dette arkiv",
			"documents of the form »%s« may not lie in this repository",
			id);
	if (form_is_for(d))
		return 0;
	cycle_format(cycle, &c->cycles, d->cycle);
	if (d->unit == NULL && d->form->when->units.n)
		return error_set(err, ERROR_REFUSED,
			"formularen »%s« er for enheder; skriv enhedens id i stedet for  -",
			"the form »%s« is for units; write the unit's id instead of  -",
			id);
	return error_set(err, ERROR_REFUSED,
		"formularen »%s« gælder ikke for %s i %s; se, hvor den gælder, med  referat forms show %s",
		"the form »%s« is not for %s in %s; see where it holds with  referat forms show %s",
		id, d->unit ? d->unit->id : "-", cycle, id);
}

const char *
draft_path(struct arena *a, const struct draft *d, const struct config *c,
	struct error *err)
{
	const struct layout_line *line = config_line(c, d->form->id,
		d->unit != NULL);
	const char *path;

	if (check_form(d, c, err) < 0)
		return NULL;
	path = config_path(c, a, d->unit ? d->unit->id : NULL, d->cycle,
		d->form->id, d->name);
	if (path)
		return path;
	if (line && line->has_name && d->name == NULL)
		error_set(err, ERROR_USAGE,
			"der kan være flere dokumenter af formularen »%s« i en periode; giv dette et navn med  --name 1",
			"there can be several documents of the form »%s« in a cycle; name this one with  --name 1",
			d->form->id);
	else if (d->unit == NULL)
		error_set(err, ERROR_MISSING,
			"»layout« i referat.yaml har ingen plads til formularen »%s« uden enhed; skriv enheden i stedet for  -",
			"»layout« in referat.yaml has no place for the form »%s« without a unit; write the unit instead of  -",
			d->form->id);
	else
		error_set(err, ERROR_MISSING,
			"»layout« i referat.yaml har ingen plads til formularen »%s«",
			"»layout« in referat.yaml has no place for the form »%s«",
			d->form->id);
	return NULL;
}

/* What is carried over, and how to refer to it. */
struct carried {
	struct arena *arena;
	const struct group *group;
	const struct draft *draft;
	struct agreement **due;
	size_t n;
};

/* What a field says; NULL: it is left out. The box of a task is its status. */
static const char *
field_value(const struct carried *c, const struct agreements_spec *spec,
	const struct agreement *a, enum agreement_field field)
{
	switch (field) {
	case FIELD_ID:
		return a->id_made ? NULL : a->id;
	case FIELD_TITLE:
		return a->title;
	case FIELD_OWNER:
		return a->owner;
	case FIELD_DUE:
		return a->due_text;
	case FIELD_STATUS:
		return spec->tasks ? NULL : "";
	case FIELD_CONTINUES:
		return agreement_reference(c->group, c->arena, a,
			c->draft->unit->id);
	default:
		return NULL;
	}
}

/* Adds TEXT so that it is read as it was: no HTML, and no end of a cell. */
static void
add_text(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '<' || *text == '|')
			buf_char(out, '\\');
		buf_char(out, *text == '\n' ? ' ' : *text);
	}
}

static void
add_title(struct buf *out, const struct agreement *a)
{
	if (!a->id_made)
		buf_fmt(out, "%s ", a->id);
	add_text(out, a->title ? a->title : "");
}

/* Calls for each field but id and title that has something to say. */
static void
add_fields(struct buf *out, const struct carried *c,
	const struct agreements_spec *spec, const struct agreement *a,
	const char *before, const char *between, const char *after)
{
	bool first = true;
	size_t i;

	for (i = 0; i < spec->n; i++) {
		const struct agreement_label *l = &spec->labels[i];
		const char *value = field_value(c, spec, a, l->field);

		if (l->field == FIELD_ID || l->field == FIELD_TITLE ||
		    value == NULL || l->labels.n == 0)
			continue;
		buf_fmt(out, "%s%s:%s", first ? before : between,
			l->labels.v[0], value[0] ? " " : "");
		add_text(out, value);
		first = false;
	}
	if (!first)
		buf_z(out, after);
}

/* The outline has written the header, with a column for each field. */
static void
add_row(struct buf *out, const struct carried *c,
	const struct agreements_spec *spec, const struct agreement *a)
{
	size_t i;

	for (i = 0; i < spec->n; i++) {
		const char *value = field_value(c, spec, a,
			spec->labels[i].field);

		buf_z(out, "| ");
		add_text(out, value ? value : "");
		buf_char(out, ' ');
	}
	buf_z(out, "|\n");
}

static void
add_one(struct buf *out, const struct carried *c, const struct part *part,
	enum outline_place place, int level, const struct agreement *a)
{
	const struct agreements_spec *spec = part->agreements;

	if (place == OUTLINE_CELL) {
		add_title(out, a);
		add_fields(out, c, spec, a, " (", "; ", ")");
		return;
	}
	if (spec->as == AS_TABLE && place == OUTLINE_SECTION) {
		add_row(out, c, spec, a);
		return;
	}
	if (spec->as == AS_HEADINGS && place == OUTLINE_SECTION) {
		while (level-- > 0)
			buf_char(out, '#');
		buf_char(out, ' ');
		add_title(out, a);
		buf_z(out, "\n\n");
		add_fields(out, c, spec, a, "- ", "\n- ", "\n");
		return;
	}
	buf_z(out, place == OUTLINE_ITEM ? "  - " : "- ");
	if (spec->tasks)
		buf_z(out, "[ ] ");
	add_title(out, a);
	buf_char(out, '\n');
	if (place == OUTLINE_ITEM)
		add_fields(out, c, spec, a, "    - ", "\n    - ", "\n");
	else
		add_fields(out, c, spec, a, "  - ", "\n  - ", "\n");
}

/* The outline asks for what goes into PART: nothing of a higher class than
 * the part's own, since that would be published with it. */
static bool
write_carried(struct buf *out, const struct part *part,
	enum outline_place place, int level, enum class class, void *ctx)
{
	const struct carried *c = ctx;
	size_t i, n = 0;

	for (i = 0; i < c->n; i++) {
		bool heading = part->agreements->as == AS_HEADINGS &&
			place == OUTLINE_SECTION;

		if (c->due[i]->answered || c->due[i]->class > class)
			continue;
		if (n++)
			buf_z(out, place == OUTLINE_CELL ? "<br>"
				: heading ? "\n" : "");
		add_one(out, c, part, place, level, c->due[i]);
	}
	return n > 0;
}

void
draft_write(struct buf *out, const struct draft *d, const struct config *c,
	const struct group *g)
{
	struct carried carried = {.group = g, .draft = d};
	struct outline_options o = {
		.unit = d->unit,
		.cycle = d->cycle,
		.date = d->date,
	};
	struct arena a = {0};
	const struct layout_line *line = config_line(c, d->form->id,
		d->unit != NULL);

	if (g && d->unit && d->cycle != CYCLE_NONE) {
		carried.arena = &a;
		carried.due = group_due(g, &a, d->unit->id, d->cycle,
			&carried.n);
		o.agreements = write_carried;
		o.ctx = &carried;
	}
	o.say_unit = d->unit && line && !line->has_unit;
	o.say_cycle = line && !line->has_cycle;
	o.say_form = line && !line->has_form && line->forms.n > 1;
	form_outline(out, d->form, c, &o);
	arena_free(&a);
}
