/* SPDX-License-Identifier: MPL-2.0 */
/* May a person in a role do this to that? One answer for the server, the
 * audit, `commit` and `policy check`. */
#ifndef LIB_TRUST_POLICY_H
#define LIB_TRUST_POLICY_H

#include "lib/form/config.h"
#include "lib/trust/reason.h"

/* EDIT: change the text or fields of a document; MOVE: change its state;
 * ADMINISTER: change configuration, people, forms, site; DATA: figures. */
enum policy_deed { POLICY_EDIT, POLICY_MOVE, POLICY_ADMINISTER, POLICY_DATA };

/* What is asked. PERSON acts in ROLE on DAY. UNIT NULL: what is common to all.
 * KINDS, CYCLE (CYCLE_NONE), PATH are the document's; STATE the one it has
 * before, -1 when it is new or not known; TO the one to be set (MOVE).
 * SECTION: the ids around what changes ("tema/baggrund"), "" for none (fields,
 * other headings), NULL when that isn't known: then sections are not asked. */
struct policy_question {
	const struct config *config;
	const struct person *person;
	const char *role, *unit, *path, *section;
	date day;
	enum policy_deed deed;
	int cycle, state, to;
	unsigned kinds;
};

/* Whether PERSON holds ROLE for UNIT (NULL: for all) on DAY; else adds why
 * not, the nearest miss: ROLE_NOT_HELD, _OTHER_UNIT, _ENDED, _NOT_YET. */
bool policy_holds(struct reasons *why, const struct config *c,
	const struct person *person, const char *role, const char *unit,
	date day);

/* Whether ROLE counts as WANTED for UNIT on DAY: it is the same, or policy
 * delegates what WANTED may to ROLE. */
bool policy_counts_as(const struct config *c, const char *role,
	const char *wanted, const char *unit, date day);

/* Whether the role may do it, by the lines of policy alone (not whether it is
 * held, nor whether the cycle is closed); else adds the reason to WHY, with
 * those who may. */
bool policy_allows(struct reasons *why, const struct policy_question *q);

/* All of it: held, cycle open, allowed. */
bool policy_ask(struct reasons *why, const struct policy_question *q);

/* Whether a scope of policy takes in a document of KINDS, in STATE (-1: any),
 * of UNIT, on DAY. Sections are the caller's. */
bool policy_covers(const struct config *c, const struct policy_scope *scope,
	unsigned kinds, int state, const char *unit, date day);

/* Whether CYCLE is closed on DAY. */
bool policy_closed(const struct config *c, int cycle, date day);

/* Whether somebody may change the configuration on DAY: holds a role that
 * administers, for all units. True where no roles are held at all. */
bool policy_has_administrator(const struct config *c, date day);

#endif
