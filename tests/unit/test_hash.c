/* SPDX-License-Identifier: MPL-2.0 */
/* The map: keys that are nearly alike are told apart, whatever their length. */
#include "lib/base/hash.h"
#include "lib/base/mem.h"
#include "tests/unit/harness.h"

#define LONGEST 40

/* Keys of one length that differ from "aaaa..." in one place, or in none. */
static void
test_length(size_t n)
{
	char keys[LONGEST + 1][LONGEST + 1], again[LONGEST + 1];
	struct map m = {0};
	size_t i;
	int bad = 0;

	for (i = 0; i <= n; i++) {
		memset(keys[i], 'a', n);
		if (i < n)
			keys[i][i] = 'b';
		bad += map_get(&m, str_make(keys[i], n)) != NULL;
		map_put(&m, str_make(keys[i], n), keys[i]);
	}
	for (i = 0; i <= n; i++) {
		memcpy(again, keys[i], n);
		bad += map_get(&m, str_make(again, n)) != keys[i];
		bad += n && map_get(&m, str_make(again, n - 1)) != NULL;
	}
	is_int(bad, 0, "%zu bytes: each is found once it is there", n);
	is_int(m.n, n + 1, "%zu bytes: all are there", n);
	map_free(&m);
}

static void
test_many(void)
{
	struct arena a = {0};
	struct map m = {0};
	const char *key;
	static char values[20000];
	int bad = 0, i;

	for (i = 0; i < 20000; i++) {
		key = arena_fmt(&a, "nøgle %d", i / 2);
		map_put(&m, str_of(key), values + i);
	}
	is_int(m.n, 10000, "each once");
	for (i = 0; i < 10000; i++) {
		key = arena_fmt(&a, "nøgle %d", i);
		bad += map_get(&m, str_of(key)) != values + 2 * i + 1;
	}
	is_int(bad, 0, "the last value counts");
	map_free(&m);
	ok(map_get(&m, STR("")) == NULL, "an empty map has nothing");
	arena_free(&a);
}

int
main(void)
{
	size_t n;

	for (n = 0; n <= LONGEST; n++)
		test_length(n);
	test_many();
	return test_end();
}
