/* SPDX-License-Identifier: MPL-2.0 */
/* What became of agreements from one cycle to another. */
#include "lib/compare/changes.h"

#include "lib/compare/fields.h"
#include "lib/model/similarity.h"

const char *
change_name(enum change_kind kind)
{
	static const char *const names[] = {"unanswered", "dropped", "done",
		"changed", "kept", "added"};

	return names[kind];
}

const char *
match_name(enum match match)
{
	static const char *const names[] = {"none", "similar", "id",
		"continues"};

	return names[match];
}

/* The two cycles of a unit, and what belongs to each. */
struct both {
	struct changes *out;
	struct arena *a;
	const struct group *g;
	int from, to;
	struct agreement **before, **after;
	size_t before_count, after_count;
	struct agreement **source; /* for each after: which before, or NULL */
	bool *taken;               /* an after that is a guess */
};

static bool
has_document(const struct group *g, const char *unit, int cycle)
{
	size_t i;

	for (i = 0; i < g->record_count; i++)
		if (g->records[i]->cycle == cycle &&
		    streq(g->records[i]->unit, unit))
			return true;
	return false;
}

/* The unit that answers for UNIT's agreements in CYCLE: itself, or what it
 * was merged into before then. */
static const char *
home(const struct group *g, const char *unit, int cycle)
{
	size_t hops;

	for (hops = 0; unit && hops <= g->config->unit_count; hops++) {
		const struct unit *u = config_unit(g->config, unit);

		if (u == NULL || u->merged_into == NULL ||
		    (u->to != CYCLE_NONE && u->to >= cycle) ||
		    has_document(g, unit, cycle))
			break;
		unit = u->merged_into;
	}
	return unit;
}

static void
list_before(struct both *b, const char *unit)
{
	size_t i, n, cap = 0;
	struct agreement **v = group_until_cycle(b->g, b->from, &n);

	for (i = 0; i < n; i++) {
		if (!agreement_stands(v[i], b->from) ||
		    !streq(home(b->g, v[i]->record->unit, b->to), unit))
			continue;
		ARENA_GROW(b->a, b->before, b->before_count, cap);
		b->before[b->before_count++] = v[i];
	}
}

static void
list_after(struct both *b, const char *unit)
{
	size_t i, n, cap = 0;
	struct agreement **v = group_in_cycle(b->g, b->to, &n);

	for (i = 0; i < n; i++) {
		if (!streq(v[i]->record->unit, unit) ||
		    !agreement_stands(v[i], b->to))
			continue;
		ARENA_GROW(b->a, b->after, b->after_count, cap);
		b->after[b->after_count++] = v[i];
	}
}

/* Which agreement of the list before T goes back to; *MATCH: the weakest link
 * on the way. */
static struct agreement *
trace(const struct both *b, const struct agreement *t, enum match *match)
{
	struct agreement *p;
	size_t i;

	*match = MATCH_CONTINUES;
	for (; t->match >= MATCH_ID; t = p) {
		p = t->previous;
		if (t->match < *match)
			*match = t->match;
		for (i = 0; p->record->cycle <= b->from &&
		    i < b->before_count; i++)
			if (b->before[i] == p)
				return p;
	}
	return NULL;
}

static struct change *
add(struct both *b, enum change_kind kind, enum match match,
	const struct agreement *from, const struct agreement *to)
{
	struct changes *out = b->out;
	struct change *c;

	ARENA_GROW(b->a, out->v, out->n, out->cap);
	c = &out->v[out->n++];
	memset(c, 0, sizeof(*c));
	c->kind = kind;
	c->match = match;
	c->from = from;
	c->to = to;
	if (from && to) {
		c->similarity = match == MATCH_CONTINUES ? 1 :
			agreement_similarity(from, to);
		c->fields = fields_changed(from, to);
	}
	return c;
}

/* The last mention of F between the two cycles, if it closed it there. */
static const struct agreement *
closed_between(const struct both *b, const struct agreement *f,
	enum match *match)
{
	const struct agreement *last = NULL;
	size_t i;

	if (!f->answered || b->to - b->from < 2)
		return NULL;
	for (i = 0; i < b->g->agreement_count; i++) {
		const struct agreement *ag = b->g->agreements[i];
		enum match way;

		if (ag->record->cycle > b->from && ag->record->cycle < b->to &&
		    trace(b, ag, &way) == f) {
			last = ag;
			*match = way;
		}
	}
	return last && !agreement_is_open(last) ? last : NULL;
}

/* Whether F must be answered by the end of the later cycle. A document that
 * spans both is still running. */
static bool
is_lost(const struct both *b, const struct agreement *f)
{
	return agreement_is_open(f) && !agreement_stands(f, b->to);
}

/* What F was when nobody took it on in the later cycle; GUESS may be NULL. */
static void
add_unmentioned(struct both *b, const struct agreement *f,
	const struct agreement *guess, double similarity)
{
	enum match match = MATCH_NONE;
	const struct agreement *last = closed_between(b, f, &match);
	struct change *c;

	if (last) {
		add(b, change_of(f, last), match, f, last);
	} else if (agreement_is_open(f)) {
		c = add(b, CHANGE_UNANSWERED, guess ? MATCH_SIMILAR :
			MATCH_NONE, f, guess);
		c->similarity = similarity;
	}
}

/* Guesses for what was open and is not mentioned; GUESSES by number in the
 * list before, TO is NULL where there is none. */
struct guess {
	const struct agreement *to;
	double similarity;
};

static struct guess *
find_guesses(struct both *b, const bool *answered)
{
	struct guess *guesses = ARENA_ARRAY(b->a, struct guess,
		b->before_count);
	struct agreement **lost = ARENA_ARRAY(b->a, struct agreement *,
		b->before_count);
	struct agreement **fresh = ARENA_ARRAY(b->a, struct agreement *,
		b->after_count);
	size_t *lost_at = ARENA_ARRAY(b->a, size_t, b->before_count);
	size_t *fresh_at = ARENA_ARRAY(b->a, size_t, b->after_count);
	size_t i, lost_count = 0, fresh_count = 0, n;
	enum match match;
	struct pair *pairs;

	for (i = 0; i < b->before_count; i++)
		if (!answered[i] && is_lost(b, b->before[i]) &&
		    !closed_between(b, b->before[i], &match)) {
			lost_at[lost_count] = i;
			lost[lost_count++] = b->before[i];
		}
	for (i = 0; i < b->after_count; i++)
		if (b->after[i]->match < MATCH_ID) {
			fresh_at[fresh_count] = i;
			fresh[fresh_count++] = b->after[i];
		}
	pairs = similarity_pairs(b->g->arena, lost, lost_count, fresh,
		fresh_count, &n);
	for (i = 0; i < n; i++) {
		struct guess *guess = &guesses[lost_at[pairs[i].from]];

		guess->to = fresh[pairs[i].to];
		guess->similarity = pairs[i].similarity;
		b->taken[fresh_at[pairs[i].to]] = true;
	}
	return guesses;
}

static void
add_changes(struct both *b)
{
	bool *answered = ARENA_ARRAY(b->a, bool, b->before_count);
	enum match *matches = ARENA_ARRAY(b->a, enum match, b->after_count);
	struct guess *guesses;
	size_t i, k;

	for (k = 0; k < b->after_count; k++) {
		b->source[k] = trace(b, b->after[k], &matches[k]);
		for (i = 0; b->source[k] && i < b->before_count; i++)
			answered[i] |= b->before[i] == b->source[k];
	}
	guesses = find_guesses(b, answered);
	for (i = 0; i < b->before_count; i++) {
		struct agreement *f = b->before[i];

		for (k = 0; k < b->after_count; k++)
			if (b->source[k] == f)
				add(b, change_of(f, b->after[k]), matches[k],
					f, b->after[k]);
		if (!answered[i] && !agreement_stands(f, b->to))
			add_unmentioned(b, f, guesses[i].to,
				guesses[i].similarity);
	}
	for (k = 0; k < b->after_count; k++)
		if (b->source[k] == NULL && !b->taken[k])
			add(b, CHANGE_ADDED, MATCH_NONE, NULL, b->after[k]);
}

void
changes_cycles(struct changes *out, struct arena *a, const struct group *g,
	const char *unit, int from, int to)
{
	struct both b = {.out = out, .a = a, .g = g, .from = from, .to = to};

	memset(out, 0, sizeof(*out));
	out->unit = unit;
	list_before(&b, unit);
	list_after(&b, unit);
	b.source = ARENA_ARRAY(a, struct agreement *, b.after_count);
	b.taken = ARENA_ARRAY(a, bool, b.after_count);
	add_changes(&b);
}
