/* SPDX-License-Identifier: MPL-2.0 */
/* The gate, looking at finished pages and data. */
#include "lib/site/gate.h"

#include "lib/base/bytes.h"
#include "lib/check/check.h"
#include "lib/text/html.h"

static void
look_at(uint64_t v, struct str text, void *ctx)
{
	struct gate *g = ctx;

	if (fingerprints_has(&g->shown, v) ||
	    (g->phrases && fingerprints_has(g->phrases, v)))
		return;
	fingerprints_add(&g->odd, v);
	if (g->watch && fingerprints_has(g->watch, v))
		g->seen(v, text, &g->odd, g->ctx);
}

static void
found_cpr(struct span span, bool sure, void *ctx)
{
	struct gate *g = ctx;

	(void)span;
	g->cpr |= sure;
}

static void
begin(struct gate *g)
{
	g->cpr = false;
	g->markup.reader.found = look_at;
	g->markup.reader.ctx = g;
}

bool
gate_names(struct gate *g, struct str text)
{
	const struct listed_name *name = g->names ? names_find(g->names,
		&g->words, text) : NULL;

	if (name)
		g->named = name->line;
	return name == NULL;
}

bool
gate_page(struct gate *g, struct str page)
{
	begin(g);
	markup_read(&g->markup, page);
	check_cpr(page, found_cpr, g);
	return !g->cpr && gate_names(g, page);
}

/* Whether TEXT is one word of ASCII, which no sentence is: numbers. */
static bool
is_one_word(struct str text)
{
	size_t i = 0;

	while (text.n - i >= BYTES && bytes_bits(bytes_within(bytes_load(
	    text.p + i), 0x21, 0x7e)) == BYTES_ALL)
		i += BYTES;
	while (i < text.n && text.p[i] > 0x20 && text.p[i] < 0x7f)
		i++;
	return i == text.n;
}

/* A field of data; ESCAPED as a page has it. */
static void
read_field(struct gate *g, struct str field, bool escaped)
{
	if (field.n < SENTENCE_BYTES || is_one_word(field))
		return;
	sentences_add(&g->markup.reader, field, escaped);
	sentences_end(&g->markup.reader);
}

/* A file of fields, each ended by a tab or a line's end, whose words are those
 * of pages. */
static bool
read_fields(struct gate *g, struct str text)
{
	struct str rest = text, line, field;

	begin(g);
	while (str_split(&rest, '\n', &line))
		while (str_split(&line, '\t', &field))
			read_field(g, field, false);
	check_cpr(text, found_cpr, g);
	return !g->cpr;
}

/* Data as a page would have them. What parts two fields is unseen there: so a
 * number is found over several of them, too. */
struct data {
	struct buf text;
	size_t from;               /* where the field being read begins */
	bool quoted;
};
#define UNSEEN '*'

/* Those of the SEMICOLONS that stand between no two QUOTES. */
static uint64_t
unquoted(uint64_t semicolons, uint64_t quotes, bool quoted)
{
	int i;

	for (i = 1; i < WINDOW; i *= 2)
		quotes ^= quotes << i;
	return semicolons & (quoted ? quotes : ~quotes);
}

/* Ends the fields in what was added from AT on. */
static void
part_fields(struct gate *g, struct data *d, size_t at)
{
	char copy[WINDOW], *text = d->text.p;
	size_t from = d->from;

	for (; at < d->text.n; at += WINDOW) {
		const char *p = bytes_window(copy, str_skip(buf_view(&d->text),
			at));
		uint64_t quotes = bytes_are4(p, '"'), bits = bytes_are4(p, ';');

		if (bits)
			bits = unquoted(bits, quotes, d->quoted);
		d->quoted ^= (bool)__builtin_parityll(quotes);
		for (bits |= quotes; bits; bits &= bits - 1) {
			size_t to = at + (size_t)__builtin_ctzll(bits);

			if (to - from >= SENTENCE_BYTES)
				read_field(g, str_make(text + from, to - from),
					true);
			text[to] = UNSEEN;
			from = to + 1;
		}
	}
	d->from = from;
}

/* How many of the bytes at P are as they are on a page. */
static size_t
plain_data(const char *p)
{
	struct bytes b = bytes_load(p);
	unsigned odd = bytes_bits((struct bytes){bytes_are(b, '\\').v |
		bytes_are(b, '<').v | bytes_are(b, '&').v});

	return odd ? bytes_first(odd) : BYTES;
}

/* Another character, as a page would have it; how many bytes it took. */
static size_t
add_datum(struct buf *page, struct str rest)
{
	bool escaped = rest.p[0] == '\\' && rest.n > 1;

	if (escaped && strchr("nrt", rest.p[1]))
		buf_char(page, ' ');
	else
		html_text(page, str_make(rest.p + escaped, 1));
	return 1 + escaped;
}

bool
gate_data(struct gate *g, struct str data)
{
	struct data d = {0};
	struct str page;
	size_t i = 0;
	bool good;

	begin(g);
	while (i < data.n) {
		size_t at = d.text.n;

		i += bytes_add(&d.text, str_skip(data, i), plain_data);
		part_fields(g, &d, at);
		if (i < data.n)
			i += add_datum(&d.text, str_skip(data, i));
	}
	page = buf_view(&d.text);
	read_field(g, str_skip(page, d.from), true);
	check_cpr(page, found_cpr, g);
	good = !g->cpr && gate_names(g, page);
	buf_free(&d.text);
	return good;
}

bool
gate_file(struct gate *g, const char *path, struct str text)
{
	struct str name = str_of(path);

	if (str_ends(name, ".txt"))
		return read_fields(g, text);
	if (str_ends(name, ".json") || str_ends(name, ".csv"))
		return gate_data(g, text);
	return gate_page(g, text);
}

void
gate_reset(struct gate *g)
{
	fingerprints_reset(&g->shown);
	fingerprints_reset(&g->hidden);
	fingerprints_reset(&g->odd);
}

void
gate_free(struct gate *g)
{
	fingerprints_free(&g->shown);
	fingerprints_free(&g->hidden);
	fingerprints_free(&g->odd);
	buf_free(&g->words);
	markup_free(&g->markup);
}
