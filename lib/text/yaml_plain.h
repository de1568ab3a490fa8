/* SPDX-License-Identifier: MPL-2.0 */
/* Reads the plain part of YAML that people write frontmatter in: block maps
 * and lists, scalars and flow lists and maps that end on their line, comments.
 * Quickly; what it does not wholly understand it leaves to libyaml. */
#ifndef LIB_TEXT_YAML_PLAIN_H
#define LIB_TEXT_YAML_PLAIN_H

#include "lib/text/builder.h"

/* Reads TEXT, which is UTF-8 and lies at OFFSET of the file, into B: just the
 * tree that libyaml's events give. False: it is not plain (or wrong), and
 * what B has by then is worth nothing. */
bool yaml_plain_read(struct builder *b, struct str text, uint32_t offset);

#endif
