/* SPDX-License-Identifier: MPL-2.0 */
/* referat doctor: is all set up as it should be? */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "cmd/command.h"
#include "lib/report/doctor.h"

/* The municipality of the work folder, or of main on a server. Where there is
 * none yet, or it is too broken to be read, the rest is examined all the
 * same. */
static void
load(struct session *s)
{
	const struct input work = {NULL, false, true};
	const struct input server = {"main", false, true};
	struct error unheard;

	session_load(s, repository_workdir(s->repo) ? &work : &server, &unheard);
}

/* This program's own file. */
static const char *
find_self(struct session *s)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path));

	return n > 0 && (size_t)n < sizeof(path)
		? arena_strndup(&s->arena, path, (size_t)n) : NULL;
}

static int
unlock(struct session *s)
{
	struct error err;
	int n = doctor_unlock(s->repo, &err);

	if (n < 0)
		return session_fail(s, &err);
	if (n)
		session_say(s, "Låse fjernet: %d\n", "Locks removed: %d\n", n);
	return EXIT_GOOD;
}

static int
print(struct session *s, const struct doctor *d)
{
	struct buf out = {0};
	size_t i;

	for (i = 0; i < d->n; i++)
		ailment_text(&out, s->lang, &d->v[i]);
	session_print(&out);
	buf_free(&out);
	if (d->forge)
		fputs(session_text(s,
			"Herfra kan ikke ses, hvad der er slået til på serveren: beskyttet main, flettemetode, krav om kontrol; se ci/README.md.\n",
			"What is switched on at the server can't be seen from here: protected main, merge method, required checks; see ci/README.md.\n"),
			stderr);
	if (d->n == 0)
		puts(session_text(s, "Alt er sat op, som det skal være.",
			"All is set up as it should be."));
	return d->n ? EXIT_FINDINGS : EXIT_GOOD;
}

int
cmd_doctor(struct session *s, int argc, char **argv)
{
	bool unlocking = false;
	const struct opt opts[] = {
		{"unlock", 0, &unlocking, NULL, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct doctor d = {.arena = &s->arena, .path = getenv("PATH")};
	struct error err;
	int n, code;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    session_no_rest(n, argv, "--unlock", &err) < 0 ||
	    session_open(s, &err) < 0)
		return session_fail(s, &err);
	code = unlocking ? unlock(s) : EXIT_GOOD;
	if (code != EXIT_GOOD)
		return code;
	load(s);
	d.repo = s->repo;
	d.m = s->m;
	d.time = (long long)time(NULL);
	d.today = s->today;
	d.self = find_self(s);
	if (doctor_examine(&d, &err) < 0)
		return session_fail(s, &err);
	return print(s, &d);
}
