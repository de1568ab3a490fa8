/* SPDX-License-Identifier: MPL-2.0 */
/* Publishing: a municipality as a folder of pages for one audience. */
#include "lib/site/publish.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "lib/base/builtin.h"
#include "lib/base/file.h"
#include "lib/check/check.h"
#include "lib/site/feed.h"
#include "lib/site/group.h"
#include "lib/site/leak.h"

/* The pages across units, in the state file; no unit is called that. */
#define OVERVIEW "\001"
#define STYLE "lib/site/assets/site.css"

/* One publishing. Groups are the municipality's, with one more at the end for
 * the pages across units. INPUTS are hashes of what a group's pages are made
 * from; BYTES their results, PARSED when all are there. */
struct publishing {
	const struct publish_options *o;
	struct site site;
	struct output output;
	struct memory memory;
	char *memory_path;         /* or NULL */
	struct arena arena;
	struct press press;
	char (*inputs)[OUTPUT_HASH];
	bool *fresh;
	struct str *bytes;
	struct result *parsed;
	size_t n;                  /* groups, without the overview */
	struct output_plan plan;
};

static struct str
group_key(const struct publishing *pb, size_t i)
{
	return i < pb->n ? str_of(pb->o->m->groups[i].key) : STR(OVERVIEW);
}

/* A file of the folder for the site; *OUT is NULL when it is not there. */
static int
find_file(struct publishing *pb, const char *name,
	const struct tree_entry **out, struct error *err)
{
	const char *path = arena_fmt(&pb->arena, "%s/%s",
		pb->site.config->site_path, name);
	const struct tree_entry *v;
	size_t lo = 0, hi, n;

	*out = NULL;
	if (tree_list(pb->o->m->tree, &v, &n, err) < 0)
		return -1;
	for (hi = n; lo < hi;) {
		size_t mid = lo + (hi - lo) / 2;
		int c = strcmp(v[mid].path, path);

		if (c == 0)
			*out = &v[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return 0;
}

/* What all pages depend on: the program, the audience, the configuration. */
static void
add_common(struct buf *b, const struct publishing *pb)
{
	const struct builtin *style = builtin_find(STYLE);

	pack_text(b, str_of(pb->o->program));
	pack_u32(b, (uint32_t)pb->o->audience);
	pack_u64(b, pb->site.config->hash);
	pack_u64(b, style ? hash_quick(str_make(style->content, style->n), 0)
		: 0);
}

static void
hash_group(struct publishing *pb, struct buf *b, size_t common, size_t i)
{
	const struct entries *e = &pb->o->m->groups[i];
	bool known = true;
	size_t k;

	b->n = common;
	for (k = 0; k < e->units.n; k++)
		pack_text(b, str_of(e->units.v[k]));
	for (k = 0; k < e->n; k++) {
		pack_text(b, str_of(e->v[k].path));
		pack_text(b, str_of(e->v[k].id));
		pack_u32(b, e->v[k].mode);
		known &= e->v[k].id[0] != '\0';
	}
	if (known)
		hash_sha256(pb->inputs[i], buf_view(b));
}

static int
hash_inputs(struct publishing *pb, struct error *err)
{
	const struct tree_entry *style;
	struct buf b = {0};
	size_t common, i;

	if (find_file(pb, "site.css", &style, err) < 0)
		return -1;

	pb->n = pb->o->m->group_count;
	pb->inputs = xcalloc(pb->n + 1, sizeof(*pb->inputs));
	pb->fresh = xcalloc(pb->n + 1, sizeof(*pb->fresh));
	pb->bytes = xcalloc(pb->n + 1, sizeof(*pb->bytes));
	add_common(&b, pb);
	common = b.n;
	for (i = 0; i < pb->n; i++)
		hash_group(pb, &b, common, i);
	b.n = common;
	pack_text(&b, style ? str_of(style->id) : STR(""));
	pack_u32(&b, (uint32_t)pb->o->today);
	buf_add(&b, (const char *)pb->inputs, pb->n * sizeof(*pb->inputs));
	hash_sha256(pb->inputs[pb->n], buf_view(&b));
	buf_free(&b);
	return 0;
}

/* What the last publishing found of a group still holds if nothing of it has
 * changed, and its first page (of units: the unit's own) stands untouched. */
static bool
still_holds(struct publishing *pb, size_t i)
{
	const struct memory_group *g = memory_find(&pb->memory,
		group_key(pb, i));
	struct unpack u;
	struct page_file first = {0};

	/* Without ids of its files a group may be any. */
	if (g == NULL || pb->inputs[i][0] == '\0' ||
	    !str_is(g->input, pb->inputs[i]))
		return false;
	u = (struct unpack){g->result, false};
	if (unpack_u32(&u) > 0) {
		first.path = unpack_text(&u).p;
		unpack_bytes(&u, OUTPUT_HASH - 1);
		first.size = unpack_u32(&u);
		first.time = (int64_t)unpack_u64(&u);
		if (u.bad || !output_stands(&pb->output, &first))
			return false;
	}
	pb->bytes[i] = g->result;
	return true;
}

/* True if there is anything to do. */
static bool
look_for_changes(struct publishing *pb)
{
	bool any = pb->memory.n != pb->n + 1;
	size_t i;

	for (i = 0; i <= pb->n; i++) {
		pb->fresh[i] = !still_holds(pb, i);
		any |= pb->fresh[i];
	}
	return any;
}

static bool
is_wanted(const struct entries *e, void *ctx)
{
	struct publishing *pb = ctx;

	return pb->fresh[e - pb->o->m->groups];
}

static int
map_group(struct group *g, size_t index, struct findings *fs,
	struct buf *out, void *ctx, struct error *err)
{
	struct publishing *pb = ctx;

	return site_group(&pb->press, g, index, fs, out, err);
}

static int
sink_group(size_t index, struct str result, void *ctx, struct error *err)
{
	struct publishing *pb = ctx;

	(void)err;
	pb->bytes[index] = str_make(arena_strndup(&pb->arena, result.p,
		result.n), result.n);
	return 0;
}

static int
make_groups(struct publishing *pb, struct error *err)
{
	struct municipality_job job = {.m = pb->o->m,
		.workers = pb->o->workers, .rules = check_record,
		.wanted = is_wanted, .map = map_group, .sink = sink_group,
		.ctx = pb};

	return municipality_map(&job, err);
}

/* The style: ours, and what the municipality adds to it. */
static int
put_style(struct publishing *pb, struct buf *out, struct error *err)
{
	const struct builtin *style = builtin_find(STYLE);
	const struct tree_entry *own;

	press_page(&pb->press);
	if (style)
		buf_add(&pb->press.text, style->content, style->n);
	if (find_file(pb, "site.css", &own, err) < 0)
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
static int
make_overview(struct publishing *pb, struct error *err)
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

static int
parse(struct publishing *pb, size_t i, struct error *err)
{
	if (result_read(&pb->parsed[i], &pb->arena, pb->bytes[i]))
		return 0;
	return error_set(err, ERROR_FAILED,
		"en arbejdsproces gav et svar, der ikke kan læses",
		"a worker's answer can't be read");
}

static int
make_all(struct publishing *pb, struct error *err)
{
	size_t i;

	if (output_begin(&pb->output, err) < 0 || make_groups(pb, err) < 0)
		return -1;
	pb->parsed = ARENA_ARRAY(&pb->arena, struct result, pb->n + 1);
	for (i = 0; i < pb->n; i++)
		if (parse(pb, i, err) < 0)
			return -1;
	if (make_overview(pb, err) < 0 || parse(pb, pb->n, err) < 0)
		return -1;
	return leak_find(&pb->site, &pb->output, pb->parsed, pb->n + 1,
		pb->o->workers, err);
}

static void
list_pages(struct publishing *pb)
{
	struct output_plan *plan = &pb->plan;
	size_t i, k, all = 0;

	for (i = 0; i <= pb->n; i++)
		all += pb->parsed[i].page_count;
	plan->pages = ARENA_ARRAY(&pb->arena, const struct page_file *, all);
	plan->staged = ARENA_ARRAY(&pb->arena, const struct page_file *, all);
	for (i = 0; i <= pb->n; i++)
		for (k = 0; k < pb->parsed[i].page_count; k++) {
			const struct page_file *page =
				&pb->parsed[i].pages[k];

			plan->pages[plan->page_count++] = page;
			if (pb->fresh[i] && pb->parsed[i].staged[k])
				plan->staged[plan->staged_count++] = page;
		}
}

static void
add_stale(struct publishing *pb, const struct map *new, const char *path,
	size_t *cap)
{
	struct output_plan *plan = &pb->plan;

	if (map_get(new, str_of(path)))
		return;
	ARENA_GROW(&pb->arena, plan->stale, plan->stale_count, *cap);
	plan->stale[plan->stale_count++] = path;
}

/* Pages that were ours and are no more: those of groups made anew or gone
 * that were not made again. Without a state the folder says what was ours. */
static int
list_stale(struct publishing *pb, struct error *err)
{
	bool *kept = ARENA_ARRAY(&pb->arena, bool, pb->memory.n + 1);
	struct map new = {0};
	struct result last;
	size_t cap = 0, i, k;
	int rc = 0;

	for (i = 0; i <= pb->n; i++) {
		const struct memory_group *g = memory_find(&pb->memory,
			group_key(pb, i));

		if (g && !pb->fresh[i])
			kept[g - pb->memory.groups] = true;
		for (k = 0; pb->fresh[i] && k < pb->parsed[i].page_count; k++)
			map_put(&new, str_of(pb->parsed[i].pages[k].path), pb);
	}
	for (i = 0; i < pb->memory.n; i++) {
		if (kept[i] || !result_read(&last, &pb->arena,
			pb->memory.groups[i].result))
			continue;
		for (k = 0; k < last.page_count; k++)
			add_stale(pb, &new, last.pages[k].path, &cap);
	}
	if (pb->memory.n == 0) {
		rc = output_read_ours(&pb->output, err);
		for (i = 0; i < pb->output.our_count; i++)
			if (i == 0 || strcmp(pb->output.ours[i],
				pb->output.ours[i - 1]) != 0)
				add_stale(pb, &new, pb->output.ours[i], &cap);
	}
	map_free(&new);
	return rc;
}

static int
by_key(const void *a, const void *b)
{
	const struct memory_group *x = a, *y = b;

	return str_cmp(x->key, y->key);
}

static int
remember(struct publishing *pb, struct error *err)
{
	struct memory now = {.program = str_of(pb->o->program),
		.generation = str_of(pb->output.generation), .n = pb->n + 1};
	size_t i;
	int rc;

	if (pb->memory_path == NULL)
		return 0;
	now.groups = xcalloc(now.n, sizeof(*now.groups));
	for (i = 0; i < now.n; i++)
		now.groups[i] = (struct memory_group){group_key(pb, i),
			str_of(pb->inputs[i]), pb->bytes[i]};
	qsort(now.groups, now.n, sizeof(*now.groups), by_key);
	rc = memory_save(&now, pb->memory_path, err);
	free(now.groups);
	return rc;
}

/* One state file for each folder and audience. */
static int
open_memory(struct publishing *pb, struct error *err)
{
	const char *dir = pb->o->state;
	char hash[41], *full;

	if (dir == NULL)
		return 0;
	if (mkdir(dir, 0700) < 0 && !file_is_dir(dir) &&
	    file_mkdirs(dir, err) < 0)
		return -1;
	full = realpath(pb->o->output, NULL);
	hash_sha1(hash, str_of(full ? full : pb->o->output));
	hash[16] = '\0';
	free(full);
	pb->memory_path = arena_fmt(&pb->arena, "%s/site-%s-%s", dir,
		audience_name(pb->o->audience), hash);
	memory_open(&pb->memory, pb->memory_path, pb->o->program);
	if (!str_is(pb->memory.generation, pb->output.generation) ||
	    pb->output.generation[0] == '\0')
		memory_close(&pb->memory);
	return 0;
}

static void
report(const struct publishing *pb, struct publish_report *out)
{
	size_t cap = 0, i, k;

	out->pages = pb->plan.page_count;
	out->written = pb->plan.staged_count;
	out->unchanged = out->pages - out->written;
	out->deleted = pb->plan.stale_count;
	for (i = 0; i < pb->n; i++)
		for (k = 0; k < pb->parsed[i].left_count; k++) {
			const struct left_out *l = &pb->parsed[i].left[k];

			ARENA_GROW(&out->arena, out->left, out->left_count,
				cap);
			out->left[out->left_count++] = (struct left_out){
				arena_strdup(&out->arena, l->path), l->code};
		}
}

/* Nothing has changed: nothing is written, only told of again. */
static int
retell(struct publishing *pb, struct error *err)
{
	size_t i;

	pb->parsed = ARENA_ARRAY(&pb->arena, struct result, pb->n + 1);
	for (i = 0; i <= pb->n; i++)
		if (parse(pb, i, err) < 0)
			return -1;
	list_pages(pb);
	return 0;
}

static int
run(struct publishing *pb, struct publish_report *out, struct error *err)
{
	if (output_open(&pb->output, pb->o->output,
		audience_name(pb->o->audience), err) < 0 ||
	    open_memory(pb, err) < 0 || hash_inputs(pb, err) < 0)
		return -1;
	if (!look_for_changes(pb)) {
		if (retell(pb, err) < 0)
			return -1;
		report(pb, out);
		return 0;
	}
	pb->fresh[pb->n] = true;
	if (make_all(pb, err) < 0)
		return -1;
	list_pages(pb);
	if (list_stale(pb, err) < 0 ||
	    output_finish(&pb->output, &pb->plan, err) < 0 ||
	    remember(pb, err) < 0)
		return -1;
	report(pb, out);
	return 0;
}

int
publish(const struct publish_options *o, struct publish_report *out,
	struct error *err)
{
	struct publishing pb = {.o = o, .output = {.fd = -1, .stage = -1,
		.lock = -1}};
	int rc;

	memset(out, 0, sizeof(*out));
	site_init(&pb.site, o->m, o->audience, o->today);
	pb.press.site = &pb.site;
	pb.press.output = &pb.output;
	pb.press.memory = &pb.memory;
	rc = run(&pb, out, err);
	if (rc < 0 && pb.output.stage >= 0)
		output_discard(&pb.output);
	press_free(&pb.press);
	memory_close(&pb.memory);
	output_close(&pb.output);
	site_free(&pb.site);
	arena_free(&pb.arena);
	free(pb.inputs);
	free(pb.fresh);
	free(pb.bytes);
	return rc;
}

void
publish_report_free(struct publish_report *r)
{
	arena_free(&r->arena);
	memset(r, 0, sizeof(*r));
}
