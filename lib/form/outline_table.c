/* SPDX-License-Identifier: MPL-2.0 */
/* The tables of an empty document: rows by name, agendas, agreements. */
#include "lib/form/outline_writer.h"

/* Text in a cell: one line, bars escaped. */
static void
write_cell(struct buf *out, const char *text)
{
	struct str s = str_trim(str_of(text));
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '|' || s.p[i] == '<')
			buf_char(out, '\\');
		buf_char(out, s.p[i] == '\n' ? ' ' : s.p[i]);
	}
}

static void
write_label_cell(struct buf *out, const struct part *p)
{
	struct buf label = {0};

	label_write(&label, p, 1, NULL);
	write_cell(out, buf_cstr(&label));
	buf_free(&label);
}

/* Whether a cell takes what is carried over: that of a column in its first
 * row, that of a row in its last cell. */
static const struct part *
carrying(const struct outline_writer *w, const struct part *row,
	const struct part *column, bool first, bool last)
{
	if (column == w->answers && first)
		return column;
	return row && row == w->answers && last ? row : NULL;
}

/* The cells of one row after its first: guidance, or what is carried over. */
static void
write_row(struct outline_writer *w, const struct part *table, const struct part *row,
	bool first, enum class class)
{
	size_t i, n = table->column_count ? table->column_count : 2;
	bool guided = false;

	buf_z(w->out, "|");
	for (i = 0; i < n; i++) {
		const struct part *column = table->column_count
			? &table->columns[i] : NULL;
		const struct part *taker = carrying(w, row, column, first,
			i + 1 == n);

		if (column && !outline_expects(w->options, column))
			continue;
		buf_char(w->out, ' ');
		if (i == 0 && row)
			write_label_cell(w->out, row);
		else if (taker && outline_carry(w, taker, OUTLINE_CELL, 0,
		    outline_class(taker, class)))
			guided = true;
		else if (row && row->guide && !guided) {
			write_cell(w->out, row->guide);
			guided = true;
		} else if (column && column->guide)
			write_cell(w->out, column->guide);
		buf_z(w->out, " |");
	}
	buf_char(w->out, '\n');
}

static void
write_header(struct outline_writer *w, const struct part *table)
{
	size_t i, shown = 0;

	buf_char(w->out, '|');
	for (i = 0; i < table->column_count; i++)
		if (outline_expects(w->options, &table->columns[i])) {
			buf_char(w->out, ' ');
			write_label_cell(w->out, &table->columns[i]);
			buf_z(w->out, " |");
			shown++;
		}
	if (table->column_count == 0)
		buf_z(w->out, "  |  |");
	buf_z(w->out, "\n|");
	for (i = 0; i < (table->column_count ? shown : 2); i++)
		buf_z(w->out, " --- |");
	buf_char(w->out, '\n');
}

void
outline_table(struct outline_writer *w, const struct part *p, enum class class)
{
	bool first = true;
	size_t i;

	if (p->column_count == 0 && p->row_count == 0)
		return;
	buf_char(w->out, '\n');
	write_header(w, p);
	for (i = 0; i < p->row_count; i++)
		if (outline_expects(w->options, &p->rows[i])) {
			write_row(w, p, &p->rows[i], first,
				outline_class(&p->rows[i], class));
			first = false;
		}
	if (p->row_count == 0)
		write_row(w, p, NULL, true, class);
}

/* Where the topics of an agenda stand: what every row has, else what is
 * first. */
static size_t
topic_column(const struct part *agenda)
{
	size_t i;

	for (i = 0; i < agenda->column_count; i++)
		if (agenda->columns[i].required)
			return i;
	return 0;
}

/* The last cell of an item's row: what is carried over, or guidance. */
static void
write_last_cell(struct outline_writer *w, const struct part *item,
	enum class class)
{
	if (!outline_carry(w, item, OUTLINE_CELL, 0, class) && item->guide)
		write_cell(w->out, item->guide);
}

static void
write_item_row(struct outline_writer *w, const struct part *agenda,
	const struct part *item, enum class class)
{
	size_t i, topic = topic_column(agenda);

	buf_char(w->out, '|');
	for (i = 0; i < agenda->column_count; i++) {
		if (!outline_expects(w->options, &agenda->columns[i]))
			continue;
		buf_char(w->out, ' ');
		if (i == topic) {
			write_label_cell(w->out, item);
			if (item->minutes_from > 0)
				buf_fmt(w->out, " (%d min)",
					item->minutes_from);
		} else if (i + 1 == agenda->column_count) {
			write_last_cell(w, item, class);
		}
		buf_z(w->out, " |");
	}
	buf_char(w->out, '\n');
}

/* An item's own items follow it: rows don't nest. */
static void
write_item_rows(struct outline_writer *w, const struct part *agenda,
	const struct part *around, enum class class)
{
	size_t i;

	for (i = 0; i < around->item_count; i++) {
		const struct part *item = &around->items[i];
		enum class inside = outline_class(item, class);

		if (!outline_expects(w->options, item))
			continue;
		write_item_row(w, agenda, item, inside);
		write_item_rows(w, agenda, item, inside);
	}
}

void
outline_agenda_table(struct outline_writer *w, const struct part *p,
	enum class class)
{
	buf_char(w->out, '\n');
	write_header(w, p);
	write_item_rows(w, p, p, class);
}

void
outline_agreement_header(struct outline_writer *w, const struct agreements_spec *s)
{
	size_t i;

	buf_z(w->out, "\n|");
	for (i = 0; i < s->n; i++) {
		buf_char(w->out, ' ');
		write_cell(w->out, s->labels[i].labels.v[0]);
		buf_z(w->out, " |");
	}
	buf_z(w->out, "\n|");
	for (i = 0; i < s->n; i++)
		buf_z(w->out, " --- |");
	buf_char(w->out, '\n');
}
