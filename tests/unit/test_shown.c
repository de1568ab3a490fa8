/* SPDX-License-Identifier: MPL-2.0 */
/* What a terminal would act on is shown, and all else stays as it is. */
#include "lib/text/shown.h"
#include "tests/unit/harness.h"

static const struct {
	const char *text, *shown;
} cases[] = {
	{"", ""},
	{"Læsebånd\ti år\r\nog næste\n", "Læsebånd\ti år\r\nog næste\n"},
	{"\033[1mfed\033[0m", "\033[1mfed\033[0m"},
	{"\033[1;31mrød", "\033[1;31mrød"},
	{"\033]0;titel\007", "<1b>]0;titel<07>"},
	{"\033[2J", "<1b>[2J"},
	{"\033[1", "<1b>[1"},
	{"\033", "<1b>"},
	{"godkendt\rafvist", "godkendt<0d>afvist"},
	{"\r", "<0d>"},
	{"a\bb\177c", "a<08>b<7f>c"},
	{"\302\2332J", "<9b>2J"},
	{"\302\240§\302", "\302\240§\302"},
};

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf out = {0};

		shown_add(&out, str_of(cases[i].text));
		is_text(buf_cstr(&out), cases[i].shown, "shown");
		buf_free(&out);
	}
	return test_end();
}
