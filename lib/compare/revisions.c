/* SPDX-License-Identifier: MPL-2.0 */
/* What became of agreements from one revision to another. */
#include "lib/compare/fields.h"
#include "lib/model/similarity.h"

struct both {
	struct changes *out;
	struct arena *a;
};

static const struct record no_document;

static const struct record *
find_document(const struct group *g, const char *path)
{
	size_t i;

	for (i = 0; i < g->record_count; i++)
		if (streq(g->records[i]->path, path))
			return g->records[i];
	return &no_document;
}

static void
add(struct both *b, enum change_kind kind, enum match match,
	double similarity, const struct agreement *from,
	const struct agreement *to)
{
	struct changes *out = b->out;

	ARENA_GROW(b->a, out->v, out->n, out->cap);
	out->v[out->n++] = (struct change){kind, match, similarity, from, to,
		from && to ? fields_changed(from, to) : 0};
}

/* For each agreement of BEFORE the one of AFTER with its id, or NULL. */
static struct agreement **
match_ids(struct arena *a, const struct record *before,
	const struct record *after, bool *used)
{
	struct agreement **to = ARENA_ARRAY(a, struct agreement *,
		before->agreement_count);
	size_t i, k;

	for (i = 0; i < before->agreement_count; i++)
		for (k = 0; k < after->agreement_count; k++)
			if (!used[k] && streq(before->agreements[i].id,
			    after->agreements[k].id)) {
				to[i] = &after->agreements[k];
				used[k] = true;
				break;
			}
	return to;
}

/* Fills the gaps in TO with the most similar; SIMILARITY for each found. */
static void
match_similar(struct both *b, const struct record *before,
	const struct record *after, struct agreement **to, bool *used,
	double *similarity)
{
	struct arena *a = b->a;
	struct agreement **gone = ARENA_ARRAY(a, struct agreement *,
		before->agreement_count);
	struct agreement **fresh = ARENA_ARRAY(a, struct agreement *,
		after->agreement_count);
	size_t i, n, gone_count = 0, fresh_count = 0;
	struct pair *pairs;

	for (i = 0; i < before->agreement_count; i++)
		if (to[i] == NULL)
			gone[gone_count++] = &before->agreements[i];
	for (i = 0; i < after->agreement_count; i++)
		if (!used[i])
			fresh[fresh_count++] = &after->agreements[i];
	pairs = similarity_pairs(a, gone, gone_count, fresh,
		fresh_count, &n);
	for (i = 0; i < n; i++) {
		size_t at = (size_t)(gone[pairs[i].from] - before->agreements);

		to[at] = fresh[pairs[i].to];
		similarity[at] = pairs[i].similarity;
		used[to[at] - after->agreements] = true;
	}
}

static void
compare_documents(struct both *b, const struct record *before,
	const struct record *after)
{
	bool *used = ARENA_ARRAY(b->a, bool, after->agreement_count);
	double *similarity = ARENA_ARRAY(b->a, double,
		before->agreement_count);
	struct agreement **to = match_ids(b->a, before, after, used);
	size_t i;

	match_similar(b, before, after, to, used, similarity);
	for (i = 0; i < before->agreement_count; i++) {
		const struct agreement *f = &before->agreements[i];

		if (to[i])
			add(b, change_of(f, to[i]), similarity[i] > 0 ?
				MATCH_SIMILAR : MATCH_ID, similarity[i] > 0 ?
				similarity[i] : agreement_similarity(f, to[i]),
				f, to[i]);
		else if (agreement_is_open(f))
			add(b, CHANGE_UNANSWERED, MATCH_NONE, 0, f, NULL);
	}
	for (i = 0; i < after->agreement_count; i++)
		if (!used[i])
			add(b, CHANGE_ADDED, MATCH_NONE, 0, NULL,
				&after->agreements[i]);
}

void
changes_documents(struct changes *out, struct arena *a,
	const struct record *before, const struct record *after)
{
	struct both b = {out, a};

	compare_documents(&b, before, after);
}

/* Only documents that are not the same in both are looked at. */
void
changes_revisions(struct changes *out, struct arena *a,
	const struct group *before, const struct group *after,
	const char *unit)
{
	struct both b = {out, a};
	size_t i;

	memset(out, 0, sizeof(*out));
	out->unit = unit;
	for (i = 0; i < after->record_count; i++) {
		const struct record *r = after->records[i];
		const struct record *old;

		if (!streq(r->unit, unit))
			continue;
		old = find_document(before, r->path);
		if (old == &no_document ||
		    !str_eq(old->source.text, r->source.text))
			compare_documents(&b, old, r);
	}
	for (i = 0; i < before->record_count; i++) {
		const struct record *r = before->records[i];

		if (streq(r->unit, unit) &&
		    find_document(after, r->path) == &no_document)
			compare_documents(&b, r, &no_document);
	}
}
