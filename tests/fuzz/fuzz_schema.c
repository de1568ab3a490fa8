/* SPDX-License-Identifier: MPL-2.0 */
/* Any bytes as a schema with values, written as the JSON Schema test suite
 * writes them: a list of {schema, tests: [{data}]}, or one such. What is not
 * valid has a finding, what is valid has none, and places are in the text. */
#include "lib/schema/schema.h"
#include "lib/text/yaml.h"
#include "tests/fuzz/fuzz.h"

static void
check_value(const struct schema *s, const struct value *v, size_t size,
	struct arena *a)
{
	struct findings fs = {.arena = a};
	struct error err;
	int valid = schema_valid(s, v, &err);
	size_t i, n = schema_check(s, v, &fs);

	fuzz_must(n == fs.n);
	fuzz_must(valid < 0 || (valid == 0) == (n > 0));
	for (i = 0; i < n; i++)
		fuzz_must(fs.v[i].span.from <= fs.v[i].span.to &&
			fs.v[i].span.to <= size && fs.v[i].args[0]);
}

static void
check_group(const struct value *group, size_t size, struct arena *a,
	bool as_forms)
{
	struct schema_options options = {.assert_formats = as_forms,
		.numbers_as_text = as_forms};
	const struct value *root = value_get(group, "schema");
	const struct value *tests = value_get(group, "tests");
	struct schema *s;
	struct span where;
	struct error err;
	uint32_t i;

	if (root == NULL)
		return;
	if (schema_compile(&s, root, &options, &where, &err) < 0) {
		fuzz_must(err.da[0] && err.en[0]);
		return;
	}
	for (i = 0; value_is_list(tests) && i < tests->n && i < 100; i++) {
		const struct value *v = value_get(tests->items[i], "data");

		if (v)
			check_value(s, v, size, a);
	}
	schema_free(s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct findings fs = {.arena = &a};
	const struct value *v;
	struct source src;
	uint32_t i;

	source_init(&src, &a, "x", str_make((const char *)data, size));
	v = yaml_read(&a, &src, span_make(0, size), &fs);
	for (i = 0; value_is_list(v) && i < v->n && i < 100; i++) {
		check_group(v->items[i], size, &a, false);
		check_group(v->items[i], size, &a, true);
	}
	if (value_is_map(v))
		check_group(v, size, &a, true);
	arena_free(&a);
	return 0;
}
