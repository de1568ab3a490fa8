/* SPDX-License-Identifier: MPL-2.0 */
/* The built-in files: the table is written by .ci/builtin.sh. */
#include "lib/base/builtin.h"

#include <string.h>

extern const struct builtin builtin_files[];
extern const size_t builtin_count;

const struct builtin *
builtin_find(const char *path)
{
	size_t lo = 0, hi = builtin_count;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = strcmp(path, builtin_files[mid].path);

		if (c == 0)
			return &builtin_files[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

const struct builtin *
builtin_list(size_t *n)
{
	*n = builtin_count;
	return builtin_files;
}
