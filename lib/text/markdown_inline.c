/* SPDX-License-Identifier: MPL-2.0 */
/* Inline content as HTML. */
#include "lib/text/markdown_inline.h"

#include <stdlib.h>
#include <strings.h>

#include "lib/base/mem.h"
#include "lib/text/html.h"
#include "lib/text/markdown_node.h"

/* LINKED: an <a> is open; links don't nest. */
struct inlines {
	struct buf *out, text;
	const struct render *r;
	bool linked;
};

static void
add_title(struct buf *out, const cmark_node *n)
{
	struct str title = node_str(&n->as.link.title);

	if (title.n == 0)
		return;
	buf_z(out, " title=\"");
	html_text(out, title);
	buf_char(out, '"');
}

/* The address of N as it goes into the page, in IN->text; false: none. */
static bool
address(struct inlines *in, const cmark_node *n, bool safe, bool relative)
{
	struct str url = node_str(&n->as.link.url);

	buf_reset(&in->text);
	if (!safe)
		return false;
	if (relative && in->r->link) {
		if (!in->r->link(&in->text, url, in->r->ctx))
			return false;
		return markdown_link_safe(buf_view(&in->text));
	}
	buf_str(&in->text, url);
	return true;
}

static void
open_link(struct inlines *in, const cmark_node *n)
{
	struct str url = node_str(&n->as.link.url);
	bool web = url.n > 4 && strncasecmp(url.p, "http", 4) == 0
		&& (url.p[4] == ':' || url.p[4] == 's')
		&& str_find(url, STR("://")) < 6;
	bool mail = url.n > 7 && strncasecmp(url.p, "mailto:", 7) == 0;

	if (!address(in, n, markdown_link_safe(url), !web && !mail))
		return;
	buf_z(in->out, "<a href=\"");
	html_href(in->out, buf_view(&in->text));
	buf_char(in->out, '"');
	if (web)
		buf_z(in->out, " rel=\"external noreferrer\"");
	add_title(in->out, n);
	buf_char(in->out, '>');
	in->linked = true;
}

static void
close_link(struct inlines *in)
{
	if (in->linked)
		buf_z(in->out, "</a>");
	in->linked = false;
}

static void
image(struct inlines *in, const cmark_node *n)
{
	struct str url = node_str(&n->as.link.url);
	bool shown = address(in, n, markdown_image_safe(url), true);
	struct buf alt = {0};

	node_text(&alt, n);
	if (shown) {
		buf_z(in->out, "<img src=\"");
		html_href(in->out, buf_view(&in->text));
		buf_z(in->out, "\" alt=\"");
		html_text(in->out, buf_view(&alt));
		buf_char(in->out, '"');
		add_title(in->out, n);
		if (in->r->picture)
			in->r->picture(in->out, in->r->ctx);
		buf_char(in->out, '>');
	} else {
		html_text(in->out, buf_view(&alt));
	}
	buf_free(&alt);
}

void
footnotes_free(struct footnotes *notes)
{
	free(notes->v);
	memset(notes, 0, sizeof(*notes));
}

/* The number of a note on the page, from 1; the latest are looked at first. */
static size_t
note_number(struct footnotes *notes, const struct block *note, bool *fresh)
{
	size_t i;

	for (i = notes->n; i > 0; i--)
		if (notes->v[i - 1] == note)
			return i;
	VEC_GROW(notes->v, notes->cap, notes->n + 1);
	notes->v[notes->n++] = note;
	*fresh = true;
	return notes->n;
}

/* Only the first mention can be gone back to. */
static void
mention(struct inlines *in, const cmark_node *n)
{
	const struct render *r = in->r;
	const struct block *note = n->parent_footnote_def
		? n->parent_footnote_def->user_data : NULL;
	bool fresh = false;
	size_t number;

	if (note == NULL || r->notes == NULL
	    || (r->keep_note && !r->keep_note(note, r->ctx)))
		return;
	number = note_number(r->notes, note, &fresh);
	buf_z(in->out, "<sup class=\"note\"><a href=\"#");
	html_z(in->out, r->prefix);
	buf_fmt(in->out, "note-%zu\"", number);
	if (fresh) {
		buf_z(in->out, " id=\"");
		html_z(in->out, r->prefix);
		buf_fmt(in->out, "ref-%zu\"", number);
	}
	buf_z(in->out, " aria-label=\"");
	html_z(in->out, r->note);
	buf_fmt(in->out, " %zu\">%zu</a></sup>", number, number);
}

static void
enter(struct inlines *in, const cmark_node *n)
{
	switch (n->type) {
	case CMARK_NODE_TEXT:
		html_text(in->out, node_str(&n->as.literal));
		break;
	case CMARK_NODE_CODE:
		buf_z(in->out, "<code>");
		html_text(in->out, node_str(&n->as.literal));
		buf_z(in->out, "</code>");
		break;
	case CMARK_NODE_SOFTBREAK:
		buf_char(in->out, '\n');
		break;
	case CMARK_NODE_LINEBREAK:
		buf_z(in->out, "<br>\n");
		break;
	case CMARK_NODE_HTML_INLINE:
		if (node_is_break(node_str(&n->as.literal)))
			buf_z(in->out, "<br>");
		break;
	case CMARK_NODE_EMPH:
		buf_z(in->out, "<em>");
		break;
	case CMARK_NODE_STRONG:
		buf_z(in->out, "<strong>");
		break;
	case CMARK_NODE_LINK:
		open_link(in, n);
		break;
	case CMARK_NODE_IMAGE:
		image(in, n);
		break;
	case CMARK_NODE_FOOTNOTE_REFERENCE:
		mention(in, n);
		break;
	default:
		break;
	}
}

static void
leave(struct inlines *in, const cmark_node *n)
{
	switch (n->type) {
	case CMARK_NODE_EMPH:
		buf_z(in->out, "</em>");
		break;
	case CMARK_NODE_STRONG:
		buf_z(in->out, "</strong>");
		break;
	case CMARK_NODE_LINK:
		close_link(in);
		break;
	default:
		break;
	}
}

void
inline_render(struct buf *out, const struct block *b, const struct render *r)
{
	struct inlines in = {.out = out, .r = r};
	const cmark_node *root = b->node, *n = root->first_child;

	if (b->bare)
		html_text(out, b->text);
	while (n) {
		enter(&in, n);
		if (n->first_child && n->type != CMARK_NODE_IMAGE) {
			n = n->first_child;
			continue;
		}
		leave(&in, n);
		while (n->next == NULL && n->parent != root) {
			n = n->parent;
			leave(&in, n);
		}
		n = n->next;
	}
	buf_free(&in.text);
}
