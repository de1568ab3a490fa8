/* SPDX-License-Identifier: MPL-2.0 */
/* Taking an edited list of agreements back into the documents. */
#include "lib/report/intake.h"

#include <stdlib.h>

#include "lib/base/hash.h"
#include "lib/model/amend.h"
#include "lib/report/agreements.h"
#include "lib/text/table.h"

enum column { COL_PATH, COL_ID, COL_TITLE, COL_OWNER, COL_DUE, COL_STATUS,
	COL_PRINT, COL_COUNT };
static const char *const names[COL_COUNT][2] = {{"fil", "path"},
	{"nr", "id"}, {"titel", "title"}, {"ansvarlig", "owner"},
	{"frist", "due"}, {"status", "status"}, {"aftryk", "print"}};

/* A row of the list; rows of one document are taken together. */
struct row {
	const char *fields[COL_COUNT];
	uint32_t line;
};

struct taking {
	struct intake *in;
	const struct municipality *m;
	struct row *rows;
	size_t n, cap;
	struct map documents;      /* by path */
	struct str text;           /* the document as it stands now */
	bool changed;
};

static bool
is_control(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7f;
}

/* S in A for a message: what could steer a terminal is a question mark. */
static const char *
printable(struct arena *a, const char *s)
{
	char *copy = arena_strdup(a, s), *at;

	for (at = copy; *at; at++)
		if (is_control(*at))
			*at = '?';
	return copy;
}

static void
refuse(struct taking *t, const struct row *row, const char *why)
{
	struct intake *in = t->in;

	ARENA_GROW(&in->arena, in->refusals, in->refusal_count,
		in->refusal_cap);
	in->refusals[in->refusal_count++] = (struct intake_refusal){row->line,
		printable(&in->arena, arena_fmt(&in->arena, "%s %s",
		row->fields[COL_PATH], row->fields[COL_ID])),
		printable(&in->arena, why)};
}

static const char *
text_of(const struct taking *t, const char *da, const char *en)
{
	return say(t->in->report.lang, da, en);
}

/* The apostrophe that keeps a spreadsheet from reading a formula. */
static const char *
unguarded(const char *field)
{
	return field[0] == '\'' && field[1] && strchr("=+-@\t\r ", field[1])
		? field + 1 : field;
}

static int
find_columns(int *columns, const struct table *table, struct error *err)
{
	size_t i;

	for (i = 0; i < COL_COUNT; i++) {
		columns[i] = table_column(table, names[i][0]);
		if (columns[i] < 0)
			columns[i] = table_column(table, names[i][1]);
		if (columns[i] < 0)
			return error_set(err, ERROR_USAGE,
				"listen mangler kolonnen »%s«; brug en, som  referat export csv  har skrevet",
				"the list lacks the column »%s«; use one that  referat export csv  has written",
				names[i][0]);
	}
	return 0;
}

static int
by_document(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int order = strcmp(x->fields[COL_PATH], y->fields[COL_PATH]);

	return order ? order : (x->line > y->line) - (x->line < y->line);
}

static int
read_rows(struct taking *t, struct str csv, struct error *err)
{
	struct arena *a = &t->in->arena;
	struct source src;
	struct table table;
	struct table_row row;
	int columns[COL_COUNT];
	uint32_t column;
	size_t i;

	source_init(&src, a, "csv", csv);
	if (!table_begin(&table, a, &src))
		return error_set(err, ERROR_USAGE, "listen er tom",
			"the list is empty");
	if (find_columns(columns, &table, err) < 0)
		return -1;
	while (table_next(&table, &row)) {
		struct row *to;

		ARENA_GROW(a, t->rows, t->n, t->cap);
		to = &t->rows[t->n++];
		source_place(&src, row.span.from, &to->line, &column);
		for (i = 0; i < COL_COUNT; i++) {
			const char *field = table_field(&row, columns[i]);
			struct str s = str_trim(str_of(field));

			to->fields[i] = unguarded(arena_strndup(a, s.p, s.n));
		}
	}
	t->in->rows = t->n;
	if (t->n)
		qsort(t->rows, t->n, sizeof(*t->rows), by_document);
	return 0;
}

/* The word that the municipality has for a status; NULL: it has none such. */
static const char *
status_word(const struct taking *t, const char *value)
{
	const struct words *w = &t->m->config->statuses;
	size_t i;

	for (i = 0; i < w->n; i++)
		if (text_same(str_of(w->v[i].word), str_of(value)))
			return w->v[i].word;
	return NULL;
}

static const char *
cleaned(const struct taking *t, enum column column, const char *value,
	const char *current)
{
	const char *at;

	for (at = value; *at; at++)
		if (is_control(*at))
			return NULL;
	if (column == COL_DUE)
		return intake_due(&t->in->arena, t->m->config, value, current);
	return column == COL_STATUS ? status_word(t, value) : value;
}

/* Why a value can't be taken. */
static const char *
fault(const struct taking *t, enum column column, const char *value)
{
	struct arena *a = &t->in->arena;
	bool da = t->in->report.lang == LANG_DA;
	const char *near = words_near(&t->m->config->statuses, str_of(value));

	if (*value == '\0')
		return arena_fmt(a, da
			? "»%s« er tom i listen; slet feltet i dokumentet, hvis det er meningen"
			: "»%s« is empty in the list; delete the field in the document if that is meant",
			names[column][!da]);
	if (column == COL_DUE)
		return arena_fmt(a, da
			? "fristen »%s« er ikke en dato; skriv fx 2026-06-30"
			: "the due date »%s« is none; write for instance 2026-06-30",
			value);
	if (column == COL_STATUS && near)
		return arena_fmt(a, da
			? "statussen »%s« kendes ikke; mente du »%s«?"
			: "unknown status »%s«; did you mean »%s«?", value,
			near);
	if (column == COL_STATUS)
		return arena_fmt(a, da
			? "statussen »%s« kendes ikke; vælg en af: %s"
			: "unknown status »%s«; choose one of: %s",
			value, words_joined(a, &t->m->config->statuses));
	return text_of(t, "feltet har flere linjer eller usynlige tegn",
		"the field has several lines or invisible characters");
}

/* The new value of a field: NULL where it is not changed. False, and said
 * why, when it can't be taken. */
static bool
new_value(struct taking *t, const struct row *row, enum column column,
	const char *current, const char **out)
{
	const char *value = row->fields[column];

	*out = NULL;
	if (streq(value, current ? current : ""))
		return true;
	*out = *value ? cleaned(t, column, value, current) : NULL;
	if (*out == NULL) {
		refuse(t, row, fault(t, column, value));
		return false;
	}
	if (streq(*out, current))
		*out = NULL;
	return true;
}

static void
note(struct taking *t, const struct row *row, enum column column,
	const char *before, const char *after)
{
	struct intake *in = t->in;

	if (after == NULL)
		return;
	ARENA_GROW(&in->arena, in->changes, in->change_count, in->change_cap);
	in->changes[in->change_count++] = (struct intake_change){
		row->fields[COL_PATH], row->fields[COL_ID],
		names[column][in->report.lang == LANG_EN],
		before ? arena_strdup(&in->arena, before) : "",
		arena_strdup(&in->arena, after)};
}

/* Puts a row into agreement number I of R. */
static void
take_row(struct taking *t, const struct row *row, const struct record *r,
	size_t i)
{
	const struct agreement *ag = &r->agreements[i];
	const char *status = report_status(&t->in->report, ag);
	struct amendment am;
	struct buf out = {0};
	char print[10];

	if (!streq(row->fields[COL_TITLE], ag->title ? ag->title : "")) {
		refuse(t, row, text_of(t,
			"aftalen hedder noget andet i dokumentet; titlen rettes dér",
			"the agreement has another title in the document; change it there"));
		return;
	}
	if (!new_value(t, row, COL_OWNER, ag->owner, &am.owner) ||
	    !new_value(t, row, COL_DUE, ag->due_text, &am.due) ||
	    !new_value(t, row, COL_STATUS, status, &am.status) ||
	    (am.owner == NULL && am.due == NULL && am.status == NULL))
		return;
	agreement_print(print, &t->in->report, ag);
	if (!streq(print, row->fields[COL_PRINT])) {
		refuse(t, row, text_of(t,
			"aftalen er ændret i dokumentet, siden listen blev skrevet; se efter, og ret den dér",
			"the agreement was changed in the document since the list was written; look and change it there"));
	} else if (!amend(&out, r, i, &am)) {
		refuse(t, row, text_of(t,
			"ændringen kunne ikke skrives ind, uden at mere blev ændret; ret den i dokumentet",
			"the change could not be put in without changing more; make it in the document"));
	} else {
		note(t, row, COL_OWNER, ag->owner, am.owner);
		note(t, row, COL_DUE, ag->due_text, am.due);
		note(t, row, COL_STATUS, status, am.status);
		t->text = str_make(arena_strndup(&t->in->arena, out.p, out.n),
			out.n);
		t->changed = true;
	}
	buf_free(&out);
}

/* One row into the document as it stands now. */
static void
take_into(struct taking *t, const struct row *row)
{
	struct arena a = {0};
	struct markdown *md = markdown_new();
	struct findings unheard = {.arena = &a, .path = row->fields[COL_PATH]};
	struct place place;
	struct record *r;
	size_t i = 0;

	config_place(&place, t->m->config, &a, row->fields[COL_PATH], NULL);
	r = record_read(&a, t->m->config, row->fields[COL_PATH], t->text,
		&place, md, &unheard);
	while (r && i < r->agreement_count &&
	    !streq(r->agreements[i].id, row->fields[COL_ID]))
		i++;
	if (r && i < r->agreement_count)
		take_row(t, row, r, i);
	else
		refuse(t, row, text_of(t, "aftalen findes ikke i dokumentet",
			"there is no such agreement in the document"));
	markdown_free(md);
	arena_free(&a);
}

static void
list_documents(struct taking *t)
{
	const struct municipality *m = t->m;
	size_t i, k;

	for (i = 0; i < m->group_count; i++)
		for (k = 0; k < m->groups[i].n; k++)
			map_put(&t->documents, str_of(m->groups[i].v[k].path),
				&m->groups[i].v[k]);
}

/* The rows FROM..TO are of one document. */
static int
take_document(struct taking *t, size_t from, size_t to, struct error *err)
{
	struct intake *in = t->in;
	const char *path = t->rows[from].fields[COL_PATH];
	struct buf text = {0};
	size_t i;
	int rc = map_get(&t->documents, str_of(path)) ? tree_read(t->m->tree,
		path, MARKDOWN_SIZE, &text, err) : 0;

	t->changed = false;
	t->text = str_make(arena_strndup(&in->arena, text.p ? text.p : "",
		text.n), text.n);
	buf_free(&text);
	for (i = from; rc >= 0 && i < to; i++)
		if (rc == 0)
			refuse(t, &t->rows[i], text_of(t,
				"der er ikke noget dokument med den sti",
				"there is no document at that path"));
		else
			take_into(t, &t->rows[i]);
	if (t->changed) {
		ARENA_GROW(&in->arena, in->files, in->file_count,
			in->file_cap);
		in->files[in->file_count++] = (struct intake_file){path,
			t->text};
	}
	return rc < 0 ? -1 : 0;
}

int
intake_read(struct intake *in, const struct municipality *m, struct str csv,
	struct error *err)
{
	struct taking t = {.in = in, .m = m};
	size_t i, k;
	int rc = read_rows(&t, csv, err);

	list_documents(&t);
	for (i = 0; rc == 0 && i < t.n; i = k) {
		for (k = i + 1; k < t.n && streq(t.rows[k].fields[COL_PATH],
		    t.rows[i].fields[COL_PATH]); k++)
			;
		rc = take_document(&t, i, k, err);
	}
	map_free(&t.documents);
	return rc;
}
