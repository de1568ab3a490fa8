/* SPDX-License-Identifier: MPL-2.0 */
/* Signatures made by git and ssh-keygen: which count, and why others don't. */
#include "tests/unit/configs.h"
#include "tests/unit/sandbox.h"

#include "lib/git/repository.h"
#include "lib/trust/signature.h"
#include "lib/trust/signers.h"

#define DAY 86400LL
#define NOW 1767225600LL           /* 2026-01-01, as the sandbox has it */

static struct error err;
static struct config *config;

static const char *
public_key(const char *name)
{
	return sh_read(arena_fmt(&test_arena, "cut -d' ' -f1,2 %s.pub", name));
}

static void
make_keys(void)
{
	static const char *const names[] = {"anna", "anna-old", "anna-new",
		"anna-lost", "anna-dup", "bo", "stranger", "pattern"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		sh("ssh-keygen -q -t ed25519 -N '' -f %s", names[i]);
	sh("ssh-keygen -q -t rsa -b 2048 -N '' -f anna-rsa");
	sh("ssh-keygen -q -t ecdsa -N '' -f anna-ecdsa");
}

/* The key of a person, in a line of personer.yaml. */
static void
add_key(struct buf *out, const char *name, const char *rest)
{
	buf_fmt(out, "      - {key: \"%s %s\"%s}\n", public_key(name), name,
		rest);
}

static struct config *
read_config(const char *people)
{
	const struct test_file files[] = {{"referat.yaml",
		"municipality: X\nlayout: [{path: \"{unit}/{cycle}/{form}.md\"}]\n"
		"units: null\npeople: personer.yaml\nroles: [leder]\n"},
		{"personer.yaml", people}};
	struct findings fs = test_findings();
	struct tree *t = memory_tree(files, 2);
	struct config *c = NULL;

	is_int(config_read(&c, t, &fs, &err), 0, "people: %s", err.en);
	tree_free(t);
	return c;
}

static void
make_config(void)
{
	struct buf text = {0}, signers = {0};

	buf_z(&text, "people:\n  - id: anna\n    email: [anna@example.dk, "
		"Anna.K@Example.dk]\n    keys:\n");
	add_key(&text, "anna", "");
	add_key(&text, "anna-rsa", "");
	add_key(&text, "anna-ecdsa", "");
	add_key(&text, "anna-old", ", to: 2025-12-01");
	add_key(&text, "anna-new", ", from: 2026-06-01");
	add_key(&text, "anna-lost", ", revoked: 2025-12-24");
	add_key(&text, "anna-dup", ", to: 2025-06-01");
	add_key(&text, "anna-dup", ", from: 2025-12-01");
	buf_z(&text, "  - id: bo\n    email: bo@example.dk\n    keys:\n");
	add_key(&text, "bo", "");
	buf_z(&text, "  - id: alle\n    email: \"*@example.dk\"\n    keys:\n");
	add_key(&text, "pattern", "");
	config = read_config(text.p);
	signers_write(&signers, config);
	file_write("signers", buf_view(&signers), false, &err);
	buf_free(&text);
	buf_free(&signers);
}

/* A commit signed by KEY. */
#define SIGNED(key) "cd r && git -c user.signingKey=$HOME/" key \
	" -c user.email=x -c gpg.format=ssh commit-tree -S -p HEAD -m Emne " \
	"HEAD^{tree} >../id && git cat-file commit $(cat ../id) >../c"
#define AS(mail) "export GIT_COMMITTER_EMAIL=" mail "; "

static const struct {
	const char *name, *make;
	long long time;
	enum signature_fault fault;
	const char *signer;
	int git;                   /* what git verify-commit says; -1: no commit */
} cases[] = {
	{"a good one", SIGNED("anna"), NOW, SIGNATURE_FITS, "anna", 0},
	{"by RSA", SIGNED("anna-rsa"), NOW, SIGNATURE_FITS, "anna", 0},
	{"by ECDSA", SIGNED("anna-ecdsa"), NOW, SIGNATURE_FITS, "anna", 0},
	{"another address of hers", AS("Anna.K@Example.dk") SIGNED("anna"),
		NOW, SIGNATURE_FITS, "anna", 0},
	{"the address in other letters", AS("ANNA@example.dk")
		SIGNED("anna"), NOW, SIGNATURE_FITS, "anna", 0},
	{"bo's own", AS("bo@example.dk") SIGNED("bo"), NOW,
		SIGNATURE_FITS, "bo", 0},
	{"none", "cd r && git cat-file commit HEAD >../c && git rev-parse HEAD "
		">../id", NOW, SIGNATURE_MISSING, NULL, 1},
	{"a stranger's key", SIGNED("stranger"), NOW,
		SIGNATURE_UNKNOWN_KEY, NULL, 1},
	/* git never asks whose key it is. */
	{"anna's key, bo the committer", AS("bo@example.dk")
		SIGNED("anna"), NOW, SIGNATURE_OTHER_PERSON, "anna", 0},
	{"an address that is a pattern fits nobody", SIGNED("pattern"),
		NOW, SIGNATURE_OTHER_PERSON, "alle", 1},
	{"an expired key", SIGNED("anna-old"), NOW, SIGNATURE_EXPIRED,
		"anna", 1},
	{"its last day", SIGNED("anna-old"), NOW - 30 * DAY - 1,
		SIGNATURE_FITS, "anna", -1},
	{"the second after", SIGNED("anna-old"), NOW - 30 * DAY,
		SIGNATURE_EXPIRED, "anna", -1},
	/* git believes the date in the commit. */
	{"an expired key and an old date", "export GIT_COMMITTER_DATE="
		"'1735689600 +0000'; " SIGNED("anna-old"), NOW,
		SIGNATURE_EXPIRED, "anna", 0},
	{"a key for later", SIGNED("anna-new"), NOW, SIGNATURE_NOT_YET,
		"anna", 1},
	{"its first second", SIGNED("anna-new"), NOW + 151 * DAY,
		SIGNATURE_FITS, "anna", -1},
	{"the second before", SIGNED("anna-new"), NOW + 151 * DAY - 1,
		SIGNATURE_NOT_YET, "anna", -1},
	{"a revoked key", SIGNED("anna-lost"), NOW, SIGNATURE_REVOKED,
		"anna", 1},
	{"a revoked key on a day before", SIGNED("anna-lost"),
		NOW - 365 * DAY, SIGNATURE_REVOKED, "anna", -1},
	{"a key with two periods: within one", SIGNED("anna-dup"), NOW,
		SIGNATURE_FITS, "anna", 0},
	{"between the two", SIGNED("anna-dup"), NOW - 100 * DAY,
		SIGNATURE_NOT_YET, "anna", -1},
	{"the message changed", SIGNED("anna") " && sed -i s/Emne/Enme/ "
		"../c", NOW, SIGNATURE_WRONG, "anna", -1},
	{"the tree changed", SIGNED("anna") " && sed -i '1s/.$/0/' ../c",
		NOW, SIGNATURE_WRONG, "anna", -1},
	{"the time changed", SIGNED("anna") " && sed -i "
		"'/^committer/s/[0-9]* +/1767225601 +/' ../c", NOW,
		SIGNATURE_WRONG, "anna", -1},
	{"copied from another commit", SIGNED("anna") " && sed -n "
		"'/^gpgsig/,/END/p' ../c >../sig && git cat-file commit HEAD | "
		"sed '/^committer/r ../sig' >../c", NOW, SIGNATURE_WRONG,
		"anna", -1},
	{"a key for files", SIGNED("anna") " && sed '/^gpgsig/,/END/d' "
		"../c >../m && ssh-keygen -q -Y sign -n file -f ../anna <../m "
		">../m.sig && sed '1s/^/gpgsig /; 2,$s/^/ /' ../m.sig >../sig "
		"&& sed '/^committer/r ../sig' ../m >../c", NOW,
		SIGNATURE_WRONG, "anna", -1},
	{"cut short", SIGNED("anna") " && sed -i '/^ -----END/d' ../c",
		NOW, SIGNATURE_WRONG, NULL, -1},
	{"one letter of it changed", SIGNED("anna") " && sed -i "
		"'/^ -----END/{x;s/^/x/;x}; 8s/^ ./ x/' ../c", NOW,
		SIGNATURE_WRONG, "anna", -1},
	{"more after its end", SIGNED("anna") " && sed -i "
		"'s/^ -----END.*/&\\n x/' ../c", NOW, SIGNATURE_WRONG, NULL,
		-1},
	{"by PGP", SIGNED("anna") " && sed -i 's/ SSH / PGP /' ../c", NOW,
		SIGNATURE_OTHER_KIND, NULL, -1},
};
enum { CASES = sizeof(cases) / sizeof(cases[0]) };

/* The reason for the first check with each fault. */
static void
test_reasons(const struct signature_check *checks)
{
	static const struct {
		enum signature_fault fault;
		const char *code, *args;
	} wanted[] = {
		{SIGNATURE_MISSING, "usigneret", ""},
		{SIGNATURE_OTHER_KIND, "underskrift-anden-slags", ""},
		{SIGNATURE_UNKNOWN_KEY, "ukendt-noegle",
			"anna@example.dk SHA256 personer.yaml"},
		{SIGNATURE_OTHER_PERSON, "underskriver-er-en-anden",
			"bo@example.dk SHA256 anna"},
		{SIGNATURE_REVOKED, "noegle-tilbagekaldt",
			"anna SHA256 2025-12-24 personer.yaml"},
		{SIGNATURE_EXPIRED, "noegle-udloebet",
			"anna SHA256 2025-12-01 personer.yaml"},
		{SIGNATURE_NOT_YET, "noegle-endnu-ikke",
			"anna SHA256 2026-06-01 personer.yaml"},
		{SIGNATURE_WRONG, "underskrift-passer-ikke", ""},
	};
	struct reasons rs = {.arena = &test_arena};
	size_t i, k, n;

	ok(signature_reason(&rs, &checks[0]) == NULL, "a good one has none");
	for (i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		const struct reason *r;
		const char *args = "";

		for (k = 0; checks[k].fault != wanted[i].fault; k++)
			continue;
		r = signature_reason(&rs, &checks[k]);
		is_text(reason_name(r->code), wanted[i].code, "the reason");
		for (n = 0; n < REASON_ARGS && r->args[n]; n++)
			args = arena_fmt(&test_arena, "%s%s%.*s", args,
				n ? " " : "", n == 1 ? 6 : 99, r->args[n]);
		is_text(args, wanted[i].args, "%s: what it names",
			wanted[i].code);
	}
}

static void
test_cases(void)
{
	struct signature_check checks[CASES] = {0};
	struct raw_commit commits[CASES];
	struct buf texts[CASES] = {0};
	struct str line;
	size_t i;

	for (i = 0; i < CASES; i++) {
		is_int(sh("%s", cases[i].make), 0, "%s: made", cases[i].name);
		is_int(file_read(&texts[i], "c", 1 << 20, &err), 0, "read");
		is_int(raw_commit_read(&commits[i], &line,
			buf_view(&texts[i])), RAW_GOOD, "form");
		checks[i] = (struct signature_check){&commits[i], config,
			cases[i].time, SIGNATURE_MISSING, NULL, NULL, ""};
		if (cases[i].git >= 0)
			is_int(sh("cd r && git -c gpg.ssh.allowedSignersFile="
				"$HOME/signers verify-commit $(cat ../id)"),
				cases[i].git, "%s: git", cases[i].name);
	}
	is_int(signature_check_all(checks, CASES, NULL, &err), 0, "all: %s",
		err.en);
	for (i = 0; i < CASES; i++) {
		is_int(checks[i].fault, cases[i].fault, "%s",
			cases[i].name);
		is_text(checks[i].signer ? checks[i].signer->id : NULL,
			cases[i].signer, "%s: whose key", cases[i].name);
	}
	is_text(checks[7].fingerprint, sh_read("ssh-keygen -lf stranger.pub | "
		"cut -d' ' -f2"), "the fingerprint, as ssh-keygen has it");
	test_reasons(checks);
	for (i = 0; i < CASES; i++)
		buf_free(&texts[i]);
}

static void
test_program(void)
{
	struct signature_check check = {.config = config, .time = NOW};
	struct raw_commit commit;
	struct buf text = {0};
	struct str line;

	sh(SIGNED("anna"));
	file_read(&text, "c", 1 << 20, &err);
	raw_commit_read(&commit, &line, buf_view(&text));
	check.commit = &commit;
	is_int(signature_check_all(&check, 1, "no-such-program", &err), -1,
		"no program");
	ok(strstr(err.da, "openssh-client") != NULL, "says: %s", err.da);
	sh("printf '#!/bin/sh\\nkill -9 $$\\n' >dies && chmod +x dies");
	is_int(signature_check_all(&check, 1, "./dies", &err), -1,
		"one that dies is no answer");
	is_int(signature_check_all(&check, 1, "false", &err), 0, "one that "
		"says no");
	is_int(check.fault, SIGNATURE_WRONG, "is believed");
	buf_free(&text);
}

static void
test_signers(void)
{
	struct buf text = {0};
	struct config *c;

	buf_fmt(&text, "people:\n"
		"  - {id: a, email: [a@x.dk, \"b,c@x.dk\"], keys: [{key: \"%s\", "
		"from: 2025-08-01, to: 2026-07-31}]}\n", public_key("anna"));
	buf_fmt(&text, "  - {id: b, email: b@x.dk, keys: [{key: \"%s\", "
		"revoked: 2026-01-01}]}\n", public_key("bo"));
	buf_fmt(&text, "  - {id: c, keys: [{key: \"%s\"}]}\n",
		public_key("stranger"));
	buf_z(&text, "  - {id: d, email: d@x.dk, keys: [{key: \"ssh-ed25519 "
		"AAAA\"}]}\n");
	c = read_config(text.p);
	buf_reset(&text);
	signers_write(&text, c);
	is_text(text.p, arena_fmt(&test_arena, "a@x.dk namespaces=\"git\","
		"valid-after=\"20250801000000Z\",valid-before="
		"\"20260801000000Z\" %s\n", public_key("anna")), "the file");
	config_free(c);
	buf_free(&text);
}

int
main(void)
{
	sandbox_start();
	sh("git init -q -b main r && cd r && git commit -q --allow-empty -m 1");
	make_keys();
	make_config();
	test_cases();
	test_program();
	test_signers();
	config_free(config);
	arena_free(&test_arena);
	sandbox_end();
	return test_end();
}
