/* SPDX-License-Identifier: MPL-2.0 */
/* Documents with approvals for tests: people, a form, a policy, in memory. In
 * a document @ stands for the hash of its text, % for another one. */
#ifndef TESTS_UNIT_APPROVALS_H
#define TESTS_UNIT_APPROVALS_H

#include <assert.h>

#include "lib/model/approvals.h"
#include "tests/unit/harness.h"

#define APPROVALS_PATH "enheder/syd/2025-26/f.md"
#define OTHER_HASH \
	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const char approvals_config[] =
	"municipality: Prøve Kommune\n"
	"layout:\n"
	"  - {path: \"enheder/{unit}/{cycle}/{form}.md\"}\n"
	"roles: [chef, leder, konsulent, sekretær, forælder, udvalg]\n";
static const char approvals_units[] =
	"units:\n"
	"  - {id: nord, name: Nord, type: skole}\n"
	"  - {id: syd, name: Syd, type: skole}\n";
static const char approvals_people[] =
	"people:\n"
	"  - {id: anna, email: [anna@x.dk], roles: [{role: leder, units: [syd], to: 2026-06-30}]}\n"
	"  - {id: bo, email: [bo@x.dk], roles: [{role: leder, units: [nord]}]}\n"
	"  - {id: carl, email: [carl@x.dk], roles: [{role: chef}, {role: leder}]}\n"
	"  - {id: dan, email: [dan@x.dk], roles: [{role: chef, from: 2026-05-01}]}\n"
	"  - {id: eva, email: [eva@x.dk], roles: [{role: konsulent}, {role: udvalg}]}\n"
	"  - {id: fie, email: [fie@x.dk], roles: [{role: forælder, units: [syd]}]}\n";
static const char approvals_form[] =
	"title: Prøve\nkind: referat\n"
	"frontmatter:\n  properties:\n"
	"    dato: {type: string, format: date}\n    status: {type: string}\n"
	"    godkendelser: {type: array}\n    indsigelser: {type: array}\n"
	"    rettelser: {type: array}\n"
	"fields:\n  title: \"#\"\n  date: dato\n  state: status\n"
	"  approvals: {key: godkendelser, role: rolle, person: person, date: dato, sha256: sha256}\n"
	"  objections: {key: indsigelser, role: rolle, person: person, date: dato, sha256: sha256, text: tekst}\n"
	"  corrections: {key: rettelser, role: rolle, date: dato, text: tekst}\n";

/* One configuration with the lines of POLICY; records live with it. */
struct approvals_case {
	struct arena arena;
	struct tree *tree;
	struct config *config;
	struct markdown *md;
	struct findings findings;
};

static inline void
case_put(struct approvals_case *k, const char *path, const char *text)
{
	tree_put(k->tree, path, text, strlen(text));
}

static inline void
case_open(struct approvals_case *k, const char *policy)
{
	struct error err;

	memset(k, 0, sizeof(*k));
	k->findings.arena = &k->arena;
	k->md = markdown_new();
	assert(tree_open_memory(&k->tree, NULL, &err) == 0);
	case_put(k, "referat.yaml", arena_fmt(&k->arena, "%s%s",
		approvals_config, policy));
	case_put(k, "enheder.yaml", approvals_units);
	case_put(k, "personer.yaml", approvals_people);
	case_put(k, "schema/forms/f.yaml", approvals_form);
	assert(config_read(&k->config, k->tree, &k->findings, &err) == 0);
	ok(k->findings.n == 0, "the configuration is good");
}

static inline struct record *
case_read_at(struct approvals_case *k, const char *path, const char *text)
{
	struct place place;

	k->findings.path = path;
	assert(config_place(&place, k->config, &k->arena, path, NULL) == 1);
	return record_read(&k->arena, k->config, path, str_of(text), &place,
		k->md, &k->findings);
}

/* TEXT with HASH in place of @, and another in place of %. */
static inline struct record *
case_fill(struct approvals_case *k, const char *text, const char *hash)
{
	struct buf out = {0};
	struct record *r;

	for (; *text; text++)
		if (*text == '@' || *text == '%')
			buf_z(&out, *text == '@' ? hash : OTHER_HASH);
		else
			buf_char(&out, *text);
	r = case_read_at(k, APPROVALS_PATH, arena_strndup(&k->arena,
		buf_cstr(&out), out.n));
	buf_free(&out);
	return r;
}

static inline struct record *
case_read(struct approvals_case *k, const char *text)
{
	char hash[APPROVALS_HASH];

	approvals_hash(hash, case_fill(k, text, OTHER_HASH));
	return case_fill(k, text, hash);
}

static inline void
case_close(struct approvals_case *k)
{
	config_free(k->config);
	markdown_free(k->md);
	tree_free(k->tree);
	arena_free(&k->arena);
}

#endif
