/* SPDX-License-Identifier: MPL-2.0 */
/* A preview: what it serves and what it refuses, by requests as bytes; that it
 * follows what editors do; that nothing is left behind. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <time.h>

#include "lib/site/serve.h"
#include "lib/site/serve_path.h"
#include "tests/unit/sites.h"

static const char minutes[] =
	"---\nstatus: kladde\ndato: 2026-04-14\nklassifikation: offentlig\n---\n"
	"# Et møde\n\n## Tale\n\nHer står ordet %s.\n";

/* The server runs in a process of its own; its port and end come through
 * pipes. */
static struct running {
	pid_t pid;
	int port, stop;
} server;

static void
tell_port(int port, void *ctx)
{
	int fd = *(int *)ctx;

	if (write(fd, &port, sizeof(port)) != sizeof(port))
		_exit(99);
}

static void
run_server(int ready, int stop)
{
	struct preview p = {.root = "repo", .audience = AUDIENCE_INTERNAL,
		.program = "test"};
	struct serve_options o = {.preview = &p, .stop_fd = stop,
		.ready = tell_port, .ctx = &ready};
	struct error err;
	int rc;

	date_parse(&p.today, STR("2026-03-14"));
	signal(SIGPIPE, SIG_IGN);
	rc = preview_start(&p, "temp", &err);
	if (rc == 0)
		rc = serve(&o, &err);
	preview_end(&p);
	_exit(rc == 0 ? 0 : 1);
}

static bool
start_server(void)
{
	int ready[2], stop[2];

	sh("mkdir -p temp");
	if (pipe(ready) < 0 || pipe(stop) < 0)
		exit(99);
	server.pid = fork();
	if (server.pid == 0) {
		close(stop[1]);
		run_server(ready[1], stop[0]);
	}
	close(ready[1]);
	close(stop[0]);
	server.stop = stop[1];
	return read(ready[0], &server.port, sizeof(int)) == sizeof(int);
}

/* Sends BYTES as they are; what comes back, until the other end closes or has
 * been silent for a while. Good until the next call. */
static const char *
talk(const char *bytes)
{
	static char text[1 << 18];
	struct sockaddr_in at = {.sin_family = AF_INET,
		.sin_port = htons((uint16_t)server.port)};
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	struct pollfd p = {.fd = fd, .events = POLLIN};
	size_t n = 0;
	ssize_t got = 1;

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (connect(fd, (struct sockaddr *)&at, sizeof(at)) < 0 ||
	    write(fd, bytes, strlen(bytes)) < 0)
		exit(99);
	while (got > 0 && n < sizeof(text) - 1 && poll(&p, 1, 30000) > 0) {
		got = read(fd, text + n, sizeof(text) - 1 - n);
		n += got > 0 ? (size_t)got : 0;
	}
	close(fd);
	text[n] = '\0';
	return text;
}

static const char *
get(const char *path)
{
	static struct buf request;

	buf_reset(&request);
	buf_fmt(&request, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
		"Connection: close\r\n\r\n", path, server.port);
	return talk(request.p);
}

static bool
has(const char *answer, const char *text)
{
	return strstr(answer, text) != NULL;
}

/* What must not be found, however it is spelt; and what must. */
static const struct {
	const char *path;
	bool there;
} paths[] = {
	{"/", true}, {"/index.html", true}, {"/%69ndex.html", true},
	{"/site.css", true}, {"/enheder/syd/2025-26/notat.html", true},
	{"/enheder/syd/", true}, {"/index.html?a=../..", true},
	{"/soeg/", true}, {"/soeg/search.js", true},
	{"/..", false}, {"/../", false}, {"/../state", false},
	{"/../../repo/referat.yaml", false}, {"/enheder/../index.html", false},
	{"/./index.html", false}, {"/%2e%2e/state", false},
	{"/%2e/index.html", false}, {"/%2E%2E/%2E%2E/repo/referat.yaml", false},
	{"/..%2f..%2frepo/referat.yaml", false}, {"/enheder%2fsyd/", false},
	{"/..%5c..%5crepo", false}, {"/..\\..\\repo", false},
	{"/%252e%252e/state", false}, {"/%c0%ae%c0%ae/state", false},
	{"/%00", false}, {"/index.html%00", false}, {"/index.html%00.css", false},
	{"/index.html%", false}, {"/%zz", false}, {"/index.html%0a", false},
	{"//index.html", false}, {"//etc/passwd", false}, {"/enheder//syd/", false},
	{"/.referat/manifest", false}, {"/.referat/lock", false},
	{"/.referat/../index.html", false}, {"/%2ereferat/manifest", false},
	{"/.referat/fund/../../state", false}, {"/.referat/fund/nej", false},
	{"/.referat/site.css", false}, {"/.git/config", false},
	{"/link.html", false}, {"/folder/referat.yaml", false},
	{"/etc/passwd", false}, {"/%ff", false}, {"/pipe", false},
};

static void
test_paths(void)
{
	size_t i;

	sh("for d in temp/*/site; do ln -s /etc/passwd $d/link.html; "
		"ln -s $PWD/repo $d/folder; mkfifo $d/pipe; done");
	for (i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		const char *a = get(paths[i].path);

		ok(has(a, paths[i].there ? " 200 " : " 404 ") &&
			!has(a, "municipality:") && !has(a, "root:"),
			"%s", paths[i].path);
	}
	ok(has(get("/enheder/syd"), "Location: /enheder/syd/\r"),
		"a folder without its slash leads on");
	ok(!has(get("/enheder/syd%0d%0aX-A:b"), "X-A"), "no header is made");
}

/* Requests as they must not be; OURS is put in for "@". */
static const struct {
	const char *name, *bytes, *answer;
} requests[] = {
	{"our name", "GET / HTTP/1.1\r\nHost: 127.0.0.1:@\r\nConnection: close\r\n\r\n", " 200 "},
	{"our other name", "GET / HTTP/1.1\r\nHost: localhost:@\r\nConnection: close\r\n\r\n", " 200 "},
	{"another's name", "GET / HTTP/1.1\r\nHost: evil.example:@\r\nConnection: close\r\n\r\n", " 421 "},
	{"ours as a part", "GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example:@\r\nConnection: close\r\n\r\n", " 421 "},
	{"another port", "GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\nConnection: close\r\n\r\n", " 421 "},
	{"no port", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", " 421 "},
	{"no name, 1.0", "GET / HTTP/1.0\r\n\r\n", " 421 "},
	{"a post", "POST / HTTP/1.1\r\nHost: 127.0.0.1:@\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx", " 405 "},
	{"a delete", "DELETE /index.html HTTP/1.1\r\nHost: 127.0.0.1:@\r\nConnection: close\r\n\r\n", " 405 "},
	{"a head", "HEAD / HTTP/1.1\r\nHost: 127.0.0.1:@\r\nConnection: close\r\n\r\n", " 200 "},
	{"no slash", "GET index.html HTTP/1.1\r\nHost: 127.0.0.1:@\r\nConnection: close\r\n\r\n", " 404 "},
	{"rubbish", "\x01\x02\x03\r\n\r\n", ""},
};

static void
test_requests(void)
{
	char port[8];
	size_t i;

	snprintf(port, sizeof(port), "%d", server.port);
	for (i = 0; i < sizeof(requests) / sizeof(*requests); i++) {
		struct buf b = {0};
		const char *p;

		for (p = requests[i].bytes; *p; p++)
			if (*p == '@')
				buf_z(&b, port);
			else
				buf_char(&b, *p);
		ok(has(talk(b.p), requests[i].answer), "%s",
			requests[i].name);
		buf_free(&b);
	}
}

static long
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Whether PATH comes to have TEXT, or (not WANTED) not to have it. */
static bool
becomes(const char *path, const char *text, bool wanted)
{
	long until = milliseconds() + 10000;

	while (has(get(path), text) != wanted)
		if (milliseconds() > until)
			return false;
	return true;
}

#define PAGE "/enheder/syd/2025-26/notat.html"
#define FILE_ "repo/enheder/syd/2025-26/notat.md"

/* How editors save: a shell command in which $F is the file, and $T a text
 * with another word in it. */
static const struct {
	const char *name, *word, *command;
} saves[] = {
	{"written in place", "etter", "cat $T >$F"},
	{"a new file in its place", "toer", "cp $T $F.tmp && mv $F.tmp $F"},
	{"the old one moved away (vim)", "treer", "mv $F $F~ && cp $T $F && rm $F~"},
	{"removed first", "firer", "rm $F && sleep 0.1 && cp $T $F"},
	{"from a folder beside", "femmer", "mkdir repo/x && cp $T repo/x/y && mv repo/x/y $F && rmdir repo/x"},
	{"many at once", "sekser", "for i in 1 2 3 4 5 6 7 8 9; do cp $T repo/tmp$i; done; cp $T $F; rm repo/tmp?"},
	{"the same in a row", "syver", "for i in 1 2 3 4 5; do cp $T $F; done"},
};

static void
test_saves(void)
{
	size_t i;

	for (i = 0; i < sizeof(saves) / sizeof(*saves); i++) {
		char text[512];
		struct error err;

		snprintf(text, sizeof(text), minutes, saves[i].word);
		if (file_write("text", str_of(text), false, &err) < 0)
			exit(99);
		is_int(sh("F=" FILE_ "; T=text; %s", saves[i].command), 0,
			"%s", saves[i].name);
		ok(becomes(PAGE, saves[i].word, true), "%s: is seen",
			saves[i].name);
	}
	sh("mkdir -p repo/enheder/aal/2024-25 && cp text repo/enheder/aal/2024-25/notat.md");
	ok(becomes("/enheder/aal/2024-25/notat.html", " 200 ", true),
		"a file in a new folder");
	sh("rm -r repo/enheder/aal");
	ok(becomes("/enheder/aal/2024-25/notat.html", " 404 ", true),
		"and it is gone again");
}

static void
test_mistakes(void)
{
	sh("cp " FILE_ " good; printf '%%s\\n' '---' 'status: nej' '---' '# X' >" FILE_);
	ok(becomes("/", "class=\"error\"", true), "an error is on the page");
	ok(has(get("/"), "enheder/syd/2025-26/notat.md:"), "with its place");
	ok(has(get(PAGE), "syver") && has(get(PAGE), "<aside"),
		"the document's page stays as it was");
	sh("cp good " FILE_);
	ok(becomes("/", "class=\"error\"", false), "mended");
	sh("cp repo/referat.yaml good.yaml; echo 'layout: [' >>repo/referat.yaml");
	ok(becomes("/", "der er fejl i ops", true),
		"an error in the configuration");
	ok(has(get(PAGE), "syver") && has(get("/"), "referat.yaml:"),
		"the pages stay, and it has a place");
	sh("cp good.yaml repo/referat.yaml");
	ok(becomes("/", "class=\"error\"", false), "mended");
	sh("mv repo/enheder/syd hidden && rm repo/referat.yaml && sleep 0.2 && "
		"cp good.yaml repo/referat.yaml && mv hidden repo/enheder/syd");
	ok(becomes(PAGE, "syver", true), "away and back");
	ok(has(get("/.referat/fund/felt-mangler"), "# felt-mangler"),
		"a finding is explained");
}

static void
test_waiting(void)
{
	const char *a = get("/.referat/vent?v=x"), *body = strstr(a,
		"\r\n\r\n");
	char path[64];
	long begin;
	pid_t pid;

	snprintf(path, sizeof(path), "/.referat/vent?v=%s", body ? body + 4
		: "");
	pid = fork();
	if (pid == 0) {
		usleep(200000);
		_exit(sh("sed -i s/syver/otter/ " FILE_));
	}
	begin = milliseconds();
	a = get(path);
	ok(has(a, " 200 ") && milliseconds() - begin >= 150,
		"who asks for what is new waits for it");
	ok(has(get(PAGE), "otter"), "and then it is there");
}

static void
test_end_of_it(void)
{
	int status = -1;

	close(server.stop);
	waitpid(server.pid, &status, 0);
	is_int(status, 0, "it stops when told to");
	is_int(sh("test -z \"$(ls temp)\""), 0, "and leaves nothing behind");
}

int
main(void)
{
	struct site_fixture f;
	char text[512];

	sandbox_start();
	site_start(&f);
	snprintf(text, sizeof(text), minutes, "først");
	site_file(&f, "enheder/syd/2025-26/notat.md", text);
	site_end(&f);
	ok(start_server(), "it listens");
	ok(has(get(PAGE), "først"), "a draft is seen");
	ok(has(get(PAGE), "script-src 'self'") &&
		!has(get(PAGE), "http-equiv=\"Content-Security-Policy\""),
		"under one policy");
	test_paths();
	test_requests();
	test_saves();
	test_mistakes();
	test_waiting();
	test_end_of_it();
	sandbox_end();
	return test_end();
}
