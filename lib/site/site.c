/* SPDX-License-Identifier: MPL-2.0 */
/* What all pages of one publishing share. */
#include "lib/site/site.h"

#include "lib/site/frame.h"
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
		wording(s->lang, W_LOCALE), s->texts[W_SITE],
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
	if (policy == search_policy)
		buf_z(b, "<link rel=\"stylesheet\" href=\"search.css\">\n");
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
	html_fmt(b, "%t</title>\n</head>\n<body>\n",
		s->config->municipality ? s->config->municipality : "");
	frame_header(b, s, root);
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
	buf_z(b, "</main>\n");
	frame_footer(b, s, root);
	buf_z(b, "</body>\n</html>\n");
	return keep(s, b);
}

/* Our own texts, or what the municipality says instead. */
static void
take_texts(struct site *s, struct buf *b)
{
	/* The logo's is in its frame alone. */
	static const enum wording own[SKIN_TEXTS] = {[SKIN_T_LOGO] = W_COUNT,
		[SKIN_T_TITLE] = W_SITE, [SKIN_T_LEAD] = W_LEAD,
		[SKIN_T_UNITS_LEAD] = W_UNITS_LEAD,
		[SKIN_T_YEAR_LEAD] = W_YEAR_LEAD,
		[SKIN_T_THEMES_LEAD] = W_THEMES_LEAD,
		[SKIN_T_SEARCH_HINT] = W_SEARCH_HINT,
		[SKIN_T_NOTHING_YET] = W_NOTHING_YET,
		[SKIN_T_NOT_FOUND] = W_NOT_FOUND_TEXT};
	int w;

	for (w = 0; w < W_COUNT; w++)
		s->texts[w] = wording(s->lang, (enum wording)w);
	for (w = 0; w < SKIN_TEXTS; w++)
		if (s->config->skin.texts[w] && own[w] != W_COUNT)
			s->texts[own[w]] = s->config->skin.texts[w];
	for (w = 0; w < W_COUNT; w++) {
		html_z(b, s->texts[w]);
		s->escaped[w] = keep(s, b);
	}
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
		gate_phrase(&s->phrases, s->texts[w]);
	gate_phrase(&s->phrases, c->municipality ? c->municipality : "");
	gate_phrase(&s->phrases, c->skin.texts[SKIN_T_LOGO]
		? c->skin.texts[SKIN_T_LOGO] : "");
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
	take_texts(s, &b);
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
	names_init(&s->names, s->config, s->audience.class);
	take_phrases(s);
}

void
site_free(struct site *s)
{
	arena_free(&s->arena);
	fingerprints_free(&s->phrases);
	names_free(&s->names);
}
