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
#include "lib/text/json.h"
#include "lib/text/table.h"
#include "lib/text/yaml.h"
#include "lib/trust/hook.h"
#include "lib/trust/trailer.h"

#define TEMPLATE "template-repo/"
#define FORMS "schema/forms/"
#define DEMANDS "schema/demands/"
#define EDITOR "# yaml-language-server: $schema="

/* What is being set up: the files, as a tree in memory. */
struct work_in_hand {
	const struct setup *setup;
	struct arena arena;
	struct tree *files;
};

static bool
starts_with(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

static void
put_text(struct work_in_hand *w, const char *path, struct buf *text)
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

/* The demands, and the schemas of all files that a person writes. */
static void
put_demands(struct work_in_hand *w)
{
	const struct builtin *list;
	size_t i, n;

	list = builtin_list(&n);
	for (i = 0; i < n; i++)
		if (starts_with(list[i].path, DEMANDS) ||
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
	value_json(&text, form->effective);
	buf_char(&text, '\n');
	put_text(w, arena_fmt(&w->arena, "schema/json/%s.schema.json",
		form->id), &text);
	buf_free(&text);
}

/* Every form that a document of the example uses, or its layout names. */
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

/* What belongs to the example only: its units' documents, figures, cycles. */
static int
remove_example(struct work_in_hand *w, struct error *err)
{
	const struct tree_entry *v;
	size_t i, n;

	if (tree_list(w->files, &v, &n, err) < 0)
		return -1;
	for (i = 0; i < n; i++)
		if (starts_with(v[i].path, "enheder/") ||
		    starts_with(v[i].path, "faelles/") ||
		    starts_with(v[i].path, "data/") ||
		    starts_with(v[i].path, "perioder/"))
			tree_put(w->files, arena_strdup(&w->arena, v[i].path),
				NULL, 0);
	return 0;
}

static int
own_name(struct work_in_hand *w, struct error *err)
{
	struct buf old = {0}, text = {0};
	struct str rest, line;

	if (tree_read(w->files, "referat.yaml", 1 << 20, &old, err) < 0) {
		buf_free(&old);
		return -1;
	}
	rest = buf_view(&old);
	while (str_split(&rest, '\n', &line)) {
		if (str_starts(line, "municipality:")) {
			buf_z(&text, "municipality: ");
			json_quote(&text, str_of(w->setup->name));
		} else {
			buf_str(&text, line);
		}
		buf_char(&text, '\n');
	}
	put_text(w, "referat.yaml", &text);
	buf_free(&old);
	buf_free(&text);
	return 0;
}

static int
own_units(struct work_in_hand *w, struct error *err)
{
	struct buf text = {0};
	struct source src;
	struct table t;
	struct table_row row;
	int id, name, type;

	source_init(&src, &w->arena, "csv", w->setup->units);
	buf_z(&text, EDITOR "schema/enheder.schema.json\nunits:");
	if (w->setup->units.n == 0) {
		buf_z(&text, " []\n");
		put_text(w, "enheder.yaml", &text);
		buf_free(&text);
		return 0;
	}
	buf_char(&text, '\n');
	if (!table_begin(&t, &w->arena, &src) ||
	    (id = table_column(&t, "id")) < 0 ||
	    (name = table_column(&t, "name")) < 0 ||
	    (type = table_column(&t, "type")) < 0) {
		buf_free(&text);
		return error_set(err, ERROR_USAGE,
			"listen over enheder skal begynde med linjen  id,name,type",
			"the list of units must begin with the line  id,name,type");
	}
	while (table_next(&t, &row)) {
		buf_z(&text, "  - {id: ");
		json_quote(&text, str_of(table_field(&row, id)));
		buf_z(&text, ", name: ");
		json_quote(&text, str_of(table_field(&row, name)));
		buf_z(&text, ", type: ");
		json_quote(&text, str_of(table_field(&row, type)));
		buf_z(&text, "}\n");
	}
	put_text(w, "enheder.yaml", &text);
	buf_free(&text);
	return 0;
}

/* "Anna K. <anna@eksempel.dk>" as the one person who may name others. */
static int
own_people(struct work_in_hand *w, struct error *err)
{
	struct str all = str_of(w->setup->admin), name, email;
	char today[11];
	struct buf text = {0};
	size_t open = str_chr(all, '<');

	if (w->setup->admin == NULL) {
		buf_z(&text, EDITOR "schema/personer.schema.json\n"
			"people: []\n");
		put_text(w, "personer.yaml", &text);
		buf_free(&text);
		return 0;
	}
	name = str_trim(str_make(all.p, open));
	email = open < all.n ? str_trim(str_skip(all, open + 1)) : STR("");
	if (name.n == 0 || !str_ends(email, ">") ||
	    str_chr(email, '@') == email.n)
		return error_set(err, ERROR_USAGE,
			"skriv administratoren som  --admin \"Anna K. <anna@kommune.dk>\"",
			"write the administrator as  --admin \"Anna K. <anna@kommune.dk>\"");
	email.n--;
	date_format(today, w->setup->today);
	buf_fmt(&text, EDITOR "schema/personer.schema.json\n"
		"people:\n  - id: %s\n    name: ",
		slug(&w->arena, name));
	json_quote(&text, name);
	buf_z(&text, "\n    email: [");
	json_quote(&text, email);
	buf_fmt(&text, "]\n    roles:\n"
		"      - {role: rolleadministrator, from: %s}\n", today);
	put_text(w, "personer.yaml", &text);
	buf_free(&text);
	return 0;
}

/* The cycle that today falls in, so that the first document has a place. */
static int
own_period(struct work_in_hand *w, struct error *err)
{
	struct municipality *m;
	char cycle[CYCLE_TEXT], from[11], to[11];
	struct buf text = {0};
	int year;

	if (municipality_load(&m, w->files, w->setup->today, err) < 0)
		return -1;
	year = cycle_of(&m->config->cycles, w->setup->today);
	cycle_format(cycle, &m->config->cycles, year);
	date_format(from, cycle_first_day(&m->config->cycles, year));
	date_format(to, cycle_last_day(&m->config->cycles, year));
	buf_fmt(&text, EDITOR "../schema/periode.schema.json\n"
		"cycle: %s\nfrom: %s\nto: %s\n"
		"themes: {udvalg: [], forvaltning: []}\n", cycle, from, to);
	put_text(w, arena_fmt(&w->arena, "perioder/%s.yaml", cycle), &text);
	buf_free(&text);
	municipality_free(m);
	return 0;
}

static int
fill(struct work_in_hand *w, struct error *err)
{
	put_template(w);
	if (put_schema(w, err) < 0)
		return -1;
	if (w->setup->name == NULL)
		return 0;
	if (remove_example(w, err) < 0 || own_name(w, err) < 0 ||
	    own_units(w, err) < 0 || own_people(w, err) < 0)
		return -1;
	return own_period(w, err);
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
	if (rc == 0 && hook_install(repo, err) < 0)
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

int
setup_create(const struct setup *s, struct error *err)
{
	struct work_in_hand w = {.setup = s};
	int rc;

	if (!is_free(s->dir))
		return error_set(err, ERROR_REFUSED,
			"%s er ikke tom; vælg en ny mappe",
			"%s is not empty; choose a new folder", s->dir);
	if (tree_open_memory(&w.files, NULL, err) < 0)
		return -1;
	rc = fill(&w, err);
	if (rc == 0)
		rc = build(&w, err);
	tree_free(w.files);
	arena_free(&w.arena);
	return rc;
}
