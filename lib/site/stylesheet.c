/* SPDX-License-Identifier: MPL-2.0 */
/* The style of the site: ours, and what the municipality adds to it. */
#include "lib/site/stylesheet.h"

#include "lib/base/ascii.h"
#include "lib/base/base64.h"
#include "lib/base/hash.h"

/* A text in quotes at the front of S; its length. */
static size_t
quoted(struct str s)
{
	size_t n = 1;

	while (n < s.n && s.p[n] != s.p[0] && s.p[n] != '\n')
		n += s.p[n] == '\\' && n + 1 < s.n ? 2 : 1;
	return n < s.n ? n + 1 : s.n;
}

static size_t
comment(struct str s)
{
	size_t end = str_find(str_skip(s, 2), STR("*/"));

	return 2 + end + 2 > s.n ? s.n : 2 + end + 2;
}

static bool
is_one_of(char c, const char *set)
{
	return memchr(set, c, strlen(set)) != NULL;
}

/* Whether a space between two characters says something: as in "a b", "a :b",
 * "1px 2px", "and (". */
static bool
parts(char before, char after)
{
	return !is_one_of(before, "{};,:>(\n") && !is_one_of(after, "{};,>)");
}

void
stylesheet_add(struct buf *out, struct str css)
{
	size_t from = out->n;
	bool space = false;

	while (css.n) {
		size_t n = 1;

		if (str_starts(css, "/*"))
			n = comment(css);
		if (n > 1 || is_one_of(css.p[0], " \t\r\n\f")) {
			space = true;
			css = str_skip(css, n);
			continue;
		}
		if (is_one_of(css.p[0], "\"'"))
			n = quoted(css);
		if (space && out->n > from && parts(out->p[out->n - 1],
		    css.p[0]))
			buf_char(out, ' ');
		if (css.p[0] == '}' && out->n > from &&
		    out->p[out->n - 1] == ';')
			out->n--;
		buf_add(out, css.p, n);
		space = false;
		css = str_skip(css, n);
	}
	if (out->n > from)
		buf_char(out, '\n');
}

/* Nothing in a style may end it: "<\/" is the same to CSS and no tag. */
static void
add_harmless(struct buf *out, struct str css)
{
	while (css.n) {
		size_t n = str_find(css, STR("</"));

		buf_add(out, css.p, n);
		if (n < css.n)
			buf_z(out, "<\\/");
		css = str_skip(css, n < css.n ? n + 2 : n);
	}
}

void
stylesheet_head(struct buf *out, struct str css)
{
	struct buf style = {0}, digest = {0};
	char hash[65];
	size_t i;

	add_harmless(&style, css);
	hash_sha256(hash, buf_view(&style));
	for (i = 0; i < 64; i += 2)
		buf_char(&digest, (char)(ascii_hex(hash[i]) << 4 |
			ascii_hex(hash[i + 1])));
	buf_z(out, "<meta http-equiv=\"Content-Security-Policy\" content=\""
		"default-src 'none'; img-src 'self'; style-src 'sha256-");
	base64_encode(out, buf_view(&digest));
	buf_z(out, "'; base-uri 'none'; form-action 'none'\">\n<style>");
	buf_str(out, buf_view(&style));
	buf_z(out, "</style>\n");
	buf_free(&style);
	buf_free(&digest);
}
