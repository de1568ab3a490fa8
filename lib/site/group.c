/* SPDX-License-Identifier: MPL-2.0 */
/* All pages of one group of units. */
#include "lib/site/group.h"

#include <stdlib.h>

#include "lib/check/check.h"
#include "lib/site/boards.h"
#include "lib/site/correction.h"
#include "lib/site/data.h"
#include "lib/site/feed.h"
#include "lib/site/figures.h"
#include "lib/site/host.h"
#include "lib/site/latest.h"
#include "lib/site/withdrawn.h"

/* One group at work. */
struct making {
	struct press *press;
	struct reduced reduced;
	struct unit_view *views;
	size_t view_count;
	struct buf pages, *out;
	bool sitemap;
};

static int
put(struct making *mk, const char *path, struct error *err)
{
	return press_out(mk->press, &mk->pages, path, err);
}

/* A page that leads on from where PATH was when its unit was called OLD. */
static int
put_former(struct making *mk, const char *unit, const char *old,
	const char *path, struct error *err)
{
	struct page p = press_page(mk->press);

	moved_page(&p, host_former(&mk->press->arena, mk->press->site, unit,
		old, path), path);
	return press_out(mk->press, &mk->pages, p.path, err);
}

/* The addresses that the pages of a renamed unit had. */
static int
put_formers(struct making *mk, const struct unit_view *v, struct error *err)
{
	const struct site *s = mk->press->site;
	const struct unit *u = v->unit ? config_unit(s->config, v->unit)
		: NULL;
	struct arena *a = v->reduced->group.arena;
	size_t i, k;

	for (k = 0; u && k < u->formerly.n; k++) {
		const char *old = u->formerly.v[k];

		if (put_former(mk, u->id, old, address_unit(a, s, u->id),
			err) < 0)
			return -1;
		for (i = 0; i < v->document_count; i++)
			if (put_former(mk, u->id, old, v->documents[i]->path,
				err) < 0)
				return -1;
		for (i = 0; i < v->cycle_count; i++) {
			const struct unit_cycle *c = &v->cycles[i];

			if (put_former(mk, u->id, old, address_cycle(a, s,
				u->id, c->cycle), err) < 0)
				return -1;
			if (c->changes && put_former(mk, u->id, old,
				address_changes(a, s, u->id, c->cycle),
				err) < 0)
				return -1;
		}
	}
	return 0;
}

/* A page that may have figures of UNIT. */
static int
put_figures(struct making *mk, const char *unit, const char *path,
	struct error *err)
{
	if (figures_check(mk->press->site, unit, path,
	    buf_view(&mk->press->text), err) < 0)
		return -1;
	return put(mk, path, err);
}

static int
make_withdrawn(struct making *mk, const struct unit_view *v,
	struct error *err)
{
	const struct reduced *r = v->reduced;
	size_t i;

	for (i = 0; i < r->withdrawn_count; i++) {
		struct page p;

		if (!streq(r->withdrawn[i].unit, v->unit))
			continue;
		p = press_page(mk->press);
		withdrawn_page(&p, &r->withdrawn[i]);
		if (put(mk, p.path, err) < 0)
			return -1;
	}
	return 0;
}

/* The agreements as data; a unit without any has no such files. */
static int
make_data(struct making *mk, const struct unit_view *v, struct error *err)
{
	const struct site *s = mk->press->site;
	struct arena *a = &mk->press->arena;
	const char *path;

	if (v->unit == NULL || v->cycle_count == 0)
		return 0;
	press_page(mk->press);
	data_json(&mk->press->text, a, s, v);
	path = data_json_path(a, s, v->unit);
	if (put(mk, path, err) < 0)
		return -1;
	press_page(mk->press);
	data_csv(&mk->press->text, a, s, v);
	path = data_csv_path(a, s, v->unit);
	return put(mk, path, err);
}

/* What is new of a unit, where the site's address is known. */
static int
make_feed(struct making *mk, const struct unit_view *v, struct error *err)
{
	const struct site *s = mk->press->site;
	const char *page, *path;
	struct latest *list;
	size_t n;

	if (s->url == NULL || v->unit == NULL || v->document_count == 0)
		return 0;
	press_page(mk->press);
	n = latest_make(&list, &mk->press->arena, v->reduced, s, v->unit,
		false);
	if (n == 0)
		return 0;
	page = address_unit(&mk->press->arena, s, v->unit);
	path = feed_path(&mk->press->arena, s, v->unit);
	feed_put(&mk->press->text, &mk->press->arena, s, &(struct feed){
		unit_name(s, v->unit), page, path, list, n});
	return put(mk, path, err);
}

static int
make_unit(struct making *mk, const struct unit_view *v, struct error *err)
{
	struct page p;
	size_t i;

	p = press_page(mk->press);
	unit_page(&p, v);
	if (put_figures(mk, v->unit, p.path, err) < 0)
		return -1;
	for (i = 0; i < v->document_count; i++) {
		p = press_page(mk->press);
		document_page(&p, v, v->documents[i]);
		search_add(&mk->press->search, v->documents[i],
			str_make(p.out->p + p.text_from, p.text_to -
			p.text_from));
		if (put_figures(mk, v->unit, p.path, err) < 0)
			return -1;
	}
	for (i = 0; i < v->cycle_count; i++) {
		p = press_page(mk->press);
		cycle_page(&p, v, i);
		if (put(mk, p.path, err) < 0)
			return -1;
		if (!v->cycles[i].changes)
			continue;
		p = press_page(mk->press);
		changes_page(&p, v, &v->cycles[i]);
		if (put(mk, p.path, err) < 0)
			return -1;
	}
	for (i = 0; i < mk->press->attachments.n; i++) {
		const struct attachment *file =
			mk->press->attachments.todo[i];

		if (press_file(mk->press, &mk->pages, file->path, file->content,
			err) < 0)
			return -1;
	}
	mk->press->attachments.n = 0;
	return make_withdrawn(mk, v, err) < 0 || make_data(mk, v, err) < 0 ||
		make_feed(mk, v, err) < 0
		? -1 : put_formers(mk, v, err);
}

/* A sitemap for the group, so that none grows with the whole municipality. */
static int
make_sitemap(struct making *mk, const char *key, struct error *err)
{
	const char *path;

	if (mk->press->site->url == NULL || mk->reduced.document_count == 0)
		return 0;
	press_page(mk->press);
	mk->sitemap = true;
	path = sitemap_group(&mk->press->text, &mk->press->arena,
		mk->press->site, key, mk->views, mk->view_count);
	return put(mk, path, err);
}

/* A document that could not be read may be any; one that could is missed only
 * if the audience may see it. */
static bool
is_missed(const struct site *s, const struct record *r)
{
	return r->broken && (r->frontmatter == NULL ||
		(r->class <= s->audience.class &&
		(s->audience.states >> r->state & 1) != 0));
}

static enum finding_code
first_error(const struct findings *fs, const char *path)
{
	size_t i;

	for (i = 0; i < fs->n; i++)
		if (fs->v[i].severity == SEVERITY_ERROR &&
		    streq(fs->v[i].path, path))
			return fs->v[i].code;
	return FINDING_TOO_HEAVY;
}

static void
put_left(struct making *mk, const struct group *g, const struct entries *e,
	const struct findings *fs)
{
	size_t hole = pack_hole(mk->out), i;
	struct map records = {0};
	uint32_t n = 0;

	for (i = 0; i < g->record_count; i++)
		map_put(&records, str_of(g->records[i]->path), g->records[i]);
	for (i = 0; i < e->n; i++) {
		const struct record *r = map_get(&records,
			str_of(e->v[i].path));

		if (r == NULL || is_missed(mk->press->site, r)) {
			result_put_left(mk->out, &(struct left_out){
				e->v[i].path, first_error(fs, e->v[i].path)});
			n++;
		}
	}
	map_free(&records);
	pack_fill(mk->out, hole, n);
}

/* The themes of N agreements, in the order in which they come up. */
static void
summarise_themes(struct cycle_summary *s, struct arena *a,
	struct agreement *const *list, size_t n)
{
	size_t i, k;

	s->themes = ARENA_ARRAY(a, struct theme_summary, n + 1);
	for (i = 0; i < n; i++) {
		struct theme_summary *t = s->themes;
		const char *name = list[i]->theme;

		if (name == NULL || *name == '\0')
			continue;
		for (k = 0; k < s->theme_count; k++, t++)
			if (streq(t->name, name))
				break;
		s->theme_count += k == s->theme_count;
		t->name = name;
		t->open += agreement_is_open(list[i]);
		t->done += list[i]->state == STATUS_DONE;
		t->dropped += list[i]->state == STATUS_DROPPED;
	}
}

static void
summarise_cycle(struct cycle_summary *s, const struct unit_view *v,
	struct arena *a, const struct unit_cycle *c)
{
	struct tally t = {0};
	size_t i;

	for (i = 0; i < c->agreement_count; i++)
		tally_add(&t, c->agreements[i]);
	for (i = 0; i < v->document_count; i++)
		s->documents += v->documents[i]->record.cycle == c->cycle;
	summarise_themes(s, a, c->agreements, c->agreement_count);
	s->cycle = c->cycle;
	s->open = (uint32_t)t.open;
	s->done = (uint32_t)t.done;
	s->dropped = (uint32_t)t.dropped;
	s->changes = c->changes;
}

static void
put_units(struct making *mk, struct arena *a)
{
	size_t i, k;

	pack_u32(mk->out, (uint32_t)mk->view_count);
	for (i = 0; i < mk->view_count; i++) {
		const struct unit_view *v = &mk->views[i];
		struct unit_summary s = {v->unit, ARENA_ARRAY(a,
			struct cycle_summary, v->cycle_count + 1),
			v->cycle_count, v->document_count, 0};

		for (k = 0; k < v->cycle_count; k++)
			summarise_cycle(&s.cycles[k], v, a, &v->cycles[k]);
		for (k = 0; k < v->thread_count; k++)
			s.open += agreement_is_open(thread_last(
				&v->threads[k]));
		result_put_unit(mk->out, &s);
	}
}

/* Their titles go onto other groups' pages as it were: the gate reads them
 * with this group's own texts. */
static void
put_latest(struct making *mk, struct arena *a)
{
	struct latest *list;
	size_t i, n = latest_make(&list, a, &mk->reduced, mk->press->site,
		NULL, true);

	pack_u32(mk->out, (uint32_t)n);
	for (i = 0; i < n; i++) {
		result_put_latest(mk->out, &list[i]);
		gate_page(&mk->press->gate, str_of(list[i].title));
		gate_page(&mk->press->gate, str_of(list[i].note));
	}
}

static void
put_boards(struct making *mk, const struct group *g, struct arena *a)
{
	size_t hole = pack_hole(mk->out), i;
	uint32_t n = 0;

	for (i = 0; i < mk->view_count; i++)
		n += boards_put(mk->out, a, mk->press->site, g,
			&mk->views[i]);
	pack_fill(mk->out, hole, n);
}

static void
put_search(struct making *mk, struct buf *words, struct arena *a)
{
	const char **units = ARENA_ARRAY(a, const char *, mk->view_count + 1);
	size_t i;

	for (i = 0; i < mk->view_count; i++)
		units[i] = mk->views[i].unit;
	search_put(&mk->press->search, mk->out, words, units,
		mk->view_count);
}

static void
put_findings(struct making *mk, const struct group *g, struct findings *fs)
{
	struct buf bytes = {0};

	if (mk->press->preview) {
		check_group(g, fs);
		findings_encode(&bytes, fs);
	}
	pack_text(mk->out, buf_view(&bytes));
	buf_free(&bytes);
}

static int
make_pages(struct making *mk, const char *key, struct error *err)
{
	size_t i;

	for (i = 0; i < mk->view_count; i++)
		if (make_unit(mk, &mk->views[i], err) < 0)
			return -1;
	return make_sitemap(mk, key, err);
}

/* A group of the municipality's own documents has no unit; without documents
 * it has no page either. */
static void
make_views(struct making *mk, const struct entries *e, struct arena *a)
{
	size_t i;

	mk->views = ARENA_ARRAY(a, struct unit_view, e->units.n + 1);
	for (i = 0; i < e->units.n; i++)
		unit_view(&mk->views[mk->view_count++], &mk->reduced,
			e->units.v[i], a);
	if (e->units.n == 0 && (mk->reduced.document_count ||
	    mk->reduced.withdrawn_count))
		unit_view(&mk->views[mk->view_count++], &mk->reduced, NULL,
			a);
}

/* What came of it but the pages' bytes, and the words for the search. */
static void
put_result(struct making *mk, struct buf *words, const struct group *g,
	const struct entries *e, struct findings *fs)
{
	const struct press *pr = mk->press;
	size_t hole = pack_hole(mk->out);

	result_put_pages(mk->out, buf_view(&mk->pages));
	put_left(mk, g, e, fs);
	pack_u32(mk->out, mk->sitemap);
	put_units(mk, g->arena);
	put_latest(mk, g->arena);
	put_boards(mk, g, g->arena);
	put_search(mk, words, g->arena);
	put_findings(mk, g, fs);
	result_put_gate(mk->out, &pr->gate, pr->fault, pr->named);
	pack_fill(mk->out, hole, (uint32_t)(mk->out->n - hole -
		sizeof(uint32_t)));
}

int
site_group(struct press *pr, const struct group *g, size_t index,
	struct findings *fs, struct buf *out, struct error *err)
{
	const struct entries *e = &pr->site->m->groups[index];
	struct making mk = {.press = pr, .out = out};
	struct buf words = {0};
	int rc;

	press_begin(pr, str_of(e->key));
	pr->search.terms.lang = pr->site->lang;
	search_begin(&pr->search);
	reduced_make(&mk.reduced, g, pr->site, g->arena, &pr->gate);
	cards_make(&mk.reduced, pr->site, g->arena);
	make_views(&mk, e, g->arena);
	rc = make_pages(&mk, e->key, err);
	if (rc == 0) {
		put_result(&mk, &words, g, e, fs);
		pack_u32(out, (uint32_t)mk.pages.n);
		buf_str(out, buf_view(&mk.pages));
		buf_str(out, buf_view(&words));
	}
	buf_free(&mk.pages);
	buf_free(&words);
	reduced_free(&mk.reduced);
	return rc;
}
