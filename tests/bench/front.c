/* SPDX-License-Identifier: MPL-2.0 */
/* The frontmatter alone, as ajv.js does it: reads every document below a
 * folder, parses its frontmatter and validates it against its form's schema.
 *
 *   front FOLDER SCHEMAS */
#include <dirent.h>
#include <ftw.h>
#include <stdio.h>

#include "lib/base/file.h"
#include "lib/base/hash.h"
#include "lib/model/front.h"
#include "lib/schema/schema.h"
#include "lib/text/yaml.h"

static struct map forms;
static struct arena keep;
static size_t documents, invalid;

static void
load(const char *dir, const char *name)
{
	struct findings fs = {.arena = &keep};
	struct schema_options options = {.assert_formats = true};
	struct schema *schema;
	struct source *src = ARENA_NEW(&keep, struct source);
	struct buf text = {0};
	struct error err;
	const char *path = arena_fmt(&keep, "%s/%s", dir, name);
	struct value *v;

	if (name[0] == '.' || file_read(&text, path, 1 << 20, &err) < 0)
		return;
	source_init(src, &keep, path, str_make(arena_strndup(&keep, text.p,
		text.n), text.n));
	buf_free(&text);
	v = yaml_read(&keep, src, span_make(0, src->text.n), &fs);
	if (v == NULL || schema_compile(&schema, v, &options, NULL, &err) < 0) {
		fprintf(stderr, "%s: no schema\n", path);
		return;
	}
	name = arena_strdup(&keep, name);
	map_put(&forms, str_make(name, strlen(name) - 5), schema);
}

static int
one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	static struct arena a;
	static struct buf text;
	struct findings fs = {.arena = &a};
	struct source src;
	struct span front, body;
	struct error err;
	struct str name = str_of(path_base(path));
	struct value *v;

	(void)st, (void)ftw;
	if (kind != FTW_F || !str_ends(name, ".md"))
		return 0;
	buf_reset(&text);
	if (file_read(&text, path, 1 << 20, &err) < 0)
		return -1;
	source_init(&src, &a, path, buf_view(&text));
	name.n -= 3;
	documents++;
	if (front_split(&front, &body, &src) != FRONT_FOUND ||
	    (v = yaml_read(&a, &src, front, &fs)) == NULL ||
	    schema_check(map_get(&forms, name), v, &fs) > 0)
		invalid++;
	arena_reset(&a);
	return 0;
}

int
main(int argc, char **argv)
{
	struct dirent *e;
	DIR *d;

	if (argc != 3 || (d = opendir(argv[2])) == NULL)
		return 2;
	while ((e = readdir(d)) != NULL)
		load(argv[2], e->d_name);
	closedir(d);
	nftw(argv[1], one, 32, FTW_PHYS);
	printf("%zu documents, %zu invalid\n", documents, invalid);
	return 0;
}
