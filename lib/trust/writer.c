/* SPDX-License-Identifier: MPL-2.0 */
/* Who wrote the text of a document as it stands. */
#include "lib/trust/writer.h"

#include "lib/git/versions.h"
#include "lib/trust/approval.h"
#include "lib/trust/role.h"

/* One search. */
struct search {
	const struct record *r;
	struct arena *a;
	struct markdown *md;
	const struct person *found;
};

/* An old version read as the document is read now. */
static const struct record *
read_version(const struct search *s, const struct str *text)
{
	struct findings unheard = {.arena = s->a, .path = s->r->path};
	struct place place;

	if (text == NULL || config_place(&place, s->r->config, s->a,
	    s->r->path, s->r->frontmatter) != 1)
		return NULL;
	return record_read(s->a, s->r->config, s->r->path, str_make(
		arena_strndup(s->a, text->p, text->n), text->n), &place,
		s->md, &unheard);
}

static bool
look_at(const struct version *v, void *ctx)
{
	struct search *s = ctx;
	const struct record *before = read_version(s, v->before);
	const struct record *after = read_version(s, v->after);
	bool wrote = approval_changes(before, after) & CHANGE_TEXT;

	if (wrote)
		s->found = role_person(s->r->config, v->email);
	markdown_reset(s->md);
	return !wrote;
}

int
writer_find(const struct person **out, struct arena *a,
	struct repository *repo, const char *from, const struct record *r,
	struct error *err)
{
	struct search s = {r, a, markdown_new(), NULL};
	int rc = versions_walk(repo, from, r->path, MARKDOWN_SIZE, look_at, &s,
		err);

	markdown_free(s.md);
	*out = s.found;
	return rc;
}
