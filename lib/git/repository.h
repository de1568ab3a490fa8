/* SPDX-License-Identifier: MPL-2.0 */
/* A git repository. Owner of libgit2, with its neighbours in lib/git. */
#ifndef LIB_GIT_REPOSITORY_H
#define LIB_GIT_REPOSITORY_H

#include <stdbool.h>

#include "lib/base/error.h"
#include "lib/base/str.h"

struct repository;

/* Once per program, before and after all else of lib/git. */
int git_start(struct error *err);
void git_stop(void);

/* From here on each object that is read is hashed and held against its name:
 * for those who judge a repository that others can write to. */
void git_distrust(void);

/* Opens the repository at or above DIR; FROM_ENVIRONMENT: as git itself set it
 * up for a hook (GIT_INDEX_FILE, quarantine, and GIT_DIR if DIR is "."). Fails
 * with ERROR_MISSING where there is none; with ERROR_FAILED, and what to do,
 * when it belongs to another user (safe.directory), uses SHA-256 or is broken.
 * A process made by fork() may go on using it as long as it only reads: packs
 * are mapped, nothing is read through a shared file position. */
int repository_open(struct repository **out, const char *dir,
	bool from_environment, struct error *err);
void repository_free(struct repository *repo);

/* The top of the work folder, with '/' at its end; NULL in a bare one. The
 * git directory, likewise. Borrowed. */
const char *repository_workdir(const struct repository *repo);
const char *repository_gitdir(const struct repository *repo);

/* A value of git's configuration added to OUT: 1, 0 not set, -1. REPO NULL:
 * what holds for the person, in no repository. */
int repository_config(struct repository *repo, const char *key,
	struct buf *out, struct error *err);

/* Adds the folder that git looks for hooks in to OUT, without '/' at its end:
 * core.hooksPath or the repository's own. It may not exist. */
int repository_hooks(struct repository *repo, struct buf *out,
	struct error *err);

/* Makes a repository at DIR (which exists) with branch main, whatever the
 * user's own configuration says of branches and templates. Refused where one
 * is already. */
int repository_init(struct repository **out, const char *dir,
	struct error *err);

#endif
