/* SPDX-License-Identifier: MPL-2.0 */
/* Taking personal data that leaked out of the history: what it would take, and
 * doing it. */
#ifndef LIB_TRUST_SCRUB_H
#define LIB_TRUST_SCRUB_H

#include "lib/form/form.h"
#include "lib/form/scrubbed.h"
#include "lib/git/repository.h"

/* What is to go: a TEXT as it stands there (a line at the most), or a file
 * with all its versions. The other is NULL. OUTPUT: the folder of a published
 * site that is looked through too; NULL: none. */
struct scrub {
	struct repository *repo;
	struct arena *arena;
	const char *text, *path, *output;
};

/* Where it is. COMMITS: those that brought it in, changed it or took it away,
 * or whose message has it (HOW: "message", "text", "file"). REWRITTEN: so many
 * get another number, the first of them and all that build on it. NAMES: files
 * that have it in their name. PAGES: files of the site that show it. REFS: so
 * many branches and the like are rewritten. */
struct scrub_hit {
	const char *commit, *how, *path;
};
struct scrub_found {
	struct scrub_hit *hits;
	size_t hit_count, cap, rewritten, refs;
	struct texts pages;
};

/* Looks, and changes nothing. ERROR_USAGE: a text that is too short to be
 * looked for (under four characters), or has line breaks. */
int scrub_find(struct scrub_found *out, const struct scrub *s,
	struct error *err);

/* Rewrites the history from the first place FOUND on, by git filter-repo: the
 * text becomes "[fjernet]" wherever it stands, files that have it in their name
 * go, and so does PATH. Nothing leads to the old commits then. Fills E->commits
 * with what became of each commit, and empties what referat keeps.
 * ERROR_REFUSED, with what to do: filter-repo isn't installed, work that isn't
 * recorded, or a bare repository. */
int scrub_rewrite(struct scrub_entry *e, const struct scrub *s,
	const struct scrub_found *found, struct error *err);

/* Writes E behind the entries of the file PATH in the work folder; it is for
 * the caller to record it. ERROR_USAGE: it says what was to be removed. */
int scrub_write(const struct scrub *s, const struct scrub_entry *e,
	const char *path, struct error *err);

#endif
