/* SPDX-License-Identifier: MPL-2.0 */
/* The audit as JSON (DESIGN section 4). */
#include "lib/report/audit.h"
#include "lib/report/edits.h"
#include "lib/report/reason.h"
#include "lib/text/json.h"

/* A text that is made in a buffer. */
static void
text_member(struct json *j, const char *key, struct buf *text)
{
	json_text(j, key, buf_cstr(text));
	buf_free(text);
}

static void
add_reasons(struct json *j, const struct reasons *rs, enum lang lang, bool all)
{
	size_t i;

	json_open(j, "reasons", '[');
	for (i = 0; i < rs->n; i++) {
		struct buf message = {0}, hint = {0};

		json_open(j, NULL, '{');
		json_text(j, "code", reason_name(rs->v[i].code));
		json_text(j, "path", all ? rs->v[i].path : NULL);
		json_bool(j, "warning", rs->v[i].warning);
		if (all)
			reason_message(&message, lang, &rs->v[i]);
		text_member(j, "message", &message);
		reason_hint(&hint, lang, &rs->v[i]);
		text_member(j, "hint", &hint);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
add_document(struct json *j, const struct audit_file *f,
	const struct audit_report *r)
{
	struct buf path = {0}, summary = {0};
	size_t i;

	json_open(j, NULL, '{');
	audit_path(&path, f, r);
	text_member(j, "path", &path);
	json_text(j, "change", audit_change_name(f->change));
	audit_summary(&summary, f, r, ". ");
	text_member(j, "summary", &summary);
	json_open(j, "edits", '[');
	for (i = 0; i < f->edits.n; i++)
		if (audit_tells(f, &f->edits.v[i], r))
			json_text(j, NULL, edit_name(f->edits.v[i].kind));
	json_close(j, ']');
	json_close(j, '}');
}

static void
add_commit(struct json *j, const struct audit_commit *c,
	const struct audit_report *r)
{
	static const char *const known[] = {NULL, "trailer", "email"};
	struct buf time = {0}, author = {0}, message = {0},
		reason = {0};
	size_t i;

	json_open(j, NULL, '{');
	json_text(j, "id", c->id);
	audit_time(&time, c, true);
	text_member(j, "time", &time);
	buf_fmt(&author, "%s <%s>", c->author ? c->author : "",
		c->email ? c->email : "");
	text_member(j, "author", &author);
	json_text(j, "person", c->person);
	json_text(j, "role", c->role);
	json_text(j, "role_known", known[c->known]);
	json_text(j, "unit", c->unit);
	json_text(j, "cycle", c->cycle && c->cycle[0] ? c->cycle : NULL);
	json_text(j, "action", c->action);
	audit_message(&message, c, r, true);
	text_member(j, "message", &message);
	json_text(j, "signature", signature_name(c->signature));
	json_bool(j, "scrubbed", c->scrubbed);
	json_text(j, "verdict", c->allowed ? "allowed" : "refused");
	audit_reason(&reason, c, r);
	text_member(j, "reason", &reason);
	add_reasons(j, &c->reasons, r->report->lang, audit_tells_all(c, r));
	json_open(j, "documents", '[');
	for (i = 0; i < c->file_count; i++)
		add_document(j, &c->files[i], r);
	json_close(j, ']');
	json_close(j, '}');
}

void
audit_json(struct buf *out, const struct audit *a,
	const struct audit_report *r)
{
	struct json j = {.out = out};
	size_t i = a->n;

	json_open(&j, NULL, '{');
	json_bool(&j, "verified", r->verified);
	json_number(&j, "refused", (long long)a->refused);
	add_reasons(&j, &a->reasons, r->report->lang, true);
	json_open(&j, "commits", '[');
	while (audit_next(&i, a, r))
		add_commit(&j, &a->v[i], r);
	json_close(&j, ']');
	json_close(&j, '}');
	buf_char(out, '\n');
}
