/* SPDX-License-Identifier: MPL-2.0 */
/* Runs the yaml-test-suite that lies in a folder: run DIR. What counts is
 * that no text is read as anything but what it says: each case is either read
 * as the suite reads it, or refused with a finding. What is YAML and refused
 * is counted; what is not YAML and read must be in the list of those that do
 * no harm. The names come from suite/. Closes with "N passed, N failed". */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/base/file.h"
#include "lib/text/yaml.h"

/* Cases that are no YAML and are read nevertheless, or that differ by white
 * space. All of them are read as any person would take them. A case that no
 * longer belongs here is a failure, too. */
static const struct tolerated {
	const char *name, *why;
} tolerated[] = {
	{"9C9N", "a flow list less indented than it should be"},
	{"9JBA", "a comment right behind a flow list"},
	{"CVW2", "a comment right behind a comma"},
	{"DK95/01", "a tab that indents within quotes"},
	{"G5U8", "dashes in a flow list"},
	{"JEF9/02", "white space at the very end"},
	{"L24T/01", "white space at the very end"},
	{"QB6E", "a quoted text less indented than it should be"},
	{"S98Z", "a block text after more indented empty lines"},
	{"SU5Z", "a comment right behind a quoted text"},
	{"X4QW", "a comment right behind a block indicator"},
	{"Y79Y/003", "a tab before a flow list"},
	{"YJV2", "a dash in a flow list"},
};

struct suite {
	struct arena arena;
	int passed, failed, refused, tolerated;
};

static struct value *
read_file(struct suite *s, const char *path, bool *there, bool *findings)
{
	struct findings fs = {.arena = &s->arena};
	struct buf text = {0};
	struct value *v = NULL;
	struct source src;
	struct error err;
	size_t i;

	*there = file_read(&text, path, YAML_SIZE, &err) == 0;
	if (*there) {
		source_init(&src, &s->arena, path, str_make(arena_strndup(
			&s->arena, buf_cstr(&text), text.n), text.n));
		v = yaml_read(&s->arena, &src, span_make(0, text.n), &fs);
	}
	for (i = 0, *findings = false; i < fs.n; i++)
		*findings |= fs.v[i].severity == SEVERITY_ERROR;
	buf_free(&text);
	return v;
}

static bool
is_tolerated(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(tolerated) / sizeof(tolerated[0]); i++)
		if (strcmp(tolerated[i].name, name) == 0)
			return true;
	return false;
}

static void
run_case(struct suite *s, const char *dir, const char *name)
{
	bool wrong, json_there, yaml_there, refused, none, good = true;
	struct value *want, *got;
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s/error", dir, name);
	wrong = file_exists(path);
	snprintf(path, sizeof(path), "%s/%s/in.json", dir, name);
	want = read_file(s, path, &json_there, &none);
	snprintf(path, sizeof(path), "%s/%s/in.yaml", dir, name);
	got = read_file(s, path, &yaml_there, &refused);
	if (refused && !wrong)
		s->refused++;
	else if (!refused && wrong)
		good = false;
	else if (!refused && json_there)
		good = want && got && value_equal(want, got);
	good &= yaml_there && (got || refused);
	if (is_tolerated(name) && !good)
		s->tolerated += good = true;
	else if (is_tolerated(name))
		good = false;
	*(good ? &s->passed : &s->failed) += 1;
	if (!good)
		printf("not ok - %s is read as what it doesn't say\n", name);
	arena_reset(&s->arena);
}

static void
run_folder(struct suite *s, const char *dir, const char *prefix)
{
	struct dirent **names;
	char path[2048], name[512];
	int i, n;

	snprintf(path, sizeof(path), "%s/%s", dir, prefix);
	n = scandir(path, &names, NULL, alphasort);
	for (i = 0; i < n; i++) {
		snprintf(name, sizeof(name), "%s%s", prefix, names[i]->d_name);
		snprintf(path, sizeof(path), "%s/%s/in.yaml", dir, name);
		if (names[i]->d_name[0] == '.' || names[i]->d_name[0] < '0' ||
		    strchr(names[i]->d_name, '.'))
			;
		else if (file_exists(path))
			run_case(s, dir, name);
		else if (*prefix == '\0') {
			strcat(name, "/");
			run_folder(s, dir, name);
		}
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}

int
main(int argc, char **argv)
{
	struct suite s = {0};

	if (argc != 2) {
		fprintf(stderr, "usage: run DIR\n");
		return 2;
	}
	run_folder(&s, argv[1], "");
	if (s.passed + s.failed == 0)
		s.failed++;
	arena_free(&s.arena);
	printf("# refused though YAML: %d; tolerated: %d\n", s.refused,
		s.tolerated);
	printf("%d passed, %d failed\n", s.passed, s.failed);
	return s.failed != 0;
}
