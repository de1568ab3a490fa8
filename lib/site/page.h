/* SPDX-License-Identifier: MPL-2.0 */
/* A page being written: its frame, and the small parts that pages share. */
#ifndef LIB_SITE_PAGE_H
#define LIB_SITE_PAGE_H

#include "lib/base/date.h"
#include "lib/site/site.h"
#include "lib/text/html.h"

/* OUT and what PATH points at are the caller's; A is for small texts while
 * the page is made. */
struct page {
	struct buf *out;
	const struct site *site;
	struct arena *a;
	const char *path;
	struct attachments *attachments;   /* where files are taken in; or NULL */
	const char *root;          /* "../../", to the top of the site */
	size_t folder;             /* how much of PATH is folders */
	int depth;
	bool search;               /* the page with a script */
	size_t text_from, text_to; /* where in OUT a document's text stands */
	/* Set before page_open, or NULL: where the page leads on to; what it
	 * says in a line; the address (of this site) that is its own. */
	const char *refresh, *about, *canonical;
};

/* Lets P stand at PATH, for the links from it. */
void page_place(struct page *p, const char *path);

/* Empties OUT and begins the page PATH; TITLE is its own, without the
 * municipality's name. Breadcrumbs follow (TO NULL: this page itself), then
 * page_main; at last page_close. */
void page_open(struct page *p, const char *path, const char *title);
void page_crumb(struct page *p, const char *to, const char *text);
void page_main(struct page *p);
void page_close(struct page *p);

/* The part of a finished page that is its own, without the frame that all
 * have; TITLE is its own part of the title. False: it has no such frame. */
bool page_unframe(const struct site *s, const char *path, struct str page,
	struct str *title, struct str *body);

/* The text of W in the site's language, or the municipality's own. */
static inline const char *
page_text(const struct page *p, enum wording w)
{
	return p->site->texts[w];
}

/* Adds text as it is; escaped; the text of W, escaped. */
static inline void
page_raw(struct page *p, const char *html)
{
	buf_z(p->out, html);
}
static inline void
page_put(struct page *p, const char *text)
{
	html_z(p->out, text);
}
static inline void
page_say(struct page *p, enum wording w)
{
	buf_str(p->out, p->site->escaped[w]);
}

/* Adds to OUT the shortest address that leads from P to TO (of this site). */
void page_address(const struct page *p, struct buf *out, const char *to);

/* Adds the beginning of a link to TO (of this site) and, if not NULL, ID on
 * that page, up to its text; then the whole of it. */
void page_href(struct page *p, const char *to, const char *id);
void page_link(struct page *p, const char *to, const char *id,
	const char *text);

/* Adds a number; without printf, as this is done so often. */
void page_number(struct page *p, unsigned n);

/* "14. januar 2026" in a <time> element. */
void page_date(struct page *p, date d);

/* One fact of a <dl>, its value escaped; nothing for NULL or "". Its beginning
 * alone, for a value that is HTML; "</dd></div>\n" follows that. */
void page_fact(struct page *p, enum wording name, const char *value);
void page_fact_begin(struct page *p, enum wording name);

/* Begins a cell under the heading NAME, which a narrow window shows beside it;
 * a whole one with a number. */
void page_cell_begin(struct page *p, enum wording name);
void page_cell_number(struct page *p, enum wording name, unsigned n);

/* "12 aftaler" with its number in words' grammar. */
void page_count(struct page *p, size_t n, enum wording one,
	enum wording many);

/* A label for a state of an agreement: TEXT as written, else our own word. */
void page_tag(struct page *p, enum status state, const char *text);

/* Links to the years before and after; NULL where there is none. */
void page_neighbours(struct page *p, const char *before,
	const char *before_text, const char *after, const char *after_text);

#endif
