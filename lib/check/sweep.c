/* SPDX-License-Identifier: MPL-2.0 */
/* The rules over all groups of units, and what they found the last time. */
#include "lib/check/sweep.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "lib/base/file.h"
#include "lib/base/hash.h"
#include "lib/base/keep.h"
#include "lib/check/check.h"

#define KIND "referat-findings-2"
#define INPUT 65

/* Whoever has more to say than this is being worked on. */
#define KEEP_BYTES ((size_t)64 * 1024)

/* What was found about a group: INPUT is the hash of all that it follows from,
 * "" where that isn't known. */
struct verdict {
	struct str key, input, findings;
};

/* What is to be done about a group. */
enum step { PASS_OVER, HAND_OVER, JUDGE };

/* A sweep under way. LAST are the verdicts of the last one, by key; NOW this
 * one's, by the number of the group. */
struct sweeping {
	const struct sweep *s;
	struct arena arena;
	struct keep file;
	struct map last;
	struct verdict *now;
	enum step *steps;          /* by the number of the group */
	size_t sunk;               /* groups that are done with */
	bool any;                  /* something was judged */
};

/* A file that was damaged must not be believed. */
static uint64_t
sum(const struct verdict *v)
{
	return hash_quick(v->findings, hash_quick(v->input, 0));
}

static void
read_last(struct sweeping *sw)
{
	struct unpack u;
	uint32_t n;

	if (sw->s->keep == NULL ||
	    !keep_open(&sw->file, &u, sw->s->keep, KIND) ||
	    !str_is(unpack_text(&u), sw->s->program))
		return;
	for (n = unpack_count(&u, 23); n > 0; n--) {
		struct verdict *v = ARENA_NEW(&sw->arena, struct verdict);

		v->key = unpack_text(&u);
		v->input = unpack_text(&u);
		v->findings = unpack_text(&u);
		if (unpack_u64(&u) == sum(v) && !u.bad)
			map_put(&sw->last, v->key, v);
	}
}

/* What each group's findings follow from beside its own documents: the
 * configuration, the figures, and which files there are to be linked to.
 * False: that isn't known. */
static bool
add_common(struct buf *b, const struct municipality *m, struct error *err)
{
	const struct tree_entry *v;
	size_t i, n;
	uint64_t names = 0;
	bool known = true;

	if (tree_list(m->tree, &v, &n, err) < 0)
		return false;
	for (i = 0; i < n; i++) {
		names = hash_quick(str_of(v[i].path), names + v[i].mode);
		if (config_part(m->config, v[i].path) != CONFIG_DATA)
			continue;
		pack_text(b, str_of(v[i].id));
		known &= v[i].id[0] != '\0';
	}
	pack_u64(b, names);
	pack_u64(b, m->config->hash);
	pack_u32(b, (uint32_t)m->today);
	return known;
}

static void
add_input(struct sweeping *sw, struct buf *b, size_t i)
{
	const struct entries *e = &sw->s->m->groups[i];
	char *input = arena_alloc(&sw->arena, INPUT);
	size_t k;

	for (k = 0; k < e->n; k++) {
		if (e->v[k].id[0] == '\0')
			return;
		pack_text(b, str_of(e->v[k].path));
		pack_text(b, str_of(e->v[k].id));
	}
	hash_sha256(input, buf_view(b));
	sw->now[i].input = str_make(input, INPUT - 1);
}

/* Whether what was found about group I the last time still holds. */
static bool
is_known(struct sweeping *sw, size_t i)
{
	struct verdict *now = &sw->now[i];
	const struct verdict *last = map_get(&sw->last, now->key);

	if (last == NULL || now->input.n == 0 ||
	    !str_eq(last->input, now->input))
		return false;
	now->findings = last->findings;
	return true;
}

static void
plan(struct sweeping *sw)
{
	const struct sweep *s = sw->s;
	struct error unheard;
	struct buf b = {0};
	bool known = s->keep && add_common(&b, s->m, &unheard);
	size_t common = b.n, i;

	for (i = 0; i < s->m->group_count; i++) {
		const struct entries *e = &s->m->groups[i];

		sw->now[i].key = str_of(e->key);
		if (!s->wanted(e, s->ctx))
			continue;
		b.n = common;
		if (known)
			add_input(sw, &b, i);
		sw->steps[i] = is_known(sw, i) ? HAND_OVER : JUDGE;
	}
	buf_free(&b);
}

static bool
is_to_judge(const struct entries *e, void *ctx)
{
	const struct sweeping *sw = ctx;

	return sw->steps[e - sw->s->m->groups] == JUDGE;
}

/* A document that was too heavy may have been so on a busy machine. */
static bool
will_last(const struct findings *fs)
{
	size_t i;

	for (i = 0; i < fs->n; i++)
		if (fs->v[i].code == FINDING_TOO_HEAVY)
			return false;
	return true;
}

static int
judge(struct group *g, size_t index, struct findings *fs, struct buf *out,
	void *ctx, struct error *err)
{
	(void)index, (void)ctx, (void)err;
	check_group(g, fs);
	buf_char(out, will_last(fs));
	findings_encode(out, fs);
	return 0;
}

/* Hands over what is known of groups before number END. */
static int
sink_known(struct sweeping *sw, size_t end, struct error *err)
{
	for (; sw->sunk < end; sw->sunk++)
		if (sw->steps[sw->sunk] == HAND_OVER &&
		    sw->s->sink(sw->sunk, sw->now[sw->sunk].findings,
		    sw->s->ctx, err) < 0)
			return -1;
	return 0;
}

static int
sink_judged(size_t index, struct str result, void *ctx, struct error *err)
{
	struct sweeping *sw = ctx;
	struct verdict *now = &sw->now[index];
	struct str findings = str_skip(result, 1);

	if (sink_known(sw, index, err) < 0)
		return -1;
	sw->sunk = index + 1;
	sw->any = true;
	if (*result.p == 0 || findings.n > KEEP_BYTES)
		now->input = STR("");
	else if (now->input.n)
		now->findings = str_make(arena_strndup(&sw->arena,
			findings.p, findings.n), findings.n);
	return sw->s->sink(index, findings, sw->s->ctx, err);
}

/* What to keep of group I; of one that was not asked for, what was known. */
static const struct verdict *
to_keep(const struct sweeping *sw, size_t i)
{
	const struct verdict *now = &sw->now[i];

	if (sw->steps[i] == PASS_OVER)
		return map_get(&sw->last, now->key);
	return now->input.n ? now : NULL;
}

static void
save(struct sweeping *sw)
{
	char *folder = arena_strndup(&sw->arena, sw->s->keep,
		path_dir(sw->s->keep));
	struct error unheard;
	struct buf b = {0};
	size_t hole, i;
	uint32_t n = 0;

	keep_begin(&b, KIND);
	pack_text(&b, str_of(sw->s->program));
	hole = pack_hole(&b);
	for (i = 0; i < sw->s->m->group_count; i++) {
		const struct verdict *v = to_keep(sw, i);

		if (v == NULL)
			continue;
		pack_text(&b, v->key);
		pack_text(&b, v->input);
		pack_text(&b, v->findings);
		pack_u64(&b, sum(v));
		n++;
	}
	pack_fill(&b, hole, n);
	mkdir(folder, 0700);
	keep_save(sw->s->keep, &b, NULL, 0, &unheard);
	buf_free(&b);
}

int
sweep_run(const struct sweep *s, struct error *err)
{
	struct sweeping sw = {.s = s};
	struct municipality_job job = {.m = s->m, .workers = s->workers,
		.rules = s->rules, .wanted = is_to_judge, .map = judge,
		.sink = sink_judged, .ctx = &sw};
	int rc;

	sw.now = xcalloc(s->m->group_count, sizeof(*sw.now));
	sw.steps = xcalloc(s->m->group_count, sizeof(*sw.steps));
	read_last(&sw);
	plan(&sw);
	rc = municipality_map(&job, err);
	if (rc == 0)
		rc = sink_known(&sw, s->m->group_count, err);
	if (rc == 0 && sw.any && s->keep)
		save(&sw);
	keep_close(&sw.file);
	map_free(&sw.last);
	arena_free(&sw.arena);
	free(sw.now);
	free(sw.steps);
	return rc;
}
