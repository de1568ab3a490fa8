/* SPDX-License-Identifier: MPL-2.0 */
/* referat import: an edited list of agreements back into the documents, or a
 * Word document into a form. */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/import.h"
#include "lib/base/file.h"
#include "lib/report/intake.h"
#include "lib/text/table.h"

#define LIST_MAX ((size_t)32 << 20)

static int
write_files(const struct session *s, const struct intake *in,
	struct error *err)
{
	struct arena a = {0};
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < in->file_count; i++)
		rc = file_write(arena_fmt(&a, "%s%s",
			repository_workdir(s->repo), in->files[i].path),
			in->files[i].text, false, err);
	arena_free(&a);
	return rc;
}

static void
tell(const struct session *s, const struct intake *in, bool dry)
{
	size_t i;

	for (i = 0; i < in->change_count; i++) {
		const struct intake_change *c = &in->changes[i];

		printf("%s %s: %s: %s → %s\n", c->path, c->id, c->field,
			*c->before ? c->before : "–", c->after);
	}
	for (i = 0; i < in->refusal_count; i++) {
		const struct intake_refusal *r = &in->refusals[i];

		session_note(s, "linje %u (%s): %s\n", "line %u (%s): %s\n",
			r->line, r->what, r->why);
	}
	if (in->change_count == 0)
		session_note(s, "ingen rettelser\n", "no changes\n");
	else
		session_note(s,
			dry ? "rettelser: %zu, i dokumenter: %zu; intet er skrevet\n"
			: "rettelser: %zu, i dokumenter: %zu; se dem med  git diff,  og gem med  referat commit\n",
			dry ? "changes: %zu, in documents: %zu; nothing is written\n"
			: "changes: %zu, in documents: %zu; see them with  git diff,  and record with  referat commit\n",
			in->change_count, in->file_count);
	if (in->refusal_count)
		session_note(s, "linjer, der ikke er taget ind: %zu af %zu\n",
			"lines that were not taken in: %zu of %zu\n",
			in->refusal_count, in->rows);
}

static int
import_list(struct session *s, const char *path, bool dry)
{
	const struct input in = {NULL, false, false};
	struct intake taken = {.report = {.lang = s->lang}};
	struct buf csv = {0};
	struct error err;
	bool left = false;
	int rc = file_read(&csv, path, LIST_MAX, &err);

	if (rc == 0)
		rc = session_load(s, &in, &err);
	if (rc == 0) {
		taken.report.lang = s->lang;
		taken.report.config = s->m->config;
		rc = intake_read(&taken, s->m, table_utf8(&taken.arena,
			buf_view(&csv)), &err);
	}
	if (rc == 0 && !dry)
		rc = write_files(s, &taken, &err);
	if (rc == 0) {
		tell(s, &taken, dry);
		left = taken.refusal_count > 0;
	}
	buf_free(&csv);
	arena_free(&taken.arena);
	return rc < 0 ? session_fail(s, &err) : left ? EXIT_FINDINGS
		: EXIT_GOOD;
}

int
cmd_import(struct session *s, int argc, char **argv)
{
	bool dry = false;
	const char *when = NULL, *name = NULL;
	const struct opt opts[] = {
		{"dry-run", 0, &dry, NULL, NULL},
		{"date", 0, NULL, &when, NULL},
		{"name", 0, NULL, &name, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0)
		return session_fail(s, &err);
	if (n == 1 && str_ends(str_of(argv[1]), ".csv"))
		return import_list(s, argv[1], dry);
	if (n == 4 && str_ends(str_of(argv[1]), ".docx"))
		return import_word(s, argv + 1, when, name);
	error_set(&err, ERROR_USAGE,
		"skriv  referat import FIL.csv  eller  referat import FIL.docx ENHED PERIODE FORMULAR",
		"write  referat import FILE.csv  or  referat import FILE.docx UNIT CYCLE FORM");
	return session_fail(s, &err);
}
