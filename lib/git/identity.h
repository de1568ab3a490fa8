/* SPDX-License-Identifier: MPL-2.0 */
/* Who commits, and when. */
#ifndef LIB_GIT_IDENTITY_H
#define LIB_GIT_IDENTITY_H

#include "lib/base/mem.h"
#include "lib/git/commit.h"

/* What somebody said beforehand, as the variables GIT_AUTHOR_NAME, _EMAIL and
 * _DATE (or GIT_COMMITTER_…) do; NULL where nothing. */
struct identity_source {
	const char *name, *email, *date;
};

/* Fills OUT from SOURCE, then from git's configuration (user.name,
 * user.email); a date that isn't given is now, in the local zone. Texts live
 * in arena A. ERROR_USAGE, with what to type, when the name, the e-mail or
 * the date is missing or can't be used. */
int identity_read(struct signature *out, struct arena *a,
	struct repository *repo, const struct identity_source *source,
	struct error *err);

/* Reads a date as git writes them: "@1767225600 +0100", "1767225600 +0100",
 * ISO 8601 ("2026-01-01T01:00:00+01:00", with a space for the T, without
 * seconds or zone), RFC 2822 ("Thu, 1 Jan 2026 01:00:00 +0100"). *OFFSET is
 * minutes east of UTC; where S names no zone it is left as it was, and counts.
 * False when S is anything else. */
bool identity_date(long long *time, int *offset, struct str s);

#endif
