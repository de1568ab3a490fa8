/* SPDX-License-Identifier: MPL-2.0 */
/* Groups of units, and a document that is too heavy for its worker. */
#include "lib/model/municipality.h"

#include "lib/git/repository.h"
#include "tests/unit/harness.h"

#define CONFIG "municipality: Prøvekommunen\nlanguage: da\npeople: null\n" \
	"layout:\n  - {path: \"enheder/{unit}/{cycle}/{form}.md\"}\n"
#define UNITS "units:\n" \
	"  - {id: a, name: A, type: skole}\n" \
	"  - {id: b, name: B, type: skole, merged_into: c}\n" \
	"  - {id: c, name: C, type: skole}\n" \
	"  - {id: d, name: D, type: skole}\n"
#define FORM "title: Lille\nkind: referat\nsections:\n" \
	"  - {heading: Tema, content: prose}\n"
#define DOCUMENT "## Tema\n\nTekst.\n"

static void
put(struct tree *t, const char *path, const char *text)
{
	tree_put(t, path, text, strlen(text));
}

static struct tree *
make_tree(void)
{
	struct error err;
	struct tree *t;

	if (tree_open_memory(&t, NULL, &err) < 0)
		return NULL;
	put(t, "referat.yaml", CONFIG);
	put(t, "enheder.yaml", UNITS);
	put(t, "schema/forms/lille.yaml", FORM);
	put(t, "enheder/a/2024-25/lille.md", DOCUMENT);
	put(t, "enheder/b/2024-25/lille.md", DOCUMENT);
	put(t, "enheder/c/2025-26/lille.md", DOCUMENT);
	put(t, "enheder/d/2024-25/lille.md", DOCUMENT);
	put(t, "enheder/d/2025-26/lille.md", DOCUMENT);
	return t;
}

static void
test_groups(const struct municipality *m)
{
	const struct entries *b = municipality_group(m, "b");

	is_int(m->document_count, 5, "all documents are listed");
	is_int(m->group_count, 3, "merged units are one group");
	ok(b && b == municipality_group(m, "c"), "b went into c");
	ok(b && b->n == 2, "with the documents of both");
	ok(municipality_group(m, "x") == NULL, "an unknown unit has none");
}

/* A rule that never ends, for one document. */
static void
hang(const struct record *r, struct findings *fs)
{
	volatile int forever = streq(r->path, "enheder/d/2024-25/lille.md");

	(void)fs;
	while (forever)
		;
}

static bool
only_d(const struct entries *e, void *ctx)
{
	(void)ctx;
	return streq(e->key, "d");
}

static int
encode(struct group *g, size_t index, struct findings *fs, struct buf *out,
	void *ctx, struct error *err)
{
	(void)index, (void)ctx, (void)err;
	buf_fmt(out, "%zu:", g->record_count);
	if (fs->n)
		buf_fmt(out, "%s %s", finding_name(fs->v[0].code),
			fs->v[0].path);
	return 0;
}

static int
collect(size_t index, struct str result, void *ctx, struct error *err)
{
	(void)index, (void)err;
	buf_str(ctx, result);
	return 0;
}

/* The group is the third, but the first item of the job. */
static void
test_heavy(const struct municipality *m)
{
	struct buf got = {0};
	struct municipality_job job = {.m = m, .workers = 2, .rules = hang,
		.wanted = only_d, .map = encode, .sink = collect, .ctx = &got};
	struct error err;

	is_int(municipality_map(&job, &err), 0, "the job ends well");
	is_text(buf_cstr(&got), "1:for-tung enheder/d/2024-25/lille.md",
		"the heavy document is named, and its neighbour is read");
	buf_free(&got);
}

int
main(void)
{
	struct municipality *m = NULL;
	struct tree *t = make_tree();
	struct error err;
	date today;

	date_make(&today, 2026, 1, 5);
	ok(t && municipality_load(&m, t, today, &err) == 0, "it loads");
	if (m) {
		test_groups(m);
		test_heavy(m);
	}
	municipality_free(m);
	tree_free(t);
	return test_end();
}
