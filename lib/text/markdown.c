/* SPDX-License-Identifier: MPL-2.0 */
/* Markdown as a tree of blocks: one walk over the library's tree. */
#include "lib/text/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/parser.h>
#include <stdlib.h>

#include "lib/base/bytes.h"
#include "lib/base/mem.h"
#include "lib/text/markdown_bare.h"
#include "lib/text/markdown_node.h"
#include "lib/text/markdown_place.h"
#include "lib/text/markdown_pool.h"

struct markdown {
	struct pool pool;
	struct shortened shortened;
	struct buf text;           /* a block's, while it is gathered */
	cmark_syntax_extension *table, *tasklist;
};

struct markdown *
markdown_new(void)
{
	struct markdown *md = xcalloc(1, sizeof(*md));

	cmark_gfm_core_extensions_ensure_registered();
	md->table = cmark_find_syntax_extension("table");
	md->tasklist = cmark_find_syntax_extension("tasklist");
	return md;
}

void
markdown_reset(struct markdown *md)
{
	pool_reset(&md->pool);
}

void
markdown_free(struct markdown *md)
{
	if (md == NULL)
		return;
	pool_free(&md->pool);
	short_free(&md->shortened);
	buf_free(&md->text);
	free(md);
}

/* Nothing but comments and blanks. */
static bool
only_comments(struct str s)
{
	size_t end;

	for (s = str_trim(s); s.n; s = str_trim(str_skip(s, end))) {
		if (!str_starts(s, "<!--"))
			return false;
		end = 4 + str_find(str_skip(s, 4), STR("-->"));
		if (end == s.n)
			return false;
		end += 3;
	}
	return true;
}

static enum block_kind
table_part(const struct block *parent)
{
	if (parent->kind == BLOCK_TABLE)
		return BLOCK_ROW;
	return parent->kind == BLOCK_ROW ? BLOCK_CELL : BLOCK_TABLE;
}

static enum block_kind
kind_of(const struct markdown *md, const cmark_node *n,
	const struct block *parent)
{
	switch (n->type) {
	case CMARK_NODE_DOCUMENT:
		return BLOCK_DOCUMENT;
	case CMARK_NODE_BLOCK_QUOTE:
		return BLOCK_QUOTE;
	case CMARK_NODE_LIST:
		return BLOCK_LIST;
	case CMARK_NODE_ITEM:
		return BLOCK_ITEM;
	case CMARK_NODE_CODE_BLOCK:
		return BLOCK_CODE;
	case CMARK_NODE_HTML_BLOCK:
		return only_comments(node_str(&n->as.literal))
			? BLOCK_COMMENT : BLOCK_HTML;
	case CMARK_NODE_HEADING:
		return BLOCK_HEADING;
	case CMARK_NODE_THEMATIC_BREAK:
		return BLOCK_BREAK;
	case CMARK_NODE_FOOTNOTE_DEFINITION:
		return BLOCK_FOOTNOTE;
	default:
		return n->extension == md->table ? table_part(parent)
			: BLOCK_PARAGRAPH;
	}
}

static bool
is_doubtful(const cmark_node *root)
{
	const cmark_node *n = root;

	while ((n = node_next(root, n)) != NULL)
		if (n->type == CMARK_NODE_LINK || n->type == CMARK_NODE_IMAGE
		    || n->type == CMARK_NODE_HTML_INLINE)
			return true;
	return false;
}

/* Bytes of S that are one of [ ] |, or may begin the first two in full width.
 * Braces and backslashes are beside them, and seldom. */
static struct bytes
signs_in(struct bytes s)
{
	struct bytes wide = bytes_are(s, 0xef);

	s.v |= 0x20;
	s.v = bytes_within(s, '{', '}').v | wide.v;
	return s;
}

/* Most texts are one line, which is borrowed. */
static struct str
full_text(struct markdown *md, struct str text)
{
	if (str_chr(text, '\n') == text.n)
		return short_run(&md->shortened, text);
	buf_reset(&md->text);
	return short_restore(&md->text, &md->shortened, text)
		? pool_copy(&md->pool, buf_view(&md->text)) : text;
}

static void
gather_text(struct markdown *md, struct block *b, const cmark_node *n)
{
	const cmark_node *only = n->first_child;

	if (b->bare) {
		b->text = full_text(md, b->text);
		return;
	}
	if (only && only->next == NULL && only->type == CMARK_NODE_TEXT) {
		b->text = node_str(&only->as.literal);
		b->signs = bytes_any(b->text, signs_in);
		return;
	}
	buf_reset(&md->text);
	node_text(&md->text, n);
	b->text = pool_copy(&md->pool, str_trim(buf_view(&md->text)));
	b->doubtful = is_doubtful(n);
	b->signs = bytes_any(b->text, signs_in);
}

static void
fill(struct markdown *md, struct block *b, cmark_node *n)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		b->level = (uint8_t)n->as.heading.level;
		/* fall through */
	case BLOCK_PARAGRAPH:
	case BLOCK_CELL:
		gather_text(md, b, n);
		break;
	case BLOCK_LIST:
		b->ordered = n->as.list.list_type == CMARK_ORDERED_LIST;
		break;
	case BLOCK_ITEM:
		if (n->extension && n->extension == md->tasklist)
			b->task = n->as.list.checked ? TASK_DONE : TASK_OPEN;
		break;
	case BLOCK_ROW:
		b->header = b->parent->first == b;
		break;
	case BLOCK_CODE:
		b->text = node_str(&n->as.code.literal);
		break;
	case BLOCK_COMMENT:
	case BLOCK_HTML:
		b->text = str_trim(node_str(&n->as.literal));
		break;
	case BLOCK_FOOTNOTE:
		b->text = node_str(&n->as.literal);
		n->user_data = b;
		break;
	default:
		break;
	}
}

static struct block *
add(struct markdown *md, struct places *places, struct block *parent,
	cmark_node *n)
{
	struct block *b = pool_alloc(&md->pool, sizeof(*b));

	b->text = STR("");
	b->bare = bare_text(n, &b->text);
	b->signs = !b->bare;
	b->kind = kind_of(md, n, parent);
	b->node = n;
	b->parent = parent;
	if (parent) {
		if (parent->last)
			parent->last->next = b;
		else
			parent->first = b;
		parent->last = b;
	}
	fill(md, b, n);
	place_begin(places, b);
	return b;
}

static bool
holds_blocks(const struct block *b)
{
	switch (b->kind) {
	case BLOCK_DOCUMENT:
	case BLOCK_LIST:
	case BLOCK_ITEM:
	case BLOCK_TABLE:
	case BLOCK_ROW:
	case BLOCK_QUOTE:
	case BLOCK_FOOTNOTE:
		return true;
	default:
		return false;
	}
}

static struct block *
walk(struct markdown *md, struct places *places, cmark_node *root)
{
	struct block *document = add(md, places, NULL, root), *b = document;
	cmark_node *n = root;

	for (;;) {
		if (n->first_child && holds_blocks(b)) {
			n = n->first_child;
			b = add(md, places, b, n);
			continue;
		}
		place_end(places, b);
		while (n != root && n->next == NULL) {
			n = n->parent;
			b = b->parent;
			place_end(places, b);
		}
		if (n == root)
			return document;
		n = n->next;
		b = add(md, places, b->parent, n);
	}
}

/* What a text uses: extensions that it does not use cost time all the same. */
struct uses {
	bool tasks, footnotes, tables;
};

static struct uses
uses_of(struct str s)
{
	struct uses u = {.tables = s.n && memchr(s.p, '|', s.n)};
	const char *at = s.p, *end = s.p + s.n;

	while (at < end && (at = memchr(at, '[', (size_t)(end - at))) != NULL) {
		at++;
		if (end - at >= 2 && at[1] == ']')
			u.tasks = true;
		if (at < end && *at == '^')
			u.footnotes = true;
	}
	return u;
}

struct block *
markdown_parse(struct markdown *md, const struct source *src,
	struct span range, struct findings *fs)
{
	struct str text = source_slice(src, range);
	struct uses uses = uses_of(text);
	struct places places;
	struct block *document;
	cmark_parser *parser;

	if (!markdown_limits(src, range, fs))
		return NULL;
	pool_use(&md->pool);
	parser = cmark_parser_new_with_mem(uses.footnotes
		? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT, pool_allocator());
	if (uses.tables)
		cmark_parser_attach_syntax_extension(parser, md->table);
	if (uses.tasks)
		cmark_parser_attach_syntax_extension(parser, md->tasklist);
	short_make(&md->shortened, text);
	cmark_parser_feed(parser, buf_cstr(&md->shortened.text),
		md->shortened.text.n);
	bare_texts(parser->root, md->table, &md->shortened);
	places_init(&places, &md->pool, src, range);
	document = walk(md, &places, cmark_parser_finish(parser));
	pool_use(NULL);
	return document;
}

void
markdown_plain(struct buf *out, const struct block *block)
{
	const struct block *b;
	size_t from = out->n;

	for (b = block; b; b = block_next(block, b)) {
		if (b->kind == BLOCK_COMMENT || b->kind == BLOCK_HTML
		    || b->kind == BLOCK_FOOTNOTE || b->text.n == 0)
			continue;
		if (out->n > from)
			buf_char(out, '\n');
		buf_str(out, b->text);
	}
}

struct str
markdown_source(const struct source *src, const struct block *first,
	const struct block *last)
{
	uint32_t to = last->span.to;

	if (to < first->span.from)
		to = first->span.from;
	return source_slice(src, span_make(first->span.from, to));
}
