/* SPDX-License-Identifier: MPL-2.0 */
/* Hooks: put in place, and what they leave alone. */
#include "tests/unit/harness.h"
#include "tests/unit/sandbox.h"

#include "lib/trust/hook.h"

static struct error err;

static int
install(const char *dir)
{
	struct repository *repo = NULL;
	int rc = repository_open(&repo, dir, false, &err);

	if (rc == 0)
		rc = hook_install(repo, &err);
	repository_free(repo);
	return rc < 0 ? (int)err.kind : 0;
}

static void
test_plain(void)
{
	sh("git init -q -b main r");
	is_int(install("r"), 0, "a fresh repository");
	is_int(sh("test -x r/.git/hooks/pre-commit"), 0, "executable");
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
	sh("printf '#!/bin/sh\\necho \"$@\" >args; exit $CODE\\n' >bin/referat; "
	   "chmod +x bin/referat");
	is_int(sh("cd r && CODE=1 PATH=$HOME/bin git commit -qm x"), 1,
		"findings: no commit");
	is_text(sh_read("cat r/args"), "validate --staged", "how it is called");
	is_int(sh("cd r && CODE=0 PATH=$HOME/bin git commit -qm x"), 0,
		"no findings: a commit");
}

static void
test_foreign(void)
{
	sh("git init -q f && printf '#!/bin/sh\\nmake lint\\n' "
	   ">f/.git/hooks/pre-commit && chmod +x f/.git/hooks/pre-commit");
	is_int(install("f"), ERROR_REFUSED, "somebody else's hook");
	ok(strstr(err.da, "referat validate --staged || exit 1") != NULL,
		"with the line to add: %s", err.da);
	is_text(sh_read("cat f/.git/hooks/pre-commit"), "#!/bin/sh\nmake lint",
		"is left alone");
	sh("echo 'referat validate --staged || exit 1' "
	   ">>f/.git/hooks/pre-commit");
	is_int(install("f"), 0, "with that line all is well");
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

int
main(void)
{
	sandbox_start();
	if (git_start(&err) < 0)
		return 99;
	test_plain();
	test_run();
	test_foreign();
	test_paths();
	git_stop();
	sandbox_end();
	return test_end();
}
