/* SPDX-License-Identifier: MPL-2.0 */
/* What is exported of the example municipality as JSON keeps to its published
 * schema, and to the class that was asked for. */
#include "lib/base/builtin.h"
#include "lib/schema/schema.h"
#include "lib/site/export.h"
#include "lib/text/yaml.h"
#include "tests/unit/harness.h"

#define TEMPLATE "template-repo/"

static struct schema *
read_schema(struct arena *a)
{
	const struct builtin *b = builtin_find("schema/eksport.schema.json");
	struct schema_options options = {.assert_formats = true};
	struct findings fs = {.arena = a};
	struct schema *schema = NULL;
	struct source src;
	struct error err;
	struct value *v;

	source_init(&src, a, b->path, str_make(b->content, b->n));
	v = yaml_read(a, &src, span_make(0, b->n), &fs);
	ok(v && schema_compile(&schema, v, &options, NULL, &err) == 0,
		"it is a schema");
	return schema;
}

static struct tree *
example(void)
{
	const struct builtin *list;
	struct tree *t = NULL;
	struct error err;
	size_t i, n;

	list = builtin_list(&n);
	if (tree_open_memory(&t, NULL, &err) < 0)
		return NULL;
	for (i = 0; i < n; i++)
		if (str_starts(str_of(list[i].path), TEMPLATE))
			tree_put(t, list[i].path + strlen(TEMPLATE),
				list[i].content, list[i].n);
	return t;
}

int
main(void)
{
	struct arena a = {0};
	struct schema *schema = read_schema(&a);
	struct tree *t = example();
	struct municipality *m;
	struct error err;
	int class;

	is_int(municipality_load(&m, t, 20000, &err), 0, "the example");
	for (class = CLASS_PUBLIC; class < CLASS_COUNT; class++) {
		struct export e = {.m = m, .format = EXPORT_JSON,
			.cycle = 2025, .audience = {(enum class)class,
			(1u << STATE_COUNT) - 1}, .today = 20000};
		struct findings fs = {.arena = &a};
		struct export_count count;
		struct source src;
		struct value *v;
		struct buf out = {0};

		is_int(export_make(&out, &e, &count, &err), 0, "%s",
			class_name((enum class)class));
		ok(count.documents > 3, "has documents");
		is_int(count.broken, 0, "and none is broken");
		source_init(&src, &a, "export.json", buf_view(&out));
		v = yaml_read(&a, &src, span_make(0, (uint32_t)out.n), &fs);
		is_int(v ? schema_valid(schema, v, &err) : -1, 1,
			"keeps to the schema");
		is_int(strstr(buf_cstr(&out), "\"class\":\"confidential\"") !=
			NULL, class == CLASS_CONFIDENTIAL,
			"what is confidential only where it was asked for");
		buf_free(&out);
	}
	schema_free(schema);
	municipality_free(m);
	tree_free(t);
	arena_free(&a);
	return test_end();
}
