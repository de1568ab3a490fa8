/* SPDX-License-Identifier: MPL-2.0 */
/* The bytes of a commit, read strictly: what two readers could take in two
 * ways is no commit of ours. */
#ifndef LIB_GIT_RAW_H
#define LIB_GIT_RAW_H

#include "lib/base/str.h"

/* Author or committer, in full. TIME: seconds since 1970; OFFSET: minutes east
 * of UTC. */
struct raw_ident {
	struct str name, email;
	long long time;
	int offset;
};

/* A commit; all texts are borrowed from BYTES. TREE: 40 hex digits. PARENTS:
 * the lines that name them, see raw_parent. SIGNATURE: the header gpgsig as
 * it stands, name and line feeds included; {NULL, 0} in a commit that isn't
 * signed. MESSAGE: what follows the empty line, untouched. */
struct raw_commit {
	struct str bytes;
	struct str tree, parents;
	size_t parent_count;
	struct raw_ident author, committer;
	struct str signature;
	struct str message;
};

/* What is wrong with the bytes, the first that is. HEADER: one that we don't
 * know (gpgsig-sha256, mergetag), that stands twice, or out of its place; a
 * gpgsig in the message too, where libgit2 would find it. */
enum raw_fault { RAW_GOOD, RAW_SIZE, RAW_NUL, RAW_NOT_UTF8, RAW_TREE,
	RAW_PARENT, RAW_AUTHOR, RAW_COMMITTER, RAW_ENCODING, RAW_SIGNATURE,
	RAW_HEADER, RAW_NO_MESSAGE };

/* Longest commit that is read. */
#define RAW_MAX ((size_t)1 << 18)

/* Reads the bytes of a commit object (no loose object's header in front):
 * exactly tree, parent*, author, committer, [encoding UTF-8], [gpgsig], an
 * empty line and the message, all of it UTF-8 without NUL. Idents are as git
 * writes them: "Name <mail> 1767225600 +0100", neither part empty or with
 * spaces around it, the mail without any and without what readers leave out at
 * its ends (a full stop, a quote). On a fault *LINE is the line it stands in
 * (cut at its end; may be empty), and OUT says nothing. Where it is RAW_GOOD
 * libgit2 reads the same (but for such signs at the ends of names, which it
 * drops); tests/fuzz holds it to that. */
enum raw_fault raw_commit_read(struct raw_commit *out, struct str *line,
	struct str bytes);

/* The id of parent I (from 0), 40 hex digits. */
static inline struct str
raw_parent(const struct raw_commit *c, size_t i)
{
	return str_make(c->parents.p + i * (sizeof("parent \n") - 1 + 40) +
		sizeof("parent ") - 1, 40);
}

/* Adds to OUT the bytes that the signature was made over: all but it. */
void raw_commit_signed_part(struct buf *out, const struct raw_commit *c);

/* Adds to OUT the signature as its program wrote it (a block of lines);
 * nothing for a commit that isn't signed. */
void raw_commit_signature(struct buf *out, const struct raw_commit *c);

#endif
