/* SPDX-License-Identifier: MPL-2.0 */
/* Keeping the files of a forge as this program writes them. */
#include "lib/trust/forge_update.h"

#include "lib/base/file.h"
#include "lib/git/repository.h"

#define FILE_MAX ((size_t)4 << 20)

int
forge_look(enum forge_state *out, struct tree *tree,
	const struct forge_file *file, struct error *err)
{
	struct buf text = {0};
	int rc = tree_read(tree, file->path, FILE_MAX, &text, err);

	*out = rc == 0 ? FORGE_MISSING : str_eq(buf_view(&text), file->content)
		? FORGE_GOOD : FORGE_OTHER;
	buf_free(&text);
	return rc < 0 ? -1 : 0;
}

/* Whether what stands at PATH in the folder is recorded too. */
static int
is_recorded(struct tree *head, struct tree *folder, const char *path,
	struct error *err)
{
	struct buf now = {0}, then = {0};
	int rc = tree_read(folder, path, FILE_MAX, &now, err);

	if (rc > 0)
		rc = head ? tree_read(head, path, FILE_MAX, &then, err) : 0;
	if (rc > 0)
		rc = str_eq(buf_view(&now), buf_view(&then));
	buf_free(&now);
	buf_free(&then);
	return rc;
}

/* Those that are to be written: flags in WANTED. */
static int
choose(bool *wanted, struct tree *head, struct tree *folder,
	const struct forge_files *files, struct error *err)
{
	size_t i;

	for (i = 0; i < files->n; i++) {
		const char *path = files->v[i].path;
		enum forge_state state;
		int rc = 1;

		if (forge_look(&state, folder, &files->v[i], err) < 0)
			return -1;
		if (state == FORGE_OTHER)
			rc = is_recorded(head, folder, path, err);
		if (rc == 0)
			return error_set(err, ERROR_REFUSED,
				"%s er rettet, men ikke gemt, og ville gå tabt; gem den først (git commit), eller slet den",
				"%s was changed but not recorded, and would be lost; record it first (git commit), or remove it",
				path);
		if (rc < 0)
			return -1;
		wanted[i] = state != FORGE_GOOD;
	}
	return 0;
}

static int
write_one(struct arena *a, const char *top, const struct forge_file *file,
	struct error *err)
{
	char *path = arena_fmt(a, "%s%s", top, file->path);
	size_t folder = path_dir(path);

	path[folder] = '\0';
	if (file_mkdirs(path, err) < 0)
		return -1;
	path[folder] = '/';
	return file_write(path, file->content, true, err);
}

int
forge_update(struct texts *written, struct arena *a, struct repository *repo,
	struct tree *head, const struct forge_files *files, struct error *err)
{
	const char *top = repository_workdir(repo);
	bool *wanted = ARENA_ARRAY(a, bool, files->n);
	struct tree *folder = NULL;
	size_t i;
	int rc = tree_open_folder(&folder, top, err);

	written->v = ARENA_ARRAY(a, const char *, files->n);
	written->n = 0;
	if (rc == 0)
		rc = choose(wanted, head, folder, files, err);
	for (i = 0; i < files->n && rc == 0; i++) {
		if (!wanted[i])
			continue;
		rc = write_one(a, top, &files->v[i], err);
		if (rc == 0)
			written->v[written->n++] = files->v[i].path;
	}
	tree_free(folder);
	return rc;
}
