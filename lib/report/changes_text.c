/* SPDX-License-Identifier: MPL-2.0 */
/* What became of agreements, on a terminal. */
#include <stdlib.h>

#include "lib/report/changes.h"
#include "lib/report/marks.h"

/* Columns before the agreement itself. */
#define INDENT 14

static void
paint(struct buf *out, const struct report *r, const char *code)
{
	if (r->color)
		buf_fmt(out, "\033[%sm", code);
}

static const char *
kind_color(enum change_kind kind)
{
	static const char *const colors[] = {"1;31", "35", "32", "33", "2",
		"36"};

	return colors[kind];
}

static void
begin_line(struct buf *out)
{
	buf_fmt(out, "\n%*s", INDENT, "");
}

static void
add_kind(struct buf *out, const struct report *r, enum change_kind kind)
{
	const char *word = report_change(r->lang, kind);
	int width = (int)utf8_count(str_of(word));

	buf_z(out, "  ");
	paint(out, r, kind_color(kind));
	buf_z(out, word);
	paint(out, r, "0");
	buf_fmt(out, "%*s", INDENT - 2 - width, "");
}

static void
add_title(struct buf *out, const struct report *r, const struct agreement *a,
	const char *unit)
{
	paint(out, r, "36");
	plain_add(out, report_reference(a, unit));
	paint(out, r, "0");
	buf_z(out, "  ");
	plain_add(out, a->title ? a->title : "");
}

static void
add_line(struct buf *out, const char *name, const char *text)
{
	if (text == NULL || str_trim(str_of(text)).n == 0)
		return;
	begin_line(out);
	buf_fmt(out, "%s: ", name);
	plain_add_str(out, str_trim(str_of(text)));
}

static void
add_fields(struct buf *out, const struct report *r, const struct change *c)
{
	struct field_change f;
	size_t i;

	for (i = 0; report_field(&f, r, c, i); i++) {
		begin_line(out);
		buf_fmt(out, "%s: ", f.name);
		if (r->color)
			marks_color(out, f.before, f.after);
		else
			marks_plain(out, f.before, f.after);
	}
}

static void
add_guess(struct buf *out, const struct report *r, const struct change *c,
	const char *unit)
{
	add_line(out, say(r->lang, "ansvarlig", "owner"), c->from->owner);
	add_line(out, say(r->lang, "frist", "due"), c->from->due_text);
	if (c->to == NULL)
		return;
	begin_line(out);
	buf_z(out, say(r->lang, "måske besvaret af ", "perhaps answered by "));
	add_title(out, r, c->to, unit);
	buf_fmt(out, " (%d %% %s)", (int)(c->similarity * 100 + 0.5),
		say(r->lang, "ens", "alike"));
}

static void
add_change(struct buf *out, const struct report *r, const struct change *c,
	const char *unit)
{
	add_kind(out, r, c->kind);
	if (c->kind == CHANGE_UNANSWERED) {
		add_title(out, r, c->from, unit);
		add_guess(out, r, c, unit);
	} else {
		add_title(out, r, c->to, unit);
		if (c->from) {
			begin_line(out);
			buf_z(out, say(r->lang, "før: ", "before: "));
			plain_add(out, report_reference(c->from, unit));
			add_fields(out, r, c);
		} else {
			add_line(out, say(r->lang, "ansvarlig", "owner"),
				c->to->owner);
			add_line(out, say(r->lang, "frist", "due"),
				c->to->due_text);
		}
		add_line(out, say(r->lang, "begrundelse", "reason"),
			c->to->reason);
	}
	buf_char(out, '\n');
}

void
changes_text(struct buf *out, const struct report *r, const struct changes *c)
{
	size_t *order = xcalloc(c->n + 1, sizeof(*order)), i;

	paint(out, r, "1");
	plain_add(out, report_unit(r, c->unit));
	paint(out, r, "0");
	buf_z(out, ": ");
	plain_add(out, r->from);
	buf_z(out, " → ");
	plain_add(out, report_end(r));
	buf_char(out, '\n');
	report_order(order, c);
	for (i = 0; i < c->n; i++)
		add_change(out, r, &c->v[order[i]], c->unit);
	free(order);
}
