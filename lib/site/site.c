/* SPDX-License-Identifier: MPL-2.0 */
/* What all pages of one publishing share. */
#include "lib/site/site.h"

#include "lib/site/gate.h"
#include "lib/text/html.h"

/* The pages need no script, no frame, and nothing from elsewhere. */
#define POLICY "default-src 'none'; style-src 'self'; img-src 'self'; " \
	"base-uri 'none'; form-action 'none'"
/* But for the search, which reads files of this site. */
static const char search_policy[] =
	POLICY "; script-src 'self'; connect-src 'self'";

const char *
audience_name(int audience)
{
	static const char *const names[AUDIENCE_COUNT] = {"public",
		"committee", "internal"};

	return names[audience];
}

int
audience_of(const char *name)
{
	int i = AUDIENCE_COUNT - 1;

	while (i > 0 && !streq(audience_name(i), name))
		i--;
	return i;
}

bool
site_shows(const struct site *s, const struct record *r)
{
	return !r->broken && r->class <= s->audience.class &&
		(s->audience.states >> r->state & 1) != 0;
}

date
site_changed(const struct site *s, const char *path)
{
	const struct history_file *f = s->history
		? history_find(s->history, path) : NULL;

	return f ? date_of_time(f->time, f->offset) : DATE_NONE;
}

static struct str
keep(struct site *s, struct buf *b)
{
	struct str text = {arena_strndup(&s->arena, buf_cstr(b), b->n), b->n};

	buf_reset(b);
	return text;
}

/* What all pages say of themselves where they are shared (Open Graph). */
static void
put_graph(const struct site *s, struct buf *b)
{
	html_fmt(b, "<meta property=\"og:type\" content=\"website\">\n"
		"<meta property=\"og:locale\" content=\"%t\">\n"
		"<meta property=\"og:site_name\" content=\"%t – %t\">\n",
		wording(s->lang, W_LOCALE), wording(s->lang, W_SITE),
		s->config->municipality ? s->config->municipality : "");
}

/* The page that any address may get (POLICY NULL) carries its style itself. */
static struct str
make_head(struct site *s, struct buf *b, const char *root, const char *policy)
{
	buf_fmt(b, "<!doctype html>\n<html lang=\"%s\">\n<head>\n"
		"<meta charset=\"utf-8\">\n", wording(s->lang, W_LANG));
	if (policy)
		buf_fmt(b, "<meta http-equiv=\"Content-Security-Policy\" "
			"content=\"%s\">\n", policy);
	buf_z(b, "<meta name=\"viewport\" content=\"width=device-width, "
		"initial-scale=1\">\n"
		"<meta name=\"color-scheme\" content=\"light dark\">\n");
	if (s->audience_id != AUDIENCE_PUBLIC)
		buf_z(b, "<meta name=\"robots\" content=\"noindex\">\n");
	else if (policy)
		put_graph(s, b);
	if (policy)
		html_fmt(b, "<link rel=\"stylesheet\" href=\"%tsite.css\">"
			"\n", root);
	if (s->url)
		html_fmt(b, "<link rel=\"alternate\" "
			"type=\"application/atom+xml\" title=\"%t\" "
			"href=\"%tfeed.xml\">\n", wording(s->lang, W_FEED),
			root);
	if (policy == search_policy)
		buf_z(b, "<script src=\"search.js\" defer></script>\n");
	return keep(s, b);
}

static struct str
make_neck(struct site *s, struct buf *b, const char *root)
{
	static const struct {
		enum wording path, text;
	} menu[] = {{W_PATH_UNITS, W_UNITS}, {W_PATH_THEMES, W_THEMES},
		{W_PATH_WHEEL, W_WHEEL}, {W_PATH_SEARCH, W_SEARCH}};
	size_t i;

	html_fmt(b, "%t</title>\n</head>\n<body>\n"
		"<a class=\"skip\" href=\"#main\">%t</a>\n"
		"<header class=\"top\"><div class=\"wrap\">\n"
		"<a class=\"brand\" href=\"%tindex.html\"><span>%t</span> "
		"<strong>%t</strong></a>\n",
		s->config->municipality ? s->config->municipality : "",
		wording(s->lang, W_SKIP), root, s->config->municipality ?
		s->config->municipality : "", wording(s->lang, W_SITE));
	html_fmt(b, "<nav aria-label=\"%t\"><ul>"
		"<li><a href=\"%tindex.html\">%t</a></li>\n",
		wording(s->lang, W_MENU), root, wording(s->lang, W_HOME));
	for (i = 0; i < sizeof(menu) / sizeof(*menu); i++)
		html_fmt(b, "<li><a href=\"%t%t/index.html\">%t</a></li>\n",
			root, wording(s->lang, menu[i].path),
			wording(s->lang, menu[i].text));
	buf_z(b, "</ul></nav>\n</div>\n");
	if (s->audience_id != AUDIENCE_PUBLIC)
		html_fmt(b, "<p class=\"audience\">%t</p>\n", wording(s->lang,
			s->audience_id == AUDIENCE_COMMITTEE
			? W_AUDIENCE_COMMITTEE : W_AUDIENCE_INTERNAL));
	buf_z(b, "</header>\n");
	return keep(s, b);
}

bool
is_web(const char *url)
{
	return url && (strncmp(url, "https://", 8) == 0 ||
		strncmp(url, "http://", 7) == 0);
}

static struct str
make_foot(struct site *s, struct buf *b, const char *root)
{
	const struct config *c = s->config;

	html_fmt(b, "</main>\n<footer class=\"bottom\"><div class=\"wrap\">\n"
		"<p class=\"owner\">%t</p>\n<ul>\n", c->municipality ?
		c->municipality : "");
	html_fmt(b, "<li><a href=\"%t%t/index.html\">%t</a></li>\n"
		"<li><a href=\"%t%t/index.html\">%t</a></li>\n", root,
		wording(s->lang, W_PATH_ABOUT), wording(s->lang, W_ABOUT),
		root, wording(s->lang, W_PATH_ACCESS),
		wording(s->lang, W_ACCESS));
	if (is_web(c->statement))
		html_fmt(b, "<li><a href=\"%t\">%t</a></li>\n", c->statement,
			wording(s->lang, W_STATEMENT));
	else
		html_fmt(b, "<li><a href=\"%twas/index.html\">%t</a></li>\n",
			root, wording(s->lang, W_STATEMENT));
	if (c->statement_phone)
		html_fmt(b, "<li>%t: %t</li>\n", wording(s->lang, W_PHONE),
			c->statement_phone);
	if (c->statement_email)
		html_fmt(b, "<li>%t: <a href=\"mailto:%t\">%t</a></li>\n",
			wording(s->lang, W_EMAIL), c->statement_email,
			c->statement_email);
	if (s->url)
		html_fmt(b, "<li><a href=\"%tfeed.xml\">%t</a></li>\n", root,
			wording(s->lang, W_FEED));
	buf_z(b, "</ul>\n</div></footer>\n</body>\n</html>\n");
	return keep(s, b);
}

/* Our own texts, and the names that the configuration gives, are no leak
 * wherever they stand. */
static void
take_phrases(struct site *s)
{
	const struct config *c = s->config;
	size_t i;
	int w;

	for (w = 0; w < W_COUNT; w++)
		gate_phrase(&s->phrases, wording(s->lang, (enum wording)w));
	gate_phrase(&s->phrases, c->municipality ? c->municipality : "");
	for (i = 0; i < c->unit_count; i++)
		gate_phrase(&s->phrases, c->units[i].name ? c->units[i].name
			: c->units[i].id);
	for (i = 0; i < c->form_count; i++)
		gate_phrase(&s->phrases, c->forms[i]->title);
}

static const char *
site_url(struct arena *a, const char *url)
{
	size_t n = url ? strlen(url) : 0;

	if (!is_web(url))
		return NULL;
	while (n > 0 && url[n - 1] == '/')
		n--;
	return arena_strndup(a, url, n);
}

/* "/x/" of "https://host/x". */
static const char *
base_of(struct arena *a, const char *url)
{
	const char *path = url ? strchr(strstr(url, "//") + 2, '/') : NULL;

	return path ? arena_fmt(a, "%s/", path) : "/";
}

void
site_init(struct site *s, const struct municipality *m, int audience,
	date today)
{
	static const char *const up = "../../../";
	struct buf b = {0};
	int i;

	memset(s, 0, sizeof(*s));
	s->m = m;
	s->config = m->config;
	s->audience_id = audience;
	s->audience = m->config->audiences[audience];
	s->lang = m->config->language;
	s->today = today;
	s->url = site_url(&s->arena, m->config->site_url);
	s->base = base_of(&s->arena, s->url);
	if (s->url) {
		html_fmt(&b, "%t/", s->url);
		s->url_text = keep(s, &b).p;
	}
	for (i = 0; i < SITE_DEPTHS; i++) {
		const char *root = i == SITE_ANYWHERE ? s->base
			: up + 3 * (SITE_ANYWHERE - 1 - i);

		s->roots[i] = str_of(root);
		s->heads[i] = make_head(s, &b, root, i == SITE_ANYWHERE ? NULL
			: POLICY);
		s->necks[i] = make_neck(s, &b, root);
		s->feet[i] = make_foot(s, &b, root);
	}
	s->search_head = make_head(s, &b, "../", search_policy);
	buf_free(&b);
	take_phrases(s);
}

void
site_free(struct site *s)
{
	arena_free(&s->arena);
	fingerprints_free(&s->phrases);
}
