/* SPDX-License-Identifier: MPL-2.0 */
/* What a server does when something is pushed: judges it before it lands.
 * Reads, and writes nothing at all. */
#ifndef LIB_TRUST_RECEIVE_H
#define LIB_TRUST_RECEIVE_H

#include "lib/trust/judge.h"
#include "lib/trust/receipt.h"

/* UPDATES: the lines "OLD NEW REF" that git hands a pre-receive hook. ROOT: the
 * id of the first commit, by the server's settings; "": not set. NOW: seconds
 * since 1970, by the server's clock. SSH_KEYGEN: as of judge_options. */
struct receive {
	struct repository *repo;
	struct str updates;
	const char *root, *ssh_keygen;
	long long now;
};

/* Judges all of it, in a process of its own with limits: refs first, then each
 * new commit; tells of ten that are refused. Returns 0 and OUT->allowed; -1
 * when something could not be read or found: then nothing may land. */
int receive(struct receipt *out, const struct receive *r, struct error *err);

#endif
