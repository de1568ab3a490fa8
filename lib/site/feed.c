/* SPDX-License-Identifier: MPL-2.0 */
/* The news feed and the sitemaps. */
#include "lib/site/feed.h"

#include "lib/base/file.h"
#include "lib/text/xml.h"

#define SITEMAPS "http://www.sitemaps.org/schemas/sitemap/0.9"

/* The whole address of a page. */
static const char *
full(struct buf *b, const struct site *s, const char *path)
{
	buf_reset(b);
	buf_z(b, s->url);
	buf_char(b, '/');
	html_url(b, str_of(path));
	return b->p;
}

static void
put_url(struct xml *x, struct buf *b, const struct site *s, const char *path,
	date changed)
{
	char day[11];

	xml_open(x, "url");
	xml_leaf(x, "loc", full(b, s, path));
	if (changed != DATE_NONE) {
		date_format(day, changed);
		xml_leaf(x, "lastmod", day);
	}
	xml_close(x);
}

const char *
sitemap_path(struct arena *a, const struct site *s, const char *key)
{
	const char *page = address_unit(a, s, *key ? key : NULL);

	return arena_fmt(a, "%.*s/sitemap.xml", (int)path_dir(page), page);
}

static void
put_view(struct xml *x, struct buf *b, struct arena *a, const struct site *s,
	const struct unit_view *v)
{
	size_t i;

	put_url(x, b, s, address_unit(a, s, v->unit), DATE_NONE);
	for (i = 0; i < v->document_count; i++)
		put_url(x, b, s, v->documents[i]->path,
			v->documents[i]->changed != DATE_NONE
			? v->documents[i]->changed
			: v->documents[i]->record.date);
	for (i = 0; i < v->cycle_count; i++) {
		int cycle = v->cycles[i].cycle;

		put_url(x, b, s, address_cycle(a, s, v->unit, cycle),
			DATE_NONE);
		if (v->cycles[i].changes)
			put_url(x, b, s, address_changes(a, s, v->unit, cycle),
				DATE_NONE);
	}
}

const char *
sitemap_group(struct buf *out, struct arena *a, const struct site *s,
	const char *key, const struct unit_view *views, size_t n)
{
	struct xml *x = xml_begin();
	struct buf b = {0};
	size_t i;

	xml_open(x, "urlset");
	xml_attr(x, "xmlns", SITEMAPS);
	for (i = 0; i < n; i++)
		put_view(x, &b, a, s, &views[i]);
	xml_end(x, out);
	buf_free(&b);
	return sitemap_path(a, s, key);
}

void
sitemap_overview(struct buf *out, struct arena *a, const struct site *s,
	const struct overview *o)
{
	const char *const pages[] = {"index.html", address_units(a, s),
		address_themes(a, s), address_wheel(a, s, wheel_now(s)),
		address_about(a, s), address_access(a, s)};
	struct xml *x = xml_begin();
	struct buf b = {0};
	size_t i;

	xml_open(x, "urlset");
	xml_attr(x, "xmlns", SITEMAPS);
	for (i = 0; i < sizeof(pages) / sizeof(*pages); i++)
		put_url(x, &b, s, pages[i], DATE_NONE);
	for (i = 0; i < o->cycle_count; i++)
		put_url(x, &b, s, address_year(a, s, o->cycles[i]), DATE_NONE);
	for (i = 0; i < o->topics.n; i++)
		put_url(x, &b, s, address_theme(a, s, o->topics.v[i]->slug,
			CYCLE_NONE), DATE_NONE);
	xml_end(x, out);
	buf_free(&b);
}

void
sitemap_index(struct buf *out, const struct site *s, const char *const *paths,
	size_t n)
{
	struct xml *x = xml_begin();
	struct buf b = {0};
	size_t i;

	xml_open(x, "sitemapindex");
	xml_attr(x, "xmlns", SITEMAPS);
	for (i = 0; i < n; i++) {
		xml_open(x, "sitemap");
		xml_leaf(x, "loc", full(&b, s, paths[i]));
		xml_close(x);
	}
	xml_end(x, out);
	buf_free(&b);
}

/* A document's date has no time of day: it counts from midnight. */
static void
put_time(struct xml *x, const char *name, date d)
{
	char text[11 + sizeof("T00:00:00Z")];

	date_format(text, d);
	strcat(text, "T00:00:00Z");
	xml_leaf(x, name, text);
}

static void
put_link(struct xml *x, const char *rel, const char *href)
{
	xml_open(x, "link");
	xml_attr(x, "rel", rel);
	xml_attr(x, "href", href);
	xml_close(x);
}

/* When an entry was last changed, as far as anybody knows. */
static date
updated(const struct latest *l)
{
	return l->changed != DATE_NONE && l->changed > l->date ? l->changed
		: l->date;
}

static void
put_entry(struct xml *x, struct buf *b, struct arena *a, const struct site *s,
	const struct latest *l)
{
	const char *cycle = cycle_name(a, s, l->cycle);

	xml_open(x, "entry");
	xml_leaf(x, "title", arena_fmt(a, "%s – %s%s%s", l->title,
		unit_name(s, l->unit), *cycle ? " " : "", cycle));
	full(b, s, l->path);
	if (*l->anchor)
		buf_fmt(b, "#%s", l->anchor);
	xml_leaf(x, "id", b->p);
	put_link(x, "alternate", b->p);
	if (l->published != DATE_NONE)
		put_time(x, "published", l->published);
	put_time(x, "updated", updated(l));
	if (*l->note)
		xml_leaf(x, "summary", l->note);
	xml_close(x);
}

static void
put_head(struct xml *x, struct buf *b, struct arena *a, const struct site *s,
	const struct feed *f)
{
	const char *name = s->config->municipality;

	xml_leaf(x, "title", arena_fmt(a, "%s – %s", f->title, name ? name
		: ""));
	xml_leaf(x, "id", full(b, s, f->page));
	put_link(x, "alternate", b->p);
	put_link(x, "self", full(b, s, f->path));
	xml_open(x, "author");
	xml_leaf(x, "name", name ? name : s->texts[W_SITE]);
	xml_close(x);
}

const char *
feed_path(struct arena *a, const struct site *s, const char *unit)
{
	const char *page = address_unit(a, s, unit);

	return arena_fmt(a, "%.*s/feed.xml", (int)path_dir(page), page);
}

void
feed_put(struct buf *out, struct arena *a, const struct site *s,
	const struct feed *f)
{
	struct xml *x = xml_begin();
	struct buf b = {0};
	date last = DATE_NONE;
	size_t i;

	for (i = 0; i < f->n; i++)
		if (last == DATE_NONE || updated(&f->entries[i]) > last)
			last = updated(&f->entries[i]);
	xml_open(x, "feed");
	xml_attr(x, "xmlns", "http://www.w3.org/2005/Atom");
	xml_attr(x, "xml:lang", wording(s->lang, W_LANG));
	put_head(x, &b, a, s, f);
	put_time(x, "updated", last != DATE_NONE ? last
		: s->today == DATE_NONE ? 0 : s->today);
	for (i = 0; i < f->n; i++)
		put_entry(x, &b, a, s, &f->entries[i]);
	xml_end(x, out);
	buf_free(&b);
}
