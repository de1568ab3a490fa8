/* SPDX-License-Identifier: MPL-2.0 */
/* What a document says of its own approval. */
#include "lib/model/approvals.h"

#include <stdlib.h>

#include "lib/base/hash.h"
#include "lib/model/tidy.h"
#include "lib/text/json.h"

/* Whether KEY says where the document stands, not what it says. */
static bool
is_standing(const struct form *form, struct str key)
{
	const struct field *const fields[] = {&form->f_state,
		&form->f_approvals, &form->f_objections,
		&form->f_corrections};
	size_t i;

	for (i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (fields[i]->key && str_is(key, fields[i]->key))
			return true;
	return false;
}

static int
by_key(const void *a, const void *b)
{
	return str_cmp((*(const struct member *const *)a)->key,
		(*(const struct member *const *)b)->key);
}

/* A null says as much as a field that is not there. */
static void
add_fields(struct buf *out, const struct record *r)
{
	const struct value *v = r->frontmatter;
	size_t i, n = v ? v->n : 0, kept = 0;
	const struct member **list = ARENA_ARRAY(r->arena,
		const struct member *, n + 1);

	for (i = 0; i < n; i++)
		if (v->members[i].value->kind != VALUE_NULL &&
		    !is_standing(r->form, v->members[i].key))
			list[kept++] = &v->members[i];
	if (kept)
		qsort(list, kept, sizeof(*list), by_key);
	buf_char(out, '{');
	for (i = 0; i < kept; i++) {
		buf_z(out, i ? "," : "");
		json_quote(out, list[i]->key);
		buf_char(out, ':');
		value_json(out, list[i]->value);
	}
	buf_z(out, "}\n");
}

void
approvals_hash(char out[APPROVALS_HASH], const struct record *r)
{
	char cycle[CYCLE_TEXT] = "";
	struct buf text = {0};

	out[0] = '\0';
	if (r->form == NULL || r->blocks == NULL || !r->readable)
		return;
	if (r->cycle != CYCLE_NONE)
		cycle_format(cycle, &r->config->cycles, r->cycle);
	buf_fmt(&text, "%s/%s/%s\n", r->unit ? r->unit : "", cycle,
		r->document);
	add_fields(&text, r);
	tidy_body(&text, r);
	hash_sha256(out, buf_view(&text));
	buf_free(&text);
}

static const char *
part(const struct value *item, const char *key)
{
	return key ? value_text(value_get(item, key)) : NULL;
}

static void
read_list(struct approvals_list *out, const struct record *r,
	const struct field *f)
{
	const struct value *v = f->key ? value_get(r->frontmatter, f->key)
		: NULL;
	uint32_t i;

	if (!value_is_list(v) || v->n == 0)
		return;
	out->v = ARENA_ARRAY(r->arena, struct approvals_entry, v->n);
	for (i = 0; i < v->n; i++) {
		const struct value *item = v->items[i];
		struct approvals_entry *e = &out->v[out->n++];
		const char *day = part(item, f->date);

		e->role = part(item, f->role);
		e->person = part(item, f->person);
		e->sha256 = part(item, f->sha256);
		e->text = part(item, f->text);
		e->span = item->span;
		if (!date_parse(&e->date, str_of(day)))
			e->date = DATE_NONE;
	}
}

static void
compare(struct approvals_list *list, const char *hash)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		list->v[i].fits = *hash && streq(list->v[i].sha256, hash);
}

void
approvals_lists(struct approvals *out, const struct record *r)
{
	memset(out, 0, sizeof(*out));
	if (r->form == NULL)
		return;
	read_list(&out->approvals, r, &r->form->f_approvals);
	read_list(&out->objections, r, &r->form->f_objections);
	read_list(&out->corrections, r, &r->form->f_corrections);
}

void
approvals_read(struct approvals *out, const struct record *r, bool always)
{
	approvals_lists(out, r);
	if (always || out->approvals.n || out->objections.n)
		approvals_hash(out->hash, r);
	compare(&out->approvals, out->hash);
	compare(&out->objections, out->hash);
}

static bool
same_text(const char *x, const char *y)
{
	return streq(x ? x : "", y ? y : "");
}

bool
approvals_entry_same(const struct approvals_entry *x,
	const struct approvals_entry *y)
{
	return same_text(x->role, y->role) && same_text(x->person, y->person)
		&& same_text(x->sha256, y->sha256) &&
		same_text(x->text, y->text) && x->date == y->date;
}

bool
approvals_begin(const struct approvals_list *list,
	const struct approvals_list *longer)
{
	size_t i;

	if (list->n > longer->n)
		return false;
	for (i = 0; i < list->n; i++)
		if (!approvals_entry_same(&list->v[i], &longer->v[i]))
			return false;
	return true;
}
