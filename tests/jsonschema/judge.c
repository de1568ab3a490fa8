/* SPDX-License-Identifier: MPL-2.0 */
/* Judges frontmatter by a schema: judge SCHEMA.json DOCUMENT.md…, and what
 * comes of it when fields are taken out, changed, added. A line of JSON for
 * each, {"data": …, "valid": …}, for another validator to agree with. */
#include <stdio.h>

#include "lib/base/file.h"
#include "lib/schema/schema.h"
#include "lib/text/yaml.h"

static struct arena arena;

static struct value *
read_text(const char *path, bool document)
{
	struct findings fs = {.arena = &arena};
	struct buf text = {0};
	struct source src;
	struct error err;
	struct str s;
	size_t end;

	if (file_read(&text, path, YAML_SIZE, &err) < 0)
		return NULL;
	s = str_make(arena_strndup(&arena, buf_cstr(&text), text.n), text.n);
	buf_free(&text);
	if (document) {
		end = str_find(s, STR("---\n"));
		if (end == s.n)
			return NULL;
		s = str_skip(s, end + 4);
		s.n = str_find(s, STR("\n---\n"));
	}
	source_init(&src, &arena, path, s);
	return yaml_read(&arena, &src, span_make(0, s.n), &fs);
}

static void
judge(const struct schema *s, const struct value *v)
{
	struct buf line = {0};
	struct error err;

	buf_z(&line, "{\"data\":");
	value_json(&line, v);
	printf("%s,\"valid\":%s}\n", buf_cstr(&line),
		schema_valid(s, v, &err) == 1 ? "true" : "false");
	buf_free(&line);
}

/* Judges ROOT with each of several values where *AT is, and the same further
 * in. The depth of a value is bounded by its reader. */
static void
judge_around(const struct schema *s, const struct value *root,
	struct value **at)
{
	static const char *const others[] = {"~", "''", "x", "2026-13-01",
		"2026-01-14", "5", "-1.5", "true", "[]", "[x, x]", "{}",
		"{x: y}"};
	struct value *was = *at;
	uint32_t i, n = was->n;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		struct findings fs = {.arena = &arena};
		struct source src;

		source_init(&src, &arena, "", str_of(others[i]));
		*at = yaml_read(&arena, &src, span_make(0, src.text.n), &fs);
		judge(s, root);
	}
	*at = was;
	for (i = 0; was->kind == VALUE_MAP && i < n; i++) {
		struct member gone = was->members[i];

		judge_around(s, root, &was->members[i].value);
		was->members[i].key = STR("ukendt");
		judge(s, root);
		was->members[i] = was->members[n - 1];
		was->n = n - 1;
		judge(s, root);
		was->n = n;
		was->members[i] = gone;
	}
	for (i = 0; was->kind == VALUE_LIST && i < n; i++)
		judge_around(s, root, &was->items[i]);
}

int
main(int argc, char **argv)
{
	struct schema_options options = {.assert_formats = true};
	struct schema *s;
	struct error err;
	struct value *root = argc > 2 ? read_text(argv[1], false) : NULL;
	int i;

	if (root == NULL || schema_compile(&s, root, &options, NULL, &err)) {
		fprintf(stderr, "judge: no schema\n");
		return 2;
	}
	for (i = 2; i < argc; i++) {
		struct value *v = read_text(argv[i], true);

		if (!value_is_map(v))
			continue;
		judge(s, v);
		judge_around(s, v, &v);
	}
	schema_free(s);
	arena_free(&arena);
	return 0;
}
