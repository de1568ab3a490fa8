/* SPDX-License-Identifier: MPL-2.0 */
/* Judges a commit: calls the parts one after another. */
#include "lib/trust/judge_state.h"

#include "lib/check/check.h"

/* The zone in which the server's day is read: the committer's, but nobody gets
 * at tomorrow or back to yesterday by a zone at the other end of the world. */
static int
near_offset(int offset)
{
	return offset < 0 ? 0 : offset > 120 ? 120 : offset;
}

static void
set_days(struct judging *k, const struct judge *j)
{
	k->days[k->day_count++] = date_of_time(k->v->time, k->v->offset);
	if (j->o.flags & JUDGE_CLOCK)
		k->days[k->day_count++] = date_of_time(j->o.now,
			near_offset(k->v->offset));
}

static void
begin(struct judging *k, struct verdict *out, struct judge *j, struct arena *a)
{
	arena_reset(&j->scratch);
	markdown_reset(j->md);
	*out = (struct verdict){.reasons = {.arena = a},
		.findings = {.arena = a}};
	*k = (struct judging){.v = out, .a = &j->scratch, .repo = j->o.repo,
		.md = j->md, .cycle = CYCLE_NONE};
}

/* The first commit is trusted because its id was given from outside. */
static void
judge_root(struct judging *k, const struct judge *j,
	const struct chain_commit *commit)
{
	if (j->o.root == NULL || *j->o.root == '\0')
		judging_refuse(k, REASON_NO_ROOT, NULL, commit->id);
	else if (strcmp(j->o.root, commit->id) != 0)
		judging_refuse(k, REASON_OTHER_ROOT, NULL, commit->id,
			j->o.root);
}

/* Reads the unit of the documents touched, and checks it as `validate`
 * does. */
static int
check_unit(struct judging *k, struct judge *j, struct error *err)
{
	struct findings fs = {.arena = k->a};
	const struct municipality_reading rd = {.m = j->current.m, .a = k->a,
		.md = j->md, .rules = check_record, .fs = &fs};
	const struct entries *e;
	struct group g;
	const char *unit;
	size_t i;

	for (i = 0; i < k->v->touched_count; i++) {
		unit = k->v->touched[i].place.unit;
		if (i && streq(unit, k->v->touched[i - 1].place.unit))
			continue;
		e = municipality_group(rd.m, unit);
		if (e == NULL)
			continue;
		if (municipality_read(&g, &rd, e, err) < 0)
			return -1;
		check_group(&g, &fs);
	}
	findings_sort(&fs);
	judge_findings(k, &fs, false);
	return 0;
}

/* Lists the documents, with the figures that some of them ask for. */
static int
list_documents(struct loaded *l, date day, struct error *err)
{
	if (l->m)
		return 0;
	if (municipality_list(&l->m, l->config, l->listed, day, err) < 0)
		return -1;
	return municipality_figures(l->m, check_data, err);
}

/* The list of documents as the tree after the commit has it. */
static int
follow(struct judging *k, struct judge *j, struct error *err)
{
	const struct delta *d = &k->v->delta;
	struct tree_entry *changed = ARENA_ARRAY(k->a, struct tree_entry, d->n);
	struct loaded *l = &j->current;
	size_t i, n = 0;

	if (list_documents(l, k->days[0], err) < 0)
		return -1;
	for (i = 0; i < d->n; i++) {
		if (d->v[i].trouble)
			continue;
		changed[n].path = d->v[i].path;
		changed[n].mode = d->v[i].new_mode;
		memcpy(changed[n++].id, d->v[i].new_id, 41);
	}
	if (municipality_follow(l->m, k->after, changed, n, err) < 0)
		return -1;
	if (l->listed != l->tree)
		tree_free(l->listed);
	l->listed = k->after;
	k->after = NULL;
	return 0;
}

/* Whether the commit changes what is read of a tree as a whole: configuration
 * and figures. */
static bool
reloads(const struct judging *k)
{
	const struct delta *d = &k->v->delta;
	size_t i;

	for (i = 0; i < d->n; i++)
		if (d->v[i].trouble || config_part(k->config, d->v[i].path) !=
		    CONFIG_NOT || (k->config->units_discovered &&
		    (d->v[i].old_mode == 0 || d->v[i].new_mode == 0)))
			return true;
	return false;
}

/* Finding each of many files by its path would read their folders again and
 * again. */
#define MANY 100
static int
list_many(struct judging *k, struct error *err)
{
	const struct tree_entry *unused;
	size_t n;

	if (k->v->delta.n <= MANY)
		return 0;
	return tree_list(k->before, &unused, &n, err) < 0 ||
		tree_list(k->after, &unused, &n, err) < 0 ? -1 : 0;
}

static int
read_contents(struct judging *k, const struct judge *j, const char *before,
	struct findings *fs, struct error *err)
{
	int rc = tree_open_id(&k->before, j->o.repo, before, err);

	if (rc == 0)
		rc = list_many(k, err);
	if (rc == 0)
		rc = judge_documents(k, fs, err);
	if (rc == 0 && !(j->o.flags & JUDGE_COMPARE))
		rc = judge_files(k, err);
	tree_free(k->before);
	k->before = NULL;
	return rc;
}

/* The documents and files that are touched, and the units around them. */
static int
judge_contents(struct judging *k, struct judge *j, const char *before,
	bool alone, struct error *err)
{
	struct findings fs = {.arena = k->a};
	int rc = read_contents(k, j, before, &fs, err);

	if (j->o.flags & JUDGE_COMPARE)
		return rc;
	if (rc == 0 && alone)
		judge_findings(k, &fs, false);
	if (rc == 0 && !alone)
		rc = follow(k, j, err);
	if (rc == 0 && !alone)
		rc = check_unit(k, j, err);
	return rc;
}

static int
judge_settings(struct judging *k, struct judge *j, const char *tree,
	struct error *err)
{
	if (judge_load(&j->next, j, tree, err) < 0)
		return -1;
	if (k->data && j->next.config && (j->o.flags & JUDGE_DOCUMENTS)) {
		if (list_documents(&j->next, k->days[0], err) < 0)
			return -1;
		judge_findings(k, &j->next.m->findings, false);
	}
	if (k->setting == NULL)
		return 0;
	k->after_config = j->next.config;
	k->after_findings = &j->next.findings;
	judge_config_after(k);
	return 0;
}

/* All but bytes, time, signature: upon the tree BEFORE. */
static int
judge_change(struct judging *k, struct judge *j, const char *before,
	const char *after, struct error *err)
{
	struct verdict *v = k->v;
	bool new_config, documents = j->o.flags &
		(JUDGE_DOCUMENTS | JUDGE_COMPARE);

	if (v->delta.n == 0)
		judging_refuse(k, REASON_EMPTY, NULL, "");
	if (k->config == NULL)
		judging_refuse(k, REASON_CONFIG_BROKEN, NULL, "");
	/* More is not looked at. */
	if (v->delta.too_many)
		judging_refuse(k, REASON_TOO_MUCH, NULL, "@much-files");
	if (k->config == NULL || v->delta.too_many)
		return judge_load(&j->next, j, after, err);
	judge_paths(k);
	judge_places(k);
	judge_together(k);
	new_config = reloads(k);
	if (k->config->broken && k->has_documents)
		judging_refuse(k, REASON_CONFIG_BROKEN, NULL, "");
	if (documents && (tree_open_id(&k->after,
	    j->o.repo, after, err) < 0 || judge_contents(k, j, before,
	    new_config || k->config->broken, err) < 0))
		return -1;
	judge_words(k);
	judge_identity(k);
	judge_policy(k);
	if (k->read && judge_approval(k, err) < 0)
		return -1;
	if (new_config)
		return judge_settings(k, j, after, err);
	memcpy(j->current.of, after, strlen(after) + 1);
	return 0;
}

static const char *
keep(struct arena *a, const char *s)
{
	return s ? arena_strdup(a, s) : NULL;
}

/* What the verdict says is the caller's for good. */
static void
keep_texts(struct verdict *v)
{
	struct arena *a = v->reasons.arena;

	v->person = keep(a, v->person);
	v->person_name = keep(a, v->person_name);
	v->role = keep(a, v->role);
	v->unit = keep(a, v->unit);
	v->cycle = keep(a, v->cycle);
	v->action = keep(a, v->action);
	v->allowed = !reasons_refuse(&v->reasons);
}

static int
judge_upon(struct judging *k, struct judge *j,
	const struct chain_commit *commit, const struct chain_commit *parent,
	const struct raw_commit *raw, struct error *err)
{
	int rc;

	if (raw->parent_count > 1)
		judging_refuse(k, REASON_MERGE, NULL, "");
	if (judge_step_to(j, parent->tree, err) < 0 ||
	    delta_read(&k->v->delta, k->v->reasons.arena, j->o.repo,
	    parent->tree, commit->tree, err) < 0)
		return -1;
	k->config = j->current.config;
	k->parent = parent->id;
	k->errors_before = j->current.errors;
	judge_time(k, parent, j->o.now);
	rc = judge_change(k, j, parent->tree, commit->tree, err);
	tree_free(k->after);
	if (rc == 0 && k->config)
		rc = judge_ask_signature(j, k->v, raw, err);
	return rc;
}

int
judge_commit(struct verdict *out, struct judge *j, struct arena *a,
	const struct chain_commit *commit, const struct chain_commit *parent,
	struct error *err)
{
	struct raw_commit raw;
	struct judging k;
	int rc = 0;

	begin(&k, out, j, a);
	if (judge_form(&k, &raw, commit)) {
		set_days(&k, j);
		if (raw.parent_count == 0) {
			judge_root(&k, j, commit);
			rc = delta_read(&out->delta, a, j->o.repo, "",
				commit->tree, err);
		} else if (parent) {
			rc = judge_upon(&k, j, commit, parent, &raw, err);
		} else {
			judging_refuse(&k, REASON_ORPHAN, NULL, "");
		}
	}
	keep_texts(out);
	return rc;
}

/* The files of figures as they are after the commit, if it touches one. */
static int
read_figures(struct judging *k, struct findings *fs, struct error *err)
{
	struct figures figures;
	int rc;

	if (k->data == NULL || k->config == NULL)
		return 0;
	rc = figures_read(&figures, k->config, k->after, NULL, k->a,
		fs, err);
	figures_free(&figures);
	return rc;
}

/* What must never arrive, whoever sends it. */
static int
judge_never(struct judging *k, struct judge *j, const char *before,
	const char *after, struct error *err)
{
	struct findings fs = {.arena = k->a};
	int rc;

	if (k->v->delta.too_many) {
		judging_refuse(k, REASON_TOO_MUCH, NULL, "@much-files");
		return 0;
	}
	judge_paths(k);
	judge_places(k);
	judge_words(k);
	if (tree_open_id(&k->after, j->o.repo, after, err) < 0)
		return -1;
	rc = read_contents(k, j, before, &fs, err);
	if (rc == 0)
		rc = read_figures(k, &fs, err);
	if (rc == 0)
		judge_findings(k, &fs, true);
	tree_free(k->after);
	return rc;
}

int
judge_proposal(struct verdict *out, struct judge *j, struct arena *a,
	const struct chain_commit *commit, const struct chain_commit *parent,
	const char *config_tree, struct error *err)
{
	const char *before = parent ? parent->tree : "";
	struct raw_commit raw;
	struct judging k;
	int rc = 0;

	begin(&k, out, j, a);
	if (judge_form(&k, &raw, commit)) {
		set_days(&k, j);
		rc = judge_step_to(j, config_tree, err);
		k.config = j->current.config;
		if (rc == 0)
			rc = delta_read(&out->delta, a, j->o.repo, before,
				commit->tree, err);
		if (rc == 0 && k.config == NULL)
			judging_refuse(&k, REASON_CONFIG_BROKEN, NULL, "");
		else if (rc == 0)
			rc = judge_never(&k, j, before, commit->tree, err);
	}
	keep_texts(out);
	return rc;
}

int
judge_draft(struct verdict *out, struct arena *a,
	const struct judge_draft *draft, struct error *err)
{
	struct findings unheard = {.arena = a};
	long long when;
	int offset;
	struct judging k = {.v = out, .a = a, .config = draft->config,
		.after_config = draft->after_config,
		.after_findings = draft->after_findings,
		.errors_before = SIZE_MAX, .repo = draft->repo,
		.parent = tree_commit(draft->before, &when, &offset),
		.before = draft->before,
		.after = draft->after, .md = markdown_new(),
		.trailers = draft->trailers, .has_trailers = TRAILER_GOOD,
		.days = {draft->day}, .day_count = 1, .message = "",
		.cycle = CYCLE_NONE};
	int rc;

	*out = (struct verdict){.reasons = {.arena = a},
		.findings = {.arena = a}, .delta = draft->delta,
		.author = draft->author, .committer = draft->committer};
	judge_paths(&k);
	judge_places(&k);
	judge_together(&k);
	rc = judge_documents(&k, &unheard, err);
	if (rc == 0) {
		judge_identity(&k);
		judge_policy(&k);
		rc = judge_approval(&k, err);
		if (k.setting)
			judge_config_after(&k);
	}
	out->touched_count = 0;
	keep_texts(out);
	markdown_free(k.md);
	return rc;
}
