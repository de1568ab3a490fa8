/* SPDX-License-Identifier: MPL-2.0 */
/* Figures: the files of data/, cycle by cycle, and what is asked of them. */
#include <stdlib.h>
#include <strings.h>

#include "lib/model/figure_file.h"
#include "lib/model/figure_total.h"

#define FILE_SIZE ((size_t)16 << 20)

const char *
figure_text(struct figure_reader *r, struct str s)
{
	const char *text = map_get(&r->texts, s);
	struct str kept, lower;

	if (text)
		return text;
	kept = str_make(arena_strndup(r->a, s.p, s.n), s.n);
	lower = text_lower(r->a, kept);
	text = map_get(&r->texts, lower);
	if (text == NULL) {
		text = kept.p;
		map_put(&r->texts, lower, (void *)(uintptr_t)text);
	}
	map_put(&r->texts, kept, (void *)(uintptr_t)text);
	return text;
}

struct str
figure_dimension(const char *group)
{
	struct str s = str_of(group);
	size_t n = str_find(s, STR(": "));

	return str_make(s.p, n < s.n ? n : 0);
}

int
figure_unit(const struct config *c, const char *unit)
{
	const struct unit *u = unit ? config_unit(c, unit) : NULL;

	return unit == NULL ? FIGURE_MUNICIPALITY : u ? (int)(u - c->units)
		: (int)c->unit_count;
}

int
figure_order(const struct figure *x, const struct figure *y)
{
	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	if (x->cycle != y->cycle)
		return x->cycle < y->cycle ? -1 : 1;
	if (x->indicator != y->indicator)
		return x->indicator < y->indicator ? -1 : 1;
	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	return (x->span.from > y->span.from) - (x->span.from < y->span.from);
}

static int
by_order(const void *a, const void *b)
{
	return figure_order(a, b);
}

/* The first figure that is not before UNIT and CYCLE. */
static size_t
lower_bound(const struct figures *f, int unit, int cycle)
{
	size_t lo = 0, hi = f->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		const struct figure *x = &f->v[mid];

		if (x->unit < unit || (x->unit == unit && x->cycle < cycle))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct figure *
figures_unit(const struct figures *f, int unit, size_t *n)
{
	size_t from = lower_bound(f, unit, INT32_MIN);

	*n = lower_bound(f, unit + 1, INT32_MIN) - from;
	return f->v + from;
}

static const struct figure *
figures_cycle(const struct figures *f, int unit, int cycle, size_t *n)
{
	size_t from = lower_bound(f, unit, cycle);

	*n = lower_bound(f, unit, cycle + 1) - from;
	return f->v + from;
}

struct texts
figures_names(const struct figures *f, const struct config *c,
	struct arena *a, const char *unit, int cycle)
{
	struct texts t = {0};
	const struct figure *v;
	size_t i, n;

	if (cycle == CYCLE_NONE)
		return t;
	v = figures_cycle(f, figure_unit(c, unit), cycle, &n);
	t.v = ARENA_ARRAY(a, const char *, n + 1);
	for (i = 0; i < n; i++)
		if (i == 0 || v[i].indicator != v[i - 1].indicator)
			t.v[t.n++] = v[i].indicator->id;
	return t;
}

static void
say_at_top(struct figure_reader *r, const char *path, enum finding_code code,
	const char *arg0, const char *arg1, const char *arg2)
{
	struct source none;

	r->fs->path = path;
	r->fs->draft = false;
	source_init(&none, &r->scratch, path, STR(""));
	finding_add(r->fs, code, span_make(0, 0), arg0, arg1, arg2);
	findings_locate(r->fs, r->fs->n - 1, &none);
}

static bool
is_text(struct figure_reader *r, const struct source *src)
{
	size_t bad = utf8_invalid(src->text), nul = str_chr(src->text, '\0');

	if (src->text.n > FILE_SIZE)
		finding_add(r->fs, FINDING_TOO_LARGE, span_make(0, 0),
			"@yaml-size", "16 MiB");
	else if (bad < src->text.n)
		finding_add(r->fs, FINDING_NOT_UTF8, span_make(bad, bad), "");
	else if (nul < src->text.n)
		finding_add(r->fs, FINDING_NUL_BYTE, span_make(nul, nul), "");
	else
		return true;
	return false;
}

static int
read_file(struct figure_reader *r, struct tree *t, const char *path,
	struct error *err)
{
	struct buf text = {0};
	size_t first = r->fs->n;
	struct source *src;
	int rc = tree_read(t, path, FILE_SIZE, &text, err);

	if (rc == 1) {
		ARENA_GROW(&r->scratch, r->sources, r->source_count,
			r->source_cap);
		src = &r->sources[r->source_count++];
		source_init(src, &r->scratch, path, str_make(arena_strndup(
			&r->scratch, buf_cstr(&text), text.n), text.n));
		r->fs->path = path;
		r->fs->draft = false;
		if (is_text(r, src)) {
			if (r->rules)
				r->rules(src->text, r->fs);
			r->ruled = first;
			r->ruled_end = r->fs->n;
			figure_file_read(r, src);
		}
		findings_locate(r->fs, first, src);
	}
	buf_free(&text);
	return rc < 0 ? -1 : 0;
}

static bool
is_ignored(struct str name)
{
	return name.n == 0 || name.p[0] == '.' || name.p[0] == '_' ||
		str_starts(name, "README");
}

/* What PATH below the folder of data is: *NAME the file's, *CYCLE its
 * folder's. False: no file of figures, which a finding says where somebody may
 * have meant it as one. */
static bool
is_data(struct figure_reader *r, const struct tree_entry *e, struct str rest,
	struct str *folder)
{
	struct str name;
	char example[CYCLE_TEXT];
	int cycle;

	folder->p = rest.p;
	folder->n = str_chr(rest, '/');
	name = str_skip(rest, folder->n < rest.n ? folder->n + 1 : 0);
	if (is_ignored(name))
		return false;
	cycle_format(example, &r->c->cycles, 2025);
	if (folder->n == rest.n || str_chr(name, '/') < name.n) {
		say_at_top(r, e->path, FINDING_FIGURE_FILE, rest.p,
			arena_fmt(&r->scratch, "@figure-folder:%s/%s",
			r->c->data_path, example), NULL);
		return false;
	}
	if (name.n < 5 || strcasecmp(name.p + name.n - 4, ".csv") != 0) {
		say_at_top(r, e->path, FINDING_FIGURE_FILE, name.p,
			"@figure-csv", NULL);
		return false;
	}
	if (!cycle_parse(&cycle, &r->c->cycles, *folder)) {
		say_at_top(r, e->path, FINDING_CYCLE_UNKNOWN,
			arena_strndup(&r->scratch, folder->p, folder->n),
			example, NULL);
		return false;
	}
	if ((e->mode & 0170000) != 0100000) {
		say_at_top(r, e->path, FINDING_NOT_A_FILE,
			(e->mode & 0170000) == 0120000 ? "@symlink"
			: (e->mode & 0170000) == 0160000 ? "@submodule"
			: "@special", NULL, NULL);
		return false;
	}
	return true;
}

/* The files of one cycle from number *AT on. */
static int
read_cycle(struct figure_reader *r, struct tree *t,
	const struct tree_entry *v, size_t n, size_t *at, struct error *err)
{
	size_t skip = strlen(r->c->data_path) + 1, from = r->out->n;
	struct str folder, first = {NULL, 0};
	int rc = 0;

	for (; rc == 0 && *at < n; ++*at) {
		struct str path = str_of(v[*at].path);

		if (path.n <= skip || memcmp(path.p, r->c->data_path,
		    skip - 1) != 0 || path.p[skip - 1] != '/' ||
		    !is_data(r, &v[*at], str_skip(path, skip), &folder))
			continue;
		if (first.p && !str_eq(first, folder))
			break;
		if (first.p == NULL) {
			first = folder;
			cycle_parse(&r->cycle, &r->c->cycles, folder);
			r->cycle_text = arena_strndup(&r->scratch, folder.p,
				folder.n);
		}
		rc = read_file(r, t, v[*at].path, err);
	}
	if (rc == 0)
		figures_settle(r, from);
	arena_reset(&r->scratch);
	r->sources = NULL;
	r->source_count = r->source_cap = 0;
	return rc;
}

int
figures_read(struct figures *out, const struct config *c, struct tree *t,
	figure_rules *rules, struct arena *a, struct findings *fs,
	struct error *err)
{
	struct figure_reader r = {.c = c, .a = a, .fs = fs, .out = out,
		.rules = rules};
	const struct tree_entry *v;
	size_t at = 0, n;
	int rc = tree_list(t, &v, &n, err);

	memset(out, 0, sizeof(*out));
	while (rc == 0 && at < n)
		rc = read_cycle(&r, t, v, n, &at, err);
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_order);
	map_free(&r.texts);
	arena_free(&r.scratch);
	return rc;
}

void
figures_free(struct figures *f)
{
	free(f->v);
	memset(f, 0, sizeof(*f));
}
