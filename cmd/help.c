/* SPDX-License-Identifier: MPL-2.0 */
/* referat help, referat version. */
#include <stdio.h>

#include "cmd/command.h"
#include "lib/base/ascii.h"

static const struct detail {
	const char *name, *da, *en;
} details[] = {
#define DETAIL(name, da, en) {name, da, en},
#include "cmd/help.def"
#undef DETAIL
};

/* What stands for a value in a usage line. */
static const char *const values[][2] = {{"BEGRUNDELSE", "REASON"},
	{"BESKED", "MESSAGE"}, {"ENHED", "UNIT"}, {"FIL", "FILE"},
	{"FORMULAR", "FORM"}, {"KLASSE", "CLASS"}, {"KODE", "CODE"},
	{"MAPPE", "DIR"}, {"NAVN", "NAME"}, {"P", "C"}, {"PERIODE", "CYCLE"},
	{"ROLLE", "ROLE"}, {"STI", "PATH"}, {"SÆT", "SET"}, {"T", "S"},
	{"TEKST", "TEXT"}, {"TILSTAND", "STATE"}};

/* Prints USAGE with the words of English. */
static void
print_english(const char *usage)
{
	char before = ' ';
	size_t i, n;

	while (*usage) {
		for (i = 0; i < sizeof(values) / sizeof(*values); i++) {
			n = strlen(values[i][0]);
			if (!ascii_alnum(before) && strncmp(usage, values[i][0],
			    n) == 0 && !ascii_alnum(usage[n]))
				break;
		}
		if (i < sizeof(values) / sizeof(*values)) {
			fputs(values[i][1], stdout);
			usage += n;
			before = 'A';
		} else {
			before = *usage;
			putchar(*usage++);
		}
	}
}

void
command_help(const struct session *s, const struct command *c)
{
	size_t i;

	printf("referat %s%s", c->name, *c->usage ? " " : "");
	if (s->lang == LANG_DA)
		fputs(c->usage, stdout);
	else
		print_english(c->usage);
	printf("\n  %s\n", session_text(s, c->da, c->en));
	for (i = 0; i < sizeof(details) / sizeof(details[0]); i++)
		if (streq(details[i].name, c->name))
			printf("\n%s", session_text(s, details[i].da,
				details[i].en));
}

int
cmd_help(struct session *s, int argc, char **argv)
{
	const struct command *c;
	struct error err;

	if (argc > 1) {
		c = command_find(argv[1], &err);
		if (c == NULL)
			return session_fail(s, &err);
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
