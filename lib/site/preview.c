/* SPDX-License-Identifier: MPL-2.0 */
/* A preview of the site of a work folder. */
#include "lib/site/preview.h"

#include <errno.h>
#include <stdlib.h>

#include "lib/base/file.h"
#include "lib/check/check.h"
#include "lib/report/wording.h"
#include "lib/text/html.h"

/* So many findings stand on a page. */
#define SHOWN 40

static void
put_finding(struct buf *out, enum lang lang, const struct finding *f)
{
	struct buf words = {0};

	html_fmt(out, "<li class=\"%t\"><strong>%t</strong> "
		"<code>%t:%d:%d</code> ", severity_name(f->severity),
		severity_word(lang, f->severity), f->path ? f->path : "",
		f->line ? (int)f->line : 1, f->column ? (int)f->column : 1);
	finding_words(&words, lang, f, " – ");
	html_text(out, buf_view(&words));
	html_fmt(out, " <a href=\"/.referat/fund/%u\">%t</a></li>\n",
		finding_name(f->code), lang == LANG_DA ? "Hvad betyder det?"
		: "What does it mean?");
	buf_free(&words);
}

/* Errors first; each kind as the list has it. */
static void
put_findings(struct buf *out, enum lang lang, const struct findings *fs)
{
	size_t i, n = 0;
	int severity;

	html_fmt(out, "<ul>\n");
	for (severity = SEVERITY_ERROR; severity <= SEVERITY_INFO; severity++)
		for (i = 0; i < fs->n && n < SHOWN; i++)
			if ((int)fs->v[i].severity == severity) {
				put_finding(out, lang, &fs->v[i]);
				n++;
			}
	if (fs->n > n)
		html_fmt(out, lang == LANG_DA ? "<li>… og %d mere</li>\n"
			: "<li>… and %d more</li>\n", (int)(fs->n - n));
	html_fmt(out, "</ul>\n");
}

static void
put_bar(struct preview *p, const struct findings *fs,
	const struct error *failed)
{
	bool da = p->lang == LANG_DA;

	buf_reset(&p->bar);
	p->errors = findings_count(fs, SEVERITY_ERROR);
	p->warnings = findings_count(fs, SEVERITY_WARNING);
	html_fmt(&p->bar, "<aside class=\"referat\" aria-label=\"%t\">\n"
		"<details%r><summary>%t</summary>\n", da ? "Udkast"
		: "Preview", p->errors || failed ? " open" : "",
		da ? "Udkast på din egen maskine" : "Preview on your own machine");
	if (failed)
		html_fmt(&p->bar, "<p class=\"error\"><strong>%t</strong> %t"
			"</p>\n", da ? "Siderne er, som de sidst kunne bygges:"
			: "The pages are as they last could be made:",
			da ? failed->da : failed->en);
	html_fmt(&p->bar, da ? "<p>Fejl: %d. Advarsler: %d.</p>\n"
		: "<p>Errors: %d. Warnings: %d.</p>\n", (int)p->errors,
		(int)p->warnings);
	if (fs->n)
		put_findings(&p->bar, p->lang, fs);
	buf_z(&p->bar, "</details></aside>\n");
}

static void
add_findings(struct findings *to, const struct findings *from)
{
	size_t i;

	for (i = 0; i < from->n; i++) {
		ARENA_GROW(to->arena, to->v, to->n, to->cap);
		to->v[to->n++] = from->v[i];
	}
}

/* The site of M; what is wrong with the configuration has no site. */
static int
build_site(struct preview *p, struct municipality *m,
	struct findings *fs, struct publish_report *report, struct error *err)
{
	int rc;

	struct publish_options o = {.m = m, .audience = p->audience,
		.output = p->site, .state = p->state, .program = p->program,
		.today = p->today, .preview = true};

	p->lang = m->config->language;
	if (municipality_figures(m, check_data, err) < 0)
		return -1;
	add_findings(fs, &m->findings);
	rc = m->config->broken ? error_set(err, ERROR_REFUSED,
		"der er fejl i opsætningen",
		"there are errors in the configuration")
		: publish(&o, report, err);
	if (rc == 0)
		add_findings(fs, &report->found);
	findings_sort(fs);
	return rc;
}

void
preview_build(struct preview *p)
{
	struct publish_report report = {0};
	struct municipality *m = NULL;
	struct arena arena = {0};
	struct findings fs = {.arena = &arena};
	struct tree *tree = NULL;
	struct error err;
	uint64_t seen;
	bool good = tree_open_stamped(&tree, p->root, &err) == 0 &&
		municipality_load(&m, tree, p->today, &err) == 0 &&
		build_site(p, m, &fs, &report, &err) == 0;

	put_bar(p, &fs, good ? NULL : &err);
	seen = hash_quick(buf_view(&p->bar), 0);
	if (report.written || report.deleted || seen != p->seen)
		p->version++;
	p->seen = seen;
	publish_report_free(&report);
	municipality_free(m);
	tree_free(tree);
	arena_free(&arena);
}

int
preview_start(struct preview *p, const char *temp, struct error *err)
{
	struct buf dir = {0};

	buf_fmt(&dir, "%s/referat-serve-XXXXXX", temp);
	p->dir = mkdtemp(dir.p);
	if (p->dir == NULL) {
		int saved = errno;

		buf_free(&dir);
		return error_errno(err, saved, temp);
	}
	dir = (struct buf){0};
	buf_fmt(&dir, "%s/site", p->dir);
	p->site = dir.p;
	dir = (struct buf){0};
	buf_fmt(&dir, "%s/state", p->dir);
	p->state = dir.p;
	if (file_mkdirs(p->site, err) < 0)
		return -1;
	preview_build(p);
	return 0;
}

void
preview_end(struct preview *p)
{
	if (p->dir)
		file_remove_all(p->dir);
	free(p->dir);
	free(p->site);
	free(p->state);
	buf_free(&p->bar);
}
