/* SPDX-License-Identifier: MPL-2.0 */
/* Whose keys count: the people of the configuration as OpenSSH's file of
 * allowed signers (ssh-keygen(1), ALLOWED SIGNERS). */
#ifndef LIB_TRUST_SIGNERS_H
#define LIB_TRUST_SIGNERS_H

#include "lib/form/config.h"

/* The text of a file for gpg.ssh.allowedSignersFile, by which git itself
 * judges: a line for each key of each person, with the days it is valid (UTC;
 * both included). Revoked keys are left out, and what can't stand in such a
 * file. */
void signers_write(struct buf *out, const struct config *c);

/* The line of one key; nothing when it can have none. */
void signers_line(struct buf *out, const struct person *p,
	const struct key *key);

/* The address of P that is EMAIL (its letters in any case) and that can stand
 * in such a line: no pattern, no white space; NULL. */
const char *signers_principal(const struct person *p, struct str email);

/* Whether KEY is the one with these bytes, as Base64. */
bool signers_same_key(const struct key *key, struct str blob);

#endif
