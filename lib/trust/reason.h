/* SPDX-License-Identifier: MPL-2.0 */
/* Reasons: why a commit or a branch is refused. Data, never prose, as findings
 * are; lib/report/reason.h words them. */
#ifndef LIB_TRUST_REASON_H
#define LIB_TRUST_REASON_H

#include <stdbool.h>

#include "lib/base/mem.h"
#include "lib/base/pack.h"

/* reasons.def lists all: REASON(NAME, "code", da, da_hint, en, en_hint). */
enum reason_code {
#define REASON(name, code, da, da_hint, en, en_hint) REASON_##name,
#include "lib/trust/reasons.def"
#undef REASON
	REASON_COUNT
};

#define REASON_ARGS 4

/* PATH: the file that it is about; NULL: the commit or branch as a whole.
 * Arguments are plain data, or name a phrase of lib/report by '@', as those of
 * findings do; NULL: not given. WARNING: told, but refuses nothing
 * (policy.signatures: warn). Texts belong to the arena of the list. */
struct reason {
	enum reason_code code;
	bool warning;
	const char *path;
	const char *args[REASON_ARGS];
};

/* A list in the order in which things were looked at. */
struct reasons {
	struct arena *arena;
	struct reason *v;
	size_t n, cap;
};

/* Adds a reason with up to REASON_ARGS C strings; all texts are copied. At
 * least one argument; "" where the code has none. Returns it, so that the
 * caller may set WARNING; good until the next is added. */
struct reason *reason_put(struct reasons *rs, enum reason_code code,
	const char *path, const char *const *args);
#define reason_add(rs, code, path, ...) \
	reason_put((rs), (code), (path), \
		(const char *const[]){__VA_ARGS__, NULL, NULL, NULL, NULL})

/* Whether one of the list refuses. */
bool reasons_refuse(const struct reasons *rs);

/* The list as bytes, for a pipe or a cache; and back, added to RS in its
 * arena (IN->bad: these were no such bytes). */
void reasons_encode(struct buf *out, const struct reasons *rs);
void reasons_decode(struct reasons *rs, struct unpack *in);

/* The code as people see it ("rolle-ikke-holdt"); the code of a text (false:
 * no such). */
const char *reason_name(enum reason_code code);
bool reason_by_name(enum reason_code *out, const char *name);

#endif
