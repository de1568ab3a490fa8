/* SPDX-License-Identifier: MPL-2.0 */
/* One row of a file of figures. */
#include "lib/model/figure_file.h"

#include <math.h>

#include "lib/form/shape.h"
#include "lib/text/decimal.h"

#define N_MAX 100000000.0

static struct span
span_of(const struct figure_row *w, enum figure_column column)
{
	int at = w->columns[column];

	return at >= 0 && (size_t)at < w->cells.n ? w->cells.spans[at]
		: span_make(w->cells.span.from, w->cells.span.from);
}

static struct str
cell(const struct figure_row *w, enum figure_column column)
{
	return str_of(table_field(&w->cells, w->columns[column]));
}

#define FOUND(w, code, column, ...) do { \
		finding_add((w)->r->fs, (code), span_of((w), (column)), \
			__VA_ARGS__); \
		(w)->bad |= finding_severity(code) == SEVERITY_ERROR; \
	} while (0)

/* Whether the cell has anything; a finding if not. */
static bool
is_there(struct figure_row *w, enum figure_column column)
{
	if (cell(w, column).n)
		return true;
	FOUND(w, FINDING_FIGURE_EMPTY, column, figure_columns[column],
		column == COLUMN_N ? "@figure-n" : column == COLUMN_VALUE
		? "@figure-no-value" : column == COLUMN_SOURCE
		? "@figure-source" : "@figure-merged");
	return false;
}

static const char *
unit_hint(struct figure_row *w, struct str text)
{
	const struct config *c = w->r->c;
	const char **ids = ARENA_ARRAY(&w->r->scratch, const char *,
		c->unit_count + 1);
	const char *near;
	size_t i;

	for (i = 0; i < c->unit_count; i++)
		if (text_same(str_of(c->units[i].name), text) ||
		    texts_have(&c->units[i].formerly, text.p))
			return arena_fmt(&w->r->scratch, "@near:%s",
				c->units[i].id);
	for (i = 0; i < c->unit_count; i++)
		ids[i] = c->units[i].id;
	near = text_near(ids, c->unit_count, text);
	return near ? arena_fmt(&w->r->scratch, "@near:%s", near)
		: "@see-units";
}

static const char *
valid_in(struct figure_row *w, const struct unit *u)
{
	const struct cycles *cycles = &w->r->c->cycles;
	char from[CYCLE_TEXT] = "", to[CYCLE_TEXT] = "";

	if (u->from != CYCLE_NONE)
		cycle_format(from, cycles, u->from);
	if (u->to != CYCLE_NONE)
		cycle_format(to, cycles, u->to);
	return *from && *to ? arena_fmt(&w->r->scratch, "@cycles:%s:%s", from,
		to) : *from ? arena_fmt(&w->r->scratch, "@cycles-from:%s",
		from) : arena_fmt(&w->r->scratch, "@cycles-to:%s", to);
}

static void
read_unit(struct figure_row *w)
{
	const struct config *c = w->r->c;
	struct str text = cell(w, COLUMN_UNIT);
	const struct unit *u = config_unit(c, text.p);
	int whole = words_meaning(&c->wholes, text);

	if (!is_there(w, COLUMN_UNIT))
		return;
	if (u && !unit_valid(u, w->r->cycle))
		FOUND(w, FINDING_UNIT_NOT_VALID, COLUMN_UNIT, u->id,
			w->r->cycle_text, valid_in(w, u));
	else if (u)
		w->figure.unit = (int)(u - c->units);
	else if (whole == WHOLE_MUNICIPALITY)
		w->figure.unit = FIGURE_MUNICIPALITY;
	else if (whole == WHOLE_COUNTRY)
		w->figure.unit = FIGURE_COUNTRY;
	else if (c->units_unread)
		w->bad = true;
	else
		FOUND(w, FINDING_UNIT_UNKNOWN, COLUMN_UNIT, text.p,
			unit_hint(w, text));
}

static void
read_indicator(struct figure_row *w)
{
	const struct config *c = w->r->c;
	struct str text = cell(w, COLUMN_INDICATOR);
	struct arena *a = &w->r->scratch;
	const char **ids, *near;
	size_t i;

	if (!is_there(w, COLUMN_INDICATOR))
		return;
	w->figure.indicator = config_indicator(c, text.p);
	if (w->figure.indicator)
		return;
	ids = ARENA_ARRAY(a, const char *, c->indicator_count + 1);
	for (i = 0; i < c->indicator_count; i++)
		ids[i] = c->indicators[i].id;
	near = text_near(ids, c->indicator_count, text);
	FOUND(w, FINDING_FIGURE_INDICATOR, COLUMN_INDICATOR, text.p, near
		? arena_fmt(a, "@near:%s", near) : arena_fmt(a,
		"@figure-indicators:%s/indicators", c->schema_path));
}

static bool
read_number(struct figure_row *w, enum figure_column column, struct decimals *out)
{
	static const char *const problems[][2] = {
		[DECIMAL_GOOD] = {NULL, NULL},
		[DECIMAL_NONE] = {"@number-none", "@number-plain"},
		[DECIMAL_AMBIGUOUS] = {"@number-two-ways", "@number-write"},
		[DECIMAL_THOUSANDS] = {"@number-thousands", "@number-whole"},
		[DECIMAL_PERCENT] = {"@number-percent", "@number-unit"},
		[DECIMAL_HIDDEN] = {"@number-hidden", "@number-drop"}};
	struct str text = cell(w, column);
	enum decimal d;

	if (!is_there(w, column))
		return false;
	d = decimal_read(out, text);
	if (d != DECIMAL_GOOD)
		FOUND(w, FINDING_FIGURE_NUMBER, column, text.p,
			figure_columns[column], problems[d][0], problems[d][1]);
	return d == DECIMAL_GOOD;
}

/* What a value of I can be, as a phrase. */
static const char *
limits(struct figure_row *w, const struct indicator *i)
{
	struct buf b = {0};
	const char *text;

	buf_z(&b, isinf(i->to) ? "@figure-least:" : isinf(i->from)
		? "@figure-most:" : "@figure-between:");
	if (!isinf(i->from))
		decimal_add(&b, i->from, floor(i->from) < i->from ? 2 : 0,
			',');
	if (!isinf(i->from) && !isinf(i->to))
		buf_char(&b, ':');
	if (!isinf(i->to))
		decimal_add(&b, i->to, floor(i->to) < i->to ? 2 : 0, ',');
	text = arena_strdup(&w->r->scratch, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static void
read_numbers(struct figure_row *w)
{
	const struct indicator *i = w->figure.indicator;
	struct decimals value, n;

	if (read_number(w, COLUMN_VALUE, &value)) {
		w->figure.value = value.value;
		w->figure.digits = value.digits;
		if (i && (value.value < i->from || value.value > i->to))
			FOUND(w, FINDING_FIGURE_RANGE, COLUMN_VALUE,
				cell(w, COLUMN_VALUE).p, i->id, limits(w, i));
	}
	if (!read_number(w, COLUMN_N, &n))
		return;
	if (n.value < 0 || floor(n.value) < n.value || n.value > N_MAX)
		FOUND(w, FINDING_FIGURE_NUMBER, COLUMN_N, cell(w, COLUMN_N).p,
			figure_columns[COLUMN_N], "@number-count", "@number-n");
	else
		w->figure.n = (uint32_t)n.value;
}

static const char *
class_word(const struct config *c, enum class class)
{
	const char *word = words_first(&c->classes, (int)class);

	return word ? word : class_name(class);
}

/* A class that is doubtful is an error, but the figure is kept, as one that
 * nobody sees: without it others could not be masked for its sake. */
static void
read_class(struct figure_row *w)
{
	const struct config *c = w->r->c;
	const struct indicator *i = w->figure.indicator;
	struct str text = cell(w, COLUMN_CLASS);
	int class = words_meaning(&c->classes, text);
	enum class least = i ? indicator_floor(i, w->r->cycle) : CLASS_PUBLIC;
	bool bad = w->bad;

	if (text.n == 0)
		class = i ? (int)i->otherwise : CLASS_INTERNAL;
	else if (class < 0)
		FOUND(w, FINDING_CLASS_UNKNOWN, COLUMN_CLASS, text.p,
			words_joined(&w->r->scratch, &w->r->c->classes));
	else if ((enum class)class < least)
		FOUND(w, FINDING_FIGURE_CLASS, COLUMN_CLASS, text.p, i->id,
			class_word(c, least), i->national
			? "@figure-national" : "@figure-floor");
	if (class < 0)
		class = CLASS_CONFIDENTIAL;
	w->figure.class = (enum class)class > least ? (enum class)class
		: least;
	if ((c->holds >> w->figure.class & 1) == 0)
		FOUND(w, FINDING_CLASS_NOT_HELD, COLUMN_CLASS,
			class_word(c, w->figure.class));
	w->bad = bad;
}

static const char *
group_of(struct figure_row *w)
{
	struct str text = cell(w, COLUMN_GROUP);

	if (text.n == 0 ||
	    words_meaning(&w->r->c->wholes, text) == WHOLE_UNIT)
		return "";
	return figure_text(w->r, text);
}

static bool
is_empty(const struct table_row *row)
{
	size_t i;

	for (i = 0; i < row->n; i++)
		if (row->fields[i][0])
			return false;
	return true;
}

static bool
is_conflict(const struct table_row *row)
{
	struct str first = str_of(row->fields[0]);

	return str_starts(first, "<<<<<<<") || str_starts(first, ">>>>>>>") ||
		str_is(first, "=======");
}

/* Whether the row fits the header: cells beyond it have nothing in them. */
static bool
fits(struct figure_row *w)
{
	const struct table_row *cells = &w->cells;
	size_t columns = w->t->header.n, n = cells->n;

	if (is_conflict(cells)) {
		finding_add(w->r->fs, FINDING_CONFLICT_MARKER, cells->span,
			"");
		return false;
	}
	while (n > columns && cells->fields[n - 1][0] == '\0')
		n--;
	if (n == columns)
		return true;
	finding_add(w->r->fs, FINDING_FIGURE_ROW, cells->span,
		arena_fmt(&w->r->scratch, "%zu", n),
		arena_fmt(&w->r->scratch, "%zu", columns),
		n > columns && w->t->separator == ',' ? "@figure-comma"
		: n > columns ? "@figure-more" : "@figure-fewer");
	return false;
}

/* Whether a rule over the file found an error in the row; rows come in
 * order. */
static bool
breaks_rule(const struct figure_row *w)
{
	struct figure_reader *r = w->r;
	struct span row = w->cells.span;
	const struct finding *v = r->fs->v;
	size_t i;

	while (r->ruled < r->ruled_end && v[r->ruled].span.to <= row.from)
		r->ruled++;
	for (i = r->ruled; i < r->ruled_end && v[i].span.from < row.to; i++)
		if (v[i].severity == SEVERITY_ERROR)
			return true;
	return false;
}

void
figure_row_read(struct figure_row *w)
{
	struct figure_reader *r = w->r;
	struct figures *out = r->out;

	w->bad = breaks_rule(w);
	w->figure = (struct figure){.cycle = r->cycle, .span = w->cells.span,
		.file = (uint32_t)r->source_count - 1};
	if (is_empty(&w->cells) || !fits(w))
		return;
	read_unit(w);
	read_indicator(w);
	read_numbers(w);
	is_there(w, COLUMN_SOURCE);
	read_class(w);
	if (w->bad)
		return;
	w->figure.group = group_of(w);
	w->figure.source = figure_text(r, cell(w, COLUMN_SOURCE));
	VEC_GROW(out->v, out->cap, out->n + 1);
	out->v[out->n++] = w->figure;
}
