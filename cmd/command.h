/* SPDX-License-Identifier: MPL-2.0 */
/* The commands. */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include "cmd/session.h"

/* A command: RUN gets its own arguments (argv[0] is its name) and returns the
 * exit code. USAGE is what follows the name; DA and EN say what it does. */
struct command {
	const char *name;
	int (*run)(struct session *s, int argc, char **argv);
	const char *usage, *da, *en;
};

/* All of them, by name; the last has a name of NULL. */
extern const struct command commands[];

/* That of this name. NULL: there is none (ERROR_USAGE, with the nearest). */
const struct command *command_find(const char *name, struct error *err);

int cmd_agreements(struct session *s, int argc, char **argv);
int cmd_approve(struct session *s, int argc, char **argv);
int cmd_audit(struct session *s, int argc, char **argv);
int cmd_commit(struct session *s, int argc, char **argv);
int cmd_diff(struct session *s, int argc, char **argv);
int cmd_doctor(struct session *s, int argc, char **argv);
int cmd_explain(struct session *s, int argc, char **argv);
int cmd_export(struct session *s, int argc, char **argv);
int cmd_fmt(struct session *s, int argc, char **argv);
int cmd_forge(struct session *s, int argc, char **argv);
int cmd_forms(struct session *s, int argc, char **argv);
int cmd_help(struct session *s, int argc, char **argv);
int cmd_hook(struct session *s, int argc, char **argv);
int cmd_import(struct session *s, int argc, char **argv);
int cmd_init(struct session *s, int argc, char **argv);
int cmd_new(struct session *s, int argc, char **argv);
int cmd_object(struct session *s, int argc, char **argv);
int cmd_policy(struct session *s, int argc, char **argv);
int cmd_publish(struct session *s, int argc, char **argv);
int cmd_publishable(struct session *s, int argc, char **argv);
int cmd_serve(struct session *s, int argc, char **argv);
int cmd_scrub(struct session *s, int argc, char **argv);
int cmd_status(struct session *s, int argc, char **argv);
int cmd_sync(struct session *s, int argc, char **argv);
int cmd_validate(struct session *s, int argc, char **argv);
int cmd_version(struct session *s, int argc, char **argv);
int cmd_wheel(struct session *s, int argc, char **argv);

/* Prints how to use a command, with its options, on standard output. */
void command_help(const struct session *s, const struct command *c);

#endif
