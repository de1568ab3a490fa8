/* SPDX-License-Identifier: MPL-2.0 */
/* Options of a command, from a table that its help is made from too. */
#ifndef CMD_OPT_H
#define CMD_OPT_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/error.h"

/* One option: sets *FLAG, or takes a value into *VALUE (one of the two is
 * given). SHORT_NAME 0: none. CHOICES: words separated by '|', or NULL. */
struct opt {
	const char *name;
	char short_name;
	bool *flag;
	const char **value;
	const char *choices;
};

/* Reads ARGV[1..ARGC), options before, between and behind the rest; "--" ends
 * them. The rest is moved to the front of ARGV (ARGV[0] stays) and *REST says
 * how many. OPTS ends with a name of NULL. -1: ERROR_USAGE, with the nearest
 * option where one is near. */
int opt_parse(int argc, char **argv, const struct opt *opts, int *rest,
	struct error *err);

#endif
