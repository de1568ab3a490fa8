/* SPDX-License-Identifier: MPL-2.0 */
/* The library gets a text in short, and of texts without a sign of markup no
 * inlines are asked: the tree must be the one that it makes of all of it, and
 * the places those that it has in full, for each text here and what comes of it
 * when it is changed here and there. */
#include <cmark-gfm-core-extensions.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/text/markdown.h"
#include "lib/text/markdown_pool.h"
#include "tests/unit/harness.h"
#include "tests/unit/random.h"

static struct markdown *md;
static size_t compared;

static cmark_node *
parse_alone(cmark_parser **parser, struct str text)
{
	*parser = cmark_parser_new(str_find(text, STR("[^")) < text.n
		? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT);
	if (str_chr(text, '|') < text.n)
		cmark_parser_attach_syntax_extension(*parser,
			cmark_find_syntax_extension("table"));
	cmark_parser_attach_syntax_extension(*parser,
		cmark_find_syntax_extension("tasklist"));
	cmark_parser_feed(*parser, text.p, text.n);
	return cmark_parser_finish(*parser);
}

/* Gives the bare texts below B the inlines that are left out. */
static void
add_inlines(const struct block *b)
{
	struct str rest = b->bare ? b->text : STR(""), line;
	const struct block *child;
	struct buf text = {0};
	cmark_node *n;

	while (str_split(&rest, '\n', &line)) {
		if (line.p > b->text.p)
			cmark_node_append_child(b->node, cmark_node_new_with_mem(
				CMARK_NODE_SOFTBREAK, pool_allocator()));
		buf_reset(&text);
		buf_str(&text, line);
		n = cmark_node_new_with_mem(CMARK_NODE_TEXT, pool_allocator());
		cmark_node_set_literal(n, buf_cstr(&text));
		cmark_node_append_child(b->node, n);
	}
	buf_free(&text);
	for (child = b->first; child; child = child->next)
		add_inlines(child);
}

/* What walks our tree takes its memory where the tree has it. */
static char *
xml(cmark_node *root, const struct block *b)
{
	struct pool pool = {0};
	char *text;

	pool_use(&pool);
	if (b)
		add_inlines(b);
	text = cmark_render_xml_with_mem(root, CMARK_OPT_DEFAULT,
		cmark_get_default_mem_allocator());
	pool_use(NULL);
	pool_free(&pool);
	return text;
}

static struct block *
parse(struct arena *a, struct str text)
{
	struct findings fs = {.arena = a};
	struct source *src = ARENA_NEW(a, struct source);

	source_init(src, a, "x", text);
	return markdown_parse(md, src, span_make(0, text.n), &fs);
}

/* Whether the blocks from A on are those from B on, but BEFORE bytes further
 * on. */
static bool
same_places(const struct block *a, const struct block *b, uint32_t before)
{
	for (; a && b; a = a->next, b = b->next)
		if (a->kind != b->kind || !str_eq(a->text, b->text) ||
		    a->span.from + before != b->span.from ||
		    a->span.to + before != b->span.to ||
		    !same_places(a->first, b->first, before))
			return false;
	return a == b;
}

/* A text that has the sign of a token has none made of it. */
static bool
compare_places(struct str text)
{
	struct arena arena = {0};
	struct buf full = {0};
	struct block *a, *b;
	bool same;

	buf_z(&full, "\x02\n\n");
	buf_str(&full, text);
	a = parse(&arena, text);
	b = parse(&arena, buf_view(&full));
	same = a == NULL || b == NULL ||
		same_places(a->first, b->first->next, 3);
	if (!same)
		printf("# other places: %.*s\n", (int)text.n, text.p);
	markdown_reset(md);
	buf_free(&full);
	arena_free(&arena);
	return same;
}

static bool
compare(struct str text)
{
	struct arena arena = {0};
	cmark_parser *parser;
	cmark_node *alone = parse_alone(&parser, text);
	struct block *b;
	char *ours, *theirs = xml(alone, NULL);
	bool same;

	b = parse(&arena, text);
	ours = b ? xml(b->node, b) : NULL;
	same = b == NULL || streq(ours, theirs);
	if (!same)
		printf("# %.*s\n# ours: %s\n# theirs: %s\n", (int)text.n,
			text.p, ours, theirs);
	compared += b != NULL;
	free(ours);
	free(theirs);
	cmark_node_free(alone);
	cmark_parser_free(parser);
	markdown_reset(md);
	arena_free(&arena);
	return same && compare_places(text);
}

/* A line, or a cell, that is given in short. */
#define LONG "En lang linje, så lang at den er givet i kort form"

/* The end of the character that AT is in. */
static uint32_t
whole(const struct buf *text, size_t at)
{
	while (at < text->n && ((unsigned char)text->p[at] & 0xc0) == 0x80)
		at++;
	return (uint32_t)at;
}

/* Changes TEXT in one to four places. */
static void
mutate(struct buf *out, struct str text)
{
	static const char *const bits[] = {"\n", "\n\n", " ", "  ", "  \n",
		"\n ", "\t", "\r\n", "\r", "# ", " #", "\n---\n", "\n===\n",
		"- ", "1. ", "> ", "    ", "*", "_", "`", "[", "]", "](a)",
		"![", "<", ">", "<br>", "<!-- a -->", "&", "&amp;", "!", "\\",
		"|", "\n|---|\n", "\n|a|b|\n|-|-|\n", "~", "^", "[^1]",
		"\n[^1]: a\n", "\n[a]: b\n", "[ ] ", "[x] ", "\xc2\xa0", "æ",
		"］", "\f", "\v", "\x7f", "{", "}", "\"", "'", "a@b.dk",
		"www.a.dk", "http://a.dk", "```\n", "+ ", "$", "=", "\\\n",
		LONG, LONG "\n", "\n" LONG, "\n" LONG "\n", "|" LONG "|",
		"\n| " LONG " | b |\n", "-->", "\x02", "\x02" "aaaa"};
	uint32_t times = 1 + draw(4), at, to;

	buf_reset(out);
	buf_str(out, text);
	while (times-- && out->n) {
		const char *bit = bits[draw(sizeof(bits) / sizeof(bits[0]))];
		struct buf next = {0};

		at = whole(out, draw((uint32_t)out->n + 1));
		to = draw(3) ? at : whole(out, at + draw(6));
		to = to > out->n ? (uint32_t)out->n : to;
		buf_add(&next, out->p, at);
		if (draw(5))
			buf_z(&next, bit);
		buf_add(&next, out->p + to, out->n - to);
		buf_free(out);
		*out = next;
	}
}

static const char *const texts[] = {
	"En tekst\n", "En tekst", "En\ntekst på\ntre linjer\n\nOg en til.\n",
	"# Overskrift\n\nTekst.\n\n## To ##\n\nTre\n===\n\nFire\nfem\n---\nSeks\n",
	"- en\n- to\n  mere\n\n  endnu mere\n- tre\n    - fire\n",
	"1. en\n2) to\n\n> citat\n> mere\ndoven\n\n> - a\n>   b\n",
	"| a | b |\n|---|:-:|\n| c | d \\| e |\n| f |\n| g | h | i |\n\nEfter.\n",
	"før\na | b\n--|--\nc | *d*\n\n> | x |\n> |---|\n> | y z |\n",
	"- [ ] en\n- [x] to\n- [x]\n", "Note[^1] her.\n\n[^1]: Tekst\n    mere\n\nSlut\n",
	"a  \nb\n\nc \nd\n\n e\n  f\n", "*a* b\n\nc `d` e\n\n<b>f</b> g\n\nh &amp; i!\n",
	"[a]: b\n\n[a] c\n\n[d]\n\n[e]: f\ng\n", "a\r\nb\r\n\r\nc\r\n",
	"    kode\n\n```\nkode\n```\n\n<div>\nx\n</div>\n\n***\n",
	"ÆØÅ æøå – “x” …\nnæste linje\n\n中文，全角［a］\n", "\n\n   a\n\n\tb\n\n",
	LONG "\n\n" LONG " to\n" LONG " tre\n\n" LONG "\n===\n\n" LONG,
	LONG "\n\n" LONG "\n*a*\n" LONG " b\n\n> a\n" LONG "\n\n- a\n" LONG "\n\n",
	"| " LONG " | b | " LONG " |\n|---|---|---|\n| c | " LONG " \\| e |\n"
	"| f |\n| g |" LONG "| " LONG " \\|\n" LONG "\n\nEfter.\n",
	LONG "\n" LONG "|" LONG "\n--|--\nc | *d* " LONG "\n\n> | x |\n> |---|\n> | y z |\n",
	"```\n" LONG "\n| " LONG " |\n```\n\n<div>\n" LONG "\n</div>\n\n" LONG "\n",
	"<!-- a\n\n" LONG "\n\n" LONG " -->\n" LONG "\n\n    kode\n" LONG "\n",
	"~~~\n" LONG "\n\n" LONG "\n", "<script>\n" LONG "\n\n" LONG "\n</script>\n",
	"[a]: b\n'" LONG "\n" LONG "\n'\n\n[a] c\n\n[^1]: " LONG "\n\n" LONG "[^1]\n",
	"- [ ] a\n" LONG "\n- [x] b\n\n  " LONG "\n\n1. a\n" LONG "\n" LONG "\n",
	"# \n\n#\n\n## a b #c\n\n|a|\n|-|\n||\n| |\n", "a\n:-:\n|\n",
};

int
main(void)
{
	struct buf changed = {0};
	size_t i, j;

	md = markdown_new();
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct str text = str_of(texts[i]);
		bool same = compare(text);

		for (j = 0; j < 400 && same; j++) {
			mutate(&changed, text);
			same = compare(buf_view(&changed));
		}
		ok(same, "text %zu is read as the library does", i);
	}
	ok(compared > 11000, "most of them were compared: %zu", compared);
	buf_free(&changed);
	markdown_free(md);
	return test_end();
}
