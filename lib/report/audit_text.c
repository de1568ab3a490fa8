/* SPDX-License-Identifier: MPL-2.0 */
/* The audit on a terminal. */
#include "lib/report/audit.h"
#include "lib/report/reason.h"

static void
add_place(struct buf *out, const struct audit_commit *c,
	const struct audit_report *r)
{
	if (c->unit) {
		buf_z(out, ", ");
		buf_z(out, audit_unit(c, r));
		if (c->cycle && c->cycle[0])
			buf_fmt(out, " %s", c->cycle);
	}
}

static void
add_files(struct buf *out, const struct audit_commit *c,
	const struct audit_report *r)
{
	size_t i;

	for (i = 0; i < c->file_count && i < AUDIT_FILES_SHOWN; i++) {
		buf_z(out, "    ");
		audit_path(out, &c->files[i], r);
		buf_z(out, "\n      ");
		audit_summary(out, &c->files[i], r, "\n      ");
		buf_char(out, '\n');
	}
	if (i < c->file_count)
		buf_fmt(out, r->report->lang == LANG_DA
			? "    og %zu filer til\n" : "    and %zu more files\n",
			c->file_count - i);
}

static void
add_signature(struct buf *out, const struct audit_commit *c, enum lang lang)
{
	if (c->signature == SIGNATURE_GOOD)
		buf_z(out, say(lang, ", underskrevet", ", signed"));
	else if (c->signature == SIGNATURE_BAD)
		buf_z(out, say(lang, ", underskriften gælder ikke",
			", its signature is not valid"));
}

static void
add_commit(struct buf *out, const struct audit_commit *c,
	const struct audit_report *r)
{
	const struct report *report = r->report;
	size_t i;

	buf_z(out, report->color ? "\033[1m" : "");
	audit_time(out, c, false);
	buf_fmt(out, "  %s, ", audit_name(c));
	audit_role(out, c, report->lang);
	add_place(out, c, r);
	buf_z(out, report->color ? "\033[0m" : "");
	buf_fmt(out, "  (%.10s", c->id);
	add_signature(out, c, report->lang);
	if (c->scrubbed)
		buf_z(out, say(report->lang, ", skrevet om, da noget blev fjernet",
			", rewritten when something was removed"));
	buf_z(out, ")\n  ");
	audit_message(out, c, r, false);
	buf_char(out, '\n');
	add_files(out, c, r);
	if (audit_tells_all(c, r)) {
		for (i = 0; i < c->reasons.n; i++)
			reason_text(out, report->lang, &c->reasons.v[i]);
	} else if (!c->allowed) {
		buf_z(out, say(report->lang, "afvist: ", "refused: "));
		audit_reason(out, c, r);
		buf_char(out, '\n');
	}
	buf_char(out, '\n');
}

static void
add_end(struct buf *out, const struct audit *a, const struct audit_report *r,
	size_t shown)
{
	enum lang lang = r->report->lang;
	size_t i;

	for (i = 0; i < a->reasons.n; i++)
		reason_text(out, lang, &a->reasons.v[i]);
	buf_fmt(out, "%zu %s", shown, shown == 1
		? say(lang, "ændring", "change")
		: say(lang, "ændringer", "changes"));
	if (a->refused)
		buf_fmt(out, lang == LANG_DA
			? "; i hele historien burde %zu være afvist"
			: "; in the whole history %zu should have been refused",
			a->refused);
	else if (r->verified && a->reasons.n == 0)
		buf_z(out, say(lang, "; hele historien er i orden",
			"; the whole history is in order"));
	buf_char(out, '\n');
}

void
audit_text(struct buf *out, const struct audit *a,
	const struct audit_report *r)
{
	size_t i = a->n, shown = 0;

	while (audit_next(&i, a, r)) {
		add_commit(out, &a->v[i], r);
		shown++;
	}
	add_end(out, a, r, shown);
}
