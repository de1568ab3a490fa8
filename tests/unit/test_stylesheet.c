/* SPDX-License-Identifier: MPL-2.0 */
/* A style sheet becomes shorter and says the same. */
#include "lib/site/stylesheet.h"
#include "tests/unit/harness.h"

static const struct {
	const char *name, *in, *out;
} cases[] = {
	{"a rule", ".a {\n\tcolor: red;\n\tmargin: 0 1px;\n}\n",
		".a{color:red;margin:0 1px}\n"},
	{"descendants", ".a  .b > .c, .d + .e {top: 0}",
		".a .b>.c,.d + .e{top:0}\n"},
	{"a pseudo-class of a descendant", ".a :hover { top: 0 }",
		".a :hover{top:0}\n"},
	{"a media query", "@media screen and (max-width: 34rem) { a { top: 0; } }",
		"@media screen and (max-width:34rem){a{top:0}}\n"},
	{"a sum", "a { top: calc(1px + (2px * 3)); }",
		"a{top:calc(1px + (2px * 3))}\n"},
	{"a negative value", "a { margin: 0 -1px; }", "a{margin:0 -1px}\n"},
	{"what is important", "a { top: 0 !important; }",
		"a{top:0 !important}\n"},
	{"comments", "/* x */ a /* y */ b { top: 0; /* z */ }", "a b{top:0}\n"},
	{"a comment without end", "a { top: 0; } /* x", "a{top:0}\n"},
	{"quotes", "a::after { content: \" { /* ; } \"; }",
		"a::after{content:\" { /* ; } \"}\n"},
	{"a quote with a quote", "a { content: '\\' ;  '; }",
		"a{content:'\\' ;  '}\n"},
	{"a quote without end", "a { content: \"x; } \n b { top: 0; }", NULL},
	{"nothing", "  \n /* x */ ", ""},
};

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf out = {0};

		stylesheet_add(&out, str_of(cases[i].in));
		if (cases[i].out)
			is_text(buf_cstr(&out), cases[i].out, "%s", cases[i].name);
		else
			ok(str_find(buf_view(&out), STR("b{top:0}")) < out.n,
				"%s takes no more than its line",
				cases[i].name);
		buf_free(&out);
	}
	return test_end();
}
