/* SPDX-License-Identifier: MPL-2.0 */
/* What commands that commit share: signing, and what they say of it. */
#ifndef CMD_COMMITTED_H
#define CMD_COMMITTED_H

#include "cmd/session.h"
#include "lib/trust/submit.h"

/* Prints the commits of R with their files. */
void committed_print(const struct session *s, const struct submit_report *r,
	bool dry_run);

/* Prints what stood in the way: the errors found, and why a server would
 * refuse it. Warnings are counted. */
void committed_hindrances(const struct session *s,
	const struct submit_report *r);

/* Reads how to sign into SIGNING; *OUT is that when it was ASKED for or git is
 * set to, else NULL; says so where git is set to a kind that we don't write. */
int committed_signing(struct session *s, const struct signing **out,
	struct signing *signing, bool asked, struct error *err);

#endif
