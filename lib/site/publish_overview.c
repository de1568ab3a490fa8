/* SPDX-License-Identifier: MPL-2.0 */
/* The pages across units, the style and the feeds. */
#include "lib/base/builtin.h"
#include "lib/site/data.h"
#include "lib/site/feed.h"
#include "lib/site/host.h"
#include "lib/site/publishing.h"
#include "lib/site/stylesheet.h"

/* The style: ours, and what the municipality adds to it. */
static int
put_style(struct publishing *pb, struct buf *out, struct error *err)
{
	const struct builtin *style = builtin_find(STYLE);
	const struct tree_entry *own;
	struct buf css = {0};

	press_page(&pb->press);
	stylesheet_add(&pb->press.text, str_make(style->content, style->n));
	if (publishing_file(pb, "site.css", &own, err) < 0)
		return -1;
	if (own && tree_read(pb->o->m->tree, own->path, MARKDOWN_SIZE,
		&css, err) < 0)
		return -1;
	stylesheet_add(&pb->press.text, buf_view(&css));
	buf_free(&css);
	pb->site.style = str_make(arena_strndup(&pb->arena,
		buf_cstr(&pb->press.text), pb->press.text.n),
		pb->press.text.n);
	return press_out(&pb->press, out, "site.css", err);
}

static int
put_feeds(struct publishing *pb, const struct overview *ov, struct buf *out,
	struct error *err)
{
	struct press *pr = &pb->press;
	const char **paths = ARENA_ARRAY(&pb->arena, const char *, pb->n + 1);
	struct latest *latest;
	size_t i, n = 0;

	if (pb->site.url == NULL)
		return 0;
	press_page(pr);
	sitemap_overview(&pr->text, &pr->arena, &pb->site, ov);
	if (press_out(pr, out, SITEMAP_OVERVIEW, err) < 0)
		return -1;
	paths[n++] = SITEMAP_OVERVIEW;
	for (i = 0; i < pb->n; i++)
		if (pb->parsed[i].sitemap)
			paths[n++] = sitemap_path(&pb->arena, &pb->site,
				pb->o->m->groups[i].key);
	press_page(pr);
	sitemap_index(&pr->text, &pb->site, paths, n);
	if (press_out(pr, out, "sitemap.xml", err) < 0)
		return -1;
	press_page(pr);
	latest = ARENA_ARRAY(&pr->arena, struct latest, ov->latest_count + 1);
	for (i = 0; i < ov->latest_count; i++)
		latest[i] = *ov->latest[i];
	feed_put(&pr->text, &pr->arena, &pb->site, &(struct feed){
		pb->site.texts[W_SITE], "", "feed.xml", latest,
		ov->latest_count});
	return press_out(pr, out, "feed.xml", err);
}

/* The pages across units as they are made. */
struct laying {
	struct publishing *pb;
	const struct overview *ov;
	struct buf *out;
};

static struct page
begin(struct laying *l)
{
	return press_page(&l->pb->press);
}

static int
lay(struct laying *l, const struct page *p, struct error *err)
{
	return press_out(&l->pb->press, l->out, p->path, err);
}

/* Whether the page PATH stands as it was, made from the same. */
static bool
keep(struct laying *l, const char *path, uint64_t from)
{
	return press_keep(&l->pb->press, l->out, path, from);
}

static int
lay_years(struct laying *l, struct error *err)
{
	const struct overview *ov = l->ov;
	const struct site *s = &l->pb->site;
	size_t i, k;

	for (i = 0; i < ov->cycle_count; i++) {
		const char *path = address_year(&l->pb->arena, s,
			ov->cycles[i]);
		uint64_t from = year_hash(ov, s, ov->cycles[i],
			l->pb->common);
		size_t parts = year_parts(ov, ov->cycles[i]);

		for (k = 0; k < parts; k++) {
			struct page p;

			if (keep(l, address_part(&l->pb->arena, path, k),
				from))
				continue;
			p = begin(l);
			year_page(&p, ov, ov->cycles[i], k);
			if (lay(l, &p, err) < 0)
				return -1;
		}
	}
	return 0;
}

static int
lay_topic(struct laying *l, const struct topic *t, struct error *err)
{
	struct page p = begin(l);
	size_t i, k;

	topic_page(&p, t);
	if (lay(l, &p, err) < 0)
		return -1;
	for (i = 0; i < t->year_count; i++) {
		const char *path = address_theme(&l->pb->arena, &l->pb->site,
			t->slug, t->years[i].cycle);
		uint64_t from = topic_year_hash(t, i, l->pb->common);

		for (k = 0; k < topic_year_parts(t, i); k++) {
			if (keep(l, address_part(&l->pb->arena, path, k),
				from))
				continue;
			p = begin(l);
			topic_year_page(&p, t, i, k);
			if (lay(l, &p, err) < 0)
				return -1;
		}
	}
	return 0;
}

static int
lay_topics(struct laying *l, struct error *err)
{
	struct page p;
	size_t i;

	for (i = 0; i < topics_parts(l->ov); i++) {
		p = begin(l);
		topics_page(&p, l->ov, i);
		if (lay(l, &p, err) < 0)
			return -1;
	}
	for (i = 0; i < l->ov->topics.n; i++)
		if (lay_topic(l, l->ov->topics.v[i], err) < 0)
			return -1;
	return 0;
}

static int
lay_wheels(struct laying *l, struct error *err)
{
	const struct site *s = &l->pb->site;
	struct page p = begin(l);
	size_t i;

	wheel_page(&p, wheel_now(s), true);
	if (lay(l, &p, err) < 0)
		return -1;
	for (i = 0; i < s->config->period_count; i++) {
		int cycle = s->config->periods[i].cycle;

		if (s->config->periods[i].steps->n == 0 || keep(l,
			address_wheel(&l->pb->arena, s, cycle), l->pb->common))
			continue;
		p = begin(l);
		wheel_page(&p, cycle, false);
		if (lay(l, &p, err) < 0)
			return -1;
	}
	return 0;
}

static int
lay_summaries(struct laying *l, struct error *err)
{
	size_t i;

	if (l->pb->site.audience_id == AUDIENCE_PUBLIC)
		return 0;
	for (i = 0; i < l->ov->cycle_count; i++) {
		struct page p = begin(l);

		summary_page(&p, l->ov, l->ov->cycles[i]);
		if (lay(l, &p, err) < 0)
			return -1;
	}
	return 0;
}

static int
lay_units(struct laying *l, struct error *err)
{
	struct page p = begin(l);
	size_t i;

	front_page(&p, l->ov);
	if (lay(l, &p, err) < 0)
		return -1;
	p = begin(l);
	search_page(&p, l->ov);
	if (lay(l, &p, err) < 0)
		return -1;
	for (i = 0; i < units_parts(l->ov); i++) {
		p = begin(l);
		units_page(&p, l->ov, i);
		if (lay(l, &p, err) < 0)
			return -1;
	}
	return 0;
}

static int
lay_odd(struct laying *l, struct error *err)
{
	static void (*const odd[])(struct page *) = {missing_page, about_page,
		access_page, statement_page};
	size_t i;

	for (i = 0; i < sizeof(odd) / sizeof(*odd); i++) {
		struct page p = begin(l);

		odd[i](&p);
		if (lay(l, &p, err) < 0)
			return -1;
	}
	return 0;
}

static int
lay_data(struct laying *l, struct error *err)
{
	const struct builtin *schema = builtin_find(DATA_SCHEMA);

	begin(l);
	data_index(&l->pb->press.text, &l->pb->press.arena, &l->pb->site,
		l->ov);
	if (press_out(&l->pb->press, l->out, "data.json", err) < 0)
		return -1;
	if (schema == NULL)
		return 0;
	begin(l);
	buf_add(&l->pb->press.text, schema->content, schema->n);
	return press_out(&l->pb->press, l->out, "aftaler.schema.json", err);
}

/* What the frame shows; each file was judged when it was read. */
static int
lay_pictures(struct laying *l, struct error *err)
{
	const struct skin *skin = &l->pb->site.config->skin;
	size_t i;

	for (i = 0; i < skin->picture_count; i++)
		if (press_file(&l->pb->press, l->out, skin->pictures[i]->name,
		    skin->pictures[i]->content, err) < 0)
			return -1;
	return 0;
}

/* What a static host is told, where it reads such files. */
static int
lay_host_files(struct laying *l, struct error *err)
{
	begin(l);
	host_headers(&l->pb->press.text, &l->pb->site);
	if (press_out(&l->pb->press, l->out, "_headers", err) < 0)
		return -1;
	begin(l);
	host_robots(&l->pb->press.text, &l->pb->site);
	if (press_out(&l->pb->press, l->out, "robots.txt", err) < 0)
		return -1;
	begin(l);
	host_redirects(&l->pb->press.text, &l->pb->press.arena,
		&l->pb->site);
	return l->pb->press.text.n == 0 ? 0
		: press_out(&l->pb->press, l->out, "_redirects", err);
}

static int
lay_all(struct laying *l, struct error *err)
{
	if (put_style(l->pb, l->out, err) < 0 || lay_pictures(l, err) < 0 ||
	    lay_units(l, err) < 0 || lay_years(l, err) < 0 ||
	    lay_topics(l, err) < 0 || lay_wheels(l, err) < 0 ||
	    lay_summaries(l, err) < 0 || lay_odd(l, err) < 0)
		return -1;
	return lay_data(l, err) < 0 ? -1 : lay_host_files(l, err);
}

/* Files of figures of which some are not shown, as they have errors. */
static void
put_left(const struct publishing *pb, struct buf *out)
{
	const struct findings *fs = &pb->o->m->findings;
	const struct config *c = pb->o->m->config;
	const char *last = NULL;
	size_t hole = pack_hole(out), i;
	uint32_t n = 0;

	for (i = 0; i < fs->n; i++) {
		const struct finding *f = &fs->v[i];

		if (f->severity != SEVERITY_ERROR || streq(f->path, last) ||
		    config_part(c, f->path) != CONFIG_DATA)
			continue;
		last = f->path;
		result_put_left(out, &(struct left_out){f->path, f->code});
		n++;
	}
	pack_fill(out, hole, n);
}

/* The titles that groups hand over have passed their own gates. */
int
publishing_overview(struct publishing *pb, struct error *err)
{
	struct overview ov;
	struct buf pages = {0}, out = {0};
	struct laying l = {.pb = pb, .ov = &ov, .out = &pages};
	size_t i;
	int rc;

	overview_make(&ov, &pb->site, pb->parsed, pb->n, &pb->arena);
	press_begin(&pb->press, STR(OVERVIEW));
	pb->press.whole = true;
	for (i = 0; i < ov.latest_count; i++) {
		gate_phrase(&pb->press.gate.shown, ov.latest[i]->title);
		gate_phrase(&pb->press.gate.shown, ov.latest[i]->note);
	}
	rc = lay_all(&l, err);
	if (rc == 0)
		rc = put_feeds(pb, &ov, &pages, err);
	if (rc == 0)
		rc = publishing_search(pb, &pages, err);
	result_put_pages(&out, buf_view(&pages));
	put_left(pb, &out);
	result_put_no_units(&out);
	result_put_gate(&out, &pb->press.gate, pb->press.fault,
		pb->press.named);
	if (rc == 0)
		rc = publishing_take(pb, pb->n, buf_view(&out),
			buf_view(&pages), STR(""), err);
	buf_free(&out);
	buf_free(&pages);
	overview_free(&ov);
	return rc;
}

