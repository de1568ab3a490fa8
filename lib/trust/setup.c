/* SPDX-License-Identifier: MPL-2.0 */
/* Setting up a municipality's repository from what is built in. */
#include "lib/trust/setup.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/builtin.h"
#include "lib/base/file.h"
#include "lib/model/municipality.h"
#include "lib/text/yaml.h"
#include "lib/trust/hook.h"
#include "lib/trust/setup_forge.h"
#include "lib/trust/trailer.h"

#define TEMPLATE "template-repo/"
#define FORMS "schema/forms/"
#define DEMANDS "schema/demands/"
#define INDICATORS "schema/indicators/"

static bool
starts_with(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

void
setup_put(struct work_in_hand *w, const char *path, struct buf *text)
{
	tree_put(w->files, path, buf_cstr(text), text->n);
	buf_reset(text);
}

static void
put_template(struct work_in_hand *w)
{
	const struct builtin *list;
	size_t i, n;

	list = builtin_list(&n);
	for (i = 0; i < n; i++)
		if (starts_with(list[i].path, TEMPLATE))
			tree_put(w->files, list[i].path + strlen(TEMPLATE),
				list[i].content, list[i].n);
}

/* A form and its parents, as built in, into the repository. */
static void
put_form(struct work_in_hand *w, const char *id)
{
	struct findings unheard = {.arena = &w->arena};
	int hops;

	for (hops = 0; id && hops < 16; hops++) {
		const char *path = arena_fmt(&w->arena, FORMS "%s.yaml", id);
		const struct builtin *b = builtin_find(path);
		struct source src;
		struct value *v;

		if (b == NULL)
			return;
		tree_put(w->files, path, b->content, b->n);
		source_init(&src, &w->arena, path,
			str_make(b->content, b->n));
		v = yaml_read(&w->arena, &src, span_make(0, b->n), &unheard);
		id = value_text(value_get(v, "extends"));
	}
}

static bool
is_published(const char *path)
{
	return starts_with(path, "schema/") &&
		str_ends(str_of(path), ".schema.json");
}

/* The demands, the indicators, and the schemas of all files that a person
 * writes. */
static void
put_demands(struct work_in_hand *w)
{
	const struct builtin *list;
	size_t i, n;

	list = builtin_list(&n);
	for (i = 0; i < n; i++)
		if (starts_with(list[i].path, DEMANDS) ||
		    starts_with(list[i].path, INDICATORS) ||
		    is_published(list[i].path))
			tree_put(w->files, list[i].path, list[i].content,
				list[i].n);
}

/* The effective schema of a form, for editors and other tools. */
static void
put_effective(struct work_in_hand *w, const struct form *form)
{
	struct buf text = {0};

	if (form->effective == NULL)
		return;
	value_json(&text, form_published(&w->arena, form));
	buf_char(&text, '\n');
	setup_put(w, arena_fmt(&w->arena, "schema/json/%s.schema.json",
		form->id), &text);
	buf_free(&text);
}

/* What suits any municipality. */
static void
put_general(struct work_in_hand *w)
{
	static const char *const ids[] = {"dagsorden", "datapakke",
		"forberedelse", "opfoelgning", "proces", "samtalereferat",
		"specialtilbud", "udviklingsplan"};
	size_t i;

	for (i = 0; i < sizeof(ids) / sizeof(*ids); i++)
		put_form(w, ids[i]);
}

/* Every form that a document uses, or the layout names. */
static void
put_forms(struct work_in_hand *w, const struct municipality *m)
{
	const struct config *c = m->config;
	struct place place;
	size_t i, k;

	for (i = 0; i < m->group_count; i++)
		for (k = 0; k < m->groups[i].n; k++)
			if (config_place(&place, c, &w->arena,
			    m->groups[i].v[k].path, NULL) == 1)
				put_form(w, place.form->id);
	for (i = 0; i < c->layout_count; i++)
		for (k = 0; k < c->layout[i].forms.n; k++)
			put_form(w, c->layout[i].forms.v[k]);
}

static int
put_schema(struct work_in_hand *w, struct error *err)
{
	struct municipality *m;
	size_t i;

	if (municipality_load(&m, w->files, w->setup->today, err) < 0)
		return -1;
	put_forms(w, m);
	if (w->setup->name && w->set == NULL)
		put_general(w);
	put_demands(w);
	for (i = 0; i < m->config->form_count; i++) {
		const struct form *f = m->config->forms[i];
		struct buf unused = {0};

		if (tree_read(w->files, arena_fmt(&w->arena, FORMS "%s.yaml",
		    f->id), 0, &unused, err) == 1)
			put_effective(w, f);
		buf_free(&unused);
	}
	municipality_free(m);
	return 0;
}

static int
fill(struct work_in_hand *w, struct error *err)
{
	if (w->setup->name == NULL)
		put_template(w);
	else if (setup_own(w, err) < 0)
		return -1;
	return put_schema(w, err) < 0 ? -1 : setup_forge(w, err);
}

static int
write_files(struct work_in_hand *w, const char *dir, struct error *err)
{
	const struct tree_entry *v;
	struct buf text = {0};
	size_t i, n;
	int rc = tree_list(w->files, &v, &n, err);

	for (i = 0; rc == 0 && i < n; i++) {
		char *path = arena_fmt(&w->arena, "%s/%s", dir, v[i].path);

		buf_reset(&text);
		path[path_dir(path)] = '\0';
		rc = file_mkdirs(path, err);
		path[strlen(path)] = '/';
		if (rc == 0)
			rc = tree_read(w->files, v[i].path, SIZE_MAX - 1,
				&text, err) < 0 ? -1 : 0;
		if (rc == 0)
			rc = file_write(path, buf_view(&text), false, err);
	}
	buf_free(&text);
	return rc;
}

static int
first_commit(struct work_in_hand *w, struct repository *repo,
	struct error *err)
{
	const struct tree_entry *v;
	struct commit_file *files;
	struct commit_plan plan = {0};
	struct trailers trailers = {NULL, NULL, NULL, "setup"};
	struct buf message = {0}, text = {0};
	char id[65];
	size_t i;
	int rc;

	if (tree_list(w->files, &v, &plan.n, err) < 0)
		return -1;
	files = ARENA_ARRAY(&w->arena, struct commit_file, plan.n);
	for (i = 0; i < plan.n; i++) {
		buf_reset(&text);
		if (tree_read(w->files, v[i].path, SIZE_MAX - 1, &text,
		    err) < 0) {
			buf_free(&text);
			return -1;
		}
		files[i].path = v[i].path;
		files[i].content = str_make(arena_strndup(&w->arena,
			buf_cstr(&text), text.n), text.n);
	}
	buf_free(&text);
	plan.files = files;
	rc = trailer_compose(&message, "Opret arkivet", &trailers, err);
	plan.message = buf_cstr(&message);
	if (rc == 0)
		rc = commit_all(repo, &plan, 1, &w->setup->who,
			&w->setup->who, &id, err) < 0 ? -1 : 0;
	buf_free(&message);
	return rc;
}

static int
make_repository(struct work_in_hand *w, const char *dir, struct error *err)
{
	struct repository *repo = NULL;
	int rc = repository_init(&repo, dir, err);

	if (rc == 0)
		rc = first_commit(w, repo, err);
	if (rc == 0 && hook_install(repo, hook_client, err) < 0)
		rc = err->kind == ERROR_REFUSED ? 1 : -1;
	repository_free(repo);
	return rc;
}

static bool
is_free(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	bool empty = true;

	if (d == NULL)
		return errno == ENOENT;
	while (empty && (e = readdir(d)) != NULL)
		empty = streq(e->d_name, ".") || streq(e->d_name, "..");
	closedir(d);
	return empty;
}

static int
build(struct work_in_hand *w, struct error *err)
{
	const char *dir = w->setup->dir;
	char *tmp = arena_fmt(&w->arena, "%s.%ld", dir, (long)getpid());
	char *above = arena_strdup(&w->arena, dir);
	int rc;

	above[path_dir(above)] = '\0';
	if (above[0] && file_mkdirs(above, err) < 0)
		return -1;
	if (mkdir(tmp, 0777) < 0)
		return error_errno(err, errno, tmp);
	rc = write_files(w, tmp, err);
	if (rc == 0)
		rc = make_repository(w, tmp, err);
	if (rc >= 0 && rename(tmp, dir) < 0)
		rc = error_errno(err, errno, dir);
	if (rc < 0)
		file_remove_all(tmp);
	return rc;
}

/* Many make the project on the server first, and fetch it. */
static int
refuse_dir(const char *dir, struct error *err)
{
	struct buf git = {0};
	bool fetched;

	buf_fmt(&git, "%s/.git", dir);
	fetched = file_is_dir(buf_cstr(&git));
	buf_free(&git);
	if (fetched)
		return error_set(err, ERROR_REFUSED,
			"%s er et git-arkiv i forvejen; vælg en ny mappe, og send arkivet derfra til serveren:  git remote add origin ADRESSE  og  referat sync",
			"%s is a git repository already; choose a new folder and send the repository to the server from there:  git remote add origin ADDRESS  and  referat sync",
			dir);
	return error_set(err, ERROR_REFUSED,
		"%s er ikke tom; vælg en ny mappe",
		"%s is not empty; choose a new folder", dir);
}

int
setup_create(const struct setup *s, struct error *err)
{
	struct work_in_hand w = {.setup = s};
	int rc;

	if (!is_free(s->dir))
		return refuse_dir(s->dir, err);
	if (tree_open_memory(&w.files, NULL, err) < 0)
		return -1;
	rc = fill(&w, err);
	if (rc == 0)
		rc = build(&w, err);
	tree_free(w.files);
	arena_free(&w.arena);
	return rc;
}
