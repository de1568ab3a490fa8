/* SPDX-License-Identifier: MPL-2.0 */
/* Tables aligned; CSV read. */
#include "lib/model/tidy_table.h"
#include "lib/text/table.h"
#include "tests/unit/harness.h"

static const struct {
	const char *name, *text, *want;    /* WANT NULL: left as it is */
} tables[] = {
	{"cells are padded", "|a|b|\n|-|-|\n|søn|x|\n",
		"| a   | b   |\n| --- | --- |\n| søn | x   |\n"},
	{"alignment is kept", "|a|b|\n|:-|-:|\n|1|2|",
		"| a   | b   |\n| :-- | --: |\n| 1   | 2   |"},
	{"an aligned table is left alone",
		"| a   | b   |\n| --- | --- |\n| søn | x   |\n", NULL},
	{"escaped pipes are no borders", "|a|\n|-|\n|x \\| y|\n",
		"| a      |\n| ------ |\n| x \\| y |\n"},
	{"rows without outer pipes", "a|b\n-|-\n1|2\n",
		"| a   | b   |\n| --- | --- |\n| 1   | 2   |\n"},
	{"short rows are filled", "|a|b|\n|-|-|\n|1|\n",
		"| a   | b   |\n| --- | --- |\n| 1   |     |\n"},
	{"a table in a quote", "> |a|\n> |-|\n", NULL},
	{"no table", "|a|\n", NULL},
};

static void
test_tables(void)
{
	size_t i;

	for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		struct buf out = {0};
		bool changed = tidy_table(&out, str_of(tables[i].text));

		ok(changed == (tables[i].want != NULL), "%s: %s",
			tables[i].name, tables[i].want ? "changes" : "stays");
		if (tables[i].want)
			is_text(buf_cstr(&out), tables[i].want, "%s",
				tables[i].name);
		buf_free(&out);
	}
}

static void
test_long_cells(void)
{
	struct buf text = {0}, out = {0}, again = {0};
	int i;

	buf_z(&text, "|a|b|\n|-|-|\n|");
	for (i = 0; i < 60; i++)
		buf_char(&text, 'x');
	buf_z(&text, "|y|\n|z|w|\n");
	ok(tidy_table(&out, buf_view(&text)), "a wide column changes");
	ok(strstr(buf_cstr(&out), "| z   | w   |") != NULL,
		"a cell beside a very long one is not padded to it");
	ok(!tidy_table(&again, buf_view(&out)), "twice is as once");
	buf_free(&text);
	buf_free(&out);
	buf_free(&again);
}

static void
test_csv(void)
{
	static const char text[] = "\xef\xbb\xbfid;name;type\r\n"
		"a;\"Østre; \"\"Ø\"\"\";skole\r\n\r\nb;B\r\n";
	struct arena a = {0};
	struct source src;
	struct table t;
	struct table_row row;

	source_init(&src, &a, "x.csv", str_of(text));
	ok(table_begin(&t, &a, &src), "a header is there");
	is_int(table_column(&t, "type"), 2, "columns are found by name");
	is_int(table_column(&t, "types"), -1, "and only those that are there");
	ok(table_next(&t, &row), "a first row");
	is_text(table_field(&row, 1), "Østre; \"Ø\"", "quotes are resolved");
	ok(table_next(&t, &row), "empty rows are passed over");
	is_text(table_field(&row, 1), "B", "a second row");
	is_text(table_field(&row, 2), NULL, "a field that is missing");
	ok(!table_next(&t, &row), "and no more");
	arena_free(&a);
}

int
main(void)
{
	test_tables();
	test_long_cells();
	test_csv();
	return test_end();
}
