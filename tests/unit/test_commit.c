/* SPDX-License-Identifier: MPL-2.0 */
/* Commits: what they hold, what they leave alone, when they are refused. */
#include "tests/unit/harness.h"
#include "tests/unit/sandbox.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "lib/base/mem.h"
#include "lib/git/commit.h"

static struct error err;

static const struct signature anna = {"Anna Å", "anna@example.dk", 1767225600,
	60};
static const struct signature bo = {"Bo", "bo@example.dk", 1767229200, 60};

static struct repository *
repository(const char *dir)
{
	struct repository *repo = NULL;

	if (repository_open(&repo, dir, false, &err) < 0)
		printf("# %s: %s\n", dir, err.en);
	return repo;
}

static struct commit_file
file(const char *path, const char *content)
{
	return (struct commit_file){path, content ? str_of(content)
		: (struct str){NULL, 0}};
}

/* One commit of up to two files to the repository in DIR. */
static int
commit(const char *dir, const char *message, struct commit_file a,
	struct commit_file b)
{
	struct repository *repo = repository(dir);
	struct commit_file files[2] = {a, b};
	struct commit_plan plan = {files, b.path ? 2 : 1, message, NULL};
	char id[65];
	int rc = commit_all(repo, &plan, 1, &anna, &bo, &id, &err);

	if (rc == 0)
		rc = strlen(id) == 40 ? 0 : -2;
	repository_free(repo);
	return rc;
}

static const struct commit_file none;

static void
is_clean(const char *dir, const char *name)
{
	char command[200];

	snprintf(command, sizeof(command), "git -C %s status --porcelain", dir);
	is_text(sh_read(command), "", "%s: status is clean", name);
	is_int(sh("git -C %s fsck --strict", dir), 0, "%s: fsck", name);
}

static void
test_first(void)
{
	sh("git init -q -b main r && mkdir -p r/a/b && printf one >r/a/b/x && "
	   "printf two >r/y");
	is_int(commit("r", "Første\n\nRole: -\n", file("a/b/x", "one"),
		file("y", "two")), 0, "the first commit: %s", err.en);
	is_clean("r", "first");
	is_text(sh_read("git -C r log --format='%an %ae %at %ai|%cn %ct|%B'"),
		"Anna Å anna@example.dk 1767225600 2026-01-01 01:00:00 +0100|"
		"Bo 1767229200|Første\n\nRole: -", "who, when, what");
	is_text(sh_read("git -C r reflog --format='%gd %gs %gn'"),
		"HEAD@{0} commit (initial): Første Bo", "reflog of HEAD");
	is_text(sh_read("git -C r reflog main --format='%gs'"),
		"commit (initial): Første", "reflog of the branch");
	is_text(sh_read("git -C r ls-files -s | cut -c1-6,50-"),
		"100644\ta/b/x\n100644\ty", "the index follows");
	is_text(sh_read("git -C r diff-files; git -C r ls-files --debug "
		"a/b/x | grep -c 'size: 3'"), "1", "with the file's stat");
}

static void
test_second(void)
{
	sh("cd r && printf 2 >y && chmod +x run 2>/dev/null; rm -r a && "
	   "printf z >z && git add z && printf hid >hid && git add hid && "
	   "printf hidden >hid");
	is_int(commit("r", "Anden\n", file("y", "2"), file("a/b/x", NULL)), 0,
		"change and removal: %s", err.en);
	is_text(sh_read("git -C r status --porcelain"), "AM hid\nA  z",
		"what others staged survives");
	is_text(sh_read("git -C r ls-tree -r --name-only HEAD"), "y",
		"no empty folder is left");
	is_text(sh_read("git -C r cat-file -p :hid"), "hid",
		"as it was staged");
	is_int(commit("r", "Tredje\n", file("hid", "hidden"), none), 0,
		"staged, then changed");
	is_text(sh_read("git -C r status --porcelain"), "A  z",
		"is as committed");
	is_int(commit("r", "Igen\n", file("hid", "hidden"), none), -1,
		"nothing changed");
	is_int(err.kind, ERROR_REFUSED, "is refused");
	is_int(commit("r", "Igen\n", file("nix", NULL), none), -1,
		"removing what isn't there");
	sh("cd r && git commit -qm z && printf '#!' >run && chmod +x run && "
	   "git add run && git commit -qm run && printf '#!/bin/sh' >run");
	is_int(commit("r", "Mode\n", file("run", "#!/bin/sh"), none), 0,
		"an executable file");
	is_clean("r", "mode kept");
	is_int(commit("r", "Skygge\n", file("y", "as committed"), none), 0,
		"the work folder has something else");
	is_text(sh_read("git -C r status --porcelain; cat r/y"), " M y\n2",
		"and is left alone");
	sh("cd r && git checkout -q y");
}

static void
test_chain(void)
{
	struct repository *repo = repository("r");
	struct commit_file one = file("c/1", "1"), two = file("c/2", "2");
	struct commit_plan plans[] = {{&one, 1, "En\n", NULL}, {&two, 1, "To\n", NULL}};
	struct commit_plan half[] = {{&one, 1, "En\n", NULL}, {&one, 1, "To\n", NULL}};
	char ids[2][65];

	sh("cd r && mkdir c && printf 1 >c/1 && printf 2 >c/2");
	is_int(commit_all(repo, plans, 2, &anna, &anna, ids, &err), 0,
		"two commits: %s", err.en);
	is_text(sh_read("git -C r log -2 --reverse --format=%s:%H | tr -d '\\n'"),
		(snprintf(err.en, sizeof(err.en), "En:%sTo:%s", ids[0], ids[1]),
		err.en), "one upon the other");
	is_text(sh_read("git -C r reflog main -2 --format=%gs | head -1"),
		"commit: To", "one move of the branch");
	is_clean("r", "chain");
	one.content = STR("changed");
	is_int(commit_all(repo, half, 2, &anna, &anna, ids, &err), -1,
		"the second changes nothing");
	is_text(sh_read("git -C r log -1 --format=%s"), "To", "none is made");
	repository_free(repo);
}

static void
test_line_ends(void)
{
	sh("git init -q -b main crlf && cd crlf && "
	   "echo '*.md text' >.gitattributes && git add . && "
	   "git commit -qm a && printf 'a\\r\\nb\\r\\n' >x.md");
	is_int(commit("crlf", "x\n", file("x.md", "a\r\nb\r\n"), none), 0,
		"line ends: %s", err.en);
	is_text(sh_read("git -C crlf cat-file -s HEAD:x.md"), "4",
		"as git add has them");
	is_clean("crlf", "line ends");
}

static void
test_refused(void)
{
	static const struct {
		const char *name, *setup, *advice;
		enum error_kind kind;
	} cases[] = {
		{"detached", "git checkout -q --detach", "git switch main",
			ERROR_REFUSED},
		{"merge", "git merge -q other", "git merge --abort",
			ERROR_REFUSED},
		{"rebase", "git rebase -q other", "git rebase --abort",
			ERROR_REFUSED},
		{"cherry-pick", "git cherry-pick other",
			"git cherry-pick --abort", ERROR_REFUSED},
		{"revert", "git revert --no-edit HEAD~1", "git revert --abort",
			ERROR_REFUSED},
		{"stale branch lock", "touch -d '1 hour ago' "
			".git/refs/heads/main.lock", "refs/heads/main.lock",
			ERROR_FAILED},
		{"stale index lock", "touch -d '1 hour ago' .git/index.lock",
			"index.lock", ERROR_FAILED},
		{"a ref of zero length", ": >.git/refs/heads/main", "",
			ERROR_FAILED},
	};
	size_t i;

	sh("git init -q -b main base && cd base && echo 1 >f && git add f && "
	   "git commit -qm 1 && echo 2 >f && git commit -qam 2 && "
	   "git checkout -qb other HEAD~1 && echo 3 >f && git commit -qam 3 && "
	   "git checkout -q main && echo 4 >f && git commit -qam 4");
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *name = cases[i].name;
		char *before;

		sh("rm -rf bad && cp -r base bad && cd bad && %s",
			cases[i].setup);
		before = strdup(sh_read("cd bad && cat .git/HEAD "
			".git/refs/heads/main && git status --porcelain"));
		is_int(commit("bad", "x\n", file("g", "x"), none), -1, "%s",
			name);
		is_int(err.kind, cases[i].kind, "%s: kind", name);
		ok(strstr(err.da, cases[i].advice) && strstr(err.en,
			cases[i].advice), "%s: %s", name, err.da);
		is_text(sh_read("cd bad && cat .git/HEAD "
			".git/refs/heads/main && git status --porcelain"),
			before, "%s: nothing has changed", name);
		free(before);
	}
	sh("git clone -q --bare base bare.git");
	is_int(commit("bare.git", "x\n", file("g", "x"), none), -1, "bare");
	is_int(err.kind, ERROR_USAGE, "is a matter of use");
}

static void
test_live_lock(void)
{
	pid_t child;

	sh("rm -rf bad && cp -r base bad && touch bad/.git/index.lock");
	child = fork();
	if (child == 0) {
		usleep(300000);
		_exit(unlink("bad/.git/index.lock"));
	}
	is_int(commit("bad", "x\n", file("g", "x"), none), 0,
		"a live lock is waited for: %s", err.en);
	waitpid(child, NULL, 0);
	is_int(sh("test -e bad/.git/index.lock"), 1, "none is left");
}

/* Commits files of its own until all are there. */
static int
work(const char *dir, int who)
{
	int i, tries;

	for (i = 0; i < 10; i++) {
		char path[40], full[80];
		int fd, rc = -1;

		snprintf(path, sizeof(path), "p%d/f%d", who, i);
		snprintf(full, sizeof(full), "%s/%s", dir, path);
		fd = open(full, O_CREAT | O_WRONLY, 0666);
		if (fd < 0 || write(fd, path, strlen(path)) < 0 || close(fd))
			return 1;
		for (tries = 0; rc != 0 && tries < 500; tries++) {
			rc = commit(dir, path, file(path, path), none);
			if (rc != 0 && err.kind != ERROR_REFUSED)
				return 1;
		}
		if (rc != 0)
			return 1;
	}
	return 0;
}

static void
together(const char *dir)
{
	pid_t child[4];
	int i, status;

	for (i = 0; i < 4; i++) {
		child[i] = fork();
		if (child[i] == 0)
			_exit(work(dir, i));
	}
	for (i = 0; i < 4; i++) {
		waitpid(child[i], &status, 0);
		is_int(status, 0, "process %d got all in", i);
	}
}

static void
test_together(void)
{
	/* From no commit at all: the first is fought for as well. */
	sh("git init -q -b main many && cd many && mkdir p0 p1 p2 p3");
	together("many");
	is_text(sh_read("git -C many rev-list --count HEAD"), "40",
		"none is lost");
	is_text(sh_read("git -C many ls-tree -r HEAD | wc -l"), "40",
		"nor any file");
	is_text(sh_read("git -C many reflog main | wc -l"), "40",
		"each moved the branch");
	is_clean("many", "together");
}

static void
test_changed(void)
{
	struct repository *repo;
	const char **paths;
	struct arena a = {0};
	struct buf out = {0};
	size_t n, i;

	sh("git init -q -b main ch && cd ch && mkdir -p d/e && touch k m d/e/r "
	   "t same && echo ign >.gitignore && git add . && git commit -qm 1 && "
	   "echo x >m && rm d/e/r && mkdir new && touch new/u ign && "
	   "echo s >t && git add t && echo staged >same && git add same && "
	   ": >same && touch k && echo q >add && git add add && rm add && "
	   "mkdir sub && git init -q sub && touch sub/x");
	repo = repository("ch");
	ok(commit_changed(repo, NULL, &a, &paths, &n, &err) == 0, "changed files");
	for (i = 0; i < n; i++)
		buf_fmt(&out, "%s%s", i ? " " : "", paths[i]);
	is_text(buf_cstr(&out), "d/e/r m new/u t", "those that differ from HEAD");
	repository_free(repo);
	for (i = 0; i < 400; i += 9) {
		sh("cd ch && git reset -q && head -c %zu .git/index >x && "
			"mv x .git/index", i);
		repo = repository("ch");
		if (commit_changed(repo, NULL, &a, &paths, &n, &err) == 0)
			ok(false, "%zu bytes of an index are one", i);
		repository_free(repo);
	}
	ok(strstr(err.da, "git reset") != NULL, "a broken index: %s", err.da);
	sh("cd ch && rm .git/index && git update-index --index-version 4 && "
		"git reset -q");
	repo = repository("ch");
	ok(commit_changed(repo, NULL, &a, &paths, &n, &err) == 0 && n == 4,
		"an index in another format");
	repository_free(repo);
	sh("git init -q -b main fresh && touch fresh/one");
	repo = repository("fresh");
	ok(commit_changed(repo, NULL, &a, &paths, &n, &err) == 0 && n == 1,
		"before the first commit");
	repository_free(repo);
	buf_free(&out);
	arena_free(&a);
}

int
main(void)
{
	sandbox_start();
	test_first();
	test_second();
	test_chain();
	test_line_ends();
	test_refused();
	test_live_lock();
	test_together();
	test_changed();
	sandbox_end();
	return test_end();
}
