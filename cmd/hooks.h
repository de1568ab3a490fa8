/* SPDX-License-Identifier: MPL-2.0 */
/* What `referat hook NAME` runs for git, each in a file of its own. */
#ifndef CMD_HOOKS_H
#define CMD_HOOKS_H

#include "cmd/session.h"

/* Judges what standard input names, as git gives it to a pre-receive hook. */
int hook_pre_receive(struct session *s, int argc, char **argv);

#endif
