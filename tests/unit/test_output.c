/* SPDX-License-Identifier: MPL-2.0 */
/* The folder that a site is written to. */
#include <string.h>
#include <unistd.h>

#include "lib/base/hash.h"
#include "lib/site/output.h"
#include "tests/unit/harness.h"
#include "tests/unit/sites.h"

static struct error err;

/* Pages of a plan: all of them are staged. */
struct listed {
	struct page_file files[8];
	size_t n;
};

static int
list(struct output_list *l, bool staged, void *ctx, struct error *e)
{
	const struct listed *all = ctx;
	size_t i;

	(void)staged;
	for (i = 0; i < all->n; i++)
		if (output_list_add(l, &all->files[i], e) < 0)
			return -1;
	return 0;
}

/* Publishes pages given as "path=content" to DIR; stale ones likewise. */
static int
put(const char *dir, const char *audience, const char *const *pages,
	const char *const *stale)
{
	struct listed all = {.n = 0};
	struct output_plan plan = {.list = list, .ctx = &all};
	const char *gone[8];
	struct output o;
	struct arena a = {0};
	int rc = output_open(&o, dir, audience, &err);

	if (rc == 0)
		rc = output_begin(&o, &err);
	for (; rc == 0 && *pages; pages++) {
		struct str rest = str_of(*pages), path;
		struct page_file *f = &all.files[all.n++];

		str_split(&rest, '=', &path);
		f->path = arena_strndup(&a, path.p, path.n);
		hash_sha256(f->hash, rest);
		rc = output_stage(&o, f, rest, &err);
	}
	plan.stale = gone;
	for (; stale && *stale; stale++)
		gone[plan.stale_count++] = *stale;
	if (rc == 0)
		rc = output_finish(&o, &plan, &err);
	output_close(&o);
	arena_free(&a);
	return rc;
}

#define PAGES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void
test_writing(void)
{
	is_int(put("a", "public", PAGES("index.html=en", "x/y/z.html=to"),
		NULL), 0, "a folder that is not there is made");
	is_text(site_text("a/index.html"), "en", "a page");
	is_text(site_text("a/x/y/z.html"), "to", "a page in folders");
	is_int(put("a", "public", PAGES("index.html=EN", "x/y/ny.html=tre"),
		PAGES("x/y/z.html")), 0, "again");
	is_text(site_text("a/index.html"), "EN", "a page is replaced");
	is_text(site_text("a/x/y/ny.html"), "tre", "a page in a folder that is there");
	ok(!file_exists("a/x/y/z.html"), "a stale page is gone");
	is_int(put("a", "public", PAGES("index.html=EN"), PAGES("x/y/ny.html")),
		0, "once more");
	ok(!file_exists("a/x"), "folders left empty are gone");
	ok(!file_exists("a/.referat/new"), "nothing stays staged");
	ok(!file_exists("a/.referat/busy"), "nothing is under way");
	ok(strstr(site_text("a/.referat/manifest"),
		"  index.html\n") != NULL, "the manifest names the page");
}

static void
test_refusals(void)
{
	is_int(sh("mkdir b && echo hej >b/min.txt"), 0, "a foreign folder");
	is_int(put("b", "public", PAGES("index.html=en"), NULL), -1,
		"it is refused");
	is_int(err.kind, ERROR_REFUSED, "by a rule");
	ok(!file_exists("b/.referat"), "and left as it was");
	is_int(put("a", "internal", PAGES("index.html=en"), NULL), -1,
		"another audience's folder is refused");
	is_int(err.kind, ERROR_REFUSED, "by a rule too");
	is_text(site_text("a/index.html"), "EN", "and left as it was");
	is_int(sh("mkdir -p c/.git"), 0, "a folder with only .git");
	is_int(put("c", "public", PAGES("index.html=en"), NULL), 0,
		"is as good as empty");
	is_int(sh("echo min >c/CNAME"), 0, "a file put beside our pages");
	is_int(put("c", "public", PAGES("index.html=to"), NULL), 0,
		"does no harm");
	ok(file_exists("c/CNAME"), "and stays");
}

/* What a crash leaves: staged pages; or some pages renamed, the busy file
 * there, the manifest old or not there yet. */
static void
test_crashes(void)
{
	struct output o;

	is_int(sh("mkdir -p d/.referat/new && echo x >d/.referat/new/index.html"),
		0, "a crash while staging");
	is_int(put("d", "public", PAGES("a.html=en"), NULL), 0, "is forgotten");
	ok(!file_exists("d/index.html"), "its page never shows");

	is_int(sh("mkdir -p e/.referat && echo x >e/halv.html && "
		"printf 'referat-site 1 public -\\n%%064d  halv.html\\n' 0 "
		">e/.referat/busy"), 0, "a crash while renaming the first time");
	is_int(output_open(&o, "e", "public", &err), 0, "the folder is ours");
	is_text(o.generation, "", "nothing of it is known");
	is_int(output_read_ours(&o, &err), 0, "what is ours");
	ok(o.our_count == 1 && streq(o.ours[0], "halv.html"),
		"is what was under way");
	output_close(&o);
	is_int(output_open(&o, "e", "internal", &err), -1,
		"another audience must not go on");
	output_close(&o);
	is_int(put("e", "public", PAGES("index.html=en"), PAGES("halv.html")),
		0, "the next run completes");
	ok(!file_exists("e/halv.html") && !file_exists("e/.referat/busy"),
		"and cleans up");
}

/* A list longer than what is written in one go; FAILS: and then it fails. */
static int
long_list(struct output_list *l, bool staged, void *ctx, struct error *e)
{
	struct page_file page = {.path = "sider/en-side-med-en-lang-sti.html"};
	const bool *fails = ctx;
	int i;

	hash_sha256(page.hash, STR("en"));
	for (i = 0; i < 5000; i++)
		if (output_list_add(l, &page, e) < 0)
			return -1;
	return *fails && !staged ? error_set(e, ERROR_FAILED, "nej", "no") : 0;
}

static void
test_manifest(void)
{
	bool fails = false;
	struct output_plan plan = {.list = long_list, .ctx = &fails};
	struct output o;
	struct str text, line;
	char hash[OUTPUT_HASH], before[OUTPUT_HASH];

	output_open(&o, "g", "public", &err);
	output_begin(&o, &err);
	is_int(output_finish(&o, &plan, &err), 0, "a long list");
	text = str_of(site_text("g/.referat/manifest"));
	str_split(&text, '\n', &line);
	hash_sha256(hash, text);
	ok(str_ends(line, hash) && streq(hash, o.generation),
		"its first line has the hash of the rest");
	hash_sha256(before, str_of(site_text("g/.referat/manifest")));
	fails = true;
	output_begin(&o, &err);
	is_int(output_finish(&o, &plan, &err), -1, "a list that fails");
	hash_sha256(hash, str_of(site_text("g/.referat/manifest")));
	is_text(hash, before, "leaves the one before");
	is_int(sh("ls g/.referat/manifest.* g/.referat/busy.* 2>/dev/null"), 2,
		"and nothing beside it");
	output_close(&o);
}

static void
test_standing(void)
{
	struct page_file old = {.path = "s.html"}, page = {.path = "s.html"};
	struct listed all = {.n = 1};
	struct output_plan plan = {.list = list, .ctx = &all};
	struct output o;

	hash_sha256(old.hash, STR("indhold"));
	hash_sha256(page.hash, STR("indhold"));
	output_open(&o, "f", "public", &err);
	output_begin(&o, &err);
	output_stage(&o, &old, STR("indhold"), &err);
	ok(!output_is(&o, &page, NULL, STR("indhold")), "staged is not there");
	all.files[0] = old;
	is_int(output_finish(&o, &plan, &err), 0, "published");
	ok(output_stands(&o, &old), "it stands as it was staged");
	ok(output_is(&o, &page, &old, STR("indhold")), "the same by its hash");
	ok(output_is(&o, &page, NULL, STR("indhold")), "the same by its bytes");
	ok(!output_is(&o, &page, NULL, STR("Indhold")), "another by its bytes");
	hash_sha256(page.hash, STR("andet"));
	ok(!output_is(&o, &page, &old, STR("andet")), "another by its hash");
	is_int(sh("printf INDHOLD >f/s.html"), 0, "somebody meddles");
	hash_sha256(page.hash, STR("indhold"));
	ok(!output_stands(&o, &old), "it is seen by the time");
	ok(!output_is(&o, &page, &old, STR("indhold")), "and compared");
	is_int(sh("rm f/s.html && ln -s /etc/passwd f/s.html"), 0, "a link");
	ok(!output_stands(&o, &old) && !output_is(&o, &page, &old,
		STR("indhold")), "is not followed");
	output_close(&o);
}

int
main(void)
{
	sandbox_start();
	test_writing();
	test_refusals();
	test_crashes();
	test_manifest();
	test_standing();
	sandbox_end();
	return test_end();
}
