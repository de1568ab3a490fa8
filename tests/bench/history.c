/* SPDX-License-Identifier: MPL-2.0 */
/* When each file last changed, as publishing finds it. history REPOSITORY */
#include <stdio.h>

#include "lib/git/history.h"
#include "lib/git/repository.h"
#include "lib/git/tree.h"

int
main(int argc, char **argv)
{
	struct repository *repo = NULL;
	struct history h = {0};
	struct tree *tree = NULL;
	struct error err = {0};
	long long time;
	int offset;

	if (argc != 2 || git_start(&err) < 0 ||
	    repository_open(&repo, argv[1], false, &err) < 0 ||
	    tree_open_commit(&tree, repo, "HEAD", &err) < 0 ||
	    history_read(&h, repo, tree_commit(tree, &time, &offset), NULL,
		&err) < 0) {
		fprintf(stderr, "history: %s\n", err.en);
		return 1;
	}
	printf("%zu files\n", h.n);
	history_free(&h);
	tree_free(tree);
	repository_free(repo);
	git_stop();
	return 0;
}
