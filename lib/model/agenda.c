/* SPDX-License-Identifier: MPL-2.0 */
/* The agenda of a section: a list, or a table, matched with the form's items. */
#include "lib/model/agenda.h"

#include "lib/model/content.h"
#include "lib/model/grid.h"
#include "lib/model/known.h"
#include "lib/model/mark.h"

struct reader {
	struct record *r;
	const struct section *section;
	struct agenda *agenda;
};

/* What the form calls an item whose topic is FOLDED, below PARENT; an outer
 * one may also be an inner one of the form, in an agenda written flat. */
static const struct part *
part_of(const struct reader *rd, size_t parent, struct str folded)
{
	const struct part *around = parent == ITEM_NONE ? rd->section->part
		: rd->agenda->items[parent].part;
	const struct part *part;
	size_t i;

	if (around == NULL)
		return NULL;
	part = part_begins(around->items, around->item_count, folded);
	if (parent == ITEM_NONE)
		for (i = 0; part == NULL && i < around->item_count; i++)
			part = part_begins(around->items[i].items,
				around->items[i].item_count, folded);
	return part;
}

/* Adds the item that TOPIC names; its number. */
static size_t
add_item(struct reader *rd, size_t parent, const struct block *block,
	const struct block *topic)
{
	struct arena *a = rd->r->arena;
	struct agenda *g = rd->agenda;
	enum class around = parent == ITEM_NONE ? rd->section->class
		: g->items[parent].class;
	struct agenda_item *item;
	struct str line = topic->text;
	struct heading h;
	enum class class;

	ARENA_GROW(a, g->items, g->n, g->cap);
	item = &g->items[g->n];
	line.n = str_chr(line, '\n');
	heading_split(&h, line, &rd->r->config->classes);
	item->block = block;
	item->topic = topic;
	item->parent = parent;
	item->title = arena_strndup(a, h.text.p, h.text.n);
	item->part = part_of(rd, parent, label_fold(a, line));
	item->minutes = h.minutes;
	item->from = h.from;
	item->to = h.to;
	item->class = around;
	if (item->part && item->part->class > (int)item->class)
		item->class = (enum class)item->part->class;
	if (block_mark(rd->r, rd->section->part, topic, &class, NULL) &&
	    class > item->class)
		item->class = class;
	marks_add(rd->r, block, item->class, rd->section->class);
	return g->n++;
}

/* Lists nest no deeper than MARKDOWN_NESTING. */
static void
read_list(struct reader *rd, const struct block *list, size_t parent)
{
	const struct block *item, *b;
	size_t number;

	for (item = list->first; item; item = item->next) {
		if (item->first == NULL ||
		    item->first->kind != BLOCK_PARAGRAPH)
			continue;
		number = add_item(rd, parent, item, item->first);
		if (rd->agenda->items[number].part == NULL ||
		    rd->agenda->items[number].part->item_count == 0)
			continue;
		for (b = item->first->next; b; b = b->next)
			if (b->kind == BLOCK_LIST)
				read_list(rd, b, number);
	}
}

/* Whether a cell is a time, a number, or nothing: no topic. */
static bool
is_no_topic(struct str text)
{
	int from, to;
	size_t i;

	text = str_trim(text);
	if (label_minutes(&text, &from, &to) >= 0 && str_trim(text).n == 0)
		return true;
	for (i = 0; i < text.n; i++)
		if (!strchr("0123456789.:- ", text.p[i]))
			return false;
	return true;
}

/* The first column without times. */
static size_t
topic_column(const struct block *table)
{
	const struct block *row, *cell;
	size_t column;

	for (column = 0; row_cell(table->first, column); column++)
		for (row = table->first; row; row = row->next) {
			cell = row->header ? NULL : row_cell(row, column);
			if (cell && !is_no_topic(cell->text))
				return column;
		}
	return 0;
}

/* A row has its time in the topic, or in a cell that is a time. */
static void
read_row(struct reader *rd, const struct block *row, size_t column)
{
	const struct block *topic = row_cell(row, column), *cell;
	struct agenda_item *item;
	int from, to, minutes;
	size_t number;

	if (topic == NULL || str_trim(topic->text).n == 0)
		return;
	number = add_item(rd, ITEM_NONE, row, topic);
	item = &rd->agenda->items[number];
	for (cell = row->first; cell && item->minutes < 0; cell = cell->next) {
		struct str text = cell->text;

		minutes = cell == topic ? -1 : label_minutes(&text, &from, &to);
		if (minutes >= 0 && str_trim(text).n == 0) {
			item->minutes = minutes;
			item->from = from;
			item->to = to;
		}
	}
}

static void
read_table(struct reader *rd, const struct block *table)
{
	size_t column = topic_column(table);
	const struct block *row;

	rd->agenda->table = table;
	for (row = table->first; row; row = row->next)
		if (!row->header)
			read_row(rd, row, column);
}

struct agenda *
agenda_read(struct record *r, const struct section *s)
{
	struct reader rd = {r, s, ARENA_NEW(r->arena, struct agenda)};
	struct walk w = walk_of(r, s);
	const struct block *b;
	bool any = false;

	while ((b = walk_next(&w)) != NULL)
		if (b->kind == BLOCK_LIST && rd.agenda->table == NULL) {
			read_list(&rd, b, ITEM_NONE);
			any = true;
		} else if (b->kind == BLOCK_TABLE && !any) {
			read_table(&rd, b);
			any = true;
		}
	return any ? rd.agenda : NULL;
}
