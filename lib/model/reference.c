/* SPDX-License-Identifier: MPL-2.0 */
/* References from one agreement to an earlier one. */
#include "lib/model/reference.h"

#define CANDIDATES (sizeof(((struct fitting *)0)->candidates) / \
	sizeof(struct agreement *))

/* A title may follow the id, as people copy it: "2024-25/A3 Læsebånd". */
static struct str
first_word(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\n' ||
		    s.p[i] == ':')
			break;
	return str_make(s.p, i);
}

bool
reference_parse(struct reference *out, const struct cycles *cycles,
	struct str text)
{
	struct str rest = str_trim(text), part[4], end = rest;
	size_t n = 0, i, at;

	memset(out, 0, sizeof(*out));
	out->cycle = CYCLE_NONE;
	while (n < 4 && str_split(&rest, '/', &part[n])) {
		end = rest;
		part[n] = str_trim(part[n]);
		n++;
	}
	if (n == 0 || end.n > 0 || str_ends(text, "/"))
		return false;
	out->id = first_word(part[--n]);
	for (at = 0; at < n; at++)
		if (cycle_parse(&out->cycle, cycles, part[at]))
			break;
	if (at > 1 && at < n)
		return false;
	if (at == 1 && at < n)
		out->unit = part[0];
	i = at < n ? at + 1 : 0;
	if (i < n)
		out->document = part[i++];
	if (str_ends(out->document, ".md"))
		out->document.n -= 3;
	return i >= n && out->id.n > 0;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static struct str
fold_id(struct arena *a, struct str id)
{
	char *p = arena_strndup(a, id.p, id.n);
	size_t i;

	for (i = 0; i < id.n; i++)
		p[i] = lower(p[i]);
	return str_make(p, id.n);
}

void
id_index_make(struct id_index *index, const struct group *g)
{
	size_t i;

	memset(index, 0, sizeof(*index));
	for (i = 0; i < g->agreement_count; i++) {
		struct str id = fold_id(g->arena, str_of(g->agreements[i]->id));
		struct id_list *list = map_get(&index->lists, id);

		if (list == NULL) {
			list = ARENA_NEW(g->arena, struct id_list);
			map_put(&index->lists, id, list);
		}
		ARENA_GROW(g->arena, list->v, list->n, list->cap);
		list->v[list->n++] = g->agreements[i];
	}
}

const struct id_list *
id_index_find(const struct id_index *index, struct arena *a, struct str id)
{
	static const struct id_list none;
	const struct id_list *list = map_get(&index->lists, fold_id(a, id));

	return list ? list : &none;
}

void
id_index_free(struct id_index *index)
{
	map_free(&index->lists);
}

int
record_order(const struct record *x, const struct record *y)
{
	int c = (x->cycle > y->cycle) - (x->cycle < y->cycle);

	if (c == 0)
		c = (x->date > y->date) - (x->date < y->date);
	if (c == 0)
		c = strcmp(x->document, y->document);
	return c ? c : strcmp(x->path, y->path);
}

/* Where a candidate may stand, as seen from the agreement that refers. */
struct scope {
	const struct group *g;
	const struct reference *ref;
	const struct agreement *a;
	bool merged;               /* look at units merged into the own one */
	int previous;              /* for an id alone: the cycle before */
};

static bool
fits(const struct scope *s, const struct agreement *c)
{
	const struct record *own = s->a->record, *r = c->record;
	const struct reference *ref = s->ref;

	if (ref->unit.n ? !str_is(ref->unit, r->unit) :
	    streq(own->unit, r->unit) == s->merged)
		return false;
	if (!unit_flows(s->g->config, r->unit, own->unit))
		return false;
	if (ref->document.n && !str_is(ref->document, r->document))
		return false;
	if (ref->cycle != CYCLE_NONE)
		return r->cycle == ref->cycle;
	return (r != own || ref->document.n) && (r->cycle == own->cycle ||
		(ref->document.n == 0 && r->cycle == s->previous));
}

static void
collect(struct fitting *out, const struct scope *s,
	const struct id_list *list, bool *later)
{
	size_t i;

	for (i = 0; i < list->n; i++) {
		if (!fits(s, list->v[i]))
			continue;
		if (record_order(list->v[i]->record, s->a->record) >= 0)
			*later = true;
		else if (out->n < CANDIDATES)
			out->candidates[out->n++] = list->v[i];
	}
}

/* Of several, those count that no agreement of their own cycle continues. */
static void
keep_standing(struct fitting *out)
{
	size_t i, kept = 0;

	for (i = 0; i < out->n; i++)
		if (out->candidates[i]->continued_in !=
		    out->candidates[i]->record->cycle)
			out->candidates[kept++] = out->candidates[i];
	if (kept)
		out->n = kept;
}

/* In its own cycle the agreement may have gone on in a later document: then
 * that mention is meant, if there is just one. */
static struct agreement *
last_mention(const struct group *g, struct agreement *a)
{
	size_t i, n, found;

	do {
		struct agreement **v = group_in_cycle(g, a->record->cycle, &n);
		struct agreement *next = NULL;

		for (found = i = 0; i < n; i++)
			if (v[i]->previous == a &&
			    v[i]->match == MATCH_CONTINUES) {
				next = v[i];
				found++;
			}
		if (found == 1)
			a = next;
	} while (found == 1);
	return a;
}

/* For a reference that fits nothing: agreements that may be meant, by id. */
static void
suggest(struct fitting *out, const struct group *g,
	const struct id_list *list, const struct agreement *a)
{
	size_t i;

	for (i = list->n; i-- > 0 && out->n < CANDIDATES;)
		if (record_order(list->v[i]->record, a->record) < 0 &&
		    unit_flows(g->config, list->v[i]->record->unit,
		    a->record->unit))
			out->candidates[out->n++] = list->v[i];
}

enum fit
reference_resolve(struct fitting *out, const struct group *g,
	const struct id_index *index, const struct agreement *a)
{
	struct reference ref;
	struct scope scope = {.g = g, .ref = &ref, .a = a};
	const struct id_list *list;
	bool later = false;

	memset(out, 0, sizeof(*out));
	if (!reference_parse(&ref, &g->config->cycles, str_of(a->continues)))
		return FIT_NONE;
	list = id_index_find(index, g->arena, ref.id);
	scope.previous = ref.cycle == CYCLE_NONE && ref.document.n == 0 ?
		group_previous_cycle(g, a->record->unit, a->record->cycle) :
		CYCLE_NONE;
	collect(out, &scope, list, &later);
	if (out->n == 0 && !later && ref.unit.n == 0) {
		scope.merged = true;
		collect(out, &scope, list, &later);
	}
	if (out->n > 1)
		keep_standing(out);
	if (out->n > 1)
		return FIT_SEVERAL;
	if (out->n == 0 && later)
		return FIT_LATER;
	if (out->n == 0) {
		suggest(out, g, list, a);
		return FIT_NONE;
	}
	out->one = out->candidates[0];
	if (out->one->record->cycle < a->record->cycle)
		out->one = last_mention(g, out->one);
	return FIT_ONE;
}
