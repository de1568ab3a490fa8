/* SPDX-License-Identifier: MPL-2.0 */
/* Approving documents, or objecting to them, as one commit in a role. */
#include "lib/trust/approving.h"

#include "lib/base/file.h"
#include "lib/check/check.h"
#include "lib/trust/approval_edit.h"
#include "lib/trust/role.h"

/* One document: its text before and after. CHANGED: they differ. */
struct page {
	const char *path, *role, *title;
	struct str before, after;
	bool changed;
};

/* One run. */
struct run {
	const struct approving *g;
	struct arena *a;
	struct page *pages;
	date day;
};

/* The group and the entry of PATH; NULL: it is no document. */
static const struct entries *
find_group(const struct municipality *m, const char *path)
{
	size_t i, k;

	for (i = 0; i < m->group_count; i++)
		for (k = 0; k < m->groups[i].n; k++)
			if (streq(m->groups[i].v[k].path, path))
				return &m->groups[i];
	return NULL;
}

static int
refuse_unrecorded(const struct run *r, const char *path, struct error *err)
{
	const char **paths;
	size_t i, n;

	if (commit_changed(r->g->repo, NULL, r->a, &paths, &n, err) < 0)
		return -1;
	for (i = 0; i < n; i++)
		if (streq(paths[i], path))
			return error_set(err, ERROR_REFUSED,
				"%s er ændret, men ikke gemt; gem først med  "
				"referat commit , så alle kan se den tekst, "
				"det gælder",
				"%s is changed but not recorded; record it "
				"first with  referat commit, so that all can "
				"see the text in question", path);
	return 0;
}

/* Reads the document among its group: *OUT in R's arena. */
static int
read_record(const struct record **out, const struct run *r, const char *path,
	struct markdown *md, struct error *err)
{
	const struct municipality *m = r->g->m;
	const struct entries *e = find_group(m, path);
	struct findings unheard = {.arena = r->a};
	const struct municipality_reading rd = {.m = m, .a = r->a, .md = md,
		.rules = check_record, .fs = &unheard};
	struct group group;
	size_t i;

	*out = NULL;
	if (e && municipality_read(&group, &rd, e, err) < 0)
		return -1;
	for (i = 0; e && i < group.record_count; i++)
		if (streq(group.records[i]->path, path))
			*out = group.records[i];
	if (*out == NULL)
		return error_set(err, ERROR_MISSING,
			"%s er ikke et dokument", "%s is no document", path);
	if ((*out)->broken)
		return error_set(err, ERROR_REFUSED,
			"der er fejl i %s; se dem med  referat validate %s",
			"there are errors in %s; see them with  "
			"referat validate %s", path, path);
	return 0;
}

/* What the document is called, for the message. */
static const char *
title_of(const struct run *r, const struct record *rec)
{
	char cycle[CYCLE_TEXT] = "";
	const struct unit *u = rec->unit ? config_unit(rec->config, rec->unit)
		: NULL;

	if (rec->cycle != CYCLE_NONE)
		cycle_format(cycle, &rec->config->cycles, rec->cycle);
	return arena_fmt(r->a, "%s, %s %s", rec->document, u && u->name
		? u->name : rec->unit ? rec->unit : "", cycle);
}

/* Finds the new text of one document; nothing is written yet. */
static int
prepare(struct page *p, const struct run *r, const char *path,
	struct error *err)
{
	const struct approving *g = r->g;
	struct approval_edit edit = {.text = g->text, .state = g->state,
		.day = r->day};
	struct markdown *md = markdown_new();
	struct buf text = {0};
	int rc = refuse_unrecorded(r, path, err);

	p->path = path;
	if (rc == 0)
		rc = read_record(&edit.r, r, path, md, err);
	if (rc == 0) {
		edit.role = p->role = approval_role(r->a, edit.r,
			g->author.email, g->role, r->day, err);
		rc = p->role ? 0 : -1;
	}
	if (rc == 0) {
		edit.person = role_person(g->m->config, g->author.email);
		rc = approval_edit(&text, r->a, &edit, err);
	}
	if (rc > 0) {
		p->title = title_of(r, edit.r);
		p->before = edit.r->source.text;
		p->after = str_make(arena_strndup(r->a, text.p, text.n),
			text.n);
		p->changed = true;
	}
	buf_free(&text);
	markdown_free(md);
	return rc < 0 ? -1 : 0;
}

/* One commit is made in one role. */
static int
prepare_all(struct run *r, struct error *err)
{
	size_t i;

	for (i = 0; i < r->g->path_count; i++) {
		if (prepare(&r->pages[i], r, r->g->paths[i], err) < 0)
			return -1;
		if (!streq(r->pages[i].role, r->pages[0].role))
			return error_set(err, ERROR_REFUSED,
				"du handler som %s i %s og som %s i %s; gør det "
				"hver for sig, eller vælg med --role",
				"you act as %s in %s and as %s in %s; do it one "
				"by one, or choose with --role",
				r->pages[0].role, r->pages[0].path,
				r->pages[i].role, r->pages[i].path);
	}
	return 0;
}

static int
write_file(const struct run *r, const char *path, struct str text,
	struct error *err)
{
	return file_write(arena_fmt(r->a, "%s%s",
		repository_workdir(r->g->repo), path), text, false, err);
}

/* Puts the old texts back; what could not be put back is no worse than what
 * is reported anyway. */
static void
undo(const struct run *r)
{
	struct error unheard;
	size_t i;

	for (i = 0; i < r->g->path_count; i++)
		if (r->pages[i].changed)
			write_file(r, r->pages[i].path, r->pages[i].before,
				&unheard);
}

static const char *
message_of(const struct run *r)
{
	const struct approving *g = r->g;
	bool danish = g->m->config->language == LANG_DA;
	const char *s = g->text ? danish ? "Gør indsigelse mod" : "Object to"
		: danish ? "Godkend" : "Approve";
	size_t i, n = 0;

	if (g->message)
		return g->message;
	for (i = 0; i < g->path_count; i++)
		if (r->pages[i].changed)
			s = arena_fmt(r->a, "%s%s %s", s, n++ ? ";" : "",
				r->pages[i].title);
	return s;
}

static int
record(struct submit_report *out, const struct run *r, struct error *err)
{
	const struct approving *g = r->g;
	const char **paths = ARENA_ARRAY(r->a, const char *, g->path_count);
	struct submit s = {.repo = g->repo, .m = g->m, .paths = paths,
		.message = message_of(r), .role = r->pages[0].role,
		.action = g->text ? "object" : "approve",
		.author = g->author, .committer = g->committer,
		.signing = g->signing};
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < g->path_count; i++)
		if (r->pages[i].changed) {
			paths[s.path_count++] = r->pages[i].path;
			rc = write_file(r, r->pages[i].path,
				r->pages[i].after, err);
		}
	if (rc == 0 && s.path_count)
		rc = submit(out, &s, err);
	if (rc < 0)
		undo(r);
	return rc;
}

int
approving_run(struct submit_report *out, const struct approving *g,
	struct error *err)
{
	struct run r = {.g = g, .a = out->arena};

	if (repository_workdir(g->repo) == NULL)
		return error_set(err, ERROR_USAGE,
			"arkivet har ingen arbejdsmappe",
			"the repository has no work folder");
	out->findings.arena = out->arena;
	r.pages = ARENA_ARRAY(r.a, struct page, g->path_count);
	r.day = date_of_time(g->committer.time, g->committer.offset);
	if (prepare_all(&r, err) < 0)
		return -1;
	return record(out, &r, err);
}
