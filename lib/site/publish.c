/* SPDX-License-Identifier: MPL-2.0 */
/* Publishing: a municipality as a folder of pages for one audience. */
#include "lib/site/publish.h"

#include <stdlib.h>

#include "lib/check/check.h"
#include "lib/site/figures.h"
#include "lib/site/leak.h"
#include "lib/site/publishing.h"
#include "lib/trust/approval_check.h"

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
	struct unpack u = {result, false};
	struct str facts, pages;

	facts.n = unpack_u32(&u);
	facts.p = unpack_bytes(&u, facts.n);
	pages.n = unpack_u32(&u);
	pages.p = unpack_bytes(&u, pages.n);
	return u.bad ? work_garbled(err)
		: publishing_take(pb, index, facts, pages, u.rest, err);
}

static int
make_groups(struct publishing *pb, struct error *err)
{
	struct municipality_job job = {.m = pb->o->m,
		.workers = pb->o->workers, .rules = approval_rules,
		.wanted = is_wanted, .map = map_group, .sink = sink_group,
		.ctx = pb};

	return memory_begin(&pb->memory, err) < 0 ? -1
		: municipality_map(&job, err);
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

/* The first N. */
static int
parse_all(struct publishing *pb, size_t n, struct error *err)
{
	size_t i;

	pb->parsed = ARENA_ARRAY(&pb->arena, struct result, pb->n + 1);
	for (i = 0; i < n; i++)
		if (parse(pb, i, err) < 0)
			return -1;
	return 0;
}

static int
make_all(struct publishing *pb, struct error *err)
{
	if (municipality_figures(pb->o->m, check_data, err) < 0)
		return -1;
	site_figures(&pb->site);
	if (output_begin(&pb->output, err) < 0 || make_groups(pb, err) < 0)
		return -1;
	if (parse_all(pb, pb->n, err) < 0)
		return -1;
	if (publishing_overview(pb, err) < 0 || parse(pb, pb->n, err) < 0)
		return -1;
	return leak_find(&(struct leak_search){&pb->site, &pb->output,
		pb->parsed, pb->n + 1, pb->o->workers, publishing_pages, pb},
		err);
}

static void
report(const struct publishing *pb, struct publish_report *out)
{
	size_t cap = 0, i, k;

	out->found.arena = &out->arena;
	for (i = 0; pb->o->preview && i < pb->n; i++)
		if (pb->parsed[i].findings.n)
			findings_decode(&out->found, pb->parsed[i].findings);
	out->deleted = pb->plan.stale_count;
	for (i = 0; i <= pb->n; i++) {
		out->pages += pb->parsed[i].page_count;
		if (pb->fresh[i])
			out->written += pb->parsed[i].staged_count;
		for (k = 0; k < pb->parsed[i].left_count; k++) {
			const struct left_out *l = &pb->parsed[i].left[k];

			ARENA_GROW(&out->arena, out->left, out->left_count,
				cap);
			out->left[out->left_count++] = (struct left_out){
				arena_strdup(&out->arena, l->path), l->code};
		}
	}
	out->unchanged = out->pages - out->written;
}

static bool
any_left(const struct publishing *pb)
{
	size_t i;

	for (i = 0; i < pb->n; i++)
		if (pb->parsed[i].left_count)
			return true;
	return false;
}

static int
run(struct publishing *pb, struct publish_report *out, struct error *err)
{
	bool any;

	if (output_open(&pb->output, pb->o->output,
		audience_name(pb->o->audience), err) < 0)
		return -1;
	pb->output.fleeting = pb->o->preview;
	if (publishing_remember(pb, err) < 0 ||
	    publishing_history(pb, &out->shallow, err) < 0 ||
	    publishing_compare(pb, &any, err) < 0)
		return -1;
	/* Where nothing has changed nothing is written, only told of again. */
	if (!any) {
		if (parse_all(pb, pb->n + 1, err) < 0)
			return -1;
		report(pb, out);
		return 0;
	}
	pb->fresh[pb->n] = true;
	if (make_all(pb, err) < 0 || publishing_plan(pb, err) < 0)
		return -1;
	if (pb->o->preview && any_left(pb))
		pb->plan.stale_count = 0;
	if (output_finish(&pb->output, &pb->plan, err) < 0 ||
	    publishing_save(pb, err) < 0)
		return -1;
	report(pb, out);
	return 0;
}

int
publish(const struct publish_options *o, struct publish_report *out,
	struct error *err)
{
	struct publishing pb = {.o = o, .output = {.fd = -1, .stage = -1,
		.lock = -1}, .memory = {.fd = -1}};
	int rc;

	memset(out, 0, sizeof(*out));
	site_init(&pb.site, o->m, o->audience, o->today);
	pb.press.site = &pb.site;
	pb.press.output = &pb.output;
	pb.press.memory = &pb.memory;
	pb.press.preview = o->preview;
	rc = run(&pb, out, err);
	if (rc < 0 && pb.output.stage >= 0)
		output_discard(&pb.output);
	press_free(&pb.press);
	memory_close(&pb.memory);
	history_free(&pb.history);
	output_close(&pb.output);
	site_free(&pb.site);
	arena_free(&pb.arena);
	free(pb.inputs);
	free(pb.fresh);
	free(pb.bytes);
	free(pb.places);
	return rc;
}

void
publish_report_free(struct publish_report *r)
{
	arena_free(&r->arena);
	memset(r, 0, sizeof(*r));
}
