/* SPDX-License-Identifier: MPL-2.0 */
/* A drawing: its names, attributes and styles. */
#include "lib/text/svg_reader.h"

#include <strings.h>

#include "lib/base/ascii.h"
#include "lib/text/html.h"

#define ATTRIBUTES " alignment-baseline aria-hidden aria-label " \
	"aria-labelledby baseline-shift class clip clip-path clip-rule " \
	"clipPathUnits color color-interpolation cx cy d direction display " \
	"dominant-baseline dx dy fill fill-opacity fill-rule font-family " \
	"font-size font-stretch font-style font-variant font-weight fx fy " \
	"gradientTransform gradientUnits height href id lang lengthAdjust " \
	"letter-spacing marker mask maskContentUnits maskUnits media offset " \
	"opacity overflow paint-order pathLength patternContentUnits " \
	"patternTransform patternUnits points preserveAspectRatio r role " \
	"rotate rx ry shape-rendering spreadMethod stop-color stop-opacity " \
	"stroke stroke-dasharray stroke-dashoffset stroke-linecap " \
	"stroke-linejoin stroke-miterlimit stroke-opacity stroke-width " \
	"style text-anchor text-decoration text-rendering textLength " \
	"transform type unicode-bidi vector-effect viewBox visibility width " \
	"word-spacing writing-mode x x1 x2 y y1 y2 "
#define SPARED " baseProfile contentScriptType contentStyleType " \
	"enable-background version zoomAndPan "
#define REFERRING " use linearGradient radialGradient pattern "

void
svg_spaces(struct svg_reader *r)
{
	while (r->at < r->src.n && ascii_blank(r->src.p[r->at]))
		r->at++;
}

struct str
svg_name(struct svg_reader *r)
{
	size_t from = r->at;

	while (r->at < r->src.n && (ascii_alnum(r->src.p[r->at]) ||
	    (r->src.p[r->at] && strchr(":_-.", r->src.p[r->at]))))
		r->at++;
	return str_make(r->src.p + from, r->at - from);
}

/* The number of "#229;" or "#xe5;" without & and ; as a character; 0: none. */
static uint32_t
numbered(struct str s)
{
	uint32_t c = 0;
	bool hex = s.n > 1 && s.p[1] == 'x';
	size_t i;

	for (i = hex ? 2 : 1; i < s.n && c < 0x110000; i++) {
		int digit = ascii_hex(s.p[i]);

		if (digit < 0 || (!hex && digit > 9))
			return 0;
		c = c * (hex ? 16 : 10) + (uint32_t)digit;
	}
	return c < 0x110000 && xml_allows(c) ? c : 0;
}

static uint32_t
referred(struct str s)
{
	static const struct {
		const char *name;
		uint32_t c;
	} known[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'},
		{"apos", '\''}};
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (str_is(s, known[i].name))
			return known[i].c;
	return str_starts(s, "#") ? numbered(s) : 0;
}

bool
svg_plain(struct buf *out, struct str text)
{
	while (text.n) {
		size_t n = str_chr(text, '&'), end;
		uint32_t c;

		buf_add(out, text.p, n);
		text = str_skip(text, n);
		if (text.n == 0)
			return true;
		end = str_chr(text, ';');
		c = end < text.n ? referred(str_make(text.p + 1, end - 1)) : 0;
		if (c == 0)
			return false;
		buf_utf8(out, c);
		text = str_skip(text, end + 1);
	}
	return true;
}

static bool
is_listed(const char *list, struct str name)
{
	struct str rest = str_of(list), one;

	while (str_split(&rest, ' ', &one))
		if (one.n && str_eq(one, name))
			return true;
	return false;
}

bool
svg_is_spared(struct str name)
{
	return is_listed(SPARED, name) || str_starts(name, "data-") ||
		(str_chr(name, ':') < name.n && !str_is(name, "xlink:href"));
}

static bool
has(struct str s, const char *word)
{
	size_t n = strlen(word);

	for (; s.n >= n; s = str_skip(s, 1))
		if (strncasecmp(s.p, word, n) == 0)
			return true;
	return false;
}

/* Every url(…) leads to a part of the drawing itself, and none is spelt
 * otherwise. */
static bool
stays_inside(struct str s)
{
	if (str_chr(s, '\\') < s.n)
		return false;
	while (s.n >= 4) {
		if (strncasecmp(s.p, "url(", 4) != 0) {
			s = str_skip(s, 1);
			continue;
		}
		s = str_skip(s, 4);
		while (s.n && (ascii_blank(*s.p) || strchr("\"'", *s.p)))
			s = str_skip(s, 1);
		if (!str_starts(s, "#"))
			return false;
	}
	return true;
}

/* No rule that fetches (@import, image-set, src), and nothing spelt so that
 * it could be one. */
bool
svg_style_good(struct str css)
{
	return str_chr(css, '@') == css.n &&
		str_chr(css, '<') == css.n && !has(css, "//") &&
		!has(css, "image") && !has(css, "src(") && !has(css, "/*") &&
		!has(css, "expression") && !has(css, "script:") &&
		stays_inside(css);
}

bool
svg_attribute_good(const char *element, struct str name, struct str value)
{
	if (str_is(name, "xlink:href") || str_is(name, "href"))
		return str_starts(value, "#") && is_listed(REFERRING,
			str_of(element));
	return is_listed(ATTRIBUTES, name) && (str_is(name, "style")
		? svg_style_good(value) : stays_inside(value));
}
