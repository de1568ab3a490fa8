/* SPDX-License-Identifier: MPL-2.0 */
/* referat commit: records changes in a role. */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/committed.h"
#include "cmd/paths.h"
#include "lib/trust/role.h"
#include "lib/trust/submit.h"

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
print_others(const struct session *s, const struct submit_report *r)
{
	size_t i;

	for (i = 0; i < r->other_count && i < 5; i++)
		session_note(s,
			"bemærk: %s er ændret, men ikke gemt, for den er hverken et dokument eller opsætning; gem den med  referat commit %s -m \"…\"\n",
			"note: %s was changed but not recorded, being neither a document nor configuration; record it with  referat commit %s -m \"…\"\n",
			r->others[i], r->others[i]);
}

static int
commit(struct session *s, struct submit *options)
{
	struct submit_report r = {.arena = &s->arena};
	struct error err;
	int rc = submit(&r, options, &err);

	committed_hindrances(s, &r);
	if (rc < 0) {
		rc = session_fail(s, &err);
		if (rc == EXIT_FINDINGS && options->path_count == 0 &&
		    r.changed > 1)
			session_note(s,
				"Skal kun noget af det ændrede gemmes, så nævn det:  referat commit STI -m \"…\"\n",
				"To record only some of what is changed, name it:  referat commit PATH -m \"…\"\n");
		return rc;
	}
	if (rc == 0)
		puts(session_text(s, "Der er ingen ændringer at gemme.",
			"There is nothing to record."));
	committed_print(s, &r, options->dry_run);
	print_strays(s, options->m);
	print_others(s, &r);
	return EXIT_GOOD;
}

/* The author is somebody else: a person of the configuration, by id or
 * e-mail. Whether that may be is for the policy to say. */
static int
act_for(const struct session *s, struct signature *author,
	const struct signature *committer, const char *who, struct error *err)
{
	const struct config *c = s->m->config;
	const struct person *p = role_person(c, who);
	size_t i;

	for (i = 0; p == NULL && i < c->person_count; i++)
		if (streq(c->people[i].id, who))
			p = &c->people[i];
	if (p == NULL)
		return error_set(err, ERROR_MISSING,
			"»%s« står ikke i %s; skriv personens id eller mailadresse",
			"»%s« is not in %s; give the person's id or e-mail",
			who, config_people_file(c));
	if (role_applies(c) && role_person(c, committer->email) == NULL)
		return error_set(err, ERROR_REFUSED,
			"%s står ikke i %s, så ingen ved, om du må gemme for "
			"andre", "%s is not in %s, so nobody knows whether you "
			"may commit for others", committer->email,
			c->people_path);
	if (p->emails.n == 0)
		return error_set(err, ERROR_REFUSED,
			"%s har ingen mailadresse i %s, og den skal der til",
			"%s has no e-mail in %s, which it takes", who,
			c->people_path);
	author->name = p->name ? p->name : p->id;
	author->email = p->emails.v[0];
	return 0;
}

int
cmd_commit(struct session *s, int argc, char **argv)
{
	struct submit options = {0};
	struct signing signing;
	const char *as = NULL;
	bool sign = false, no_sign = false;
	const struct input in = {NULL, false, false};
	const struct opt opts[] = {
		{"message", 'm', NULL, &options.message, NULL},
		{"role", 0, NULL, &options.role, NULL},
		{"as", 0, NULL, &as, NULL},
		{"sign", 0, &sign, NULL, NULL},
		{"no-sign", 0, &no_sign, NULL, NULL},
		{"dry-run", 0, &options.dry_run, NULL, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct paths paths;
	struct error err;
	int n, i;

	if (opt_parse(argc, argv, opts, &n, &err) < 0)
		return session_fail(s, &err);
	if (sign && no_sign) {
		error_set(&err, ERROR_USAGE,
			"vælg enten  --sign  eller  --no-sign",
			"choose either  --sign  or  --no-sign");
		return session_fail(s, &err);
	}
	if (options.message == NULL || options.message[0] == '\0') {
		error_set(&err, ERROR_USAGE,
			"skriv, hvad der er ændret, med  -m \"…\"",
			"say what changed with  -m \"…\"");
		return session_fail(s, &err);
	}
	if (session_load(s, &in, &err) < 0 || session_identity(s,
	    &options.author, &options.committer, &err) < 0 ||
	    (as && act_for(s, &options.author,
	    &options.committer, as, &err) < 0) ||
	    (!no_sign && committed_signing(s, &options.signing, &signing, sign, &err) < 0))
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
