/* SPDX-License-Identifier: MPL-2.0 */
/* What a command that commits says of it. */
#include "cmd/committed.h"

#include <stdio.h>
#include <unistd.h>

#include "lib/report/findings.h"
#include "lib/report/reason.h"

void
committed_print(const struct session *s, const struct submit_report *r,
	bool dry_run)
{
	size_t i, k;

	for (i = 0; i < r->commit_count; i++) {
		const struct submit_commit *c = &r->commits[i];

		printf("%.10s %s", dry_run ? session_text(s, "(prøve)",
			"(dry run)") : c->id, c->unit ? c->unit : c->cycle
			? session_text(s, "kommunen", "municipality")
			: session_text(s, "opsætning", "configuration"));
		if (c->cycle)
			printf(" %s", c->cycle);
		if (c->role)
			session_say(s,
			" som %s",
			" as %s", c->role);
		putchar('\n');
		for (k = 0; k < c->file_count; k++)
			printf("  %s%s\n", c->files[k].path, c->files[k].removed
				? session_text(s, "  (slettet)", "  (deleted)")
				: "");
	}
}

/* Errors stand in the way and are shown; what a draft still lacks is told by
 * validate, and only counted here. */
static void
print_findings(const struct session *s, const struct findings *all)
{
	struct findings errors;
	size_t warnings = findings_count(all, SEVERITY_WARNING);
	struct buf out = {0};

	findings_errors(&errors, all);
	findings_text(&out, &errors, s->lang, s->color);
	session_print(&out);
	fflush(stdout);
	buf_free(&out);
	if (warnings)
		session_note(s,
			warnings == 1
			? "bemærk: der er %zu advarsel; se den med  referat validate\n"
			: "bemærk: der er %zu advarsler; se dem med  referat validate\n",
			"note: number of warnings: %zu; see them with  referat validate\n",
			warnings);
}

static void
print_reasons(const struct session *s, const struct reasons *rs)
{
	struct buf out = {0};
	size_t i;

	for (i = 0; i < rs->n; i++)
		reason_text(&out, s->lang, &rs->v[i]);
	session_print(&out);
	fflush(stdout);
	buf_free(&out);
}

void
committed_hindrances(const struct session *s, const struct submit_report *r)
{
	print_findings(s, &r->findings);
	print_reasons(s, &r->reasons);
}

int
committed_signing(struct session *s, const struct signing **out,
	struct signing *signing, bool asked, struct error *err)
{
	if (signing_read(signing, &s->arena, s->repo, err) < 0)
		return -1;
	signing->alone = !isatty(STDERR_FILENO);
	if (signing->other && !asked)
		session_note(s,
			"bemærk: git er sat til at underskrive med PGP (commit.gpgSign), men referat underskriver kun med SSH; der underskrives ikke. Skriv  git config gpg.format ssh , eller brug  --no-sign \n",
			"note: git is set to sign with PGP (commit.gpgSign), but referat signs with SSH alone; this is not signed. Type  git config gpg.format ssh , or use  --no-sign \n");
	*out = asked || signing->wanted ? signing : NULL;
	return 0;
}
