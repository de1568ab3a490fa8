/* SPDX-License-Identifier: MPL-2.0 */
/* Taking a text over into a form: which part of it belongs where. */
#include "lib/model/adopt.h"

#include "lib/text/near.h"

/* A line that is longer is no heading, whatever it looks like. */
#define HEADING_MAX 120

/* Where we are in the text: the section being filled and its heading's level;
 * a line in bold is below all headings. */
struct walk {
	struct adopting *ad;
	const struct source *src;
	size_t at;
	int level;
	bool begun;                /* a section was found */
};
#define BOLD_LEVEL 7

struct piece *
adopt_piece(struct adopting *ad, size_t known, const char *heading)
{
	struct piece *p;

	ARENA_GROW(ad->a, ad->pieces, ad->n, ad->cap);
	p = &ad->pieces[ad->n++];
	*p = (struct piece){.known = known, .heading = heading};
	return p;
}

static void
make_head(struct head *h, struct adopting *ad, struct str text)
{
	struct heading taken;

	memset(h, 0, sizeof(*h));
	heading_split(&taken, text, &ad->ad->config->classes);
	label_texts(ad->a, taken.text, &h->plain, &h->folded);
}

/* The section that TEXT is a heading of, those in and around the present one
 * first; 0: none. */
static size_t
find_exact(struct walk *w, struct str text)
{
	const struct known_parts *k = &w->ad->known;
	struct str capture;
	struct head h;
	size_t p = w->at, n;

	make_head(&h, w->ad, text);
	if (h.folded.n == 0)
		return 0;
	for (;; p = k->v[p].parent) {
		n = known_child(k, p, &h, false, &capture);
		if (n || p == 0)
			break;
	}
	return n ? n : known_anywhere(k, &h, &capture);
}

/* The one section whose label begins with FOLDED, two words at the least. */
static size_t
find_beginning(struct walk *w, struct str folded)
{
	const struct known_parts *k = &w->ad->known;
	size_t i, j, found = 0;

	if (str_chr(folded, ' ') == folded.n)
		return 0;
	for (i = 1; i < k->n; i++)
		for (j = 0; j < k->v[i].part->label_count; j++) {
			struct str l = k->v[i].part->labels[j].folded;

			if (l.n <= folded.n || l.p[folded.n] != ' ' ||
			    !str_eq(str_make(l.p, folded.n), folded) ||
			    found == i)
				continue;
			if (found)
				return 0;
			found = i;
		}
	return found;
}

/* One that is spelt nearly so: a letter in five may be wrong. */
static size_t
find_near(struct walk *w, struct str text)
{
	const struct known_parts *k = &w->ad->known;
	struct head h;
	struct near near = {0};
	size_t i, j, found = 0;

	make_head(&h, w->ad, text);
	near.word = h.folded;
	if (near.word.n < 5)
		return 0;
	for (i = 1; i < k->n; i++)
		for (j = 0; j < k->v[i].part->label_count; j++) {
			const struct label *l = &k->v[i].part->labels[j];
			struct str before = near.best;

			if (l->holes)
				continue;
			near_offer(&near, l->folded);
			if (near.best.p != before.p)
				found = i;
		}
	return near.best.p && near.distance <= utf8_count(near.word) / 5
		? found : find_beginning(w, near.word);
}

/* Begins the section NUMBER, whose heading was TEXT. */
static struct piece *
begin_section(struct walk *w, size_t number, struct str text, int level,
	bool near)
{
	struct piece *p = adopt_piece(w->ad, number, arena_strndup(w->ad->a,
		text.p, text.n));

	p->near = near;
	w->at = number;
	w->level = level;
	w->begun = true;
	return p;
}

static struct buf *
target(struct walk *w)
{
	if (w->ad->n == 0)
		adopt_piece(w->ad, 0, NULL);
	return &w->ad->pieces[w->ad->n - 1].text;
}

static void
add_block(struct buf *out, struct str markdown)
{
	markdown = str_trim(markdown);
	if (markdown.n == 0)
		return;
	if (out->n)
		buf_z(out, "\n\n");
	buf_str(out, markdown);
}

/* What is left when "**" around all of a line is taken off; false: it is not
 * a line in bold. *REST is what follows the bold at its beginning. */
static bool
bold_begin(struct str s, struct str *bold, struct str *rest)
{
	size_t end;

	s = str_trim(s);
	if (!str_starts(s, "**") || s.n < 5)
		return false;
	s = str_skip(s, 2);
	end = str_find(s, STR("**"));
	if (end == s.n || end == 0)
		return false;
	*bold = str_make(s.p, end);
	*rest = str_trim(str_skip(s, end + 2));
	if (str_starts(*rest, ":"))
		*rest = str_trim(str_skip(*rest, 1));
	return true;
}

/* A heading in Word: one by style, or a paragraph that looks like one. */
static bool
take_heading(struct walk *w, const struct block *b)
{
	struct str source = source_slice(w->src, b->span), bold, rest = {0};
	struct str text = str_trim(b->text);
	bool style = b->kind == BLOCK_HEADING;
	bool strong = !style && bold_begin(source, &bold, &rest);
	size_t number, line = str_chr(text, '\n');
	bool near = false;

	if (strong && rest.n)
		text = bold;
	else if (line < text.n)
		return false;
	if (text.n == 0 || text.n > HEADING_MAX)
		return false;
	number = find_exact(w, text);
	if (number == 0 && (style || (strong && rest.n == 0))) {
		number = find_near(w, text);
		near = number > 0;
	}
	if (number == 0)
		return false;
	begin_section(w, number, text, style ? b->level : BOLD_LEVEL, near);
	add_block(target(w), rest.n ? rest : STR(""));
	return true;
}

/* A heading that the form has not. The first one is the title; one below the
 * section stays in it, as bold text; others end it: what follows may be of a
 * higher class than the section. */
static void
other_heading(struct walk *w, const struct block *b, int level)
{
	struct str text = str_trim(b->text);

	if (!w->begun && w->ad->title == NULL && level == 1) {
		w->ad->title = arena_strndup(w->ad->a, text.p, text.n);
		return;
	}
	if (w->begun && level <= w->level && w->at) {
		w->at = 0;
		w->level = level;
		adopt_piece(w->ad, 0, NULL);
	}
	add_block(target(w), str_of(arena_fmt(w->ad->a, "**%.*s**",
		(int)text.n, text.p)));
}

/* Lines "Label: value" before the first section may be fields. */
static bool
take_fields(struct walk *w, const struct block *b)
{
	struct str rest = b->text, line;
	struct buf left = {0};
	bool any = false;

	if (w->begun)
		return false;
	while (str_split(&rest, '\n', &line)) {
		size_t colon = str_chr(line, ':');

		if (colon < line.n && adopt_field(w->ad, str_make(line.p,
		    colon), str_skip(line, colon + 1))) {
			any = true;
			continue;
		}
		if (str_trim(line).n)
			buf_fmt(&left, "%s%.*s", left.n ? "\n" : "",
				(int)line.n, line.p);
	}
	if (any)
		add_block(target(w), buf_view(&left));
	buf_free(&left);
	return any;
}

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
cell_source(const struct walk *w, const struct block *cell)
{
	return str_trim(source_slice(w->src, cell->span));
}

/* Whether ROW begins with a section of the form, or a field. */
static size_t
row_section(struct walk *w, const struct block *row)
{
	return row->first && row->first->next
		? find_exact(w, row->first->text) : 0;
}

/* A table that is a form: each row is a section and what stands in it. */
static void
add_rows(struct walk *w, const struct block *table)
{
	const struct block *row, *cell;

	for (row = table->first; row; row = row->next) {
		struct str label = row->first ? row->first->text : STR("");
		size_t number = row_section(w, row);

		if (number == 0 && row->first && row->first->next &&
		    adopt_field(w->ad, label, row->first->next->text))
			continue;
		number = number ? number : find_near(w, label);
		if (number) {
			begin_section(w, number, str_trim(label), 2, false);
		} else if (str_trim(label).n) {
			w->at = 0;
			adopt_piece(w->ad, 0, NULL);
			add_cell(target(w), cell_source(w, row->first));
		}
		for (cell = row->first ? row->first->next : NULL; cell;
		    cell = cell->next)
			add_cell(target(w), cell_source(w, cell));
	}
}

static bool
is_form_table(struct walk *w, const struct block *table)
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
column_label(struct walk *w, const struct part *part, struct str cell)
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
count_columns(struct walk *w, const struct part *part,
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
find_table(struct walk *w, const struct block *table)
{
	const struct known_parts *k = &w->ad->known;
	size_t i;

	if (w->at && count_columns(w, k->v[w->at].part, table) >= 2)
		return;
	for (i = 1; i < k->n; i++)
		if (k->v[i].part->column_count >= 2 &&
		    count_columns(w, k->v[i].part, table) >= 2) {
			begin_section(w, i, STR(""), w->level, false);
			return;
		}
}

/* A table as it is; its first row with the form's own labels. */
static void
add_table(struct walk *w, const struct block *table)
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
	add_block(target(w), buf_view(&out));
	buf_free(&out);
}

static void
take_table(struct walk *w, const struct block *b)
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

/* Whether B is a line in bold, and nothing else. */
static bool
is_bold(const struct walk *w, const struct block *b)
{
	struct str bold, rest;

	return b->kind == BLOCK_PARAGRAPH && b->text.n <= HEADING_MAX &&
		bold_begin(source_slice(w->src, b->span), &bold, &rest) &&
		rest.n == 0;
}

static void
take_block(struct walk *w, const struct block *b)
{
	if (b->kind == BLOCK_TABLE) {
		take_table(w, b);
		return;
	}
	if ((b->kind == BLOCK_HEADING || b->kind == BLOCK_PARAGRAPH) &&
	    take_heading(w, b))
		return;
	if (b->kind == BLOCK_HEADING)
		other_heading(w, b, b->level);
	else if (is_bold(w, b))
		other_heading(w, b, BOLD_LEVEL);
	else if (b->kind != BLOCK_PARAGRAPH || !take_fields(w, b))
		add_block(target(w), markdown_source(w->src, b, b));
}

/* Each place in the form gets what was written for it, in any order. */
int
adopt(struct buf *out, const struct adoption *from, struct adopted *result,
	struct error *err)
{
	struct arena a = {0};
	struct adopting ad = {.ad = from, .a = &a};
	struct findings unheard = {.arena = &a};
	struct markdown *md = markdown_new();
	const struct block *document, *b;
	struct source src;
	struct walk w = {.ad = &ad, .src = &src};
	size_t i;

	source_init(&src, &a, "word", from->text);
	known_list(&ad.known, &a, from->form, from->config, from->cycle);
	document = markdown_parse(md, &src, span_make(0,
		(uint32_t)from->text.n), &unheard);
	for (b = document ? document->first : NULL; b; b = b->next)
		take_block(&w, b);
	if (document)
		adopt_write(out, &ad, result);
	for (i = 0; i < ad.n; i++)
		buf_free(&ad.pieces[i].text);
	markdown_free(md);
	arena_free(&a);
	return document ? 0 : error_set(err, ERROR_REFUSED,
		"dokumentet er for stort eller for indviklet til ét dokument; del det",
		"the document is too large or too intricate for one; divide it");
}
