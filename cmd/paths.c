/* SPDX-License-Identifier: MPL-2.0 */
/* Files and folders named on the command line. */
#include "cmd/paths.h"

#include "lib/base/file.h"

static int
find_in_tree(struct session *s, const char *path, const char *arg,
	struct error *err)
{
	const struct tree_entry *v;
	size_t i, n;

	if (tree_list(s->tree, &v, &n, err) < 0)
		return -1;
	for (i = 0; i < n; i++)
		if (path_is_below(v[i].path, path))
			return 0;
	return error_set(err, ERROR_MISSING, "%s findes ikke",
		"there is no %s", arg);
}

int
paths_read(struct paths *out, struct session *s, int n, char **args,
	struct error *err)
{
	int i;

	out->v = ARENA_ARRAY(&s->arena, const char *, (size_t)n);
	out->n = (size_t)n;
	for (i = 0; i < n; i++) {
		if (session_path(s, &out->v[i], args[i], err) < 0)
			return -1;
		if (s->tree && find_in_tree(s, out->v[i], args[i], err) < 0)
			return -1;
	}
	return 0;
}

bool
paths_have(const struct paths *p, const char *path)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (path_is_below(path, p->v[i]))
			return true;
	return p->n == 0;
}

bool
paths_touch(const struct paths *p, const struct entries *e)
{
	size_t i;

	for (i = 0; i < e->n; i++)
		if (paths_have(p, e->v[i].path))
			return true;
	return p->n == 0;
}
