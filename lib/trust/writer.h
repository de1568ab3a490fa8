/* SPDX-License-Identifier: MPL-2.0 */
/* Who wrote the text of a document as it stands. */
#ifndef LIB_TRUST_WRITER_H
#define LIB_TRUST_WRITER_H

#include "lib/model/record.h"

struct repository;

/* Finds who last changed R's text (not its state, approvals or corrections) in
 * the commits up to FROM, a whole id; *OUT is NULL when that is nobody whom
 * the configuration of R knows. Memory is of A. */
int writer_find(const struct person **out, struct arena *a,
	struct repository *repo, const char *from, const struct record *r,
	struct error *err);

#endif
