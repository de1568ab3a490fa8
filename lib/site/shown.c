/* SPDX-License-Identifier: MPL-2.0 */
/* Since when, and whether at all, an audience has seen a document. */
#include "lib/site/shown.h"

#define PUBLISHED (1U << STATE_APPROVED | 1U << STATE_PUBLISHED)

struct remembering {
	const struct site *site;
	struct arena *a;
	struct markdown *md;
	const struct record *now;
	date since;
	bool shown;
};

/* The fields alone: what is below them has no say in it. */
static struct str
fields_of(struct str text)
{
	size_t end = str_find(str_skip(text, 3), STR("\n---"));

	return str_starts(text, "---") && end < text.n - 3
		? str_make(text.p, 3 + end + 4) : STR("");
}

/* Whether the audience saw the document as it was. It is judged by its fields
 * and form alone: what was wrong with it then is of no matter now. */
static bool
was_seen(const struct remembering *m, struct str content)
{
	const struct audience *audience = &m->site->audience;
	struct findings fs = {.arena = m->a};
	struct str fields = fields_of(content);
	struct place place;
	struct record *r;

	config_place(&place, m->site->config, m->a, m->now->path, NULL);
	r = record_read(m->a, m->site->config, m->now->path,
		str_make(arena_strndup(m->a, fields.p, fields.n), fields.n),
		&place, m->md, &fs);
	return r && r->readable && r->class <= audience->class &&
		(audience->states & PUBLISHED) >> r->state & 1;
}

static bool
look_since(const struct history_seen *v, void *ctx)
{
	struct remembering *m = ctx;

	if (m->since != DATE_NONE && !was_seen(m, v->content))
		return false;
	m->since = date_of_time(v->time, v->offset);
	return true;
}

static bool
look_before(const struct history_seen *v, void *ctx)
{
	struct remembering *m = ctx;

	m->shown = was_seen(m, v->content);
	return !m->shown;
}

static void
remember(struct remembering *m, size_t skip,
	bool (*look)(const struct history_seen *v, void *ctx))
{
	m->md = markdown_new();
	history_walk(m->site->history, m->site->repo, m->now->path, skip,
		MARKDOWN_SIZE, look, m);
	markdown_free(m->md);
}

date
shown_since(const struct site *s, struct arena *a, const struct record *r)
{
	struct remembering m = {s, a, NULL, r, DATE_NONE, false};

	if (s->history && s->repo && (PUBLISHED >> r->state & 1))
		remember(&m, 0, look_since);
	return m.since;
}

bool
shown_before(const struct site *s, struct arena *a, const struct record *r)
{
	struct remembering m = {s, a, NULL, r, DATE_NONE, false};

	if (s->history && s->repo && r->state == STATE_WITHDRAWN)
		remember(&m, 1, look_before);
	return m.shown;
}
