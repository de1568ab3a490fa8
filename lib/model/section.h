/* SPDX-License-Identifier: MPL-2.0 */
/* The sections of a document: its headings matched with its form's parts. */
#ifndef LIB_MODEL_SECTION_H
#define LIB_MODEL_SECTION_H

#include "lib/model/record.h"

/* Builds R->root and R->all_sections from R->blocks (NULL: only the root),
 * and takes the title and its class where the title is a heading. Findings:
 * brackets in a heading that are no class. */
void sections_read(struct record *r, struct findings *fs);

/* Whether the headings in S are its own affair: the form says nothing of what
 * stands below it. */
bool section_is_free(const struct section *s);

#endif
