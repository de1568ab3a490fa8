/* SPDX-License-Identifier: MPL-2.0 */
/* referat init DIR: a municipality's repository. */
#include <stdio.h>

#include "cmd/command.h"
#include "lib/base/file.h"
#include "lib/trust/setup.h"

static void
say_next(const struct session *s, const struct setup *setup)
{
	const char *dir = setup->dir;
	const char *missing = setup->units.n ? session_text(s,
		"Skriv nu i personer.yaml, hvem der har hvilken rolle",
		"Now write into personer.yaml who holds which role")
		: session_text(s,
		"Skriv nu enhederne i enheder.yaml og rollerne i personer.yaml",
		"Now write the units into enheder.yaml and the roles into personer.yaml");

	if (setup->name == NULL)
		session_say(s,
			"%s er klar: Eksempel Kommune med to års samtaler.\n"
			"Prøv nu:\n  cd %s\n  referat validate\n  referat publish\n",
			"%s is ready: an example municipality with two years of talks.\n"
			"Now try:\n  cd %s\n  referat validate\n  referat publish\n",
			dir, dir);
	else
		session_say(s,
			"%s er klar til %s; %s/README.md fortæller, hvordan I kommer i gang.\n"
			"%s, og lav det første dokument:\n"
			"  cd %s\n  referat forms\n  referat new ENHED PERIODE FORMULAR\n",
			"%s is ready for %s; %s/README.md tells how to begin.\n"
			"%s, and make the first document:\n"
			"  cd %s\n  referat forms\n  referat new UNIT CYCLE FORM\n",
			dir, setup->name, dir, missing, dir);
}

static int
check_call(const struct setup *setup, int n, const char *units,
	struct error *err)
{
	if (n != 1)
		return error_set(err, ERROR_USAGE,
			"skriv, hvilken mappe arkivet skal ligge i:  referat init MAPPE",
			"say which folder the repository goes into:  referat init DIR");
	if (setup->name == NULL && (setup->admin || units || setup->set))
		return error_set(err, ERROR_USAGE,
			"--admin, --units og --form hører sammen med --name",
			"--admin, --units and --form go with --name");
	if (setup->name && str_trim(str_of(setup->name)).n == 0)
		return error_set(err, ERROR_USAGE,
			"skriv kommunens navn efter --name",
			"write the municipality's name after --name");
	return 0;
}

int
cmd_init(struct session *s, int argc, char **argv)
{
	const char *units = NULL;
	struct setup setup = {.today = s->today};
	const struct opt opts[] = {
		{"name", 0, NULL, &setup.name, NULL},
		{"admin", 0, NULL, &setup.admin, NULL},
		{"units", 0, NULL, &units, NULL},
		{"form", 0, NULL, &setup.set, NULL},
		{"forge", 0, NULL, &setup.forge, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct signature author;
	struct buf csv = {0};
	struct error err;
	int n, rc;

	if (opt_parse(argc, argv, opts, &n, &err) < 0)
		return session_fail(s, &err);
	if (check_call(&setup, n, units, &err) < 0)
		return session_fail(s, &err);
	setup.dir = argv[1];
	rc = units ? file_read(&csv, units, 1 << 20, &err) : 0;
	setup.units = buf_view(&csv);
	if (rc == 0)
		rc = session_identity(s, &author, &setup.who, &err);
	if (rc == 0)
		rc = setup_create(&setup, &err);
	buf_free(&csv);
	if (rc < 0)
		return session_fail(s, &err);
	if (rc == 1)
		fprintf(stderr, "%s\n", session_text(s, err.da, err.en));
	say_next(s, &setup);
	if (setup.forge)
		session_say(s,
			"Sådan sættes serveren op:  %s/ci/README.md\n",
			"How to set up the server:  %s/ci/README.md\n",
			setup.dir);
	return EXIT_GOOD;
}
