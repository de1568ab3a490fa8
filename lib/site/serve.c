/* SPDX-License-Identifier: MPL-2.0 */
/* A web server for a preview: the port, the loop, the end. */
#include "lib/site/serve.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "lib/site/serving.h"

/* An editor saves in several steps: so long must nothing more happen, and so
 * long at the most is waited. */
#define QUIET_MS 6
#define QUIET_TIMES 6

/* A page that waits is let go now and then, so that those gone are noticed. */
#define WAKE_MS 20000

static int
listen_here(struct serving *s, struct error *err)
{
	struct sockaddr_in at = {.sin_family = AF_INET,
		.sin_port = htons((uint16_t)s->o->port)};
	socklen_t n = sizeof(at);
	int yes = 1;

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	s->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC |
		SOCK_NONBLOCK, 0);
	if (s->listener < 0 || setsockopt(s->listener, SOL_SOCKET,
		SO_REUSEADDR, &yes, sizeof(yes)) < 0)
		return error_errno(err, errno, "127.0.0.1");
	if (bind(s->listener, (struct sockaddr *)&at, n) < 0 ||
	    listen(s->listener, 64) < 0 ||
	    getsockname(s->listener, (struct sockaddr *)&at, &n) < 0) {
		if (errno != EADDRINUSE && errno != EACCES)
			return error_errno(err, errno, "127.0.0.1");
		return error_set(err, ERROR_REFUSED,
			"port %d er optaget; vælg en anden med --port, eller --port 0 for en, der er ledig",
			"port %d is taken; choose another with --port, or --port 0 for one that is free",
			s->o->port);
	}
	s->port = ntohs(at.sin_port);
	return 0;
}

/* A path is decoded by serve_path, which must see it as it was sent. */
static size_t
as_sent(void *ctx, struct MHD_Connection *c, char *text)
{
	(void)ctx, (void)c;
	return strlen(text);
}

static int
start(struct serving *s, struct error *err)
{
	if (http_load(err) < 0)
		return -1;
	s->root = open(s->o->preview->site, O_RDONLY | O_DIRECTORY |
		O_CLOEXEC);
	if (s->root < 0)
		return error_errno(err, errno, s->o->preview->site);
	if (watch_open(&s->watch, s->o->preview->root, s->o->preview->dir,
		err) < 0 || listen_here(s, err) < 0)
		return -1;
	s->daemon = http.start_daemon(MHD_USE_EPOLL |
		MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, serve_answer, s,
		MHD_OPTION_LISTEN_SOCKET, s->listener,
		MHD_OPTION_UNESCAPE_CALLBACK, as_sent, NULL,
		MHD_OPTION_CONNECTION_LIMIT, 256u,
		MHD_OPTION_CONNECTION_TIMEOUT, 60u, MHD_OPTION_END);
	if (s->daemon)
		return 0;
	return error_set(err, ERROR_FAILED, "webserveren kunne ikke startes",
		"the web server could not be started");
}

/* Waits until whoever saves is done; then looks again. */
static int
take_changes(struct serving *s, struct error *err)
{
	struct pollfd fd = {.fd = s->watch.fd, .events = POLLIN};
	unsigned version = s->o->preview->version;
	bool any, more;
	int i;

	if (watch_take(&s->watch, &any, err) < 0)
		return -1;
	for (i = 0; any && i < QUIET_TIMES && poll(&fd, 1, QUIET_MS) > 0; i++)
		if (watch_take(&s->watch, &more, err) < 0)
			return -1;
	if (!any)
		return 0;
	preview_build(s->o->preview);
	if (s->o->preview->version != version)
		serve_wake(s);
	if (s->o->built)
		s->o->built(s->o->ctx);
	return 0;
}

static int
timeout_of(struct serving *s)
{
	MHD_UNSIGNED_LONG_LONG ms;

	if (http.get_timeout(s->daemon, &ms) == MHD_YES && ms < WAKE_MS)
		return (int)ms;
	return WAKE_MS;
}

static int
run(struct serving *s, struct error *err)
{
	const union MHD_DaemonInfo *info = http.get_daemon_info(s->daemon,
		MHD_DAEMON_INFO_EPOLL_FD);
	struct pollfd fds[] = {{.fd = info->epoll_fd, .events = POLLIN},
		{.fd = s->watch.fd, .events = POLLIN},
		{.fd = s->o->stop_fd, .events = POLLIN}};
	int n;

	for (;;) {
		http.run(s->daemon);
		n = poll(fds, 3, timeout_of(s));
		if (n < 0 && errno != EINTR)
			return error_errno(err, errno, "poll");
		if (n > 0 && fds[2].revents)
			return 0;
		if (n > 0 && fds[1].revents && take_changes(s, err) < 0)
			return -1;
		if (n == 0)
			serve_wake(s);
	}
}

/* The daemon closes the listener if it came to be. */
static void
stop(struct serving *s)
{
	serve_wake(s);
	if (s->daemon)
		http.stop_daemon(s->daemon);
	else if (s->listener >= 0)
		close(s->listener);
	watch_close(&s->watch);
	if (s->root >= 0)
		close(s->root);
}

int
serve(const struct serve_options *o, struct error *err)
{
	struct serving s = {.o = o, .listener = -1, .root = -1,
		.watch = {.fd = -1}};
	int rc = start(&s, err);

	if (rc == 0) {
		if (o->ready)
			o->ready(s.port, o->ctx);
		rc = run(&s, err);
	}
	stop(&s);
	return rc;
}
