/* SPDX-License-Identifier: MPL-2.0 */
/* Findings as JUnit XML. */
#include "lib/report/findings.h"

#include <stdio.h>

#include "lib/report/report.h"
#include "lib/text/xml.h"

/* A report under way: findings and documents are both sorted by path, and are
 * walked side by side. */
struct junit {
	struct xml *xml;
	const struct findings *fs;
	const char *const *documents;
	size_t n;
	enum severity failing;     /* this and what is worse */
	enum lang lang;
};

/* What the next test case is about: PATH with findings FROM up to TO. */
struct junit_case {
	const char *path;
	size_t document, from, to;
};

/* Moves C on; false at the end. */
static bool
next_case(const struct junit *u, struct junit_case *c)
{
	const struct findings *fs = u->fs;

	c->from = c->to;
	if (c->document == u->n && c->from == fs->n)
		return false;
	if (c->document == u->n || (c->from < fs->n &&
	    strcmp(fs->v[c->from].path, u->documents[c->document]) < 0))
		c->path = fs->v[c->from].path;
	else
		c->path = u->documents[c->document++];
	while (c->to < fs->n && strcmp(fs->v[c->to].path, c->path) == 0)
		c->to++;
	return true;
}

/* The first finding that fails C; NULL. */
static const struct finding *
failure(const struct junit *u, const struct junit_case *c)
{
	size_t i;

	for (i = c->from; i < c->to; i++)
		if (u->fs->v[i].severity <= u->failing)
			return &u->fs->v[i];
	return NULL;
}

/* Adds the findings of C that fail it, or those that don't. */
static void
add_findings(struct buf *out, const struct junit *u,
	const struct junit_case *c, bool failing)
{
	size_t i;

	for (i = c->from; i < c->to; i++) {
		const struct finding *f = &u->fs->v[i];

		if ((f->severity <= u->failing) != failing)
			continue;
		buf_fmt(out, "%s:%u:%u: %s[%s]: ", f->path, f->line, f->column,
			severity_word(u->lang, f->severity),
			finding_name(f->code));
		finding_words(out, u->lang, f,
			say(u->lang, "\n  hjælp: ", "\n  help: "));
		buf_char(out, '\n');
	}
}

static void
add_failure(const struct junit *u, const struct junit_case *c,
	const struct finding *first)
{
	struct buf text = {0};

	finding_message(&text, u->lang, first);
	xml_open(u->xml, "failure");
	xml_attr(u->xml, "message", buf_cstr(&text));
	xml_attr(u->xml, "type", finding_name(first->code));
	buf_reset(&text);
	add_findings(&text, u, c, true);
	xml_text(u->xml, buf_view(&text));
	xml_close(u->xml);
	buf_free(&text);
}

static void
add_case(const struct junit *u, const struct junit_case *c)
{
	const struct finding *first = failure(u, c);
	struct buf rest = {0};

	xml_open(u->xml, "testcase");
	xml_attr(u->xml, "classname", "referat");
	xml_attr(u->xml, "name", c->path);
	xml_attr(u->xml, "file", c->path);
	xml_attr(u->xml, "time", "0");
	if (first)
		add_failure(u, c, first);
	add_findings(&rest, u, c, false);
	if (rest.n)
		xml_leaf(u->xml, "system-out", buf_cstr(&rest));
	xml_close(u->xml);
	buf_free(&rest);
}

/* Opens an element with the counts of the whole. */
static void
open_suite(const struct junit *u, const char *name)
{
	struct junit_case c = {0};
	size_t tests = 0, failures = 0;
	char number[24];

	for (; next_case(u, &c); tests++)
		failures += failure(u, &c) != NULL;
	xml_open(u->xml, name);
	xml_attr(u->xml, "name", "referat");
	snprintf(number, sizeof(number), "%zu", tests);
	xml_attr(u->xml, "tests", number);
	snprintf(number, sizeof(number), "%zu", failures);
	xml_attr(u->xml, "failures", number);
	xml_attr(u->xml, "errors", "0");
	xml_attr(u->xml, "time", "0");
}

void
findings_junit(struct buf *out, const struct findings *fs,
	const char *const *documents, size_t n, bool strict, enum lang lang)
{
	struct junit u = {.xml = xml_begin(), .fs = fs,
		.documents = documents, .n = n, .lang = lang,
		.failing = strict ? SEVERITY_WARNING : SEVERITY_ERROR};
	struct junit_case c = {0};

	open_suite(&u, "testsuites");
	open_suite(&u, "testsuite");
	while (next_case(&u, &c))
		add_case(&u, &c);
	xml_end(u.xml, out);
}
