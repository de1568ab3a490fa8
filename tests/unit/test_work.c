/* SPDX-License-Identifier: MPL-2.0 */
/* Work over processes: order, limits, deaths, errors. */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/mem.h"
#include "lib/base/work.h"
#include "tests/unit/harness.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#else
#define SANITIZED false
#endif

/* What goes wrong in item AT, step 2. */
enum trouble { GOOD, CRASH, LOOP, EAT, EXIT, FAIL, CRASH_ALWAYS,
	CRASH_OUTSIDE };

struct scene {
	enum trouble trouble;
	size_t at, also, size;
	size_t sink_fails;
	struct buf all;
	size_t next;
	bool order, here;
};

static void
misbehave(enum trouble trouble)
{
	volatile unsigned long n = 0;
	volatile char *p;

	switch (trouble) {
	case CRASH:
	case CRASH_ALWAYS:
	case CRASH_OUTSIDE:
		signal(SIGABRT, SIG_DFL);
		abort();
	case LOOP:
		for (;;)
			n++;
	case EAT:
		for (;;) {
			p = xmalloc(1 << 20);
			p[0] = 1;
		}
	case EXIT:
		_exit(0);
	default:
		break;
	}
}

static int
map(struct work *w, size_t item, struct buf *out, void *ctx,
	struct error *err)
{
	struct scene *s = ctx;
	bool me = item == s->at || item == s->also;
	size_t step, i;

	s->here = true;   /* lost with the worker, unless it is this process */
	if (me && s->trouble == CRASH_OUTSIDE)
		misbehave(s->trouble);
	for (step = 0; step < 4; step++) {
		bool bad = work_is_bad(w, step);

		work_step(w, step);
		if (me && step == 2 && s->trouble == FAIL)
			return error_set(err, ERROR_REFUSED, "nej %zu",
				"no %zu", item);
		if (me && step == 2 && (!bad || s->trouble == CRASH_ALWAYS))
			misbehave(s->trouble);
		buf_fmt(out, "%zu.%zu%s ", item, step, bad ? " bad" : "");
	}
	for (i = 0; i < s->size; i++)
		buf_char(out, (char)('a' + (item + i) % 26));
	return 0;
}

static int
sink(size_t item, struct str result, void *ctx, struct error *err)
{
	struct scene *s = ctx;

	s->order = s->order && item == s->next++;
	if (item == s->sink_fails)
		return error_set(err, ERROR_FAILED, "fuld", "full");
	buf_str(&s->all, result);
	return 0;
}

static int
run(struct scene *s, size_t count, int workers, unsigned seconds,
	size_t bytes, struct error *err)
{
	struct work_job job = {.count = count, .workers = workers,
		.step_seconds = seconds, .step_bytes = bytes, .map = map,
		.sink = sink, .ctx = s};

	s->order = true;
	s->sink_fails = s->sink_fails ? s->sink_fails : (size_t)-1;
	return work_run(&job, err);
}

static int
open_files(void)
{
	DIR *d = opendir("/proc/self/fd");
	int n = 0;

	while (d && readdir(d))
		n++;
	if (d)
		closedir(d);
	return n;
}

static bool
no_children(void)
{
	return waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD;
}

static void
test_same_bytes(void)
{
	static const size_t sizes[] = {0, 10, 70000, 300000};
	size_t i;
	int workers;

	for (i = 0; i < 4; i++) {
		struct scene one = {.at = 9999, .also = 9999, .size = sizes[i]};
		struct error err = {0};

		is_int(run(&one, 200, 1, 0, 0, &err), 0, "one worker");
		ok(one.here, "one worker without limits runs in process");
		for (workers = 0; workers < 6; workers += 2) {
			struct scene n = {.at = 9999, .also = 9999,
				.size = sizes[i]};

			is_int(run(&n, 200, workers, 10, 0, &err), 0,
				"%d workers, results of %zu", workers, sizes[i]);
			ok(n.order, "in order");
			ok(str_eq(buf_view(&one.all), buf_view(&n.all)),
				"the same bytes as from one");
			buf_free(&n.all);
		}
		buf_free(&one.all);
	}
}

static void
test_few(void)
{
	size_t count;

	for (count = 0; count < 4; count++) {
		struct scene s = {.at = 9999, .also = 9999};
		struct error err = {0};

		is_int(run(&s, count, 8, 1, 0, &err), 0, "%zu items", count);
		is_int(s.next, count, "each sunk once");
		buf_free(&s.all);
	}
}

static void
test_trouble(void)
{
	static const struct {
		const char *name;
		enum trouble trouble;
		size_t at, also;
	} cases[] = {
		{"a crash", CRASH, 5, 5}, {"two crashes", CRASH, 0, 79},
		{"an early exit", EXIT, 64, 3}, {"an endless loop", LOOP, 7, 7},
		{"a memory eater", EAT, 30, 31},
	};
	size_t i;
	int workers;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf want = {0};
		size_t item, step;

		if (SANITIZED && cases[i].trouble == EAT) {
			test_skip("sanitizers know no memory limits");
			continue;
		}
		for (item = 0; item < 80; item++)
			for (step = 0; step < 4; step++)
				buf_fmt(&want, "%zu.%zu%s ", item, step,
					step == 2 && (item == cases[i].at
					|| item == cases[i].also) ? " bad" : "");
		for (workers = 1; workers < 4; workers++) {
			struct scene s = {.trouble = cases[i].trouble,
				.at = cases[i].at, .also = cases[i].also};
			struct error err = {0};

			is_int(run(&s, 80, workers, 1, SANITIZED ? 0 : 64 << 20,
				&err), 0, "%s, %d workers", cases[i].name,
				workers);
			is_text(buf_cstr(&s.all), buf_cstr(&want),
				"only that step is bad");
			buf_free(&s.all);
		}
		buf_free(&want);
	}
}

static void
test_errors(void)
{
	static const struct {
		const char *name;
		enum trouble trouble;
		size_t at, also, sink_fails;
		enum error_kind kind;
		const char *en;
		long sunk;
	} cases[] = {
		{"a map that fails", FAIL, 40, 40, 0, ERROR_REFUSED, "no 40", 40},
		{"two that fail: the first", FAIL, 41, 40, 0, ERROR_REFUSED,
			"no 40", 40},
		{"a sink that fails", GOOD, 999, 999, 10, ERROR_FAILED, "full", 11},
		{"a crash outside a step", CRASH_OUTSIDE, 20, 20, 0, ERROR_FAILED,
			"a worker process stopped unexpectedly", -1},
		{"a crash in a step known as bad", CRASH_ALWAYS, 20, 20, 0,
			ERROR_FAILED, "a worker process stopped unexpectedly", -1},
	};
	size_t i;
	int workers;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		for (workers = 1; workers < 4; workers++) {
			struct scene s = {.trouble = cases[i].trouble,
				.at = cases[i].at, .also = cases[i].also,
				.sink_fails = cases[i].sink_fails};
			struct error err = {0};

			is_int(run(&s, 300, workers, 5, 0, &err), -1,
				"%s, %d workers", cases[i].name, workers);
			is_int(err.kind, cases[i].kind, "kind");
			is_text(err.en, cases[i].en, "text");
			if (cases[i].sunk >= 0)
				is_int(s.next, cases[i].sunk,
					"what came before is sunk");
			ok(no_children(), "no child left");
			buf_free(&s.all);
		}
	}
}

/* Item 0 waits until the others have had time to run ahead, and says how far
 * they came. MOST is in memory that all share. */
struct race {
	volatile size_t *most;
	size_t seen, sunk;
};

static int
map_slow(struct work *w, size_t item, struct buf *out, void *ctx,
	struct error *err)
{
	struct race *race = ctx;

	(void)w;
	(void)err;
	if (item == 0) {
		usleep(200000);
		buf_fmt(out, "%zu", *race->most);
	} else if (item > *race->most) {
		*race->most = item;
	}
	race->sunk = 12345;
	return 0;
}

static int
sink_count(size_t item, struct str result, void *ctx, struct error *err)
{
	struct race *race = ctx;
	unsigned long n = 0;

	(void)err;
	if (item == 0 && str_number(result, 1000, &n))
		race->seen = n;
	race->sunk++;
	return 0;
}

static void
test_ahead(void)
{
	struct race race = {0};
	struct work_job job = {.count = 1000, .workers = 4, .map = map_slow,
		.sink = sink_count, .ctx = &race};
	struct error err = {0};

	race.most = mmap(NULL, sizeof(size_t), PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	is_int(work_run(&job, &err), 0, "a slow first item");
	is_int(race.sunk, 1000, "all sunk; a map's memory is its worker's own");
	ok(race.seen > 0 && race.seen < WORK_AHEAD,
		"others ran ahead, but not too far (%zu)", race.seen);
	munmap((void *)(uintptr_t)race.most, sizeof(size_t));
}

int
main(void)
{
	int files = open_files();

	test_same_bytes();
	test_few();
	test_trouble();
	test_errors();
	test_ahead();
	is_int(open_files(), files, "no file left open");
	ok(no_children(), "no child left");
	return test_end();
}
