/* SPDX-License-Identifier: MPL-2.0 */
/* A git repository. */
#include "lib/git/internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/file.h"
#include "lib/base/mem.h"

static const char *
last_words(void)
{
	const git_error *e = git_error_last();

	return e && e->message ? e->message : "?";
}

/* The library passes on what the system said, in English; what people meet
 * is said in Danish. */
static const char *
last_words_da(void)
{
	static const int met[] = {ENOSPC, EROFS, EACCES, EPERM};
	const char *words = last_words();
	size_t i;

	for (i = 0; i < sizeof(met) / sizeof(met[0]); i++)
		if (strstr(words, strerror(met[i])))
			return error_cause(met[i]);
	return words;
}

int
git_failed(struct error *err, const char *da, const char *en)
{
	err->kind = ERROR_FAILED;
	snprintf(err->da, sizeof(err->da), "%s (git: %s)", da, last_words_da());
	snprintf(err->en, sizeof(err->en), "%s (git: %s)", en, last_words());
	return -1;
}

int
git_broken(struct error *err, const char *path)
{
	return error_set(err, ERROR_FAILED,
		"%s: indholdet mangler eller er ødelagt i git-arkivet (git: %s); "
		"prøv »git fsck«, og hent arkivet igen, hvis det er skadet",
		"%s: its content is missing from the git repository or damaged "
		"(git: %s); try »git fsck«, and clone again if it is broken",
		path, last_words());
}

/* libgit2 reads all certificates that the machine trusts whenever it starts,
 * which takes longer than most of our commands; but servers are spoken to by
 * git itself, never through it. So this stands before the function of mbed TLS
 * of that name, which libgit2 calls: none was read, and it goes on. */
int mbedtls_x509_crt_parse_file(void *chain, const char *path);

int
mbedtls_x509_crt_parse_file(void *chain, const char *path)
{
	(void)chain, (void)path;
	return -1;
}

/* Trees that have been read are kept, and packs mapped, but not without end:
 * each worker has its own. */
#define CACHE_BYTES ((ssize_t)8 << 20)
#define WINDOW_BYTES ((size_t)1 << 20)
#define MAPPED_BYTES ((size_t)8 << 20)

/* As git does, we trust an object that is in the repository: its name was
 * checked when it came in, and what rots on the disk fails to unpack. Hashing
 * it again each time costs more than unpacking it. */
int
git_start(struct error *err)
{
	if (git_libgit2_init() < 0 ||
	    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0) < 0 ||
	    git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, CACHE_BYTES) < 0 ||
	    git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, WINDOW_BYTES) < 0 ||
	    git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT,
		MAPPED_BYTES) < 0 ||
	    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1) < 0)
		return git_failed(err, "libgit2 kan ikke startes",
			"libgit2 can't be started");
	return 0;
}

void
git_distrust(void)
{
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
}

void
git_stop(void)
{
	git_libgit2_shutdown();
}

/* Whether something called .git is at DIR or above it. */
static bool
has_dot_git(const char *dir)
{
	struct buf path = {0};
	size_t n = strlen(dir);
	bool found = false;

	buf_z(&path, dir);
	while (n > 0 && !found) {
		path.n = n;
		buf_z(&path, "/.git");
		found = file_exists(path.p);
		path.p[n] = '\0';
		n = path_dir(path.p);
	}
	buf_free(&path);
	return found;
}

/* Words an open that failed. The error of libgit2 is not to be trusted: it
 * says "not found" of a repository that belongs to somebody else. */
static int
open_failed(const char *dir, int rc, struct error *err)
{
	const char *why = last_words();

	if (rc == GIT_EOWNER || strstr(why, "safe.directory") ||
	    strstr(why, "not owned by"))
		return error_set(err, ERROR_FAILED,
			"git-arkivet ved %1$s ejes af en anden bruger; stoler du på "
			"det, så skriv:  git config --global --add safe.directory "
			"%1$s",
			"the git repository at %1$s belongs to another user; if you "
			"trust it, type:  git config --global --add safe.directory "
			"%1$s", dir);
	if (strstr(why, "objectformat"))
		return error_set(err, ERROR_FAILED,
			"git-arkivet ved %s bruger SHA-256, som ikke kan læses her; "
			"lav det om til et arkiv med SHA-1, som er gits normale",
			"the git repository at %s uses SHA-256, which can't be read "
			"here; make it one with SHA-1, git's ordinary format", dir);
	if (rc == GIT_ENOTFOUND && !has_dot_git(dir))
		return error_set(err, ERROR_MISSING,
			"der er intet git-arkiv i %s eller over den; gå hen i "
			"kommunens mappe, eller lav en med »referat init MAPPE«",
			"there is no git repository in %s or above it; go to the "
			"municipality's folder or make one with »referat init DIR«",
			dir);
	return git_failed(err, "git-arkivet kan ikke åbnes; er det skadet?",
		"the git repository can't be opened; is it broken?");
}

int
repository_open(struct repository **out, const char *dir,
	bool from_environment, struct error *err)
{
	git_repository *git;
	char *real;
	int rc;

	/* With a path, libgit2 does not ask for GIT_DIR. */
	rc = git_repository_open_ext(&git,
		from_environment && streq(dir, ".") ? NULL : dir,
		from_environment ? GIT_REPOSITORY_OPEN_FROM_ENV : 0, NULL);
	if (rc < 0) {
		real = realpath(dir, NULL);
		rc = open_failed(real ? real : dir, rc, err);
		free(real);
		return rc;
	}
	*out = xcalloc(1, sizeof(**out));
	(*out)->git = git;
	return 0;
}

void
repository_free(struct repository *repo)
{
	if (repo == NULL)
		return;
	git_repository_free(repo->git);
	free(repo);
}

const char *
repository_workdir(const struct repository *repo)
{
	return git_repository_workdir(repo->git);
}

const char *
repository_gitdir(const struct repository *repo)
{
	return git_repository_path(repo->git);
}

int
repository_config(struct repository *repo, const char *key, struct buf *out,
	struct error *err)
{
	git_buf value = {0};
	int rc = setting_value(&value, repo, key, false, err);

	if (rc == 1)
		buf_add(out, value.ptr, value.size);
	git_buf_dispose(&value);
	return rc;
}

int
repository_hooks(struct repository *repo, struct buf *out, struct error *err)
{
	git_buf value = {0};
	const char *top = repository_workdir(repo);
	int rc = setting_value(&value, repo, "core.hooksPath", true,
		err);

	if (rc == 0)
		buf_fmt(out, "%shooks", git_repository_commondir(repo->git));
	else if (rc == 1 && value.ptr[0] != '/')
		buf_fmt(out, "%s%s", top ? top : repository_gitdir(repo),
			value.ptr);
	else if (rc == 1)
		buf_add(out, value.ptr, value.size);
	git_buf_dispose(&value);
	return rc < 0 ? -1 : 0;
}

int
repository_init(struct repository **out, const char *dir, struct error *err)
{
	git_repository_init_options opts = {
		.version = GIT_REPOSITORY_INIT_OPTIONS_VERSION,
		.flags = GIT_REPOSITORY_INIT_NO_REINIT,
		.initial_head = "main",
	};
	git_repository *git;
	int rc;

	rc = git_repository_init_ext(&git, dir, &opts);
	if (rc == GIT_EEXISTS)
		return error_set(err, ERROR_REFUSED,
			"der er allerede et git-arkiv i %s",
			"there is already a git repository in %s", dir);
	if (rc < 0)
		return git_failed(err, "git-arkivet kan ikke oprettes",
			"the git repository can't be made");
	*out = xcalloc(1, sizeof(**out));
	(*out)->git = git;
	return 0;
}
