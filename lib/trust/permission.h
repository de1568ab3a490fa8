/* SPDX-License-Identifier: MPL-2.0 */
/* "May I?": what policy says to a person about one file. */
#ifndef LIB_TRUST_PERMISSION_H
#define LIB_TRUST_PERMISSION_H

#include "lib/model/municipality.h"
#include "lib/trust/policy.h"

/* What is asked, as people say it. PERSON: an id or e-mail. ROLE NULL: any that
 * the person has. STATE: to be set; NULL: the file is to be changed. SECTION:
 * an id of the form; NULL: any place. */
struct permission_question {
	const struct municipality *m;
	const char *person, *role, *path, *state, *section;
};

/* The answer. ROLES: those in which it is allowed; none: WHY says why not.
 * FREE: nobody holds a role here, so everybody may. */
struct permission {
	const struct person *person;
	struct texts roles;
	bool free;
	struct reasons why;
};

/* Answers as on M's day, in arena A. -1: ERROR_MISSING for a person, role,
 * state or section that there is none of; ERROR_FAILED when the document could
 * not be read. The file need not be there. */
int permission_ask(struct permission *out, struct arena *a,
	const struct permission_question *q, struct error *err);

#endif
