/* SPDX-License-Identifier: MPL-2.0 */
/* Findings as a person reads them. */
#include "lib/report/bundle.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/report/phrase.h"

/* Fewer of a kind are shown each with its line. */
#define LIST_LEAST 3

static const struct listed {
	const char *head[2], *item[2], *help[2];
} listed[FINDING_COUNT] = {
#define LISTED(name, da, da_item, da_help, en, en_item, en_help) \
	[FINDING_##name] = {{da, en}, {da_item, en_item}, {da_help, en_help}},
#define SAME(name, da, en)
#include "lib/report/gathered.def"
#undef LISTED
#undef SAME
};

static const char *const same[FINDING_COUNT][2] = {
#define LISTED(name, da, da_item, da_help, en, en_item, en_help)
#define SAME(name, da, en) [FINDING_##name] = {da, en},
#include "lib/report/gathered.def"
#undef LISTED
#undef SAME
};

/* Findings being bundled; TAKEN: by number in FS, those that are in one. */
struct bundling {
	struct arena *a;
	const struct findings *fs;
	bool *taken;
	struct bundle *v;
	size_t n;
};

bool
finding_is_unfinished(const struct finding *f)
{
	return f->severity == SEVERITY_WARNING &&
		finding_severity(f->code) == SEVERITY_COMPLETENESS;
}

static bool
is_demand(const struct finding *f)
{
	return f->code == FINDING_DEMAND_NOT_MET;
}

/* Demands too are told last: most are met by what a draft still lacks. */
static bool
comes_last(const struct finding *f)
{
	return is_demand(f) || finding_is_unfinished(f);
}

static void
bundle(struct bundling *b, enum bundle_kind kind, const struct finding **v,
	size_t n)
{
	size_t i;

	b->v[b->n++] = (struct bundle){kind, v, n};
	for (i = 0; i < n; i++)
		b->taken[v[i] - b->fs->v] = true;
}

/* Bundles what there is of CODE among those from FROM to TO, of one file. */
static void
list_code(struct bundling *b, size_t from, size_t to, enum finding_code code,
	size_t count)
{
	const struct finding **v = ARENA_ARRAY(b->a, const struct finding *,
		count);
	size_t n = 0;

	for (; from < to; from++)
		if (b->fs->v[from].code == code)
			v[n++] = &b->fs->v[from];
	bundle(b, BUNDLE_LIST, v, n);
}

static void
list_file(struct bundling *b, size_t from, size_t to)
{
	size_t counts[FINDING_COUNT] = {0}, i;

	for (i = from; i < to; i++)
		counts[b->fs->v[i].code]++;
	for (i = 0; i < FINDING_COUNT; i++)
		if (listed[i].head[0] && counts[i] >= LIST_LEAST)
			list_code(b, from, to, (enum finding_code)i, counts[i]);
}

static void
list_all(struct bundling *b)
{
	size_t from, to;

	for (from = 0; from < b->fs->n; from = to) {
		for (to = from + 1; to < b->fs->n; to++)
			if (!streq(b->fs->v[to].path, b->fs->v[from].path))
				break;
		if (to - from >= LIST_LEAST)
			list_file(b, from, to);
	}
}

/* 0: both say the same. In which cycle a demand isn't met is no difference. */
static int
compare_words(const struct finding *a, const struct finding *b)
{
	int i, order = (int)a->code - (int)b->code;

	for (i = 0; i < FINDING_ARGS && order == 0; i++)
		if (i != 1 || a->code != FINDING_DEMAND_NOT_MET)
			order = strcmp(a->args[i] ? a->args[i] : "",
				b->args[i] ? b->args[i] : "");
	return order;
}

static int
by_words(const void *a, const void *b)
{
	const struct finding *x = *(const struct finding *const *)a;
	const struct finding *y = *(const struct finding *const *)b;
	int order = compare_words(x, y);

	return order ? order : (x > y) - (x < y);
}

static void
gather_same(struct bundling *b)
{
	const struct finding **v = ARENA_ARRAY(b->a, const struct finding *,
		b->fs->n);
	size_t i, to, n = 0;

	for (i = 0; i < b->fs->n; i++)
		if (!b->taken[i] && same[b->fs->v[i].code][0])
			v[n++] = &b->fs->v[i];
	if (n)
		qsort(v, n, sizeof(*v), by_words);
	for (i = 0; i < n; i = to) {
		for (to = i + 1; to < n; to++)
			if (compare_words(v[i], v[to]) != 0)
				break;
		if (to - i > 1)
			bundle(b, BUNDLE_SAME, v + i, to - i);
	}
}

static void
take_rest(struct bundling *b)
{
	size_t i;

	for (i = 0; i < b->fs->n; i++)
		if (!b->taken[i]) {
			const struct finding **v = ARENA_ARRAY(b->a,
				const struct finding *, 1);

			v[0] = &b->fs->v[i];
			bundle(b, BUNDLE_ONE, v, 1);
		}
}

static int
by_place(const void *a, const void *b)
{
	const struct finding *x = ((const struct bundle *)a)->v[0];
	const struct finding *y = ((const struct bundle *)b)->v[0];
	int order = comes_last(x) - comes_last(y);

	if (order == 0 && streq(x->path, y->path))
		order = is_demand(x) - is_demand(y);
	return order ? order : (x > y) - (x < y);
}

struct bundle *
bundles_of(struct arena *a, const struct findings *fs, size_t *n)
{
	struct bundling b = {.a = a, .fs = fs};

	b.taken = ARENA_ARRAY(a, bool, fs->n);
	b.v = ARENA_ARRAY(a, struct bundle, fs->n);
	list_all(&b);
	gather_same(&b);
	take_rest(&b);
	if (b.n)
		qsort(b.v, b.n, sizeof(*b.v), by_place);
	*n = b.n;
	return b.v;
}

void
bundle_head(struct buf *out, enum lang lang, const struct bundle *b)
{
	const struct finding *f = b->v[0];
	char count[24];
	const char *args[] = {count};

	snprintf(count, sizeof(count), "%zu", b->n);
	if (b->kind == BUNDLE_LIST)
		phrase_fill(out, lang, listed[f->code].head[lang == LANG_EN],
			args, 1);
	else
		phrase_fill(out, lang, same[f->code][lang == LANG_EN], f->args,
			FINDING_ARGS);
}

void
bundle_item(struct buf *out, enum lang lang, const struct finding *f)
{
	phrase_fill(out, lang, listed[f->code].item[lang == LANG_EN], f->args,
		FINDING_ARGS);
}

void
bundle_help(struct buf *out, enum lang lang, const struct bundle *b)
{
	if (b->kind == BUNDLE_LIST)
		buf_z(out, listed[b->v[0]->code].help[lang == LANG_EN]);
	else
		finding_hint(out, lang, b->v[0]);
}
