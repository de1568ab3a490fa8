/* SPDX-License-Identifier: MPL-2.0 */
/* Leaks: what the gate holds against a finished site. Fingerprints point at
 * what is worth a look; only texts that are the same are a leak. */
#include "lib/site/leak.h"

#include <stdlib.h>

#include "lib/base/file.h"
#include "lib/site/output_move.h"
#include "lib/trust/approval_check.h"

#define PAGE_MAX ((size_t)64 << 20)

/* A text of a page that is suspected, and what the documents say of it. */
struct suspect {
	const char *text, *page;
	const char *hidden_in;     /* a document that hides it; or NULL */
	bool shown;                /* some document shows it */
};

struct inquiry {
	const struct leak_search *search;
	struct arena arena;
	struct fingerprints watch;
	struct suspect *v;
	size_t n, cap;
	const char *page;          /* being read */
	struct buf *out;           /* of the worker */
	const char *path;          /* document being read */
	struct gate gate;
};

/* The fingerprints of R that pages show, or that its documents hide. */
static const char *
prints_of(const struct result *r, bool hidden, size_t *n)
{
	*n = hidden ? r->hidden_count : r->odd_count;
	return hidden ? r->hidden : r->odd;
}

/* Adds to TO those of all results that are in AMONG (NULL: any). */
static void
gather(struct fingerprints *to, const struct result *results, size_t n,
	bool hidden, const struct fingerprints *among)
{
	const char *prints;
	size_t i, k, count;

	for (i = 0; i < n; i++) {
		prints = prints_of(&results[i], hidden, &count);
		for (k = 0; k < count; k++) {
			uint64_t v = result_print(prints, k);

			if (among == NULL || fingerprints_has(among, v))
				fingerprints_add(to, v);
		}
	}
}

/* Odd texts of pages that some group hides. The fewer are the set. */
static void
watch_hidden(struct fingerprints *watch, const struct result *results,
	size_t n)
{
	struct fingerprints fewer = {0};
	size_t i, odd = 0, hidden = 0;

	for (i = 0; i < n; i++) {
		odd += results[i].odd_count;
		hidden += results[i].hidden_count;
	}
	gather(&fewer, results, n, hidden < odd, NULL);
	gather(watch, results, n, hidden >= odd, &fewer);
	fingerprints_free(&fewer);
}

static void
suspect(uint64_t v, struct str text, const struct fingerprints *set,
	void *ctx)
{
	struct inquiry *s = ctx;

	(void)v, (void)set;
	ARENA_GROW(&s->arena, s->v, s->n, s->cap);
	s->v[s->n++] = (struct suspect){.page = s->page,
		.text = arena_strndup(&s->arena, text.p, text.n)};
}

/* The page as it will be: staged, else as it stands. */
static int
read_page(struct inquiry *s, const struct page_file *page, bool staged,
	struct error *err)
{
	struct buf path = {0}, text = {0};
	int rc;

	buf_fmt(&path, "%s/%s%s", s->search->output->dir, staged ? OUTPUT_NEW "/" : "",
		page->path);
	rc = file_read(&text, path.p, PAGE_MAX, err);
	s->page = page->path;
	if (rc == 0)
		gate_file(&s->gate, page->path, buf_view(&text));
	buf_free(&text);
	buf_free(&path);
	return rc;
}

static bool
is_suspect(const struct inquiry *s, const struct result *r)
{
	size_t i;

	for (i = 0; i < r->odd_count; i++)
		if (fingerprints_has(&s->watch, result_print(r->odd, i)))
			return true;
	return false;
}

static int
read_group(struct inquiry *s, size_t i, struct error *err)
{
	struct unpack u = {.bad = false};
	struct page_file page;
	bool staged;

	if (s->search->pages(&u.rest, i, &s->arena, s->search->ctx, err) < 0)
		return -1;
	while (result_next_page(&page, &staged, &u))
		if (read_page(s, &page, staged, err) < 0)
			return -1;
	return 0;
}

static int
read_pages(struct inquiry *s, struct error *err)
{
	size_t i;

	s->gate.watch = &s->watch;
	s->gate.seen = suspect;
	s->gate.ctx = s;
	for (i = 0; i < s->search->n; i++)
		if (is_suspect(s, &s->search->results[i]) &&
		    read_group(s, i, err) < 0)
			return -1;
	return 0;
}

static void
testify(uint64_t v, struct str text, const struct fingerprints *set,
	void *ctx)
{
	struct inquiry *s = ctx;

	(void)v;
	pack_text(s->out, text);
	pack_text(s->out, str_of(s->path));
	pack_u32(s->out, set == &s->gate.shown);
}

static int
ask_group(struct group *g, size_t index, struct findings *fs,
	struct buf *out, void *ctx, struct error *err)
{
	struct inquiry *s = ctx;
	enum class most = s->search->site->audience.class;
	size_t i;

	(void)index, (void)fs, (void)err;
	s->out = out;
	s->gate.seen = testify;
	for (i = 0; i < g->record_count; i++) {
		struct hidden hidden;

		s->path = g->records[i]->path;
		hidden_find(&hidden, g->arena, g->records[i], most);
		gate_record(&s->gate, g->records[i], site_shows(s->search->site,
			g->records[i]), most, &hidden);
	}
	return 0;
}

static int
hear(size_t index, struct str result, void *ctx, struct error *err)
{
	struct inquiry *s = ctx;
	struct unpack u = {result, false};
	size_t i;

	(void)index, (void)err;
	while (u.rest.n && !u.bad) {
		struct str text = unpack_text(&u), path = unpack_text(&u);
		bool shown = unpack_u32(&u) != 0;

		for (i = 0; i < s->n; i++) {
			if (!str_is(text, s->v[i].text))
				continue;
			s->v[i].shown |= shown;
			if (!shown && s->v[i].hidden_in == NULL)
				s->v[i].hidden_in = arena_strndup(&s->arena,
					path.p, path.n);
		}
	}
	return 0;
}

static int
ask_documents(struct inquiry *s, struct error *err)
{
	struct municipality_job job = {.m = s->search->site->m,
		.workers = s->search->workers, .rules = approval_rules,
		.map = ask_group, .sink = hear, .ctx = s};

	return municipality_map(&job, err);
}

static int
refuse(const char *page, const char *document, struct error *err)
{
	return error_set(err, ERROR_FAILED,
		"intet er offentliggjort: siden %s viser tekst fra %s, som "
		"målgruppen ikke må se. Det er en fejl i referat; meld den",
		"nothing was published: page %s shows text of %s that its "
		"audience may not see. This is a fault of referat; report it",
		page, document);
}

/* Of a name only its line is told: where the list may be read, it is. */
static int
refuse_fault(const struct site *s, const struct result *r, struct error *err)
{
	if (r->named == 0)
		return error_set(err, ERROR_FAILED,
			"intet er offentliggjort: siden %s viser et "
			"CPR-nummer",
			"nothing was published: page %s shows a "
			"personal identity number (CPR)", r->fault);
	return error_set(err, ERROR_FAILED,
		"intet er offentliggjort: siden %s viser navnet på linje %u i "
		"%s. Tag navnet ud af dokumentet, eller stryg det på listen",
		"nothing was published: page %s shows the name on line %u of "
		"%s. Take it out of the document, or strike it off the list",
		r->fault, (unsigned)r->named, s->config->names_path);
}

static int
judge(struct inquiry *s, struct error *err)
{
	size_t i;

	s->gate.phrases = &s->search->site->phrases;
	if (read_pages(s, err) < 0 || ask_documents(s, err) < 0)
		return -1;
	for (i = 0; i < s->n; i++)
		if (s->v[i].hidden_in && !s->v[i].shown)
			return refuse(s->v[i].page, s->v[i].hidden_in, err);
	return 0;
}

int
leak_find(const struct leak_search *l, struct error *err)
{
	struct inquiry s = {.search = l};
	size_t i;
	int rc = 0;

	for (i = 0; i < l->n; i++)
		if (l->results[i].fault)
			return refuse_fault(l->site, &l->results[i], err);
	watch_hidden(&s.watch, l->results, l->n);
	if (s.watch.n)
		rc = judge(&s, err);
	gate_free(&s.gate);
	fingerprints_free(&s.watch);
	arena_free(&s.arena);
	return rc;
}
