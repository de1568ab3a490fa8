/* SPDX-License-Identifier: MPL-2.0 */
/* An operation that failed: -1 is returned, and this is filled in. */
#ifndef LIB_BASE_ERROR_H
#define LIB_BASE_ERROR_H

/* What went wrong decides the exit code of a command. */
enum error_kind {
	ERROR_NONE,
	ERROR_REFUSED,   /* a rule says no: exit 1 */
	ERROR_MISSING,   /* unit, cycle, revision, repository not there: 2 */
	ERROR_USAGE,     /* the call makes no sense: 2 */
	ERROR_FAILED     /* I/O, broken repository: 3 */
};

/* One line (or a few) for a person, in either language. */
struct error {
	enum error_kind kind;
	char da[1024];
	char en[1024];
};

/* Each fills ERR with a text for KIND in both languages, made as printf makes
 * it, and returns -1. DA and EN take the same arguments in the same order. */
int error_set(struct error *err, enum error_kind kind, const char *da,
	const char *en, ...);

/* The same for a system call that failed on PATH: the text of ERRNO is
 * added. Kind is ERROR_FAILED. */
int error_errno(struct error *err, int errnum, const char *path);

/* What an errno means, in Danish where people meet it (a full disk). */
const char *error_cause(int errnum);

#endif
