/* SPDX-License-Identifier: MPL-2.0 */
/* The audit: who changed what, when and in which role. */
#include "lib/trust/audit.h"

#include <stdlib.h>

#include "lib/base/work.h"
#include "lib/form/scrubbed.h"
#include "lib/trust/audit_cache.h"
#include "lib/trust/audit_files.h"

/* Commits that a worker takes at a time, so that it reads a configuration
 * once for most of them. */
#define CHUNK 32

/* What one commit may cost, before it counts as too heavy. */
#define STEP_SECONDS 20
#define STEP_BYTES ((size_t)512 << 20)

/* An audit in the making. FRESH: numbers in CHAIN of the commits that no
 * earlier audit knows; FOUND: what each commit gave, packed. */
struct auditor {
	const struct audit_options *o;
	struct arena *arena;
	struct chain chain;
	struct chain_commit before;    /* of the first; its id "": none */
	struct audit_cache cache;
	struct str *found;
	size_t *fresh, fresh_count;
	struct judge *judge;           /* a worker's own */
	const char *root;
	struct scrubbed scrubbed;
	uint32_t depth;
};

/* A chunk being looked at; all of it in ARENA. */
struct chunk {
	struct auditor *auditor;
	struct work *w;
	struct arena arena;
	struct audit_commit commits[CHUNK];
	struct verdict verdicts[CHUNK];
	size_t n;
};

static unsigned
judge_flags(const struct audit_options *o)
{
	if (o->verify)
		return JUDGE_DOCUMENTS | JUDGE_SIGNATURES | JUDGE_LATER;
	return o->brief ? 0 : JUDGE_COMPARE;
}

static struct judge *
judge_of(struct auditor *a)
{
	struct judge_options options = {.repo = a->o->repo,
		.root = a->root, .flags = judge_flags(a->o),
		.now = a->o->now};

	if (a->judge == NULL)
		a->judge = judge_new(&options);
	return a->judge;
}

static void
take_verdict(struct audit_commit *out, const struct verdict *v)
{
	out->message = v->message;
	out->time = v->time;
	out->offset = v->offset;
	out->author = v->author.name;
	out->email = v->author.email;
	out->person = v->person;
	out->person_name = v->person_name;
	out->role = v->role;
	out->unit = v->unit;
	out->cycle = v->cycle;
	out->action = v->action;
	out->known = v->known;
	out->signature = v->signature;
	out->allowed = v->allowed;
	out->reasons = v->reasons;
	out->findings = v->findings;
}

static const struct chain_commit *
parent_of(const struct auditor *a, size_t i)
{
	if (i > 0)
		return &a->chain.v[i - 1];
	return a->before.id[0] ? &a->before : NULL;
}

/* Judges commit number I of the chain. */
static int
look_at(struct chunk *c, size_t i, struct error *err)
{
	struct auditor *a = c->auditor;
	struct audit_commit *commit = &c->commits[c->n];
	struct verdict *v = &c->verdicts[c->n++];

	commit->id = a->chain.v[i].id;
	v->reasons.arena = &c->arena;
	work_step(c->w, i);
	if (work_is_bad(c->w, i)) {
		reason_add(&v->reasons, REASON_TOO_MUCH, NULL, "@much-work");
		return 0;
	}
	if (judge_commit(v, judge_of(a), &c->arena, &a->chain.v[i],
	    parent_of(a, i), err) < 0)
		return -1;
	return audit_files(commit, &c->arena, a->o->repo,
		judge_configuration(a->judge), v, err);
}

static void
pack_chunk(struct buf *out, struct chunk *c)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		size_t hole = pack_hole(out), start = out->n;

		take_verdict(&c->commits[i], &c->verdicts[i]);
		audit_pack(out, &c->commits[i]);
		pack_fill(out, hole, (uint32_t)(out->n - start));
	}
}

static int
map_chunk(struct work *w, size_t item, struct buf *out, void *ctx,
	struct error *err)
{
	struct auditor *a = ctx;
	struct chunk c = {.auditor = a, .w = w};
	size_t i, end = (item + 1) * CHUNK;
	int rc = 0;

	for (i = item * CHUNK; rc == 0 && i < end && i < a->fresh_count; i++)
		rc = look_at(&c, a->fresh[i], err);
	if (rc == 0 && a->judge)
		rc = judge_signatures(a->judge, err);
	if (rc == 0)
		pack_chunk(out, &c);
	arena_free(&c.arena);
	return rc;
}

static int
sink_chunk(size_t item, struct str result, void *ctx, struct error *err)
{
	struct auditor *a = ctx;
	struct unpack u = {result, false};
	size_t i;

	(void)err;
	for (i = item * CHUNK; u.rest.n; i++) {
		size_t n = unpack_u32(&u);

		a->found[a->fresh[i]] = str_make(arena_strndup(a->arena,
			unpack_bytes(&u, n), n), n);
	}
	return 0;
}

/* Takes what is known from earlier, and finds the rest. */
static int
find_all(struct auditor *a, struct error *err)
{
	struct work_job job = {.workers = a->o->workers,
		.step_seconds = STEP_SECONDS, .step_bytes = STEP_BYTES,
		.map = map_chunk, .sink = sink_chunk, .ctx = a};
	size_t i;

	a->found = ARENA_ARRAY(a->arena, struct str, a->chain.n);
	a->fresh = ARENA_ARRAY(a->arena, size_t, a->chain.n);
	for (i = 0; i < a->chain.n; i++) {
		const struct audit_entry *e = audit_cache_find(&a->cache,
			str_of(a->chain.v[i].id), a->depth);

		if (e)
			a->found[i] = e->result;
		else
			a->fresh[a->fresh_count++] = i;
	}
	job.count = (a->fresh_count + CHUNK - 1) / CHUNK;
	return a->fresh_count ? work_run(&job, err) : 0;
}

/* Whether a commit that was made anew can't help it: its signature was for
 * other bytes, and approvals were for another text. */
static bool
comes_of_scrubbing(enum reason_code code)
{
	switch (code) {
	case REASON_UNSIGNED:
	case REASON_SIGNATURE_WRONG:
	case REASON_APPROVAL_OTHER_TEXT:
	case REASON_APPROVAL_MISSING:
		return true;
	default:
		return false;
	}
}

/* Takes off a commit that an entry says was made anew what comes of that. The
 * entry itself stands in a commit that is judged like any other. */
static void
forgive(struct audit_commit *c, struct auditor *a)
{
	size_t i, n = 0;

	c->scrubbed = scrubbed_entry(&a->scrubbed, c->id) != NULL;
	if (!c->scrubbed)
		return;
	for (i = 0; i < c->reasons.n; i++)
		if (!comes_of_scrubbing(c->reasons.v[i].code))
			c->reasons.v[n++] = c->reasons.v[i];
	c->reasons.n = n;
	c->allowed = !reasons_refuse(&c->reasons);
}

static int
unpack_all(struct audit *out, struct auditor *a, struct error *err)
{
	size_t i;

	out->n = a->chain.n;
	out->v = ARENA_ARRAY(a->arena, struct audit_commit, out->n);
	for (i = 0; i < out->n; i++) {
		struct unpack u = {a->found[i], false};

		audit_unpack(&out->v[i], a->arena, &u);
		if (!u.bad)
			forgive(&out->v[i], a);
		if (u.bad)
			return error_set(err, ERROR_FAILED,
				"det, der blev gemt om tidligere gennemgange, er i stykker; slet mappen referat i git-mappen",
				"what was kept of earlier audits is broken; delete the folder referat in the git directory");
		out->refused += !out->v[i].allowed;
	}
	return 0;
}

/* Elsewhere people may well make their own commits anew. */
static bool
is_server(const struct auditor *a)
{
	return a->o->verify && repository_workdir(a->o->repo) == NULL;
}

/* Whether the history still has all that it had when it was last found good:
 * who can write past the server can also take away. */
static void
check_tip(struct audit *out, struct auditor *a)
{
	const char *tip = a->cache.tip.n ? scrubbed_now(&a->scrubbed,
		a->cache.tip.p) : NULL;
	struct error unheard;

	if (!is_server(a) || tip == NULL || streq(tip, a->o->to))
		return;
	/* One that can't even be found any more is not in it either. */
	if (a->o->to[0] == '\0' || chain_descends(a->o->repo, a->o->to, tip,
	    &unheard) != 1)
		reason_add(&out->reasons, REASON_REWOUND, NULL, tip);
}

/* Puts what was found among what was known. */
static void
add_found(struct auditor *a)
{
	struct audit_cache *c = &a->cache;
	size_t i, known = c->n;

	c->v = xrealloc(c->v, (known + a->fresh_count) * sizeof(*c->v));
	for (i = 0; i < a->fresh_count; i++) {
		struct audit_entry now = {str_of(a->chain.v[a->fresh[i]].id),
			a->found[a->fresh[i]], a->depth};
		struct audit_entry *old = audit_cache_find(c, now.id, 0);

		if (old)
			*old = now;
		else
			c->v[known++] = now;
	}
	c->n = known;
}

/* Keeps the results; how the audit went is not changed when they can't be
 * written. */
static void
keep(const struct audit *out, struct auditor *a)
{
	bool good = is_server(a) && a->o->from[0] == '\0' &&
		out->refused == 0 && out->reasons.n == 0;
	struct error unheard;

	if (a->o->cache == NULL || (a->fresh_count == 0 &&
	    (!good || str_is(a->cache.tip, a->o->to))))
		return;
	add_found(a);
	a->cache.root = str_of(a->root);
	if (good)
		a->cache.tip = str_of(a->o->to);
	audit_cache_save(&a->cache, a->o->cache, a->o->program, &unheard);
}

static void
load_cache(struct auditor *a)
{
	if (a->o->cache == NULL)
		return;
	audit_cache_load(&a->cache, a->o->cache, a->o->program);
}

/* What was removed from the history, as its last commit says. */
static int
read_scrubbed(struct auditor *a, struct error *err)
{
	struct findings unheard = {.arena = a->arena};
	struct config *c = NULL;
	struct error lacking;
	struct tree *tree;
	int rc = tree_open_commit(&tree, a->o->repo, a->o->to, err);

	if (rc < 0)
		return -1;
	if (config_read(&c, tree, &unheard, &lacking) == 0)
		rc = scrubbed_read(&a->scrubbed, a->arena, tree,
			scrubbed_path(a->arena, c->schema_path), err);
	config_free(c);
	tree_free(tree);
	return rc;
}

/* Which commits there are. */
static int
read_chain(struct audit *out, struct auditor *a, struct error *err)
{
	const struct audit_options *o = a->o;

	if (o->to[0] == '\0')
		return a->cache.tip.n ? 0 : error_set(err, ERROR_MISSING,
			"der er ikke gemt noget at gennemgå",
			"there are no commits to go through");
	if (chain_read(&a->chain, a->arena, o->repo, o->from, o->to, 0,
	    err) < 0)
		return -1;
	if (read_scrubbed(a, err) < 0)
		return -1;
	/* Who only wants to read takes the history as it is. Else the first
	 * commit is what was given from outside: an entry that says it was made
	 * anew stands in a history that nobody has vouched for yet. */
	a->root = o->verify || o->root[0] || a->chain.n == 0
		? o->root : a->chain.v[0].id;
	if (!str_is(a->cache.root, a->root))
		a->cache.n = 0;
	if (!a->chain.whole)
		reason_add(&out->reasons, REASON_NOT_FORWARD, NULL, "");
	if (o->from[0])
		return chain_read_one(&a->before, a->arena, o->repo, o->from,
			err);
	return 0;
}

int
audit(struct audit *out, const struct audit_options *o, struct error *err)
{
	struct auditor a = {.o = o, .arena = &out->arena,
		.depth = o->verify ? AUDIT_DEPTH_VERIFIED : o->brief
		? AUDIT_DEPTH_PATHS : AUDIT_DEPTH_DOCUMENTS};
	int rc;

	memset(out, 0, sizeof(*out));
	out->reasons.arena = &out->arena;
	if (o->verify)
		git_distrust();
	load_cache(&a);
	rc = read_chain(out, &a, err);
	if (rc == 0)
		rc = find_all(&a, err);
	if (rc == 0)
		rc = unpack_all(out, &a, err);
	if (rc == 0) {
		check_tip(out, &a);
		keep(out, &a);
	}
	judge_free(a.judge);
	audit_cache_free(&a.cache);
	return rc;
}

void
audit_free(struct audit *a)
{
	arena_free(&a->arena);
}
