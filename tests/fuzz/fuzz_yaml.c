/* SPDX-License-Identifier: MPL-2.0 */
/* Any bytes as YAML: read without harm, alike by the quick readers and by
 * libyaml, with places inside the text, and to JSON and back. */
#include <stdlib.h>

#include "lib/text/yaml.h"
#include "lib/text/yaml_json.h"
#include "tests/fuzz/fuzz.h"

static void
check_places(const struct value *v, size_t size)
{
	uint32_t i;

	fuzz_must(v->span.from <= v->span.to && v->span.to <= size);
	for (i = 0; i < v->n; i++) {
		const struct value *part = v->kind == VALUE_MAP
			? v->members[i].value : v->items[i];

		fuzz_must(part->span.from >= v->span.from);
		check_places(part, size);
	}
}

/* Infinity and what is no number have no JSON. */
static bool
has_json(const struct value *v)
{
	uint32_t i;

	if (v->kind == VALUE_NUMBER)
		return !strpbrk(v->text.p, "iInN");
	for (i = 0; i < v->n; i++)
		if (!has_json(v->kind == VALUE_MAP ? v->members[i].value
		    : v->items[i]))
			return false;
	return true;
}

static void
check_json(struct arena *a, const struct value *v)
{
	struct findings fs = {.arena = a};
	struct buf text = {0};
	struct source src;
	struct value *again;

	/* A text by itself would be read as YAML, where U+0085 ends a line. */
	buf_char(&text, '[');
	value_json(&text, v);
	buf_char(&text, ']');
	source_init(&src, a, "x", buf_view(&text));
	again = yaml_read(a, &src, span_make(0, text.n), &fs);
	fuzz_must(again && again->n == 1 && value_equal(v, again->items[0]));
	buf_free(&text);
}

static bool
is_json(struct arena *a, struct str text)
{
	struct findings fs = {.arena = a};
	struct builder b;

	builder_init(&b, a, &fs, false);
	return utf8_invalid(text) == text.n && yaml_json_read(&b, text, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct findings one = {.arena = &a}, two = {.arena = &a};
	struct str text = str_make(arena_strndup(&a, (const char *)data, size),
		size);
	struct value *quick, *slow;
	struct source src;
	size_t i;

	source_init(&src, &a, "x", text);
	quick = yaml_read(&a, &src, span_make(0, size), &one);
	slow = yaml_read_events(&a, &src, span_make(0, size), &two);
	/* JSON is more than libyaml takes it for. */
	if (!is_json(&a, text)) {
		fuzz_must((quick == NULL) == (slow == NULL));
		fuzz_must(quick == NULL || value_equal(quick, slow));
		fuzz_must(one.n == two.n);
	}
	for (i = 0; i < one.n; i++)
		fuzz_must(one.v[i].span.from <= one.v[i].span.to &&
			one.v[i].span.to <= size);
	findings_locate(&one, 0, &src);
	if (quick)
		check_places(quick, size);
	if (quick && has_json(quick))
		check_json(&a, quick);
	arena_free(&a);
	return 0;
}
