/* SPDX-License-Identifier: MPL-2.0 */
/* Pages that no unit has a part in. */
#include "lib/site/overview.h"
#include "lib/site/pages.h"

void
missing_page(struct page *p)
{
	page_open(p, "404.html", page_text(p, W_NOT_FOUND));
	page_crumb(p, NULL, page_text(p, W_NOT_FOUND));
	page_main(p);
	html_fmt(p->out, "<h1>%t</h1>\n<p class=\"lead\">%t</p>\n<p>",
		page_text(p, W_NOT_FOUND), page_text(p, W_NOT_FOUND_TEXT));
	page_link(p, address_units(p->a, p->site), NULL, page_text(p,
		W_ALL_UNITS));
	page_raw(p, "</p>\n");
	page_close(p);
}

/* The page goes on by itself after a moment; the link is for who won't wait.
 */
void
moved_page(struct page *p, const char *path, const char *to)
{
	struct buf url = {0};
	size_t i;

	for (i = 0; path[i]; i++)
		if (path[i] == '/')
			buf_z(&url, "../");
	html_url(&url, str_of(to));
	p->refresh = arena_strdup(p->a, url.p);
	p->canonical = to;
	buf_free(&url);
	page_open(p, path, page_text(p, W_MOVED));
	page_crumb(p, NULL, page_text(p, W_MOVED));
	page_main(p);
	html_fmt(p->out, "<h1>%t</h1>\n<p class=\"lead\">%t</p>\n<p>",
		page_text(p, W_MOVED), page_text(p, W_MOVED_TEXT));
	page_link(p, to, NULL, to);
	page_raw(p, "</p>\n");
	page_close(p);
}

static void
put_paragraph(struct page *p, enum wording w)
{
	html_fmt(p->out, "<p>%t</p>\n", page_text(p, w));
}

static void
put_part(struct page *p, enum wording title, enum wording text)
{
	html_fmt(p->out, "<h2>%t</h2>\n", page_text(p, title));
	put_paragraph(p, text);
}

/* Phone and e-mail, as far as they are known. */
static void
put_contact(struct page *p)
{
	const struct config *c = p->site->config;

	page_raw(p, "<dl class=\"facts contact\">\n");
	page_fact(p, W_MUNICIPALITY, c->municipality);
	page_fact(p, W_PHONE, c->statement_phone);
	if (c->statement_email)
		html_fmt(p->out, "<div><dt>%t</dt><dd><a href=\"mailto:%t\">"
			"%t</a></dd></div>\n", page_text(p, W_EMAIL),
			c->statement_email, c->statement_email);
	page_raw(p, "</dl>\n");
}

static void
begin_text(struct page *p, const char *path, enum wording title,
	enum wording lead)
{
	page_open(p, path, page_text(p, title));
	page_crumb(p, NULL, page_text(p, title));
	page_main(p);
	html_fmt(p->out, "<header>\n<h1>%t</h1>\n<p class=\"lead\">%t</p>\n"
		"</header>\n<div class=\"prose\">\n", page_text(p, title),
		page_text(p, lead));
}

void
about_page(struct page *p)
{
	static const enum wording shown[AUDIENCE_COUNT] = {
		W_ABOUT_SHOWN_PUBLIC, W_ABOUT_SHOWN_COMMITTEE,
		W_ABOUT_SHOWN_INTERNAL};

	begin_text(p, address_about(p->a, p->site), W_ABOUT, W_ABOUT_LEAD);
	put_part(p, W_ABOUT_FOLLOW, W_ABOUT_FOLLOW_TEXT);
	put_part(p, W_ABOUT_SHOWN, shown[p->site->audience_id]);
	put_part(p, W_ABOUT_CHANGED, W_ABOUT_CHANGED_TEXT);
	put_part(p, W_ABOUT_CONTACT, W_ABOUT_CONTACT_TEXT);
	put_contact(p);
	page_raw(p, "</div>\n");
	page_close(p);
}

void
access_page(struct page *p)
{
	const struct config *c = p->site->config;

	begin_text(p, address_access(p->a, p->site), W_ACCESS, W_ACCESS_LEAD);
	html_fmt(p->out, "<h2>%t</h2>\n<ul>\n<li>%t</li>\n<li>%t</li>\n"
		"<li>%t</li>\n</ul>\n", page_text(p, W_ACCESS_DONE),
		page_text(p, W_ACCESS_DONE_1), page_text(p, W_ACCESS_DONE_2),
		page_text(p, W_ACCESS_DONE_3));
	put_part(p, W_ACCESS_HELP, W_ACCESS_HELP_TEXT);
	put_contact(p);
	put_part(p, W_STATEMENT, is_web(c->statement) ? W_STATEMENT_TEXT
		: W_STATEMENT_NONE);
	if (is_web(c->statement)) {
		html_fmt(p->out, "<p><a href=\"%t\">%t</a></p>\n",
			c->statement, page_text(p, W_GO_ON));
		put_paragraph(p, W_ACCESS_COMPLAIN);
	}
	page_raw(p, "</div>\n");
	page_close(p);
}

void
statement_page(struct page *p)
{
	const struct config *c = p->site->config;
	bool known = is_web(c->statement);

	p->refresh = known ? c->statement : NULL;
	page_open(p, "was/index.html", page_text(p, W_STATEMENT));
	page_crumb(p, NULL, page_text(p, W_STATEMENT));
	page_main(p);
	html_fmt(p->out, "<h1>%t</h1>\n<p class=\"lead\">%t</p>\n",
		page_text(p, W_STATEMENT), page_text(p, known
		? W_STATEMENT_TEXT : W_STATEMENT_NONE));
	if (known)
		html_fmt(p->out, "<p><a href=\"%t\">%t</a></p>\n",
			c->statement, page_text(p, W_GO_ON));
	page_raw(p, "<p>");
	page_link(p, address_access(p->a, p->site), NULL, page_text(p,
		W_ACCESS));
	page_raw(p, "</p>\n");
	page_close(p);
}
