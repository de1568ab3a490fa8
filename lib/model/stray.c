/* SPDX-License-Identifier: MPL-2.0 */
/* Files that somebody may have meant as documents. */
#include "lib/model/stray.h"

#include "lib/base/file.h"
#include "lib/text/near.h"

/* More names than these are no help in a hint. */
#define NAMES_MAX 8

/* A file that is no document. */
struct stray {
	const struct config *c;
	struct arena *a;
	struct str folder;         /* with its slash; empty: none */
	struct str name, stem;     /* the file's; STEM without its endings */
	date today;
};

/* What a document could be called: FORM on the line LINE of the layout. */
typedef bool visit_name(const struct stray *s, const struct layout_line *line,
	const char *name, void *ctx);

/* The last part of the path of LINE, when it names the file or its form. */
static struct str
last_part(const struct layout_line *line)
{
	struct str name = str_of(path_base(line->pattern)), hole = name;

	hole = str_skip(hole, str_chr(hole, '{'));
	if (str_starts(hole, "{form}"))
		hole = str_skip(hole, 6);
	return str_chr(name, '*') < name.n || str_chr(hole, '{') < hole.n
		? STR("") : name;
}

/* Calls VISIT for each name that the layout has for a document, until one
 * returns true. */
static bool
each_name(const struct stray *s, visit_name *visit, void *ctx)
{
	size_t i, k;

	for (i = 0; i < s->c->layout_count; i++) {
		const struct layout_line *line = &s->c->layout[i];
		struct str name = last_part(line);
		size_t at = str_chr(name, '{');
		const struct texts *forms = &line->forms;
		size_t n = at == name.n ? 1 : forms->n ? forms->n
			: s->c->form_count;

		for (k = 0; name.n && k < n; k++) {
			const char *made = at == name.n
				? arena_strndup(s->a, name.p, name.n)
				: arena_fmt(s->a, "%.*s%s%s", (int)at, name.p,
				forms->n ? forms->v[k] : s->c->forms[k]->id,
				name.p + at + 6);

			if (visit(s, line, made, ctx))
				return true;
		}
	}
	return false;
}

/* The names that the layout would take in the stray file's folder. */
struct names {
	const char **v;
	size_t n, cap;
	bool any_form;             /* one of the lines is for every form */
};

static bool
collect(const struct stray *s, const struct layout_line *line,
	const char *name, void *ctx)
{
	struct names *names = ctx;
	struct place place;
	size_t i;

	if (config_place(&place, s->c, s->a, arena_fmt(s->a, "%.*s%s",
	    (int)s->folder.n, s->folder.p, name), NULL) != 1)
		return false;
	if (place.unit && config_unit(s->c, place.unit) == NULL)
		return false;
	names->any_form |= line->has_form;
	for (i = 0; i < names->n; i++)
		if (streq(names->v[i], name))
			return false;
	ARENA_GROW(s->a, names->v, names->n, names->cap);
	names->v[names->n++] = name;
	return false;
}

/* What a name is without ".md", ".docx", ".md.txt". */
static struct str
without_endings(struct str name)
{
	size_t at = str_chr(name, '.');

	return at ? str_make(name.p, at) : name;
}

/* What a name is without what a copy adds to it: " (1)", " - kopi". */
static struct str
without_copy(struct str stem)
{
	size_t at = str_find(stem, STR(" ("));
	size_t dash = str_find(stem, STR(" - "));

	return str_make(stem.p, at < dash ? at : dash);
}

static const char *
near_name(const struct stray *s, const struct names *names)
{
	struct near near = {.word = without_copy(s->stem)};
	size_t i;

	for (i = 0; i < names->n; i++)
		near_offer(&near, without_endings(str_of(names->v[i])));
	for (i = 0; near.best.p && i < names->n; i++)
		if (names->v[i] == near.best.p)
			return names->v[i];
	return NULL;
}

static const char *
list_names(const struct stray *s, const struct names *names)
{
	struct buf b = {0};
	const char *list;
	size_t i;

	for (i = 0; i < names->n && i < NAMES_MAX; i++) {
		buf_z(&b, i ? ", " : "");
		buf_z(&b, names->v[i]);
	}
	buf_z(&b, names->n > NAMES_MAX ? " …" : "");
	list = arena_fmt(s->a, "@one-of:%s", buf_cstr(&b));
	buf_free(&b);
	return list;
}

/* A part of the folder that is a unit, that is a cycle; else an example. */
static const char *
unit_in(const struct stray *s)
{
	struct str rest = s->folder, part;

	while (str_split(&rest, '/', &part)) {
		const char *id = arena_strndup(s->a, part.p, part.n);

		if (config_unit(s->c, id))
			return id;
	}
	return s->c->unit_count ? s->c->units[0].id : NULL;
}

static int
cycle_in(const struct stray *s)
{
	struct str rest = s->folder, part;
	int cycle;

	while (str_split(&rest, '/', &part))
		if (cycle_parse(&cycle, &s->c->cycles, part))
			return cycle;
	return cycle_of(&s->c->cycles, s->today);
}

/* Whether the folder begins nearly as the paths of LINE do. */
static bool
begins_nearly(const struct stray *s, const struct layout_line *line)
{
	struct str first = str_of(line->pattern), own = s->folder;
	struct near near = {0};

	own.n = str_chr(own, '/');
	first.n = str_chr(first, '/');
	if (own.n == 0)
		return true;
	if (str_chr(first, '{') < first.n || str_chr(first, '*') < first.n)
		return false;
	near.word = own;
	near_offer(&near, first);
	return str_eq(own, first) || near.best.p != NULL;
}

/* Where a file of this name would be a document: *CTX. */
static bool
find_home(const struct stray *s, const struct layout_line *line,
	const char *name, void *ctx)
{
	const char *form = line->forms.n ? line->forms.v[0] : NULL;

	if (!str_is(s->name, name) || !begins_nearly(s, line))
		return false;
	if (line->has_form)
		form = arena_strndup(s->a, s->stem.p, s->stem.n);
	if (form)
		*(const char **)ctx = config_path(s->c, s->a, unit_in(s),
			cycle_in(s), form, NULL);
	return *(const char **)ctx != NULL;
}

static const char *
hint(const struct stray *s)
{
	struct names names = {0};
	const char *near, *home = NULL;
	bool markdown = str_ends(s->name, ".md");

	each_name(s, collect, &names);
	near = names.n ? near_name(s, &names) : NULL;
	if (near && (markdown || str_eq(s->stem,
	    without_endings(str_of(near)))))
		return arena_fmt(s->a, "@near:%s", near);
	if (names.any_form)
		return markdown ? list_names(s, &names) : NULL;
	if (markdown && each_name(s, find_home, &home))
		return arena_fmt(s->a, "@move-to:%s", home);
	return NULL;
}

/* Files of these endings may have been meant as documents. */
static bool
may_be_document(struct str name)
{
	static const char *const endings[] = {".md", ".markdown", ".txt"};
	size_t i;

	if (name.n == 0 || name.p[0] == '.' || name.p[0] == '_' ||
	    str_is(name, "README.md"))
		return false;
	for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (str_ends(name, endings[i]))
			return true;
	return false;
}

void
stray_check(const struct config *c, const char *path, date today,
	struct findings *fs)
{
	struct arena scratch = {0};
	struct stray s = {.c = c, .a = &scratch, .today = today};
	const char *base = path_base(path), *say;

	s.name = str_of(base);
	if (!may_be_document(s.name))
		return;
	s.folder = str_make(path, (size_t)(base - path));
	s.stem = without_endings(s.name);
	say = hint(&s);
	if (say) {
		fs->path = path;
		fs->draft = false;
		finding_add(fs, FINDING_FILE_STRAY, span_make(0, 0), base, say);
	}
	arena_free(&scratch);
}
