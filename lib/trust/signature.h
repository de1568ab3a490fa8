/* SPDX-License-Identifier: MPL-2.0 */
/* Signatures of commits: SSH keys, in git's own format, by ssh-keygen. */
#ifndef LIB_TRUST_SIGNATURE_H
#define LIB_TRUST_SIGNATURE_H

#include "lib/form/config.h"
#include "lib/git/raw.h"
#include "lib/text/ssh.h"
#include "lib/trust/reason.h"

/* What is wrong with a commit's signature; FITS: nothing is. */
enum signature_fault {
	SIGNATURE_FITS,
	SIGNATURE_MISSING,            /* the commit isn't signed */
	SIGNATURE_OTHER_KIND,      /* signed, but not by an SSH key (PGP, X.509) */
	SIGNATURE_UNKNOWN_KEY,     /* in nobody's keys */
	SIGNATURE_OTHER_PERSON,    /* a key of somebody else than the committer */
	SIGNATURE_REVOKED,         /* whatever the day */
	SIGNATURE_EXPIRED,
	SIGNATURE_NOT_YET,
	SIGNATURE_WRONG            /* does not fit: changed or copied commit, key
	                              for another use (namespace), damaged */
};

/* One commit to be looked at. The caller fills COMMIT, CONFIG and TIME; the
 * rest is filled in. CONFIG: whose people and keys count (of the parent
 * commit). TIME: the moment at which the key must be valid: the server's
 * clock when the commit is received, the committer's time in an audit.
 * SIGNER: whose key it is, KEY which; both NULL when nobody's (OTHER_PERSON
 * has them). FINGERPRINT: of the key, as `ssh-keygen -l` shows it; "" when
 * there is no signature that can be read. */
struct signature_check {
	const struct raw_commit *commit;
	const struct config *config;
	long long time;
	enum signature_fault fault;
	const struct person *signer;
	const struct key *key;
	char fingerprint[SSH_FINGERPRINT];
};

/* Looks at N commits, several at a time. PROGRAM: gpg.ssh.program; NULL:
 * ssh-keygen. Nothing is written anywhere. -1: the program isn't there or
 * can't be run; nothing may be concluded then. */
int signature_check_all(struct signature_check *v, size_t n,
	const char *program, struct error *err);

/* What can be said of C->commit if ARMOR (the lines of a signature, with or
 * without the last line feed; empty: none) were its signature, without asking
 * ssh-keygen: FITS as far as key, person and day go. */
void signature_look(struct signature_check *c, struct str armor);

/* Adds what is wrong to OUT and returns it (the caller may make it a warning);
 * NULL when the signature fits. */
struct reason *signature_reason(struct reasons *out,
	const struct signature_check *c);

/* Whether PROGRAM (NULL: ssh-keygen) is there and knows how to check a good
 * signature, with a time in UTC (OpenSSH 9.1 and later): 1, 0, -1. */
int signature_ready(const char *program, struct error *err);

#endif
