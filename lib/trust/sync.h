/* SPDX-License-Identifier: MPL-2.0 */
/* The daily exchange with the server: what others recorded is fetched, own
 * commits go upon it, and are sent. */
#ifndef LIB_TRUST_SYNC_H
#define LIB_TRUST_SYNC_H

#include "lib/git/replay.h"
#include "lib/trust/reason.h"

/* REMOTE NULL: that of the branch, else origin. SIGNER NULL: unsigned.
 * KEEP_LOCAL: nothing is sent. NOW: seconds since 1970. LANG: of the names of
 * the two texts in a clash. */
struct sync {
	struct repository *repo;
	const char *remote;
	struct signature committer;
	const struct commit_signer *signer;
	bool keep_local, danish;
	long long now;
};

/* What came of it. RESUMED: an earlier run that was cut short was completed
 * first. FETCHED: commits of others that are here now; SENT: own ones that are
 * there now. CLASHES: files in which both changed the same place; the own text
 * is in the work folder, not recorded, and as it was under BACKUP (a ref).
 * REASONS: why the server would refuse the commit REFUSED (its id); nothing was
 * sent or moved then. SERVER: what the server said when it refused. */
struct sync_report {
	struct arena *arena;
	bool resumed;
	size_t fetched, sent;
	const struct clash *clashes;
	size_t clash_count;
	const char *backup, *refused, *server;
	struct reasons reasons;
};

/* 1: all is exchanged. 0: a person has to settle something (CLASHES, REASONS
 * or SERVER). -1: no remote (ERROR_USAGE), the server can't be reached, work
 * that isn't recorded stands in the way (ERROR_REFUSED), or an operation
 * failed. Nothing anybody wrote is lost in any case. */
int sync_run(struct sync_report *out, const struct sync *s,
	struct error *err);

#endif
