/* SPDX-License-Identifier: MPL-2.0 */
/* One document read and judged by a form, all of it in memory. */
#ifndef TESTS_UNIT_DOCUMENTS_H
#define TESTS_UNIT_DOCUMENTS_H

#include <assert.h>

#include "lib/check/check.h"

static const char documents_config[] =
	"municipality: Prøve Kommune\n"
	"layout:\n"
	"  - {path: \"enheder/{unit}/{cycle}/{form}.md\"}\n"
	"  - {path: \"fri/{name}.md\", form: f}\n"
	"holds: [offentlig, intern, fortrolig]\n";
static const char documents_units[] =
	"units:\n"
	"  - {id: syd, name: Søndre Skole, type: skole}\n"
	"  - {id: vuggen, name: Vuggen, type: dagtilbud}\n";
static const char documents_period[] =
	"cycle: 2025-26\n"
	"from: 2025-08-01\n"
	"to: 2026-07-31\n"
	"themes: {udvalg: [Fællesskaber for alle, Trivsel], forvaltning: [Fravær]}\n";

#define DOCUMENTS_PATH "enheder/syd/2025-26/f.md"

struct document {
	struct arena arena;
	struct tree *tree;
	struct config *config;
	struct markdown *md;
	struct findings findings;
	struct record *record;     /* NULL: no form takes the file */
	struct buf said;           /* "code@line code@line" in order */
};

static inline void
document_put(struct document *d, const char *path, const char *text)
{
	tree_put(d->tree, path, text, strlen(text));
}

/* Reads TEXT (of N bytes) at PATH by FORM, the form f; CONFIG may be NULL for
 * the usual one. Findings of configuration and form come first. */
static inline void
document_read_at(struct document *d, const char *config, const char *form,
	const char *path, const char *text, size_t n)
{
	struct error err;
	struct place place;
	size_t i;

	memset(d, 0, sizeof(*d));
	d->findings.arena = &d->arena;
	d->md = markdown_new();
	assert(tree_open_memory(&d->tree, NULL, &err) == 0);
	document_put(d, "referat.yaml", config ? config : documents_config);
	document_put(d, "enheder.yaml", documents_units);
	document_put(d, "perioder/2025-26.yaml", documents_period);
	document_put(d, "schema/forms/f.yaml", form);
	assert(config_read(&d->config, d->tree, &d->findings, &err) == 0);
	config_place(&place, d->config, &d->arena, path, NULL);
	i = d->findings.n;
	d->findings.path = path;
	d->record = record_read(&d->arena, d->config, path, str_make(text, n),
		&place, d->md, &d->findings);
	if (d->record) {
		check_record(d->record, &d->findings);
		findings_locate(&d->findings, i, &d->record->source);
	}
	findings_sort(&d->findings);
	for (i = 0; i < d->findings.n; i++)
		buf_fmt(&d->said, "%s%s@%u", i ? " " : "",
			finding_name(d->findings.v[i].code),
			d->findings.v[i].line);
}

static inline void
document_read(struct document *d, const char *form, const char *text)
{
	document_read_at(d, NULL, form, DOCUMENTS_PATH, text, strlen(text));
}

static inline const char *
document_said(const struct document *d)
{
	return buf_cstr(&d->said);
}

/* The first finding of a code; NULL. */
static inline const struct finding *
document_finding(const struct document *d, enum finding_code code)
{
	size_t i;

	for (i = 0; i < d->findings.n; i++)
		if (d->findings.v[i].code == code)
			return &d->findings.v[i];
	return NULL;
}

static inline void
document_free(struct document *d)
{
	buf_free(&d->said);
	config_free(d->config);
	markdown_free(d->md);
	tree_free(d->tree);
	arena_free(&d->arena);
}

#endif
