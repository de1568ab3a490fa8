/* SPDX-License-Identifier: MPL-2.0 */
/* What reads many bytes at once says the same as one character after the
 * other, whatever the text. */
#include <stdlib.h>

#include "lib/base/bytes.h"
#include "lib/site/sentences.h"
#include "lib/text/csv.h"
#include "lib/text/html.h"
#include "lib/text/json.h"
#include "tests/unit/harness.h"
#include "tests/unit/random.h"

/* Texts are made of these, so that all that is special meets. */
static const char *const parts[] = {"a", "B", "z", " ", " ", "word", "Æ", "ø",
	"å", "À", "Þ", "×", "\xc3", "\xc2", "\xa0", "\x97", " ", "»", "–",
	"😀", "\xe2\x80", "\xff", "\xc0", "<", ">", "&", "\"", "'", ". ", "! ",
	"?", ",", ";", "\n", "\t", "\r", "\x01", "\x7f", "et langt stykke tekst"};

static void
make(struct buf *out)
{
	unsigned count = draw(60);

	buf_reset(out);
	while (count-- > 0)
		buf_z(out, parts[draw(sizeof(parts) / sizeof(*parts))]);
}

static size_t
first_length(struct str s)
{
	uint32_t c;
	size_t n = utf8_decode(s, &c);

	return n ? n : 1;
}

struct seen {
	struct buf prints;
};

static void
see(uint64_t v, struct str text, void *ctx)
{
	struct seen *s = ctx;

	buf_fmt(&s->prints, "%016llx ", (unsigned long long)v);
	buf_str(&s->prints, text);
	buf_char(&s->prints, '\n');
}

static void
same_sentences(struct str text)
{
	struct seen whole = {{0}}, slow = {{0}};
	struct sentences a = {.found = see, .ctx = &whole};
	struct sentences b = {.found = see, .ctx = &slow};

	sentences_block(&a, text);
	while (text.n) {
		size_t n = first_length(text);

		sentences_add(&b, str_make(text.p, n), false);
		text = str_skip(text, n);
	}
	sentences_end(&b);
	if (!str_eq(buf_view(&whole.prints), buf_view(&slow.prints)))
		is_text(buf_cstr(&whole.prints), buf_cstr(&slow.prints),
			"sentences");
	sentences_free(&a);
	sentences_free(&b);
	buf_free(&whole.prints);
	buf_free(&slow.prints);
}

/* By html_text or html_url. */
static void
same_html(struct str text, void (*add)(struct buf *out, struct str s))
{
	struct buf whole = {0}, slow = {0};

	add(&whole, text);
	while (text.n) {
		size_t n = first_length(text);

		add(&slow, str_make(text.p, n));
		text = str_skip(text, n);
	}
	if (!str_eq(buf_view(&whole), buf_view(&slow)))
		is_text(buf_cstr(&whole), buf_cstr(&slow), "escaped");
	buf_free(&whole);
	buf_free(&slow);
}

static void
same_json(struct str text)
{
	struct buf whole = {0}, slow = {0};

	json_quote(&whole, text);
	buf_char(&slow, '"');
	while (text.n) {
		size_t n = first_length(text);
		struct buf one = {0};

		json_quote(&one, str_make(text.p, n));
		buf_add(&slow, one.p + 1, one.n - 2);
		buf_free(&one);
		text = str_skip(text, n);
	}
	buf_char(&slow, '"');
	if (!str_eq(buf_view(&whole), buf_view(&slow)))
		is_text(buf_cstr(&whole), buf_cstr(&slow), "quoted");
	buf_free(&whole);
	buf_free(&slow);
}

/* As a field that is no formula. */
static void
same_csv(struct str text)
{
	struct buf field = {0}, whole = {0}, slow = {0};
	struct csv c;
	size_t i;

	buf_char(&field, 'a');
	buf_str(&field, text);
	csv_begin(&c, &whole, ';', false);
	csv_field(&c, field.p);
	if (strpbrk(field.p, ";\"\r\n") == NULL) {
		buf_str(&slow, buf_view(&field));
	} else {
		buf_char(&slow, '"');
		for (i = 0; i < field.n; i++)
			buf_add(&slow, field.p[i] == '"' ? "\"\"" :
				&field.p[i], field.p[i] == '"' ? 2 : 1);
		buf_char(&slow, '"');
	}
	if (!str_eq(buf_view(&whole), buf_view(&slow)))
		is_text(buf_cstr(&whole), buf_cstr(&slow), "a field");
	buf_free(&field);
	buf_free(&whole);
	buf_free(&slow);
}

static void
same_utf8(struct str text)
{
	size_t at = 0, n;
	uint32_t c;

	while (at < text.n && (n = utf8_decode(str_skip(text, at), &c)) > 0)
		at += n;
	if (utf8_invalid(text) != at)
		is_int(utf8_invalid(text), at, "where it is no UTF-8");
}

static void
test_chr(void)
{
	char text[3 * BYTES];
	size_t n, at;

	for (n = 0; n < sizeof(text); n++)
		for (at = 0; at <= n; at += 3) {
			memset(text, '.', sizeof(text));
			if (at < n)
				text[at] = text[n - 1] = 'x';
			if (bytes_chr(str_make(text, n), 'x') !=
			    (at < n ? at : n))
				ok(false, "%zu of %zu", at, n);
		}
	ok(n == sizeof(text), "a byte is found wherever it is");
}

int
main(void)
{
	struct buf text = {0};
	unsigned i;

	test_chr();
	for (i = 0; i < 2000; i++) {
		make(&text);
		same_sentences(buf_view(&text));
		same_html(buf_view(&text), html_text);
		same_html(buf_view(&text), html_url);
		same_csv(buf_view(&text));
		same_json(buf_view(&text));
		same_utf8(buf_view(&text));
	}
	ok(i == 2000, "random texts are read alike");
	buf_free(&text);
	return test_end();
}
