/* SPDX-License-Identifier: MPL-2.0 */
/* referat scrub: takes personal data that leaked out of the history. */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/committed.h"
#include "lib/report/reason.h"
#include "lib/trust/policy.h"
#include "lib/trust/role.h"
#include "lib/trust/scrub.h"

/* So many places are printed; more are counted. */
#define SHOWN 40

struct cleaning {
	struct session *s;
	struct scrub scrub;
	struct scrub_entry entry;
	struct signature author, committer;
	const char *role;
	bool sign;
};

static void
print_hits(const struct session *s, const struct scrub_found *f)
{
	size_t i;

	for (i = 0; i < f->hit_count && i < SHOWN; i++)
		printf("  %.10s  %s\n", f->hits[i].commit, f->hits[i].path[0]
			? f->hits[i].path : session_text(s, "(beskeden)",
			"(the message)"));
	if (f->hit_count > SHOWN)
		session_say(s, "  og %zu steder til\n", "  and %zu more\n",
			f->hit_count - SHOWN);
}

static void
print_found(const struct session *s, const struct scrub_found *f)
{
	size_t i;

	session_say(s, "Det står i historien her:\n",
		"It stands in the history here:\n");
	print_hits(s, f);
	if (f->pages.n)
		session_say(s, "\nOg på disse sider:\n",
			"\nAnd on these pages:\n");
	for (i = 0; i < f->pages.n && i < SHOWN; i++)
		printf("  %s\n", f->pages.v[i]);
	session_say(s,
		"\nÆndringer i historien, der får et nyt nummer: %zu; grene og lignende, der skrives om: %zu.\n"
		"Underskrifter på dem gælder ikke længere, og godkendelser af den tekst, der ændres, skal gives igen.\n"
		"Det, referat selv gemmer (mappen referat i git-mappen), tømmes.\n",
		"\nCommits that get another number: %zu; branches and the like that are rewritten: %zu.\n"
		"Signatures on them no longer count, and approvals of the text that changes must be given again.\n"
		"What referat itself keeps (the folder referat in the git directory) is emptied.\n",
		f->rewritten, f->refs);
}

static void
print_next(const struct session *s)
{
	session_say(s,
		"\nHistorien her er skrevet om. Nu mangler:\n"
		"  1. Den, der har serveren, henter den hertil fra, i serverens mappe:\n"
		"       git fetch STI-TIL-DENNE-KLON '+refs/heads/*:refs/heads/*'\n"
		"       git config referat.root %s\n"
		"       rm -rf referat; git reflog expire --expire=now --all; git gc --prune=now\n"
		"     På en forge: lås main op et øjeblik, git push --force origin main, lås den igen, og slet gamle merge requests.\n"
		"  2. Alle sletter deres klon og henter en ny. En gammel klon har stadig det, der blev fjernet.\n"
		"  3. Lav hjemmesiden igen:  referat publish  og slet kopier af den gamle, også hos søgemaskiner.\n"
		"  4. Var det personoplysninger, så tal med kommunens databeskyttelsesrådgiver om, hvem der skal have besked.\n",
		"\nThe history here is rewritten. What is left:\n"
		"  1. Whoever has the server fetches it from here, in the server's folder:\n"
		"       git fetch PATH-TO-THIS-CLONE '+refs/heads/*:refs/heads/*'\n"
		"       git config referat.root %s\n"
		"       rm -rf referat; git reflog expire --expire=now --all; git gc --prune=now\n"
		"     On a forge: unlock main for a moment, git push --force origin main, lock it again, delete old merge requests.\n"
		"  2. Everybody deletes their clone and makes a new one. An old clone still has what was removed.\n"
		"  3. Make the site again:  referat publish  and delete copies of the old one, search engines' too.\n"
		"  4. If it was personal data, ask the data protection officer whom to tell.\n",
		"$(git rev-list --max-parents=0 main)");
}

/* Only who may change the configuration may do this. */
static int
check_role(struct cleaning *c, struct error *err)
{
	struct session *s = c->s;
	struct reasons why = {.arena = &s->arena};
	const struct config *config = s->m->config;
	struct policy_question q = {.config = config,
		.person = role_person(config, c->committer.email),
		.path = config->schema_path, .day = s->today,
		.deed = POLICY_ADMINISTER, .cycle = CYCLE_NONE, .state = -1};
	struct buf words = {0};
	int rc;

	if (role_choose(&c->entry.role, &s->arena, config, c->committer.email,
	    NULL, s->today, c->role, err) < 0)
		return -1;
	q.role = c->entry.role;
	/* The configuration is read again before the entry is written. */
	c->entry.by = arena_strdup(&s->arena, q.person ? q.person->id
		: c->committer.email);
	c->entry.role = arena_strdup(&s->arena, q.role ? q.role : "-");
	if (q.role == NULL || policy_allows(&why, &q))
		return 0;
	reason_message(&words, s->lang, &why.v[0]);
	rc = error_set(err, ERROR_REFUSED, "%s", "%s", buf_cstr(&words));
	buf_free(&words);
	return rc;
}

/* The work folder and the repository, as they are now. */
static int
load_again(struct session *s, struct error *err)
{
	const struct input in = {NULL, false, false};

	municipality_free(s->m);
	tree_free(s->tree);
	repository_free(s->repo);
	s->m = NULL;
	s->tree = NULL;
	s->repo = NULL;
	return session_load(s, &in, err);
}

static int
record(struct cleaning *c, const char *path, struct error *err)
{
	struct session *s = c->s;
	struct submit_report r = {.arena = &s->arena};
	struct signing signing;
	struct submit options = {.repo = s->repo, .m = s->m, .paths = &path,
		.path_count = 1, .message = arena_fmt(&s->arena,
		"Fjernet af historien: %s", c->entry.ground),
		.role = c->role, .author = c->author,
		.committer = c->committer};

	if (committed_signing(s, &options.signing, &signing, c->sign,
	    err) < 0)
		return -1;
	if (submit(&r, &options, err) < 0) {
		committed_hindrances(s, &r);
		return -1;
	}
	committed_print(s, &r, false);
	return 0;
}

static int
clean(struct cleaning *c, const struct scrub_found *found, struct error *err)
{
	struct session *s = c->s;
	const char *path = scrubbed_path(&s->arena, s->m->config->schema_path);

	c->entry.date = s->today;
	if (check_role(c, err) < 0 || scrub_rewrite(&c->entry, &c->scrub,
	    found, err) < 0 || load_again(s, err) < 0)
		return -1;
	c->scrub.repo = s->repo;
	if (scrub_write(&c->scrub, &c->entry, path, err) < 0 ||
	    load_again(s, err) < 0 || record(c, path, err) < 0)
		return -1;
	print_next(s);
	return 0;
}

static int
run(struct cleaning *c, bool yes)
{
	struct scrub_found found;
	struct error err;

	if (scrub_find(&found, &c->scrub, &err) < 0)
		return session_fail(c->s, &err);
	if (found.hit_count == 0) {
		puts(session_text(c->s, "Det står ingen steder i historien.",
			"It stands nowhere in the history."));
		return EXIT_GOOD;
	}
	print_found(c->s, &found);
	if (!yes) {
		session_say(c->s,
			"\nIntet er ændret. Gør det i en frisk klon med  --ground \"…\" --yes\n",
			"\nNothing is changed. Do it in a fresh clone with  --ground \"…\" --yes\n");
		return EXIT_FINDINGS;
	}
	if (clean(c, &found, &err) < 0)
		return session_fail(c->s, &err);
	return EXIT_GOOD;
}

static int
check_options(const struct cleaning *c, bool yes, struct error *err)
{
	const struct scrub *s = &c->scrub;

	if ((s->text == NULL) == (s->path == NULL))
		return error_set(err, ERROR_USAGE,
			"skriv enten  --text TEKST  eller  --path STI",
			"write either  --text TEXT  or  --path PATH");
	if (yes && (c->entry.ground == NULL || c->entry.ground[0] == '\0'))
		return error_set(err, ERROR_USAGE,
			"skriv, hvorfor det fjernes, med  --ground \"…\"; begrundelsen bliver stående",
			"say why it is removed with  --ground \"…\"; the ground stays there");
	if (s->text && c->entry.ground && strstr(c->entry.ground, s->text))
		return error_set(err, ERROR_USAGE,
			"begrundelsen må ikke selv have det, der skal fjernes",
			"the ground must not itself have what is to be removed");
	return 0;
}

int
cmd_scrub(struct session *s, int argc, char **argv)
{
	struct cleaning c = {.s = s, .scrub = {.output = "public"}};
	const struct input in = {NULL, false, true};
	bool yes = false;
	const struct opt opts[] = {
		{"text", 0, NULL, &c.scrub.text, NULL},
		{"path", 0, NULL, &c.scrub.path, NULL},
		{"ground", 0, NULL, &c.entry.ground, NULL},
		{"output", 'o', NULL, &c.scrub.output, NULL},
		{"role", 0, NULL, &c.role, NULL},
		{"sign", 0, &c.sign, NULL, NULL},
		{"yes", 0, &yes, NULL, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    session_no_rest(n, argv, "--text", &err) < 0 ||
	    check_options(&c, yes, &err) < 0 ||
	    session_load(s, &in, &err) < 0 ||
	    session_identity(s, &c.author, &c.committer, &err) < 0)
		return session_fail(s, &err);
	c.scrub.repo = s->repo;
	c.scrub.arena = &s->arena;
	return run(&c, yes);
}
