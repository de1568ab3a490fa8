/* SPDX-License-Identifier: MPL-2.0 */
/* The frame of all pages. */
#include "lib/site/frame.h"

#include "lib/text/html.h"

static const char *
name_of(const struct site *s)
{
	return s->config->municipality ? s->config->municipality : "";
}

/* The logo stands for the municipality's name. */
static void
put_brand(struct buf *b, const struct site *s, const char *root)
{
	const struct skin *skin = &s->config->skin;
	const char *alt = skin->texts[SKIN_T_LOGO];

	html_fmt(b, "<a class=\"brand\" href=\"%tindex.html\">", root);
	if (skin->logo)
		html_fmt(b, "<img class=\"logo\" src=\"%t%t\" alt=\"%t\"> ",
			root, skin->logo->name, alt ? alt : name_of(s));
	else
		html_fmt(b, "<span>%t</span> ", name_of(s));
	html_fmt(b, "<strong>%t</strong></a>\n", s->texts[W_SITE]);
}

static void
put_menu(struct buf *b, const struct site *s, const char *root)
{
	static const struct {
		enum wording path, text;
	} menu[] = {{W_PATH_UNITS, W_UNITS}, {W_PATH_THEMES, W_THEMES},
		{W_PATH_WHEEL, W_WHEEL}, {W_PATH_SEARCH, W_SEARCH}};
	size_t i;

	html_fmt(b, "<nav aria-label=\"%t\"><ul>"
		"<li><a href=\"%tindex.html\">%t</a></li>\n",
		s->texts[W_MENU], root, s->texts[W_HOME]);
	for (i = 0; i < sizeof(menu) / sizeof(*menu); i++)
		html_fmt(b, "<li><a href=\"%t%t/index.html\">%t</a></li>\n",
			root, s->texts[menu[i].path], s->texts[menu[i].text]);
	buf_z(b, "</ul></nav>\n");
}

static void
put_links(struct buf *b, const struct site *s, const char *root)
{
	const struct config *c = s->config;

	html_fmt(b, "<ul>\n<li><a href=\"%t%t/index.html\">%t</a></li>\n"
		"<li><a href=\"%t%t/index.html\">%t</a></li>\n", root,
		s->texts[W_PATH_ABOUT], s->texts[W_ABOUT], root,
		s->texts[W_PATH_ACCESS], s->texts[W_ACCESS]);
	if (is_web(c->statement))
		html_fmt(b, "<li><a href=\"%t\">%t</a></li>\n", c->statement,
			s->texts[W_STATEMENT]);
	else
		html_fmt(b, "<li><a href=\"%twas/index.html\">%t</a></li>\n",
			root, s->texts[W_STATEMENT]);
	if (c->statement_phone)
		html_fmt(b, "<li>%t: %t</li>\n", s->texts[W_PHONE],
			c->statement_phone);
	if (c->statement_email)
		html_fmt(b, "<li>%t: <a href=\"mailto:%t\">%t</a></li>\n",
			s->texts[W_EMAIL], c->statement_email,
			c->statement_email);
	if (s->url)
		html_fmt(b, "<li><a href=\"%tfeed.xml\">%t</a></li>\n", root,
			s->texts[W_FEED]);
	buf_z(b, "</ul>\n");
}

static const char *
made(struct site *s, const char *root,
	void (*put)(struct buf *b, const struct site *s, const char *root))
{
	struct buf b = {0};
	const char *text;

	put(&b, s, root);
	text = arena_strdup(&s->arena, buf_cstr(&b));
	buf_free(&b);
	return text;
}

/* The municipality's own template, with what its names stand for. */
static void
put_own(struct buf *out, struct site *s, const char *root,
	const struct fragment *f)
{
	static const struct {
		enum skin_name name;
		enum wording path;
	} addresses[] = {{SKIN_N_UNITS, W_PATH_UNITS},
		{SKIN_N_THEMES, W_PATH_THEMES}, {SKIN_N_WHEEL, W_PATH_WHEEL},
		{SKIN_N_SEARCH, W_PATH_SEARCH}, {SKIN_N_ABOUT, W_PATH_ABOUT},
		{SKIN_N_ACCESSIBILITY, W_PATH_ACCESS}};
	const struct config *c = s->config;
	const char *values[SKIN_NAMES];
	size_t i;

	values[SKIN_N_MUNICIPALITY] = name_of(s);
	values[SKIN_N_TITLE] = s->texts[W_SITE];
	values[SKIN_N_PHONE] = c->statement_phone;
	values[SKIN_N_EMAIL] = c->statement_email;
	values[SKIN_N_HOME] = arena_fmt(&s->arena, "%sindex.html", root);
	values[SKIN_N_STATEMENT] = is_web(c->statement) ? c->statement
		: arena_fmt(&s->arena, "%swas/index.html", root);
	for (i = 0; i < sizeof(addresses) / sizeof(*addresses); i++)
		values[addresses[i].name] = arena_fmt(&s->arena,
			"%s%s/index.html", root, s->texts[addresses[i].path]);
	values[SKIN_N_BRAND] = made(s, root, put_brand);
	values[SKIN_N_MENU] = made(s, root, put_menu);
	values[SKIN_N_LINKS] = made(s, root, put_links);
	fragment_put(out, f, values, skin_names(true), root);
	buf_char(out, '\n');
}

void
frame_header(struct buf *b, struct site *s, const char *root)
{
	html_fmt(b, "<a class=\"skip\" href=\"#main\">%t</a>\n"
		"<header class=\"top\"><div class=\"wrap\">\n",
		s->texts[W_SKIP]);
	if (s->config->skin.header) {
		put_own(b, s, root, s->config->skin.header);
	} else {
		put_brand(b, s, root);
		put_menu(b, s, root);
	}
	buf_z(b, "</div>\n");
	if (s->audience_id != AUDIENCE_PUBLIC)
		html_fmt(b, "<p class=\"audience\">%t</p>\n", s->texts[
			s->audience_id == AUDIENCE_COMMITTEE
			? W_AUDIENCE_COMMITTEE : W_AUDIENCE_INTERNAL]);
	buf_z(b, "</header>\n");
}

void
frame_footer(struct buf *b, struct site *s, const char *root)
{
	buf_z(b, "<footer class=\"bottom\"><div class=\"wrap\">\n");
	if (s->config->skin.footer) {
		put_own(b, s, root, s->config->skin.footer);
	} else {
		html_fmt(b, "<p class=\"owner\">%t</p>\n", name_of(s));
		put_links(b, s, root);
	}
	buf_z(b, "</div></footer>\n");
}
