/* SPDX-License-Identifier: MPL-2.0 */
/* Texts without a sign of markup are read by us: the tree must be the one that
 * the library alone makes, for each text here and what comes of it when it is
 * changed here and there. */
#include <cmark-gfm-core-extensions.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/text/markdown.h"
#include "lib/text/markdown_pool.h"
#include "tests/unit/harness.h"

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

/* What walks our tree takes its memory where the tree has it. */
static char *
xml(cmark_node *root)
{
	struct pool pool = {0};
	char *text;

	pool_use(&pool);
	text = cmark_render_xml_with_mem(root, CMARK_OPT_DEFAULT,
		cmark_get_default_mem_allocator());
	pool_use(NULL);
	pool_free(&pool);
	return text;
}

static bool
compare(struct str text)
{
	struct arena arena = {0};
	struct findings fs = {.arena = &arena};
	struct source src;
	cmark_parser *parser;
	cmark_node *alone = parse_alone(&parser, text);
	struct block *b;
	char *ours, *theirs = xml(alone);
	bool same;

	source_init(&src, &arena, "x", text);
	b = markdown_parse(md, &src, span_make(0, text.n), &fs);
	ours = b ? xml(b->node) : NULL;
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
	return same;
}

static uint32_t seed = 1;

static uint32_t
draw(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
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
		"www.a.dk", "http://a.dk", "```\n", "+ ", "$", "=", "\\\n"};
	uint32_t times = 1 + draw(4), at, n;

	buf_reset(out);
	buf_str(out, text);
	while (times-- && out->n) {
		const char *bit = bits[draw(sizeof(bits) / sizeof(bits[0]))];
		struct buf next = {0};

		at = draw((uint32_t)out->n + 1);
		n = draw(3) ? 0 : draw(6);
		n = at + n > out->n ? (uint32_t)out->n - at : n;
		buf_add(&next, out->p, at);
		if (draw(5))
			buf_z(&next, bit);
		buf_add(&next, out->p + at + n, out->n - at - n);
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
	ok(compared > 7000, "most of them were compared: %zu", compared);
	buf_free(&changed);
	markdown_free(md);
	return test_end();
}
