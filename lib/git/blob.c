/* SPDX-License-Identifier: MPL-2.0 */
/* Reading blobs. */
#include "lib/git/internal.h"

int
tree_read_blob(git_odb *odb, const git_oid *id, const char *path, size_t max,
	struct buf *out, struct error *err)
{
	git_odb_object *object;
	git_object_t type;
	size_t n;

	/* The header first: what is too large must not be unpacked. */
	if (git_odb_read_header(&n, &type, odb, id) < 0)
		return git_broken(err, path);
	if (type == GIT_OBJECT_BLOB && n > max) {
		tree_too_large(out, max);
		return 1;
	}
	if (git_odb_read(&object, odb, id) < 0)
		return git_broken(err, path);
	type = git_odb_object_type(object);
	if (type == GIT_OBJECT_BLOB)
		buf_add(out, git_odb_object_data(object),
			git_odb_object_size(object));
	else
		git_error_set_str(GIT_ERROR_INVALID, "not a blob");
	git_odb_object_free(object);
	return type == GIT_OBJECT_BLOB ? 1 : git_broken(err, path);
}
