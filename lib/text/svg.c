/* SPDX-License-Identifier: MPL-2.0 */
/* A drawing: its elements. */
#include "lib/text/svg_reader.h"

#include "lib/base/ascii.h"
#include "lib/text/html.h"

#define SPACE "http://www.w3.org/2000/svg"

static const char *const elements[] = {"svg", "g", "defs", "symbol", "use",
	"path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
	"text", "tspan", "title", "desc", "style", "clipPath", "mask",
	"pattern", "linearGradient", "radialGradient", "stop", NULL};

/* Adds a finding from the byte FROM to the reader's place, about WHAT. */
static void
wrong(struct svg_reader *r, enum finding_code code, size_t from,
	struct str what)
{
	r->good = false;
	finding_add(r->fs, code, span_make((uint32_t)from, (uint32_t)
		(r->at > from ? r->at : from + 1)), arena_strndup(
		r->fs->arena, what.p, what.n < 60 ? what.n : 60));
}

static void
broken(struct svg_reader *r, size_t from)
{
	struct str rest = str_skip(r->src, from);

	wrong(r, FINDING_PICTURE_BROKEN, from, str_make(rest.p,
		str_chr(rest, '\n')));
	r->at = r->src.n;
}

/* The list's own text, which lasts. */
static const char *
element_of(struct str name)
{
	size_t i;

	for (i = 0; elements[i]; i++)
		if (str_is(name, elements[i]))
			return elements[i];
	return NULL;
}

static const struct svg_open *
inner(const struct svg_reader *r)
{
	return r->depth ? &r->open[r->depth - 1] : NULL;
}

/* Where LITERAL, its references are none. Text that nothing shows is left
 * out. */
static void
read_text(struct svg_reader *r, struct str text, bool literal)
{
	const struct svg_open *in = inner(r);
	struct buf plain = {0};
	size_t from = (size_t)(text.p - r->src.p);

	if (in == NULL) {
		if (str_trim(text).n)
			broken(r, from);
		return;
	}
	if (in->dropped || !(streq(in->name, "text") || streq(in->name, "style")
	    || streq(in->name, "tspan") || streq(in->name, "title") ||
	    streq(in->name, "desc")))
		return;
	if (literal)
		buf_str(&plain, text);
	else if (!svg_plain(&plain, text))
		broken(r, from);
	if (streq(in->name, "style") && !svg_style_good(buf_view(&plain)))
		wrong(r, FINDING_PICTURE_MARKUP, from, str_trim(text));
	html_text(r->out, buf_view(&plain));
	buf_free(&plain);
}

/* What begins with <! or <?: the end of it. Entities could hide anything. */
static void
read_declaration(struct svg_reader *r)
{
	size_t from = r->at;
	struct str rest = str_skip(r->src, from);
	const char *end = str_starts(rest, "<!--") ? "-->"
		: str_starts(rest, "<?") ? "?>"
		: str_starts(rest, "<![CDATA[") ? "]]>" : ">";
	size_t n = str_find(rest, str_of(end));

	if (n == rest.n) {
		broken(r, from);
		return;
	}
	r->at += n + strlen(end);
	if (end[0] == ']')
		read_text(r, str_make(rest.p + 9, n - 9), true);
	else if (end[0] == '>' && str_chr(str_make(rest.p, n), '[') < n)
		wrong(r, FINDING_PICTURE_MARKUP, from, str_make(rest.p,
			str_chr(rest, '\n')));
}

static bool
is_known_attribute(struct svg_reader *r, const char *element, struct str name,
	struct str value, size_t from)
{
	if (str_is(name, "xmlns")) {
		if (!str_is(value, SPACE))
			wrong(r, FINDING_PICTURE_MARKUP, from, value);
		return false;
	}
	if (svg_is_spared(name))
		return false;
	if (svg_attribute_good(element, name, value))
		return true;
	wrong(r, FINDING_PICTURE_MARKUP, from, name);
	return false;
}

/* False: it is there twice, which is right for the two names of a reference
 * alone. */
static bool
put_attribute(struct svg_reader *r, struct str name, struct str value)
{
	struct str written = str_make(r->out->p + r->tag, r->out->n - r->tag);
	struct buf begin = {0};
	bool refers = str_is(name, "href") || str_is(name, "xlink:href");
	bool first;

	buf_fmt(&begin, " %.*s=\"", refers ? 4 : (int)name.n, refers ? "href"
		: name.p);
	first = str_find(written, buf_view(&begin)) == written.n;
	if (first) {
		buf_str(r->out, buf_view(&begin));
		html_text(r->out, value);
		buf_char(r->out, '"');
	}
	buf_free(&begin);
	return first || refers;
}

/* NAME="value" at the reader's place; false: that isn't there. */
static bool
read_attribute(struct svg_reader *r, const struct svg_open *e)
{
	size_t from = r->at, end;
	struct str name = svg_name(r);
	struct buf value = {0};
	bool good = true;
	char quote;

	svg_spaces(r);
	if (name.n == 0 || r->at >= r->src.n || r->src.p[r->at] != '=')
		return false;
	r->at++;
	svg_spaces(r);
	quote = r->at < r->src.n ? r->src.p[r->at] : '\0';
	if (quote != '"' && quote != '\'')
		return false;
	end = r->at + 1 + str_chr(str_skip(r->src, r->at + 1), quote);
	if (end >= r->src.n)
		return false;
	good = svg_plain(&value, str_make(r->src.p + r->at + 1,
		end - r->at - 1));
	r->at = end + 1;
	if (good && !e->dropped && is_known_attribute(r, e->name, name,
	    buf_view(&value), from))
		good = put_attribute(r, name, buf_view(&value));
	buf_free(&value);
	return good;
}

static void
close_tag(struct svg_reader *r, size_t from)
{
	struct str name = svg_name(r);
	const struct svg_open *in = inner(r);

	svg_spaces(r);
	if (in == NULL || !str_eq(name, in->written) || r->at >= r->src.n ||
	    r->src.p[r->at] != '>') {
		broken(r, from);
		return;
	}
	r->at++;
	r->depth--;
	if (!in->dropped)
		buf_fmt(r->out, "</%s>", in->name);
}

/* Whether E, which begins at FROM, may stand here. */
static bool
may_open(struct svg_reader *r, const struct svg_open *e, size_t from)
{
	bool use = streq(e->name, "use");

	if (r->depth == 0 && (r->seen || !streq(e->name, "svg"))) {
		broken(r, from);
		return false;
	}
	if (r->depth < SVG_DEPTH && e->name && !(use &&
	    ++r->uses > SVG_USES))
		return true;
	wrong(r, FINDING_PICTURE_MARKUP, from, str_make(r->src.p + from,
		r->at - from));
	return false;
}

/* What programs keep for themselves has a name of theirs: "sodipodi:namedview";
 * that is left out with all that stands in it. What isn't known goes in
 * without being written, so that the rest is looked at. */
static void
open_tag(struct svg_reader *r, size_t from)
{
	struct svg_open e = {.written = svg_name(r)};
	const struct svg_open *in = inner(r);
	bool closed;

	e.name = element_of(e.written);
	e.dropped = (in && in->dropped) || str_is(e.written, "metadata") ||
		(r->depth && str_chr(e.written, ':') < e.written.n);
	if (e.written.n == 0) {
		broken(r, from);
		return;
	}
	if (!e.dropped && !may_open(r, &e, from))
		e.dropped = true;
	r->seen = true;
	r->tag = r->out->n;
	if (!e.dropped)
		buf_fmt(r->out, r->depth ? "<%s" : "<%s xmlns=\"" SPACE "\"",
			e.name);
	for (svg_spaces(r); r->at < r->src.n && !strchr("/>",
	     r->src.p[r->at]); svg_spaces(r))
		if (!read_attribute(r, &e)) {
			broken(r, from);
			return;
		}
	closed = str_starts(str_skip(r->src, r->at), "/>");
	if (!closed && !str_starts(str_skip(r->src, r->at), ">")) {
		broken(r, from);
		return;
	}
	r->at += closed ? 2 : 1;
	if (!e.dropped)
		buf_z(r->out, closed ? "/>" : ">");
	if (closed)
		return;
	if (r->depth == SVG_DEPTH)
		broken(r, from);
	else
		r->open[r->depth++] = e;
}

static void
read_tag(struct svg_reader *r)
{
	size_t from = r->at;
	char next = from + 1 < r->src.n ? r->src.p[from + 1] : '\0';

	if (next == '!' || next == '?') {
		read_declaration(r);
	} else if (next == '/') {
		r->at += 2;
		close_tag(r, from);
	} else {
		r->at++;
		open_tag(r, from);
	}
}

bool
svg_read(struct buf *out, const struct source *src, struct findings *fs)
{
	struct svg_reader r = {.out = out, .src = src->text, .fs = fs,
		.good = true};

	if (str_starts(r.src, "\xef\xbb\xbf"))
		r.at = 3;
	while (r.at < r.src.n) {
		struct str rest = str_skip(r.src, r.at);
		size_t n = str_chr(rest, '<');

		r.at += n;
		read_text(&r, str_make(rest.p, n), false);
		if (r.at < r.src.n)
			read_tag(&r);
	}
	if (r.good && (r.depth || !r.seen))
		broken(&r, r.depth ? (size_t)(inner(&r)->written.p -
			r.src.p) : 0);
	return r.good;
}
