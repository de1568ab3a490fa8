/* SPDX-License-Identifier: MPL-2.0 */
/* What may be published, as JSON. */
#include "lib/report/publishable.h"
#include "lib/text/json.h"

static const char *
verdict_name(enum approval_verdict v)
{
	static const char *const names[] = {"not-asked", "given", "silent",
		"missing"};

	return names[v];
}

static void
put_missing(struct json *j, const struct approval *p)
{
	size_t i, k;

	json_open(j, "missing", '[');
	for (i = 0; i < p->missing_count; i++) {
		json_open(j, NULL, '{');
		json_text(j, "role", p->missing[i].role);
		json_open(j, "people", '[');
		for (k = 0; k < p->missing[i].people.n; k++)
			json_text(j, NULL, p->missing[i].people.v[k]);
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
put_list(struct json *j, const char *key, const struct approvals_list *list,
	bool text)
{
	size_t i;

	json_open(j, key, '[');
	for (i = 0; i < list->n; i++) {
		const struct approvals_entry *e = &list->v[i];

		json_open(j, NULL, '{');
		json_text(j, "role", e->role);
		json_text(j, "person", e->person);
		json_date(j, "date", e->date);
		json_bool(j, "current", e->fits);
		if (text)
			json_text(j, "text", e->text);
		json_close(j, '}');
	}
	json_close(j, ']');
}

/* How an approval is written by hand: what its fields are called here, and the
 * hash of the text as it stands. */
static void
put_entry(struct json *j, const struct record *r)
{
	const struct field *f = &r->form->f_approvals;
	char hash[APPROVALS_HASH];

	approvals_hash(hash, r);
	json_open(j, "entry", '{');
	json_text(j, "key", f->key);
	json_text(j, "role", f->role);
	json_text(j, "person", f->person);
	json_text(j, "date", f->date);
	json_text(j, "sha256", f->sha256);
	json_text(j, "hash", hash);
	json_close(j, '}');
}

void
publishable_json(struct buf *out, const struct publishable *p)
{
	const struct record *r = p->r;
	const struct approval *a = &p->approval;
	struct json j = {.out = out};
	char cycle[CYCLE_TEXT] = "";

	if (r->cycle != CYCLE_NONE)
		cycle_format(cycle, &r->config->cycles, r->cycle);
	json_open(&j, NULL, '{');
	json_text(&j, "path", r->path);
	json_text(&j, "unit", r->unit);
	json_text(&j, "cycle", *cycle ? cycle : NULL);
	json_text(&j, "document", r->document);
	json_text(&j, "state", state_name(r->state));
	json_text(&j, "class", class_name(r->class));
	json_bool(&j, "publishable", publishable_is(p));
	json_bool(&j, "errors", r->broken);
	json_text(&j, "approval", verdict_name(a->verdict));
	put_missing(&j, a);
	json_date(&j, "silent_from", a->silent_from);
	json_bool(&j, "stopped", a->objection != NULL);
	put_list(&j, "approvals", &a->said.approvals, false);
	put_list(&j, "objections", &a->said.objections, true);
	if (a->verdict == APPROVAL_MISSING && r->form->f_approvals.key)
		put_entry(&j, r);
	json_close(&j, '}');
}
