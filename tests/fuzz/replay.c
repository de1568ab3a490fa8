/* SPDX-License-Identifier: MPL-2.0 */
/* Runs a fuzz target over the files below the folders (or files) named, and
 * over each cut short in a few places: replay PATH…. */
#include <dirent.h>
#include <stdio.h>

#include "lib/base/file.h"
#include "lib/base/mem.h"
#include "tests/fuzz/fuzz.h"

static size_t runs;

/* A copy of its own size lets a sanitizer see what is read past its end. */
static void
run(struct str text)
{
	uint8_t *copy = xmalloc(text.n);

	if (text.n)
		memcpy(copy, text.p, text.n);
	LLVMFuzzerTestOneInput(copy, text.n);
	free(copy);
	runs++;
}

static void
run_file(const char *path)
{
	struct buf text = {0};
	struct error err;
	size_t i;

	if (file_read(&text, path, (size_t)1 << 20, &err) == 0)
		for (i = 1; i <= 8; i++)
			run(str_make(buf_cstr(&text), text.n * i / 8));
	buf_free(&text);
}

static void
run_path(const char *path)
{
	struct dirent **names;
	char file[4096];
	int i, n;

	if (!file_is_dir(path)) {
		run_file(path);
		return;
	}
	n = scandir(path, &names, NULL, alphasort);
	for (i = 0; i < n; i++) {
		snprintf(file, sizeof(file), "%s/%s", path, names[i]->d_name);
		if (names[i]->d_name[0] != '.')
			run_path(file);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}

int
main(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		run_path(argv[i]);
	printf("# %zu runs\n%d passed, %d failed\n", runs, runs > 0, runs == 0);
	return runs == 0;
}
