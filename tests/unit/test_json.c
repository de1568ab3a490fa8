/* SPDX-License-Identifier: MPL-2.0 */
/* Writing JSON. */
#include "lib/text/json.h"
#include "tests/unit/harness.h"

static void
test_quote(void)
{
	static const struct {
		const char *name, *in, *want;
	} cases[] = {
		{"nothing", "", "\"\""},
		{"Danish", "æøå 😀", "\"æøå 😀\""},
		{"quotes", "a\"b\\c/", "\"a\\\"b\\\\c/\""},
		{"line ends", "a\nb\tc\rd", "\"a\\nb\\tc\\rd\""},
		{"controls", "\x01\x1f\x7f", "\"\\u0001\\u001f\\u007f\""},
		{"no UTF-8", "a\xff" "b\xc3", "\"a\xef\xbf\xbd" "b\xef\xbf\xbd\""},
		{"too long a code", "\xc0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\""},
	};
	struct buf out = {0};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_reset(&out);
		json_quote(&out, str_of(cases[i].in));
		is_text(buf_cstr(&out), cases[i].want, "quote: %s",
			cases[i].name);
	}
	buf_reset(&out);
	json_quote(&out, str_make("a\0b", 3));
	is_text(buf_cstr(&out), "\"a\\u0000b\"", "a NUL");
	buf_free(&out);
}

static void
test_structure(void)
{
	struct buf out = {0};
	struct json j = {.out = &out};

	json_open(&j, NULL, '{');
	json_text(&j, "a", "b");
	json_text(&j, "n", NULL);
	json_open(&j, "list", '[');
	json_number(&j, NULL, -12);
	json_bool(&j, NULL, true);
	json_open(&j, NULL, '{');
	json_close(&j, '}');
	json_open(&j, NULL, '[');
	json_bool(&j, NULL, false);
	json_close(&j, ']');
	json_close(&j, ']');
	json_raw(&j, "raw", STR("[1,2]"));
	json_open(&j, "empty", '[');
	json_close(&j, ']');
	json_number(&j, "last", 9223372036854775807LL);
	json_close(&j, '}');
	is_text(buf_cstr(&out), "{\"a\":\"b\",\"n\":null,\"list\":[-12,true,{},"
		"[false]],\"raw\":[1,2],\"empty\":[],\"last\":9223372036854775807}",
		"commas are where they belong");
	buf_free(&out);
}

int
main(void)
{
	test_quote();
	test_structure();
	return test_end();
}
