/* SPDX-License-Identifier: MPL-2.0 */
/* referat hook pre-receive: what a server does when something is pushed. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "cmd/command.h"
#include "cmd/hooks.h"
#include "lib/report/receipt.h"
#include "lib/text/shown.h"

/* So long may it take; then git is told no. */
#define SECONDS 300
#define INPUT_MAX ((size_t)16 << 20)

static int
read_input(struct buf *out, struct error *err)
{
	char *room;
	ssize_t n;

	do {
		room = buf_room(out, 65536);
		n = read(STDIN_FILENO, room, 65536);
		if (n > 0)
			out->n += (size_t)n;
	} while (n > 0 || (n < 0 && errno == EINTR && out->n < INPUT_MAX));
	if (n < 0)
		return error_errno(err, errno, "stdin");
	buf_char(out, '\0');
	out->n--;
	return 0;
}

/* The id of the first commit, as the server has it. */
static int
read_root(struct session *s, struct buf *out, struct error *err)
{
	const char *given = getenv("REFERAT_ROOT");
	int rc = repository_config(s->repo, "referat.root", out, err);

	if (rc == 0 && given)
		buf_z(out, given);
	return rc < 0 ? -1 : 0;
}

static int
judge_input(struct session *s, struct receipt *out, struct error *err)
{
	struct buf input = {0}, root = {0}, program = {0};
	struct receive r;
	int rc = read_input(&input, err);

	if (rc == 0)
		rc = session_open(s, err);
	if (rc == 0)
		rc = read_root(s, &root, err);
	if (rc == 0 && repository_config(s->repo, "gpg.ssh.program", &program,
	    err) < 0)
		rc = -1;
	r = (struct receive){s->repo, buf_view(&input), buf_cstr(&root),
		program.n ? buf_cstr(&program) : NULL, time(NULL)};
	if (rc == 0)
		rc = receive(out, &r, err);
	buf_free(&input);
	buf_free(&root);
	buf_free(&program);
	return rc;
}

int
hook_pre_receive(struct session *s, int argc, char **argv)
{
	struct receipt receipt = {.arena = &s->arena};
	struct buf text = {0}, shown = {0};
	struct error err;

	(void)argc, (void)argv;
	alarm(SECONDS);
	if (judge_input(s, &receipt, &err) < 0) {
		session_fail(s, &err);
		fputs(session_text(s, "Intet er modtaget.\n",
			"Nothing was received.\n"), stderr);
		return EXIT_OPERATION;
	}
	receipt_text(&text, s->lang, &receipt);
	shown_add(&shown, buf_view(&text));
	fwrite(buf_cstr(&shown), 1, shown.n, stderr);
	buf_free(&text);
	buf_free(&shown);
	return receipt.allowed ? EXIT_GOOD : EXIT_FINDINGS;
}
