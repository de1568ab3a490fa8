/* SPDX-License-Identifier: MPL-2.0 */
/* What earlier audits found, by commit. A commit's id fixes its parents, and
 * with them the policy of its day, so what was found stays true. */
#ifndef LIB_TRUST_AUDIT_CACHE_H
#define LIB_TRUST_AUDIT_CACHE_H

#include "lib/base/keep.h"
#include "lib/base/mem.h"

/* How a commit was looked at: one more careful serves for one less so. */
enum { AUDIT_DEPTH_PATHS, AUDIT_DEPTH_DOCUMENTS, AUDIT_DEPTH_VERIFIED };

/* One commit: ID (40 hex digits), ROOT (the root it was judged by), RESULT as
 * audit_pack makes it. */
struct audit_entry {
	struct str id, result;
	uint32_t depth;
};

/* Entries sorted by id. ROOT: that they were judged by. TIP: the last commit
 * of a history that was found good as a whole, "" none. All texts are
 * borrowed: from FILE after loading. */
struct audit_cache {
	struct keep file;
	struct str root, tip;
	struct audit_entry *v;
	size_t n;
};

/* Loads FOLDER/audit into OUT; nothing of it when it is missing, broken, of
 * another PROGRAM, or not ours alone. */
void audit_cache_load(struct audit_cache *out, const char *folder,
	const char *program);

/* The entry of ID that was looked at to DEPTH by ROOT; NULL. */
struct audit_entry *audit_cache_find(const struct audit_cache *c,
	struct str id, uint32_t depth);

/* Writes the cache whole, for the owner's eyes only; sorts its entries. */
int audit_cache_save(struct audit_cache *c, const char *folder,
	const char *program, struct error *err);
void audit_cache_free(struct audit_cache *c);

#endif
