/* SPDX-License-Identifier: MPL-2.0 */
/* Agreements as headings, as lists, as the rows of a table, in its cells. */
#include "lib/model/agreement.h"
#include "lib/model/content.h"
#include "lib/model/heading.h"
#include "lib/model/mark.h"

static enum class
class_around(const struct agreement_reader *rd)
{
	return rd->at->class;
}

static void
read_heading(struct agreement_reader *rd, const struct block *heading,
	const struct block *last)
{
	const struct block *end = heading, *b;
	struct agreement *ag;
	struct head h;

	while (end != last && (end->next->kind != BLOCK_HEADING ||
	    end->next->level > heading->level))
		end = end->next;
	head_mark(&h, &rd->r->source, &rd->r->config->classes, heading);
	ag = agreement_add(rd, heading, heading->text, h.span);
	if (h.mark && h.class > ag->class)
		ag->class = h.class;
	if (end != heading)
		agreement_take_blocks(rd, ag, heading->next, end);
	agreement_close(rd, ag);
	for (b = heading; ; b = b->next) {
		marks_add(rd->r, b, ag->class, class_around(rd));
		if (b == end)
			break;
	}
}

void
agreements_of_headings(struct agreement_reader *rd)
{
	const struct section *s = rd->section;
	const struct block *b;

	for (b = s->first; b; b = b == s->last ? NULL : b->next)
		if (b->kind == BLOCK_HEADING && b->level == s->level + 1)
			read_heading(rd, b, s->last);
}

/* Whether ITEM is no agreement but a field of the one above it, which is not
 * moved in below it: "- Frist: 2026-06-30". */
static bool
is_field_item(const struct agreement_reader *rd, const struct block *item)
{
	struct str text = item->first ? item->first->text : STR("");
	const struct agreement_label *l;
	size_t colon = str_chr(text, ':');

	if (colon == text.n || item->first->kind != BLOCK_PARAGRAPH)
		return false;
	l = agreement_label(rd, str_make(text.p, colon));
	return l && (l->field == FIELD_OWNER || l->field == FIELD_DUE ||
		l->field == FIELD_STATUS || l->field == FIELD_CONTINUES ||
		l->field == FIELD_REASON);
}

/* Reads the items behind ITEM that are fields of AG; the last of them, or
 * ITEM. */
static const struct block *
take_field_items(struct agreement_reader *rd, struct agreement *ag,
	const struct block *item)
{
	const struct block *field = item->next;

	if (field == NULL || !is_field_item(rd, field))
		return item;
	finding_add(rd->fs, FINDING_AGREEMENT_INDENT, field->first->span,
		ag->title ? ag->title : "");
	for (; field && is_field_item(rd, field); field = field->next) {
		agreement_take_field(rd, ag, field->first->text,
			field->first->span);
		agreement_take_blocks(rd, ag, field->first->next, field->last);
		item = field;
	}
	return item;
}

void
agreements_of_list(struct agreement_reader *rd, const struct block *list)
{
	const struct block *item, *name, *last, *b;
	struct agreement *ag;

	for (item = list->first; item; item = item->next) {
		name = item->first;
		if (name == NULL || name->kind != BLOCK_PARAGRAPH ||
		    block_is_guide(&rd->r->source, rd->part, name))
			continue;
		ag = agreement_add(rd, item, name->text, name->span);
		ag->task = item->task;
		agreement_take_blocks(rd, ag, name->next, item->last);
		last = take_field_items(rd, ag, item);
		agreement_close(rd, ag);
		for (b = item; ; b = b->next) {
			marks_add(rd->r, b, ag->class, class_around(rd));
			if (b == last)
				break;
		}
		item = last;
	}
}

/* The labels of a table's columns; NULL when none names a field. */
static const struct agreement_label **
column_labels(const struct agreement_reader *rd, const struct block *header)
{
	const struct agreement_label **labels;
	const struct block *cell;
	size_t n = 0;
	bool any = false;

	for (cell = header->first; cell; cell = cell->next)
		n++;
	labels = ARENA_ARRAY(rd->r->arena, const struct agreement_label *, n);
	for (n = 0, cell = header->first; cell; cell = cell->next, n++) {
		labels[n] = agreement_label(rd, cell->text);
		any = any || labels[n];
	}
	return any ? labels : NULL;
}

/* What stands in a column that is no field is text, with the column's name. */
static void
add_cell_text(struct agreement_reader *rd, struct agreement *ag,
	const struct block *column, const struct block *cell)
{
	struct str name = str_trim(column->text), text = str_trim(cell->text);

	if (text.n)
		ag->text = arena_fmt(rd->r->arena, "%s%s%.*s: %.*s",
			ag->text ? ag->text : "", ag->text ? "\n" : "",
			(int)name.n, name.p, (int)text.n, text.p);
}

static const struct block *
title_cell(const struct agreement_label **labels, const struct block *row)
{
	const struct block *cell;
	size_t i = 0;

	for (cell = row->first; cell; cell = cell->next, i++)
		if (labels[i] && labels[i]->field == FIELD_TITLE)
			return cell;
	return NULL;
}

static bool
is_empty(const struct block *row)
{
	const struct block *cell;

	for (cell = row->first; cell; cell = cell->next)
		if (str_trim(cell->text).n)
			return false;
	return true;
}

static void
read_row(struct agreement_reader *rd, const struct agreement_label **labels,
	const struct block *header, const struct block *row)
{
	const struct block *title = title_cell(labels, row);
	const struct block *column = header->first, *cell = row->first;
	const struct words *classes = &rd->r->config->classes;
	struct agreement *ag = agreement_add(rd, row,
		title ? title->text : STR(""), title ? title->span
		: row->span);
	enum class class;
	struct str marker;

	for (; cell && column; cell = cell->next, column = column->next) {
		const struct agreement_label *label = *labels++;
		struct str text = cell->text;

		if (cell->signs &&
		    text_marker(text, classes, &class, &marker)) {
			if (class > ag->class)
				ag->class = class;
			label_class(&text, classes, &class);
		}
		if (cell == title)
			continue;
		if (label)
			agreement_set(rd, ag, label, text, cell->span);
		else
			add_cell_text(rd, ag, column, cell);
	}
	agreement_close(rd, ag);
	marks_add(rd->r, row, ag->class, class_around(rd));
}

void
agreements_of_table(struct agreement_reader *rd, const struct block *table)
{
	const struct block *header = table->first, *row;
	const struct agreement_label **labels;

	labels = header ? column_labels(rd, header) : NULL;
	for (row = labels ? header->next : NULL; row; row = row->next)
		if (!is_empty(row))
			read_row(rd, labels, header, row);
}

/* A line of a cell may look like a list item: "- ", "• ", "[x] ". */
static enum task
take_bullet(struct str *line)
{
	static const char *const bullets[] = {"- ", "* ", "• ", "– "};
	enum task task = TASK_NONE;
	size_t i;

	*line = str_trim(*line);
	for (i = 0; i < sizeof(bullets) / sizeof(*bullets); i++)
		if (str_starts(*line, bullets[i])) {
			*line = str_trim(str_skip(*line, strlen(bullets[i])));
			break;
		}
	if (str_starts(*line, "[ ] "))
		task = TASK_OPEN;
	else if (str_starts(*line, "[x] ") || str_starts(*line, "[X] "))
		task = TASK_DONE;
	if (task != TASK_NONE)
		*line = str_trim(str_skip(*line, 4));
	return task;
}

/* Where LINE stands in the cell's source, as nearly as can be told. */
static struct span
line_span(const struct agreement_reader *rd, const struct block *cell,
	struct str line)
{
	struct str source = source_slice(&rd->r->source, cell->span);
	size_t at = str_find(source, line);

	if (at == source.n)
		return cell->span;
	return span_make(cell->span.from + at, cell->span.from + at + line.n);
}

/* A line of its own that is a field belongs to the agreement before it. */
void
agreements_of_cell(struct agreement_reader *rd, const struct block *cell)
{
	struct str rest = cell->text, line;
	struct agreement *ag = NULL;

	if (block_is_guide(&rd->r->source, rd->part, cell))
		return;
	while (str_split(&rest, '\n', &line)) {
		enum task task = take_bullet(&line);
		struct span span = line_span(rd, cell, line);

		if (line.n == 0 || str_is(line, "-") || str_is(line, "–"))
			continue;
		if (ag && agreement_take_field(rd, ag, line, span))
			continue;
		if (ag)
			agreement_close(rd, ag);
		ag = agreement_add(rd, cell, line, span);
		ag->task = task;
	}
	if (ag == NULL)
		return;
	agreement_close(rd, ag);
	marks_add(rd->r, cell, ag->class, class_around(rd));
}
