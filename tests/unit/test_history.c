/* SPDX-License-Identifier: MPL-2.0 */
/* When files last changed, held against what git says. */
#include <stdio.h>
#include <stdlib.h>

#include "lib/git/history.h"
#include "lib/git/repository.h"
#include "lib/git/tree.h"
#include "tests/unit/harness.h"
#include "tests/unit/sandbox.h"

struct fixture {
	struct repository *repo;
	struct history h;
	struct error err;
	char head[64];
};

static void
commit(int day, const char *what)
{
	char line[1024];

	snprintf(line, sizeof(line), "cd repo && %s && git add -A && "
		"GIT_AUTHOR_DATE='%d +0100' GIT_COMMITTER_DATE='%d +0100' "
		"git commit -qm x", what, 1700000000 + day * 86400,
		1700000000 + day * 86400);
	is_int(sh("%s", line), 0, "%s", what);
}

static int
look(struct fixture *f, const char *dir, const char *state)
{
	char line[64];
	int rc;

	repository_free(f->repo);
	f->repo = NULL;
	history_free(&f->h);
	if (repository_open(&f->repo, dir, false, &f->err) < 0)
		exit(99);
	snprintf(line, sizeof(line), "git -C %s rev-parse HEAD", dir);
	snprintf(f->head, sizeof(f->head), "%.40s", sh_read(line));
	rc = history_read(&f->h, f->repo, f->head, state, &f->err);
	return rc;
}

/* Every file that there is, by git's own walk. */
static void
as_git(const struct fixture *f, const char *what)
{
	char files[4096], line[512];
	struct str rest, path;
	int bad = 0, n = 0;

	snprintf(files, sizeof(files), "%s", sh_read(
		"cd repo && git -c core.quotePath=false ls-files"));
	rest = str_of(files);
	while (str_split(&rest, '\n', &path)) {
		const struct history_file *at;
		char name[256];

		snprintf(name, sizeof(name), "%.*s", (int)path.n, path.p);
		snprintf(line, sizeof(line), "cd repo && git log -1 "
			"--first-parent --diff-merges=first-parent "
			"--format=%%ct -- '%s'", name);
		at = history_find(&f->h, name);
		bad += at == NULL || at->time != atoll(sh_read(line)) ||
			at->offset != 60;
		n++;
	}
	is_int(bad, 0, "%s: all as git says", what);
	ok(n > 3, "%s: %d files", what, n);
	ok(history_find(&f->h, "findes/ikke.md") == NULL, "no such file");
}

struct seeing {
	struct repository *repo;
	struct buf out;
};

static bool
add_version(const struct history_seen *v, void *ctx)
{
	struct seeing *s = ctx;

	buf_fmt(&s->out, "%d:", (int)((v->time - 1700000000) / 86400));
	history_content(&s->out, s->repo, v, 9);
	s->out.n -= s->out.p[s->out.n - 1] == '\n';
	buf_char(&s->out, ' ');
	return true;
}

/* What a file has been, newest first, and the same without a kept state. */
static void
has_been(struct fixture *f, const char *path, size_t skip, const char *want)
{
	uint64_t hash = history_hash(&f->h, path);
	struct seeing got = {.repo = f->repo};

	history_walk(&f->h, path, skip, add_version, &got);
	is_text(buf_cstr(&got.out), want, "%s has been", path);
	is_int(look(f, "repo", NULL), 0, "without a state");
	got.repo = f->repo;
	buf_reset(&got.out);
	history_walk(&f->h, path, skip, add_version, &got);
	is_text(buf_cstr(&got.out), want, "%s has been, without a state", path);
	ok(history_hash(&f->h, path) == hash && hash != 0, "the same hash");
	buf_free(&got.out);
}

int
main(void)
{
	struct fixture f = {0};

	sandbox_start();
	sh("git init -q -b main repo");
	commit(1, "mkdir -p a/b && echo Aa >a/b/c.md && echo x >a/b.md && echo y >z");
	commit(2, "echo Bb >a/b/c.md && echo y >a-b && echo 12345678 >z && "
		"echo ø >'æ ø.md'");
	commit(3, "git checkout -qb side && echo s >a/side.md");
	commit(4, "git checkout -q main && echo q >a/main.md");
	is_int(sh("cd repo && GIT_COMMITTER_DATE='1700500000 +0100' "
		"git merge -q --no-edit side"), 0, "a merge");
	is_int(look(&f, "repo", "state"), 0, "read: %s", f.err.en);
	as_git(&f, "the first time");
	commit(6, "echo 123456789 >z");
	is_int(look(&f, "repo", "state"), 0, "with a large file");
	has_been(&f, "z", 0, "6: 2:12345678 1:y ");
	commit(9, "echo C >a/b/c.md && git rm -q z && mkdir z && echo 1 >z/z");
	is_int(look(&f, "repo", "state"), 0, "read again");
	as_git(&f, "what came since");
	has_been(&f, "a/b/c.md", 0, "9:C 2:Bb 1:Aa ");
	has_been(&f, "a/b/c.md", 1, "2:Bb 1:Aa ");
	has_been(&f, "a/main.md", 0, "4:q ");
	has_been(&f, "a/main.md", 1, "");
	has_been(&f, "a/side.md", 0, "5:s ");
	is_int(look(&f, "repo", "state"), 0, "with it again");
	commit(10, "echo D >a/d.md");
	is_int(look(&f, "repo", "state"), 0, "one more");
	sh("cd repo && git reset -q --hard HEAD~1");
	commit(11, "echo E >a/b.md");
	is_int(look(&f, "repo", "state"), 0, "history is another");
	as_git(&f, "another history");
	ok(history_find(&f.h, "a/d.md") == NULL, "nothing of the old one");
	has_been(&f, "a/b.md", 0, "11:E 1:x ");
	is_int(look(&f, "repo", "state"), 0, "with a state again");
	sh("head -c 60 state >x && cat x >state");
	is_int(look(&f, "repo", "state"), 0, "a broken state");
	as_git(&f, "a broken state");
	sh("git clone -q --depth 1 file://$PWD/repo shallow");
	is_int(look(&f, "shallow", NULL), 1, "a shallow clone tells nothing");
	history_free(&f.h);
	repository_free(f.repo);
	sandbox_end();
	return test_end();
}
