/* SPDX-License-Identifier: MPL-2.0 */
/* Git's configuration, value by value, of a repository with what holds for the
 * person and the machine. */
#ifndef LIB_GIT_SETTING_H
#define LIB_GIT_SETTING_H

#include "lib/base/mem.h"
#include "lib/git/repository.h"

/* Each sets *OUT to the value of KEY, texts in arena A: 1; 0, and *OUT is
 * untouched, when it isn't set; -1 when the configuration can't be read.
 * A path that begins in "~/" is one in the person's home folder. A truth is
 * what git takes for one (yes, on, 1, a key without a value); what is neither
 * true nor false is -1, ERROR_USAGE. A number may end in k, m or g. */
int setting_text(const char **out, struct arena *a, struct repository *repo,
	const char *key, struct error *err);
int setting_path(const char **out, struct arena *a, struct repository *repo,
	const char *key, struct error *err);
int setting_truth(bool *out, struct repository *repo, const char *key,
	struct error *err);
int setting_number(long long *out, struct repository *repo, const char *key,
	struct error *err);

/* Writes KEY into the repository's own configuration. */
int setting_write(struct repository *repo, const char *key, const char *value,
	struct error *err);

#endif
