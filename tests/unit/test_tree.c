/* SPDX-License-Identifier: MPL-2.0 */
/* Trees: folder, index, commit and memory, over real repositories. */
#include "tests/unit/harness.h"
#include "tests/unit/sandbox.h"

#include "lib/git/repository.h"
#include "lib/git/tree.h"

static struct error err;

/* libgit2 1.5 loses a few bytes when it meets a SHA-256 repository. */
const char *__lsan_default_suppressions(void);
const char *
__lsan_default_suppressions(void)
{
	return "leak:libpcre2-8";
}

/* All paths of a tree in one line, other modes than 0100644 said. */
static const char *
listing(struct tree *t)
{
	static struct buf out;
	const struct tree_entry *e;
	size_t n, i;

	buf_reset(&out);
	if (tree_list(t, &e, &n, &err) < 0)
		return err.en;
	for (i = 0; i < n; i++) {
		buf_fmt(&out, "%s%s", i ? " " : "", e[i].path);
		if (e[i].mode != 0100644)
			buf_fmt(&out, "(%o)", e[i].mode);
	}
	return buf_cstr(&out);
}

static const char *
content(struct tree *t, const char *path)
{
	static struct buf out;
	int rc;

	buf_reset(&out);
	rc = tree_read(t, path, 100, &out, &err);
	if (rc <= 0)
		return rc == 0 ? "(none)" : err.en;
	return out.n > 100 ? "(too large)" : buf_cstr(&out);
}

static struct repository *
repository(const char *dir)
{
	struct repository *repo = NULL;

	if (repository_open(&repo, dir, false, &err) < 0)
		printf("# %s: %s\n", dir, err.en);
	return repo;
}

static struct tree *
folder(const char *dir)
{
	struct tree *t = NULL;

	if (tree_open_folder(&t, dir, &err) < 0)
		printf("# %s: %s\n", dir, err.en);
	return t;
}

static void
test_folder(void)
{
	struct tree *t;

	sh("mkdir -p plain/b/c plain/.skjult plain/tom && cd plain && "
	   "echo one >a && echo two >b/c/d.md && echo x >.skjult/x && "
	   "echo y >b-c && ln -s /etc/passwd b/link && ln -s c b/dirlink && "
	   "mkfifo pipe && mkdir .git && echo z >.git/config");
	t = folder("plain");
	is_text(listing(t), ".skjult/x a b-c b/c/d.md b/dirlink(120000) "
		"b/link(120000) pipe(0)",
		"a folder outside any repository, in order of bytes");
	is_text(content(t, "a"), "one\n", "a file");
	is_text(content(t, "b/c/d.md"), "two\n", "a file in folders");
	is_text(content(t, "b/dirlink/d.md"), "(none)",
		"a link to a folder is not followed");
	is_text(content(t, "b/link"), "(none)", "a link is not followed");
	is_text(content(t, "pipe"), "(none)", "a pipe is no file");
	is_text(content(t, "b"), "(none)", "a folder is no file");
	is_text(content(t, "a/b"), "(none)", "a file is no folder");
	is_text(content(t, ".git/config"), "(none)", ".git is not read");
	is_text(content(t, "b/../a"), "(none)", "no way up");
	is_text(content(t, "/etc/passwd"), "(none)", "no way out");
	sh("head -c 100 /dev/zero | tr '\\0' a >plain/a && "
	   "head -c 101 /dev/zero >plain/b-c");
	is_int(strlen(content(t, "a")), 100, "as large as may be");
	is_text(content(t, "b-c"), "(too large)", "one byte more");
	tree_free(t);
	is_int(tree_open_folder(&t, "nowhere", &err), -1, "no such folder");
}

static void
test_ignore(void)
{
	struct tree *t;

	sh("git init -q -b main ign && cd ign && mkdir -p public a/x a/y deep/er "
	   "build/keep 'sp ' && echo '/public/' >.gitignore && "
	   "printf '*.tmp\\r\\n!vigtig.tmp\\n# c\\n\\\\#h\\nbuild/\\n' "
	   ">>.gitignore && printf 'x/\\n' >a/.gitignore && "
	   "echo secret >.git/info/exclude && "
	   "touch public/p q.tmp vigtig.tmp '#h' a/x/1 a/y/2 a/z.tmp secret "
	   "deep/er/secret deep/public build/keep/tracked build/other && "
	   "git add -f build/keep/tracked a/z.tmp && rm -rf 'sp '");
	t = folder("ign");
	is_text(listing(t), ".gitignore a/.gitignore a/y/2 a/z.tmp "
		"build/keep/tracked deep/public vigtig.tmp",
		"ignored is left out, tracked is not");
	tree_free(t);
	t = folder("ign/a");
	is_text(listing(t), ".gitignore y/2 z.tmp",
		"rules of folders above hold");
	tree_free(t);
	sh("cd ign && git init -q sub && touch sub/f && rm -rf build");
	t = folder("ign");
	is_text(listing(t), ".gitignore a/.gitignore a/y/2 a/z.tmp "
		"deep/public sub(160000) vigtig.tmp",
		"a repository within is one entry");
	tree_free(t);
}

/* Our reading of rules against git's own, over all pairs. */
static void
test_ignore_as_git(void)
{
	static const char *const rules[] = {
		"a", "/a", "a/", "a/b", "/a/b/", "*", "*.md", "**", "**/c",
		"a/**", "a/**/c", "/**/b", "**/b/**", "a*", "?", "[ab]",
		"[!a]", "[a-c].md", "[]a]", "[a", "[[:alpha:]]", "\\a", "\\*",
		"a/*", "*/b", "*/*/c", "*a*b*", "a**", "a**/c", "**a", "b/**c",
		"a\\ ", "a ", "\\!a", "*\n!a", "*\n!a/\n!*.md", "a/*\n!a/b",
		"/*\n!/a", "a/**/**/c", "***/c", "*.m?", "\\", "a\\", "/", "!",
	};
	struct buf want = {0};
	struct tree *t;
	size_t i;

	sh("git init -q globs && cd globs && for d in . a b a/b a/b/c c/a; do "
	   "mkdir -p $d; for f in a b c a.md '!a' '*' '[a' 'a ' ']' 'xaybz' "
	   "'\\'; do [ -d \"$d/$f\" ] || touch \"$d/$f\"; done; done");
	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		FILE *f = fopen("globs/.git/info/exclude", "w");

		fprintf(f, "%s\n", rules[i]);
		fclose(f);
		t = folder("globs");
		buf_reset(&want);
		buf_z(&want, sh_read("cd globs && git -c core.quotePath=off "
			"ls-files -zo --exclude-standard | LC_ALL=C sort -z | "
			"tr '\\0' ' ' | sed 's/ $//'"));
		is_text(listing(t), want.p ? want.p : "", "git agrees on rule %zu", i);
		tree_free(t);
	}
	buf_free(&want);
}

static void
test_index_and_commit(void)
{
	struct repository *repo;
	struct tree *t;
	long long time;
	int offset;

	sh("git init -q -b main r && cd r && mkdir b && echo one >a && "
	   "echo two >b/c && ln -s a l && printf '#!' >run && chmod +x run && "
	   "git add . && git commit -qm 1 && git tag -a -m t v1 && "
	   "echo three >a && git add a && echo four >a && echo n >new && "
	   "git add -N new && git branch forslag/sønder");
	repo = repository("r/b");
	if (!ok(tree_open_index(&t, repo, &err) == 0, "index opens"))
		return;
	is_text(listing(t), "a b/c l(120000) run(100755)", "index");
	is_text(content(t, "a"), "three\n", "the index, not the folder");
	is_text(content(t, "new"), "(none)", "announced is not staged");
	is_text(content(t, "l"), "(none)", "a link in the index");
	ok(tree_commit(t, &time, &offset) == NULL, "an index is no commit");
	tree_free(t);
	ok(tree_open_commit(&t, repo, "HEAD", &err) == 0, "HEAD opens");
	is_text(content(t, "b/c"), "two\n", "read without listing");
	is_text(content(t, "b/nix"), "(none)", "not there");
	is_text(content(t, "l"), "(none)", "a link in a commit");
	is_text(content(t, "b"), "(none)", "a folder in a commit");
	is_text(listing(t), "a b/c l(120000) run(100755)", "commit");
	is_text(content(t, "a"), "one\n", "the commit, not the index");
	is_text(content(t, "b"), "(none)", "a folder when listed");
	is_int(strlen(tree_commit(t, &time, &offset)), 40, "its id");
	is_int(time, 1767225600, "its time");
	is_int(offset, 60, "its zone");
	tree_free(t);
	sh("cd r && git reset -q --hard && git checkout -qb other && echo x >a && "
	   "git commit -qam x && git checkout -q main && echo y >a && "
	   "git commit -qam y && git merge -q other");
	is_int(tree_open_index(&t, repo, &err), -1, "a conflict");
	is_int(err.kind, ERROR_REFUSED, "is refused");
	ok(strstr(err.da, "git add a") != NULL, "with advice: %s", err.da);
	repository_free(repo);
}

static void
test_revisions(void)
{
	static const struct {
		const char *rev;
		int kind;
	} cases[] = {
		{"HEAD", 0}, {"main", 0}, {"v1", 0}, {"HEAD~1", 0}, {"main^", 0},
		{"refs/heads/main", 0}, {"forslag/sønder", 0}, {"HEAD^^", -1},
		{"HEAD~0", 0}, {"HEAD~9", ERROR_MISSING},
		{"nix", ERROR_MISSING}, {"", ERROR_USAGE}, {"-x", ERROR_USAGE},
		{"main@{1}", ERROR_USAGE}, {"@{upstream}", ERROR_USAGE},
		{"main..v1", ERROR_USAGE}, {"HEAD:a", ERROR_USAGE},
		{"HEAD^{tree}", ERROR_USAGE}, {":/x", ERROR_USAGE},
		{"HEAD~99999999", ERROR_USAGE}, {"a b", ERROR_USAGE},
		{"\xff", ERROR_USAGE}, {"HEAD^{/x}", ERROR_USAGE},
		{"0123456789012345678901234567890123456789", ERROR_MISSING},
	};
	struct repository *repo = repository("r");
	struct tree *t;
	char id[41];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int rc = tree_open_commit(&t, repo, cases[i].rev, &err);
		int kind = rc < 0 ? (int)err.kind : 0;

		if (rc == 0)
			tree_free(t);
		if (cases[i].kind == -1)
			is_int(kind, ERROR_MISSING, "revision »%s«",
				cases[i].rev);
		else
			is_int(kind, cases[i].kind, "revision »%s«",
				cases[i].rev);
	}
	snprintf(id, sizeof(id), "%s", sh_read("git -C r rev-parse HEAD"));
	ok(tree_open_commit(&t, repo, id, &err) == 0, "a whole id");
	tree_free(t);
	id[10] = '\0';
	ok(tree_open_commit(&t, repo, id, &err) == 0, "an abbreviated id");
	tree_free(t);
	snprintf(id, sizeof(id), "%s", sh_read("git -C r rev-parse HEAD:a"));
	is_int(tree_open_commit(&t, repo, id, &err), -1, "a blob's id");
	is_int(err.kind, ERROR_USAGE, "is no commit's");
	repository_free(repo);
}

static int
open_kind(const char *dir)
{
	struct repository *repo;

	if (repository_open(&repo, dir, false, &err) == 0) {
		repository_free(repo);
		return 0;
	}
	return (int)err.kind;
}

static void
test_repositories(void)
{
	struct repository *repo;
	struct tree *t;

	sh("mkdir no; git init -q empty; git init -q --object-format=sha256 s256;"
	   "git clone -q --bare r bare.git; "
	   "git clone -q --depth 1 file://$PWD/r shallow;"
	   "git init -q broken && echo '[core' >broken/.git/config;"
	   "git init -q headless && mkdir headless/d && rm headless/.git/HEAD;"
	   "cp -r r owned && chown -R 12345 owned");
	is_int(open_kind("no"), ERROR_MISSING, "no repository");
	is_int(open_kind("nowhere"), ERROR_MISSING, "no folder");
	is_int(open_kind("s256"), ERROR_FAILED, "SHA-256");
	ok(strstr(err.en, "SHA-256") != NULL, "is named: %s", err.en);
	is_int(open_kind("broken"), ERROR_FAILED, "a broken repository");
	is_int(open_kind("headless/d"), ERROR_FAILED, "one that is half there");
	if (geteuid() == 0) {
		is_int(open_kind("owned"), ERROR_FAILED, "somebody else's");
		ok(strstr(err.da, "safe.directory") != NULL,
			"is not taken for none: %s", err.da);
	} else {
		test_skip("giving a folder away takes root");
	}
	repo = repository("empty");
	is_int(tree_open_commit(&t, repo, "HEAD", &err), -1, "no commit yet");
	is_int(err.kind, ERROR_MISSING, "is missing");
	ok(tree_open_index(&t, repo, &err) == 0, "an empty index");
	is_text(listing(t), "", "has no files");
	tree_free(t);
	repository_free(repo);
	repo = repository("bare.git");
	ok(repository_workdir(repo) == NULL, "bare has no work folder");
	ok(tree_open_commit(&t, repo, "main", &err) == 0, "but commits");
	tree_free(t);
	repository_free(repo);
	repo = repository("shallow");
	is_int(tree_open_commit(&t, repo, "HEAD~1", &err), -1, "shallow");
	ok(strstr(err.da, "--unshallow") != NULL, "says so: %s", err.da);
	repository_free(repo);
}

static void
test_damage(void)
{
	struct repository *repo;
	struct tree *t;

	sh("cp -r r hurt && cd hurt && rm -f .git/objects/*/$(git rev-parse "
	   "HEAD:a | cut -c3-) .git/objects/*/$(git rev-parse HEAD:b | "
	   "cut -c3-)");
	repo = repository("hurt");
	ok(tree_open_commit(&t, repo, "HEAD", &err) == 0, "HEAD of a damaged");
	ok(strstr(content(t, "a"), "git fsck") != NULL,
		"a lost blob is not »no such file«");
	ok(strstr(content(t, "b/c"), "git fsck") != NULL,
		"nor is one in a lost folder");
	tree_free(t);
	repository_free(repo);
	sh("cd hurt && b=$(git rev-parse HEAD) && "
	   "rm -f .git/objects/$(echo $b | cut -c1-2)/$(echo $b | cut -c3-)");
	repo = repository("hurt");
	is_int(tree_open_commit(&t, repo, "HEAD", &err), -1, "a lost commit");
	is_int(err.kind, ERROR_FAILED, "is damage");
	repository_free(repo);
}

/* A blob that is lost is read where the work folder has the very same, and
 * what is no more than alike is not taken for it. */
static void
test_beside(void)
{
	static const struct {
		const char *change, *content;
		bool lost;
	} cases[] = {
		{"true", "linje\n", false},
		{"printf 'linje2\n' >x.md", "linje\n", false},
		{"rm x.md", "linje\n", false},
		{"true", "linje\n", true},
		{"touch -d 2001-01-01 x.md", "linje\n", true},
		{"printf 'linj1\n' >x.md", NULL, true},
		{"printf 'linje\r\n' >x.md", NULL, true},
		{"printf 'linje\n\n' >x.md", NULL, true},
		{"printf %101d 0 >x.md", NULL, true},
		{": >x.md", NULL, true},
		{"rm x.md", NULL, true},
		{"mv x.md y.md && ln -s y.md x.md", NULL, true},
		{"rm x.md && mkdir x.md", NULL, true},
		{"rm x.md && mkfifo x.md", NULL, true},
	};
	struct repository *repo;
	struct tree *t;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *said;

		sh("rm -rf beside && git init -q beside && cd beside && "
			"echo linje >x.md && git add . && git commit -qm x");
		sh("cd beside && %s", cases[i].change);
		if (cases[i].lost)
			sh("cd beside && rm .git/objects/$(git rev-parse "
				"HEAD:x.md | sed 's|..|&/|')");
		repo = repository("beside");
		ok(tree_open_commit(&t, repo, "HEAD", &err) == 0, "HEAD");
		tree_look_beside(t, repo);
		said = content(t, "x.md");
		if (cases[i].content)
			is_text(said, cases[i].content, "%s", cases[i].change);
		else
			ok(strstr(said, "linj") == NULL && said == err.en,
				"lost: %s", cases[i].change);
		tree_free(t);
		repository_free(repo);
	}
}

static void
test_environment(void)
{
	struct repository *repo;
	struct tree *t;

	sh("cd r && git reset -q --hard && echo hook >a && "
	   "GIT_INDEX_FILE=.git/other git read-tree HEAD && "
	   "GIT_INDEX_FILE=.git/other git add a");
	setenv("GIT_DIR", "r/.git", 1);
	setenv("GIT_INDEX_FILE", "r/.git/other", 1);
	if (!ok(repository_open(&repo, ".", true, &err) == 0,
	    "opens where git says"))
		return;
	ok(tree_open_index(&t, repo, &err) == 0, "with its index");
	is_text(content(t, "a"), "hook\n", "GIT_INDEX_FILE is honoured");
	tree_free(t);
	repository_free(repo);
	unsetenv("GIT_DIR");
	unsetenv("GIT_INDEX_FILE");
	ok(repository_open(&repo, "r/b", true, &err) == 0,
		"without GIT_DIR as ever");
	repository_free(repo);
}

static void
test_memory(void)
{
	struct tree *base = folder("plain"), *t;

	ok(tree_open_memory(&t, NULL, &err) == 0, "memory alone");
	tree_put(t, "b", "B", 1);
	tree_put(t, "a", "A\0A", 3);
	is_text(listing(t), "a b", "two files");
	tree_put(t, "b", NULL, 0);
	is_text(listing(t), "a", "one is gone");
	tree_free(t);
	ok(tree_open_memory(&t, base, &err) == 0, "over a folder");
	tree_put(t, "a", "new", 3);
	tree_put(t, "pipe", NULL, 0);
	tree_put(t, "b/c/e.md", "e", 1);
	is_text(listing(t), ".skjult/x a b-c b/c/d.md b/c/e.md "
		"b/dirlink(120000) b/link(120000)", "both");
	is_text(content(t, "a"), "new", "memory goes first");
	is_text(content(t, "b/c/d.md"), "two\n", "the folder shows through");
	is_text(content(t, "pipe"), "(none)", "what is gone");
	tree_free(t);
	tree_free(base);
}

/* Reads all of a tree; how many files held their own name. */
static int
read_names(struct tree *t)
{
	const struct tree_entry *e;
	struct buf out = {0};
	size_t n, i;
	int good = 0;

	if (tree_list(t, &e, &n, &err) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		buf_reset(&out);
		if (tree_read(t, e[i].path, 1000, &out, &err) == 1 &&
		    str_is(buf_view(&out), e[i].path))
			good++;
	}
	buf_free(&out);
	return good;
}

static void
test_fork(void)
{
	struct repository *repo;
	struct tree *t;
	pid_t child[2];
	int i, status;

	sh("git init -q many && cd many && mkdir -p d && "
	   "for i in $(seq 1000); do printf d/$i >d/$i; done && git add . && "
	   "git commit -qm m && git gc -q && rm -rf d");
	repo = repository("many");
	ok(tree_open_commit(&t, repo, "HEAD", &err) == 0, "a pack");
	is_text(content(t, "d/1"), "d/1", "is open before the fork");
	read_names(t);
	for (i = 0; i < 2; i++) {
		child[i] = fork();
		if (child[i] == 0)
			_exit(read_names(t) == 1000 && read_names(t) == 1000
				? 0 : 1);
	}
	is_int(read_names(t), 1000, "the parent reads all");
	for (i = 0; i < 2; i++) {
		waitpid(child[i], &status, 0);
		is_int(status, 0, "and so does child %d", i);
	}
	tree_free(t);
	repository_free(repo);
}

static void
test_init(void)
{
	struct repository *repo;
	struct buf out = {0};

	sh("mkdir fresh && git config --global init.defaultBranch trunk && "
	   "mkdir -p tpl/hooks && touch tpl/hooks/pre-commit && "
	   "git config --global init.templateDir $PWD/tpl");
	ok(repository_init(&repo, "fresh", &err) == 0, "init");
	is_text(sh_read("cat fresh/.git/HEAD"), "ref: refs/heads/main",
		"branch main");
	is_int(sh("test -e fresh/.git/hooks/pre-commit"), 1,
		"no template of the user's");
	is_int(sh("cd fresh && git fsck --strict && git status"), 0,
		"git takes it");
	is_int(repository_config(repo, "core.bare", &out, &err), 1, "a value");
	is_text(buf_cstr(&out), "false", "of the configuration");
	is_int(repository_config(repo, "referat.nix", &out, &err), 0, "none");
	buf_reset(&out);
	repository_hooks(repo, &out, &err);
	ok(str_ends(buf_view(&out), "fresh/.git/hooks"), "the hooks: %s",
		buf_cstr(&out));
	repository_free(repo);
	sh("git -C fresh config core.hooksPath .kroge");
	repo = repository("fresh");
	buf_reset(&out);
	repository_hooks(repo, &out, &err);
	ok(str_ends(buf_view(&out), "fresh/.kroge"), "elsewhere: %s",
		buf_cstr(&out));
	repository_free(repo);
	buf_free(&out);
	is_int(repository_init(&repo, "fresh", &err), -1, "not twice");
	is_int(err.kind, ERROR_REFUSED, "is refused");
}

/* All paths, modes and contents of the last commit of DIR. */
static const char *
all_of(const char *dir, struct buf *out)
{
	struct repository *repo = repository(dir);
	struct tree *t = NULL;
	const struct tree_entry *e;
	size_t n = 0, i;

	buf_reset(out);
	if (tree_open_commit(&t, repo, "HEAD", &err) < 0 ||
	    tree_list(t, &e, &n, &err) < 0)
		buf_z(out, err.en);
	for (i = 0; i < n; i++)
		buf_fmt(out, "%s %o %s\n", e[i].path, e[i].mode, e[i].id);
	tree_free(t);
	repository_free(repo);
	return buf_cstr(out);
}

/* What a commit has does not hang upon the index, whatever that says: it is
 * the same without one, and only quicker where the two agree. */
static void
test_commit_by_index(void)
{
	static const struct {
		const char *what, *change;
	} rows[] = {
		{"as committed", "true"},
		{"a file changed and staged", "echo 2 >a/b/c/d && git add ."},
		{"a file staged beside others", "echo 2 >a/new && git add ."},
		{"a file taken out", "git rm -q --cached a/b/c/d"},
		{"all taken out", "git rm -qr --cached ."},
		{"a file made a folder", "git rm -q --cached top && mkdir -p n "
			"&& echo 1 >n/x && git add n"},
		{"another mode", "git update-index --chmod=+x a.b"},
		{"another content",
			"git update-index --cacheinfo 100644,$(git rev-parse "
			"HEAD:top),a.b"},
		{"a file meant to be added", "echo 2 >a/x && git add -N a/x"},
		{"only a part of the work folder",
			"git sparse-checkout set --cone --sparse-index a"},
		{"an index in two files", "git update-index --split-index && "
			"echo 2 >top && git add top"},
		{"an index of version 4", "git update-index --index-version 4"},
		{"a conflict", "git checkout -qb o && echo o >top && git commit "
			"-qam o && git checkout -q main && echo m >top && git "
			"commit -qam m && ! git merge -q o >/dev/null 2>&1"},
		{"a folder that is said to be a file", "git rm -qr --cached z && "
			"git update-index --add --cacheinfo 100644,$(git "
			"rev-parse HEAD:z),z && printf '\\100\\000' | dd "
			"of=.git/index bs=1 conv=notrunc status=none seek=$(("
			"$(grep -aboP 'z\\x00+TREE' .git/index | cut -d: -f1) "
			"- 36))"},
		{"a broken index", "echo x >.git/index"},
		{"an index that ends early",
			"head -c 200 .git/index >i && mv i .git/index"},
	};
	struct buf with = {0}, without = {0};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		sh("rm -rf by && git init -q -b main by && cd by && mkdir -p "
			"a/b/c a-b z && echo 1 >a/b/c/d && echo 1 >a/x.y && "
			"echo 1 >a-b/e && echo 1 >a.b && echo 1 >top && ln -s "
			"top l && echo z >z/x && echo y >z/y && chmod +x z/x && "
			"git add . && git update-index --add --cacheinfo "
			"160000,1111111111111111111111111111111111111111,a/m && "
			"git commit -qm 1");
		is_int(sh("cd by && %s", rows[i].change), 0, "%s",
			rows[i].what);
		all_of("by", &with);
		sh("rm by/.git/index");
		is_text(buf_cstr(&with), all_of("by", &without),
			"%s", rows[i].what);
	}
	sh("rm -rf by/.git/index && cd by && git reset -q && "
		"id=$(git rev-parse HEAD:a/b/c) && rm .git/objects/"
		"$(echo $id | cut -c1-2)/$(echo $id | cut -c3-)");
	is_text(all_of("by", &with), buf_cstr(&without),
		"no tree is read that the index has");
	buf_free(&with);
	buf_free(&without);
}

int
main(void)
{
	sandbox_start();
	test_folder();
	test_ignore();
	test_ignore_as_git();
	test_index_and_commit();
	test_revisions();
	test_repositories();
	test_damage();
	test_beside();
	test_commit_by_index();
	test_environment();
	test_memory();
	test_fork();
	test_init();
	sandbox_end();
	return test_end();
}
