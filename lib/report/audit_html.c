/* SPDX-License-Identifier: MPL-2.0 */
/* The audit as a page for the committee. */
#include "lib/report/audit.h"
#include "lib/report/page.h"
#include "lib/text/html.h"

/* Adds a cell with what is made in TEXT. */
static void
cell(struct buf *out, struct buf *text)
{
	html_fmt(out, "<td>%t</td>\n", buf_cstr(text));
	buf_free(text);
}

/* What was done, a line each, below the message. */
static void
add_deeds(struct buf *out, const struct audit_commit *c,
	const struct audit_report *r)
{
	struct buf text = {0};
	struct str rest, line;
	size_t i;

	audit_message(&text, c, r, false);
	html_fmt(out, "<td>%t\n<ul>\n", buf_cstr(&text));
	for (i = 0; i < c->file_count && i < AUDIT_FILES_SHOWN; i++) {
		buf_reset(&text);
		audit_path(&text, &c->files[i], r);
		html_fmt(out, "<li>%t\n<ul>\n", buf_cstr(&text));
		buf_reset(&text);
		audit_summary(&text, &c->files[i], r, "\n");
		rest = buf_view(&text);
		while (str_split(&rest, '\n', &line)) {
			buf_z(out, "<li>");
			html_text(out, line);
			buf_z(out, "</li>\n");
		}
		buf_z(out, "</ul>\n</li>\n");
	}
	if (i < c->file_count)
		html_fmt(out, "<li>%t %d %t</li>\n", say(r->report->lang,
			"og", "and"), (int)(c->file_count - i),
			say(r->report->lang, "filer til", "more files"));
	buf_z(out, "</ul>\n</td>\n");
	buf_free(&text);
}

static void
add_verdict(struct buf *out, const struct audit_commit *c,
	const struct audit_report *r)
{
	enum lang lang = r->report->lang;
	struct buf text = {0};

	if (!c->allowed) {
		audit_reason(&text, c, r);
		html_fmt(out, "<td class=\"bad\">%t ", say(lang,
			"Burde være afvist:", "Should have been refused:"));
		html_text(out, buf_view(&text));
		buf_z(out, "</td>\n");
		buf_free(&text);
		return;
	}
	html_fmt(out, "<td class=\"good\">%t%t%t</td>\n", say(lang, "I orden",
		"In order"), c->signature == SIGNATURE_GOOD ? say(lang,
		", underskrevet", ", signed") : "", c->scrubbed ? say(lang,
		", skrevet om, da noget blev fjernet",
		", rewritten when something was removed") : "");
}

static void
add_commit(struct buf *out, const struct audit_commit *c,
	const struct audit_report *r)
{
	struct buf time = {0}, who = {0}, where = {0};

	buf_z(out, "<tr>\n<th scope=\"row\">");
	audit_time(&time, c, false);
	html_text(out, buf_view(&time));
	buf_free(&time);
	buf_z(out, "</th>\n");
	buf_fmt(&who, "%s, ", audit_name(c));
	audit_role(&who, c, r->report->lang);
	cell(out, &who);
	buf_z(&where, audit_unit(c, r));
	if (c->cycle && c->cycle[0])
		buf_fmt(&where, " %s", c->cycle);
	cell(out, &where);
	add_deeds(out, c, r);
	add_verdict(out, c, r);
	buf_z(out, "</tr>\n");
}

/* What the whole amounts to, before the table. */
static void
add_lead(struct buf *out, const struct audit *a, const struct audit_report *r)
{
	enum lang lang = r->report->lang;
	struct buf text = {0};

	if (a->refused || a->reasons.n)
		buf_fmt(&text, lang == LANG_DA
			? "Noget i historien burde være afvist: %zu ændringer."
			: "Something in the history should have been refused: %zu changes.",
			a->refused);
	else if (r->verified)
		buf_z(&text, say(lang,
			"Hele historien er gennemgået efter de regler, der gjaldt på dagen, og er i orden.",
			"The whole history was judged by the rules of its day, and is in order."));
	else
		buf_z(&text, say(lang,
			"Roller er set efter; underskrifter og dokumenter er ikke gennemgået.",
			"Roles were looked at; signatures and documents were not judged."));
	html_fmt(out, "<p>%t</p>\n", buf_cstr(&text));
	buf_free(&text);
}

void
audit_html(struct buf *out, const struct audit *a,
	const struct audit_report *r)
{
	enum lang lang = r->report->lang;
	size_t i = a->n;

	page_begin(out, lang, say(lang, "Hvem har ændret hvad",
		"Who changed what"));
	add_lead(out, a, r);
	html_fmt(out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" "
		"aria-labelledby=\"caption\">\n<table>\n"
		"<caption id=\"caption\">%t</caption>\n<thead>\n<tr>"
		"<th scope=\"col\">%t</th><th scope=\"col\">%t</th>"
		"<th scope=\"col\">%t</th><th scope=\"col\">%t</th>"
		"<th scope=\"col\">%t</th></tr>\n</thead>\n<tbody>\n",
		say(lang, "Ændringer, de nyeste først",
			"Changes, newest first"),
		say(lang, "Hvornår", "When"), say(lang, "Hvem", "Who"),
		say(lang, "Hvor", "Where"), say(lang, "Hvad", "What"),
		say(lang, "Afgørelse", "Verdict"));
	while (audit_next(&i, a, r))
		add_commit(out, &a->v[i], r);
	buf_z(out, "</tbody>\n</table>\n</div>\n");
	page_end(out);
}
