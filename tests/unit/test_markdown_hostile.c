/* SPDX-License-Identifier: MPL-2.0 */
/* Markdown that means harm: limits, and what reaches the page. */
#include <stdio.h>
#include <strings.h>
#include <sys/resource.h>

#include "lib/text/markdown.h"
#include "tests/unit/harness.h"

static struct markdown *md;
static struct arena arena;
static struct findings fs;
static struct source src;

static struct block *
parse(struct str text)
{
	fs = (struct findings){.arena = &arena, .path = "x.md"};
	source_init(&src, &arena, "x.md", text);
	return markdown_parse(md, &src, span_make(0, text.n), &fs);
}

static double
cpu_seconds(void)
{
	struct rusage r;

	getrusage(RUSAGE_SELF, &r);
	return (double)r.ru_utime.tv_sec + (double)r.ru_utime.tv_usec * 1e-6;
}

static void
repeat(struct buf *out, const char *unit, size_t times)
{
	while (times--)
		buf_z(out, unit);
}

/* FRONT, then UNIT so often, then BACK: refused for WHAT. One UNIT less (LESS
 * of them) is within the limit. */
static void
test_limits(void)
{
	static const struct {
		const char *name, *front, *unit, *back, *what, *limit;
		size_t times, less;
	} cases[] = {
		{"size", "", "123456\n\n", "x", "@document", "256 KiB", 32768, 1},
		{"a line", "a\n\n", "x", "", "@markdown-line", "16 KiB", 16385, 1},
		{"quotes", "", "> ", "x", "@markdown-nesting", "32", 33, 1},
		{"quotes without blanks", "", ">", "x", "@markdown-nesting", "32",
			33, 1},
		{"lists in lists", "", "- ", "x", "@markdown-nesting", "32", 33, 1},
		{"numbers", "", "1. ", "x", "@markdown-nesting", "32", 33, 1},
		{"after a CR", "a\r", "+ ", "x\r", "@markdown-nesting", "32", 33, 1},
		{"notes in notes", "", "[^a]: ", "x", "@markdown-nesting", "32", 33,
			1},
		{"a table's columns", "", "|-", "|", "@markdown-columns", "64", 65,
			1},
		{"columns in a quote", "> a\n> ", "|-", "", "@markdown-columns",
			"64", 65, 1},
		{"short rows", "|a|a|a|a|\n|-|-|-|-|\n", "|\n", "",
			"@markdown-cells", "32768", 8193, 1},
		{"rows without pipes", "|a|a\n|-|-\n", "a\n", "",
			"@markdown-cells", "32768", 16385, 1},
		{"headers that fit nothing", "a\n", "a|\n|-|-|\n", "",
			"@markdown-delimiters", "256", 257, 1},
		{"links in images", "", "![[]()\n", "", "@markdown-brackets", "4096",
			2049, 1},
		{"brackets", "x\n", "[\n", "", "@markdown-brackets", "4096", 4097,
			1},
		{"CDATA", "", "x <![CDATA[\n", "", "@markdown-html", "1000", 1001,
			1},
		{"declarations", "", "x <!A \n", "", "@markdown-html", "1000", 1001,
			1},
		{"instructions", "", "x <?\n", "", "@markdown-html", "1000", 1001,
			1},
		{"references", "[a]: 1234567890123456789012345678901234567890123456"
			"7890123456789012345678901234567890123456789012345678901234567"
			"8901234567890123456789012345678901234567890123456789012345678"
			"90123456789012345678901234567890123456789012345678901234567890"
			"1234567890123456789012345678901234567890123456789012345678901"
			"234567890123456789\n\n", "[a]\n\n", "", "@markdown-references",
			"1 MiB", 3500, 400},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf text = {0};
		double before = cpu_seconds();

		buf_z(&text, cases[i].front);
		repeat(&text, cases[i].unit, cases[i].times);
		buf_z(&text, cases[i].back);
		ok(parse(buf_view(&text)) == NULL, "refused: %s", cases[i].name);
		is_int(fs.n, 1, "one finding");
		is_int(fs.v ? fs.v[0].code : 0, FINDING_TOO_LARGE, "its code");
		is_text(fs.n ? fs.v[0].args[0] : "", cases[i].what, "what");
		is_text(fs.n ? fs.v[0].args[1] : "", cases[i].limit, "the limit");
		buf_reset(&text);
		buf_z(&text, cases[i].front);
		repeat(&text, cases[i].unit, cases[i].times - cases[i].less);
		buf_z(&text, cases[i].back);
		ok(parse(buf_view(&text)) != NULL && fs.n == 0,
			"within the limit: %s", cases[i].name);
		ok(cpu_seconds() - before < 2, "and quick: %s", cases[i].name);
		buf_free(&text);
		markdown_reset(md);
		arena_reset(&arena);
	}
}

/* What looks like much and is nothing but a text. */
static void
test_no_limit(void)
{
	static const struct {
		const char *name, *front, *unit;
		size_t times;
	} cases[] = {
		{"a break of many dashes", "", "- ", 200},
		{"a break of many stars", "> ", "* ", 200},
		{"an indented picture", "```\n", "                    ", 50},
		{"tasks", "", "- [ ] a\n", 20000},
		{"a long list", "", "- a\n", 60000},
		{"a long table", "|a|b|c|\n|-|-|-|\n", "|a|b|c|\n", 9000},
		{"many links", "", "[a](b.md)\n\n", 20000},
		{"many footnotes", "", "[^1]: a b c d e f g\n\n", 5000},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf text = {0};

		buf_z(&text, cases[i].front);
		repeat(&text, cases[i].unit, cases[i].times);
		ok(parse(buf_view(&text)) != NULL, "allowed: %s", cases[i].name);
		buf_free(&text);
		markdown_reset(md);
		arena_reset(&arena);
	}
}

/* What the limits let through is parsed, checked and rendered in time. */
static void
test_time(void)
{
	static const char *const units[] = {"*a **a ", "*a_ ", "_a ", "a_ ",
		"a**b", "a*", "[^a]", "&", "<", "<a ", "<a b=\"", "`", "``", "\\",
		"|", "~", "!", "\"", "<http://a", "<a@", "a\n", "- a\n", "> a\n",
		"1. a\n\n", "a\n=\n", "```\n", "<div>\n", "\t- a\n", "a\r",
		"[a]: b\n", "[a]: b '\n\n", "[](\n\n", "![[]()\n\n", "|-\n|-|\n\n",
		"x <?\n\n", "#\n", "***\n", "    a\n", "\xc3\xa6", "\xff", "*\n",
		"[^1]: [^1]\n", "[^1]\n\n"};
	size_t i;

	for (i = 0; i < sizeof(units) / sizeof(*units); i++) {
		size_t most = MARKDOWN_SIZE, n = strlen(units[i]);
		struct render r = {.heading = 2};
		struct footnotes notes = {0};
		struct buf text = {0}, out = {0};
		double before = cpu_seconds();
		struct block *d;

		while (text.n + n + 2 < most) {
			repeat(&text, units[i], 1);
			if (text.n % 8192 < n)
				buf_char(&text, '\n');
		}
		r.notes = &notes;
		d = parse(buf_view(&text));
		if (d) {
			markdown_check(d, &src, &fs);
			markdown_render(&out, d, &r);
			markdown_render_notes(&out, &r);
		}
		ok(cpu_seconds() - before < 3, "in time: unit %zu", i);
		ok(fs.n <= 100, "no flood of findings");
		buf_free(&text);
		buf_free(&out);
		footnotes_free(&notes);
		markdown_reset(md);
		arena_reset(&arena);
	}
}

/* The value of an attribute may stand in a page. */
static bool
attribute_ok(struct str name, struct str value)
{
	static const char *const plain[] = {"alt", "title", "class", "id",
		"rel", "role", "tabindex", "scope", "start", "aria-label",
		"aria-hidden"};
	struct buf url = {0};
	bool good;
	size_t i;

	if (memchr(value.p, '<', value.n) || memchr(value.p, '>', value.n))
		return false;
	for (i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		if (str_is(name, plain[i]))
			return true;
	if (!str_is(name, "href") && !str_is(name, "src"))
		return false;
	buf_str(&url, value);
	good = str_is(name, "href") ? markdown_link_safe(value)
		: markdown_image_safe(value);
	buf_free(&url);
	return good && (value.n < 11
		|| strncasecmp(value.p, "javascript:", 11) != 0);
}

/* Takes name="value" off the front of *S. */
static bool
take_attribute(struct str *s)
{
	size_t equal = str_chr(*s, '='), end;
	struct str name = str_make(s->p, equal), value;

	if (equal + 1 >= s->n || s->p[equal + 1] != '"')
		return false;
	value = str_skip(*s, equal + 2);
	end = str_chr(value, '"');
	if (end == value.n || !attribute_ok(name, str_make(value.p, end)))
		return false;
	*s = str_skip(value, end + 1);
	return true;
}

static bool
tag_ok(struct str tag)
{
	static const char *const names[] = {"p", "a", "em", "strong", "code",
		"pre", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th",
		"td", "blockquote", "hr", "br", "img", "sup", "span", "div", "h2",
		"h3", "h4", "h5", "h6"};
	size_t i, n;

	if (tag.n && tag.p[0] == '/')
		tag = str_skip(tag, 1);
	n = str_chr(tag, ' ');
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_is(str_make(tag.p, n), names[i]))
			break;
	if (i == sizeof(names) / sizeof(*names))
		return false;
	tag = str_skip(tag, n);
	while (tag.n && tag.p[0] == ' ') {
		tag = str_skip(tag, 1);
		if (!take_attribute(&tag))
			return false;
	}
	return tag.n == 0;
}

/* Nothing but tags and attributes that we write. */
static bool
page_ok(struct str html)
{
	size_t at, end;

	while ((at = str_chr(html, '<')) < html.n) {
		html = str_skip(html, at + 1);
		end = str_chr(html, '>');
		if (end == html.n || !tag_ok(str_make(html.p, end)))
			return false;
		html = str_skip(html, end + 1);
	}
	return true;
}

static void
test_page_ok(void)
{
	static const char *const bad[] = {"<script>", "<p onclick=\"x\">",
		"<a href=\"javascript:x\">", "<a href=\"//x\">", "<img src=\"http://"
		"x\">", "<p style=\"x\">", "<a href=x>", "<p", "<a href=\"a\"b>",
		"<!-- -->"};
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ok(!page_ok(str_of(bad[i])), "the test sees %s", bad[i]);
	ok(page_ok(STR("<p>a <a href=\"b\">c</a></p>")), "and lets good pass");
}

static void
test_attacks(void)
{
	static const char *const attacks[] = {
		"<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
		"<svg/onload=alert(1)>", "<iframe src=javascript:alert(1)>",
		"[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))",
		"[a](java\tscript:alert(1))", "[a](&#x6A;avascript:alert(1))",
		"[a](javascript&colon;alert(1))", "[a](\x01javascript:alert(1))",
		"[a](vbscript:x)", "[a](data:text/html;base64,PHN2Zz4=)",
		"[a](feed:javascript:alert(1))", "[a](view-source:x)",
		"[a](blob:https://x/y)", "[a](jar:x)", "[a](//evil.dk)",
		"[a](/\\evil.dk)", "[a](\\\\evil.dk)", "[a](https:evil)",
		"![a](javascript:alert(1))", "![a](https://track.dk/x.png)",
		"![a\"onerror=\"alert(1)](x.png)", "![\"><script>](x.png)",
		"[a](x \"\"onmouseover=\"alert(1)\")", "[a](x\"onclick=\"y)",
		"[a](x '\"><script>alert(1)</script>')", "<javascript:alert(1)>",
		"<a href=\"javascript:alert(1)\">a</a>", "`<script>`",
		"&lt;script&gt;", "&#60;script&#62;alert(1)", "\\<script>",
		"<!--><script>alert(1)</script>-->", "<!-- --!><script>x</script>",
		"<![CDATA[<script>x</script>]]>", "<?x <script>?>", "<!X <script>>",
		"[a][b]\n\n[b]: javascript:alert(1)",
		"[a][b]\n\n[b]: x \"\\\"><script>\"", "a[^1]\n\n[^1]: <script>x",
		"a[^\"><b>]\n\n[^\"><b>]: x", "|<script>|\n|-|\n|[a](javascript:x)|",
		"|\"a\"|b|c|<b>\"|\n|-|-|-|-|", "```<script>\n</code><script>\n```",
		"# [a](javascript:x) <b>", "~~~ \"onclick=x\n<\n~~~",
		"[a](<javascript:x>)", "![a](data:image/svg+xml,<svg>)",
		"<br onclick=x>", "<br/onload=x>", "<BR\n>", "<mailto:a\"b@c>",
		"[a](mailto:x?\"onclick=y)", "[\xff](\xff\"x)",
	};
	static const char *const wraps[] = {"%s", "# %s", "- [x] %s", "> %s",
		"| %s |\n|---|\n| %s |\n", "**%s**", "[%s](x)", "![%s](x.png)",
		"a\n%s\nb", "1. a\n\n   %s\n", "x[^n]\n\n[^n]: %s"};
	struct render r = {.heading = 2, .table = "Tabel", .note = "Note",
		.back = "Op", .prefix = ""};
	size_t i, k;

	for (i = 0; i < sizeof(attacks) / sizeof(*attacks); i++)
		for (k = 0; k < sizeof(wraps) / sizeof(*wraps); k++) {
			struct buf text = {0}, out = {0};
			struct footnotes notes = {0};
			struct block *d;
			const char *at = wraps[k], *hole;

			while ((hole = strstr(at, "%s")) != NULL) {
				buf_add(&text, at, (size_t)(hole - at));
				buf_z(&text, attacks[i]);
				at = hole + 2;
			}
			buf_z(&text, at);
			r.notes = &notes;
			d = parse(buf_view(&text));
			markdown_render(&out, d, &r);
			markdown_render_notes(&out, &r);
			ok(page_ok(buf_view(&out)), "attack %zu in wrapping %zu", i,
				k);
			if (!page_ok(buf_view(&out)))
				printf("# %s\n# %s\n", buf_cstr(&text),
					buf_cstr(&out));
			footnotes_free(&notes);
			buf_free(&text);
			buf_free(&out);
			markdown_reset(md);
			arena_reset(&arena);
		}
}

int
main(void)
{
	md = markdown_new();
	test_limits();
	test_no_limit();
	test_time();
	test_page_ok();
	test_attacks();
	markdown_free(md);
	arena_free(&arena);
	return test_end();
}
