/* SPDX-License-Identifier: MPL-2.0 */
/* Markdown: the tree and its places, findings, rendering. */
#include "lib/text/markdown.h"
#include "tests/unit/harness.h"

static struct markdown *md;
static struct arena arena;
static struct findings fs;
static struct source src;

static struct block *
parse(const char *text)
{
	fs = (struct findings){.arena = &arena, .path = "x.md"};
	source_init(&src, &arena, "x.md", str_of(text));
	return markdown_parse(md, &src, span_make(0, src.text.n), &fs);
}

static void
add_escaped(struct buf *out, struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] == '\n')
			buf_z(out, "\\n");
		else if (s.p[i] == '\r')
			buf_z(out, "\\r");
		else
			buf_char(out, s.p[i]);
}

/* TEXT on one line, as the name of a test; good until the next call. */
static const char *
named(const char *text)
{
	static struct buf name;

	buf_reset(&name);
	add_escaped(&name, str_of(text));
	return buf_cstr(&name);
}

/* One block a line, as deep as it stands: kind|source|text. */
static void
dump(struct buf *out, const struct block *b, int depth)
{
	static const char *const kinds[] = {"doc", "h", "p", "list", "item",
		"table", "row", "cell", "code", "quote", "hr", "comment",
		"note", "html"};
	const struct block *child;

	buf_fmt(out, "%*s%s", depth, "", kinds[b->kind]);
	if (b->level)
		buf_fmt(out, "%d", b->level);
	buf_z(out, b->ordered ? "#" : "");
	buf_z(out, b->header ? "^" : "");
	if (b->task)
		buf_z(out, b->task == TASK_DONE ? "+" : "-");
	buf_char(out, '|');
	add_escaped(out, source_slice(&src, b->span));
	if (b->text.n) {
		buf_char(out, '|');
		add_escaped(out, b->text);
	}
	buf_char(out, '\n');
	for (child = b->first; child; child = child->next)
		dump(out, child, depth + 1);
}

static void
test_trees(void)
{
	static const struct {
		const char *name, *text, *want;
	} cases[] = {
		{"nothing", "", ""},
		{"headings", "# Hej **æøå** [a](b)\n## X ##\n\nTo\nlinjer\n===\n",
			"h1|# Hej **æøå** [a](b)|Hej æøå a\n"
			"h2|## X ##|X\n"
			"h1|To\\nlinjer\\n===|To\\nlinjer\n"},
		{"emoji and CR LF", "a 😀 b\r\nc\r\n\r\n# Ø\r\n",
			"p|a 😀 b\\r\\nc|a 😀 b\\nc\n"
			"h1|# Ø|Ø\n"},
		{"lone CR", "a\rb\r# H\rc\n* x\n",
			"p|a\\rb|a\\nb\n" "h1|# H|H\n" "p|c|c\n"
			"list|* x\n" " item|* x\n" "  p|x|x\n"},
		{"lists and tasks",
			"- a\n- [x] b\n- [X] d\n  - [ ] c\n\n\n\n1. e\n",
			"list|- a\\n- [x] b\\n- [X] d\\n  - [ ] c\n"
			" item|- a\n" "  p|a|a\n"
			" item+|- [x] b\n" "  p|b|b\n"
			" item+|- [X] d\\n  - [ ] c\n" "  p|d|d\n"
			"  list|- [ ] c\n" "   item-|- [ ] c\n" "    p|c|c\n"
			"list#|1. e\n" " item|1. e\n" "  p|e|e\n"},
		{"an empty item", "- a\n-\n- b\n",
			"list|- a\\n-\\n- b\n" " item|- a\n" "  p|a|a\n"
			" item|-\n" " item|- b\n" "  p|b|b\n"},
		{"an unclosed fence in a list", "- ```\n  x\n\nafter\n",
			"list|- ```\\n  x\n" " item|- ```\\n  x\n"
			"  code|```\\n  x|x\\n\\n\n" "p|after|after\n"},
		{"code", "```c\na\n\nb\n```\n\n    c\n",
			"code|```c\\na\\n\\nb\\n```|a\\n\\nb\\n\n"
			"code|c|c\\n\n"},
		{"a table", "| a | b |\n|---|:-:|\n| c \\| d | `e` |\n| f<br>g\n",
			"table|| a | b |\\n|---|:-:|\\n| c \\| d | `e` |\\n| f<br>g\n"
			" row^|| a | b |\n" "  cell|a|a\n" "  cell|b|b\n"
			" row|| c \\| d | `e` |\n" "  cell|c \\| d|c | d\n"
			"  cell|`e`|e\n"
			" row|| f<br>g\n" "  cell|f<br>g|f\\ng\n" "  cell|\n"},
		{"a table after text", "en\n`to\ntre`\na | b\n-|-\nc | d\n\nx\n",
			"p|en\\n`to\\ntre`|en\\nto tre\n"
			"table|a | b\\n-|-\\nc | d\n"
			" row^|a | b\n" "  cell|a|a\n" "  cell|b|b\n"
			" row|c | d\n" "  cell|c|c\n" "  cell|d|d\n" "p|x|x\n"},
		{"a table of a header", "x\n\n|a|æ|\n|-|-|\n",
			"p|x|x\n" "table||a|æ|\\n|-|-|\n"
			" row^||a|æ|\n" "  cell|a|a\n" "  cell|æ|æ\n"},
		{"a table in a quote", "> | h | i |\n> |--|--|\n> | 1 | **2** |\n",
			"quote|> | h | i |\\n> |--|--|\\n> | 1 | **2** |\n"
			" table|| h | i |\\n> |--|--|\\n> | 1 | **2** |\n"
			"  row^|| h | i |\n" "   cell|h|h\n" "   cell|i|i\n"
			"  row|| 1 | **2** |\n" "   cell|1|1\n"
			"   cell|**2**|2\n"},
		{"a table in a list", "- | h |\n  |--|\n  | 1 |\n",
			"list|- | h |\\n  |--|\\n  | 1 |\n"
			" item|- | h |\\n  |--|\\n  | 1 |\n"
			"  table|| h |\\n  |--|\\n  | 1 |\n"
			"   row^|| h |\n" "    cell|h|h\n"
			"   row|| 1 |\n" "    cell|1|1\n"},
		{"comments", "<!-- a -->\n\n<!-- b\nc -->\n<!-- d -->\n\n"
			"x <!-- e --> y\n",
			"comment|<!-- a -->|<!-- a -->\n"
			"comment|<!-- b\\nc -->|<!-- b\\nc -->\n"
			"comment|<!-- d -->|<!-- d -->\n"
			"p|x <!-- e --> y|x  y\n"},
		{"comments that hide more", "<!-- a --> b\n\n<!-- open\n\nx\n",
			"html|<!-- a --> b|<!-- a --> b\n"
			"html|<!-- open\\n\\nx|<!-- open\\n\\nx\n"},
		{"footnotes", "a[^x] b[^1]\n\n[^1]: En\n[^x]: To\n\n    mere\n\nz\n",
			"p|a[^x] b[^1]|a b\n" "p|z|z\n"
			"note|[^x]: To\\n\\n    mere|x\n"
			" p|To|To\n" " p|mere|mere\n"
			"note|[^1]: En|1\n" " p|En|En\n"},
		{"escapes and entities", "\\*a\\* &aelig; &#230; &lt;b&gt;\n",
			"p|\\*a\\* &aelig; &#230; &lt;b&gt;|*a* æ æ <b>\n"},
		{"no strikethrough, no bare links", "~~a~~ www.b.dk\n",
			"p|~~a~~ www.b.dk|~~a~~ www.b.dk\n"},
		{"bars in cells", "|a|b|\n|-|-|\n| c \\| d | \\|e |\n||\\||\n",
			"table||a|b|\\n|-|-|\\n| c \\| d | \\|e |\\n||\\||\n"
			" row^||a|b|\n" "  cell|a|a\n" "  cell|b|b\n"
			" row|| c \\| d | \\|e |\n" "  cell|c \\| d|c | d\n"
			"  cell|\\|e||e\n"
			" row|||\\||\n" "  cell|\n" "  cell|\\|||\n"},
		{"a break, a lazy quote", "***\n> a\nb\n",
			"hr|***\n" "quote|> a\\nb\n" " p|a\\nb|a\\nb\n"},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct block *document = parse(cases[i].text), *b;
		struct buf got = {0};

		for (b = document->first; b; b = b->next)
			dump(&got, b, 0);
		is_text(buf_cstr(&got), cases[i].want, "tree: %s", cases[i].name);
		is_int(document->span.to, strlen(cases[i].text), "all of it");
		buf_free(&got);
	}
}

static void
test_range(void)
{
	const char *text = "---\ntitel: å\n---\n# A\n\ntekst\n\n- b\n\nefter\n";
	struct span range = {18, 34};
	struct block *d, *e;
	struct buf got = {0};

	fs = (struct findings){.arena = &arena};
	source_init(&src, &arena, "x.md", str_of(text));
	d = markdown_parse(md, &src, range, &fs);
	e = markdown_parse(md, &src, span_make(src.text.n - 6, src.text.n), &fs);
	dump(&got, d, 0);
	is_text(buf_cstr(&got), "doc|# A\\n\\ntekst\\n\\n- b\\n\n h1|# A|A\n"
		" p|tekst|tekst\n list|- b\n  item|- b\n   p|b|b\n",
		"a part of a file, places are the file's");
	ok(str_is(e->first->text, "efter")
		&& str_is(d->first->text, "A"), "two trees live side by side");
	ok(str_is(markdown_source(&src, d->first, d->last),
		"# A\n\ntekst\n\n- b"), "source as written");
	buf_reset(&got);
	markdown_plain(&got, d);
	is_text(buf_cstr(&got), "A\ntekst\nb", "plain text");
	buf_free(&got);
}

/* What may carry a class must never pass for a text without signs. */
static void
test_signs(void)
{
	static const struct {
		const char *text;
		bool signs;
	} cases[] = {
		{"a", false}, {"En længere tekst (med - tegn): æøå, 1/2.", false},
		{"a\nb", false}, {"# a", false}, {"*a*", false},
		{"a [intern]", true}, {"# a [intern]", true}, {"a]", true},
		{"a [\nb", true}, {"a | b", true}, {"*a* [b]", true},
		{"a ［intern］", true}, {"&lbrack;intern&rbrack;", true},
		{"&#91;", true}, {"\\[a\\]", true},
		{"en tekst på mere end seksten tegn [", true},
		{"en tekst på mere end seksten ] tegn", true},
		{"```\n[intern]\n```", true}, {"<b>[intern]</b>", true},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		is_int(parse(cases[i].text)->first->signs, cases[i].signs,
			"signs in %s", named(cases[i].text));
}

static void
test_check(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{"[a](https://x.dk) <https://y.dk> <a@b.dk> [b](bilag/a.pdf)"
			" [c](#d) [e](/f) [g](mailto:a@b.dk) [h](?i:j)", ""},
		{"[a](javascript:x)", "usikkert-link 1:5-1:17 javascript:x;"},
		{"æ [a](JaVaScRiPt:x)", "usikkert-link 1:7-1:19 JaVaScRiPt:x;"},
		{"[a](java&#115;cript:x)", "usikkert-link 1:1-1:23 javascript:x;"},
		{"[a](data:image/png;base64,x)",
			"usikkert-link 1:5-1:28 data:image/png;base64,x;"},
		{"[a](//x.dk)", "usikkert-link 1:5-1:11 //x.dk;"},
		{"[a](https:x.dk)", "usikkert-link 1:5-1:15 https:x.dk;"},
		{"[a](https:///x.dk)", "usikkert-link 1:5-1:18 https:///x.dk;"},
		{"[a](\\\\x.dk)", "usikkert-link 1:6-1:11 \\x.dk;"},
		{"[a](</x y>)", "usikkert-link 1:6-1:10 /x y;"},
		{"[a](&#1;javascript:x)", "usikkert-link 1:1-1:22 \1javascript:x;"},
		{"<vbscript:x>", "usikkert-link 1:2-1:12 vbscript:x;"},
		{"[a]\n\n[a]: file:///etc", "usikkert-link 1:1-1:4 file:///etc;"},
		{"[a]()", "usikkert-link 1:1-1:6 ;"},
		{"![a](b.png)", ""},
		{"![](b.png)\n\n![ ](c.png)", "billede-uden-tekst 1:5-1:10 b.png;"
			"billede-uden-tekst 3:6-3:11 c.png;"},
		{"![a](https://x.dk/b.png)",
			"usikkert-link 1:6-1:24 https://x.dk/b.png;"},
		{"[![a](//b)](javascript:c)", "usikkert-link 1:13-1:25 javascript:c;"
			"usikkert-link 1:7-1:10 //b;"},
		{"a <!-- b --> c <br> d <BR/> <br />", ""},
		{"a <b>c</b>", "html 1:3-1:6 <b>;html 1:7-1:11 </b>;"},
		{"| æ |\n|--|\n| x<br>y <u>z</u> |",
			"html 3:10-3:13 <u>;html 3:14-3:18 </u>;"},
		{"| a |\n|--|\n| \\| <u> |", "html 3:6-3:9 <u>;"},
		{"x\n\n<div>\ny\n</div>\n\nz", "html 3:1-5:7 <div>…;"},
		{"<!-- a -->\n\n<!-- b --> c", "html 3:1-3:13 <!-- b --> c;"},
		{"- > <script>alert(1)</script>",
			"html 1:5-1:30 <script>alert(1)</script>;"},
		{"`<b>` \\<b> &lt;b>\n\n    <b>", ""},
		{"a[^1]\n\n[^1]: <i>x", "html 3:7-3:10 <i>;"},
	};
	size_t i, k;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct block *d = parse(cases[i].text);
		struct buf got = {0};

		markdown_check(d, &src, &fs);
		findings_locate(&fs, 0, &src);
		for (k = 0; k < fs.n; k++)
			buf_fmt(&got, "%s %u:%u-%u:%u %s;",
				finding_name(fs.v[k].code), fs.v[k].line,
				fs.v[k].column, fs.v[k].end_line,
				fs.v[k].end_column, fs.v[k].args[0]);
		is_text(buf_cstr(&got), cases[i].want, "check: %s",
			named(cases[i].text));
		buf_free(&got);
	}
}

static bool
rewrite(struct buf *out, struct str url, void *ctx)
{
	(void)ctx;
	if (str_starts(url, "hemmelig"))
		return false;
	buf_z(out, str_starts(url, "ond") ? "javascript:x" : "../");
	buf_str(out, url);
	return true;
}

static const struct render render = {.heading = 2, .task_done = "opfyldt",
	.task_open = "ikke opfyldt", .table = "Tabel", .note = "Note",
	.back = "Tilbage til teksten", .prefix = "r-", .link = rewrite};

static void
test_render(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{"# A\n\n##### B\n\n###### C\n",
			"<h2>A</h2>\n<h6>B</h6>\n<h6>C</h6>\n"},
		{"a *b* **c** `d<` & \"e\"  \nf\ng\n",
			"<p>a <em>b</em> <strong>c</strong> <code>d&lt;</code> &amp; "
			"&quot;e&quot;<br>\nf\ng</p>\n"},
		{"- a\n- b\n  - c\n", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n"
			"</ul>\n</li>\n</ul>\n"},
		{"- a\n\n- b\n", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n"
			"</li>\n</ul>\n"},
		{"3) a\n", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"},
		{"- [x] a\n- [ ] b\n",
			"<ul>\n<li class=\"task\"><span class=\"box\" aria-hidden=\"true\">"
			"☑</span> <span class=\"word\">opfyldt:</span> a</li>\n"
			"<li class=\"task\"><span class=\"box\" aria-hidden=\"true\">"
			"☐</span> <span class=\"word\">ikke opfyldt:</span> b</li>\n"
			"</ul>\n"},
		{"|a|b|\n|:-:|-:|\n|c<br>d||\n",
			"<table>\n<thead>\n<tr>\n<th scope=\"col\" class=\"center\">a</th>\n"
			"<th scope=\"col\" class=\"right\">b</th>\n</tr>\n</thead>\n"
			"<tbody>\n<tr>\n<td class=\"center\">c<br>d</td>\n"
			"<td class=\"right\"></td>\n</tr>\n</tbody>\n</table>\n"},
		{"||b|c|d|\n|-|-|-|-|\n",
			"<div class=\"table\" role=\"region\" tabindex=\"0\" "
			"aria-label=\"Tabel: b, c, d\">\n<table>\n<thead>\n<tr>\n"
			"<td></td>\n<th scope=\"col\">b</th>\n<th scope=\"col\">c</th>\n"
			"<th scope=\"col\">d</th>\n</tr>\n</thead>\n</table>\n</div>\n"},
		{"```\n<b>\n```\n\n***\n> q\n",
			"<pre tabindex=\"0\"><code>&lt;b&gt;\n</code></pre>\n<hr>\n"
			"<blockquote>\n<p>q</p>\n</blockquote>\n"},
		{"[a](https://x.dk/æ?b=1&c=\"2 \"t\")", "<p><a href=\"https://x.dk/"
			"%C3%A6?b=1&amp;c=%222\" rel=\"external noreferrer\" "
			"title=\"t\">a</a></p>\n"},
		{"[a](b.md \"t\") [c](hemmelig.md) [d](ond)",
			"<p><a href=\"../b.md\" title=\"t\">a</a> c d</p>\n"},
		{"<a@b.dk> [**x** y](javascript:z)",
			"<p><a href=\"mailto:a@b.dk\">a@b.dk</a> <strong>x</strong> y</p>\n"},
		{"![æ \"b\"](c.png) ![d](https://x/y.png) ![e](hemmelig.png)",
			"<p><img src=\"../c.png\" alt=\"æ &quot;b&quot;\"> d e</p>\n"},
		{"a<br>b <b>c</b> <!-- d -->e\n\n<div>f</div>\n\n<!-- g -->\n",
			"<p>a<br>b c e</p>\n"},
		{"a[^1]b[^1]\n\n[^1]: c\n", "<p>ab</p>\n"},
		{"**a [b *c* d](e) f**", "<p><strong>a <a href=\"../e\">b <em>c</em> d"
			"</a> f</strong></p>\n"},
	};
	struct buf got = {0};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_reset(&got);
		markdown_render(&got, parse(cases[i].text), &render);
		is_text(buf_cstr(&got), cases[i].want, "render: %s",
			named(cases[i].text));
	}
	buf_free(&got);
}

static bool
keep_note(const struct block *note, void *ctx)
{
	(void)ctx;
	return !str_is(note->text, "hemmelig");
}

static void
test_notes(void)
{
	struct footnotes notes = {0};
	struct render r = render;
	struct buf got = {0};
	struct block *d = parse("a[^b] c[^hemmelig] d[^b] e[^f]\n\n"
		"[^f]: g\n\n[^b]: h[^i]\n\n[^hemmelig]: k\n\n[^i]: l\n");

	r.notes = &notes;
	r.keep_note = keep_note;
	markdown_render(&got, d, &r);
	is_text(buf_cstr(&got), "<p>a<sup class=\"note\"><a href=\"#r-note-1\" "
		"id=\"r-ref-1\" aria-label=\"Note 1\">1</a></sup> c d<sup class="
		"\"note\"><a href=\"#r-note-1\" aria-label=\"Note 1\">1</a></sup> "
		"e<sup class=\"note\"><a href=\"#r-note-2\" id=\"r-ref-2\" "
		"aria-label=\"Note 2\">2</a></sup></p>\n", "mentions of notes");
	buf_reset(&got);
	markdown_render_notes(&got, &r);
	is_text(buf_cstr(&got), "<ol class=\"notes\">\n<li id=\"r-note-1\">\n"
		"<p>h<sup class=\"note\"><a href=\"#r-note-3\" id=\"r-ref-3\" "
		"aria-label=\"Note 3\">3</a></sup></p>\n"
		"<a class=\"back\" href=\"#r-ref-1\" aria-label=\"Tilbage til "
		"teksten 1\">↩</a></li>\n<li id=\"r-note-2\">\n<p>g</p>\n"
		"<a class=\"back\" href=\"#r-ref-2\" aria-label=\"Tilbage til "
		"teksten 2\">↩</a></li>\n<li id=\"r-note-3\">\n<p>l</p>\n"
		"<a class=\"back\" href=\"#r-ref-3\" aria-label=\"Tilbage til "
		"teksten 3\">↩</a></li>\n</ol>\n",
		"the notes, with one that a note mentions, without one left out");
	footnotes_free(&notes);
	buf_free(&got);
}

static void
test_ranges(void)
{
	struct buf got = {0};
	struct block *d = parse("# A\n\nb\n\nc\n\n- d\n- e\n- f\n\n"
		"|g|\n|-|\n|h|\n|i|\n|j|\n"), *list, *table;

	markdown_render_range(&got, d->first->next, d->first->next->next,
		&render);
	is_text(buf_cstr(&got), "<p>b</p>\n<p>c</p>\n", "siblings");
	list = d->last->kind == BLOCK_TABLE ? d->first->next->next->next : NULL;
	buf_reset(&got);
	markdown_render_range(&got, list->first->next, list->last, &render);
	is_text(buf_cstr(&got), "<ul>\n<li>e</li>\n<li>f</li>\n</ul>\n",
		"items get their list");
	table = d->last;
	buf_reset(&got);
	markdown_render(&got, table->first->next->next, &render);
	is_text(buf_cstr(&got), "<table>\n<thead>\n<tr>\n<th scope=\"col\">g</th>"
		"\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>i</td>\n</tr>\n</tbody>\n"
		"</table>\n", "a row gets its table and header");
	buf_free(&got);
}

int
main(void)
{
	md = markdown_new();
	test_trees();
	test_range();
	test_signs();
	test_check();
	test_render();
	test_notes();
	test_ranges();
	markdown_reset(md);
	markdown_free(md);
	arena_free(&arena);
	return test_end();
}
