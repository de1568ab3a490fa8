/* SPDX-License-Identifier: MPL-2.0 */
/* referat approve and referat object. */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/committed.h"
#include "cmd/paths.h"
#include "lib/trust/approving.h"

/* A state that a person named must be one of the municipality's words. */
static int
check_state(const struct session *s, const char *state, struct error *err)
{
	const struct words *w = &s->m->config->states;
	const char *near;

	if (state == NULL || words_meaning(w, str_of(state)) >= 0)
		return 0;
	near = words_near(w, str_of(state));
	return error_set(err, ERROR_USAGE, near
		? "tilstanden »%s« kendes ikke; mente du »%s«?"
		: "tilstanden »%s« kendes ikke%s", near
		? "unknown state »%s«; did you mean »%s«?"
		: "unknown state »%s«%s", state, near ? near : "");
}

static int
run(struct session *s, struct approving *g, bool sign, int n, char **args,
	struct error *err)
{
	struct signing signing;
	struct submit_report r = {.arena = &s->arena};
	const struct input in = {NULL, false, false};
	struct paths paths;
	int rc;

	if (session_load(s, &in, err) < 0 || session_identity(s, &g->author,
	    &g->committer, err) < 0 || check_state(s, g->state, err) < 0 ||
	    paths_read(&paths, s, n, args, err) < 0 || committed_signing(s,
	    &g->signing, &signing, sign, err) < 0)
		return -1;
	g->repo = s->repo;
	g->m = s->m;
	g->paths = paths.v;
	g->path_count = paths.n;
	rc = approving_run(&r, g, err);
	committed_hindrances(s, &r);
	if (rc == 0)
		puts(session_text(s,
			"Det står der allerede; der er intet at gemme.",
			"It is there already; there is nothing to record."));
	if (rc > 0) {
		committed_print(s, &r, false);
		session_say(s,
			"Se, hvordan det står, med  referat publishable%s%s\n",
			"See how it stands with  referat publishable%s%s\n",
			paths.n == 1 ? " " : "", paths.n == 1 ? paths.v[0] : "");
	}
	return rc;
}

int
cmd_approve(struct session *s, int argc, char **argv)
{
	struct approving g = {0};
	bool sign = false;
	const struct opt opts[] = {
		{"message", 'm', NULL, &g.message, NULL},
		{"role", 0, NULL, &g.role, NULL},
		{"sign", 0, &sign, NULL, NULL},
		{"state", 0, NULL, &g.state, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0)
		return session_fail(s, &err);
	if (n == 0) {
		error_set(&err, ERROR_USAGE,
			"skriv, hvilket dokument du godkender:  referat approve STI",
			"say which document you approve:  referat approve PATH");
		return session_fail(s, &err);
	}
	return run(s, &g, sign, n, argv + 1, &err) < 0 ? session_fail(s, &err)
		: EXIT_GOOD;
}

int
cmd_object(struct session *s, int argc, char **argv)
{
	struct approving g = {0};
	bool sign = false;
	const struct opt opts[] = {
		{"message", 'm', NULL, &g.text, NULL},
		{"role", 0, NULL, &g.role, NULL},
		{"sign", 0, &sign, NULL, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0)
		return session_fail(s, &err);
	if (n == 0 || g.text == NULL || str_trim(str_of(g.text)).n == 0) {
		error_set(&err, ERROR_USAGE,
			"skriv, hvad du gør indsigelse mod og hvorfor:  referat object STI -m \"…\"",
			"say what you object to and why:  referat object PATH -m \"…\"");
		return session_fail(s, &err);
	}
	return run(s, &g, sign, n, argv + 1, &err) < 0 ? session_fail(s, &err)
		: EXIT_GOOD;
}
