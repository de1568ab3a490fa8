/* SPDX-License-Identifier: MPL-2.0 */
/* Drawings: what draws passes, what could run or fetch does not. */
#include "lib/report/wording.h"
#include "lib/text/svg.h"
#include "tests/unit/harness.h"

#define OPEN "<svg xmlns=\"http://www.w3.org/2000/svg\">"
#define S(inside) OPEN inside "</svg>"
#define MARKUP NULL, "billede-indhold"
#define BROKEN NULL, "billede-form"

static const struct {
	const char *in, *want, *code;
} cases[] = {
	{S("<g/>"), S("<g/>"), NULL},
	{"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"x\" \"y\">\n"
		"<!-- <script> -->" S(""), "" S(""), NULL},
	{"<svg viewBox='0 0 1 1' version=\"1.1\" xml:space=\"x\"/>",
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>",
		NULL},
	{S("<title>By &amp; &#229;&#xe5;</title><text x=\"1\">A<tspan>b</tspan></text>"),
		S("<title>By &amp; åå</title><text x=\"1\">A<tspan>b</tspan></text>"),
		NULL},
	{S("<style><![CDATA[.a{fill:#f00;mask:url(#m)}]]></style>"),
		S("<style>.a{fill:#f00;mask:url(#m)}</style>"), NULL},
	{S("<metadata><rdf:RDF a=\"1\"><script/></rdf:RDF></metadata><g/>"),
		S("<g/>"), NULL},
	{S("<sodipodi:namedview onload=\"x\"><g/></sodipodi:namedview>"),
		S(""), NULL},
	{S("<use href=\"#a\" xlink:href=\"#a\"/>"), S("<use href=\"#a\"/>"),
		NULL},
	{S("<g data-name=\"Lag\" inkscape:label=\"x\" fill=\"url(#g)\"/>"),
		S("<g fill=\"url(#g)\"/>"), NULL},
	{S("<g>skrift uden for text</g>"), S("<g></g>"), NULL},

	{S("<script>alert(1)</script>"), MARKUP},
	{S("<SCRIPT/>"), MARKUP},
	{S("<g onload=\"x\"/>"), MARKUP},
	{"<svg onload=\"x\"/>", MARKUP},
	{S("<foreignObject><p/></foreignObject>"), MARKUP},
	{S("<a href=\"#a\"><g/></a>"), MARKUP},
	{S("<image href=\"data:image/png;base64,\"/>"), MARKUP},
	{S("<use href=\"https://x.dk/a.svg#b\"/>"), MARKUP},
	{S("<use href=\"&#104;ttps://x.dk/a.svg#b\"/>"), MARKUP},
	{S("<use xlink:href=\"data:,\"/>"), MARKUP},
	{S("<path href=\"#a\"/>"), MARKUP},
	{S("<animate attributeName=\"x\"/>"), MARKUP},
	{S("<set attributeName=\"href\"/>"), MARKUP},
	{S("<filter/>"), MARKUP},
	{S("<g fill=\"url(https://x.dk/#a)\"/>"), MARKUP},
	{S("<g fill=\"URL( 'x.svg#a')\"/>"), MARKUP},
	{S("<g fill=\"u\\72l(https://x.dk)\"/>"), MARKUP},
	{S("<g style=\"fill:url(x)\"/>"), MARKUP},
	{S("<style>@import 'x.css';</style>"), MARKUP},
	{S("<style>g{background:image-set('//x')}</style>"), MARKUP},
	{S("<style>g{fill:\\75rl(x)}</style>"), MARKUP},
	{"<!DOCTYPE svg [<!ENTITY a \"b\">]>" S(""), MARKUP},
	{"<svg xmlns=\"http://www.w3.org/1999/xhtml\"/>", MARKUP},

	{"", BROKEN}, {"billede", BROKEN}, {"<html/>", BROKEN},
	{OPEN, BROKEN}, {OPEN "<g>" "</svg>", BROKEN}, {S("") "<svg/>", BROKEN},
	{S("<text>&a;</text>"), BROKEN}, {S("<g a=\"1/>"), BROKEN},
	{S("<g fill=red/>"), BROKEN}, {S("<g id=\"a\" id=\"b\"/>"), BROKEN},
	{S("<g"), BROKEN}, {S("<"), BROKEN}, {"<svg x=", BROKEN},
	{"<svg x", BROKEN}, {S("<!-- "), BROKEN}, {"</svg>", BROKEN},
};

static void
test_cases(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct arena a = {0};
		struct findings fs = {.arena = &a, .path = "x.svg"};
		struct source src;
		struct buf out = {0};
		bool good;

		source_init(&src, &a, "x.svg", str_of(cases[i].in));
		good = svg_read(&out, &src, &fs);
		findings_locate(&fs, 0, &src);
		if (cases[i].want) {
			ok(good && fs.n == 0, "%s", cases[i].in);
			is_text(buf_cstr(&out), cases[i].want, "%s",
				cases[i].in);
		} else {
			ok(!good, "%s is refused", cases[i].in);
			is_text(fs.n ? finding_name(fs.v[0].code) : "",
				cases[i].code, "%s", cases[i].in);
		}
		buf_free(&out);
		arena_free(&a);
	}
}

/* Deep nesting and many uses end; a place is where it is. */
static void
test_bounds(void)
{
	struct arena a = {0};
	struct findings fs = {.arena = &a, .path = "x.svg"};
	struct buf text = {0}, out = {0};
	struct source src;
	int i;

	buf_z(&text, OPEN);
	for (i = 0; i < 20000; i++)
		buf_z(&text, "<g>");
	source_init(&src, &a, "x.svg", buf_view(&text));
	ok(!svg_read(&out, &src, &fs), "too deep");
	buf_reset(&text);
	buf_z(&text, OPEN "\n");
	for (i = 0; i <= SVG_USES; i++)
		buf_z(&text, "<use href=\"#a\"/>\n");
	buf_z(&text, "</svg>");
	fs.n = 0;
	source_init(&src, &a, "x.svg", buf_view(&text));
	ok(!svg_read(&out, &src, &fs), "too many uses");
	findings_locate(&fs, 0, &src);
	is_int(fs.v[0].line, SVG_USES + 2, "the line of the one too many");
	buf_free(&text);
	buf_free(&out);
	arena_free(&a);
}

int
main(void)
{
	test_cases();
	test_bounds();
	return test_end();
}
