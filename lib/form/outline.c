/* SPDX-License-Identifier: MPL-2.0 */
/* The empty document of a form: headings, guidance, tables, agendas. */
#include "lib/form/outline_writer.h"

bool
outline_expects(const struct outline_options *o, const struct part *p)
{
	return o->everything || when_holds(p->when, o->unit, o->cycle, NULL);
}

static const struct part *
find_answers(const struct part *parts, size_t n,
	const struct outline_options *o, bool answers)
{
	const struct part *found = NULL;
	size_t i;

	for (i = 0; i < n && found == NULL; i++) {
		const struct part *p = &parts[i];

		if (!outline_expects(o, p))
			continue;
		if (p->agreements && (p->agreements->answers || !answers))
			return p;
		found = find_answers(p->sections, p->section_count, o, answers);
		if (found == NULL)
			found = find_answers(p->rows, p->row_count, o, answers);
		if (found == NULL)
			found = find_answers(p->columns, p->column_count, o,
				answers);
		if (found == NULL)
			found = find_answers(p->items, p->item_count, o,
				answers);
	}
	return found;
}

/* The part of FORM that answers what was open: the first expected one with
 * `answers`, else the first with agreements; NULL. */
static const struct part *
form_answers(const struct form *form, const struct outline_options *options)
{
	const struct part *sections = form->body.sections;
	size_t n = form->body.section_count;
	const struct part *p = find_answers(sections, n, options, true);

	return p ? p : find_answers(sections, n, options, false);
}

void
label_write(struct buf *out, const struct part *part, int n,
	const char *theme)
{
	struct str rest = str_of(part->label_count ? part->labels[0].text : "");

	while (rest.n) {
		size_t plain = str_chr(rest, '{');

		buf_add(out, rest.p, plain);
		rest = str_skip(rest, plain);
		if (str_starts(rest, "{n}")) {
			buf_fmt(out, "%d", n);
			rest = str_skip(rest, 3);
		} else if (str_starts(rest, "{theme}")) {
			buf_z(out, theme ? theme : "…");
			rest = str_skip(rest, 7);
		} else if (str_starts(rest, "{text}")) {
			buf_z(out, "…");
			rest = str_skip(rest, 6);
		} else if (rest.n) {
			buf_char(out, '{');
			rest = str_skip(rest, 1);
		}
	}
}

/* Adds guidance: what looks like HTML is escaped, the rest is as written. */
static void
write_plain(struct buf *out, struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '<')
			buf_char(out, '\\');
		buf_char(out, s.p[i]);
	}
}

static void
write_guide(struct outline_writer *w, const struct part *p, const char *indent)
{
	struct str rest = str_of(p->guide), line;
	bool first = true;

	while (str_split(&rest, '\n', &line)) {
		line = str_trim(line);
		if (line.n == 0)
			continue;
		if (!first)
			buf_fmt(w->out, "%s>\n", indent);
		buf_fmt(w->out, "%s> ", indent);
		write_plain(w->out, line);
		buf_char(w->out, '\n');
		first = false;
	}
}

bool
outline_carry(struct outline_writer *w, const struct part *p,
	enum outline_place place, int level, enum class class)
{
	const struct outline_options *o = w->options;

	return p == w->answers && o->agreements &&
		o->agreements(w->out, p, place, level, class, o->ctx);
}

enum class
outline_class(const struct part *p, enum class class)
{
	return p->class > (int)class ? (enum class)p->class : class;
}

static void
write_items(struct outline_writer *w, const struct part *items, size_t n,
	int depth, enum class class)
{
	static const char spaces[] = "                                ";
	int deep = depth < 15 ? depth : 15;
	size_t i;

	for (i = 0; i < n; i++) {
		const struct part *p = &items[i];

		if (!outline_expects(w->options, p))
			continue;
		buf_fmt(w->out, "%.*s- ", 2 * deep, spaces);
		label_write(w->out, p, 1, NULL);
		if (p->minutes_from > 0)
			buf_fmt(w->out, " (%d min)", p->minutes_from);
		buf_char(w->out, '\n');
		if (p->guide)
			write_guide(w, p, spaces + 30 - 2 * deep);
		outline_carry(w, p, OUTLINE_ITEM, 0, outline_class(p, class));
		write_items(w, p->items, p->item_count, depth + 1,
			outline_class(p, class));
	}
}

static void
write_agreements(struct outline_writer *w, const struct part *p, int level,
	enum class class)
{
	struct buf carried = {0}, *out = w->out;
	bool any;

	w->out = &carried;
	any = outline_carry(w, p, OUTLINE_SECTION, level + 1, class);
	w->out = out;
	if (p->agreements->as == AS_TABLE)
		outline_agreement_header(w, p->agreements);
	else if (any)
		buf_char(out, '\n');
	if (any)
		buf_str(out, buf_view(&carried));
	buf_free(&carried);
}

static void write_sections(struct outline_writer *w, const struct part *parts,
	size_t n, int level, enum class class);

static void
write_section(struct outline_writer *w, const struct part *p, int level,
	int number, const char *theme, enum class class)
{
	static const char marks[] = "######";

	class = outline_class(p, class);
	if (p->label_count) {
		buf_fmt(w->out, "\n%.*s ", level < 6 ? level : 6, marks);
		label_write(w->out, p, number, theme);
		buf_char(w->out, '\n');
	}
	if (p->guide) {
		buf_char(w->out, '\n');
		write_guide(w, p, "");
	}
	if (p->content == CONTENT_TABLE)
		outline_table(w, p, class);
	if (p->content == CONTENT_AGENDA && p->column_count) {
		outline_agenda_table(w, p, class);
	} else if (p->content == CONTENT_AGENDA && p->item_count) {
		buf_char(w->out, '\n');
		write_items(w, p->items, p->item_count, 0, class);
	}
	if (p->content == CONTENT_AGREEMENTS)
		write_agreements(w, p, level, class);
	write_sections(w, p->sections, p->section_count, level + 1, class);
}

/* Once for each theme of the cycle that is of the part's origin. */
static void
write_each(struct outline_writer *w, const struct part *p, int level,
	enum class class)
{
	const struct period *period = config_period(w->config,
		w->options->cycle);
	size_t i, j;
	int n = 0;

	for (i = 0; period && i < period->theme_count; i++)
		for (j = 0; streq(period->themes[i].origin, p->each) &&
		    j < period->themes[i].names.n; j++)
			write_section(w, p, level, ++n,
				period->themes[i].names.v[j], class);
	if (n == 0 && w->options->everything)
		write_section(w, p, level, 1, NULL, class);
}

static void
write_sections(struct outline_writer *w, const struct part *parts, size_t n,
	int level, enum class class)
{
	size_t i;
	int k, times;

	for (i = 0; i < n; i++) {
		const struct part *p = &parts[i];

		if (!outline_expects(w->options, p))
			continue;
		times = p->repeats && p->repeat_min > 1 ? p->repeat_min : 1;
		if (p->each)
			write_each(w, p, level, class);
		for (k = 1; !p->each && k <= times; k++)
			write_section(w, p, level, k, NULL, class);
	}
}

void
form_outline(struct buf *out, const struct form *form,
	const struct config *config, const struct outline_options *options)
{
	struct outline_writer w = {out, form, config, options,
		form_answers(form, options)};
	struct arena a = {0};
	size_t begin = out->n;

	outline_fields(out, form, config, options);
	if (streq(form->f_title.key, "#") || form->f_title.key == NULL) {
		buf_z(out, out->n > begin ? "\n# " : "# ");
		buf_z(out, outline_title(&a, form, config, options));
		buf_char(out, '\n');
	}
	write_sections(&w, form->body.sections, form->body.section_count,
		form->level ? form->level : 2, form->class);
	arena_free(&a);
}
