/* SPDX-License-Identifier: MPL-2.0 */
/* The files of forms, each read and checked once. Their places are counted
 * through: a form is merged of several files, and a value says by its span
 * which one it stands in. */
#ifndef LIB_FORM_FORM_FILES_H
#define LIB_FORM_FORM_FILES_H

#include "lib/form/config_reader.h"

/* A file; VALUE NULL: it can't be read, which a finding says. Spans of VALUE
 * begin at BASE. */
struct form_file {
	const char *id;
	bool builtin;
	struct source source;
	struct value *value;
	uint32_t base;
};

struct form_files {
	struct config_reader *r;
	struct form_file **v;
	size_t n, cap;
	uint32_t next_base;
	struct error *err;
	bool failed;                   /* ERR says how */
};

/* The file of the form ID: the repository's own, unless BUILTIN, else the
 * built-in one; NULL where neither is there, or reading failed. */
struct form_file *form_files_get(struct form_files *files, const char *id,
	bool builtin);

/* Gives the findings from number FIRST on, whose spans are counted through,
 * their file and place. */
void form_files_locate(struct form_files *files, size_t first);

/* The span S in its own file. */
struct span form_files_span(const struct form_files *files, struct span s);

/* Adds findings about what stands in one file of a form: keys, shapes, words.
 * V is the whole file. */
void form_shape_check(const struct shape_check *check, const struct value *v);

/* CHILD merged over PARENT (NULL: none), in A (FORMS.md, Merging). Findings of
 * both: ids that are not there, or there twice. */
struct value *form_merge(struct form_files *files, struct value *parent,
	struct value *child);

/* The same of how agreements are written; a field that OVER has as null stays
 * so in it, since one that is missing has the labels of the language. */
struct value *form_merge_agreements(struct arena *a, struct value *base,
	struct value *over);

/* A part's id: as written, else made of its first label. */
const char *form_part_id(struct arena *a, const struct value *part);

/* The form of FILE with its parents; NULL when it can't be used. */
struct form *form_build(struct form_files *files, struct form_file *file);

/* The steps of that: the sections and participants of FORM, and what is
 * expected of all; how agreements are written; the schema of the frontmatter,
 * compiled. */
void form_read_body(struct form_files *files, struct form *form);
const struct agreements_spec *form_read_agreements(struct form_files *files,
	const struct value *v);
void form_read_schema(struct form_files *files, struct form *form);

/* Adds findings about siblings: ids and labels that clash, labels that can't
 * be, parts without one. LABEL is the key of theirs; FIRST_BARE: the first
 * part needs none. */
void form_check_parts(struct form_files *files, const struct part *parts,
	size_t n, const char *label, bool first_bare);

#endif
