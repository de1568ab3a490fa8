/* SPDX-License-Identifier: MPL-2.0 */
/* Forms, explained to a person. */
#include "lib/report/forms.h"

#include "lib/base/builtin.h"
#include "lib/base/file.h"
#include "lib/form/outline.h"
#include "lib/report/report.h"

static void
add_kinds(struct buf *out, const struct form *f, const struct config *c)
{
	bool first = true;
	int k;

	for (k = 0; k < KIND_COUNT; k++) {
		const char *word = words_first(&c->kinds, k);

		if (!(f->kinds & 1U << k))
			continue;
		buf_fmt(out, "%s%s", first ? "" : ", ",
			word ? word : kind_name((enum kind)k));
		first = false;
	}
}

void
forms_list(struct buf *out, const struct config *c, enum lang lang)
{
	size_t i, widest = 0;

	for (i = 0; i < c->form_count; i++)
		if (strlen(c->forms[i]->id) > widest)
			widest = strlen(c->forms[i]->id);
	for (i = 0; i < c->form_count; i++) {
		const struct form *f = c->forms[i];

		buf_fmt(out, "%-*s  %s (", (int)widest, f->id, f->title);
		add_kinds(out, f, c);
		buf_fmt(out, ")%s\n", f->stored ? "" : say(lang,
			" – ikke i dette arkiv", " – not in this repository"));
	}
}

static const char *
content_name(enum lang lang, enum content content)
{
	switch (content) {
	case CONTENT_PROSE:
		return say(lang, "tekst", "text");
	case CONTENT_LIST:
		return say(lang, "en liste", "a list");
	case CONTENT_TABLE:
		return say(lang, "en tabel", "a table");
	case CONTENT_AGREEMENTS:
		return say(lang, "aftaler", "agreements");
	case CONTENT_AGENDA:
		return say(lang, "en dagsorden", "an agenda");
	case CONTENT_FIGURES:
		return say(lang, "tal", "figures");
	case CONTENT_NONE:
	case CONTENT_ANY:
		break;
	}
	return NULL;
}

static void
add_minutes(struct buf *out, const struct part *p, enum lang lang)
{
	if (p->minutes_to < 0)
		buf_fmt(out, " (%s %d min.)", say(lang, "mindst", "at least"),
			p->minutes_from);
	else if (p->minutes_from == p->minutes_to)
		buf_fmt(out, " (%d min.)", p->minutes_from);
	else
		buf_fmt(out, " (%d–%d min.)", p->minutes_from,
			p->minutes_to);
}

static void
add_part(struct buf *out, const struct part *p, const struct config *c,
	enum lang lang, int depth)
{
	const char *content = content_name(lang, p->content);
	const char *class = p->class >= 0
		? words_first(&c->classes, p->class) : NULL;

	buf_fmt(out, "%*s%s %s", depth * 2 + 2, "", p->required ? "*" : "-",
		p->label_count ? p->labels[0].text
		: say(lang, "(før første overskrift)",
			"(before the first heading)"));
	if (content)
		buf_fmt(out, ": %s", content);
	if (p->agreements && p->agreements->answers)
		buf_z(out, say(lang, ", her besvares de åbne",
			", open ones are answered here"));
	if (p->minutes_from >= 0)
		add_minutes(out, p, lang);
	if (class)
		buf_fmt(out, " [%s]", class);
	if (p->when)
		buf_z(out, say(lang, " – kun for nogle enheder eller år",
			" – for some units or years only"));
	buf_char(out, '\n');
}

/* Parts within parts; the form's own reading bounds how deep they go. */
static void
add_parts(struct buf *out, const struct part *v, size_t n,
	const struct config *c, enum lang lang, int depth)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const struct part *p = &v[i];

		add_part(out, p, c, lang, depth);
		add_parts(out, p->columns, p->column_count, c, lang, depth + 1);
		add_parts(out, p->rows, p->row_count, c, lang, depth + 1);
		add_parts(out, p->items, p->item_count, c, lang, depth + 1);
		add_parts(out, p->sections, p->section_count, c, lang,
			depth + 1);
	}
}

static bool
is_required(const struct value *schema, struct str key)
{
	const struct value *required = value_get(schema, "required");
	uint32_t i;

	for (i = 0; required && i < required->n; i++)
		if (str_eq(required->items[i]->text, key))
			return true;
	return false;
}

static void
add_fields(struct buf *out, const struct form *f, enum lang lang)
{
	const struct value *props = value_get(f->frontmatter, "properties");
	uint32_t i;

	if (props == NULL || props->n == 0)
		return;
	buf_z(out, say(lang, "\nFelter (* skal udfyldes):\n",
		"\nFields (* must be filled in):\n"));
	for (i = 0; i < props->n; i++)
		buf_fmt(out, "  %s %.*s\n",
			is_required(f->frontmatter, props->members[i].key)
			? "*" : "-", (int)props->members[i].key.n,
			props->members[i].key.p);
}

static void
add_cycle(struct buf *out, const struct config *c, const char *word, int cycle)
{
	char text[CYCLE_TEXT];

	if (cycle == CYCLE_NONE)
		return;
	cycle_format(text, &c->cycles, cycle);
	buf_fmt(out, " %s %s", word, text);
}

/* Where the form holds, if not everywhere. */
static void
add_when(struct buf *out, const struct form *form, const struct config *c,
	enum lang lang)
{
	const struct when *w = form->when;
	size_t i;

	if (w == NULL || (w->units.n == 0 && w->from == CYCLE_NONE &&
	    w->to == CYCLE_NONE))
		return;
	buf_z(out, say(lang, "Gælder", "Holds"));
	for (i = 0; i < w->units.n; i++)
		buf_fmt(out, "%s%s", i == 0 ? " for "
			: i + 1 < w->units.n ? ", " : say(lang, " og ", " and "),
			w->units.v[i]);
	add_cycle(out, c, say(lang, "fra", "from"), w->from);
	add_cycle(out, c, say(lang, "til og med", "up to"), w->to);
	buf_char(out, '\n');
}

void
form_show(struct buf *out, const struct form *form, const struct config *c,
	enum lang lang)
{
	struct outline_options o = {
		.cycle = CYCLE_NONE,
		.date = DATE_NONE,
		.everything = true,
	};

	buf_fmt(out, "%s (%s)\n", form->title, form->id);
	add_kinds(out, form, c);
	buf_char(out, '\n');
	add_when(out, form, c, lang);
	add_fields(out, form, lang);
	if (form->body.section_count)
		buf_z(out, say(lang, "\nAfsnit (* skal være der):\n",
			"\nSections (* must be there):\n"));
	add_parts(out, form->body.sections, form->body.section_count, c, lang,
		0);
	buf_z(out, say(lang, "\nSådan ser et dokument ud med alt, hvad der kan være i det:\n\n",
		"\nA document with all that it can have looks like this:\n\n"));
	form_outline(out, form, c, &o);
}

/* Forms, demands, and the schemas that editors read. */
static bool
is_updated(const char *path)
{
	return strncmp(path, "schema/forms/", 13) == 0 ||
		strncmp(path, "schema/demands/", 15) == 0 ||
		(strncmp(path, "schema/", 7) == 0 &&
			str_ends(str_of(path), ".schema.json"));
}

int
forms_update(struct buf *out, const struct municipality *m, const char *top,
	enum lang lang, struct error *err)
{
	struct buf own = {0}, path = {0}, full = {0};
	size_t i, n, changed = 0;
	const struct builtin *list = builtin_list(&n);
	int rc = 0;

	for (i = 0; rc == 0 && i < n; i++) {
		const char *rest = list[i].path + strlen("schema/");

		if (!is_updated(list[i].path))
			continue;
		buf_reset(&own);
		buf_reset(&path);
		buf_fmt(&path, "%s/%s", m->config->schema_path, rest);
		rc = tree_read(m->tree, path.p, 1 << 20, &own, err);
		if (rc <= 0 || str_eq(buf_view(&own), str_make(
		    list[i].content, list[i].n))) {
			rc = rc < 0 ? -1 : 0;
			continue;
		}
		rc = 0;
		changed++;
		buf_fmt(out, "%s\n", path.p);
		if (top) {
			buf_reset(&full);
			buf_fmt(&full, "%s%s", top, path.p);
			rc = file_write(full.p, str_make(list[i].content,
				list[i].n), false, err);
		}
	}
	if (rc == 0 && changed == 0)
		buf_z(out, say(lang, "Formularerne er de nyeste.\n",
			"The forms are the newest.\n"));
	else if (rc == 0)
		buf_z(out, top ? say(lang, "er skiftet ud; se dem igennem, og gem dem med  referat commit\n",
			"were replaced; look them through and record them with  referat commit\n")
			: say(lang, "findes i en anden udgave i programmet; skift dem ud med  referat forms update --yes\n",
			"differ from the program's; replace them with  referat forms update --yes\n"));
	buf_free(&own);
	buf_free(&path);
	buf_free(&full);
	return rc;
}
