/* SPDX-License-Identifier: MPL-2.0 */
/* The parts of the commands that make documents. */
#ifndef CMD_IMPORT_H
#define CMD_IMPORT_H

#include "cmd/session.h"
#include "lib/model/draft.h"

/* ARGS unit ("-": none), cycle and form, and the day WHEN (or NULL), into what
 * a new document is to be. */
int read_draft(struct session *s, struct draft *d, char **args,
	const char *when, struct error *err);

/* Writes a new document at PATH of the repository; one that is there already
 * is refused. */
int write_draft(struct session *s, const char *path, struct str text,
	struct error *err);

/* referat import FILE.docx UNIT CYCLE FORM (these are ARGS): the exit code. */
int import_word(struct session *s, char **args, const char *when,
	const char *name);

#endif
