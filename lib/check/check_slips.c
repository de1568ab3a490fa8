/* SPDX-License-Identifier: MPL-2.0 */
/* Slips of the pen that turn into something else without a word: a class that
 * protects nothing, a row outside its table, cells and links that get lost. */
#include "lib/check/rules.h"

#include "lib/model/content.h"
#include "lib/model/heading.h"

/* What is found of each kind in one document; more is no help. */
#define SLIPS_MAX 50

static const char *
keep(const struct rules *k, struct str s)
{
	return arena_strndup(k->fs->arena, s.p, s.n);
}

struct span
place_in(const struct rules *k, const struct block *b, struct str text)
{
	struct str source = source_slice(&k->r->source, b->span);
	size_t at = str_find(source, text);

	return at == source.n ? b->span
		: span_make(b->span.from + at, b->span.from + at + text.n);
}

/* The class that a text in brackets means to give: one above public. NEAR:
 * it may be misspelt. NULL: none. */
static const char *
meant_class(const struct words *classes, struct str inner, bool near)
{
	int meaning = words_meaning(classes, inner);
	const char *word = words_first(classes, CLASS_CONFIDENTIAL);

	if (meaning > CLASS_PUBLIC)
		return words_first(classes, meaning);
	if (meaning >= 0 || !near || inner.n < 6)
		return NULL;
	return streq(words_near(classes, inner), word) ? word : NULL;
}

/* Looks for a class in brackets in LINE; SIGNS are those that open one. */
static void
check_line(const struct rules *k, const struct block *b, struct str line,
	const char *signs)
{
	static const char open[] = "[({", close[] = "])}";
	size_t i;

	for (i = 0; i < line.n; i++) {
		struct str inner = str_skip(line, i + 1);
		const char *word, *sign = strchr(signs, line.p[i]);

		if (sign == NULL || line.p[i] == '\0')
			continue;
		inner.n = str_chr(inner, close[strchr(open, *sign) - open]);
		if (i + 1 + inner.n >= line.n)
			continue;
		word = meant_class(&k->r->config->classes, str_trim(inner),
			b->kind == BLOCK_HEADING);
		if (word == NULL)
			continue;
		inner = str_make(line.p + i, inner.n + 2);
		finding_add(k->fs, FINDING_CLASS_WITHOUT_EFFECT,
			place_in(k, b, inner), keep(k, inner), word);
	}
}

static bool
is_agreement(const struct record *r, const struct block *b)
{
	size_t i;

	for (i = 0; i < r->agreement_count; i++)
		if (r->agreements[i].block == b ||
		    r->agreements[i].block == b->parent)
			return true;
	return false;
}

/* Whether LINE of B ends in a class; in an agreement the fields in a last
 * bracket may follow. */
static bool
ends_in_class(const struct rules *k, const struct block *b, struct str line)
{
	struct str marker;
	enum class class;

	line = str_trim(line);
	if (text_marker(line, &k->r->config->classes, &class, &marker) != 0)
		return true;
	if (!str_ends(line, ")") || !is_agreement(k->r, b))
		return false;
	while (line.n && line.p[line.n - 1] != '(')
		line.n--;
	line.n -= line.n > 0;
	return text_marker(str_trim(line), &k->r->config->classes, &class,
		&marker) != 0;
}

/* A class counts at the end of a heading, an item or a cell. Elsewhere it
 * only looks as if it did. */
static void
check_class(const struct rules *k, const struct block *b)
{
	const struct words *classes = &k->r->config->classes;
	struct str rest = b->text, line;
	bool ends = b->kind == BLOCK_CELL || (b->parent &&
		b->parent->kind == BLOCK_ITEM && b->parent->first == b);
	struct head h;

	if (b->kind == BLOCK_HEADING) {
		head_mark(&h, &k->r->source, classes, b);
		if (h.mark == 0)
			check_line(k, b, b->text, "[({");
		return;
	}
	while (str_split(&rest, '\n', &line))
		if (!ends || !ends_in_class(k, b, line))
			check_line(k, b, line, "[");
}

/* A row of a table that is none: after an empty line, or below columns whose
 * dashes are not as many as they. */
static void
check_row_alone(const struct rules *k, const struct block *b)
{
	struct str rest = b->text, line;

	if (b->kind != BLOCK_PARAGRAPH || b->text.n == 0 ||
	    str_chr(b->text, '|') == b->text.n)
		return;
	while (str_split(&rest, '\n', &line)) {
		line = str_trim(line);
		if (!str_starts(line, "|") || str_chr(str_skip(line, 1), '|')
		    == line.n - 1)
			continue;
		finding_add(k->fs, FINDING_TABLE_BROKEN,
			place_in(k, b, line), "");
		return;
	}
}

/* How far it is to the next bar or backslash. */
static size_t
to_sign(struct str s)
{
	s.n = str_chr(s, '|');
	return str_chr(s, '\\');
}

/* The cells that are written in ROW, and whether those after the first MOST
 * hold anything: that is what a reader never sees. */
static size_t
count_cells(struct str row, size_t most, bool *lost)
{
	size_t n = 1, i;

	row = str_trim(row);
	if (str_starts(row, "|"))
		row = str_skip(row, 1);
	*lost = false;
	for (i = to_sign(row); i < row.n; i++) {
		if (row.p[i] == '\\' && i + 1 < row.n)
			i++;
		else if (row.p[i] == '|' && i + 1 < row.n)
			n++;
		else if (n > most && !strchr(" \t|", row.p[i]))
			*lost = true;
		if (n <= most && i + 1 < row.n)
			i += to_sign(str_skip(row, i + 1));
	}
	return n;
}

static void
check_cells(const struct rules *k, const struct block *row)
{
	const struct block *cell;
	size_t columns = 0, cells;
	bool lost;

	for (cell = row->parent->first->first; cell; cell = cell->next)
		columns++;
	cells = count_cells(source_slice(&k->r->source, row->span), columns,
		&lost);
	if (lost)
		finding_add(k->fs, FINDING_TABLE_CELLS, row->span,
			arena_fmt(k->fs->arena, "%zu", cells),
			arena_fmt(k->fs->arena, "%zu", columns));
}

/* "[text](my file.pdf)" is no link: it stands in the text as it is written. */
static void
check_link(const struct rules *k, const struct block *b)
{
	struct str rest = b->text, url;
	size_t at;

	while ((at = str_find(rest, STR("]("))) < rest.n) {
		rest = str_skip(rest, at + 2);
		url = str_make(rest.p, str_chr(rest, ')'));
		if (url.n == rest.n || str_chr(url, '\n') < url.n)
			return;
		url = str_trim(url);
		if (str_chr(url, ' ') < url.n)
			finding_add(k->fs, FINDING_LINK_SPACES,
				place_in(k, b, url), keep(k, url));
	}
}

static bool
is_address(struct str s)
{
	static const char *const begins[] = {"http://", "https://", "www.",
		"mailto:", "../", "./"};
	size_t i;

	for (i = 0; i < sizeof(begins) / sizeof(*begins); i++)
		if (str_starts(s, begins[i]))
			return true;
	return false;
}

/* "[text] (https://…)" is none either. */
static void
check_link_apart(const struct rules *k, const struct block *b)
{
	struct str rest = b->text, text, url;
	size_t at, open;

	while ((at = str_find(rest, STR("] ("))) < rest.n) {
		text = str_make(rest.p, at);
		for (open = at; open > 0 && text.p[open - 1] != '['; open--)
			if (text.p[open - 1] == '\n')
				break;
		rest = str_skip(rest, at + 3);
		url = str_make(rest.p, str_chr(rest, ')'));
		if (open == 0 || text.p[open - 1] != '[' || url.n == rest.n ||
		    !is_address(url))
			continue;
		text = str_skip(text, open);
		finding_add(k->fs, FINDING_LINK_APART, place_in(k, b, url),
			keep(k, text), keep(k, url));
	}
}

static void
check_block(const struct rules *k, const struct part *p, const struct block *b)
{
	if (b->kind == BLOCK_ROW && !b->header)
		check_cells(k, b);
	if (b->kind != BLOCK_HEADING && b->kind != BLOCK_PARAGRAPH &&
	    b->kind != BLOCK_CELL)
		return;
	if (b->kind == BLOCK_PARAGRAPH)
		check_bullet(k, p, b);
	/* A heading may also have its class in other brackets. */
	if ((!b->signs && (b->kind != BLOCK_HEADING ||
	    str_chr(b->text, '(') == b->text.n)) ||
	    block_is_guide(&k->r->source, p, b))
		return;
	check_class(k, b);
	check_row_alone(k, b);
	check_link(k, b);
	check_link_apart(k, b);
}

void
check_slips(const struct rules *k)
{
	const struct record *r = k->r;
	size_t i, most = k->fs->n + SLIPS_MAX;

	for (i = 0; i < r->all_count; i++) {
		const struct section *s = r->all_sections[i];
		const struct block *outer, *b;

		if (s->heading)
			check_block(k, s->part, s->heading);
		for (outer = s->first; outer; outer = outer == s->last ? NULL
		    : outer->next)
			for (b = outer; b && k->fs->n < most;
			    b = block_after(outer, b, true))
				check_block(k, s->part, b);
	}
}

bool
slips_are_told(const struct rules *k, struct span span)
{
	size_t i;
	bool told = false;

	for (i = k->slips_from; i < k->slips_to; i++) {
		struct finding *f = &k->fs->v[i];

		if ((f->code != FINDING_BULLET &&
		    f->code != FINDING_TABLE_BROKEN &&
		    f->code != FINDING_AGREEMENT_LOST &&
		    f->code != FINDING_SECTION_UNKNOWN) ||
		    !streq(f->path, k->r->path) ||
		    f->span.from < span.from || f->span.from >= span.to)
			continue;
		if (k->r->state != STATE_DRAFT)
			f->severity = SEVERITY_ERROR;
		told = true;
	}
	return told;
}

struct span
section_range(const struct section *s)
{
	struct span span = s->span;

	if (s->last)
		span.to = s->last->span.to;
	return span;
}
