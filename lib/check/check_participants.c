/* SPDX-License-Identifier: MPL-2.0 */
/* Who should have taken part, and roles that nobody knows. */
#include "lib/check/rules.h"

#include "lib/model/known.h"
#include "lib/schema/schema.h"
#include "lib/text/near.h"

/* Shorter words are near to too many. */
#define ROLE_LEAST 7

bool
role_is_known(const struct rules *k, struct str text)
{
	const struct form *form = k->r->form;
	const struct texts *roles = &k->r->config->roles;
	size_t i, j;

	for (i = 0; i < roles->n; i++)
		if (text_same(str_of(roles->v[i]), text))
			return true;
	for (i = 0; i < form->participant_count; i++)
		for (j = 0; j < form->participants[i].label_count; j++)
			if (text_same(str_of(form->participants[i].labels[j]
			    .text), text))
				return true;
	return false;
}

const char *
role_meant(const struct rules *k, struct str text)
{
	const struct form *form = k->r->form;
	const struct texts *roles = &k->r->config->roles;
	struct near near = {.word = text};
	size_t i;

	if (utf8_count(text) < ROLE_LEAST || role_is_known(k, text))
		return NULL;
	for (i = 0; i < roles->n; i++)
		near_offer(&near, str_of(roles->v[i]));
	for (i = 0; i < form->participant_count; i++)
		near_offer(&near, str_of(part_name(&form->participants[i])));
	if (near.best.p == NULL || near.distance > 1 || (near.best.n < text.n &&
	    text_same(near.best, str_make(text.p, near.best.n))))
		return NULL;
	return near.best.p;
}

/* Whether FOLDED has LABEL as words of its own. */
static bool
has_words(struct str folded, struct str label)
{
	size_t at;

	for (;;) {
		at = str_find(folded, label);
		if (label.n == 0 || at == folded.n)
			return false;
		if (at == 0 || strchr(" ,;:(/", folded.p[at - 1]))
			return true;
		folded = str_skip(folded, at + label.n);
	}
}

/* Somebody of the document, folded for comparing. UNKNOWN: in a role that
 * nobody knows; NEAR: the one it is near, or NULL; MISSED: which had to be
 * there. */
struct somebody {
	const struct participant *who;
	struct str folded;
	bool unknown, missed;
	const char *near;
};

struct people {
	const struct rules *k;
	struct somebody *v;
	size_t n;
};

static void
add_all(struct people *p, const struct participant *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		p->v[p->n].who = &v[i];
		p->v[p->n++].folded = label_fold(p->k->fs->arena,
			str_of(v[i].role ? v[i].role : v[i].name));
	}
}

/* Whether somebody is one of P: by role, or by what a plain text says. */
static bool
is_one(const struct somebody *s, const struct part *p)
{
	size_t i;

	for (i = 0; i < p->label_count; i++)
		if (str_eq(p->labels[i].folded, s->folded) ||
		    (s->who->role == NULL && has_words(s->folded,
		    p->labels[i].folded)))
			return true;
	return false;
}

static bool
is_there(const struct people *people, const struct part *p)
{
	size_t i;

	for (i = 0; i < people->n; i++)
		if (is_one(&people->v[i], p))
			return true;
	return false;
}

/* Whether somebody's role is misspelt who may be P: that is then the mistake. */
static bool
is_meant(struct people *people, const struct part *p)
{
	size_t i, j;

	for (i = 0; i < people->n; i++) {
		struct somebody *s = &people->v[i];

		for (j = 0; s->near && j < p->label_count; j++)
			if (text_same(str_of(s->near),
			    str_of(p->labels[j].text))) {
				s->missed = true;
				return true;
			}
	}
	return false;
}

static struct span
place_of(const struct rules *k, const char *key)
{
	const struct member *m = key ? value_member(k->r->frontmatter,
		str_of(key)) : NULL;

	return m ? m->key_span : span_make(0, 0);
}

/* "tilføj en linje under de andre:  - {rolle: skoleleder}", in the words of the
 * form, and as the field is written; with the field itself where it is empty. */
static const char *
example(const struct rules *k, const struct part *p)
{
	const struct field *f = &k->r->form->f_participants;
	const struct value *v = f->key ? value_get(k->r->frontmatter, f->key)
		: NULL;
	struct arena *a = k->fs->arena;
	const char *item = f->role ? arena_fmt(a, "{%s: %s}", f->role,
		part_name(p)) : part_name(p);

	if (f->key == NULL)
		return arena_fmt(a, "@add-field:%s", item);
	if (value_is_scalar(v))
		return arena_fmt(a, "@add-in-list:%s", part_name(p));
	if (!value_is_list(v) || v->n == 0)
		return arena_fmt(a, "@add-field:%s:  - %s", f->key, item);
	if (str_starts(source_slice(&k->r->source, v->span), "["))
		return arena_fmt(a, "@add-in-list:%s", item);
	return arena_fmt(a, "@add-line:- %s", item);
}

bool
participants_are_readable(const struct rules *k)
{
	const char *key = k->r->form->f_participants.key;
	const struct value *required = value_get(k->r->form->frontmatter,
		"required");
	const struct value *v = key ? value_get(k->r->frontmatter, key) : NULL;
	const char *near = arena_fmt(k->fs->arena, SCHEMA_MEANT "%s",
		key ? key : "");
	size_t i;

	if (k->r->frontmatter == NULL)
		return required == NULL;
	for (i = 0; key && i < k->fs->n; i++) {
		const struct finding *f = &k->fs->v[i];

		if (streq(f->path, k->r->path) && (v
		    ? f->code == FINDING_FIELD_TYPE &&
		      f->span.from == v->span.from
		    : f->code == FINDING_FIELD_UNKNOWN &&
		      streq(f->args[1], near)))
			return false;
	}
	return true;
}

static void
check_missing(struct people *people)
{
	const struct rules *k = people->k;
	const struct form *form = k->r->form;
	const char *key = form->f_participants.key;
	size_t i;

	if (!participants_are_readable(k))
		return;
	for (i = 0; i < form->participant_count; i++) {
		const struct part *p = &form->participants[i];

		if (part_is_expected(k, p) && !is_there(people, p) &&
		    !is_meant(people, p))
			finding_add(k->fs, FINDING_PARTICIPANT_MISSING,
				place_of(k, key), part_name(p), example(k, p));
	}
}

static bool
is_known(const struct rules *k, const struct somebody *s)
{
	const struct form *form = k->r->form;
	const struct texts *roles = &k->r->config->roles;
	size_t i;

	for (i = 0; i < form->participant_count; i++)
		if (is_one(s, &form->participants[i]))
			return true;
	if (role_is_known(k, str_of(s->who->role)))
		return true;
	for (i = 0; i < roles->n; i++)
		if (str_eq(label_fold(k->fs->arena, str_of(roles->v[i])),
		    s->folded))
			return true;
	return false;
}

static void
look_up(const struct rules *k, struct somebody *s)
{
	const struct texts *roles = &k->r->config->roles;
	const char *role = s->who->role;

	s->unknown = role && role[0] && !is_known(k, s);
	s->near = s->unknown ? text_near(roles->v, roles->n, str_of(role))
		: NULL;
}

/* As severe as what is missing for it. */
static void
found_unknown(const struct rules *k, const struct somebody *s)
{
	finding_add(k->fs, FINDING_ROLE_UNKNOWN, s->who->span, s->who->role,
		s->near ? arena_fmt(k->fs->arena, "@near:%s", s->near)
		: "@see-roles");
	if (s->missed && !k->fs->draft)
		k->fs->v[k->fs->n - 1].severity = SEVERITY_ERROR;
}

/* Somebody who had to be there and was absent is accounted for. */
void
check_participants(const struct rules *k)
{
	const struct record *r = k->r;
	struct people people = {k, ARENA_ARRAY(k->fs->arena, struct somebody,
		r->participant_count + r->absent_count), 0};
	size_t i;

	add_all(&people, r->participants, r->participant_count);
	add_all(&people, r->absent, r->absent_count);
	for (i = 0; i < people.n; i++)
		look_up(k, &people.v[i]);
	check_missing(&people);
	for (i = 0; i < people.n; i++)
		if (people.v[i].unknown)
			found_unknown(k, &people.v[i]);
}
