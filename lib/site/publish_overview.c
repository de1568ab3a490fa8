/* SPDX-License-Identifier: MPL-2.0 */
/* The pages across units, the style and the feeds. */
#include "lib/base/builtin.h"
#include "lib/site/feed.h"
#include "lib/site/publishing.h"

/* The style: ours, and what the municipality adds to it. */
static int
put_style(struct publishing *pb, struct buf *out, struct error *err)
{
	const struct builtin *style = builtin_find(STYLE);
	const struct tree_entry *own;

	press_page(&pb->press);
	if (style)
		buf_add(&pb->press.text, style->content, style->n);
	if (publishing_file(pb, "site.css", &own, err) < 0)
		return -1;
	if (own && tree_read(pb->o->m->tree, own->path, MARKDOWN_SIZE,
		&pb->press.text, err) < 0)
		return -1;
	return press_out(&pb->press, out, "site.css", err);
}

static int
put_feeds(struct publishing *pb, const struct overview *ov, struct buf *out,
	uint32_t *count, struct error *err)
{
	struct press *pr = &pb->press;
	const char **paths = ARENA_ARRAY(&pb->arena, const char *, pb->n + 1);
	size_t i, k, n = 0;

	if (pb->site.url == NULL)
		return 0;
	for (i = 0; i < pb->n; i++) {
		const char *path = sitemap_path(&pb->arena, &pb->site,
			pb->o->m->groups[i].key);

		for (k = pb->parsed[i].page_count; k > 0; k--)
			if (streq(pb->parsed[i].pages[k - 1].path, path)) {
				paths[n++] = path;
				break;
			}
	}
	press_page(pr);
	sitemap_index(&pr->text, &pb->site, paths, n);
	if (press_out(pr, out, "sitemap.xml", err) < 0)
		return -1;
	press_page(pr);
	feed_put(&pr->text, &pr->arena, &pb->site, ov);
	*count += 2;
	return press_out(pr, out, "feed.xml", err);
}

static int
put_overview(struct publishing *pb, const struct overview *ov,
	struct buf *out, uint32_t *count, struct error *err)
{
	void (*const pages[])(struct page *, const struct overview *) = {
		front_page, units_page};
	void (*const odd[])(struct page *) = {missing_page, statement_page};
	struct press *pr = &pb->press;
	struct page p;
	size_t i;

	for (i = 0; i < 2; i++, ++*count) {
		p = press_page(pr);
		pages[i](&p, ov);
		if (press_out(pr, out, p.path, err) < 0)
			return -1;
	}
	for (i = 0; i < ov->cycle_count; i++, ++*count) {
		const char *path = address_year(&pb->arena, &pb->site,
			ov->cycles[i]);

		if (press_keep(pr, out, path, year_hash(ov, ov->cycles[i],
			pb->common)))
			continue;
		p = press_page(pr);
		year_page(&p, ov, ov->cycles[i]);
		if (press_out(pr, out, p.path, err) < 0)
			return -1;
	}
	for (i = 0; i < 2; i++, ++*count) {
		p = press_page(pr);
		odd[i](&p);
		if (press_out(pr, out, p.path, err) < 0)
			return -1;
	}
	++*count;
	return put_style(pb, out, err);
}

/* The titles that groups hand over have passed their own gates. */
int
publishing_overview(struct publishing *pb, struct error *err)
{
	struct overview ov;
	struct buf out = {0};
	size_t hole, i;
	uint32_t count = 0;
	int rc;

	overview_make(&ov, &pb->site, pb->parsed, pb->n, &pb->arena);
	press_begin(&pb->press, STR(OVERVIEW));
	pb->press.whole = true;
	for (i = 0; i < ov.latest_count; i++)
		gate_phrase(&pb->press.gate.shown, ov.latest[i]->title);
	hole = pack_hole(&out);
	rc = put_overview(pb, &ov, &out, &count, err);
	if (rc == 0)
		rc = put_feeds(pb, &ov, &out, &count, err);
	pack_fill(&out, hole, count);
	for (i = 0; i < 3; i++)
		pack_u32(&out, 0);
	result_put_gate(&out, &pb->press.gate, pb->press.cpr);
	pb->bytes[pb->n] = str_make(arena_strndup(&pb->arena, buf_cstr(&out),
		out.n), out.n);
	buf_free(&out);
	return rc;
}

