/* SPDX-License-Identifier: MPL-2.0 */
/* What a judge keeps from one commit to the next: the configuration, and
 * signatures that are looked at many at once. */
#include "lib/trust/judge_state.h"

#include <stdlib.h>

struct judge *
judge_new(const struct judge_options *options)
{
	struct judge *j = xcalloc(1, sizeof(*j));

	j->o = *options;
	j->md = markdown_new();
	return j;
}

static void
unload(struct loaded *l)
{
	if (l->m)
		municipality_free(l->m);
	else
		config_free(l->config);
	if (l->listed != l->tree)
		tree_free(l->listed);
	tree_free(l->tree);
	arena_free(&l->arena);
	*l = (struct loaded){.there = false};
}

void
judge_free(struct judge *j)
{
	if (j == NULL)
		return;
	unload(&j->current);
	unload(&j->next);
	markdown_free(j->md);
	arena_free(&j->scratch);
	free(j->waiting);
	free(j);
}

const struct config *
judge_configuration(const struct judge *j)
{
	return j->current.config;
}

int
judge_load(struct loaded *l, struct judge *j, const char *tree,
	struct error *err)
{
	unload(l);
	l->findings.arena = &l->arena;
	if (tree_open_id(&l->tree, j->o.repo, tree, err) < 0)
		return -1;
	if (config_read(&l->config, l->tree, &l->findings, err) < 0) {
		l->config = NULL;
		if (err->kind != ERROR_MISSING)
			return -1;
	}
	l->errors = findings_count(&l->findings, SEVERITY_ERROR);
	l->listed = l->tree;
	memcpy(l->of, tree, strlen(tree) + 1);
	l->there = true;
	return 0;
}

int
judge_step_to(struct judge *j, const char *tree, struct error *err)
{
	if (j->current.there && strcmp(j->current.of, tree) == 0)
		return 0;
	if (judge_signatures(j, err) < 0)
		return -1;
	if (j->next.there && strcmp(j->next.of, tree) == 0) {
		unload(&j->current);
		j->current = j->next;
		j->current.findings.arena = &j->current.arena;
		j->next = (struct loaded){.there = false};
		return 0;
	}
	return judge_load(&j->current, j, tree, err);
}

static void
sign_verdict(struct waiting *w, const struct signature_check *c, bool warn)
{
	struct verdict *v = w->v;
	struct reason *r = signature_reason(&v->reasons, c);

	v->signature = c->fault == SIGNATURE_FITS ? SIGNATURE_GOOD
		: c->fault == SIGNATURE_MISSING ? SIGNATURE_NONE
		: SIGNATURE_BAD;
	v->fingerprint = arena_strdup(v->reasons.arena,
		c->fingerprint);
	if (c->signer)
		v->signer = arena_strdup(v->reasons.arena,
			c->signer->id);
	if (r && warn)
		r->warning = true;
	v->allowed = !reasons_refuse(&v->reasons);
}

int
judge_signatures(struct judge *j, struct error *err)
{
	const struct config *c = j->current.config;
	struct signature_check *checks;
	size_t i;
	int rc;

	if (j->n == 0)
		return 0;
	checks = xcalloc(j->n, sizeof(*checks));
	for (i = 0; i < j->n; i++) {
		checks[i].commit = &j->waiting[i].raw;
		checks[i].config = c;
		checks[i].time = j->waiting[i].time;
	}
	rc = signature_check_all(checks, j->n, j->o.ssh_keygen, err);
	for (i = 0; i < j->n && rc == 0; i++)
		sign_verdict(&j->waiting[i], &checks[i],
			c->policy.signatures == SIGNATURES_WARN);
	free(checks);
	j->n = 0;
	return rc;
}

int
judge_ask_signature(struct judge *j, struct verdict *v,
	const struct raw_commit *raw, struct error *err)
{
	v->signature = raw->signature.n ? SIGNATURE_UNKNOWN : SIGNATURE_NONE;
	if (!(j->o.flags & JUDGE_SIGNATURES) ||
	    j->current.config->policy.signatures == SIGNATURES_OFF)
		return 0;
	VEC_GROW(j->waiting, j->cap, j->n + 1);
	j->waiting[j->n++] = (struct waiting){v, *raw,
		j->o.flags & JUDGE_CLOCK ? j->o.now : v->time};
	return j->o.flags & JUDGE_LATER ? 0 : judge_signatures(j, err);
}
