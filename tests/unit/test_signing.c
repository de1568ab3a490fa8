/* SPDX-License-Identifier: MPL-2.0 */
/* Signing by git's own settings; git itself agrees. */
#include "tests/unit/harness.h"
#include "tests/unit/sandbox.h"

#include "lib/base/file.h"
#include "lib/trust/signing.h"

static struct error err;
static struct arena arena;

/* Signs a text by the settings of the repository r, with nobody to ask. */
static int
sign(struct buf *out)
{
	struct repository *repo = NULL;
	struct signing s;
	int rc = repository_open(&repo, "r", false, &err);

	if (rc == 0)
		rc = signing_read(&s, &arena, repo, &err);
	s.alone = true;
	if (rc == 0)
		rc = signing_sign(out, &s, STR("text\n"), &err);
	repository_free(repo);
	return rc < 0 ? (int)err.kind : 0;
}

/* Each begins without settings. AGENT: with one that has the key. */
static const struct {
	const char *name, *setup;
	bool agent;
	enum error_kind kind;
	const char *advice;
} cases[] = {
	{"a private key", "git config user.signingKey $HOME/k", false, 0, NULL},
	{"a public key with the private one beside it",
		"git config user.signingKey $HOME/k.pub", false, 0, NULL},
	{"a path from home", "git config user.signingKey '~/k'", false, 0,
		NULL},
	{"a path from the top of the work folder",
		"cp ../k ../k.pub . && git config user.signingKey k", false, 0,
		NULL},
	{"a public key alone, in the agent", "mkdir -p po && cp ../k.pub po && "
		"git config user.signingKey $PWD/po/k.pub", true, 0, NULL},
	{"a public key alone, no agent", "mkdir -p po && cp ../k.pub po && "
		"git config user.signingKey $PWD/po/k.pub", false,
		ERROR_FAILED, "ssh-add"},
	{"the key itself, in the agent", "git config user.signingKey "
		"\"key::$(cat ../k.pub)\"", true, 0, NULL},
	{"the key itself, the old way", "git config user.signingKey "
		"\"$(cat ../k.pub)\"", true, 0, NULL},
	{"the key itself, no agent", "git config user.signingKey "
		"\"$(cat ../k.pub)\"", false, ERROR_FAILED, "ssh-add"},
	{"the key of a command", "git config gpg.ssh.defaultKeyCommand "
		"'ssh-add -L'", true, 0, NULL},
	{"a command that says nothing", "git config "
		"gpg.ssh.defaultKeyCommand true", false, ERROR_USAGE,
		"user.signingKey"},
	{"a command that fails", "git config "
		"gpg.ssh.defaultKeyCommand 'echo key::x; exit 1'", false,
		ERROR_USAGE, "user.signingKey"},
	{"nothing set", "true", false, ERROR_USAGE,
		"git config --global gpg.format ssh"},
	{"no such file", "git config user.signingKey $HOME/nix", false,
		ERROR_USAGE, "ssh-keygen -t ed25519"},
	{"not a key", "git config user.signingKey $HOME/log", false,
		ERROR_FAILED, "log"},
	{"a key that others can read", "cp ../k ../open && rm -f ../open.pub && "
		"chmod 644 ../open && git config user.signingKey $HOME/open",
		false, ERROR_FAILED, "chmod 600"},
	{"a passphrase and nobody to ask", "git config user.signingKey "
		"$HOME/locked", false, ERROR_FAILED, "ssh-add"},
	{"a program that isn't there", "git config user.signingKey $HOME/k && "
		"git config gpg.ssh.program nix-keygen", false, ERROR_FAILED,
		"openssh-client"},
	{"a program that does nothing", "git config user.signingKey $HOME/k && "
		"git config gpg.ssh.program true", false, ERROR_FAILED,
		"true"},
};

static void
test_cases(void)
{
	struct buf out = {0};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *name = cases[i].name;

		sh("rm -rf r && git init -q r && cd r && %s", cases[i].setup);
		if (cases[i].agent)
			setenv("SSH_AUTH_SOCK", sh_read("cat sock"), 1);
		buf_reset(&out);
		is_int(sign(&out), cases[i].kind, "%s: %s", name,
			cases[i].kind ? "" : err.en);
		unsetenv("SSH_AUTH_SOCK");
		if (cases[i].kind)
			ok(strstr(err.da, cases[i].advice) &&
				strstr(err.en, cases[i].advice),
				"%s: the advice", name);
		if (cases[i].kind)
			continue;
		ok(!str_ends(buf_view(&out), "\n"), "%s: no line feed", name);
		file_write("s", buf_view(&out), false, &err);
		is_int(sh("echo >>s; echo text | ssh-keygen -Y check-novalidate "
			"-n git -s s"), 0, "%s: a good signature", name);
	}
	buf_free(&out);
}

static void
test_wanted(void)
{
	static const struct {
		const char *setup;
		bool wanted;
	} list[] = {
		{"git config commit.gpgSign true && git config gpg.format ssh",
			true},
		{"git config commit.gpgSign yes && git config gpg.format ssh",
			true},
		{"git config commit.gpgSign false && git config gpg.format ssh",
			false},
		{"git config commit.gpgSign true", false},
		{"git config gpg.format ssh", false},
	};
	size_t i;

	for (i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		struct repository *repo = NULL;
		struct signing s = {0};

		sh("rm -rf r && git init -q r && cd r && %s", list[i].setup);
		repository_open(&repo, "r", false, &err);
		is_int(signing_read(&s, &arena, repo, &err), 0, "settings");
		is_int(s.wanted, list[i].wanted, "%s", list[i].setup);
		repository_free(repo);
	}
	sh("git -C r config commit.gpgSign perhaps");
	{
		struct repository *repo = NULL;
		struct signing s = {0};

		repository_open(&repo, "r", false, &err);
		is_int(signing_read(&s, &arena, repo, &err), -1, "neither");
		ok(strstr(err.da, "perhaps") != NULL, "named: %s", err.da);
		repository_free(repo);
	}
}

int
main(void)
{
	sandbox_start();
	unsetenv("SSH_AUTH_SOCK");
	unsetenv("DISPLAY");
	sh("ssh-keygen -q -t ed25519 -N '' -f k && "
		"ssh-keygen -q -t ed25519 -N hemmelig -f locked");
	sh("eval $(ssh-agent -a $HOME/agent) && echo $SSH_AUTH_SOCK >sock && "
		"echo $SSH_AGENT_PID >pid && ssh-add -q k");
	test_cases();
	test_wanted();
	sh("kill $(cat pid)");
	arena_free(&arena);
	sandbox_end();
	return test_end();
}
