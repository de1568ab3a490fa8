/* SPDX-License-Identifier: MPL-2.0 */
/* What became of agreements, in HTML. */
#include <stdlib.h>

#include "lib/report/changes.h"
#include "lib/report/marks.h"
#include "lib/text/html.h"

static void
add_line(struct buf *out, const char *name, const char *text)
{
	if (text && str_trim(str_of(text)).n)
		html_fmt(out, "<div><dt>%t:</dt> <dd>%t</dd></div>\n", name,
			text);
}

static void
add_fields(struct buf *out, const struct report *r, const struct change *c)
{
	struct field_change f;
	size_t i;

	for (i = 0; report_field(&f, r, c, i); i++) {
		html_fmt(out, "<div><dt>%t:</dt> <dd>", f.name);
		marks_html(out, f.before, f.after);
		buf_z(out, "</dd></div>\n");
	}
}

static void
add_guess(struct buf *out, const struct report *r, const struct change *c,
	const char *unit)
{
	if (c->to == NULL)
		return;
	html_fmt(out, "<div class=\"guess\"><dt>%t:</dt> <dd><span "
		"class=\"ref\">%t</span> %t (%d %% %t)</dd></div>\n",
		say(r->lang, "måske besvaret af", "perhaps answered by"),
		report_reference(c->to, unit), c->to->title ? c->to->title : "",
		(int)(c->similarity * 100 + 0.5),
		say(r->lang, "ens", "alike"));
}

static void
add_change(struct buf *out, const struct report *r, const struct change *c,
	const char *unit)
{
	bool lost = c->kind == CHANGE_UNANSWERED;
	const struct agreement *shown = lost ? c->from : c->to;

	html_fmt(out, "<li class=\"change %t\"><strong class=\"kind\">%t"
		"</strong> <span class=\"ref\">%t</span> "
		"<span class=\"title\">%t</span>\n<dl class=\"fields\">\n",
		change_name(c->kind), report_change(r->lang, c->kind),
		report_reference(shown, unit), shown->title ? shown->title : "");
	if (lost || c->from == NULL) {
		add_line(out, say(r->lang, "ansvarlig", "owner"),
			shown->owner);
		add_line(out, say(r->lang, "frist", "due"), shown->due_text);
	} else {
		add_line(out, say(r->lang, "før", "before"),
			report_reference(c->from, unit));
		add_fields(out, r, c);
	}
	if (lost)
		add_guess(out, r, c, unit);
	else
		add_line(out, say(r->lang, "begrundelse", "reason"),
			shown->reason);
	buf_z(out, "</dl></li>\n");
}

void
changes_html(struct buf *out, const struct report *r, const struct changes *c)
{
	size_t *order = xcalloc(c->n + 1, sizeof(*order)), i;

	html_fmt(out, "<section class=\"diff\">\n<h2>%t: %t → %t</h2>\n"
		"<ul class=\"changes\">\n", report_unit(r, c->unit), r->from,
		report_end(r));
	report_order(order, c);
	for (i = 0; i < c->n; i++)
		add_change(out, r, &c->v[order[i]], c->unit);
	buf_z(out, "</ul>\n</section>\n");
	free(order);
}
