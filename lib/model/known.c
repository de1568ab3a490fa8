/* SPDX-License-Identifier: MPL-2.0 */
/* The sections that a form knows, laid out for finding them in a document. */
#include "lib/model/known.h"

#include "lib/base/ascii.h"

struct label *
themes_of(struct arena *a, const struct config *config, int cycle,
	const char *origin, size_t *n)
{
	const struct period *p = config_period(config, cycle);
	struct label *labels;
	size_t i, j;

	*n = 0;
	if (p == NULL)
		return NULL;
	for (i = 0; i < p->theme_count; i++)
		*n += p->themes[i].names.n;
	labels = ARENA_ARRAY(a, struct label, *n);
	*n = 0;
	for (i = 0; i < p->theme_count; i++)
		for (j = 0; j < p->themes[i].names.n; j++)
			if (!origin || streq(origin, p->themes[i].origin))
				label_make(&labels[(*n)++], a,
					p->themes[i].names.v[j]);
	return labels;
}

static bool
has_theme(const struct part *p)
{
	size_t i;

	for (i = 0; i < p->label_count; i++)
		if (p->labels[i].holes && str_find(p->labels[i].folded,
		    STR("{theme}")) < p->labels[i].folded.n)
			return true;
	return false;
}

void
known_list(struct known_parts *k, struct arena *a, const struct form *form,
	const struct config *config, int cycle)
{
	size_t i, j;

	memset(k, 0, sizeof(*k));
	ARENA_GROW(a, k->v, k->n, k->cap);
	k->v[k->n++] = (struct known){.part = &form->body, .depth = -1,
		.class = -1};
	for (i = 0; i < k->n; i++) {
		const struct part *p = k->v[i].part;

		k->v[i].first_child = k->n;
		k->v[i].child_count = p->section_count;
		for (j = 0; j < p->section_count; j++) {
			struct known child = {.part = &p->sections[j],
				.parent = i, .depth = k->v[i].depth + 1,
				.class = k->v[i].class};

			if (child.part->class > child.class)
				child.class = child.part->class;
			if (has_theme(child.part))
				child.themes = themes_of(a, config, cycle,
					child.part->each, &child.theme_count);
			ARENA_GROW(a, k->v, k->n, k->cap);
			k->v[k->n++] = child;
		}
	}
}

static bool
is_plainly(const struct known *k, struct str folded)
{
	const struct label *l = k->part->labels;
	const struct label *end = l + k->part->label_count;

	for (; l < end; l++)
		if (!l->holes && str_eq(l->folded, folded))
			return true;
	return false;
}

/* By a label with holes; at home also the one that takes any heading. */
static bool
matches(const struct known *k, const struct head *h, bool at_home,
	struct str *capture)
{
	size_t i;

	for (i = 0; i < k->part->label_count; i++) {
		const struct label *l = &k->part->labels[i];

		if (!l->holes || (!at_home && str_is(l->folded, "{text}")))
			continue;
		if (label_match(l, h->folded, h->plain, k->themes,
		    k->theme_count, capture))
			return true;
	}
	return false;
}

static size_t
first_match(const struct known_parts *k, size_t from, size_t n,
	const struct head *h, bool at_home, struct str *capture)
{
	size_t i;

	*capture = STR("");
	for (i = from; i < from + n; i++)
		if (is_plainly(&k->v[i], h->folded))
			return i;
	for (i = from; i < from + n; i++)
		if (matches(&k->v[i], h, at_home, capture))
			return i;
	return 0;
}

size_t
known_child(const struct known_parts *k, size_t parent, const struct head *h,
	bool at_home, struct str *capture)
{
	return first_match(k, k->v[parent].first_child,
		k->v[parent].child_count, h, at_home, capture);
}

size_t
known_anywhere(const struct known_parts *k, const struct head *h,
	struct str *capture)
{
	return first_match(k, 1, k->n - 1, h, false, capture);
}

/* A word goes on in letters and digits, and in the bytes of other ones. */
static bool
ends_word(struct str s, size_t at)
{
	unsigned char c;

	if (at >= s.n)
		return true;
	c = (unsigned char)s.p[at];
	return c != 0xc3 && !ascii_digit(c) && !ascii_lower(c);
}

const struct part *
part_begins(const struct part *parts, size_t n, struct str folded)
{
	const struct part *best = NULL;
	size_t i, j, length = 0;

	for (i = 0; i < n; i++)
		for (j = 0; j < parts[i].label_count; j++) {
			struct str label = parts[i].labels[j].folded;

			if (label.n > length && label.n <= folded.n &&
			    memcmp(label.p, folded.p, label.n) == 0 &&
			    ends_word(folded, label.n)) {
				best = &parts[i];
				length = label.n;
			}
		}
	return best;
}
