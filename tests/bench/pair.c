/* SPDX-License-Identifier: MPL-2.0 */
/* Runs commands in turn, A B A B …, and prints for each the median wall and
 * processor time, the peak memory of all its processes together (shared pages
 * counted once), and the ratio to the first one, pair by pair.
 *
 *   pair [-n RUNS] [-p PREPARE] NAME COMMAND [NAME COMMAND …]
 *
 * Commands and PREPARE (run before each, not measured) are given to sh. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_RUNS 101
#define MOST_COMMANDS 12

struct sample {
	double wall, cpu, mb;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static pid_t
spawn(const char *command)
{
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);

		setpgid(0, 0);
		dup2(null, STDOUT_FILENO);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	return pid;
}

static long
field_kb(const char *path, const char *name)
{
	char line[256];
	FILE *f = fopen(path, "r");
	long kb = 0;

	while (f && fgets(line, sizeof(line), f))
		if (strncmp(line, name, strlen(name)) == 0)
			kb = atol(line + strlen(name));
	if (f)
		fclose(f);
	return kb;
}

/* The proportional set sizes of a process group add up to what it takes. */
static double
group_mb(pid_t group)
{
	DIR *proc = opendir("/proc");
	struct dirent *e;
	long kb = 0;

	while (proc && (e = readdir(proc)) != NULL) {
		pid_t pid = atoi(e->d_name);
		char path[64];

		if (pid <= 0 || getpgid(pid) != group)
			continue;
		snprintf(path, sizeof(path), "/proc/%d/smaps_rollup", pid);
		kb += field_kb(path, "Pss:");
	}
	if (proc)
		closedir(proc);
	return (double)kb / 1024;
}

static struct sample
measure(const char *command)
{
	struct sample s = {0, 0, 0};
	double start = now();
	struct rusage used;
	int status;
	pid_t pid = spawn(command);
	unsigned pause = 2000;

	while (wait4(pid, &status, WNOHANG, &used) == 0) {
		double mb = group_mb(pid);

		s.mb = mb > s.mb ? mb : s.mb;
		usleep(pause);
		pause = pause < 50000 ? pause * 2 : pause;
	}
	s.wall = now() - start;
	s.cpu = (double)used.ru_utime.tv_sec + (double)used.ru_stime.tv_sec +
		(double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
	if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
		fprintf(stderr, "pair: »%s« ended with %d\n", command, status);
	return s;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *v, int n)
{
	qsort(v, (size_t)n, sizeof(*v), compare);
	return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

static void
print(const char *name, struct sample (*runs)[MOST_COMMANDS], int n, int k)
{
	double wall[MOST_RUNS], cpu[MOST_RUNS], rw[MOST_RUNS], rc[MOST_RUNS];
	double mb = 0;
	int i;

	for (i = 0; i < n; i++) {
		wall[i] = runs[i][k].wall;
		cpu[i] = runs[i][k].cpu;
		rw[i] = runs[i][k].wall / runs[i][0].wall;
		rc[i] = runs[i][k].cpu / runs[i][0].cpu;
		mb = runs[i][k].mb > mb ? runs[i][k].mb : mb;
	}
	printf("| %-42s | %8.3f | %8.3f | %7.1f | %8.2f | %8.2f |\n", name,
		median(wall, n), median(cpu, n), mb, median(rc, n),
		median(rw, n));
}

int
main(int argc, char **argv)
{
	static struct sample runs[MOST_RUNS][MOST_COMMANDS];
	const char *prepare = NULL;
	int n = 5, i, k, count, c;

	while ((c = getopt(argc, argv, "n:p:")) != -1) {
		if (c == 'n')
			n = atoi(optarg);
		else if (c == 'p')
			prepare = optarg;
		else
			return 2;
	}
	count = (argc - optind) / 2;
	if (n < 1 || n > MOST_RUNS || count < 1 || count > MOST_COMMANDS)
		return 2;
	for (i = 0; i < n; i++)
		for (k = 0; k < count; k++) {
			if (prepare && system(prepare) != 0)
				fprintf(stderr, "pair: »%s« failed\n", prepare);
			runs[i][k] = measure(argv[optind + 2 * k + 1]);
		}
	printf("| %-42s | wall s   | CPU s    | MB      | CPU ×    | wall ×   |\n"
		"|--------------------------------------------|---------:|---------:|--------:|---------:|---------:|\n",
		"");
	for (k = 0; k < count; k++)
		print(argv[optind + 2 * k], runs, n, k);
	return 0;
}
