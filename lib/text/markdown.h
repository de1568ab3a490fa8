/* SPDX-License-Identifier: MPL-2.0 */
/* Markdown (CommonMark with tables, task lists and footnotes) as a tree of
 * blocks of our own, and its safe rendering. Owner of cmark-gfm. */
#ifndef LIB_TEXT_MARKDOWN_H
#define LIB_TEXT_MARKDOWN_H

#include "lib/text/finding.h"

enum block_kind { BLOCK_DOCUMENT, BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_LIST,
	BLOCK_ITEM, BLOCK_TABLE, BLOCK_ROW, BLOCK_CELL, BLOCK_CODE,
	BLOCK_QUOTE, BLOCK_BREAK, BLOCK_COMMENT, BLOCK_FOOTNOTE };

enum task { TASK_NONE, TASK_OPEN, TASK_DONE };

/* A block. TEXT is its own inline content as plain text (no emphasis, links
 * give their text, <br> and line breaks a line feed), for headings,
 * paragraphs and cells; for code its literal. Items, lists, quotes, rows,
 * tables have none: their children do. SPAN is the bytes in the source, for
 * a heading its line(s), for a comment <!-- … -->. */
struct block {
	enum block_kind kind;
	uint8_t level;             /* a heading's, 1..6 */
	bool ordered, header;      /* an ordered list; a table's first row */
	enum task task;            /* an item's */
	struct span span;
	struct str text;
	struct block *parent, *first, *last, *next;
	void *node;                /* the library's, for rendering */
};

/* A parsed text. All zero is empty; its memory is reused from one
 * markdown_parse to the next and given back by markdown_free. */
struct markdown;
struct markdown *markdown_new(void);
void markdown_free(struct markdown *md);

/* Limits counted before parsing, so that the finding is the same on every
 * machine: a hostile text costs bounded time (DESIGN section 6). */
#define MARKDOWN_SIZE ((size_t)256 << 10)
#define MARKDOWN_LINE ((size_t)16 << 10)
#define MARKDOWN_NESTING 32
#define MARKDOWN_COLUMNS 64

/* Parses RANGE of SRC and returns the document block, valid until the next
 * parse with MD. Findings: limits exceeded (then NULL), raw HTML, unsafe
 * links and images, images without a text, heading levels skipped are NOT
 * judged here but below. */
struct block *markdown_parse(struct markdown *md, const struct source *src,
	struct span range, struct findings *fs);

/* Adds findings for what is unsafe or not accessible anywhere in the text:
 * raw HTML (but comments, and <br>), links whose scheme is not http, https,
 * mailto or none, protocol-relative ones, images that are not of this
 * repository, images without a text. */
void markdown_check(struct markdown *md, struct findings *fs);

/* Rendering of blocks as HTML that is safe by construction: no raw HTML, no
 * unsafe link. HEADING is the level that a heading of level 1 becomes. LINK,
 * if not NULL, may rewrite a relative address (adds the new one to OUT and
 * returns true; false: the link is left out, its text stays). WORDS are texts
 * that the page needs in its own language. */
struct render {
	int heading;
	const char *task_done, *task_open;   /* "opfyldt", "ikke opfyldt" */
	bool (*link)(struct buf *out, struct str url, void *ctx);
	void *ctx;
};

/* Adds the HTML of BLOCK, its children included. */
void markdown_render(struct buf *out, const struct block *block,
	const struct render *render);

/* Plain text of BLOCK and all below it, blocks separated by a line feed. */
void markdown_plain(struct buf *out, const struct block *block);

/* The Markdown source of the blocks FIRST..LAST as written. */
struct str markdown_source(const struct source *src, const struct block *first,
	const struct block *last);

#endif
