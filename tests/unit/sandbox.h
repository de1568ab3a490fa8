/* SPDX-License-Identifier: MPL-2.0 */
/* A folder of its own for tests with real repositories: nobody's
 * configuration, fixed dates. */
#ifndef TESTS_UNIT_SANDBOX_H
#define TESTS_UNIT_SANDBOX_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/str.h"
#include "lib/git/repository.h"

/* Makes the folder, goes there, settles the environment and then starts libgit2,
 * which reads HOME. */
static inline void
sandbox_start(void)
{
	static const char *const values[][2] = {
		{"GIT_CONFIG_NOSYSTEM", "1"},
		{"GIT_AUTHOR_NAME", "Anna Test"},
		{"GIT_AUTHOR_EMAIL", "anna@example.dk"},
		{"GIT_AUTHOR_DATE", "1767225600 +0100"},
		{"GIT_COMMITTER_NAME", "Anna Test"},
		{"GIT_COMMITTER_EMAIL", "anna@example.dk"},
		{"GIT_COMMITTER_DATE", "1767225600 +0100"},
		{"LC_ALL", "C"},
	};
	static char dir[] = "/tmp/referat-test-XXXXXX";
	struct error err;
	size_t i;

	if (mkdtemp(dir) == NULL || chdir(dir) < 0)
		exit(99);
	setenv("HOME", dir, 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("GIT_DIR");
	unsetenv("GIT_INDEX_FILE");
	unsetenv("GIT_WORK_TREE");
	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		setenv(values[i][0], values[i][1], 1);
	if (git_start(&err) < 0)
		exit(99);
}

static inline void
sandbox_end(void)
{
	git_stop();
	if (chdir("/") == 0 && strncmp(getenv("HOME"), "/tmp/", 5) == 0 &&
	    system("rm -rf \"$HOME\"") != 0)
		exit(99);
}

/* Runs a shell command; its exit code. Output goes to the log in HOME. */
__attribute__((format(printf, 1, 2))) static inline int
sh(const char *fmt, ...)
{
	char command[4096], line[4200];
	va_list ap;
	int rc;

	va_start(ap, fmt);
	vsnprintf(command, sizeof(command), fmt, ap);
	va_end(ap);
	snprintf(line, sizeof(line), "{ %s\n} >>$HOME/log 2>&1", command);
	rc = system(line);
	return WIFEXITED(rc) ? WEXITSTATUS(rc) : -1;
}

/* The output of a shell command, without the line feed at its end; good until
 * the next call. */
static inline const char *
sh_read(const char *command)
{
	static char text[65536];
	FILE *f = popen(command, "r");
	size_t n = f ? fread(text, 1, sizeof(text) - 1, f) : 0;

	if (f == NULL || pclose(f) == -1)
		exit(99);
	while (n && text[n - 1] == '\n')
		n--;
	text[n] = '\0';
	return text;
}

#endif
