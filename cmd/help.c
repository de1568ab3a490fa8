/* SPDX-License-Identifier: MPL-2.0 */
/* referat help, referat version. */
#include <stdio.h>

#include "cmd/command.h"

void
command_help(const struct session *s, const struct command *c)
{
	printf("referat %s %s\n  %s\n", c->name, c->usage,
		session_text(s, c->da, c->en));
}

int
cmd_help(struct session *s, int argc, char **argv)
{
	const struct command *c;

	for (c = commands; argc > 1 && c->name; c++)
		if (streq(c->name, argv[1])) {
			command_help(s, c);
			return EXIT_GOOD;
		}
	printf("%s", session_text(s,
		"referat – referater fra skolernes udviklingssamtaler\n\n"
		"  referat [-C MAPPE] [--lang da|en] [--color auto|always|never] KOMMANDO …\n\n",
		"referat – minutes of the schools' development talks\n\n"
		"  referat [-C DIR] [--lang da|en] [--color auto|always|never] COMMAND …\n\n"));
	for (c = commands; c->name; c++)
		printf("  %-11s %s\n", c->name,
			session_text(s, c->da, c->en));
	printf("%s", session_text(s,
		"\nFx:  referat validate        gennemse det hele\n"
		"     referat help commit     vis, hvordan en kommando bruges\n",
		"\nFor instance:  referat validate      check everything\n"
		"               referat help commit   show how a command is used\n"));
	return EXIT_GOOD;
}

int
cmd_version(struct session *s, int argc, char **argv)
{
	(void)s, (void)argc, (void)argv;
	puts("referat " REFERAT_VERSION);
	return EXIT_GOOD;
}
