/* SPDX-License-Identifier: MPL-2.0 */
/* Documents that were on the site and have been withdrawn. */
#include "lib/site/withdrawn.h"

#include "lib/git/versions.h"

struct remembering {
	const struct site *site;
	struct arena *a;
	const struct record *now;
	bool shown;
};

/* Whether the audience saw the document as it was. It is judged by its fields
 * and form alone: what was wrong with it then is of no matter now. */
static bool
was_seen(const struct remembering *m, struct str content)
{
	struct markdown *md = markdown_new();
	struct findings fs = {.arena = m->a};
	struct place place;
	struct record *r;
	bool seen;

	config_place(&place, m->site->config, m->a, m->now->path, NULL);
	r = record_read(m->a, m->site->config, m->now->path,
		str_make(arena_strndup(m->a, content.p, content.n), content.n),
		&place, md, &fs);
	seen = r && r->readable && site_shows(m->site, r);
	markdown_free(md);
	return seen;
}

static bool
look(const struct version *v, void *ctx)
{
	struct remembering *m = ctx;

	m->shown = v->before && was_seen(m, *v->before);
	return !m->shown;
}

bool
was_shown(const struct site *s, struct arena *a, const struct record *r)
{
	struct remembering m = {s, a, r, false};
	const char *commit;
	long long time;
	struct error err;
	int offset;

	if (r->state != STATE_WITHDRAWN || s->repo == NULL)
		return false;
	commit = tree_commit(s->m->tree, &time, &offset);
	return commit && versions_walk(s->repo, commit, r->path,
		MARKDOWN_SIZE, look, &m, &err) == 0 && m.shown;
}

void
withdrawn_page(struct page *p, const struct withdrawn *w)
{
	const char *unit = unit_name(p->site, w->unit);
	const char *cycle = cycle_name(p->a, p->site, w->cycle);

	page_open(p, w->path, arena_fmt(p->a, "%s – %s%s%s", page_text(p,
		W_WITHDRAWN), unit, *cycle ? " " : "", cycle));
	page_crumb(p, address_unit(p->a, p->site, w->unit), unit);
	page_crumb(p, NULL, page_text(p, W_WITHDRAWN));
	page_main(p);
	html_fmt(p->out, "<p class=\"kicker\">%t%t%t</p>\n<h1>%t</h1>\n"
		"<p class=\"lead\">%t</p>\n", unit, *cycle ? " · " : "",
		cycle, page_text(p, W_WITHDRAWN), page_text(p,
		W_WITHDRAWN_TEXT));
	if (w->changed != DATE_NONE) {
		html_fmt(p->out, "<p>%t ", page_text(p, W_WITHDRAWN_ON));
		page_date(p, w->changed);
		page_raw(p, ".</p>\n");
	}
	page_raw(p, "<p>");
	page_link(p, address_unit(p->a, p->site, w->unit), NULL, unit);
	page_raw(p, "</p>\n");
	page_close(p);
}
