/* SPDX-License-Identifier: MPL-2.0 */
/* Hooks: put in place, and what they leave alone. */
#include "tests/unit/harness.h"
#include "tests/unit/sandbox.h"

#include "lib/base/mem.h"
#include "lib/trust/hook.h"

static struct error err;
static struct arena arena;

static int
install(const char *dir)
{
	struct repository *repo = NULL;
	int rc = repository_open(&repo, dir, false, &err);

	if (rc == 0)
		rc = hook_install(repo, hook_client, &err);
	repository_free(repo);
	return rc < 0 ? (int)err.kind : 0;
}

static void
test_plain(void)
{
	sh("git init -q -b main r");
	is_int(install("r"), 0, "a fresh repository");
	is_int(sh("cd r/.git/hooks && test -x pre-commit && test -x commit-msg "
		"&& test -x prepare-commit-msg && ! test -e pre-receive"), 0,
		"executable, those of a clone");
	is_int(sh("sh -n r/.git/hooks/pre-commit"), 0, "a good script");
	sh("cp -p r/.git/hooks/pre-commit was");
	is_int(install("r"), 0, "again");
	is_int(sh("cmp was r/.git/hooks/pre-commit"), 0, "the same");
	sh("cd r/.git/hooks && chmod -x pre-commit && echo old >>pre-commit");
	is_int(install("r"), 0, "an older one of ours");
	is_int(sh("cmp was r/.git/hooks/pre-commit"), 0, "is brought up to date");
	is_int(sh("test -x r/.git/hooks/pre-commit"), 0, "and executable");
}

static void
test_run(void)
{
	sh("mkdir bin && cd r && touch f && git add f && for p in git sh cat; do "
	   "ln -s \"$(command -v $p)\" ../bin/$p; done");
	is_int(sh("cd r && PATH=$HOME/bin git commit -qm x"), 1,
		"without referat nothing is committed");
	is_int(sh("tail -8 log | grep -q 'Intet er gemt'"), 0, "with advice");
	sh("rm r/.git/hooks/*msg; "
	   "printf '#!/bin/sh\\necho \"$@\" >args; exit $CODE\\n' >bin/referat; "
	   "chmod +x bin/referat");
	is_int(sh("cd r && CODE=1 PATH=$HOME/bin git commit -qm x"), 1,
		"findings: no commit");
	is_text(sh_read("cat r/args"), "hook pre-commit", "how it is called");
	is_int(sh("cd r && CODE=0 PATH=$HOME/bin git commit -qm x"), 0,
		"no findings: a commit");
}

static void
test_foreign(void)
{
	sh("git init -q f && printf '#!/bin/sh\\nmake lint\\n' "
	   ">f/.git/hooks/pre-commit && chmod +x f/.git/hooks/pre-commit");
	is_int(install("f"), ERROR_REFUSED, "somebody else's hook");
	ok(strstr(err.da, "referat hook pre-commit || exit 1") != NULL,
		"with the line to add: %s", err.da);
	is_text(sh_read("cat f/.git/hooks/pre-commit"), "#!/bin/sh\nmake lint",
		"is left alone");
	is_int(sh("test -x f/.git/hooks/commit-msg"), 0,
		"the others are put in place");
	sh("echo '# referat hook pre-commit' >>f/.git/hooks/pre-commit");
	is_int(install("f"), ERROR_REFUSED, "a comment is no call");
	sh("cp f/.git/hooks/pre-commit pc && echo 'referat hook pre-commit' "
		">>f/.git/hooks/pre-commit");
	is_int(install("f"), 0, "the call is one");
	sh("cp pc f/.git/hooks/pre-commit");
	sh("echo 'referat validate --staged || exit 1' "
	   ">>f/.git/hooks/pre-commit");
	is_int(install("f"), 0, "with the line of older ones all is well");
	is_text(sh_read("sed -n 2p f/.git/hooks/pre-commit"), "make lint",
		"and it is still left alone");
	sh("chmod -x f/.git/hooks/pre-commit");
	is_int(install("f"), ERROR_REFUSED, "but not if it can't be run");
	sh("git init -q l && ln -s nowhere l/.git/hooks/pre-commit");
	is_int(install("l"), ERROR_REFUSED, "a link that leads nowhere");
}

static void
test_paths(void)
{
	sh("git init -q p && git -C p config core.hooksPath .kroge/git");
	is_int(install("p"), 0, "core.hooksPath in the repository");
	is_int(sh("test -x p/.kroge/git/pre-commit"), 0, "is used");
	sh("git -C p config core.hooksPath $HOME/all");
	is_int(install("p"), ERROR_REFUSED, "one for several repositories");
	is_int(sh("test -e all"), 1, "is left alone");
	sh("git -C p config core.hooksPath ../all");
	is_int(install("p"), ERROR_REFUSED, "nor by way of ..");
	sh("git -C r worktree add -q ../w -b w && rm r/.git/hooks/pre-commit");
	is_int(install("w"), 0, "a second work folder");
	is_int(sh("test -x r/.git/hooks/pre-commit"), 0, "shares the hooks");
}

static void
test_look(void)
{
	static const struct {
		const char *setup;
		enum hook_state state;
	} list[] = {
		{"true", HOOK_GOOD},
		{"rm hooks/pre-receive", HOOK_MISSING},
		{"echo >>hooks/pre-receive", HOOK_OTHER},
		{"chmod -x hooks/pre-receive", HOOK_STILL},
		{"printf '#!/bin/sh\\nexit 0\\n' >hooks/pre-receive",
			HOOK_FOREIGN},
		{"printf '#!/bin/sh\\n#referat hook pre-receive\\n' "
			">hooks/pre-receive", HOOK_FOREIGN},
		{"printf '#!/bin/sh\\nreferat hook pre-receive || exit 1\\n' "
			">hooks/pre-receive", HOOK_GOOD},
		{"ln -sf nowhere hooks/pre-receive", HOOK_FOREIGN},
		{"git config core.hooksPath $HOME/all", HOOK_OUTSIDE},
		{"git config core.hooksPath other", HOOK_MISSING},
		{"git config core.hooksPath hooks", HOOK_GOOD},
	};
	size_t i;

	for (i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		struct repository *repo = NULL;
		struct buf path = {0};
		enum hook_state state = HOOK_OUTSIDE;

		sh("rm -rf b && git init -q --bare b");
		repository_open(&repo, "b", false, &err);
		is_int(hook_install(repo, hook_server, &err), 0, "a server");
		repository_free(repo);
		sh("cd b && %s", list[i].setup);
		/* Root may run anything; executable is what the file says. */
		repository_open(&repo, "b", false, &err);
		is_int(hook_look(&state, &path, repo, hook_server, &err), 0,
			"looked at");
		is_int(state, list[i].state, "%s: %s", list[i].setup, path.p);
		repository_free(repo);
		buf_free(&path);
	}
}

static void
test_root(void)
{
	struct repository *repo = NULL;
	struct buf root = {0};

	sh("rm -rf b && git init -q --bare -b main b");
	repository_open(&repo, "b", false, &err);
	is_int(hook_root(&root, repo, &err), 0, "no main yet");
	sh("rm -rf c && git init -q -b main c && cd c && for i in 1 2 3; do "
		"git commit -q --allow-empty -m $i; done && git push -q ../b "
		"main && git rev-parse HEAD~2 >../first");
	is_int(hook_root(&root, repo, &err), 1, "the first commit");
	is_text(root.p, sh_read("cat first"), "is the one");
	is_text(sh_read("git -C b config referat.root; cat first"),
		arena_fmt(&arena, "%s\n%s", root.p, root.p), "is written down");
	sh("git -C b config referat.root 1234");
	buf_reset(&root);
	repository_free(repo);
	repository_open(&repo, "b", false, &err);
	is_int(hook_root(&root, repo, &err), 1, "what stands there");
	is_text(root.p, "1234", "stays");
	repository_free(repo);
	buf_free(&root);
}

int
main(void)
{
	sandbox_start();
	test_plain();
	test_run();
	test_foreign();
	test_paths();
	test_look();
	test_root();
	arena_free(&arena);
	sandbox_end();
	return test_end();
}
