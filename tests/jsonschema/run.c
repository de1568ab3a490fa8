/* SPDX-License-Identifier: MPL-2.0 */
/* Runs the JSON Schema test suite (draft 2020-12) that lies in a folder:
 * run DIR [--optional [FORMAT…]]. Closes with "N passed, N failed". All of
 * the optional tests are for information and never fail the run; those of the
 * formats named do. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/base/file.h"
#include "lib/schema/schema.h"
#include "lib/text/yaml.h"

#define REMOTE "http://localhost:1234/"

struct suite {
	const char *dir;
	struct arena arena;
	int passed, failed;
};

static struct value *
read_file(struct arena *a, const char *path)
{
	struct findings fs = {.arena = a};
	struct buf text = {0};
	struct value *v = NULL;
	struct source src;
	struct error err;

	if (file_read(&text, path, YAML_SIZE, &err) == 0) {
		source_init(&src, a, path, str_make(arena_strndup(a,
			buf_cstr(&text), text.n), text.n));
		v = yaml_read(a, &src, span_make(0, text.n), &fs);
	}
	buf_free(&text);
	return v;
}

static struct value *
load(const char *uri, void *ctx)
{
	struct suite *s = ctx;

	if (strncmp(uri, REMOTE, strlen(REMOTE)) != 0)
		return NULL;
	return read_file(&s->arena, arena_fmt(&s->arena, "%s/remotes/%s",
		s->dir, uri + strlen(REMOTE)));
}

static void
count(struct suite *s, bool good, const char *path, const char *group,
	const char *test, const char *why)
{
	*(good ? &s->passed : &s->failed) += 1;
	if (!good)
		printf("not ok - %s: %s: %s%s%s\n", path, group, test,
			why ? ": " : "", why ? why : "");
}

static void
run_group(struct suite *s, const char *path, const struct value *group,
	const struct schema_options *options)
{
	const struct value *tests = value_get(group, "tests");
	const char *name = value_text(value_get(group, "description"));
	struct schema *schema = NULL;
	struct error err = {0};
	uint32_t i;
	int rc;

	rc = schema_compile(&schema, value_get(group, "schema"), options, NULL,
		&err);
	for (i = 0; i < tests->n; i++) {
		const struct value *test = tests->items[i];
		bool want = value_get(test, "valid")->truth;
		int got = rc;

		if (rc == 0)
			got = schema_valid(schema, value_get(test, "data"),
				&err);
		count(s, got == (int)want, path, name,
			value_text(value_get(test, "description")),
			got < 0 ? err.en : NULL);
	}
	schema_free(schema);
}

static void
run_file(struct suite *s, const char *path)
{
	struct schema_options options = {.load = load, .ctx = s,
		.assert_formats = strstr(path, "/optional/format/") != NULL};
	const struct value *groups = read_file(&s->arena, path);
	uint32_t i;

	if (!value_is_list(groups))
		count(s, false, path, "the file", "is read", NULL);
	for (i = 0; value_is_list(groups) && i < groups->n; i++)
		run_group(s, path, groups->items[i], &options);
	arena_reset(&s->arena);
}

static int
is_test(const struct dirent *e)
{
	size_t n = strlen(e->d_name);

	return n > 5 && strcmp(e->d_name + n - 5, ".json") == 0;
}

static void
run_folder(struct suite *s, const char *path)
{
	struct dirent **names;
	int i, n = scandir(path, &names, is_test, alphasort);
	char file[4096];

	if (n < 0) {
		count(s, false, path, "the folder", "is there", NULL);
		return;
	}
	for (i = 0; i < n; i++) {
		snprintf(file, sizeof(file), "%s/%s", path, names[i]->d_name);
		run_file(s, file);
		free(names[i]);
	}
	free(names);
}

int
main(int argc, char **argv)
{
	bool optional = argc > 2 && strcmp(argv[2], "--optional") == 0;
	struct suite s = {.dir = argc > 1 ? argv[1] : ""};
	char path[2048], file[4096];
	int i;

	if (argc < 2 || (argc > 2 && !optional)) {
		fprintf(stderr, "usage: run DIR [--optional [FORMAT…]]\n");
		return 2;
	}
	snprintf(path, sizeof(path), "%s/tests/draft2020-12%s", s.dir,
		optional ? "/optional" : "");
	for (i = 3; i < argc; i++) {
		snprintf(file, sizeof(file), "%s/format/%s.json", path,
			argv[i]);
		run_file(&s, file);
	}
	if (argc <= 3)
		run_folder(&s, path);
	if (optional && argc == 3) {
		strcat(path, "/format");
		run_folder(&s, path);
	}
	arena_free(&s.arena);
	printf("%d passed, %d failed\n", s.passed, s.failed);
	return s.failed != 0 && !(optional && argc == 3);
}
