/* SPDX-License-Identifier: MPL-2.0 */
/* Since when, and whether at all, an audience has seen a document. */
#include "lib/site/shown.h"

#define PUBLISHED (1U << STATE_APPROVED | 1U << STATE_PUBLISHED)

struct remembering {
	const struct site *site;
	struct arena *a;
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
was_seen(const struct remembering *m, const struct history_seen *v)
{
	const struct audience *audience = &m->site->audience;
	struct findings fs = {.arena = m->a};
	struct markdown *md = markdown_new();
	struct buf content = {0};
	struct place place;
	struct record *r;
	struct str fields;

	history_content(&content, m->site->repo, v, MARKDOWN_SIZE);
	fields = fields_of(buf_view(&content));
	config_place(&place, m->site->config, m->a, m->now->path, NULL);
	r = record_read(m->a, m->site->config, m->now->path,
		str_make(arena_strndup(m->a, fields.p, fields.n), fields.n),
		&place, md, &fs);
	buf_free(&content);
	markdown_free(md);
	return r && r->readable && r->class <= audience->class &&
		(audience->states & PUBLISHED) >> r->state & 1;
}

/* The newest version is the one that is shown: no need to read it. */
static bool
look_since(const struct history_seen *v, void *ctx)
{
	struct remembering *m = ctx;

	if (m->since != DATE_NONE && !was_seen(m, v))
		return false;
	m->since = date_of_time(v->time, v->offset);
	return true;
}

static bool
look_before(const struct history_seen *v, void *ctx)
{
	struct remembering *m = ctx;

	m->shown = was_seen(m, v);
	return !m->shown;
}

date
shown_since(const struct site *s, struct arena *a, const struct record *r)
{
	struct remembering m = {s, a, r, DATE_NONE, false};

	if (s->history && s->repo && (PUBLISHED >> r->state & 1))
		history_walk(s->history, r->path, 0, look_since, &m);
	return m.since;
}

bool
shown_before(const struct site *s, struct arena *a, const struct record *r)
{
	struct remembering m = {s, a, r, DATE_NONE, false};

	if (s->history && s->repo && r->state == STATE_WITHDRAWN)
		history_walk(s->history, r->path, 1, look_before, &m);
	return m.shown;
}
