/* SPDX-License-Identifier: MPL-2.0 */
/* What a server does when something is pushed. */
#include "lib/trust/receive.h"

#include "lib/base/work.h"
#include "lib/check/check.h"
#include "lib/trust/update.h"

/* What is taken for an attack, or at least for a mistake. */
#define REFS_MAX 100
#define COMMITS_MAX 2000
#define REFUSALS_MAX 10

/* For one commit, in its own process: seconds of the processor, memory. */
#define STEP_SECONDS 20
#define STEP_BYTES ((size_t)512 << 20)

/* One push being judged, in a process of its own. STEP counts commits. */
struct push {
	const struct receive *r;
	struct receipt *out;
	struct arena *a;
	size_t step;
	struct work *w;
	char main_tip[41];
	bool full;
};

#define refuse_ref(p, u, code, ...) \
	reason_add(&receipt_add((p)->out, (u)->ref)->reasons, (code), NULL, \
		__VA_ARGS__)

static void
cpr_found(struct span span, bool sure, void *ctx)
{
	(void)span;
	*(bool *)ctx |= sure;
}

/* Keeps what was refused or warned of. */
static void
keep(struct push *p, const struct update *u, const struct chain_commit *c,
	const struct verdict *v)
{
	struct refusal *f;
	struct str subject = str_of(v->message), line = {0};

	if (v->reasons.n == 0)
		return;
	f = receipt_add(p->out, u->ref);
	memcpy(f->commit, c->id, sizeof(f->commit));
	str_split(&subject, '\n', &line);
	f->subject = arena_strndup(p->out->arena, line.p ? line.p : "",
		line.n);
	f->reasons = v->reasons;
	f->findings = v->findings;
	p->full = p->out->n >= REFUSALS_MAX;
}

/* Whether this commit is known to be too heavy; else it is the step now. */
static bool
is_heavy(struct push *p, const struct update *u, const struct chain_commit *c)
{
	size_t step = p->step++;
	struct refusal *f;

	if (!work_is_bad(p->w, step)) {
		work_step(p->w, step);
		p->out->commits++;
		return false;
	}
	f = receipt_add(p->out, u->ref);
	memcpy(f->commit, c->id, sizeof(f->commit));
	reason_add(&f->reasons, REASON_TOO_MUCH, NULL, "@much-work");
	p->full = true;
	return true;
}

/* Judges the commits of CHAIN, one upon the other. */
static int
judge_chain(struct push *p, const struct update *u, struct judge *j,
	const struct chain *chain, const struct chain_commit *parent,
	struct error *err)
{
	struct verdict *v = ARENA_ARRAY(p->a, struct verdict, chain->n);
	size_t i, n;
	int rc = 0;

	for (n = 0; n < chain->n && rc == 0; n++) {
		if (is_heavy(p, u, &chain->v[n]))
			break;
		rc = judge_commit(&v[n], j, p->a, &chain->v[n], n
			? &chain->v[n - 1] : parent, err);
		/* What follows a commit that can't be read hangs in the air. */
		if (rc == 0 && !v[n].allowed && v[n].author.name == NULL) {
			n++;
			break;
		}
	}
	if (rc == 0)
		rc = judge_signatures(j, err);
	for (i = 0; i < n && rc == 0 && !p->full; i++)
		keep(p, u, &chain->v[i], &v[i]);
	return rc;
}

static struct judge *
start_judge(const struct push *p)
{
	const struct judge_options o = {
		.repo = p->r->repo,
		.root = p->r->root,
		.ssh_keygen = p->r->ssh_keygen,
		.flags = JUDGE_DOCUMENTS | JUDGE_SIGNATURES | JUDGE_LATER |
			JUDGE_CLOCK,
		.now = p->r->now,
	};

	return judge_new(&o);
}

/* The commits of main are not built on what was there. */
static int
not_forward(struct push *p, const struct update *u, const struct chain *chain,
	struct error *err)
{
	int rc;

	if (chain->n >= COMMITS_MAX) {
		refuse_ref(p, u, REASON_TOO_MUCH, "@much-commits");
		return 0;
	}
	rc = chain_descends(p->r->repo, u->new, u->old, err);
	if (rc < 0)
		return -1;
	if (rc == 1)
		refuse_ref(p, u, REASON_MERGE, "");
	else if (chain->n && *p->r->root && strcmp(chain->v[0].id,
	    p->r->root) != 0)
		refuse_ref(p, u, REASON_OTHER_ROOT, chain->v[0].id,
			p->r->root);
	else
		refuse_ref(p, u, REASON_NOT_FORWARD, "");
	return 0;
}

static int
judge_main(struct push *p, const struct update *u, struct error *err)
{
	struct chain_commit parent;
	struct chain chain;
	struct judge *j;
	int rc;

	if (strcmp(u->old, p->main_tip) != 0) {
		refuse_ref(p, u, REASON_NOT_FORWARD, "");
		return 0;
	}
	if (chain_read(&chain, p->a, p->r->repo, u->old, u->new, COMMITS_MAX,
	    err) < 0)
		return -1;
	if (!chain.whole)
		return not_forward(p, u, &chain, err);
	if (*u->old && chain_read_one(&parent, p->a, p->r->repo, u->old,
	    err) < 0)
		return -1;
	j = start_judge(p);
	rc = judge_chain(p, u, j, &chain, *u->old ? &parent : NULL, err);
	judge_free(j);
	return rc;
}

/* The parent of C, in the chain or before it: 1, 0 none. */
static int
find_parent(struct chain_commit *out, struct push *p,
	const struct chain_commit *c, struct error *err)
{
	if (c->parent[0] == '\0')
		return 0;
	return chain_read_one(out, p->a, p->r->repo, c->parent, err) < 0
		? -1 : 1;
}

static int
judge_proposals(struct push *p, const struct update *u, struct judge *j,
	const struct chain *chain, const char *config, struct error *err)
{
	struct chain_commit parent;
	struct verdict v;
	size_t i;
	int rc = 0;

	for (i = 0; i < chain->n && rc >= 0 && !p->full; i++) {
		if (is_heavy(p, u, &chain->v[i]))
			return 0;
		rc = find_parent(&parent, p, &chain->v[i], err);
		if (rc >= 0 && judge_proposal(&v, j, p->a, &chain->v[i], rc
		    ? &parent : NULL, config, err) < 0)
			rc = -1;
		if (rc >= 0)
			keep(p, u, &chain->v[i], &v);
	}
	return rc < 0 ? -1 : 0;
}

static int
judge_branch(struct push *p, const struct update *u, struct error *err)
{
	struct chain_commit main;
	struct chain chain;
	struct judge *j;
	bool cpr = false;
	int rc;

	check_cpr(str_of(u->ref), cpr_found, &cpr);
	if (cpr)
		refuse_ref(p, u, REASON_CPR, "@name-of-branch");
	if (*u->new == '\0')
		return 0;
	if (*p->main_tip == '\0') {
		refuse_ref(p, u, REASON_MAIN_MISSING, "");
		return 0;
	}
	if (chain_read_new(&chain, p->a, p->r->repo, u->new, COMMITS_MAX,
	    err) < 0 || chain_read_one(&main, p->a, p->r->repo, p->main_tip,
	    err) < 0)
		return -1;
	if (!chain.whole) {
		refuse_ref(p, u, REASON_TOO_MUCH, "@much-commits");
		return 0;
	}
	j = start_judge(p);
	rc = judge_proposals(p, u, j, &chain, main.tree, err);
	judge_free(j);
	return rc;
}

/* What may be told from the refs alone; false: it is refused. */
static bool
check_ref(struct push *p, const struct update *u)
{
	if (!update_is_main(u) && !update_is_proposal(u))
		refuse_ref(p, u, REASON_REF, u->ref);
	else if (update_is_main(u) && *u->new == '\0')
		refuse_ref(p, u, REASON_DELETION, u->ref);
	else
		return true;
	return false;
}

static int
judge_push(struct push *p, struct error *err)
{
	struct updates all = {0};
	bool good = true;
	size_t i;
	int rc;

	if (updates_read(&all, p->a, p->r->updates, err) < 0 ||
	    chain_tip(p->main_tip, p->r->repo, UPDATE_MAIN, err) < 0)
		return -1;
	if (all.n > REFS_MAX) {
		refuse_ref(p, &all.v[0], REASON_TOO_MUCH, "@much-refs");
		return 0;
	}
	for (i = 0; i < all.n; i++)
		good = check_ref(p, &all.v[i]) && good;
	for (i = 0; i < all.n && good && !p->full; i++) {
		const struct update *u = &all.v[i];

		rc = update_is_main(u) ? judge_main(p, u, err)
			: judge_branch(p, u, err);
		/* A branch that leads to something else than a commit. */
		if (rc < 0 && err->kind == ERROR_MISSING)
			refuse_ref(p, u, REASON_REF, u->ref);
		else if (rc < 0)
			return -1;
	}
	return 0;
}

static int
map_push(struct work *w, size_t item, struct buf *out, void *ctx,
	struct error *err)
{
	struct push *p = ctx;
	int rc;

	(void)item;
	p->w = w;
	rc = judge_push(p, err);
	if (rc == 0)
		receipt_encode(out, p->out);
	return rc;
}

static int
sink_push(size_t item, struct str result, void *ctx, struct error *err)
{
	struct push *p = ctx;

	(void)item;
	return receipt_decode(p->out, result) < 0 ? work_garbled(err) : 0;
}

int
receive(struct receipt *out, const struct receive *r, struct error *err)
{
	struct push p = {.r = r, .out = out, .a = out->arena};
	struct work_job job = {.count = 1, .workers = 1,
		.step_seconds = STEP_SECONDS, .step_bytes = STEP_BYTES,
		.map = map_push, .sink = sink_push, .ctx = &p};
	size_t i;

	if (work_run(&job, err) < 0)
		return -1;
	out->allowed = true;
	for (i = 0; i < out->n; i++)
		if (reasons_refuse(&out->v[i].reasons))
			out->allowed = false;
	return 0;
}
