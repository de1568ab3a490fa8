/* SPDX-License-Identifier: MPL-2.0 */
/* referat import FILE.docx: a Word document into a form. */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/import.h"
#include "lib/base/builtin.h"
#include "lib/base/file.h"
#include "lib/base/process.h"
#include "lib/model/adopt.h"
#include "lib/model/draft.h"

#define WORD_MAX ((size_t)32 << 20)
#define TEXT_MAX ((size_t)4 << 20)
#define SECONDS 60

static int
conversion_failed(const struct process *p, const char *path,
	struct error *err)
{
	struct str said = str_trim(buf_view(&p->err));

	if (p->status == PROCESS_MISSING)
		return error_set(err, ERROR_FAILED,
			"Word-dokumenter læses med programmet pandoc, som ikke er installeret; på Debian:  sudo apt install pandoc",
			"Word documents are read by the program pandoc, which is not installed; on Debian:  sudo apt install pandoc");
	if (p->status == PROCESS_SLOW)
		return error_set(err, ERROR_REFUSED,
			"%s tog for lang tid at læse", "reading %s took too long",
			path);
	if (p->status != 0)
		return error_set(err, ERROR_REFUSED,
			"%s kunne ikke læses som et Word-dokument (.docx): %.*s",
			"%s could not be read as a Word document (.docx): %.*s",
			path, (int)(said.n < 300 ? said.n : 300), said.p);
	return error_set(err, ERROR_REFUSED,
		"%s har for megen tekst", "%s has too much text", path);
}

/* The text of the Word document PATH as Markdown. PROGRAM has no access to
 * other files, and bounds on its memory and time. */
static int
read_word(struct buf *out, const char *path, struct error *err)
{
	static const char *const argv[] = {"pandoc", "+RTS", "-M512m", "-RTS",
		"--sandbox", "--from", "docx", "--to", "gfm-raw_html",
		"--wrap=none", "--lua-filter", PROCESS_FILE(0), "-", NULL};
	const struct builtin *filter =
		builtin_find("lib/model/assets/word.lua");
	struct process p = {.argv = argv, .alone = true, .seconds = SECONDS,
		.files = {{filter->content, filter->n}, {NULL, 0}}};
	struct buf word = {0};
	int rc = file_read(&word, path, WORD_MAX, err);

	p.input = buf_view(&word);
	if (rc == 0)
		rc = process_run(&p, 1, err);
	if (rc == 0 && (p.status != 0 || p.out.n > TEXT_MAX))
		rc = conversion_failed(&p, path, err);
	if (rc == 0)
		buf_str(out, buf_view(&p.out));
	process_free(&p, 1);
	buf_free(&word);
	return rc;
}

static int
take_over(struct session *s, const struct draft *d, const char *path,
	struct str text, struct adopted *result, struct error *err)
{
	struct adoption ad = {.config = s->m->config, .form = d->form,
		.unit = d->unit, .path = path, .cycle = d->cycle,
		.date = d->date, .lang = s->lang, .text = text};
	struct buf out = {0};
	int rc = adopt(&out, &ad, result, err);

	if (rc == 0)
		rc = write_draft(s, path, buf_view(&out), err);
	buf_free(&out);
	return rc;
}

/* What the document still lacks, as `validate` says it. */
static void
say_findings(const struct session *s, const char *path)
{
	static char name[] = "validate";
	struct session again = {.lang = s->lang, .color = s->color,
		.lang_fixed = s->lang_fixed, .today = s->today};
	struct arena a = {0};
	char *argv[] = {name, arena_fmt(&a, "%s%s",
		repository_workdir(s->repo), path), NULL};

	cmd_validate(&again, 2, argv);
	session_free(&again);
	arena_free(&a);
}

int
import_word(struct session *s, char **args, const char *when,
	const char *name)
{
	const struct input in = {NULL, false, false};
	struct draft d = {.name = name};
	struct adopted result;
	struct buf text = {0};
	struct error err;
	const char *path = NULL;
	int rc = session_load(s, &in, &err);

	if (rc == 0)
		rc = read_draft(s, &d, args + 1, when, &err);
	if (rc == 0 && (path = draft_path(&s->arena, &d, s->m->config,
	    &err)) == NULL)
		rc = -1;
	if (rc == 0)
		rc = read_word(&text, args[0], &err);
	if (rc == 0)
		rc = take_over(s, &d, path, buf_view(&text), &result, &err);
	buf_free(&text);
	if (rc < 0)
		return session_fail(s, &err);
	session_say(s,
		"%s er skrevet; afsnit med tekst fra Word: %zu.\n%s",
		"%s is written; sections with text from Word: %zu.\n%s",
		path, result.placed, result.rest ? session_text(s,
		"Det, der ikke havde en plads, står sidst; flyt det derhen, hvor det hører til.\n",
		"What had no place comes last; move it to where it belongs.\n")
		: "");
	fflush(stdout);
	say_findings(s, path);
	return EXIT_GOOD;
}
