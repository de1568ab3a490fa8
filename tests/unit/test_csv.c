/* SPDX-License-Identifier: MPL-2.0 */
/* Writing CSV. */
#include "lib/text/csv.h"
#include "tests/unit/harness.h"

static void
test_fields(void)
{
	static const struct {
		const char *name, *in, *comma, *semicolon;
	} cases[] = {
		{"NULL", NULL, "", ""},
		{"plain", "Søndre Skole", "Søndre Skole", "Søndre Skole"},
		{"a comma", "a,b", "\"a,b\"", "a,b"},
		{"a semicolon", "a;b", "a;b", "\"a;b\""},
		{"quotes", "\"a\" b\"", "\"\"\"a\"\" b\"\"\"", "\"\"\"a\"\" b\"\"\""},
		{"a line feed", "a\nb", "\"a\nb\"", "\"a\nb\""},
		{"a formula", "=1+2", "\"'=1+2\"", "\"'=1+2\""},
		{"a formula after blanks", "  @SUM(A1)", "\"'  @SUM(A1)\"",
			"\"'  @SUM(A1)\""},
		{"a tab", "\t=1", "\"'\t=1\"", "\"'\t=1\""},
		{"a command", "-cmd|' /C calc'!A0", "\"'-cmd|' /C calc'!A0\"",
			"\"'-cmd|' /C calc'!A0\""},
		{"a formula like a number", "+1+2", "\"'+1+2\"", "\"'+1+2\""},
		{"a dash", "-", "\"'-\"", "\"'-\""},
		{"numbers", "-5.8", "-5.8", "-5.8"},
		{"a telephone", "+4570101155", "+4570101155", "+4570101155"},
		{"late and many", "Læsning; skrivning, regning; \x01 og så videre",
			"\"Læsning; skrivning, regning; \x01 og så videre\"",
			"\"Læsning; skrivning, regning; \x01 og så videre\""},
		{"only the other", "Læsning, skrivning, regning, og så videre",
			"\"Læsning, skrivning, regning, og så videre\"",
			"Læsning, skrivning, regning, og så videre"},
		{"a line end at the end", "Læsning og skrivning\r",
			"\"Læsning og skrivning\r\"", "\"Læsning og skrivning\r\""},
		{"a Danish number", "-5,8", "\"-5,8\"", "-5,8"},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf out = {0};
		struct csv c;

		csv_begin(&c, &out, ',', false);
		csv_field(&c, cases[i].in);
		is_text(buf_cstr(&out), cases[i].comma, "comma: %s",
			cases[i].name);
		buf_reset(&out);
		csv_begin(&c, &out, ';', false);
		csv_field(&c, cases[i].in);
		is_text(buf_cstr(&out), cases[i].semicolon, "semicolon: %s",
			cases[i].name);
		buf_free(&out);
	}
}

static void
test_rows(void)
{
	struct buf out = {0};
	struct csv c;

	csv_begin(&c, &out, ';', true);
	csv_field(&c, "enhed");
	csv_field(&c, "antal");
	csv_row_end(&c);
	csv_field(&c, NULL);
	csv_number(&c, -3);
	csv_row_end(&c);
	is_text(buf_cstr(&out), "\xef\xbb\xbf" "enhed;antal\r\n;-3\r\n",
		"rows after a BOM");
	buf_free(&out);
}

int
main(void)
{
	test_fields();
	test_rows();
	return test_end();
}
