/* SPDX-License-Identifier: MPL-2.0 */
/* How long it takes to judge all commits up to REV, by paths and roles alone
 * (or with "documents"): judge REPOSITORY ID [documents]. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "lib/git/repository.h"
#include "lib/trust/judge.h"

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
judge_all(struct repository *repo, const char *id, unsigned flags,
	struct error *err)
{
	struct arena a = {0}, each = {0};
	struct judge_options o = {.repo = repo, .flags = flags};
	struct chain chain;
	struct verdict v;
	struct judge *j;
	size_t i, refused = 0;

	if (chain_read(&chain, &a, repo, "", id, 0, err) < 0)
		return -1;
	o.root = chain.v[0].id;
	j = judge_new(&o);
	for (i = 0; i < chain.n; i++) {
		arena_reset(&each);
		if (judge_commit(&v, j, &each, &chain.v[i], i
		    ? &chain.v[i - 1] : NULL, err) < 0)
			return -1;
		refused += !v.allowed;
	}
	judge_free(j);
	printf("%zu commits, %zu refused", chain.n, refused);
	arena_free(&each);
	arena_free(&a);
	return 0;
}

int
main(int argc, char **argv)
{
	unsigned flags = argc > 3 ? JUDGE_DOCUMENTS : 0;
	struct repository *repo;
	struct error err;
	double start = seconds();

	if (argc < 3 || git_start(&err) < 0 ||
	    repository_open(&repo, argv[1], false, &err) < 0 ||
	    judge_all(repo, argv[2], flags, &err) < 0) {
		fprintf(stderr, "%s\n", argc < 3 ? "judge REPOSITORY ID"
			: err.en);
		return 1;
	}
	printf(" in %.3f s\n", seconds() - start);
	repository_free(repo);
	git_stop();
	return 0;
}
