/* SPDX-License-Identifier: MPL-2.0 */
/* Texts against each other, word by word. */
#include "lib/compare/words.h"
#include "tests/unit/harness.h"

/* Runs as [-gone-]{+new+}, trimmed, to be read. */
static const char *
show(struct buf *out, struct arena *a, const char *before, const char *after)
{
	size_t i, n;
	struct run *r = words_diff(a, str_of(before), str_of(after), &n);
	static const char *const open[] = {"", "[-", "{+"};
	static const char *const close[] = {"", "-]", "+}"};

	buf_reset(out);
	for (i = 0; i < n; i++) {
		if (i)
			buf_char(out, '|');
		buf_z(out, open[r[i].kind]);
		buf_str(out, str_trim(r[i].text));
		buf_z(out, close[r[i].kind]);
	}
	return buf_cstr(out);
}

static void
test_runs(void)
{
	static const struct {
		const char *before, *after, *runs;
	} cases[] = {
		{"", "", ""},
		{"", "ny tekst", "{+ny tekst+}"},
		{"gammel tekst", "", "[-gammel tekst-]"},
		{"den samme tekst", "den samme tekst", "den samme tekst"},
		{"den  samme\ntekst", "den samme tekst", "den samme tekst"},
		{"tyve minutter om dagen", "tredive minutter om dagen",
			"[-tyve-]|{+tredive+}|minutter om dagen"},
		{"vi læser hver dag", "vi læser højt hver dag",
			"vi læser|{+højt+}|hver dag"},
		{"vi læser højt hver dag", "vi læser hver dag",
			"vi læser|[-højt-]|hver dag"},
		{"et to tre fire", "to tre fire fem",
			"[-et-]|to tre fire|{+fem+}"},
		{"a b c d e f g", "a x c y e z g",
			"a|[-b-]|{+x+}|c|[-d-]|{+y+}|e|[-f-]|{+z+}|g"},
		{"evalueres i april", "evalueres i maj.",
			"evalueres i|[-april-]|{+maj.+}"},
		{"a b a b a b", "b a b a b a", "[-a-]|b a b a b|{+a+}"},
		{"et to og tre fire fem seks syv otte ni",
			"alle helt andre og nye ord som ingen kendte før",
			"[-et to og tre fire fem seks syv otte ni-]|"
			"{+alle helt andre og nye ord som ingen kendte før+}"},
	};
	struct arena a = {0};
	struct buf b = {0};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		is_text(show(&b, &a, cases[i].before, cases[i].after),
			cases[i].runs, "»%s« to »%s«", cases[i].before,
			cases[i].after);
	arena_free(&a);
	buf_free(&b);
}

/* What stayed and went is the old text, what stayed and came is the new one,
 * for many pairs of short texts over few words. */
static void
test_whole(void)
{
	struct arena a = {0};
	unsigned seed = 7, k, i, wrong = 0;

	for (k = 0; k < 2000; k++) {
		char text[2][64], back[2][64];
		size_t n, at[2] = {0, 0};
		struct run *r;

		for (i = 0; i < 2; i++) {
			unsigned words = (seed = seed * 1103515245u + 12345u)
				>> 16 & 15, w;

			for (w = 0; w < words; w++) {
				seed = seed * 1103515245u + 12345u;
				text[i][2 * w] = (char)('a' + (seed >> 16) % 4);
				text[i][2 * w + 1] = ' ';
			}
			text[i][2 * words] = '\0';
		}
		r = words_diff(&a, str_of(text[0]), str_of(text[1]), &n);
		for (i = 0; i < n; i++) {
			if (r[i].kind != RUN_NEW) {
				memcpy(back[0] + at[0], r[i].text.p,
					r[i].text.n);
				at[0] += r[i].text.n;
			}
			if (r[i].kind != RUN_GONE) {
				memcpy(back[1] + at[1], r[i].text.p,
					r[i].text.n);
				at[1] += r[i].text.n;
			}
		}
		for (i = 0; i < 2; i++)
			wrong += !str_eq(str_make(back[i], at[i]),
				str_of(text[i]));
		arena_reset(&a);
	}
	is_int(wrong, 0, "runs give both texts again");
	arena_free(&a);
}

static void
test_bounds(void)
{
	struct arena a = {0};
	struct buf x = {0}, y = {0};
	size_t n;
	struct run *r;
	int i;

	for (i = 0; i < 20000; i++) {
		buf_fmt(&x, "ord%d ", i);
		buf_fmt(&y, "ord%d ", i * 7 % 20000);
	}
	r = words_diff(&a, buf_view(&x), buf_view(&y), &n);
	ok(n == 2 && r[0].kind == RUN_GONE && r[1].kind == RUN_NEW,
		"texts that are too long are replaced whole");
	buf_reset(&x);
	buf_reset(&y);
	for (i = 0; i < 3000; i++) {
		buf_fmt(&x, "ord%d ", i);
		buf_fmt(&y, "ord%d ", 2999 - i);
	}
	r = words_diff(&a, buf_view(&x), buf_view(&y), &n);
	ok(n == 2 && r[0].kind == RUN_GONE && r[1].kind == RUN_NEW,
		"texts too far apart are replaced whole");
	buf_free(&x);
	buf_free(&y);
	arena_free(&a);
}

int
main(void)
{
	test_runs();
	test_whole();
	test_bounds();
	return test_end();
}
