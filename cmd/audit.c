/* SPDX-License-Identifier: MPL-2.0 */
/* referat audit: who changed what, when, in which role; and was it right. */
#include <stdlib.h>
#include <time.h>

#include "cmd/command.h"
#include "lib/git/tree.h"
#include "lib/report/audit.h"
#include "lib/site/site.h"

/* What a person asked for. */
struct asked {
	const char *range, *since, *until, *audience, *root;
	struct audit_options options;
	struct audit_report report;
	struct report how;
};

/* The id of the commit REV, in the session's arena. */
static int
find_commit(struct session *s, const char **out, const char *rev,
	struct error *err)
{
	struct tree *tree;
	long long time;
	int offset;

	if (tree_open_commit(&tree, s->repo, rev, err) < 0)
		return -1;
	*out = arena_strdup(&s->arena, tree_commit(tree, &time,
		&offset));
	tree_free(tree);
	return 0;
}

/* "A..B", "B", or nothing: HEAD, whole; that may be gone. */
static int
find_range(struct session *s, struct asked *a, struct error *err)
{
	struct str range = str_of(a->range ? a->range : "HEAD");
	size_t dots = str_find(range, STR(".."));
	const char *from, *to;

	from = arena_strndup(&s->arena, range.p, dots);
	a->options.from = a->options.to = "";
	if (dots == range.n) {
		int rc = find_commit(s, &a->options.to, from, err);

		return rc < 0 && (a->range || err->kind != ERROR_MISSING)
			? -1 : 0;
	}
	to = arena_strndup(&s->arena, range.p + dots + 2, range.n - dots - 2);
	if (find_commit(s, &a->options.from, from, err) < 0)
		return -1;
	return find_commit(s, &a->options.to, to[0] ? to : "HEAD", err);
}

static int
find_day(date *out, const char *text, struct error *err)
{
	*out = DATE_NONE;
	if (text && !date_parse(out, str_of(text)))
		return error_set(err, ERROR_USAGE,
			"»%s« er ikke en dato; skriv fx  2026-01-14",
			"»%s« is no date; write for instance  2026-01-14",
			text);
	return 0;
}

/* The first commit, from outside the history: as said, as the server has it,
 * as the environment has it. */
static int
find_root(struct session *s, struct asked *a, struct error *err)
{
	struct buf root = {0};

	if (a->root == NULL && repository_config(s->repo, "referat.root",
	    &root, err) < 0)
		return -1;
	if (a->root == NULL && root.n)
		a->root = arena_strdup(&s->arena, buf_cstr(&root));
	buf_free(&root);
	if (a->root == NULL)
		a->root = getenv("REFERAT_ROOT");
	a->options.root = a->root ? a->root : "";
	return 0;
}

static enum class
highest_class(const char *audience, enum report_format format)
{
	if (audience == NULL)
		return format == REPORT_HTML ? CLASS_INTERNAL
			: CLASS_CONFIDENTIAL;
	return streq(audience, "public") ? CLASS_PUBLIC : CLASS_INTERNAL;
}

/* The states in which an audience sees documents; none where that isn't
 * known. */
static unsigned
states_of(const char *audience, const struct config *config)
{
	if (audience == NULL)
		return ~0U;
	return config ? config->audiences[audience_of(audience)].states : 0;
}

/* Names and language are those of the last commit; an audit can do without. */
static void
load_names(struct session *s, struct asked *a)
{
	const struct input in = {a->options.to, false, true};
	struct error unheard;

	if (a->options.to[0] && session_load(s, &in, &unheard) == 0)
		a->how.config = s->m->config;
	a->how.lang = s->lang;
	a->how.color = s->color;
}

/* A unit that is gone today may still stand in the history. */
static void
note_unknown(struct session *s, const struct asked *a)
{
	struct error err;

	if (a->report.unit && a->how.config &&
	    session_unit(s, a->report.unit, &err) < 0)
		session_note(s, "bemærk: %s\n", "note: %s\n",
			session_text(s, err.da, err.en));
}

static int
prepare(struct session *s, struct asked *a, struct error *err)
{
	if (session_open(s, err) < 0 || find_range(s, a, err) < 0 ||
	    find_root(s, a, err) < 0 ||
	    find_day(&a->report.since, a->since, err) < 0 ||
	    find_day(&a->report.until, a->until, err) < 0)
		return -1;
	a->options.repo = s->repo;
	a->options.program = session_program(s);
	a->options.now = (long long)time(NULL);
	a->options.cache = arena_fmt(&s->arena, "%sreferat",
		repository_gitdir(s->repo));
	a->report.class = highest_class(a->audience, a->how.format);
	a->report.verified = a->options.verify;
	a->report.report = &a->how;
	load_names(s, a);
	note_unknown(s, a);
	a->report.states = states_of(a->audience, a->how.config);
	return 0;
}

int
cmd_audit(struct session *s, int argc, char **argv)
{
	struct asked a = {0};
	const char *format = "text", *workers = NULL;
	const struct opt opts[] = {
		{"rev", 0, NULL, &a.range, NULL},
		{"unit", 0, NULL, &a.report.unit, NULL},
		{"since", 0, NULL, &a.since, NULL},
		{"until", 0, NULL, &a.until, NULL},
		{"format", 0, NULL, &format, "text|json|csv|html"},
		{"audience", 0, NULL, &a.audience, "public|committee|internal"},
		{"verify", 0, &a.options.verify, NULL, NULL},
		{"root", 0, NULL, &a.root, NULL},
		{"brief", 0, &a.options.brief, NULL, NULL},
		{"workers", 0, NULL, &workers, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct buf out = {0};
	struct audit found;
	struct error err;
	int n, code;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    session_workers(&a.options.workers, workers, &err) < 0 ||
	    session_no_rest(n, argv, "--rev", &err) < 0)
		return session_fail(s, &err);
	report_format(&a.how.format, format);
	if (prepare(s, &a, &err) < 0)
		return session_fail(s, &err);
	if (audit(&found, &a.options, &err) < 0) {
		audit_free(&found);
		return session_fail(s, &err);
	}
	audit_add(&out, &found, &a.report);
	session_print(&out);
	buf_free(&out);
	code = a.options.verify && (found.refused || found.reasons.n)
		? EXIT_FINDINGS : EXIT_GOOD;
	audit_free(&found);
	return code;
}
