/* SPDX-License-Identifier: MPL-2.0 */
/* What all formats of the audit share. */
#include "lib/report/audit.h"

#include <time.h>

#include "lib/base/file.h"
#include "lib/report/edits.h"
#include "lib/report/reason.h"

static bool
has_unit(const struct audit_commit *c, const char *unit)
{
	return unit == NULL || (c->unit && streq(c->unit, unit));
}

bool
audit_next(size_t *i, const struct audit *a, const struct audit_report *r)
{
	while (*i > 0) {
		const struct audit_commit *c = &a->v[--*i];
		date day = date_of_time(c->time, c->offset);

		if (has_unit(c, r->unit) &&
		    (r->since == DATE_NONE || day >= r->since) &&
		    (r->until == DATE_NONE || day <= r->until))
			return true;
	}
	return false;
}

/* A file that is neither a document nor configuration, as a picture beside a
 * document is, says by its name what that may not say to all. */
static enum class
class_of(const struct audit_file *f, const struct edit *e,
	const struct audit_report *r)
{
	const struct config *c = r->report->config;
	bool file = e->kind == EDIT_FILE_ADDED || e->kind == EDIT_FILE ||
		e->kind == EDIT_FILE_REMOVED;

	return file && (c == NULL || config_part(c, f->path) == CONFIG_NOT)
		? CLASS_INTERNAL : e->class;
}

/* A change of state is told where the document is shown after it. */
bool
audit_tells(const struct audit_file *f, const struct edit *e,
	const struct audit_report *r)
{
	unsigned states = f->after | (e->kind == EDIT_STATE ? 0 : f->before);

	return class_of(f, e, r) <= r->class && (states & ~r->states) == 0;
}

static bool
tells_some(const struct audit_file *f, const struct audit_report *r)
{
	size_t i;

	for (i = 0; i < f->edits.n; i++)
		if (audit_tells(f, &f->edits.v[i], r))
			return true;
	return false;
}

bool
audit_tells_all(const struct audit_commit *c, const struct audit_report *r)
{
	size_t i, k;

	for (i = 0; i < c->file_count; i++)
		for (k = 0; k < c->files[i].edits.n; k++)
			if (!audit_tells(&c->files[i],
			    &c->files[i].edits.v[k], r))
				return false;
	return true;
}

void
audit_path(struct buf *out, const struct audit_file *f,
	const struct audit_report *r)
{
	if (tells_some(f, r))
		buf_z(out, f->path);
	else
		buf_fmt(out, "%.*s…", (int)(path_base(f->path) - f->path),
			f->path);
}

void
audit_summary(struct buf *out, const struct audit_file *f,
	const struct audit_report *r, const char *joiner)
{
	bool any = false, hidden = false;
	size_t i;

	for (i = 0; i < f->edits.n; i++) {
		if (!audit_tells(f, &f->edits.v[i], r)) {
			hidden = true;
			continue;
		}
		buf_z(out, any ? joiner : "");
		edit_words(out, r->report->lang, &f->edits.v[i]);
		any = true;
	}
	if (hidden) {
		buf_z(out, any ? joiner : "");
		buf_z(out, say(r->report->lang,
			"Noget, der ikke vises her, er ændret",
			"Something that is not shown here was changed"));
	}
}

void
audit_reason(struct buf *out, const struct audit_commit *c,
	const struct audit_report *r)
{
	bool any = false, all = audit_tells_all(c, r);
	size_t i;

	for (i = 0; i < c->reasons.n; i++) {
		const struct reason *reason = &c->reasons.v[i];

		if (reason->warning)
			continue;
		buf_z(out, any ? "; " : "");
		any = true;
		buf_fmt(out, "[%s]", reason_name(reason->code));
		if (!all)
			continue;
		buf_fmt(out, " %s%s", reason->path ? reason->path : "",
			reason->path ? ": " : "");
		reason_message(out, r->report->lang, reason);
	}
}

const char *
audit_name(const struct audit_commit *c)
{
	if (c->person_name)
		return c->person_name;
	return c->author ? c->author : c->email ? c->email : "?";
}

void
audit_role(struct buf *out, const struct audit_commit *c, enum lang lang)
{
	buf_z(out, c->role ? c->role : say(lang, "uden rolle", "no role"));
	if (c->known == ROLE_KNOWN_EMAIL)
		buf_z(out, say(lang, " (efter mailadressen)",
			" (by the e-mail)"));
}

const char *
audit_unit(const struct audit_commit *c, const struct audit_report *r)
{
	if (r->report->config)
		return report_unit(r->report, c->unit);
	return c->unit ? c->unit : "";
}

void
audit_message(struct buf *out, const struct audit_commit *c,
	const struct audit_report *r, bool whole)
{
	struct str s = str_of(c->message);

	if (!audit_tells_all(c, r)) {
		buf_z(out, say(r->report->lang, "(beskeden vises ikke her)",
			"(the message is not shown here)"));
		return;
	}
	if (!whole)
		s.n = str_chr(s, '\n');
	buf_str(out, str_trim(s));
}

void
audit_time(struct buf *out, const struct audit_commit *c, bool rfc3339)
{
	time_t shown = (time_t)(c->time + c->offset * 60LL);
	int minutes = c->offset < 0 ? -c->offset : c->offset;
	struct tm tm = {0};
	char text[32];

	if (gmtime_r(&shown, &tm) == NULL)
		return;
	strftime(text, sizeof(text), rfc3339 ? "%Y-%m-%dT%H:%M:%S"
		: "%Y-%m-%d %H:%M", &tm);
	buf_z(out, text);
	if (rfc3339)
		buf_fmt(out, "%c%02d:%02d", c->offset < 0 ? '-' : '+',
			minutes / 60, minutes % 60);
}

const char *
signature_name(enum signature_verdict v)
{
	static const char *const names[] = {"unknown", "none", "good", "bad"};

	return names[v];
}

const char *
audit_change_name(enum audit_change change)
{
	static const char *const names[] = {"added", "changed", "removed"};

	return names[change];
}

void
audit_add(struct buf *out, const struct audit *a, const struct audit_report *r)
{
	switch (r->report->format) {
	case REPORT_JSON:
		audit_json(out, a, r);
		break;
	case REPORT_CSV:
		audit_csv(out, a, r);
		break;
	case REPORT_HTML:
		audit_html(out, a, r);
		break;
	default:
		audit_text(out, a, r);
	}
}
