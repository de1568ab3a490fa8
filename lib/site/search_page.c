/* SPDX-License-Identifier: MPL-2.0 */
/* The search page: a form that its script brings to life, and below it what
 * there is without: all units from A to Å. */
#include "lib/base/ascii.h"
#include "lib/site/overview.h"

/* So many units are listed here; more are behind a link. */
#define LISTED 400

/* The script's texts stand in the page, so that it needs no language. */
static void
put_form(struct page *p, const struct overview *o)
{
	size_t i;

	html_fmt(p->out, "<form id=\"search\" class=\"search\" role=\"search\" "
		"data-root=\"%t\" data-none=\"%t\" data-some=\"%t\" "
		"data-one=\"%t\" data-many=\"%t\" data-wait=\"%t\" "
		"data-failed=\"%t\" data-folder=\"%t\" data-unit=\"%t\">\n", p->root,
		page_text(p, W_SEARCH_NONE), page_text(p, W_SEARCH_SOME),
		page_text(p, W_SEARCH_ONE), page_text(p, W_SEARCH_MANY),
		page_text(p, W_SEARCH_WAIT), page_text(p, W_SEARCH_FAILED),
		page_text(p, W_SEARCH_FOLDER), page_text(p, W_UNIT));
	html_fmt(p->out, "<p><label for=\"q\">%t</label>\n"
		"<span class=\"dim\" id=\"hint\">%t</span>\n"
		"<input type=\"search\" id=\"q\" name=\"q\" "
		"autocomplete=\"off\" aria-describedby=\"hint\"></p>\n"
		"<p><label for=\"year\">%t</label>\n<select id=\"year\" "
		"name=\"year\"><option value=\"\">%t</option>",
		page_text(p, W_SEARCH_LABEL), page_text(p, W_SEARCH_HINT),
		page_text(p, W_SEARCH_YEAR), page_text(p,
			W_SEARCH_ALL_YEARS));
	for (i = 0; i < o->cycle_count; i++)
		html_fmt(p->out, "<option>%t</option>", cycle_name(p->a,
			p->site, o->cycles[i]));
	html_fmt(p->out, "</select></p>\n<p><button type=\"submit\">%t"
		"</button></p>\n</form>\n", page_text(p, W_SEARCH));
	html_fmt(p->out, "<noscript><p class=\"notice\">%t</p></noscript>\n"
		"<section id=\"found\" aria-labelledby=\"hits\" hidden>\n"
		"<h2 id=\"hits\">%t</h2>\n"
		"<p id=\"count\" role=\"status\"></p>\n"
		"<ol id=\"list\" class=\"hits\"></ol>\n"
		"<p><button type=\"button\" id=\"more\" hidden>%t</button>"
		"</p>\n</section>\n", page_text(p, W_SEARCH_NO_SCRIPT),
		page_text(p, W_SEARCH_HITS), page_text(p, W_SEARCH_MORE));
}

/* The first letter as it is filed; digits and the like under '#'. */
static struct str
initial(struct page *p, const char *name)
{
	struct str s = str_of(name);
	struct str first = text_lower(p->a, s.n ? s : STR("#"));
	uint32_t c = 0;
	size_t n = utf8_decode(first, &c);

	if (n == 0 || (n == 1 && !ascii_lower((int)c)))
		return STR("#");
	return str_make(s.p, utf8_decode(s, &c));
}

static void
put_letters(struct page *p, const struct overview *o)
{
	struct str last = {"", 0}, letter;
	size_t i;

	html_fmt(p->out, "<section aria-labelledby=\"a-z\">\n"
		"<h2 id=\"a-z\">%t</h2>\n", page_text(p, W_A_TO_Z));
	for (i = 0; i < o->unit_count; i++) {
		const char *unit = o->units[i]->unit;
		const char *name = unit_name(p->site, unit);

		letter = initial(p, name);
		if (!str_eq(text_lower(p->a, letter), text_lower(p->a, last))) {
			if (last.n)
				page_raw(p, "</ul>\n");
			page_raw(p, "<h3>");
			html_text(p->out, letter);
			page_raw(p, "</h3>\n<ul class=\"units\">\n");
			last = letter;
		}
		page_raw(p, "<li>");
		page_link(p, address_unit(p->a, p->site, unit), NULL, name);
		page_raw(p, "</li>\n");
	}
	page_raw(p, last.n ? "</ul>\n</section>\n" : "</section>\n");
}

void
search_page(struct page *p, const struct overview *o)
{
	p->search = true;
	page_open(p, address_search(p->a, p->site), page_text(p, W_SEARCH));
	page_crumb(p, NULL, page_text(p, W_SEARCH));
	page_main(p);
	html_fmt(p->out, "<h1>%t</h1>\n", page_text(p, W_SEARCH));
	put_form(p, o);
	page_raw(p, "<p class=\"more\">");
	page_link(p, address_units(p->a, p->site), NULL, page_text(p,
		W_ALL_UNITS));
	page_raw(p, " · ");
	page_link(p, address_themes(p->a, p->site), NULL, page_text(p,
		W_ALL_THEMES));
	page_raw(p, "</p>\n");
	if (o->unit_count <= LISTED)
		put_letters(p, o);
	page_close(p);
}
