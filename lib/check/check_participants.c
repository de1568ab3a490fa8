/* SPDX-License-Identifier: MPL-2.0 */
/* Who should have taken part, and roles that nobody knows. */
#include "lib/check/rules.h"

#include "lib/model/known.h"

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

/* Whether a participant is one of P: by role, or by what a plain text says. */
static bool
is_one(const struct rules *k, const struct participant *who,
	const struct part *p)
{
	struct str folded = label_fold(k->fs->arena, str_of(who->role
		? who->role : who->name));
	size_t i;

	for (i = 0; i < p->label_count; i++)
		if (str_eq(p->labels[i].folded, folded) ||
		    (who->role == NULL && has_words(folded,
		    p->labels[i].folded)))
			return true;
	return false;
}

/* Somebody who had to be there and was absent is accounted for. */
static bool
is_there(const struct rules *k, const struct part *p)
{
	const struct record *r = k->r;
	size_t i;

	for (i = 0; i < r->participant_count; i++)
		if (is_one(k, &r->participants[i], p))
			return true;
	for (i = 0; i < r->absent_count; i++)
		if (is_one(k, &r->absent[i], p))
			return true;
	return false;
}

static struct span
place_of(const struct rules *k, const char *key)
{
	const struct member *m = key ? value_member(k->r->frontmatter,
		str_of(key)) : NULL;

	return m ? m->key_span : span_make(0, 0);
}

static void
check_missing(const struct rules *k)
{
	const struct form *form = k->r->form;
	const char *key = form->f_participants.key;
	size_t i;

	for (i = 0; i < form->participant_count; i++) {
		const struct part *p = &form->participants[i];

		if (part_is_expected(k, p) && !is_there(k, p))
			finding_add(k->fs, FINDING_PARTICIPANT_MISSING,
				place_of(k, key), part_name(p),
				key ? key : "");
	}
}

static bool
is_known(const struct rules *k, const struct participant *who)
{
	const struct form *form = k->r->form;
	const struct texts *roles = &k->r->config->roles;
	size_t i;

	for (i = 0; i < roles->n; i++)
		if (text_same(str_of(roles->v[i]), str_of(who->role)))
			return true;
	for (i = 0; i < form->participant_count; i++)
		if (is_one(k, who, &form->participants[i]))
			return true;
	return false;
}

static void
check_roles(const struct rules *k, const struct participant *v, size_t n)
{
	const struct texts *roles = &k->r->config->roles;
	const char *near;
	size_t i;

	for (i = 0; i < n; i++) {
		if (v[i].role == NULL || v[i].role[0] == '\0' ||
		    is_known(k, &v[i]))
			continue;
		near = text_near(roles->v, roles->n, str_of(v[i].role));
		finding_add(k->fs, FINDING_ROLE_UNKNOWN, v[i].span, v[i].role,
			near ? arena_fmt(k->fs->arena, "@near:%s", near)
			: "@see-roles");
	}
}

void
check_participants(const struct rules *k)
{
	const struct record *r = k->r;

	check_missing(k);
	check_roles(k, r->participants, r->participant_count);
	check_roles(k, r->absent, r->absent_count);
}
