/* SPDX-License-Identifier: MPL-2.0 */
/* referat sync: fetches what others recorded and sends what is own. */
#include <stdio.h>
#include <time.h>

#include "cmd/command.h"
#include "cmd/committed.h"
#include "lib/report/reason.h"
#include "lib/trust/sync.h"
#include "lib/trust/unsaved.h"

static void
print_clash(const struct session *s, const struct clash *c)
{
	switch (c->kind) {
	case CLASH_TEXT:
		session_note(s,
			"  %s: begge tekster står i filen, mellem linjerne <<<<<<< og >>>>>>>\n",
			"  %s: both texts stand in the file, between the lines <<<<<<< and >>>>>>>\n",
			c->path);
		break;
	case CLASH_GONE_THERE:
		session_note(s,
			"  %s: andre har slettet filen, du har ændret den; din udgave ligger der\n",
			"  %s: others deleted the file, you changed it; yours is there\n",
			c->path);
		break;
	case CLASH_GONE_HERE:
		session_note(s,
			"  %s: du har slettet filen, andre har ændret den; deres udgave ligger der\n",
			"  %s: you deleted the file, others changed it; theirs is there\n",
			c->path);
		break;
	case CLASH_BESIDE:
		session_note(s,
			"  %s: kan ikke lægges sammen; din udgave ligger ved siden af som %s\n",
			"  %s: can't be put together; yours lies beside it as %s\n",
			c->path, c->other);
		break;
	}
}

static void
print_clashes(const struct session *s, const struct sync_report *r)
{
	size_t i;

	session_note(s,
		"Du og andre har ændret det samme. Intet er gået tabt:\n",
		"You and others changed the same. Nothing is lost:\n");
	for (i = 0; i < r->clash_count; i++)
		print_clash(s, &r->clashes[i]);
	session_note(s,
		"\nSådan gør du:\n"
		"  1. Åbn filen, behold den rigtige tekst, og slet linjerne med <<<<<<<, ======= og >>>>>>>.\n"
		"  2. Gem:  referat commit -m \"Samlet de to udgaver\"\n"
		"  3. Send:  referat sync\n"
		"Din udgave, som den var, er gemt i git under navnet %s.\n",
		"\nWhat to do:\n"
		"  1. Open the file, keep the right text, delete the lines with <<<<<<<, ======= and >>>>>>>.\n"
		"  2. Record it:  referat commit -m \"Both versions put together\"\n"
		"  3. Send it:  referat sync\n"
		"Your version as it was is kept in git as %s.\n", r->backup);
}

static void
print_reasons(const struct session *s, const struct sync_report *r)
{
	struct buf out = {0};
	size_t i;

	for (i = 0; i < r->reasons.n; i++)
		reason_text(&out, s->lang, &r->reasons.v[i]);
	session_note(s,
		"Serveren vil ikke tage imod %.10s, så intet er sendt:\n%s"
		"Ret det, og gem igen. Det, andre har gemt, kan hentes imens med  referat sync --no-push\n",
		"The server will not take %.10s, so nothing was sent:\n%s"
		"Mend it and record it again. What others recorded can be fetched meanwhile with  referat sync --no-push\n",
		r->refused, buf_cstr(&out));
	buf_free(&out);
}

/* Whoever forgets to record believes that it was sent. */
static void
print_unsaved(struct session *s)
{
	const char **paths, *first = NULL;
	struct error unheard;
	size_t i, n, more = 0;

	if (s->m == NULL || commit_changed(s->repo, NULL, &s->arena, &paths,
	    &n, &unheard) < 0)
		return;
	for (i = 0; i < n; i++) {
		if (!unsaved_is_ours(s->m->config, &s->arena, paths[i]))
			continue;
		if (first)
			more++;
		else
			first = paths[i];
	}
	if (first && more)
		session_note(s,
			"bemærk: %s og %zu til er ændret, men ikke gemt, så det er ikke sendt; gem med  referat commit -m \"…\"\n",
			"note: %s and %zu more are changed but not recorded, so not sent; record them with  referat commit -m \"…\"\n",
			first, more);
	else if (first)
		session_note(s,
			"bemærk: %s er ændret, men ikke gemt, så det er ikke sendt; gem med  referat commit -m \"…\"\n",
			"note: %s is changed but not recorded, so not sent; record it with  referat commit -m \"…\"\n",
			first);
}

static int
print_report(struct session *s, const struct sync_report *r)
{
	if (r->resumed)
		session_note(s,
			"En hentning, der blev afbrudt, er gjort færdig.\n",
			"A fetch that was cut short has been completed.\n");
	if (r->fetched)
		session_say(s, r->fetched == 1 ? "Hentet fra andre: %zu ændring\n"
			: "Hentet fra andre: %zu ændringer\n",
			r->fetched == 1 ? "Fetched from others: %zu change\n"
			: "Fetched from others: %zu changes\n", r->fetched);
	if (r->sent)
		session_say(s, r->sent == 1 ? "Sendt: %zu ændring\n"
			: "Sendt: %zu ændringer\n",
			r->sent == 1 ? "Sent: %zu change\n"
			: "Sent: %zu changes\n", r->sent);
	if (r->clash_count)
		print_clashes(s, r);
	else if (r->refused)
		print_reasons(s, r);
	else if (r->server)
		session_note(s,
			"Serveren tog ikke imod ændringerne; den siger:\n%s",
			"The server did not take the changes; it says:\n%s",
			r->server);
	else if (r->fetched + r->sent == 0)
		puts(session_text(s, "Der er intet nyt gemt, hverken her eller på serveren.",
			"Nothing new was recorded, neither here nor on the server."));
	if (r->clash_count == 0)
		print_unsaved(s);
	return r->clash_count || r->refused || r->server ? EXIT_FINDINGS
		: EXIT_GOOD;
}

int
cmd_sync(struct session *s, int argc, char **argv)
{
	struct sync options = {.now = (long long)time(NULL)};
	struct sync_report r = {.arena = &s->arena};
	const struct input in = {"HEAD", false, true};
	const struct signing *wanted;
	struct signing signing;
	const struct commit_signer signer = {signing_commit, &signing};
	struct signature author;
	const struct opt opts[] = {
		{"remote", 0, NULL, &options.remote, NULL},
		{"no-push", 0, &options.keep_local, NULL, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    session_no_rest(n, argv, "--remote", &err) < 0)
		return session_fail(s, &err);
	/* The configuration says which language; more isn't asked of it. */
	if (session_open(s, &err) < 0 || (session_load(s, &in, &err) < 0 &&
	    s->tree == NULL) || session_identity(s, &author,
	    &options.committer, &err) < 0)
		return session_fail(s, &err);
	if (committed_signing(s, &wanted, &signing, s->m &&
	    s->m->config->policy.signatures == SIGNATURES_REQUIRE, &err) < 0)
		return session_fail(s, &err);
	if (wanted) {
		signing.config = s->m ? s->m->config : NULL;
		options.signer = &signer;
	}
	options.repo = s->repo;
	options.danish = s->lang == LANG_DA;
	if (sync_run(&r, &options, &err) < 0)
		return session_fail(s, &err);
	return print_report(s, &r);
}
