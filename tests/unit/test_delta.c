/* SPDX-License-Identifier: MPL-2.0 */
/* What differs between two trees, and the commits between two of them; in real
 * repositories, also with trees that git itself would not write. */
#include "tests/unit/harness.h"
#include "tests/unit/sandbox.h"

#include "lib/git/chain.h"
#include "lib/git/delta.h"
#include "lib/git/repository.h"

static struct arena arena;
static struct repository *repo;
static struct error err;

/* The entries as lines "PATH old-mode new-mode trouble". */
static const char *
listed(const struct delta *d)
{
	const char *all = "";
	size_t i;

	for (i = 0; i < d->n; i++)
		all = arena_fmt(&arena, "%s%s%s %o %o %d", all, i ? "\n" : "",
			d->v[i].path, d->v[i].old_mode, d->v[i].new_mode,
			d->v[i].trouble);
	return all;
}

static const char *
tree_of(const char *rev)
{
	return arena_strdup(&arena, sh_read(arena_fmt(&arena,
		"git rev-parse '%s^{tree}'", rev)));
}

static const char *
id_of(const char *rev)
{
	return arena_strdup(&arena, sh_read(arena_fmt(&arena,
		"git rev-parse '%s'", rev)));
}

static const char *
compare(const char *old, const char *new)
{
	struct delta d;

	if (!ok(delta_read(&d, &arena, repo, old, new, &err) == 0, "read: %s",
	    err.en))
		return "";
	return listed(&d);
}

static void
test_changes(void)
{
	is_text(compare("", tree_of("HEAD~1")),
		"d 0 100644 0\nx 0 100644 0\na/b/y 0 100644 0", "from nothing");
	is_text(compare(tree_of("HEAD~1"), tree_of("HEAD~1")), "", "the same");
	is_text(compare(tree_of("HEAD~1"), tree_of("HEAD")),
		"d 100644 0 0\nl 0 120000 0\nx 100644 100755 0\n"
		"d/z 0 100644 0\na/b/y 100644 100644 0",
		"changed, added, removed, a file that becomes a folder");
	is_text(compare(tree_of("HEAD"), ""),
		"l 120000 0 0\nx 100755 0 0\nd/z 100644 0 0\n"
		"a/b/y 100644 0 0", "to nothing");
}

/* A tree object made of LINES, as printf writes them, with the blob's id for
 * each @. */
static const char *
make_tree(const char *lines)
{
	return arena_strdup(&arena, sh_read(arena_fmt(&arena,
		"id=$(git rev-parse HEAD~1:x | sed 's/../\\\\x&/g'); "
		"bash -c \"printf '$(printf %%s '%s' | sed \"s/@/$id/g\")'\" | "
		"git hash-object -t tree -w --stdin --literally", lines)));
}

static void
test_odd(void)
{
	static const struct {
		const char *lines, *want;
	} cases[] = {
		{"100644 a\\0@100644 b\\0@", "a 0 100644 0\nb 0 100644 0"},
		{"100644 b\\0@100644 a\\0@", " 0 40000 1"},
		{"100644 a\\0@100644 a\\0@", " 0 40000 1"},
		{"0100644 a\\0@", " 0 40000 1"},
		{"100648 a\\0@", " 0 40000 1"},
		{"100644 a/b\\0@", " 0 40000 1"},
		{"100644 \\0@", " 0 40000 1"},
		{"100644 a\\0", " 0 40000 1"},
		{"hejsa", " 0 40000 1"},
		{"100664 a\\0@", "a 0 100664 0"},
		{"160000 a\\0@", "a 0 160000 0"},
		{"100644 ..\\0@", ".. 0 100644 0"},
		{"100644 a\\n\\0@", "a\n 0 100644 0"},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *id = make_tree(cases[i].lines);

		is_int(strlen(id), 40, "tree %zu is made", i);
		is_text(compare("", id), cases[i].want, "tree %zu", i);
	}
	is_text(compare(make_tree("100644 b\\0@100644 a\\0@"),
		make_tree("100644 a\\0@")), "a 0 100644 0",
		"a malformed old folder is as if empty");
}

static void
test_limits(void)
{
	struct delta d;
	const char *deep;

	sh("mkdir -p $(seq -s/ 30); echo x > $(seq -s/ 30)/f; git add -A; "
		"git commit -qm deep");
	deep = tree_of("HEAD");
	ok(delta_read(&d, &arena, repo, tree_of("HEAD~1"), deep, &err) == 0,
		"deep");
	is_int(d.n, 1, "one entry");
	is_int(d.v[0].trouble, DELTA_DEEP, "too deep");
	ok(delta_read(&d, &arena, repo, "",
		"1234567812345678123456781234567812345678", &err) < 0,
		"a tree that isn't there");
	is_int(err.kind, ERROR_FAILED, "is an error");
}

static void
test_chain(void)
{
	const char *first = id_of("HEAD~2"), *last = id_of("HEAD");
	struct chain c;
	char tip[41];

	ok(chain_read(&c, &arena, repo, first, last, 0, &err) == 0, "read");
	ok(c.whole, "whole");
	is_int(c.n, 2, "two commits");
	is_text(c.v[0].parent, first, "oldest first");
	is_text(c.v[1].id, last, "newest last");
	is_text(c.v[1].tree, tree_of("HEAD"), "its tree");
	is_text(c.v[1].raw.p, arena_fmt(&arena, "%s\n", sh_read(
		"git cat-file commit HEAD")), "its bytes");
	ok(chain_read(&c, &arena, repo, "", last, 0, &err) == 0 && c.whole,
		"from the beginning");
	is_int(c.n, 3, "three commits");
	ok(chain_read(&c, &arena, repo, "", last, 2, &err) == 0 && !c.whole,
		"no more than two");
	ok(chain_read(&c, &arena, repo, last, first, 0, &err) == 0 && !c.whole,
		"not built on it");
	ok(chain_read(&c, &arena, repo, "", tree_of("HEAD"), 0, &err) < 0 &&
		err.kind == ERROR_MISSING, "a tree is no commit");
	ok(chain_read(&c, &arena, repo, "", "HEAD", 0, &err) < 0 &&
		err.kind == ERROR_USAGE, "a name is no id");
	is_int(chain_tip(tip, repo, "refs/heads/main", &err), 1, "main");
	is_text(tip, last, "stands at the last");
	is_int(chain_tip(tip, repo, "refs/heads/andet", &err), 0, "no branch");
	is_int(chain_descends(repo, last, first, &err), 1, "descends");
	is_int(chain_descends(repo, first, last, &err), 0, "does not");
}

static void
test_new(void)
{
	struct chain c;

	sh("git checkout -q -b side HEAD~1; echo s > s; git add -A; "
		"git commit -qm side; git merge -q -m flet main; "
		"git rev-parse HEAD > id; git checkout -q main; "
		"git branch -qD side");
	ok(chain_read_new(&c, &arena, repo, sh_read("cat id"), 0, &err) == 0,
		"read");
	is_int(c.n, 2, "the side and the merge");
	ok(chain_read_new(&c, &arena, repo, sh_read("cat id"), 1, &err) == 0 &&
		!c.whole, "no more than one");
}

static void
test_shallow(void)
{
	struct repository *cut;
	struct chain c;

	sh("git clone -q --depth 2 file://$PWD ../cut");
	ok(repository_open(&cut, "../cut", false, &err) == 0, "open");
	ok(chain_read(&c, &arena, cut, "", id_of("main"), 0, &err) < 0,
		"not the whole history");
	is_int(err.kind, ERROR_REFUSED, "refused");
	ok(strstr(err.da, "--unshallow") != NULL, "with advice");
	repository_free(cut);
}

int
main(void)
{
	sandbox_start();
	is_int(sh("git init -q -b main r && cd r && mkdir -p a/b && "
		"echo 1 > x && echo 2 > a/b/y && echo 3 > d && git add -A && "
		"git commit -qm one && chmod +x x && echo 4 >> a/b/y && "
		"rm d && mkdir d && echo 5 > d/z && ln -s x l && "
		"git add -A && git commit -qm two"), 0, "a repository");
	ok(chdir("r") == 0, "go there");
	ok(repository_open(&repo, ".", false, &err) == 0, "open");
	test_changes();
	test_odd();
	test_limits();
	test_chain();
	test_new();
	test_shallow();
	repository_free(repo);
	arena_free(&arena);
	sandbox_end();
	return test_end();
}
