/* SPDX-License-Identifier: MPL-2.0 */
/* The daily exchange with the server. */
#include "lib/trust/sync.h"

#include <string.h>

#include "lib/git/advance.h"
#include "lib/git/chain.h"
#include "lib/git/program.h"
#include "lib/trust/judge.h"

/* How often it is tried anew when somebody else sends at the same moment. */
#define TRIES 5

/* One exchange. OWN: HEAD; THERE: what the server has; BASE: what both had;
 * "" where there is none. BRANCH: "main". */
struct exchange {
	const struct sync *s;
	struct sync_report *out;
	struct arena *arena;
	const char *folder, *remote, *branch, *tracking;
	char own[41], there[41], base[41];
};

/* Runs git in the repository; OUT and SAID (may be NULL) get what it prints and
 * tells. Its exit code; -1. */
static int
run_git(struct exchange *x, const char **out, const char **said,
	const char *const *args, struct error *err)
{
	struct program p = {.arena = x->arena, .folder = x->folder,
		.args = args};
	int rc = program_run(&p, err);

	if (out)
		*out = p.out.p;
	if (said)
		*said = p.said.p;
	return rc;
}
#define GIT(x, out, said, err, ...) \
	run_git((x), (out), (said), (const char *const[]){__VA_ARGS__, NULL}, \
		(err))

/* The one line that git prints, without its end. */
static char *
one_line(const char *text)
{
	char *line = (char *)text;

	line[strcspn(line, "\n")] = '\0';
	return line;
}

/* The end of what the server said: it may say anything. */
#define SAID_MAX 4000
static const char *
last_words(const char *said)
{
	size_t n = said ? strlen(said) : 0;
	const char *line;

	if (n <= SAID_MAX)
		return said;
	line = strchr(said + n - SAID_MAX, '\n');
	return line ? line + 1 : said + n - SAID_MAX;
}

static int
find_remote(struct exchange *x, struct error *err)
{
	const char *name = "";
	int rc = GIT(x, &name, NULL, err, "symbolic-ref", "--short", "HEAD");

	if (rc < 0)
		return -1;
	if (rc)
		return error_set(err, ERROR_REFUSED,
			"arkivet står ikke på en gren; gå til den med »git switch main«",
			"the repository is not on a branch; go to it with »git switch main«");
	x->branch = one_line(name);
	x->remote = x->s->remote;
	if (x->remote == NULL) {
		rc = GIT(x, &name, NULL, err, "config", arena_fmt(x->arena,
			"branch.%s.remote", x->branch));
		if (rc < 0)
			return -1;
		x->remote = rc ? "origin" : one_line(name);
	}
	rc = GIT(x, NULL, NULL, err, "remote", "get-url", x->remote);
	if (rc > 0)
		return error_set(err, ERROR_USAGE,
			"arkivet har ingen server, der hedder %s; skriv dens adresse ind med\n"
			"  git remote add %s ADRESSE",
			"the repository has no server called %s; tell its address with\n"
			"  git remote add %s ADDRESS", x->remote, x->remote);
	x->tracking = arena_fmt(x->arena, "refs/remotes/%s/%s", x->remote,
		x->branch);
	return rc;
}

/* Fetches, and finds where all is. */
static int
fetch(struct exchange *x, struct error *err)
{
	const char *said, *line;
	int rc = GIT(x, NULL, &said, err, "fetch", "--quiet", "--no-tags",
		x->remote, arena_fmt(x->arena, "+refs/heads/%s:%s", x->branch,
		x->tracking));

	x->there[0] = x->base[0] = '\0';
	if (rc < 0)
		return -1;
	/* A server without the branch is one that has nothing yet. */
	if (rc && strstr(said, "couldn't find remote ref") == NULL)
		return error_set(err, ERROR_FAILED,
			"serveren kan ikke nås; git siger:\n%s",
			"the server can't be reached; git says:\n%s",
			last_words(said));
	if (rc == 0 && chain_tip(x->there, x->s->repo, x->tracking, err) < 0)
		return -1;
	if (chain_tip(x->own, x->s->repo, arena_fmt(x->arena, "refs/heads/%s",
	    x->branch), err) < 0)
		return -1;
	if (x->own[0] == '\0' || x->there[0] == '\0')
		return 0;
	rc = GIT(x, &line, NULL, err, "merge-base", x->own, x->there);
	if (rc < 0)
		return -1;
	if (rc)
		return error_set(err, ERROR_REFUSED,
			"arkivet her og serverens har ingen fælles begyndelse; hent en frisk kopi med  git clone",
			"this repository and the server's have no common beginning; make a new copy with  git clone");
	memcpy(x->base, one_line(line), 40);
	x->base[40] = '\0';
	return 0;
}

/* Judges what is about to be sent as the server will. */
static int
judge_own(struct exchange *x, const char *tip, struct error *err)
{
	struct judge_options o = {.repo = x->s->repo, .root = "",
		.flags = JUDGE_DOCUMENTS | JUDGE_SIGNATURES,
		.now = x->s->now};
	struct chain_commit before;
	struct chain chain = {0};
	struct judge *j;
	size_t i;
	int rc = 0;

	/* Who only fetches gets what others made, whatever is still to mend. */
	if (x->s->keep_local)
		return 0;
	if (chain_read(&chain, x->arena, x->s->repo, x->there, tip, 0,
	    err) < 0 || chain_read_one(&before, x->arena, x->s->repo,
	    x->there, err) < 0)
		return -1;
	j = judge_new(&o);
	for (i = 0; rc == 0 && i < chain.n; i++) {
		struct verdict v = {0};

		rc = judge_commit(&v, j, x->arena, &chain.v[i], i
			? &chain.v[i - 1] : &before, err);
		if (rc == 0 && !v.allowed) {
			x->out->refused = chain.v[i].id;
			x->out->reasons = v.reasons;
			break;
		}
	}
	judge_free(j);
	return rc;
}

/* Keeps what was own where nothing will clean it up. */
static int
keep_backup(struct exchange *x, struct error *err)
{
	const char *ref = arena_fmt(x->arena, "refs/referat/sync/%lld",
		x->s->now);
	int rc = GIT(x, NULL, NULL, err, "update-ref", ref, x->own);

	if (rc == 0)
		x->out->backup = ref;
	return rc > 0 ? error_set(err, ERROR_FAILED,
		"en kopi af dine ændringer kan ikke gemmes",
		"a copy of your changes can't be kept") : rc;
}

static size_t
count(struct exchange *x, const char *old, const char *new)
{
	struct chain chain = {0};
	struct error unheard;

	return chain_read(&chain, x->arena, x->s->repo, old, new, 0,
		&unheard) < 0 ? 0 : chain.n;
}

/* Puts own commits upon the server's and moves here. 1; 0 to be settled. */
static int
take_over(struct exchange *x, struct error *err)
{
	struct replay r = {x->s->repo, x->base, x->own, x->there,
		&x->s->committer, x->s->signer, x->s->danish ?
		"serverens udgave" : "the server's version", x->s->danish ?
		"din udgave" : "your version"};
	struct replayed done;
	struct advance a;

	if (streq(x->base, x->there))
		return judge_own(x, x->own, err) < 0 ? -1
			: x->out->refused == NULL;
	if (replay_run(&done, x->arena, &r, err) < 0 ||
	    judge_own(x, done.tip, err) < 0)
		return -1;
	if (x->out->refused)
		return 0;
	memcpy(a.from, x->own, 41);
	memcpy(a.tip, done.tip, 41);
	memcpy(a.tree, done.tree, 41);
	if (done.clash_count && keep_backup(x, err) < 0)
		return -1;
	if (advance_run(x->s->repo, &a, &x->s->committer, err) < 0)
		return -1;
	x->out->fetched += count(x, x->base, x->there);
	memcpy(x->own, done.tip, 41);
	x->out->clashes = done.clashes;
	x->out->clash_count = done.clash_count;
	return done.clash_count == 0;
}

/* Whether the server refused because somebody else was first. */
static bool
was_late(const char *said)
{
	return strstr(said, "(fetch first)") ||
		strstr(said, "(non-fast-forward)") ||
		strstr(said, "but expected");
}

/* Sends: 1; 0 when the server refuses; 2 when somebody else was first. */
static int
send(struct exchange *x, struct error *err)
{
	const char *said;
	size_t n = count(x, x->there, x->own);
	int rc;

	if (streq(x->own, x->there) || x->s->keep_local)
		return 1;
	rc = GIT(x, NULL, &said, err, "push", "--quiet", x->remote,
		arena_fmt(x->arena, "%s:refs/heads/%s", x->own, x->branch));
	if (rc == 0)
		x->out->sent += n;
	if (rc <= 0)
		return rc == 0 ? 1 : -1;
	if (was_late(said))
		return 2;
	x->out->server = last_words(said);
	return 0;
}

/* One try. As send. */
static int
exchange(struct exchange *x, struct error *err)
{
	int rc = fetch(x, err);

	if (rc < 0)
		return -1;
	if (x->own[0] == '\0')
		return error_set(err, ERROR_REFUSED,
			"her er ikke gemt noget endnu; hent arkivet med  git clone",
			"there are no commits here yet; get the repository with  git clone");
	rc = x->there[0] ? take_over(x, err) : 1;
	return rc == 1 ? send(x, err) : rc;
}

int
sync_run(struct sync_report *out, const struct sync *s, struct error *err)
{
	const char *folder = repository_workdir(s->repo);
	struct exchange x = {.s = s, .out = out, .arena = out->arena,
		.folder = folder};
	int rc, try;

	if (folder == NULL)
		return error_set(err, ERROR_USAGE,
			"arkivet har ingen arbejdsmappe; kør  referat sync  i en klon af det",
			"the repository has no work folder; run  referat sync  in a clone of it");
	rc = advance_resume(s->repo, &s->committer, err);
	if (rc < 0 || find_remote(&x, err) < 0)
		return -1;
	out->resumed = rc == 1;
	for (try = 0, rc = 2; rc == 2 && try < TRIES; try++)
		rc = exchange(&x, err);
	if (rc == 2)
		return error_set(err, ERROR_REFUSED,
			"der bliver sendt så meget lige nu, at det ikke lykkedes; prøv igen om lidt",
			"so much is being sent just now that it didn't succeed; try again soon");
	return rc;
}
