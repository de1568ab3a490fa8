/* SPDX-License-Identifier: MPL-2.0 */
/* referat policy: may I, and whose signatures count. */
#include <stdio.h>

#include "cmd/command.h"
#include "lib/report/reason.h"
#include "lib/trust/permission.h"
#include "lib/trust/signers.h"

static int
print_answer(const struct session *s, const struct permission *p,
	const struct permission_question *q)
{
	struct buf out = {0};
	size_t i;

	if (p->free)
		session_say(s, "ja: her har ingen en rolle, så alle må rette %s\n",
			"yes: nobody holds a role here, so everybody may change %s\n",
			q->path);
	for (i = 0; i < p->roles.n; i++)
		session_say(s, q->state ? "ja: %s må som %s sætte tilstanden i %s\n"
			: "ja: %s må som %s rette %s\n",
			q->state ? "yes: %s may as %s set the state of %s\n"
			: "yes: %s may as %s change %s\n", p->person->name,
			p->roles.v[i], q->path);
	if (p->free || p->roles.n)
		return EXIT_GOOD;
	session_say(s, "nej: %s må ikke\n", "no: %s may not\n",
		p->person->name);
	for (i = 0; i < p->why.n; i++)
		reason_text(&out, s->lang, &p->why.v[i]);
	session_print(&out);
	buf_free(&out);
	return EXIT_FINDINGS;
}

static int
check(struct session *s, int argc, char **argv)
{
	struct permission_question q = {0};
	struct input in = {NULL, false, false};
	const struct opt opts[] = {
		{"as", 0, NULL, &q.person, NULL},
		{"role", 0, NULL, &q.role, NULL},
		{"state", 0, NULL, &q.state, NULL},
		{"section", 0, NULL, &q.section, NULL},
		INPUT_OPTIONS(in),
		{NULL, 0, NULL, NULL, NULL}
	};
	struct signature author, committer;
	struct permission answer;
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0)
		return session_fail(s, &err);
	if (n != 1) {
		error_set(&err, ERROR_USAGE,
			"skriv én sti, fx  referat policy check --as anna-k enheder/…/referat.md",
			"write one path, for instance  referat policy check --as anna-k enheder/…/referat.md");
		return session_fail(s, &err);
	}
	if (session_load(s, &in, &err) < 0 ||
	    session_path(s, &q.path, argv[1], &err) < 0)
		return session_fail(s, &err);
	if (q.person == NULL) {
		if (session_identity(s, &author, &committer, &err) < 0)
			return session_fail(s, &err);
		q.person = author.email;
	}
	q.m = s->m;
	if (permission_ask(&answer, &s->arena, &q, &err) < 0)
		return session_fail(s, &err);
	return print_answer(s, &answer, &q);
}

static int
print_signers(struct session *s, int argc, char **argv)
{
	struct input in = {NULL, false, false};
	const struct opt opts[] = {
		INPUT_OPTIONS(in),
		{NULL, 0, NULL, NULL, NULL}
	};
	struct buf out = {0};
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    session_no_rest(n, argv, "--rev", &err) < 0 ||
	    session_load(s, &in, &err) < 0)
		return session_fail(s, &err);
	signers_write(&out, s->m->config);
	if (out.n == 0)
		session_note(s, "Der er ingen nøgler at skrive op.\n",
			"There are no keys to list.\n");
	session_print(&out);
	buf_free(&out);
	return EXIT_GOOD;
}

int
cmd_policy(struct session *s, int argc, char **argv)
{
	struct error err;

	if (argc > 1 && streq(argv[1], "check"))
		return check(s, argc - 1, argv + 1);
	if (argc > 1 && streq(argv[1], "signers"))
		return print_signers(s, argc - 1, argv + 1);
	error_set(&err, ERROR_USAGE,
		"skriv  referat policy check --as PERSON --role ROLLE STI  eller  referat policy signers",
		"write  referat policy check --as PERSON --role ROLE PATH  or  referat policy signers");
	return session_fail(s, &err);
}
