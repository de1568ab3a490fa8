/* SPDX-License-Identifier: MPL-2.0 */
/* A small municipality in memory, published into a folder. */
#ifndef TESTS_UNIT_SITES_H
#define TESTS_UNIT_SITES_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "lib/git/repository.h"
#include "lib/site/publish.h"
#include "tests/unit/harness.h"
#include "tests/unit/sandbox.h"

static const char sites_config[] =
	"municipality: Prøve Kommune\n"
	"layout:\n"
	"  - {path: \"enheder/{unit}/{cycle}/{form}.md\"}\n"
	"  - {path: \"faelles/{cycle}/{form}.md\"}\n"
	"units: enheder.yaml\n"
	"origins: [enhed]\n"
	"roles: [leder, elevråd, konsulent]\n"
	"audiences:\n"
	"  public: {class: offentlig, states: [godkendt, offentliggjort]}\n"
	"  committee: {class: intern, states: [godkendt, offentliggjort]}\n"
	"  internal: {class: intern, states: [kladde, til høring, godkendt, offentliggjort]}\n"
	"site: {url: \"https://site.example/x/\", accessibility: {statement: \"https://was.example/1\", phone: \"00 00 00 00\", email: web@example.dk}}\n";
static const char sites_units[] =
	"units:\n"
	"  - {id: syd, name: \"Søndre & Vestre Skole\", type: skole, formerly: [gamle-syd]}\n"
	"  - {id: aal, name: Ålborgvejens Skole, type: skole}\n"
	"  - {id: zeta, name: Zeta, type: skole}\n";
static const char sites_form[] =
	"title: Notat\n"
	"kind: referat\n"
	"class: offentlig\n"
	"frontmatter: {required: [status], properties: {status: {type: string}, dato: {type: string, format: date}, klassifikation: {type: string}, deltagere: {type: array}, note: {type: string}}}\n"
	"fields:\n"
	"  title: \"#\"\n"
	"  date: dato\n"
	"  state: status\n"
	"  class: klassifikation\n"
	"  participants: {key: deltagere, role: rolle, name: navn}\n"
	"agreements:\n"
	"  as: headings\n"
	"  fields: {owner: Ansvarlig, due: Frist, status: Status, theme: Tema, continues: Fortsætter, reason: Begrundelse}\n"
	"sections:\n"
	"  - {heading: Tale, content: prose}\n"
	"  - {heading: Prøver, content: prose, class: fortrolig}\n"
	"  - {heading: Internt, content: prose, class: intern}\n"
	"  - heading: Tabel\n"
	"    content: table\n"
	"    columns: [{heading: Emne}, {heading: Svar}, {heading: Lukket, class: fortrolig}]\n"
	"    rows: [{heading: Trivsel}, {heading: Data, class: intern}]\n"
	"  - {heading: Aftaler, content: agreements}\n"
	"  - {heading: Punkter, content: agreements, agreements: {as: list}}\n"
	"  - {heading: Sidst, content: prose}\n";

static const char sites_period[] =
	"cycle: 2024-25\n"
	"from: 2024-08-01\n"
	"to: 2025-07-31\n"
	"themes: {enhed: [Læselyst, KANARITEMA, INTERNTEMA]}\n"
	"wheel:\n"
	"  - {id: samtale, title: Samtaler, when: maj, who: konsulent, note: INTERNNOTE, done: {kind: referat, state: godkendt}}\n"
	"  - {id: samlet, title: Opsamling, when: juni, who: leder}\n";

struct site_fixture {
	struct tree *tree;         /* files in memory, until site_commit */
	struct repository *repo;   /* or NULL */
	struct municipality *m;
	struct publish_report report;
	struct error err;
	const char *program;
	int workers;
};

/* A file in memory, and in the folder "repo". */
static inline void
site_file(struct site_fixture *f, const char *path, const char *text)
{
	char full[512], dir[512];

	if (f->repo == NULL)
		tree_put(f->tree, path, text, strlen(text));
	snprintf(full, sizeof(full), "repo/%s", path);
	snprintf(dir, sizeof(dir), "%.*s", (int)path_dir(full), full);
	if (file_mkdirs(dir, &f->err) < 0 ||
	    file_write(full, str_of(text), false, &f->err) < 0)
		exit(99);
}

/* Commits the folder; from then on that is what is published. */
static inline void
site_commit(struct site_fixture *f)
{
	sh("cd repo && git init -q -b main . && git add -A && git commit -qm x");
	municipality_free(f->m);
	f->m = NULL;
	tree_free(f->tree);
	repository_free(f->repo);
	f->repo = NULL;
	if (repository_open(&f->repo, "repo", false, &f->err) < 0 ||
	    tree_open_commit(&f->tree, f->repo, "HEAD", &f->err) < 0)
		exit(99);
}

static inline void
site_start(struct site_fixture *f)
{
	memset(f, 0, sizeof(*f));
	f->program = "test";
	f->workers = 1;
	if (tree_open_memory(&f->tree, NULL, &f->err) < 0)
		exit(99);
	site_file(f, "referat.yaml", sites_config);
	site_file(f, "enheder.yaml", sites_units);
	site_file(f, "perioder/2024-25.yaml", sites_period);
	site_file(f, "schema/forms/notat.yaml", sites_form);
}

/* Publishes what is in the tree; the result of publish. STATE NULL: a folder
 * that knows of nothing yet. */
static inline int
site_publish(struct site_fixture *f, int audience, const char *out,
	const char *state)
{
	date today;
	int rc;

	date_parse(&today, STR("2026-03-14"));
	municipality_free(f->m);
	f->m = NULL;
	memset(&f->err, 0, sizeof(f->err));
	if (municipality_load(&f->m, f->tree, today, &f->err) < 0) {
		fprintf(stderr, "# %s\n", f->err.en);
		exit(99);
	}
	publish_report_free(&f->report);
	if (state == NULL)
		file_remove_all("no-state");
	rc = publish(&(struct publish_options){.m = f->m,
		.audience = audience, .output = out, .state = state ? state : "no-state",
		.program = f->program, .workers = f->workers,
		.today = today, .repo = f->repo}, &f->report, &f->err);
	return rc;
}

static inline void
site_end(struct site_fixture *f)
{
	publish_report_free(&f->report);
	municipality_free(f->m);
	tree_free(f->tree);
	repository_free(f->repo);
}

/* A file's text; "" where there is none. Good until the next call. */
static inline const char *
site_text(const char *path)
{
	static struct buf text;
	struct error err;

	buf_reset(&text);
	if (file_read(&text, path, 1 << 20, &err) < 0)
		return "";
	return buf_cstr(&text);
}

#endif
