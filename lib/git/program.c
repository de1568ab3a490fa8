/* SPDX-License-Identifier: MPL-2.0 */
/* The program git, for what is its own affair. */
#include "lib/git/program.h"

#include <assert.h>

#include "lib/base/process.h"

#define ARGS_MAX 60

static struct str
keep(struct arena *a, struct buf *text)
{
	return str_make(arena_strndup(a, buf_cstr(text), text->n), text->n);
}

int
program_run(struct program *p, struct error *err)
{
	const char *argv[ARGS_MAX + 4] = {"git", "-C", p->folder};
	struct process run = {.argv = argv, .files = {p->files[0],
		p->files[1]}};
	size_t i;
	int rc;

	for (i = 0; p->args[i]; i++) {
		assert(i < ARGS_MAX);
		argv[3 + i] = p->args[i];
	}
	rc = process_run(&run, 1, err);
	if (rc == 0 && run.status == PROCESS_MISSING)
		rc = error_set(err, ERROR_FAILED,
			"git er ikke installeret; hent det med  sudo apt install git",
			"git isn't installed; get it with  sudo apt install git");
	p->out = keep(p->arena, &run.out);
	p->said = keep(p->arena, &run.err);
	process_free(&run, 1);
	if (rc < 0)
		return -1;
	return run.status < 0 ? 128 : run.status;
}
