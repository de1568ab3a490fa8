/* SPDX-License-Identifier: MPL-2.0 */
/* Signing one's own commits, by ssh-keygen and git's own settings. */
#ifndef LIB_TRUST_SIGNING_H
#define LIB_TRUST_SIGNING_H

#include "lib/form/config.h"
#include "lib/git/commit.h"

/* How a person signs, as git's settings say. WANTED: commit.gpgSign with
 * gpg.format ssh; OTHER: with another format, which we don't write. KEY:
 * user.signingKey, a file (whole path) or, if LITERAL, a public key whose other
 * half ssh-agent has; NULL: none. COMMAND: prints the key where there is none
 * (gpg.ssh.defaultKeyCommand), or NULL. ALONE: there is nobody at a terminal to
 * be asked for a passphrase; left to the caller. CONFIG: whose keys count, to
 * tell beforehand that a signature won't; NULL: that is not looked at. */
struct signing {
	bool wanted, other, literal, alone;
	const char *key, *command, *program;
	const struct config *config;
};

/* Reads the settings; texts in arena A. */
int signing_read(struct signing *out, struct arena *a,
	struct repository *repo, struct error *err);

/* Adds the signature of CONTENT to OUT, in lines without a line feed after the
 * last. ERROR_USAGE, with what to type, when no key is set or its file isn't
 * there; ERROR_FAILED, with advice, when ssh-keygen can't use it: it is locked
 * by a passphrase and nobody can be asked, the agent doesn't have it, others
 * may read it. Never waits for an answer where ALONE. */
int signing_sign(struct buf *out, const struct signing *s, struct str content,
	struct error *err);

/* The same as a commit's signer (CTX: a struct signing). Refused as well
 * (ERROR_REFUSED, with the line for personer.yaml) when the committer has
 * keys in CONFIG, or policy wants signatures, and this key would not count. */
int signing_commit(struct buf *out, struct str content, void *ctx,
	struct error *err);

#endif
