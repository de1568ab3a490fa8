/* SPDX-License-Identifier: MPL-2.0 */
/* Documents as bytes and as fields. */
#include <stdlib.h>

#include "tests/unit/documents.h"
#include "tests/unit/harness.h"

#define FORM "title: Prøve\nkind: referat\n"
#define STATE_FORM FORM "fields: {title: \"#\", state: status, class: klasse, " \
	"date: dato, unit: enhed, cycle: år}\n" \
	"frontmatter: {properties: {status: {type: string}}}\n"
#define KEYS_FORM FORM "fields: {date: dato}\nfrontmatter:\n" \
	"  required: [dato]\n  properties:\n" \
	"    dato: {type: string, format: date}\n"

static const struct {
	const char *name, *form, *text, *want;
} cases[] = {
	{"a plain file needs no fields", FORM, "Tekst\n", ""},
	{"nothing at all", FORM, "", "tom-fil@1"},
	{"only blanks", FORM, " \n\t\n", "tom-fil@1"},
	{"a mark before the text", FORM, "\xef\xbb\xbfTekst\n", "bom@1"},
	{"lines as Windows has them", FORM, "En\r\nTo\r\n", "crlf@1"},
	{"not UTF-8", FORM, "En\nS\xf8ren\n", "ikke-utf8@2"},
	{"an unresolved conflict", FORM,
		"En\n<<<<<<< HEAD\nto\n=======\ntre\n>>>>>>> gren\n",
		"konflikt@2"},
	{"the end of a conflict", FORM, "En\n\n>>>>>>> gren\n", "konflikt@3"},
	{"conflict marks as an example", FORM,
		"```\n<<<<<<< HEAD\n```\n\nEn\n=======\n", ""},
	{"a line of signs is no conflict", FORM, "<<<<<<<<<\n\nEn\n", ""},
	{"fields that are not closed", FORM, "---\na: b\n", "felter-ikke-lukket@1"},
	{"a fence with blanks after it", KEYS_FORM,
		"---  \ndato: 2026-01-14\n---\t\nTekst\n", ""},
	{"fields that are none", FORM, "---\n- a\n---\nTekst\n",
		"felter-ikke-felter@2"},
	{"fields missing where required", KEYS_FORM, "Tekst\n",
		"felter-mangler@1"},
	{"no field at all", KEYS_FORM, "---\n---\nTekst\n", "felt-mangler@1"},
	{"a date that is none", STATE_FORM, "---\ndato: 14. januar\n---\nT\n",
		"felt-format@2"},
	{"a known state", STATE_FORM, "---\nstatus: Godkendt\n---\nTekst\n", ""},
	{"an unknown state", STATE_FORM, "---\nstatus: klart\n---\nTekst\n",
		"tilstand-ukendt@2"},
	{"an unknown class", STATE_FORM, "---\nklasse: hemmelig\n---\nTekst\n",
		"klasse-ukendt@2"},
	{"unit and cycle agree", STATE_FORM,
		"---\nenhed: syd\når: 2025-26\n---\nT\n", ""},
	{"the unit by its name", STATE_FORM, "---\nenhed: Søndre Skole\n---\nT\n",
		""},
	{"another unit", STATE_FORM, "---\nenhed: vuggen\n---\nT\n",
		"sti-uenig@2"},
	{"another cycle", STATE_FORM, "---\når: 2024-25\n---\nT\n",
		"sti-uenig@2"},
	{"a cycle that is none", STATE_FORM, "---\når: i fjor\n---\nT\n",
		"periode-ukendt@2"},
	{"another form", STATE_FORM, "---\nform: g\n---\nT\n", "sti-uenig@2"},
	{"a form that is not kept here", FORM "stored: false\n", "Tekst\n",
		"formular-ikke-her@1"},
};

static void
test_cases(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct document d;

		document_read(&d, cases[i].form, cases[i].text);
		is_text(document_said(&d), cases[i].want, "%s", cases[i].name);
		document_free(&d);
	}
}

static void
test_nul(void)
{
	struct document d;

	document_read_at(&d, NULL, FORM, DOCUMENTS_PATH, "a\0b", 3);
	is_text(document_said(&d), "nul-tegn@1", "a NUL byte");
	ok(d.record && d.record->blocks == NULL && !d.record->readable,
		"the rest is not read");
	document_free(&d);
}

static void
test_size(void)
{
	size_t n = MARKDOWN_SIZE + 1;
	char *text = xmalloc(n);
	struct document d;

	memset(text, 'a', n);
	document_read_at(&d, NULL, FORM, DOCUMENTS_PATH, text, n);
	is_text(document_said(&d), "for-stor@1", "a file over the limit");
	document_free(&d);
	free(text);
}

#define ALL "title: Prøve\nkind: referat\nclass: intern\nstate: til høring\n" \
	"fields:\n  title: \"#\"\n  date: dato\n  time: tid\n  place: sted\n" \
	"  state: status\n  class: klasse\n" \
	"  participants: {key: deltagere, role: rolle, name: navn}\n" \
	"  absent: fraværende\n"

static void
test_fields(void)
{
	struct document d;
	const struct record *r;

	document_read(&d, ALL,
		"---\ndato: 2026-01-14\ntid: 9-11\nsted: Salen\n"
		"status: godkendt\nklasse: offentlig\n"
		"deltagere:\n  - {rolle: skoleleder, navn: A.}\n  - B. C.\n"
		"fraværende: Skoleleder\n---\n# 1. Referat fra *syd*\n\nTekst\n");
	r = d.record;
	is_text(r->title, "Referat fra syd", "the heading is the title");
	is_text(r->date_text, "2026-01-14", "the date as written");
	is_int(r->date, 20467, "the date as a day");
	is_text(r->time, "9-11", "the time");
	is_text(r->place, "Salen", "the place");
	is_int(r->state, STATE_APPROVED, "its own state");
	is_int(r->class, CLASS_PUBLIC, "its own class");
	is_text(r->unit, "syd", "the unit of the path");
	is_int(r->cycle, 2025, "the cycle of the path");
	is_text(r->document, "f", "the document's name");
	is_int(r->participant_count, 2, "two took part");
	is_text(r->participants[0].role, "skoleleder", "one has a role");
	is_text(r->participants[0].name, "A.", "and a name");
	is_text(r->participants[1].name, "B. C.", "one has a name only");
	is_int(r->absent_count, 1, "one was absent");
	is_text(r->absent[0].role, "Skoleleder", "known by the role");
	document_free(&d);
}

static void
test_defaults(void)
{
	struct document d;

	document_read(&d, ALL, "# Referat [fortrolig]\n\nTekst\n");
	is_int(d.record->state, STATE_REVIEW, "the form's state");
	is_int(d.record->class, CLASS_CONFIDENTIAL,
		"the title's class covers all");
	document_free(&d);
	document_read(&d, ALL, "Tekst\n");
	is_int(d.record->class, CLASS_INTERNAL, "the form's class");
	document_free(&d);
	document_read(&d, ALL, "---\nklasse: [\n---\nTekst\n");
	is_int(d.record->class, CLASS_CONFIDENTIAL,
		"unreadable fields may say anything");
	document_free(&d);
}

static void
test_no_path(void)
{
	struct document d;
	static const char text[] = "---\ndato: 2026-01-14\nenhed: vuggen\n"
		"---\nTekst\n";

	document_read_at(&d, NULL, STATE_FORM, "fri/x.md", text,
		strlen(text));
	is_text(document_said(&d), "", "a path that says nothing");
	is_text(d.record->unit, "vuggen", "the unit of the field");
	is_int(d.record->cycle, 2025, "the cycle of the date");
	document_free(&d);
	document_read_at(&d, NULL, FORM, "enheder/syd/2025-26/g.md", "T", 1);
	ok(d.record == NULL, "no form for the path: no record");
	is_text(document_said(&d), "sti-uden-formular@1", "and a finding");
	document_free(&d);
}

int
main(void)
{
	test_cases();
	test_nul();
	test_size();
	test_fields();
	test_defaults();
	test_no_path();
	return test_end();
}
