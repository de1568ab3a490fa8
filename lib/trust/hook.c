/* SPDX-License-Identifier: MPL-2.0 */
/* The hooks of a clone: git asks referat before it commits. */
#include "lib/trust/hook.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/builtin.h"
#include "lib/base/file.h"

#define MAX_HOOK 1000000

/* By these we know our own, of any version, and one that calls us. */
#define MARK "# referat: pre-commit"
#define CALL "referat validate --staged"

static bool
is_below(const char *path, struct str folder)
{
	return str_find(str_of(path), folder) == 0 &&
		strstr(path, "/../") == NULL;
}

/* Whether FOLDER belongs to the repository alone. The common git directory of
 * several work folders lies above the own one of each. */
static bool
is_ours(struct repository *repo, const char *folder)
{
	const char *top = repository_workdir(repo);
	struct str common = str_of(repository_gitdir(repo));
	size_t worktrees = str_find(common, STR("/worktrees/"));

	if (worktrees < common.n)
		common.n = worktrees + 1;
	return is_below(folder, common) ||
		(top && is_below(folder, str_of(top)));
}

static int
write_hook(const char *path, const struct builtin *hook, struct error *err)
{
	if (file_write(path, str_make(hook->content, hook->n), true, err) < 0)
		return -1;
	return chmod(path, 0755) < 0 ? error_errno(err, errno, path) : 0;
}

static int
foreign(const char *path, struct error *err)
{
	return error_set(err, ERROR_REFUSED,
		"der er allerede en krog i %s, og den får lov at blive; sæt denne "
		"linje ind i den, og sørg for, at den kan køres (chmod +x):\n"
		"  " CALL " || exit 1",
		"there is a hook in %s already, which is left alone; add this line "
		"to it and see that it can be run (chmod +x):\n"
		"  " CALL " || exit 1", path);
}

static int
put(const char *path, const struct builtin *hook, struct error *err)
{
	struct buf old = {0};
	int rc;

	if (!file_exists(path))
		return write_hook(path, hook, err);
	if (file_read(&old, path, MAX_HOOK, err) < 0)
		rc = foreign(path, err);
	else if (strstr(buf_cstr(&old), MARK))
		rc = write_hook(path, hook, err);
	else if (strstr(buf_cstr(&old), CALL) && access(path, X_OK) == 0)
		rc = 0;
	else
		rc = foreign(path, err);
	buf_free(&old);
	return rc;
}

int
hook_install(struct repository *repo, struct error *err)
{
	const struct builtin *hook = builtin_find("hooks/pre-commit");
	struct buf path = {0};
	int rc = repository_hooks(repo, &path, err);

	if (rc == 0 && !is_ours(repo, path.p))
		rc = error_set(err, ERROR_REFUSED,
			"git er sat til at hente kroge i %s (core.hooksPath), som også "
			"gælder andre arkiver; skriv  git config core.hooksPath "
			".git/hooks  og prøv igen",
			"git is set to look for hooks in %s (core.hooksPath), which "
			"other repositories use too; type  git config core.hooksPath "
			".git/hooks  and try again", path.p);
	if (rc == 0)
		rc = file_mkdirs(path.p, err);
	if (rc == 0) {
		buf_z(&path, "/pre-commit");
		rc = put(path.p, hook, err);
	}
	buf_free(&path);
	return rc;
}
