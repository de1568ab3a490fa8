/* SPDX-License-Identifier: MPL-2.0 */
/* Forges: where merge requests are made, and the files by which they judge
 * them. They are data: schema/forges/<forge>/ has forge.yaml and, in files/,
 * what goes into the repository; schema/forges/files/ is for all. */
#ifndef LIB_TRUST_FORGE_H
#define LIB_TRUST_FORGE_H

#include "lib/git/tree.h"
#include "lib/trust/owners.h"

/* A forge. ID: its folder; NAME: as it is called; OWNERS: the path of its file
 * of code owners. */
struct forge {
	const char *id, *name, *owners;
	enum owners_syntax syntax;
};

struct forge_list {
	struct forge *v;
	size_t n;
};

/* A file as this program writes it. */
struct forge_file {
	const char *path;
	struct str content;
};

struct forge_files {
	struct forge_file *v;
	size_t n;
};

/* The one with ID (in any case). ERROR_USAGE: none such; ERR lists them. */
int forge_find(struct forge *out, struct arena *a, const char *id,
	struct error *err);

/* Those that TREE is set up for: one of the forge's own files is there. */
int forge_used(struct forge_list *out, struct arena *a, struct tree *tree,
	struct error *err);

/* The files of a forge; the code owners as of C and TODAY come last. In A. */
void forge_files(struct forge_files *out, struct arena *a,
	const struct forge *f, const struct config *c, date today);

#endif
