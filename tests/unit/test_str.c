/* SPDX-License-Identifier: MPL-2.0 */
/* Slices, UTF-8, buffers, arenas. */
#include <stdlib.h>

#include "lib/base/mem.h"
#include "lib/base/str.h"
#include "tests/unit/harness.h"

static void
test_slices(void)
{
	struct str rest = STR("a,,b"), part;
	unsigned long n = 7;

	ok(str_eq(STR("ab"), STR("ab")) && !str_eq(STR("ab"), STR("a")),
		"equality");
	ok(str_eq(str_make(NULL, 0), STR("")), "nothing is nothing");
	ok(str_is(STR("ab"), "ab") && !str_is(STR("ab"), "abc"), "with a C string");
	ok(str_cmp(STR("a"), STR("b")) < 0 && str_cmp(STR("ab"), STR("a")) > 0
		&& str_cmp(STR("a"), STR("a")) == 0, "order, shorter first");
	ok(str_cmp(STR("\xc3\xa6"), STR("z")) > 0, "order of bytes");
	ok(str_starts(STR("abc"), "ab") && !str_starts(STR("a"), "ab"), "starts");
	ok(str_ends(STR("abc"), "bc") && !str_ends(STR("c"), "bc"), "ends");
	ok(str_is(str_trim(STR(" \t\r\na b\n ")), "a b"), "trim");
	is_int(str_trim(STR(" \n")).n, 0, "trim to nothing");
	is_int(str_chr(STR("abca"), 'a'), 0, "chr");
	is_int(str_chr(STR("abc"), 'x'), 3, "chr: none");
	is_int(str_find(STR("abcbc"), STR("bc")), 1, "find");
	is_int(str_find(STR("abc"), STR("x")), 3, "find: none");
	is_int(str_find(STR("abc"), STR("")), 0, "find: nothing");
	is_int(str_find(STR("ab"), STR("abc")), 2, "find: longer than the text");
	is_int(str_find(STR("aaab"), STR("aab")), 1, "find: at the end");
	ok(str_split(&rest, ',', &part) && str_is(part, "a"), "split: first");
	ok(str_split(&rest, ',', &part) && str_is(part, ""), "split: empty");
	ok(str_split(&rest, ',', &part) && str_is(part, "b"), "split: last");
	ok(!str_split(&rest, ',', &part), "split: no more");
	ok(str_number(STR("042"), 42, &n) && n == 42, "a number");
	ok(!str_number(STR("43"), 42, &n) && n == 42, "too large a number");
	ok(!str_number(STR(""), 9, &n) && !str_number(STR("-1"), 9, &n)
		&& !str_number(STR("1 "), 9, &n)
		&& !str_number(STR("99999999999999999999"), 9, &n), "no numbers");
	ok(streq(NULL, NULL) && !streq(NULL, "") && streq("a", "a"), "streq");
}

static void
test_utf8(void)
{
	static const struct {
		const char *bytes;
		size_t valid, count;
	} cases[] = {
		{"", 0, 0}, {"abcdefghijkl", 12, 12}, {"æøå", 6, 3},
		{"\xf0\x9f\x98\x80", 4, 1}, {"\xed\x9f\xbf", 3, 1},
		{"\xee\x80\x80", 3, 1}, {"\xf4\x8f\xbf\xbf", 4, 1},
		{"abcdefgh\xff", 8, 9}, {"a\xc3", 1, 2}, {"\xc0\x80", 0, 1},
		{"\xe0\x80\x80", 0, 1}, {"\xed\xa0\x80", 0, 1},
		{"\xf4\x90\x80\x80", 0, 1}, {"\xf0\x80\x80\x80", 0, 1},
		{"\x80", 0, 0}, {"\xc3\x28", 0, 2},
	};
	struct buf out = {0};
	size_t i, n;
	uint32_t c;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str s = str_of(cases[i].bytes);

		is_int(utf8_invalid(s), cases[i].valid, "valid to: %zu", i);
		is_int(utf8_count(s), cases[i].count, "count: %zu", i);
		if (cases[i].count != 1 || cases[i].valid != s.n)
			continue;
		buf_reset(&out);
		n = utf8_decode(s, &c);
		buf_utf8(&out, c);
		is_int(n, s.n, "decoded length: %zu", i);
		is_text(buf_cstr(&out), cases[i].bytes, "there and back: %zu", i);
	}
	buf_free(&out);
}

static void
test_buffers(void)
{
	struct buf b = {0};
	size_t i;

	is_text(buf_cstr(&b), "", "an empty buffer");
	is_int(buf_view(&b).n, 0, "an empty view");
	for (i = 0; i < 1000; i++)
		buf_fmt(&b, "%zu,", i);
	is_int(b.n, 3890, "it grows");
	ok(str_starts(buf_view(&b), "0,1,2,") && b.p[b.n] == '\0', "and holds");
	buf_reset(&b);
	buf_add(&b, "x", 1);
	buf_add(&b, NULL, 0);
	buf_char(&b, 'y');
	buf_z(&b, "z");
	memcpy(buf_room(&b, 2), "12", 2);
	b.n += 2;
	buf_char(&b, '.');
	is_text(buf_cstr(&b), "xyz12.", "piece by piece");
	buf_free(&b);
	ok(b.p == NULL && b.cap == 0, "freed");
}

/* Whether or not there was room for it. */
static void
test_format(void)
{
	bool good = true;
	int i;

	for (i = 1; i < 300; i++) {
		struct buf b = {0};

		buf_z(&b, "ab");
		buf_fmt(&b, "%*s", i, "x");
		buf_fmt(&b, "%s", "y");
		good &= b.n == (size_t)i + 3 && b.p[b.n] == '\0' &&
			str_ends(buf_view(&b), "xy");
		buf_free(&b);
	}
	ok(good, "a text made in place, of any length");
}

static void
test_arena(void)
{
	struct arena a = {0};
	size_t i, wrong = 0;
	char *big;

	for (i = 1; i < 3000; i++) {
		char *p = arena_alloc(&a, i);

		wrong += (uintptr_t)p % 16 != 0 || p[0] || p[i - 1];
		memset(p, 'x', i);
	}
	is_int(wrong, 0, "zeroed and aligned");
	big = arena_alloc(&a, 1 << 20);
	is_int(big[(1 << 20) - 1], 0, "a large piece");
	arena_reset(&a);
	is_text(arena_fmt(&a, "%d-%s", 7, "å"), "7-å", "formatted");
	is_text(arena_strndup(&a, "abc", 2), "ab", "copied");
	ok(arena_strdup(&a, NULL) == NULL, "NULL stays NULL");
	arena_free(&a);
	ok(a.head == NULL, "freed");
}

int
main(void)
{
	test_slices();
	test_utf8();
	test_buffers();
	test_format();
	test_arena();
	return test_end();
}
