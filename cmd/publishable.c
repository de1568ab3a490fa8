/* SPDX-License-Identifier: MPL-2.0 */
/* referat publishable: what may be published, and what is missing. */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/paths.h"
#include "lib/base/pack.h"
#include "lib/base/work.h"
#include "lib/check/check.h"
#include "lib/report/publishable.h"

/* One run; documents are counted as their groups come. */
struct listing {
	struct session *s;
	struct paths paths;
	struct buf out;
	bool json;
	size_t good, bad;
};

static bool
wanted(const struct entries *e, void *ctx)
{
	const struct listing *l = ctx;

	return paths_touch(&l->paths, e);
}

/* For each document: whether it may be, and the words of it. */
static int
judge(struct group *g, size_t index, struct findings *fs, struct buf *out,
	void *ctx, struct error *err)
{
	const struct listing *l = ctx;
	struct buf words = {0};
	size_t i;

	(void)index, (void)fs, (void)err;
	for (i = 0; i < g->record_count; i++) {
		struct publishable p;

		if (g->records[i]->form == NULL ||
		    !paths_have(&l->paths, g->records[i]->path))
			continue;
		publishable_make(&p, g->arena, g->records[i], l->s->today);
		if (l->json)
			publishable_json(&words, &p);
		else
			publishable_text(&words, &p, l->s->lang);
		pack_u32(out, publishable_is(&p));
		pack_text(out, buf_view(&words));
		buf_reset(&words);
	}
	buf_free(&words);
	return 0;
}

static int
take(size_t index, struct str result, void *ctx, struct error *err)
{
	struct listing *l = ctx;
	struct unpack u = {result, false};

	(void)index;
	while (u.rest.n && !u.bad) {
		uint32_t good = unpack_u32(&u);

		if (l->json && l->good + l->bad)
			buf_char(&l->out, ',');
		buf_str(&l->out, unpack_text(&u));
		l->good += good;
		l->bad += !good;
	}
	return u.bad ? work_garbled(err) : 0;
}

static void
print(struct listing *l)
{
	if (l->json) {
		printf("{\"documents\":[");
		session_print(&l->out);
		printf("]}\n");
	} else {
		session_print(&l->out);
		session_say(l->s,
			"%zu af %zu dokumenter må offentliggøres\n",
			"%zu of %zu documents may be published\n", l->good,
			l->good + l->bad);
	}
	buf_free(&l->out);
}

int
cmd_publishable(struct session *s, int argc, char **argv)
{
	struct listing l = {.s = s};
	struct input in = {NULL, false, false};
	const char *format = "text", *workers = NULL;
	const struct opt opts[] = {
		{"format", 0, NULL, &format, "text|json"},
		{"workers", 0, NULL, &workers, NULL},
		INPUT_OPTIONS(in),
		{NULL, 0, NULL, NULL, NULL}
	};
	struct municipality_job job = {.rules = check_record,
		.wanted = wanted, .map = judge, .sink = take, .ctx = &l};
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    session_workers(&job.workers, workers, &err) < 0 ||
	    session_load(s, &in, &err) < 0 ||
	    municipality_figures(s->m, check_data, &err) < 0 ||
	    paths_read(&l.paths, s, n, argv + 1, &err) < 0)
		return session_fail(s, &err);
	l.json = streq(format, "json");
	job.m = s->m;
	if (municipality_map(&job, &err) < 0) {
		buf_free(&l.out);
		return session_fail(s, &err);
	}
	print(&l);
	return n && l.bad ? EXIT_FINDINGS : EXIT_GOOD;
}
