/* SPDX-License-Identifier: MPL-2.0 */
/* Who took part, and who was absent. */
#include "lib/model/participant.h"

static bool
is_role(const struct record *r, struct str text)
{
	const struct config *c = r->config;
	size_t i, j;

	for (i = 0; i < c->roles.n; i++)
		if (text_same(text, str_of(c->roles.v[i])))
			return true;
	for (i = 0; i < r->form->participant_count; i++) {
		const struct part *p = &r->form->participants[i];

		for (j = 0; j < p->label_count; j++)
			if (text_same(text, str_of(p->labels[j].text)))
				return true;
	}
	return false;
}

static void
read_one(struct participant *p, const struct record *r, const struct field *f,
	const struct value *v)
{
	p->span = v->span;
	if (value_is_map(v)) {
		p->role = value_text(value_get(v, f->role ? f->role : ""));
		p->name = value_text(value_get(v, f->name ? f->name : ""));
	} else if (value_is_scalar(v)) {
		*(is_role(r, v->text) ? &p->role : &p->name) = value_text(v);
	}
}

void
participants_read(struct participant **out, size_t *n,
	const struct record *r, const struct field *f)
{
	const struct value *v = f->key ? value_get(r->frontmatter, f->key)
		: NULL;
	size_t i;

	*n = v == NULL || v->kind == VALUE_NULL ? 0
		: value_is_list(v) ? v->n : 1;
	*out = ARENA_ARRAY(r->arena, struct participant, *n);
	for (i = 0; i < *n; i++)
		read_one(&(*out)[i], r, f, value_is_list(v) ? v->items[i] : v);
}
