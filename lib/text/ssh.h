/* SPDX-License-Identifier: MPL-2.0 */
/* What OpenSSH writes: public keys, and signatures made by them. */
#ifndef LIB_TEXT_SSH_H
#define LIB_TEXT_SSH_H

#include "lib/base/str.h"

/* A public key in one line, "ssh-ed25519 AAAA… comment" (RFC 4253 section
 * 6.6, sshd(8) AUTHORIZED_KEYS without options): its TYPE, and BLOB, the bytes
 * as Base64. Borrowed. */
struct ssh_key {
	struct str type, blob;
};

/* GOOD: an ed25519, ECDSA or RSA key (of 2048 bits or more), or one on a
 * security token. PRIVATE: the secret half, which nobody may see. WEAK: a kind
 * that isn't safe. BAD: no key at all, or damaged; a certificate too. */
enum ssh_verdict { SSH_GOOD, SSH_PRIVATE, SSH_WEAK, SSH_BAD };

enum ssh_verdict ssh_key_read(struct ssh_key *out, struct str line);

/* A signature (PROTOCOL.sshsig): the bytes of the key that made it, and what
 * for (NAMESPACE; git's is "git"). Borrowed from the caller's buffer. */
struct ssh_signature {
	struct str key, namespace;
};
#define SSH_SIGNATURE_BEGIN "-----BEGIN SSH SIGNATURE-----\n"

/* Reads the lines of a signature (with or without the last line feed), by way of
 * BYTES. False when it isn't one, to the last byte. Whether it fits anything
 * is not looked at. */
bool ssh_signature_read(struct ssh_signature *out, struct buf *bytes,
	struct str lines);

/* The type that a key's bytes begin with; empty when they are none. */
struct str ssh_key_type(struct str key);

/* The fingerprint of a key's bytes as `ssh-keygen -l` shows it. */
#define SSH_FINGERPRINT 52
void ssh_fingerprint(char out[SSH_FINGERPRINT], struct str key);

#endif
