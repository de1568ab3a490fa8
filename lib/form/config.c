/* SPDX-License-Identifier: MPL-2.0 */
/* The configuration of a municipality, read from the files of a tree. */
#include "lib/form/config.h"

#include <stdlib.h>

#include "lib/base/builtin.h"
#include "lib/form/form_files.h"
#include "lib/form/indicator.h"

#define FILE_NAME "referat.yaml"
#define FORMS "schema/forms/"

/* Finds ID in the array BASE of N elements of SIZE bytes, sorted by the text
 * that each begins with. */
static const void *
find_id(const void *base, size_t n, size_t size, const char *id)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		const char *const *at = (const void *)((const char *)base +
			mid * size);
		int order = strcmp(id, *at);

		if (order == 0)
			return at;
		if (order < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

const struct unit *
config_unit(const struct config *c, const char *id)
{
	return find_id(c->units, c->unit_count, sizeof(*c->units), id);
}

const struct indicator *
config_indicator(const struct config *c, const char *id)
{
	return find_id(c->indicators, c->indicator_count,
		sizeof(*c->indicators), id);
}

const struct form *
config_form(const struct config *c, const char *id)
{
	return map_get(&c->forms_by_id, str_of(id));
}

/* The forms that are gathered, in any order at first. */
struct gathering {
	struct config_reader *r;
	struct form_files files;
	size_t cap;
};

/* Adds the form ID; with QUIET it has to be free of errors, and says nothing:
 * nobody asked for it by name. */
static void
gather(struct gathering *g, const char *id, bool quiet)
{
	struct config *c = g->r->c;
	struct findings *fs = g->r->fs;
	size_t i, first = fs->n;
	struct form_file *file;
	struct form *form;

	if (config_form(c, id))
		return;
	file = form_files_get(&g->files, id, false);
	form = file ? form_build(&g->files, file) : NULL;
	for (i = first; quiet && form && i < fs->n; i++)
		if (fs->v[i].severity == SEVERITY_ERROR) {
			form_free(form);
			form = NULL;
		}
	if (quiet)
		fs->n = first;
	if (form == NULL)
		return;
	ARENA_GROW(&c->arena, c->forms, c->form_count, g->cap);
	c->forms[c->form_count++] = form;
	map_put(&c->forms_by_id, str_of(form->id), form);
}

static void
gather_own(struct gathering *g)
{
	const struct config_reader *r = g->r;
	const char *folder = arena_fmt(&r->c->arena, "%s/forms",
		r->c->schema_path);
	const char *name;
	size_t i;

	for (i = 0; config_next(r, folder, ".yaml", &i, &name); i++)
		gather(g, name, false);
}

/* Those that the layout names, or whose name a {form} may be. */
static void
gather_builtin(struct gathering *g)
{
	const struct config *c = g->r->c;
	const struct builtin *files;
	bool any = false;
	size_t i, j, n;

	for (i = 0; i < c->layout_count; i++) {
		for (j = 0; j < c->layout[i].forms.n; j++)
			gather(g, c->layout[i].forms.v[j], false);
		any = any || (c->layout[i].has_form &&
			c->layout[i].forms.n == 0);
	}
	files = builtin_list(&n);
	for (i = 0; any && i < n; i++) {
		struct str path = str_of(files[i].path);

		if (!str_starts(path, FORMS) || !str_ends(path, ".yaml"))
			continue;
		path = str_skip(path, strlen(FORMS));
		gather(g, arena_strndup(&g->r->c->arena, path.p,
			path.n - strlen(".yaml")), true);
	}
}

static int
by_form_id(const void *a, const void *b)
{
	const struct form *const *x = a, *const *y = b;

	return strcmp((*x)->id, (*y)->id);
}

static int
read_forms(struct config_reader *r, struct error *err)
{
	struct gathering g = {.r = r, .files = {.r = r, .err = err}};
	struct config *c = r->c;

	gather_own(&g);
	gather_builtin(&g);
	if (c->form_count)
		qsort(c->forms, c->form_count, sizeof(*c->forms), by_form_id);
	return g.files.failed ? -1 : 0;
}

/* A file that is named in referat.yaml must be there. */
static void
check_file(struct config_reader *r, const char *key)
{
	const struct value *v = value_get(r->c->value, key);
	size_t i;

	if (!value_is_scalar(v))
		return;
	for (i = 0; i < r->file_count; i++)
		if (str_is(v->text, r->files[i].path))
			return;
	finding_add(r->fs, FINDING_CONFIG_REFERENCE, v->span, value_text(v),
		"@file", "@make-file");
}

static int
no_configuration(const struct tree *tree, struct error *err)
{
	long long time;
	int offset;

	if (tree_commit(tree, &time, &offset))
		return error_set(err, ERROR_MISSING,
			"i det, der er gemt, er der ingen " FILE_NAME "; er den "
			"lige skrevet, så gem den først med  git add -A  og  "
			"git commit -m \"Opsætning\"",
			"what is recorded has no " FILE_NAME "; if it was just "
			"written, record it first with  git add -A  and  "
			"git commit -m \"Configuration\"");
	return error_set(err, ERROR_MISSING,
		"her er ingen " FILE_NAME "; gå til kommunens mappe, eller "
		"lav en ny med »referat init MAPPE«",
		"there is no " FILE_NAME " here; go to the municipality's "
		"folder, or make a new one with »referat init DIR«");
}

static int
read_rest(struct config_reader *r, struct error *err)
{
	return config_read_demands(r, err) < 0 ||
		config_read_indicators(r, err) < 0 ||
		read_forms(r, err) < 0 || config_read_units(r, err) < 0 ||
		config_read_people(r, err) < 0 ||
		config_read_periods(r, err) < 0 ||
		config_read_skin(r, err) < 0 ? -1 : 0;
}

static bool
has_errors(const struct findings *fs, size_t first, const char *path)
{
	for (; first < fs->n; first++)
		if (fs->v[first].path == path &&
		    fs->v[first].severity == SEVERITY_ERROR)
			return true;
	return false;
}

static int
read_all(struct config_reader *r, struct error *err)
{
	struct config *c = r->c;
	size_t first = r->fs->n, at;
	struct source src;
	struct value *value;
	int rc = tree_list(r->tree, &r->files, &r->file_count, err);

	if (rc == 0) {
		rc = config_load(r, FILE_NAME, &src, &value, err);
		rc = rc == 1 ? 0 : rc == 0 ? no_configuration(r->tree, err) : -1;
	}
	if (rc < 0)
		return -1;
	c->value = value;
	c->broken = value == NULL;
	config_read_words(r);
	config_read_settings(r);
	config_read_layout(r);
	check_file(r, "units");
	check_file(r, "people");
	if (config_read_names(r, err) < 0)
		return -1;
	config_located(r, &src);
	if (c->broken)
		return 0;
	if (read_rest(r, err) < 0)
		return -1;
	at = r->fs->n;
	r->fs->path = src.path;
	config_check_layout(r);
	config_read_policy(r);
	findings_locate(r->fs, at, &src);
	c->broken = has_errors(r->fs, first, src.path);
	return 0;
}

int
config_read(struct config **out, struct tree *tree, struct findings *fs,
	struct error *err)
{
	struct config *c = xcalloc(1, sizeof(*c));
	struct config_reader r = {.c = c, .tree = tree, .fs = fs,
		.check = {fs, c}};

	if (read_all(&r, err) < 0) {
		config_free(c);
		return -1;
	}
	*out = c;
	return 0;
}

const char *
config_people_file(const struct config *c)
{
	return c->people_path ? c->people_path : "personer.yaml";
}

const char *
config_state_word(const struct config *c, enum state state)
{
	const char *word = words_first(&c->states, (int)state);

	return word ? word : state_name(state);
}

void
config_free(struct config *c)
{
	size_t i;

	if (c == NULL)
		return;
	for (i = 0; i < c->form_count; i++)
		form_free(c->forms[i]);
	map_free(&c->forms_by_id);
	arena_free(&c->arena);
	free(c);
}
