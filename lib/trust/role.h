/* SPDX-License-Identifier: MPL-2.0 */
/* Who may act as what: the roles that people hold, by the configuration. */
#ifndef LIB_TRUST_ROLE_H
#define LIB_TRUST_ROLE_H

#include "lib/form/config.h"

/* Whether a person holds a role for a unit on a day; else why not, the
 * nearest miss last. */
enum role_verdict { ROLE_NOT_HELD, ROLE_OTHER_UNIT, ROLE_NO_LONGER,
	ROLE_NOT_YET, ROLE_HELD };

/* Whether roles are looked at: somebody in the configuration holds one. */
bool role_applies(const struct config *c);

/* The person with an e-mail (its letters in any case); NULL. */
const struct person *role_person(const struct config *c, const char *email);

/* Whether P holds ROLE for UNIT on DAY. No UNIT: what is common to all, such
 * as the configuration; that takes a role that isn't bound to units. *NEAR
 * (may be NULL) is the entry that came nearest, or NULL. */
enum role_verdict role_check(const struct person *p, const char *role,
	const char *unit, date day, const struct held_role **near);

/* Chooses the role in which the person with EMAIL acts for UNIT (NULL: none)
 * on DAY: the one CLAIMED, if held; without a claim (NULL) the one that is
 * held, if it is one. *OUT is in arena A; NULL when the configuration has no
 * roles at all and none is claimed. ERROR_REFUSED, with the reason: a claim
 * that doesn't hold, no role, several (named) and no claim, an unknown
 * person. */
int role_choose(const char **out, struct arena *a, const struct config *c,
	const char *email, const char *unit, date day, const char *claimed,
	struct error *err);

#endif
