/* SPDX-License-Identifier: MPL-2.0 */
/* referat serve: the site of the work folder, on this machine only. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "cmd/command.h"
#include "lib/site/serve.h"
#include "lib/site/site.h"

#define PORT 8080

struct serving_command {
	struct session *s;
	const struct preview *preview;
};

static void
say_state(const struct serving_command *sc)
{
	session_say(sc->s, "fejl: %zu, advarsler: %zu\n",
		"errors: %zu, warnings: %zu\n", sc->preview->errors,
		sc->preview->warnings);
	fflush(stdout);
}

static void
say_ready(int port, void *ctx)
{
	const struct serving_command *sc = ctx;

	session_say(sc->s,
		"Se siderne på  http://127.0.0.1:%d/  (kun på denne maskine). Siden skifter, når du gemmer. Stop med Ctrl-C.\n",
		"See the pages at  http://127.0.0.1:%d/  (on this machine only). They follow as you save. Stop with Ctrl-C.\n",
		port);
	say_state(sc);
}

static void
say_built(void *ctx)
{
	say_state(ctx);
}

/* Signals that end the program are read from the file descriptor instead. */
static int
catch_stop(struct error *err)
{
	sigset_t set;
	int fd;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	signal(SIGPIPE, SIG_IGN);
	if (sigprocmask(SIG_BLOCK, &set, NULL) < 0 ||
	    (fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK)) < 0)
		return error_errno(err, errno, "signalfd");
	return fd;
}

static int
read_port(int *out, const char *port, struct error *err)
{
	unsigned long n = PORT;

	if (port && !str_number(str_of(port), 65535, &n))
		return error_set(err, ERROR_USAGE,
			"--port er et tal fra 0 til 65535, ikke »%s«",
			"--port is a number from 0 to 65535, not »%s«", port);
	*out = (int)n;
	return 0;
}

int
cmd_serve(struct session *s, int argc, char **argv)
{
	const char *audience = "internal", *port = NULL;
	const struct opt opts[] = {
		{"port", 'p', NULL, &port, NULL},
		{"audience", 0, NULL, &audience, "public|committee|internal"},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct preview preview = {.today = s->today,
		.program = session_program(s)};
	struct serving_command sc = {s, &preview};
	struct serve_options o = {.preview = &preview, .stop_fd = -1,
		.ready = say_ready, .built = say_built, .ctx = &sc};
	const char *temp = getenv("TMPDIR");
	struct error err;
	int n, rc;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    session_no_rest(n, argv, "--audience", &err) < 0 ||
	    read_port(&o.port, port, &err) < 0 ||
	    session_load(s, &(struct input){NULL, false, true}, &err) < 0 ||
	    (o.stop_fd = catch_stop(&err)) < 0)
		return session_fail(s, &err);
	preview.root = repository_workdir(s->repo);
	preview.audience = audience_of(audience);
	rc = preview_start(&preview, temp && *temp ? temp : "/tmp", &err);
	if (rc == 0)
		rc = serve(&o, &err);
	preview_end(&preview);
	close(o.stop_fd);
	return rc < 0 ? session_fail(s, &err) : EXIT_GOOD;
}
