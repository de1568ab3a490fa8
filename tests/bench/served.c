/* SPDX-License-Identifier: MPL-2.0 */
/* From a saved change to the new page: milliseconds until the server of a
 * preview has answered with it. Median and worst of RUNS.
 *
 *   served REFERAT REPOSITORY DOCUMENT PAGE [RUNS] */
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int port;
static char text[1 << 20];

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
die(const char *what)
{
	perror(what);
	exit(1);
}

static const char *
get(const char *path)
{
	struct sockaddr_in at = {.sin_family = AF_INET,
		.sin_port = htons((unsigned short)port)};
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	char request[1024];
	ssize_t got;
	size_t n = 0;

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	snprintf(request, sizeof(request), "GET %s HTTP/1.1\r\n"
		"Host: 127.0.0.1:%d\r\nConnection: close\r\n\r\n", path, port);
	if (connect(fd, (struct sockaddr *)&at, sizeof(at)) < 0 ||
	    write(fd, request, strlen(request)) < 0)
		die("connect");
	while ((got = read(fd, text + n, sizeof(text) - 1 - n)) > 0)
		n += (size_t)got;
	close(fd);
	text[n] = '\0';
	return text;
}

/* Starts the server; its first line says where it is. */
static pid_t
start(const char *referat, const char *repository)
{
	int out[2];
	FILE *f;
	pid_t pid;
	char line[512];

	if (pipe(out) < 0 || (pid = fork()) < 0)
		die("fork");
	if (pid == 0) {
		dup2(out[1], 1);
		execl(referat, referat, "-C", repository, "--lang", "en",
			"serve", "--port", "0", (char *)NULL);
		_exit(127);
	}
	close(out[1]);
	f = fdopen(out[0], "r");
	if (f == NULL || fgets(line, sizeof(line), f) == NULL ||
	    sscanf(line, "See the pages at  http://127.0.0.1:%d/", &port) != 1)
		die(referat);
	return pid;
}

/* Writes MARK behind what the document says, as an editor does it. */
static void
save(const char *path, const char *old, size_t n, const char *mark)
{
	char tmp[4200];
	FILE *f;

	snprintf(tmp, sizeof(tmp), "%s.tmp", path);
	f = fopen(tmp, "w");
	if (f == NULL || fwrite(old, 1, n, f) != n ||
	    fprintf(f, "%s\n", mark) < 0 || fclose(f) != 0 ||
	    rename(tmp, path) < 0)
		die(path);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
	int runs = argc > 5 ? atoi(argv[5]) : 20, i;
	double *took = calloc((size_t)runs, sizeof(*took));
	static char old[1 << 18], path[4096];
	size_t n;
	pid_t pid;
	FILE *f;

	if (argc < 5 || took == NULL)
		return 2;
	snprintf(path, sizeof(path), "%s/%s", argv[2], argv[3]);
	f = fopen(path, "r");
	if (f == NULL)
		die(path);
	n = fread(old, 1, sizeof(old), f);
	fclose(f);
	pid = start(argv[1], argv[2]);
	for (i = 0; i < runs; i++) {
		char mark[32];
		double begin;

		snprintf(mark, sizeof(mark), "Gemt%dx", i);
		usleep(100000);
		begin = now();
		save(path, old, n, mark);
		while (strstr(get(argv[4]), mark) == NULL)
			usleep(500);
		took[i] = now() - begin;
	}
	save(path, old, n, "");
	kill(pid, SIGTERM);
	waitpid(pid, NULL, 0);
	qsort(took, (size_t)runs, sizeof(*took), by_size);
	printf("saved to served: median %.0f ms, worst %.0f ms of %d\n",
		took[runs / 2], took[runs - 1], runs);
	return 0;
}
