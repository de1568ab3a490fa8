/* SPDX-License-Identifier: MPL-2.0 */
/* How many keywords of JSON Schema are judged in a second: an object of 16
 * texts, each with five keywords, and four on the object itself. */
#include <stdio.h>
#include <time.h>

#include "lib/schema/schema.h"
#include "lib/text/yaml.h"

#define FIELDS 16
#define KEYWORDS (4 + 5 * FIELDS)
#define ROUNDS 200000

static struct value *
parse(struct arena *a, const struct buf *text)
{
	struct findings fs = {.arena = a};
	struct source *src = ARENA_NEW(a, struct source);

	source_init(src, a, "keywords", buf_view(text));
	return yaml_read(a, src, span_make(0, text->n), &fs);
}

int
main(void)
{
	struct schema_options options = {.assert_formats = true};
	struct buf schema = {0}, value = {0};
	struct arena a = {0};
	struct schema *s;
	struct error err;
	struct timespec from, to;
	struct value *v;
	double seconds;
	int i, valid = 0;

	buf_z(&schema, "{\"type\":\"object\",\"required\":[\"k0\"],"
		"\"additionalProperties\":false,\"properties\":{");
	buf_char(&value, '{');
	for (i = 0; i < FIELDS; i++) {
		buf_fmt(&schema, "%s\"k%d\":{\"type\":\"string\","
			"\"minLength\":1,\"maxLength\":99,"
			"\"not\":{\"const\":\"x\"}}", i ? "," : "", i);
		buf_fmt(&value, "%s\"k%d\":\"søndre skole\"", i ? "," : "", i);
	}
	buf_z(&schema, "}}");
	buf_char(&value, '}');
	v = parse(&a, &value);
	if (schema_compile(&s, parse(&a, &schema), &options, NULL, &err) < 0)
		return 1;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	for (i = 0; i < ROUNDS; i++)
		valid += schema_valid(s, v, &err) == 1;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	seconds = (double)(to.tv_sec - from.tv_sec) +
		(double)(to.tv_nsec - from.tv_nsec) / 1e9;
	printf("%.1f million keywords a second (%d of %d valid)\n",
		(double)KEYWORDS * ROUNDS / seconds / 1e6, valid, ROUNDS);
	schema_free(s);
	arena_free(&a);
	buf_free(&schema);
	buf_free(&value);
	return valid != ROUNDS;
}
