/* SPDX-License-Identifier: MPL-2.0 */
/* The state file: what is kept is read back, what was damaged is not, and what
 * no longer counts does not pile up. */
#include <sys/stat.h>

#include "lib/site/memory.h"
#include "tests/unit/harness.h"
#include "tests/unit/sandbox.h"

#define GROUPS 3

static struct error err;

/* Adds the result of group I, as of round ROUND. */
static struct memory_result
add(struct memory *m, size_t i, int round, size_t size)
{
	struct memory_result r = {0, 4, 3, (uint32_t)size - 3};
	char *words = malloc(size), facts[8];
	uint64_t after;

	snprintf(facts, sizeof(facts), "%c%03d", (char)('a' + i), round);
	memset(words, 'a' + (int)i, size);
	if (memory_add(m, str_make(facts, 4), &r.at, &err) < 0 ||
	    memory_add(m, str_make(words, size), &after, &err) < 0)
		exit(99);
	free(words);
	return r;
}

/* One publishing: those of FRESH (a bit for each) are made anew. */
static int
publish(const char *generation, int round, unsigned fresh, size_t size)
{
	static const char *const keys[] = {"alfa", "beta", "gamma"};
	struct memory_group now[GROUPS];
	struct memory m;
	size_t i;
	int rc;

	memory_open(&m, "state", "program", round ? generation : "");
	if (memory_begin(&m, &err) < 0)
		exit(99);
	for (i = 0; i < GROUPS; i++) {
		const struct memory_group *g = memory_find(&m,
			str_of(keys[i]));

		now[i] = (struct memory_group){str_of(keys[i]), STR("input"),
			g && (fresh >> i & 1) == 0 ? g->result
			: add(&m, i, round, size)};
	}
	rc = memory_save(&m, "program", generation, now, GROUPS, false, &err);
	memory_close(&m);
	return rc;
}

/* What the file tells of: "a001 b000 c000", or "-". */
static const char *
told(const char *program, const char *generation)
{
	static struct buf out;
	struct arena a = {0};
	struct memory m;
	struct str facts;
	size_t i;

	buf_reset(&out);
	memory_open(&m, "state", program, generation);
	for (i = 0; i < m.n; i++) {
		const struct memory_result *r = &m.groups[i].result;

		if (memory_read(&m, &facts, &a, r->at, r->facts, &err) < 0)
			facts = STR("!");
		buf_fmt(&out, "%s%.*s", i ? " " : "", (int)facts.n, facts.p);
	}
	if (m.n == 0)
		buf_z(&out, "-");
	memory_close(&m);
	arena_free(&a);
	return buf_cstr(&out);
}

static long
size_of_state(void)
{
	struct stat st;

	return stat("state", &st) < 0 ? -1 : (long)st.st_size;
}

static void
test_rounds(void)
{
	long first;

	is_int(publish("one", 0, 7, 1000), 0, "the first");
	is_text(told("program", "one"), "a000 b000 c000", "all of it");
	is_text(told("program", "two"), "-", "of another folder");
	is_text(told("another", "one"), "-", "of another program");
	is_text(told("program", ""), "-", "of a folder that has none");
	first = size_of_state();
	is_int(publish("one", 1, 2, 1000), 0, "one is made anew");
	is_text(told("program", "one"), "a000 b001 c000", "and only that");
	ok(size_of_state() - first < 1500, "only that is written");
	is_int((long)sh("test \"$(stat -c %%a state)\" = 600"), 0,
		"for the owner alone");
}

/* Each byte but those that nothing tells of: text of results is the caller's. */
static void
test_damage(void)
{
	static const char *const cases[] = {
		"rm state", ": >state", "head -c 10 keep >state",
		"head -c 30 keep >state", "chmod 622 state",
		"mv state x && ln -s x state", "rm state && mkdir state",
		"printf '\\001' | dd of=state bs=1 seek=6 conv=notrunc",
		"printf '\\377' | dd of=state bs=1 seek=27 conv=notrunc",
		"printf '\\001' | dd of=state bs=1 seek=20 conv=notrunc",
		"n=$(stat -c %s state); for i in 3 20 40 90; do printf '\\001' | "
		"dd of=state bs=1 seek=$((n - i)) conv=notrunc; done",
		"n=$(stat -c %s state); truncate -s $((n - 1)) state",
	};
	size_t i;

	sh("cp state keep");
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		sh("rm -rf state && cp -p keep state");
		sh("%s", cases[i]);
		is_text(told("program", "one"), "-", "%s", cases[i]);
	}
	sh("rm -rf state && cp -p keep state && printf rest >>state");
	is_text(told("program", "one"), "a000 b001 c000",
		"a run that did not come to its end");
	is_int(publish("one", 2, 1, 1000), 0, "the next goes on");
	is_text(told("program", "one"), "a002 b001 c000", "behind it");
}

static void
test_waste(void)
{
	long most = 0;
	int round;

	sh("rm -f state");
	publish("one", 0, 7, 50000);
	for (round = 1; round < 40; round++) {
		publish("one", round, 1, 50000);
		if (size_of_state() > most)
			most = size_of_state();
	}
	is_text(told("program", "one"), "a039 b000 c000", "many rounds");
	ok(most < 2 * 150000 + 64 * 1024 + 60000, "the file stays small: %ld",
		most);
	is_int(sh("ls state.* 2>/dev/null"), 2, "nothing is left beside it");
}

int
main(void)
{
	sandbox_start();
	test_rounds();
	test_damage();
	test_waste();
	sandbox_end();
	return test_end();
}
