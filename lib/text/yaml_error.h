/* SPDX-License-Identifier: MPL-2.0 */
/* What a person did when a YAML reader says it can't go on. */
#ifndef LIB_TEXT_YAML_ERROR_H
#define LIB_TEXT_YAML_ERROR_H

#include "lib/text/finding.h"

/* The reader's own words (CONTEXT may be NULL), where it stopped, and where
 * what it was reading had begun. Offsets are those of the file. */
struct yaml_error {
	const char *problem, *context;
	uint32_t at, begun;
};

/* Adds the finding for ERROR in TEXT, which lies at OFFSET of the file. */
void yaml_error_add(struct findings *fs, struct arena *a, struct str text,
	uint32_t offset, const struct yaml_error *error);

/* Adds a finding about the word at AT that makes use of a part of YAML that
 * is not for documents; WHY is a phrase. */
void yaml_error_feature(struct findings *fs, struct arena *a, struct str text,
	uint32_t offset, uint32_t at, const char *why);

#endif
