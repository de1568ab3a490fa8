/* SPDX-License-Identifier: MPL-2.0 */
/* Is all set up as it should be? What clones and servers have in common. */
#include "lib/trust/doctor.h"

#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "lib/base/hash.h"
#include "lib/git/stale.h"
#include "lib/trust/hook.h"

#define MAX_PROGRAM ((size_t)256 << 20)
#define CLOCK_SLACK 300

void
doctor_add(struct doctor *d, enum ailment_code code, const char *a,
	const char *b, const char *c)
{
	struct ailment *x;

	ARENA_GROW(d->arena, d->v, d->n, d->cap);
	x = &d->v[d->n++];
	*x = (struct ailment){code, {arena_strdup(d->arena, a),
		arena_strdup(d->arena, b), arena_strdup(d->arena, c)}};
}

static void
add_hook(struct doctor *d, enum hook_state state, const char *path,
	const struct hook *hook, bool server)
{
	static const enum ailment_code codes[] = {
		[HOOK_MISSING] = AILMENT_HOOK_MISSING,
		[HOOK_OTHER] = AILMENT_HOOK_OTHER,
		[HOOK_STILL] = AILMENT_HOOK_STILL,
		[HOOK_FOREIGN] = AILMENT_HOOK_FOREIGN,
		[HOOK_OUTSIDE] = AILMENT_HOOK_OUTSIDE,
	};
	const char *more = server ? " --server" : "";

	if (state == HOOK_FOREIGN)
		more = hook->call;
	else if (state == HOOK_OUTSIDE)
		more = server ? "hooks" : ".git/hooks";
	doctor_add(d, codes[state], path, hook->name, more);
}

/* Where others than the owner can write, the check is theirs to undo. */
static void
check_writable(struct doctor *d, const char *path)
{
	struct stat st;

	if (stat(path, &st) == 0 && (st.st_mode & 022))
		doctor_add(d, AILMENT_HOOK_WRITABLE, path, NULL, NULL);
}

static int
check_hook(struct doctor *d, const struct hook *hook, bool server,
	struct error *err)
{
	struct buf path = {0};
	enum hook_state state;
	int rc = hook_look(&state, &path, d->repo, hook, err);

	if (rc == 0 && state != HOOK_GOOD)
		add_hook(d, state, path.p, hook, server);
	if (rc == 0 && server && state != HOOK_OUTSIDE) {
		check_writable(d, path.p);
		path.p[path_dir(path.p)] = '\0';
		check_writable(d, path.p);
	}
	buf_free(&path);
	return rc;
}

static int
check_hooks(struct doctor *d, bool server, struct error *err)
{
	const struct hook *hook = server ? hook_server : hook_client;
	size_t before = d->n;

	for (; hook->name; hook++) {
		if (check_hook(d, hook, server, err) < 0)
			return -1;
		/* Elsewhere they all are. */
		if (d->n > before &&
		    d->v[d->n - 1].code == AILMENT_HOOK_OUTSIDE)
			break;
	}
	return 0;
}

/* The file of the program NAME in PATH, in D's arena; NULL. */
static const char *
find_program(struct doctor *d, const char *name)
{
	struct str rest = str_of(d->path), folder;

	while (str_split(&rest, ':', &folder)) {
		const char *file = arena_fmt(d->arena, "%.*s/%s",
			(int)folder.n, folder.p, name);

		if (folder.n && !file_is_dir(file) && access(file, X_OK) == 0)
			return file;
	}
	return NULL;
}

static bool
hash_file(char out[65], const char *path)
{
	struct buf bytes = {0};
	struct error unheard;
	bool read = file_read(&bytes, path, MAX_PROGRAM, &unheard) == 0;

	if (read)
		hash_sha256(out, buf_view(&bytes));
	buf_free(&bytes);
	return read;
}

static bool
same_program(const char *a, const char *b)
{
	char one[65], two[65];
	struct stat x, y;

	if (stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
	    x.st_ino == y.st_ino)
		return true;
	return hash_file(one, a) && hash_file(two, b) && streq(one, two);
}

static void
check_program(struct doctor *d)
{
	const char *found = find_program(d, "referat");

	if (found == NULL)
		doctor_add(d, AILMENT_PROGRAM_MISSING, d->path, NULL, NULL);
	else if (d->self && !same_program(found, d->self))
		doctor_add(d, AILMENT_PROGRAM_OTHER, found, d->self, NULL);
}

static void
check_locks(struct doctor *d)
{
	struct stale *locks;
	size_t i, n;

	stale_list(&locks, &n, d->arena, d->repo);
	for (i = 0; i < n; i++)
		doctor_add(d, AILMENT_LOCK, locks[i].path,
			arena_fmt(d->arena, "%ld", locks[i].minutes), NULL);
}

static const char *
time_text(struct doctor *d, long long seconds)
{
	time_t t = (time_t)seconds;
	struct tm tm = {0};
	char text[40];

	gmtime_r(&t, &tm);
	strftime(text, sizeof(text), "%Y-%m-%d %H:%M UTC", &tm);
	return arena_strdup(d->arena, text);
}

/* A commit from the future: its clock was wrong, or ours is. */
static void
check_clock(struct doctor *d, bool server)
{
	struct tree *tip = NULL;
	struct error unheard;
	long long newest = 0;
	int offset;

	if (tree_open_commit(&tip, d->repo, server ? "refs/heads/main" : "HEAD",
	    &unheard) < 0)
		return;
	if (tree_commit(tip, &newest, &offset) &&
	    newest > d->time + CLOCK_SLACK)
		doctor_add(d, AILMENT_CLOCK, time_text(d, d->time),
			time_text(d, newest), NULL);
	tree_free(tip);
}

static int
check_repository(struct doctor *d, bool server, struct error *err)
{
	struct buf name = {0};
	int rc = stale_replaced(&name, d->repo, err);

	if (rc == 1)
		doctor_add(d, AILMENT_REPLACED, name.p, NULL, NULL);
	buf_free(&name);
	check_locks(d);
	check_clock(d, server);
	if (server && stale_incoming(d->repo))
		doctor_add(d, AILMENT_INCOMING, NULL, NULL, NULL);
	return rc < 0 ? -1 : 0;
}

static void
check_config(struct doctor *d, bool server)
{
	size_t errors = d->m ? findings_count(&d->m->findings, SEVERITY_ERROR)
		: 0;

	if (errors)
		doctor_add(d, AILMENT_CONFIG, arena_fmt(d->arena, "%zu",
			errors), server ? " --rev main" : "", NULL);
}

int
doctor_examine(struct doctor *d, struct error *err)
{
	bool server = repository_workdir(d->repo) == NULL;

	if (check_hooks(d, server, err) < 0)
		return -1;
	check_program(d);
	if ((server ? doctor_server(d, err) : doctor_person(d, err)) < 0 ||
	    check_repository(d, server, err) < 0)
		return -1;
	check_config(d, server);
	return doctor_people(d, err) < 0 ? -1 : doctor_forge(d, err);
}

static int
in_use(pid_t holder, struct error *err)
{
	return error_set(err, ERROR_REFUSED,
		"git er i gang i arkivet (proces %ld), måske med et åbent "
		"vindue til en besked; gør det færdigt, og prøv igen",
		"git is at work in the repository (process %ld), perhaps with "
		"an open window for a message; finish that and try again",
		(long)holder);
}

int
doctor_unlock(struct repository *repo, struct error *err)
{
	struct arena a = {0};
	struct stale *locks;
	pid_t holder = 0;
	size_t i, n;
	int rc = 0;

	stale_list(&locks, &n, &a, repo);
	for (i = 0; i < n && holder == 0; i++)
		if (i == 0 || locks[i].owner != locks[i - 1].owner)
			holder = stale_holder(repo, locks[i].owner);
	if (holder)
		rc = in_use(holder, err);
	for (i = 0; i < n && rc == 0; i++)
		rc = stale_remove(locks[i].path, err);
	arena_free(&a);
	return rc < 0 ? -1 : (int)n;
}
