/* SPDX-License-Identifier: MPL-2.0 */
/* A page being written: its frame and small parts. */
#include "lib/site/page.h"

#include "lib/base/file.h"
#include "lib/site/stylesheet.h"

static int
depth_of(const char *path)
{
	int depth = 0;

	if (strcmp(path, "404.html") == 0)
		return SITE_ANYWHERE;
	for (; *path; path++)
		depth += *path == '/';
	return depth;
}

static void
put_own_address(struct page *p, const char *before, const char *path)
{
	page_raw(p, before);
	page_raw(p, p->site->url_text);
	html_url(p->out, str_of(path));
	page_raw(p, "\">\n");
}

static void
put_graph(struct page *p, const char *title)
{
	const char *own = p->canonical ? p->canonical : p->path;

	page_raw(p, "<meta property=\"og:title\" content=\"");
	page_put(p, title);
	page_raw(p, "\">\n");
	if (p->about) {
		page_raw(p, "<meta name=\"description\" "
			"property=\"og:description\" content=\"");
		page_put(p, p->about);
		page_raw(p, "\">\n");
	}
	if (p->site->url) {
		put_own_address(p, "<link rel=\"canonical\" href=\"", own);
		put_own_address(p, "<meta property=\"og:url\" content=\"",
			own);
	}
}

void
page_place(struct page *p, const char *path)
{
	p->path = path;
	p->depth = depth_of(path);
	p->folder = strrchr(path, '/') ? path_dir(path) + 1 : 0;
	p->root = p->site->roots[p->depth].p;
}

void
page_open(struct page *p, const char *path, const char *title)
{
	buf_reset(p->out);
	page_place(p, path);
	buf_str(p->out, p->search ? p->site->search_head
		: p->site->heads[p->depth]);
	if (p->refresh)
		html_fmt(p->out, "<meta http-equiv=\"refresh\" content=\"0; "
			"url=%t\">\n", p->refresh);
	if (p->depth == SITE_ANYWHERE)
		stylesheet_head(p->out, p->site->style);
	else if (p->site->audience_id == AUDIENCE_PUBLIC)
		put_graph(p, title);
	page_raw(p, "<title>");
	page_put(p, title);
	page_raw(p, " – ");
	buf_str(p->out, p->site->necks[p->depth]);
	if (strcmp(path, "index.html") == 0)
		return;
	html_fmt(p->out, "<nav class=\"crumbs wrap\" aria-label=\"%t\"><ol>",
		page_text(p, W_CRUMBS));
	page_crumb(p, "index.html", page_text(p, W_HOME));
}

bool
page_unframe(const struct site *s, const char *path, struct str page,
	struct str *title, struct str *body)
{
	int d = depth_of(path);
	const struct str end = STR("</title>");
	struct str head, neck, foot;
	size_t at;

	if (d >= SITE_DEPTHS)
		return false;
	head = s->heads[d];
	neck = s->necks[d];
	foot = s->feet[d];
	if (page.n < head.n + foot.n || memcmp(page.p, head.p, head.n) != 0 ||
	    memcmp(page.p + page.n - foot.n, foot.p, foot.n) != 0)
		return false;
	page = str_make(page.p + head.n, page.n - head.n - foot.n);
	/* What comes before that is escaped. */
	at = str_find(page, end) - str_find(neck, end);
	if (at > page.n || page.n - at < neck.n ||
	    memcmp(page.p + at, neck.p, neck.n) != 0)
		return false;
	*title = str_make(page.p, at);
	*body = str_skip(page, at + neck.n);
	return true;
}

void
page_crumb(struct page *p, const char *to, const char *text)
{
	page_raw(p, "<li>");
	if (to) {
		page_link(p, to, NULL, text);
	} else {
		page_raw(p, "<span aria-current=\"page\">");
		page_put(p, text);
		page_raw(p, "</span>");
	}
	page_raw(p, "</li>");
}

void
page_main(struct page *p)
{
	if (strcmp(p->path, "index.html") != 0)
		page_raw(p, "</ol></nav>\n");
	page_raw(p, "<main id=\"main\" class=\"wrap\">\n");
}

void
page_close(struct page *p)
{
	buf_str(p->out, p->site->feet[p->depth]);
}

/* No address begins with a scheme: a colon in a name is escaped. */
void
page_address(const struct page *p, struct buf *out, const char *to)
{
	struct str address = str_of(to);
	size_t shared = p->folder;
	int up = p->depth == SITE_ANYWHERE ? SITE_ANYWHERE : 0;

	while (shared && (address.n < shared ||
	    memcmp(to, p->path, shared) != 0)) {
		do
			shared--;
		while (shared && p->path[shared - 1] != '/');
		up++;
	}
	buf_str(out, p->site->roots[up]);
	html_url(out, str_skip(address, shared));
}

void
page_href(struct page *p, const char *to, const char *id)
{
	page_raw(p, "<a href=\"");
	if (to != p->path && strcmp(to, p->path) != 0)
		page_address(p, p->out, to);
	if (id) {
		buf_char(p->out, '#');
		html_url(p->out, str_of(id));
	}
	page_raw(p, "\">");
}

void
page_link(struct page *p, const char *to, const char *id, const char *text)
{
	page_href(p, to, id);
	page_put(p, text);
	page_raw(p, "</a>");
}

void
page_number(struct page *p, unsigned n)
{
	char digits[11];

	buf_add(p->out, digits, (size_t)(str_decimal(digits, n) - digits));
}

void
page_date(struct page *p, date d)
{
	char iso[11];
	int year, month, day;

	date_format(iso, d);
	date_split(d, &year, &month, &day);
	page_raw(p, "<time datetime=\"");
	buf_add(p->out, iso, 10);
	page_raw(p, "\">");
	page_number(p, (unsigned)day);
	page_raw(p, p->site->lang == LANG_DA ? ". " : " ");
	page_raw(p, page_text(p, (enum wording)(W_JANUARY + month - 1)));
	buf_char(p->out, ' ');
	page_number(p, (unsigned)year);
	page_raw(p, "</time>");
}

void
page_fact_begin(struct page *p, enum wording name)
{
	page_raw(p, "<div><dt>");
	page_say(p, name);
	page_raw(p, "</dt><dd>");
}

void
page_fact(struct page *p, enum wording name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	page_fact_begin(p, name);
	page_put(p, value);
	page_raw(p, "</dd></div>\n");
}

void
page_cell_begin(struct page *p, enum wording name)
{
	page_raw(p, "<td data-th=\"");
	page_say(p, name);
	page_raw(p, "\">");
}

void
page_cell_number(struct page *p, enum wording name, unsigned n)
{
	page_cell_begin(p, name);
	page_number(p, n);
	page_raw(p, "</td>");
}

void
page_count(struct page *p, size_t n, enum wording one, enum wording many)
{
	page_number(p, (unsigned)n);
	buf_char(p->out, ' ');
	page_raw(p, wording_count(p->site->lang, n, one, many));
}

void
page_tag(struct page *p, enum status state, const char *text)
{
	static const enum wording words[STATUS_COUNT] = {
		[STATUS_OPEN] = W_S_OPEN, [STATUS_DONE] = W_S_DONE,
		[STATUS_CARRIED] = W_S_CARRIED,
		[STATUS_CHANGED] = W_S_CHANGED,
		[STATUS_DROPPED] = W_S_DROPPED};

	page_raw(p, "<span class=\"tag ");
	page_raw(p, status_name(state));
	page_raw(p, "\">");
	if (text && *text)
		page_put(p, text);
	else
		page_say(p, words[state]);
	page_raw(p, "</span>");
}

void
page_neighbours(struct page *p, const char *before, const char *before_text,
	const char *after, const char *after_text)
{
	if (before == NULL && after == NULL)
		return;
	html_fmt(p->out, "<nav class=\"turn\" aria-label=\"%t\">",
		page_text(p, W_PAGES));
	if (before) {
		page_href(p, before, NULL);
		html_fmt(p->out, "<span>← %t</span> %t</a>", page_text(p,
			W_PREVIOUS_YEAR), before_text);
	}
	if (after) {
		page_href(p, after, NULL);
		html_fmt(p->out, "<span>%t →</span> %t</a>", page_text(p,
			W_NEXT_YEAR), after_text);
	}
	page_raw(p, "</nav>\n");
}
