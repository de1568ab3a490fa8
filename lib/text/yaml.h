/* SPDX-License-Identifier: MPL-2.0 */
/* Reads YAML 1.2 (and so JSON) into a value tree. Owner of libyaml. */
#ifndef LIB_TEXT_YAML_H
#define LIB_TEXT_YAML_H

#include "lib/text/finding.h"
#include "lib/text/value.h"

/* Nesting, and the size of a text, that are still read. */
#define YAML_DEPTH 64
#define YAML_SIZE ((size_t)4 << 20)

/* Reads the one document in RANGE of SRC. All memory is A's. What can't be
 * read is a finding, with its place in SRC: bad syntax, a duplicate key, an
 * anchor, alias, tag, directive, a second document, a key that is no text,
 * too deep. Duplicate keys leave the first standing and reading goes on; so it
 * does after a value that older programs read otherwise, which is looked for
 * in frontmatter alone (a range that is not at the beginning).
 * Returns NULL after a finding that ends the reading; an empty text is a
 * null value. */
struct value *yaml_read(struct arena *a, const struct source *src,
	struct span range, struct findings *fs);

/* The same, by libyaml's events alone: what the quick readers that yaml_read
 * tries first are measured by. */
struct value *yaml_read_events(struct arena *a, const struct source *src,
	struct span range, struct findings *fs);

/* Whether TEXT is YAML as far as its line number LAST (from 0) and on, in
 * what libyaml alone can tell. */
bool yaml_reads(struct str text, size_t last);

#endif
