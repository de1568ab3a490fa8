/* SPDX-License-Identifier: MPL-2.0 */
/* referat publish: the static site, from what is committed. */
#include <stdio.h>
#include <unistd.h>

#include "cmd/command.h"
#include "lib/git/tree.h"
#include "lib/site/publish.h"
#include "lib/site/site.h"

/* What is written but not committed is not on the site: people wonder. To look
 * at all files takes as long as to publish a change, so only people are told. */
static void
say_uncommitted(struct session *s, const char *rev)
{
	struct tree *head = streq(rev, "HEAD") ? s->tree : NULL;
	const char **paths;
	struct error err;
	struct place place;
	size_t i, n, documents = 0;

	if (!isatty(STDERR_FILENO) || repository_workdir(s->repo) == NULL ||
	    commit_changed(s->repo, head, &s->arena, &paths, &n, &err) < 0)
		return;
	for (i = 0; i < n; i++)
		documents += config_place(&place, s->m->config, &s->arena,
			paths[i], NULL) != 0;
	if (documents)
		session_note(s,
			"bemærk: antal dokumenter, der er ændret, men ikke gemt med  referat commit  og derfor ikke er med: %zu\n",
			"note: number of documents changed but not recorded with  referat commit, and so not included: %zu\n",
			documents);
}

/* Why a document is left out, as far as people can do different things. */
static void
say_left(const struct session *s, const struct left_out *left)
{
	if (left->code == FINDING_NOT_APPROVED ||
	    left->code == FINDING_APPROVAL_STALE)
		session_note(s,
			"udeladt, fordi godkendelser mangler eller er udløbet: %s; se hvis med  referat publishable\n",
			"left out because approvals are missing or have ended: %s; see whose with  referat publishable\n",
			left->path);
	else
		session_note(s,
			"udeladt, fordi der er fejl i filen: %s\n",
			"left out because of an error in it: %s\n",
			left->path);
}

static int
report(const struct session *s, const struct publish_report *r,
	const char *output)
{
	size_t i;

	session_say(s,
			"%zu sider i %s: %zu skrevet, %zu uændrede, %zu fjernet\n",
			"%zu pages in %s: %zu written, %zu unchanged, %zu removed\n",
		r->pages, output, r->written, r->unchanged, r->deleted);
	if (r->shallow)
		session_note(s,
			"bemærk: arkivet er hentet uden hele sin historie, så siderne siger ikke, hvornår de er ændret; hent den med  git fetch --unshallow\n",
			"note: the clone is shallow, so the pages do not say when they changed; fetch all with  git fetch --unshallow\n");
	for (i = 0; i < r->left_count; i++)
		say_left(s, &r->left[i]);
	return r->left_count ? EXIT_FINDINGS : EXIT_GOOD;
}

int
cmd_publish(struct session *s, int argc, char **argv)
{
	struct input in = {"HEAD", false, false};
	const char *audience = "public", *output = "public", *workers = NULL;
	const struct opt opts[] = {
		{"output", 'o', NULL, &output, NULL},
		{"audience", 0, NULL, &audience, "public|committee|internal"},
		{"workers", 0, NULL, &workers, NULL},
		{"rev", 0, NULL, &in.rev, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct publish_options o = {.program = session_program(s)};
	struct publish_report r = {0};
	struct error err;
	long long when;
	int n, offset, rc;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    session_no_rest(n, argv, "--output", &err) < 0 ||
	    session_workers(&o.workers, workers, &err) < 0 ||
	    session_load(s, &in, &err) < 0)
		return session_fail(s, &err);
	say_uncommitted(s, in.rev);
	tree_commit(s->tree, &when, &offset);
	o.m = s->m;
	o.audience = audience_of(audience);
	o.output = output;
	o.state = arena_fmt(&s->arena, "%sreferat",
		repository_gitdir(s->repo));
	o.today = date_of_time(when, offset);
	o.repo = s->repo;
	rc = publish(&o, &r, &err);
	if (rc == 0)
		rc = report(s, &r, output);
	else
		rc = session_fail(s, &err);
	publish_report_free(&r);
	return rc;
}
