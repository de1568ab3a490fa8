/* SPDX-License-Identifier: MPL-2.0 */
/* What programs that died have left lying in a repository. */
#include "lib/git/stale.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "lib/git/branch.h"

#define MAX_DEPTH 12
#define DAY 86400

/* A search for lock files. */
struct search {
	struct arena *arena;
	struct stale *v;
	size_t n, cap;
};

static long
age_of(const char *path)
{
	struct stat st;

	return lstat(path, &st) < 0 ? -1 : (long)(time(NULL) - st.st_mtime);
}

static void
add_lock(struct search *s, const char *path)
{
	struct stat st;

	if (!str_ends(str_of(path), ".lock") || !lock_is_stale(path) ||
	    lstat(path, &st) < 0)
		return;
	ARENA_GROW(s->arena, s->v, s->n, s->cap);
	s->v[s->n++] = (struct stale){arena_strdup(s->arena, path),
		age_of(path) / 60, st.st_uid};
}

/* Looks at the files in the folder PATH, and DEPTH levels below. */
static void
search(struct search *s, const char *path, int depth)
{
	DIR *d = opendir(path);
	struct dirent *e;

	while (d && (e = readdir(d)) != NULL) {
		const char *below = arena_fmt(s->arena, "%s%s", path,
			e->d_name);

		if (streq(e->d_name, ".") || streq(e->d_name, ".."))
			continue;
		if (e->d_type == DT_DIR && depth > 0)
			search(s, arena_fmt(s->arena, "%s/", below),
				depth - 1);
		else if (e->d_type == DT_REG)
			add_lock(s, below);
	}
	if (d)
		closedir(d);
}

static int
by_path(const void *a, const void *b)
{
	const struct stale *x = a, *y = b;

	return strcmp(x->path, y->path);
}

void
stale_list(struct stale **out, size_t *n, struct arena *a,
	struct repository *repo)
{
	const char *own = git_repository_path(repo->git);
	const char *common = git_repository_commondir(repo->git);
	struct search s = {.arena = a};

	search(&s, own, 0);
	if (!streq(own, common))
		search(&s, common, 0);
	search(&s, arena_fmt(a, "%srefs/", common), MAX_DEPTH);
	if (s.n)
		qsort(s.v, s.n, sizeof(*s.v), by_path);
	*out = s.v;
	*n = s.n;
}

/* Whether PROC is a process of git that OWNER runs. */
static bool
is_git(const char *proc, uid_t owner)
{
	struct buf path = {0}, name = {0};
	struct error unheard;
	struct stat st;
	bool git;

	if (stat(proc, &st) < 0 || st.st_uid != owner)
		return false;
	buf_fmt(&path, "%s/comm", proc);
	git = file_read(&name, path.p, 64, &unheard) == 0 &&
		(str_is(buf_view(&name), "git\n") ||
		str_starts(buf_view(&name), "git-"));
	buf_free(&path);
	buf_free(&name);
	return git;
}

/* Whether the process works in REPO; one that can't be asked may. */
static bool
works_in(const char *proc, struct repository *repo)
{
	struct buf path = {0};
	char cwd[4096];
	ssize_t n;

	buf_fmt(&path, "%s/cwd", proc);
	n = readlink(path.p, cwd, sizeof(cwd) - 1);
	buf_free(&path);
	if (n < 0)
		return errno == EACCES || errno == EPERM;
	cwd[n] = '\0';
	return path_is_below(cwd, git_repository_workdir(repo->git)) ||
		path_is_below(cwd, git_repository_commondir(repo->git));
}

pid_t
stale_holder(struct repository *repo, uid_t owner)
{
	DIR *d = opendir("/proc");
	struct dirent *e;
	pid_t found = 0;

	while (d && found == 0 && (e = readdir(d)) != NULL) {
		struct buf proc = {0};
		unsigned long pid;

		if (!str_number(str_of(e->d_name), 1UL << 30, &pid))
			continue;
		buf_fmt(&proc, "/proc/%lu", pid);
		if (is_git(proc.p, owner) && works_in(proc.p, repo))
			found = (pid_t)pid;
		buf_free(&proc);
	}
	if (d)
		closedir(d);
	return found;
}

int
stale_remove(const char *path, struct error *err)
{
	if (!lock_is_stale(path))
		return 0;
	return unlink(path) < 0 && errno != ENOENT
		? error_errno(err, errno, path) : 0;
}

int
stale_replaced(struct buf *out, struct repository *repo, struct error *err)
{
	git_reference_iterator *all = NULL;
	const char *name;
	int rc = git_reference_iterator_glob_new(&all, repo->git,
		"refs/replace/*");

	if (rc == 0)
		rc = git_reference_next_name(&name, all);
	if (rc == 0)
		buf_z(out, name);
	git_reference_iterator_free(all);
	if (rc < 0 && rc != GIT_ITEROVER)
		return git_failed(err, "grenene kan ikke læses",
			"the references can't be read");
	return rc == 0;
}

bool
stale_incoming(struct repository *repo)
{
	struct buf path = {0};
	DIR *d;
	struct dirent *e;
	bool found = false;
	size_t n;

	buf_fmt(&path, "%sobjects/", git_repository_commondir(repo->git));
	n = path.n;
	d = opendir(path.p);
	while (d && !found && (e = readdir(d)) != NULL) {
		path.n = n;
		buf_z(&path, e->d_name);
		found = str_starts(str_of(e->d_name), "tmp_objdir-") &&
			age_of(path.p) >= DAY;
	}
	if (d)
		closedir(d);
	buf_free(&path);
	return found;
}
