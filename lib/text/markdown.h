/* SPDX-License-Identifier: MPL-2.0 */
/* Markdown (CommonMark with tables, task lists and footnotes) as a tree of
 * blocks of our own, and its safe rendering. Owner of cmark-gfm. */
#ifndef LIB_TEXT_MARKDOWN_H
#define LIB_TEXT_MARKDOWN_H

#include "lib/text/finding.h"

/* BLOCK_HTML is raw HTML; it is never rendered. BLOCK_COMMENT is nothing but
 * comments. Footnotes stand last in the document, in the order of their first
 * mention, whatever their place in the source; those never mentioned are not
 * there. */
enum block_kind { BLOCK_DOCUMENT, BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_LIST,
	BLOCK_ITEM, BLOCK_TABLE, BLOCK_ROW, BLOCK_CELL, BLOCK_CODE,
	BLOCK_QUOTE, BLOCK_BREAK, BLOCK_COMMENT, BLOCK_FOOTNOTE, BLOCK_HTML };

enum task { TASK_NONE, TASK_OPEN, TASK_DONE };

/* A block. TEXT is its own inline content as plain text (no emphasis, links
 * give their text, <br> and line breaks a line feed), for headings,
 * paragraphs and cells; for code, HTML and comments what is written; for
 * footnotes their label. Items, lists, quotes, rows, tables have none: their
 * children do. SPAN is the bytes in the source, for a heading its line(s),
 * for a comment <!-- … -->, for a container from its first marker to the end
 * of its last child, for a cell what stands between the pipes. */
struct block {
	enum block_kind kind;
	uint8_t level;             /* a heading's, 1..6 */
	bool ordered, header;      /* an ordered list; a table's first row */
	bool doubtful;             /* text with links, images or raw HTML */
	bool bare;                 /* text without markup: NODE has no inlines */
	bool signs;                /* text that may have [ ] |, also wide ones */
	enum task task;            /* an item's */
	struct span span;
	struct str text;
	struct block *parent, *first, *last, *next;
	void *node;                /* the library's, for rendering */
};

/* Parsed texts. One object serves many texts: every tree stays valid until
 * markdown_reset, which keeps the memory for the next ones. */
struct markdown;
struct markdown *markdown_new(void);
void markdown_reset(struct markdown *md);
void markdown_free(struct markdown *md);

/* Limits counted before parsing, so that the finding is the same on every
 * machine: a hostile text costs bounded time (DESIGN section 6). A run is the
 * lines between two blank ones. */
#define MARKDOWN_SIZE ((size_t)256 << 10)
#define MARKDOWN_LINE ((size_t)16 << 10)
#define MARKDOWN_NESTING 32
#define MARKDOWN_COLUMNS 64
#define MARKDOWN_CELLS 32768              /* of a text: columns × lines */
#define MARKDOWN_REFERENCES ((size_t)1 << 20) /* definitions × uses, bytes */
#define MARKDOWN_BRACKETS 4096            /* [ in a run, but those of tasks */
#define MARKDOWN_HTML 1000                /* <! and <? in a run */
#define MARKDOWN_DELIMITERS 256           /* lines like |---|---| in a run */

/* Adds a finding for the first limit that RANGE of SRC exceeds; whether it
 * keeps to all. */
bool markdown_limits(const struct source *src, struct span range,
	struct findings *fs);

/* Parses RANGE of SRC (UTF-8, which must stay) and returns the document block.
 * Findings: limits exceeded (then NULL). What is unsafe is judged below,
 * heading levels elsewhere. */
struct block *markdown_parse(struct markdown *md, const struct source *src,
	struct span range, struct findings *fs);

/* Adds findings for what is unsafe or not accessible anywhere in the text:
 * raw HTML (but comments, and <br> in a line), links whose scheme is not
 * http, https, mailto or none, protocol-relative ones, images that are not of
 * this repository, images without a text. A hundred at the most. */
void markdown_check(const struct block *document, const struct source *src,
	struct findings *fs);

/* Adds a finding for each link and image that names a file (no address of the
 * web, no place in the text) for which THERE is false. The same number at the
 * most. */
void markdown_files(const struct block *document, const struct source *src,
	bool (*there)(struct str url, void *ctx), void *ctx,
	struct findings *fs);

/* Whether URL may stand in a page: as a link, as the address of an image. */
bool markdown_link_safe(struct str url);
bool markdown_image_safe(struct str url);

/* Footnotes of a page: those mentioned so far, in order. All zero is none;
 * the owner calls footnotes_free. */
struct footnotes {
	const struct block **v;
	size_t n, cap;
};
void footnotes_free(struct footnotes *notes);

/* Rendering of blocks as HTML5 that is safe by construction: no raw HTML, no
 * unsafe link, no inline style. HEADING is the level that a heading of level 1
 * becomes (6 at the most). LINK, if not NULL, may rewrite a relative address
 * (adds the new one to OUT and returns true; false: the link is left out, its
 * text stays); PICTURE, if not NULL, adds attributes (" width=…") to the image
 * whose address LINK has just made. NOTES collects footnotes; NULL, or NOTE
 * returning false: the mention is left out. PREFIX makes ids of notes unique on
 * a page. COLUMN, if not empty, is kept with each cell (data-th), for where its
 * heading is not above it. The rest are texts that the page needs in its own
 * language. */
struct render {
	int heading;
	const char *task_done, *task_open;   /* "opfyldt", "ikke opfyldt" */
	const char *table;                   /* "Tabel" */
	struct str column;                   /* a cell's heading, if it says it itself */
	const char *note, *back;     /* "Note", "Tilbage til teksten" */
	const char *prefix;
	struct footnotes *notes;
	bool (*keep_note)(const struct block *note, void *ctx);
	bool (*link)(struct buf *out, struct str url, void *ctx);
	void (*picture)(struct buf *out, void *ctx);
	void *ctx;
};

/* Adds the HTML of BLOCK, its children included; of FIRST..LAST, siblings.
 * Footnotes among them are left out: they come by markdown_render_notes. */
void markdown_render(struct buf *out, const struct block *block,
	const struct render *render);
void markdown_render_range(struct buf *out, const struct block *first,
	const struct block *last, const struct render *render);

/* Adds the tag that CELL begins with, for a caller who fills it in himself. */
void markdown_open_cell(struct buf *out, const struct block *cell,
	const struct render *render);

/* Adds the list of the footnotes mentioned in what was rendered with
 * RENDER->notes, if any; its heading is the page's. */
void markdown_render_notes(struct buf *out, const struct render *render);

/* Plain text of BLOCK and all below it, blocks separated by a line feed;
 * comments and raw HTML are none. */
void markdown_plain(struct buf *out, const struct block *block);

/* The Markdown source of the blocks FIRST..LAST as written. */
struct str markdown_source(const struct source *src, const struct block *first,
	const struct block *last);

#endif
