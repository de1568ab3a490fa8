/* SPDX-License-Identifier: MPL-2.0 */
/* Taking a text over into a form: its tables. */
#include "lib/model/adopt.h"

/* Takes a bullet, as pandoc or a person writes it, off the front of *LINE. */
static bool
take_bullet(struct str *line)
{
	static const char *const bullets[] = {"- ", "\\- ", "• ", "\\* "};
	size_t i;

	for (i = 0; i < sizeof(bullets) / sizeof(*bullets); i++)
		if (str_starts(*line, bullets[i])) {
			*line = str_trim(str_skip(*line, strlen(bullets[i])));
			return true;
		}
	return false;
}

/* What stands in a cell, as blocks: lines that begin with a dash are a list. */
static void
add_cell(struct buf *out, struct str cell)
{
	bool listed = false;

	cell = str_trim(cell);
	while (cell.n) {
		size_t n = str_find(cell, STR(ADOPT_BREAK));
		struct str line = str_trim(str_make(cell.p, n));
		bool item = take_bullet(&line);

		cell = n < cell.n ? str_skip(cell, n + strlen(ADOPT_BREAK))
			: str_skip(cell, n);
		if (line.n == 0)
			continue;
		if (out->n)
			buf_z(out, item && listed ? "\n" : "\n\n");
		buf_z(out, item ? "- " : "");
		buf_str(out, line);
		listed = item;
	}
}

static struct str
cell_source(const struct adopt_walk *w, const struct block *cell)
{
	return str_trim(source_slice(w->src, cell->span));
}

/* Whether ROW begins with a section of the form, or a field. */
static size_t
row_section(struct adopt_walk *w, const struct block *row)
{
	return row->first && row->first->next
		? adopt_find(w, row->first->text) : 0;
}

/* A table that is a form: each row is a section and what stands in it. */
static void
add_rows(struct adopt_walk *w, const struct block *table)
{
	const struct block *row, *cell;

	for (row = table->first; row; row = row->next) {
		struct str label = row->first ? row->first->text : STR("");
		size_t number = row_section(w, row);

		if (number == 0 && row->first && row->first->next &&
		    adopt_field(w->ad, label, row->first->next->text))
			continue;
		number = number ? number : adopt_find_near(w, label);
		if (number) {
			adopt_begin(w, number, str_trim(label), 2, false);
		} else if (str_trim(label).n) {
			w->at = 0;
			adopt_piece(w->ad, 0, NULL);
			add_cell(adopt_target(w), cell_source(w, row->first));
		}
		for (cell = row->first ? row->first->next : NULL; cell;
		    cell = cell->next)
			add_cell(adopt_target(w), cell_source(w, cell));
	}
}

static bool
is_form_table(struct adopt_walk *w, const struct block *table)
{
	const struct block *row;
	size_t n = 0;

	for (row = table->first; row; row = row->next)
		n += row_section(w, row) > 0;
	return n >= 2;
}

/* The label of one of PART's columns, or of its agreements' fields, that CELL
 * is; NULL. */
static const char *
column_label(struct adopt_walk *w, const struct part *part, struct str cell)
{
	const struct agreements_spec *spec = part->agreements;
	struct str folded = label_fold(w->ad->a, cell);
	size_t i, k;

	for (i = 0; i < part->column_count; i++)
		for (k = 0; k < part->columns[i].label_count; k++)
			if (str_eq(part->columns[i].labels[k].folded, folded))
				return part->columns[i].labels[0].text;
	for (i = 0; spec && i < spec->n; i++)
		for (k = 0; k < spec->labels[i].labels.n; k++)
			if (str_eq(label_fold(w->ad->a, str_of(
			    spec->labels[i].labels.v[k])), folded))
				return spec->labels[i].labels.v[k];
	return NULL;
}

static size_t
count_columns(struct adopt_walk *w, const struct part *part,
	const struct block *table)
{
	const struct block *cell;
	size_t n = 0;

	for (cell = table->first->first; cell; cell = cell->next)
		n += column_label(w, part, cell->text) != NULL;
	return n;
}

/* The section whose columns a table has, when it stands in none that has. */
static void
find_table(struct adopt_walk *w, const struct block *table)
{
	const struct known_parts *k = &w->ad->known;
	size_t i;

	if (w->at && count_columns(w, k->v[w->at].part, table) >= 2)
		return;
	for (i = 1; i < k->n; i++)
		if (k->v[i].part->column_count >= 2 &&
		    count_columns(w, k->v[i].part, table) >= 2) {
			adopt_begin(w, i, STR(""), w->level, false);
			return;
		}
}

/* A table as it is; its first row with the form's own labels. */
static void
add_table(struct adopt_walk *w, const struct block *table)
{
	const struct part *part = w->ad->known.v[w->at].part;
	const struct block *row, *cell;
	struct buf out = {0};

	for (row = table->first; row; row = row->next) {
		for (cell = row->first; cell; cell = cell->next) {
			const char *label = row == table->first && w->at
				? column_label(w, part, cell->text) : NULL;
			struct str text = label ? str_of(label)
				: cell_source(w, cell);

			buf_z(&out, "| ");
			while (text.n) {
				size_t n = str_find(text, STR(ADOPT_BREAK));

				buf_add(&out, text.p, n);
				if (n == text.n)
					break;
				buf_z(&out, "<br>");
				text = str_skip(text, n + strlen(ADOPT_BREAK));
			}
			buf_char(&out, ' ');
		}
		buf_z(&out, "|\n");
		for (cell = row == table->first ? row->first : NULL; cell;
		    cell = cell->next)
			buf_z(&out, cell->next ? "| --- " : "| --- |\n");
	}
	adopt_block(adopt_target(w), buf_view(&out));
	buf_free(&out);
}

void
adopt_table(struct adopt_walk *w, const struct block *b)
{
	if (b->first == NULL)
		return;
	if (is_form_table(w, b)) {
		add_rows(w, b);
		return;
	}
	find_table(w, b);
	add_table(w, b);
}
