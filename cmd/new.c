/* SPDX-License-Identifier: MPL-2.0 */
/* referat new UNIT CYCLE FORM. */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/import.h"
#include "lib/base/file.h"

/* The unit that a document is of; "-": none, the municipality's own. */
static int
read_unit(struct session *s, struct draft *d, char **args, struct error *err)
{
	if (streq(args[0], "-"))
		return 0;
	if (session_unit(s, args[0], err) < 0)
		return -1;
	d->unit = config_unit(s->m->config, args[0]);
	if (!unit_valid(d->unit, d->cycle))
		return error_set(err, ERROR_MISSING,
			"enheden »%s« findes ikke i %s; se enheder.yaml",
			"the unit »%s« does not exist in %s; see enheder.yaml",
			args[0], args[1]);
	return 0;
}

int
read_draft(struct session *s, struct draft *d, char **args, const char *when,
	struct error *err)
{
	if (session_cycle(s, &d->cycle, args[1], err) < 0 ||
	    read_unit(s, d, args, err) < 0 ||
	    (d->form = session_form(s, args[2], err)) == NULL)
		return -1;
	d->date = DATE_NONE;
	if (when && !date_parse(&d->date, str_of(when)))
		return error_set(err, ERROR_USAGE,
			"»%s« er ikke en dato; skriv fx 2026-01-14",
			"»%s« is no date; write for instance 2026-01-14",
			when);
	return 0;
}

static int
make(struct session *s, const struct draft *d, struct buf *text,
	struct error *err)
{
	const struct entries *e = d->unit ? municipality_group(s->m,
		d->unit->id) : NULL;
	struct markdown *md = markdown_new();
	struct findings unheard = {.arena = &s->arena};
	const struct municipality_reading rd = {.m = s->m, .a = &s->arena,
		.md = md, .fs = &unheard};
	struct group g;
	int rc = e ? municipality_read(&g, &rd, e, err) : 0;

	if (rc == 0)
		draft_write(text, d, s->m->config, e ? &g : NULL);
	markdown_free(md);
	return rc;
}

int
write_draft(struct session *s, const char *path, struct str text,
	struct error *err)
{
	char *full = arena_fmt(&s->arena, "%s%s",
		repository_workdir(s->repo), path);
	char *dir = arena_strdup(&s->arena, full);

	dir[path_dir(dir)] = '\0';
	if (file_exists(full))
		return error_set(err, ERROR_REFUSED,
			"%s findes allerede; skriv videre i den",
			"%s is there already; go on writing in it", path);
	if (file_mkdirs(dir, err) < 0)
		return -1;
	return file_write(full, text, false, err);
}

/* A cycle so many years from today's is hardly meant. */
#define FAR 3

static void
note_far(const struct session *s, int cycle, const char *written)
{
	const struct cycles *c = &s->m->config->cycles;
	int now = cycle_of(c, s->today);
	char text[CYCLE_TEXT];

	if (cycle >= now - FAR && cycle <= now + FAR)
		return;
	cycle_format(text, c, now);
	session_note(s,
		"bemærk: %s ligger langt fra %s, som vi er i nu; er det en slåfejl, så slet filen igen\n",
		"note: %s is far from %s, which is now; if that is a slip, delete the file again\n",
		written, text);
}

int
cmd_new(struct session *s, int argc, char **argv)
{
	struct draft d = {0};
	const char *when = NULL, *path;
	const struct input in = {NULL, false, false};
	const struct opt opts[] = {
		{"date", 0, NULL, &when, NULL},
		{"name", 0, NULL, &d.name, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct buf text = {0};
	struct error err;
	int n, rc;

	if (opt_parse(argc, argv, opts, &n, &err) < 0)
		return session_fail(s, &err);
	if (n != 3) {
		error_set(&err, ERROR_USAGE,
			"skriv  referat new ENHED PERIODE FORMULAR  (formularerne:  referat forms )",
			"write  referat new UNIT CYCLE FORM  (the forms:  referat forms )");
		return session_fail(s, &err);
	}
	if (session_load(s, &in, &err) < 0 ||
	    read_draft(s, &d, argv + 1, when, &err) < 0)
		return session_fail(s, &err);
	path = draft_path(&s->arena, &d, s->m->config, &err);
	rc = path ? make(s, &d, &text, &err) : -1;
	if (rc == 0)
		rc = write_draft(s, path, buf_view(&text), &err);
	buf_free(&text);
	if (rc < 0)
		return session_fail(s, &err);
	session_say(s,
			"%s er klar til at skrive i.\n",
			"%s is ready to be written.\n", path);
	note_far(s, d.cycle, argv[2]);
	return EXIT_GOOD;
}
