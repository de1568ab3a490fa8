/* SPDX-License-Identifier: MPL-2.0 */
/* referat commit: records changes in a role. */
#include <stdio.h>
#include <unistd.h>

#include "cmd/command.h"
#include "cmd/paths.h"
#include "lib/report/findings.h"
#include "lib/report/reason.h"
#include "lib/trust/submit.h"

static void
print_commits(const struct session *s, const struct submit_report *r,
	bool dry_run)
{
	size_t i, k;

	for (i = 0; i < r->commit_count; i++) {
		const struct submit_commit *c = &r->commits[i];

		printf("%.10s %s", dry_run ? session_text(s, "(prøve)",
			"(dry run)") : c->id, c->unit ? c->unit
			: session_text(s, "opsætning", "configuration"));
		if (c->cycle)
			printf(" %s", c->cycle);
		if (c->role)
			session_say(s,
			" som %s",
			" as %s", c->role);
		putchar('\n');
		for (k = 0; k < c->path_count; k++)
			printf("  %s\n", c->paths[k]);
	}
}

/* Errors stand in the way and are shown; what a draft still lacks is told by
 * validate, and only counted here. */
static void
print_findings(const struct session *s, const struct findings *all)
{
	struct findings errors = {.arena = all->arena};
	size_t i, warnings = findings_count(all, SEVERITY_WARNING);
	struct buf out = {0};

	for (i = 0; i < all->n; i++)
		if (all->v[i].severity == SEVERITY_ERROR) {
			ARENA_GROW(errors.arena, errors.v, errors.n,
				errors.cap);
			errors.v[errors.n++] = all->v[i];
		}
	findings_text(&out, &errors, s->lang, s->color);
	session_print(&out);
	buf_free(&out);
	if (warnings)
		session_note(s,
			"bemærk: antal advarsler: %zu; se dem med  referat validate\n",
			"note: number of warnings: %zu; see them with  referat validate\n",
			warnings);
}

/* Whoever misspelt a file's name thinks that it was recorded with the rest. */
static void
print_strays(const struct session *s, const struct municipality *m)
{
	size_t i, n = 0;

	for (i = 0; i < m->findings.n && n < 5; i++)
		if (m->findings.v[i].code == FINDING_FILE_STRAY) {
			session_note(s,
				"bemærk: %s er ikke med; se hvorfor med  referat validate\n",
				"note: %s is not included; see why with  referat validate\n",
				m->findings.v[i].path);
			n++;
		}
}

static void
print_reasons(const struct session *s, const struct reasons *rs)
{
	struct buf out = {0};
	size_t i;

	for (i = 0; i < rs->n; i++)
		reason_text(&out, s->lang, &rs->v[i]);
	session_print(&out);
	buf_free(&out);
}

static int
commit(struct session *s, struct submit *options)
{
	struct submit_report r = {.arena = &s->arena};
	struct error err;
	int rc = submit(&r, options, &err);

	print_findings(s, &r.findings);
	fflush(stdout);
	print_reasons(s, &r.reasons);
	if (rc < 0)
		return session_fail(s, &err);
	if (rc == 0)
		puts(session_text(s, "Der er ingen ændringer at gemme.",
			"There is nothing to record."));
	print_commits(s, &r, options->dry_run);
	print_strays(s, options->m);
	return EXIT_GOOD;
}

/* Signs when asked to, or when git is set to. */
static int
read_signing(struct session *s, struct signing *signing, bool asked,
	struct submit *options, struct error *err)
{
	if (signing_read(signing, &s->arena, s->repo, err) < 0)
		return -1;
	signing->alone = !isatty(STDERR_FILENO);
	if (asked || signing->wanted)
		options->signing = signing;
	return 0;
}

int
cmd_commit(struct session *s, int argc, char **argv)
{
	struct submit options = {0};
	struct signing signing;
	bool sign = false;
	const struct input in = {NULL, false, false};
	const struct opt opts[] = {
		{"message", 'm', NULL, &options.message, NULL},
		{"role", 0, NULL, &options.role, NULL},
		{"sign", 0, &sign, NULL, NULL},
		{"dry-run", 0, &options.dry_run, NULL, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct paths paths;
	struct error err;
	int n, i;

	if (opt_parse(argc, argv, opts, &n, &err) < 0)
		return session_fail(s, &err);
	if (options.message == NULL || options.message[0] == '\0') {
		error_set(&err, ERROR_USAGE,
			"skriv, hvad der er ændret, med  -m \"…\"",
			"say what changed with  -m \"…\"");
		return session_fail(s, &err);
	}
	if (session_load(s, &in, &err) < 0 || session_identity(s,
	    &options.author, &options.committer, &err) < 0 ||
	    read_signing(s, &signing, sign, &options, &err) < 0)
		return session_fail(s, &err);
	paths.v = ARENA_ARRAY(&s->arena, const char *, (size_t)n);
	for (i = 0; i < n; i++)
		if (session_path(s, &paths.v[i], argv[i + 1], &err) < 0)
			return session_fail(s, &err);
	options.repo = s->repo;
	options.m = s->m;
	options.paths = paths.v;
	options.path_count = (size_t)n;
	return commit(s, &options);
}
