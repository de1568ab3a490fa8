/* SPDX-License-Identifier: MPL-2.0 */
/* A run of the program: its language, repository, tree and municipality. */
#include "cmd/session.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/base/builtin.h"
#include "lib/git/identity.h"
#include "lib/git/tree.h"
#include "lib/text/shown.h"

const char *
session_text(const struct session *s, const char *da, const char *en)
{
	return s->lang == LANG_DA ? da : en;
}

/* What is printed may be somebody else's words. */
static void
put(FILE *to, struct str text)
{
	struct buf out = {0};

	shown_add(&out, text);
	if (out.n)
		fwrite(out.p, 1, out.n, to);
	buf_free(&out);
}

static void
put_words(FILE *to, const char *words, va_list ap)
{
	struct buf text = {0};
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, words, ap);
	vsnprintf(buf_room(&text, (size_t)n), (size_t)n + 1, words, again);
	va_end(again);
	text.n += (size_t)n;
	put(to, buf_view(&text));
	buf_free(&text);
}

void
session_say(const struct session *s, const char *da, const char *en, ...)
{
	va_list ap;

	va_start(ap, en);
	put_words(stdout, s->lang == LANG_DA ? da : en, ap);
	va_end(ap);
}

void
session_note(const struct session *s, const char *da, const char *en, ...)
{
	va_list ap;

	fflush(stdout);
	va_start(ap, en);
	put_words(stderr, s->lang == LANG_DA ? da : en, ap);
	va_end(ap);
}

int
session_fail(const struct session *s, const struct error *err)
{
	fprintf(stderr, "%s: ", session_text(s, "fejl", "error"));
	put(stderr, str_of(session_text(s, err->da, err->en)));
	fputc('\n', stderr);
	switch (err->kind) {
	case ERROR_REFUSED:
		return EXIT_FINDINGS;
	case ERROR_MISSING:
	case ERROR_USAGE:
		return EXIT_USAGE;
	default:
		return EXIT_OPERATION;
	}
}

/* The current folder below the top of the work folder. */
static void
find_prefix(struct session *s)
{
	const char *top = repository_workdir(s->repo);
	char *cwd = realpath(".", NULL);
	char *real = top ? realpath(top, NULL) : NULL;
	size_t n = real ? strlen(real) : 0;

	s->prefix = arena_strdup(&s->arena, "");
	if (cwd && real && strncmp(cwd, real, n) == 0 && cwd[n] == '/')
		s->prefix = arena_fmt(&s->arena, "%s/", cwd + n + 1);
	free(cwd);
	free(real);
}

int
session_open(struct session *s, struct error *err)
{
	if (s->repo)
		return 0;
	if (repository_open(&s->repo, ".", true, err) < 0)
		return -1;
	find_prefix(s);
	return 0;
}

static int
open_tree(struct session *s, const struct input *in, struct error *err)
{
	const char *top = repository_workdir(s->repo);

	if (in->rev && in->staged)
		return error_set(err, ERROR_USAGE,
			"brug enten --rev eller --staged",
			"use either --rev or --staged");
	if (in->rev) {
		if (tree_open_commit(&s->tree, s->repo, in->rev, err) < 0)
			return -1;
		tree_look_beside(s->tree, s->repo);
		return 0;
	}
	if (in->staged)
		return tree_open_index(&s->tree, s->repo, err);
	if (top == NULL)
		return error_set(err, ERROR_USAGE,
			"arkivet har ingen arbejdsmappe; skriv fx  --rev main",
			"the repository has no work folder; write for instance  --rev main");
	return (in->judging ? tree_open_stamped : tree_open_folder)(&s->tree,
		top, err);
}

int
session_load(struct session *s, const struct input *in, struct error *err)
{
	if (session_open(s, err) < 0 || open_tree(s, in, err) < 0 ||
	    municipality_load(&s->m, s->tree, s->today, err) < 0)
		return -1;
	if (!s->lang_fixed)
		s->lang = s->m->config->language;
	if (s->m->config->broken && !in->judging)
		return error_set(err, ERROR_REFUSED,
			"der er fejl i referat.yaml; se dem med  referat validate",
			"there are errors in referat.yaml; see them with  referat validate");
	return 0;
}

int
session_load_rev(struct session *s, const char *rev, struct tree **tree,
	struct municipality **m, struct error *err)
{
	if (session_open(s, err) < 0 ||
	    tree_open_commit(tree, s->repo, rev, err) < 0)
		return -1;
	if (municipality_load(m, *tree, s->today, err) < 0) {
		tree_free(*tree);
		*tree = NULL;
		return -1;
	}
	return 0;
}

/* Takes "." and ".." out of the path in P, in place; false when it climbs
 * above the top. */
static bool
fold_dots(char *p)
{
	struct str rest = str_of(p), part;
	char *at = p;

	while (str_split(&rest, '/', &part)) {
		if (part.n == 0 || str_is(part, "."))
			continue;
		if (str_is(part, "..")) {
			if (at == p)
				return false;
			while (at > p && *--at != '/')
				;
			continue;
		}
		if (at > p)
			*at++ = '/';
		memmove(at, part.p, part.n);
		at += part.n;
	}
	*at = '\0';
	return true;
}

int
session_path(struct session *s, const char **out, const char *path,
	struct error *err)
{
	const char *top = repository_workdir(s->repo);
	size_t n = top ? strlen(top) : 0;
	char *p;

	if (path[0] == '/' && top && strncmp(path, top, n) == 0)
		p = arena_strdup(&s->arena, path + n);
	else if (path[0] == '/')
		p = NULL;
	else
		p = arena_fmt(&s->arena, "%s%s", s->prefix, path);
	if (p == NULL || !fold_dots(p))
		return error_set(err, ERROR_MISSING,
			"%s ligger uden for arkivet",
			"%s lies outside the repository", path);
	*out = p;
	return 0;
}

/* The unit of that name, however it is written; NULL: none. */
static const char *
unit_named(struct session *s, const char *name)
{
	const struct config *c = s->m->config;
	const char *wanted = slug(&s->arena, str_of(name));
	size_t i;

	for (i = 0; i < c->unit_count; i++)
		if (streq(wanted, c->units[i].id) || streq(wanted,
		    slug(&s->arena, str_of(c->units[i].name))))
			return c->units[i].id;
	return NULL;
}

int
session_unit(struct session *s, const char *unit, struct error *err)
{
	const struct config *c = s->m->config;
	const char **ids;
	struct buf all = {0};
	const char *near;
	size_t i;

	if (config_unit(c, unit))
		return 0;
	ids = ARENA_ARRAY(&s->arena, const char *, c->unit_count + 1);
	for (i = 0; i < c->unit_count; i++) {
		ids[i] = c->units[i].id;
		if (i < 20)
			buf_fmt(&all, "%s%s", i ? ", " : "", ids[i]);
	}
	near = unit_named(s, unit);
	if (near == NULL)
		near = text_near(ids, c->unit_count, str_of(unit));
	if (near)
		error_set(err, ERROR_MISSING,
			"enheden »%s« kendes ikke; mente du »%s«?",
			"unknown unit »%s«; did you mean »%s«?", unit, near);
	else if (c->unit_count == 0)
		error_set(err, ERROR_MISSING,
			"enheden »%s« kendes ikke; skriv den ind i %s",
			"unknown unit »%s«; write it into %s", unit,
			c->units_path ? c->units_path : "enheder.yaml");
	else
		error_set(err, ERROR_MISSING,
			"enheden »%s« kendes ikke; der er: %s%s",
			"unknown unit »%s«; there are: %s%s", unit,
			buf_cstr(&all), c->unit_count > 20 ? " …" : "");
	buf_free(&all);
	return -1;
}

int
session_cycle(struct session *s, int *out, const char *cycle,
	struct error *err)
{
	const struct cycles *c = &s->m->config->cycles;
	char example[CYCLE_TEXT];
	int year;

	if (cycle_parse(out, c, str_of(cycle)))
		return 0;
	if (cycle_guess(&year, str_of(cycle))) {
		cycle_format(example, c, year);
		return error_set(err, ERROR_MISSING,
			"»%s« er ikke en periode; mente du %s?",
			"»%s« is no cycle; did you mean %s?", cycle, example);
	}
	cycle_format(example, c, cycle_of(c, s->today));
	return error_set(err, ERROR_MISSING,
		"»%s« er ikke en periode; skriv fx %s",
		"»%s« is no cycle; write for instance %s", cycle, example);
}

/* So many forms are named to choose from. */
#define FORMS_NAMED 16

static const char *
named_forms(struct session *s, const char *const *ids, size_t n)
{
	const char *all = "";
	size_t i;

	for (i = 0; i < n && i < FORMS_NAMED; i++)
		all = arena_fmt(&s->arena, "%s%s%s", all, i ? ", " : "",
			ids[i]);
	return n > FORMS_NAMED ? arena_fmt(&s->arena,
		"%s …  (referat forms)", all) : all;
}

/* Says which of the N forms of IDS was meant, or how to get at one that only
 * the program has. */
static void
no_form(struct session *s, const char *id, const char *const *ids, size_t n,
	struct error *err)
{
	const char *all = named_forms(s, ids, n);
	const char *near = text_near(ids, n, str_of(id));

	if (builtin_find(arena_fmt(&s->arena, "schema/forms/%s.yaml", id)))
		error_set(err, ERROR_MISSING,
			"formularen »%s« følger med programmet, men bruges "
			"ikke her; giv den en linje under  layout  i "
			"referat.yaml, eller vælg en af: %s",
			"the form »%s« comes with the program but is not used "
			"here; give it a line under  layout  in referat.yaml, "
			"or choose one of: %s", id, all);
	else if (near)
		error_set(err, ERROR_MISSING,
			"formularen »%s« kendes ikke; mente du »%s«?",
			"unknown form »%s«; did you mean »%s«?", id, near);
	else
		error_set(err, ERROR_MISSING,
			"formularen »%s« kendes ikke; vælg en af: %s",
			"unknown form »%s«; choose one of: %s", id, all);
}

const struct form *
session_form(struct session *s, const char *id, struct error *err)
{
	const struct config *c = s->m->config;
	const struct form *form = config_form(c, id);
	const char **ids;
	size_t i;

	if (form)
		return form;
	ids = ARENA_ARRAY(&s->arena, const char *, c->form_count);
	for (i = 0; i < c->form_count; i++)
		ids[i] = c->forms[i]->id;
	no_form(s, id, ids, c->form_count, err);
	return NULL;
}

int
session_no_rest(int n, char **argv, const char *option, struct error *err)
{
	if (n == 0)
		return 0;
	return error_set(err, ERROR_USAGE, "»%s« er for meget; skriv  %s %s",
		"»%s« is too much; write  %s %s", argv[1], option, argv[1]);
}

void
session_note_no_wheel(const struct session *s, int cycle)
{
	const struct config *c = s->m->config;
	char name[CYCLE_TEXT];

	cycle_format(name, &c->cycles, cycle);
	session_note(s,
		"bemærk: der er ikke skrevet et årshjul for %s; det står under  wheel  i %s/%s.yaml\n",
		"note: no year wheel is written for %s; it goes under  wheel  in %s/%s.yaml\n",
		name, c->periods_path, name);
}

const char *
session_program(struct session *s)
{
	return arena_fmt(&s->arena, "referat " REFERAT_VERSION " %s",
		builtin_sources);
}

int
session_workers(int *out, const char *workers, struct error *err)
{
	unsigned long n = 0;

	if (workers && (!str_number(str_of(workers), 64, &n) || n == 0))
		return error_set(err, ERROR_USAGE,
			"--workers skal være et tal fra 1 til 64",
			"--workers must be a number from 1 to 64");
	*out = (int)n;
	return 0;
}

int
session_identity(struct session *s, struct signature *author,
	struct signature *committer, struct error *err)
{
	struct identity_source a = {getenv("GIT_AUTHOR_NAME"),
		getenv("GIT_AUTHOR_EMAIL"), getenv("GIT_AUTHOR_DATE")};
	struct identity_source c = {getenv("GIT_COMMITTER_NAME"),
		getenv("GIT_COMMITTER_EMAIL"), getenv("GIT_COMMITTER_DATE")};

	if (identity_read(author, &s->arena, s->repo, &a, err) < 0)
		return -1;
	return identity_read(committer, &s->arena, s->repo, &c, err);
}

void
session_print(struct buf *out)
{
	put(stdout, buf_view(out));
	buf_reset(out);
}

void
session_free(struct session *s)
{
	municipality_free(s->m);
	tree_free(s->tree);
	repository_free(s->repo);
	arena_free(&s->arena);
}
