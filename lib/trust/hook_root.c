/* SPDX-License-Identifier: MPL-2.0 */
/* The first commit of a repository, which its server is told once. */
#include "lib/git/root.h"
#include "lib/git/setting.h"
#include "lib/trust/hook.h"

int
hook_root(struct buf *root, struct repository *repo, struct error *err)
{
	char first[41];
	int rc = repository_config(repo, "referat.root", root, err);

	if (rc != 0)
		return rc;
	rc = root_find(first, repo, "refs/heads/main", err);
	if (rc == 1 && setting_write(repo, "referat.root", first, err) < 0)
		rc = -1;
	if (rc == 1)
		buf_z(root, first);
	return rc;
}
