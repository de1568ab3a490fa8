/* SPDX-License-Identifier: MPL-2.0 */
/* Answers to what a browser asks of a preview. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/base/builtin.h"
#include "lib/base/file.h"
#include "lib/report/example.h"
#include "lib/site/serve_path.h"
#include "lib/site/serving.h"
#include "lib/text/html.h"

#define FILE_MAX ((size_t)64 << 20)
#define ASSETS "lib/site/assets/"
#define PLAIN "text/plain; charset=utf-8"
#define HTML "text/html; charset=utf-8"

/* Only the preview's own script runs; so a page's own policy gives way. The
 * page for what is missing carries its style itself. */
#define POLICY(style) "default-src 'none'; style-src 'self'" style "; " \
	"img-src 'self'; script-src 'self'; connect-src 'self'; " \
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

static enum MHD_Result
answer(struct MHD_Connection *c, unsigned status, const char *type,
	struct str body)
{
	const char *const headers[][2] = {
		{"Cache-Control", "no-store"},
		{"Content-Security-Policy", status == 404
			? POLICY(" 'unsafe-inline'") : POLICY("")},
		{"X-Content-Type-Options", "nosniff"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
		{"Referrer-Policy", "no-referrer"},
	};
	struct MHD_Response *r = http.create_response_from_buffer(body.n,
		(void *)(uintptr_t)body.p, MHD_RESPMEM_MUST_COPY);
	enum MHD_Result rc;
	size_t i;

	if (r == NULL)
		return MHD_NO;
	http.add_response_header(r, "Content-Type", type);
	for (i = 0; i < sizeof(headers) / sizeof(*headers); i++)
		http.add_response_header(r, headers[i][0], headers[i][1]);
	rc = http.queue_response(c, status, r);
	http.destroy_response(r);
	return rc;
}

/* Names that lead here and nowhere else. */
static bool
is_us(const struct serving *s, struct MHD_Connection *c)
{
	const char *host = http.lookup_connection_value(c, MHD_HEADER_KIND,
		"Host");
	char want[32];

	snprintf(want, sizeof(want), "127.0.0.1:%d", s->port);
	if (streq(host, want))
		return true;
	snprintf(want, sizeof(want), "localhost:%d", s->port);
	return streq(host, want);
}

/* Adds PAGE with the bar and the script before its end. */
static void
put_page(struct buf *out, const struct preview *p, struct str page)
{
	static const char meta[] =
		"<meta http-equiv=\"Content-Security-Policy\"";
	size_t at = str_find(page, str_of(meta)), end;

	buf_add(out, page.p, at);
	page = str_skip(page, at);
	at = page.n ? str_chr(page, '>') : 0;
	page = str_skip(page, at < page.n ? at + 1 : at);
	end = str_find(page, STR("</body>"));
	buf_add(out, page.p, end);
	html_fmt(out, "<link rel=\"stylesheet\" href=\"" SERVE_OWN
		"serve.css\">\n%r<script src=\"" SERVE_OWN "serve.js\" "
		"data-version=\"%d\"></script>\n", buf_cstr(&p->bar),
		(int)p->version);
	buf_str(out, str_skip(page, end));
}

static enum MHD_Result
answer_page(const struct serving *s, struct MHD_Connection *c,
	unsigned status, struct str page)
{
	struct buf out = {0};
	enum MHD_Result rc;

	put_page(&out, s->o->preview, page);
	rc = answer(c, status, HTML, buf_view(&out));
	buf_free(&out);
	return rc;
}

/* Reads all of FD and closes it. */
static bool
read_file(struct buf *out, int fd)
{
	ssize_t n;

	do {
		n = read(fd, buf_room(out, 65536), 65536);
		out->n += n > 0 ? (size_t)n : 0;
	} while (n > 0 && out->n < FILE_MAX);
	close(fd);
	return n == 0;
}

/* The site's own page for that; before there is one, a page with the bar. */
static enum MHD_Result
answer_missing(const struct serving *s, struct MHD_Connection *c)
{
	struct buf page = {0};
	bool folder;
	int fd = serve_open(s->root, "404.html", &folder);
	enum MHD_Result rc;

	if (fd < 0 || !read_file(&page, fd))
		buf_z(&page, "<!doctype html>\n<html lang=\"da\">\n<head>"
			"<meta charset=\"utf-8\"><title>404</title></head>\n"
			"<body>\n<h1>404</h1>\n</body>\n</html>\n");
	rc = answer_page(s, c, 404, buf_view(&page));
	buf_free(&page);
	return rc;
}

/* A folder's pages are below it: their links need the slash. */
static enum MHD_Result
answer_folder(struct MHD_Connection *c, const char *url)
{
	struct MHD_Response *r = http.create_response_from_buffer(0,
		(void *)(uintptr_t)"", MHD_RESPMEM_PERSISTENT);
	struct buf to = {0};
	enum MHD_Result rc;

	if (r == NULL)
		return MHD_NO;
	buf_fmt(&to, "%s/", url);
	http.add_response_header(r, "Location", to.p);
	rc = http.queue_response(c, 302, r);
	http.destroy_response(r);
	buf_free(&to);
	return rc;
}

static enum MHD_Result
answer_file(const struct serving *s, struct MHD_Connection *c,
	const char *url)
{
	struct buf path = {0}, text = {0};
	bool folder = false;
	int fd = serve_path(&path, url) ? serve_open(s->root, path.p,
		&folder) : -1;
	const char *type = serve_type(buf_cstr(&path));
	enum MHD_Result rc;

	if (folder)
		rc = answer_folder(c, url);
	else if (fd < 0 || !read_file(&text, fd))
		rc = answer_missing(s, c);
	else if (streq(type, HTML))
		rc = answer_page(s, c, 200, buf_view(&text));
	else
		rc = answer(c, 200, type, buf_view(&text));
	buf_free(&path);
	buf_free(&text);
	return rc;
}

/* What a finding means, as  referat explain  says it. */
static enum MHD_Result
answer_finding(const struct serving *s, struct MHD_Connection *c,
	const char *code)
{
	struct buf out = {0};
	enum finding_code known;
	enum MHD_Result rc;

	if (!finding_by_name(&known, code))
		return answer_missing(s, c);
	explain_print(&out, explain_text(code),
		s->o->preview->lang == LANG_EN);
	rc = answer(c, 200, PLAIN, buf_view(&out));
	buf_free(&out);
	return rc;
}

static enum MHD_Result
answer_asset(const struct serving *s, struct MHD_Connection *c,
	const char *path)
{
	const struct builtin *b = builtin_find(path);

	return b ? answer(c, 200, serve_type(path), str_make(b->content, b->n))
		: answer_missing(s, c);
}

/* The page's version against ours: it waits while they are the same. STATE is
 * set once it has waited. */
static enum MHD_Result
answer_wait(struct serving *s, struct MHD_Connection *c, void **state)
{
	const char *theirs = http.lookup_connection_value(c,
		MHD_GET_ARGUMENT_KIND, "v");
	char ours[16];

	snprintf(ours, sizeof(ours), "%u", s->o->preview->version);
	if (*state == s->waiting || !streq(theirs, ours) ||
	    s->waiting_count == SERVE_WAITING)
		return answer(c, 200, PLAIN, str_of(ours));
	*state = s->waiting;
	s->waiting[s->waiting_count++] = c;
	http.suspend_connection(c);
	return MHD_YES;
}

void
serve_wake(struct serving *s)
{
	while (s->waiting_count)
		http.resume_connection(s->waiting[--s->waiting_count]);
}

static enum MHD_Result
answer_own(struct serving *s, struct MHD_Connection *c, const char *name,
	void **state)
{
	if (streq(name, "vent"))
		return answer_wait(s, c, state);
	if (streq(name, "serve.js") || streq(name, "serve.css"))
		return answer_asset(s, c, streq(name, "serve.js")
			? ASSETS "serve.js" : ASSETS "serve.css");
	if (strncmp(name, "fund/", 5) == 0)
		return answer_finding(s, c, name + 5);
	return answer_missing(s, c);
}

enum MHD_Result
serve_answer(void *ctx, struct MHD_Connection *c, const char *url,
	const char *method, const char *version, const char *upload,
	size_t *upload_size, void **state)
{
	struct serving *s = ctx;

	(void)version, (void)upload;
	/* An answer to the headers alone would close the connection; what is
	 * sent behind them is thrown away. */
	if (*state == NULL || *upload_size) {
		*state = s;
		*upload_size = 0;
		return MHD_YES;
	}
	if (!is_us(s, c))
		return answer(c, 421, PLAIN, STR("421: kun http://127.0.0.1\n"));
	if (!streq(method, "GET") && !streq(method, "HEAD"))
		return answer(c, 405, PLAIN, STR("405\n"));
	if (strncmp(url, SERVE_OWN, strlen(SERVE_OWN)) == 0)
		return answer_own(s, c, url + strlen(SERVE_OWN), state);
	return answer_file(s, c, url);
}
