/* SPDX-License-Identifier: MPL-2.0 */
/* Code owners: whom a forge asks before a change is taken in, by the policy
 * and the people of the configuration. */
#ifndef LIB_TRUST_OWNERS_H
#define LIB_TRUST_OWNERS_H

#include "lib/form/config.h"

/* How a forge reads its file: SECTIONS: globs under headings, one owner of
 * each to approve (docs.gitlab.com, "Code Owners syntax"); GLOBS: the last line
 * that fits counts (docs.github.com, "About code owners"); PATTERNS: Go's
 * regular expressions over the whole path, with a backslash doubled and users
 * by name only (Forgejo, services/issue and models/issues). */
enum owners_syntax { OWNERS_SECTIONS, OWNERS_GLOBS, OWNERS_PATTERNS };

/* Adds the text of the file as of TODAY: who administers, for all that is no
 * document, and FOLDERS (NULL at the end, each ending in '/'), which are a
 * forge's own; who may change figures; who approves which documents. A line
 * whose owners nobody can be named for is left out. */
void owners_write(struct buf *out, const struct config *c,
	enum owners_syntax syntax, const char *const *folders, date today);

#endif
