/* SPDX-License-Identifier: MPL-2.0 */
/* The words of a text, or of a piece of a finished page. */
#include "lib/site/search_text.h"

#include "lib/site/search_terms.h"

#define HEADING 3
#define TEXT 1

void
search_plain(struct str text, unsigned weight,
	void (*word)(struct str word, unsigned weight, void *ctx), void *ctx)
{
	struct str w;

	while (search_word(&text, &w))
		word(w, weight, ctx);
}

/* What a tag does to the text behind it; agreements in a list have a name
 * instead of a heading. WEIGHT 0: it is passed over. */
static unsigned
weight_after(struct str tag, unsigned weight)
{
	struct str name = tag;

	if (name.n && *name.p == '/')
		name = str_skip(name, 1);
	if (name.n >= 2 && name.p[0] == 'h' && name.p[1] >= '1' &&
	    name.p[1] <= '6')
		return name.p == tag.p ? HEADING : TEXT;
	if (str_is(tag, "p class=\"name\""))
		return HEADING;
	if (str_is(tag, "dt"))
		return 0;
	if (str_is(tag, "/p") || str_is(tag, "/dt"))
		return TEXT;
	return weight;
}

/* A reference (&amp;) stands for a character that is in no word. */
static void
read_text(struct str text, unsigned weight,
	void (*word)(struct str word, unsigned weight, void *ctx), void *ctx)
{
	while (weight && text.n) {
		size_t n = str_chr(text, '&'), skip;

		search_plain(str_make(text.p, n), weight, word, ctx);
		text = str_skip(text, n);
		skip = str_chr(text, ';');
		text = str_skip(text, skip < text.n ? skip + 1 : skip);
	}
}

void
search_html(struct str html,
	void (*word)(struct str word, unsigned weight, void *ctx), void *ctx)
{
	unsigned weight = TEXT;

	while (html.n) {
		size_t n = str_chr(html, '<');

		read_text(str_make(html.p, n), weight, word, ctx);
		html = str_skip(html, n);
		if (html.n == 0)
			break;
		n = str_chr(html, '>');
		weight = weight_after(str_make(html.p + 1, n - 1), weight);
		html = str_skip(html, n < html.n ? n + 1 : n);
	}
}
