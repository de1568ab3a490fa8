/* SPDX-License-Identifier: MPL-2.0 */
/* Sets: what one municipality's way of holding the talks begins with. */
#include "lib/trust/setup_set.h"

#include <string.h>

#include "lib/base/ascii.h"
#include "lib/base/builtin.h"
#include "lib/form/config.h"

#define START "schema/start/"
#define SETS "schema/sets/"
#define SETTINGS "settings.yaml"      /* not all of a referat.yaml */
#define BLOCKS_MAX 64

/* A part of a text: NAME is its key or heading, "" before the first one. */
struct block {
	struct str name, text;
};

struct blocks {
	struct block v[BLOCKS_MAX];
	size_t n;
};

static bool
is_head(struct str line, bool sections)
{
	if (sections)
		return str_starts(line, "## ");
	return line.n && ascii_lower(line.p[0]) &&
		str_chr(line, ':') < line.n;
}

static struct str
head_name(struct str line, bool sections)
{
	return sections ? str_trim(line)
		: str_make(line.p, str_chr(line, ':'));
}

/* Cuts TEXT at its heads; comments right above a key go with it. */
static void
cut(struct blocks *out, struct str text, bool sections)
{
	struct str rest = text, line;
	const char *from = text.p, *comment = NULL;

	out->n = 1;
	out->v[0].name = STR("");
	while (str_split(&rest, '\n', &line)) {
		if (!sections && str_starts(line, "#")) {
			comment = comment ? comment : line.p;
			continue;
		}
		if (is_head(line, sections) && out->n < BLOCKS_MAX) {
			const char *at = comment ? comment : line.p;

			out->v[out->n - 1].text = str_make(from,
				(size_t)(at - from));
			from = at;
			out->v[out->n++].name = head_name(line, sections);
		}
		comment = NULL;
	}
	out->v[out->n - 1].text = str_make(from,
		(size_t)(text.p + text.n - from));
}

static const struct block *
find(const struct blocks *all, struct str name)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		if (str_eq(all->v[i].name, name))
			return &all->v[i];
	return NULL;
}

/* Adds those of OWN from number K on that BASE has not, up to number END or
 * the first that it has; returns the number after them. */
static size_t
add_new(struct buf *out, const struct blocks *base, const struct blocks *own,
	size_t k, size_t end)
{
	for (; k < end && find(base, own->v[k].name) == NULL; k++)
		buf_str(out, own->v[k].text);
	return k;
}

/* BASE with the blocks of OWN: a block that both have is OWN's; one that only
 * OWN has comes after the one above it there, or, if it is the first, before
 * the first that both have. A block begins at a key
 * without indentation, with the comment above it, or, with SECTIONS, at a
 * heading of level 2. */
static void
setup_merge(struct buf *out, struct str base, struct str own, bool sections)
{
	struct blocks b, o;
	size_t i, k = 1;

	cut(&b, base, sections);
	cut(&o, own, sections);
	for (i = 0; i < b.n; i++) {
		const struct block *mine = i ? find(&o, b.v[i].name) : NULL;

		if (mine == NULL) {
			buf_str(out, b.v[i].text);
			continue;
		}
		add_new(out, &b, &o, k, (size_t)(mine - o.v));
		buf_str(out, mine->text);
		k = add_new(out, &b, &o, (size_t)(mine - o.v) + 1, o.n);
	}
}

static struct str
builtin_text(const char *path)
{
	const struct builtin *b = builtin_find(path);

	return b ? str_make(b->content, b->n) : STR("");
}

void
setup_start_file(struct buf *out, const struct work_in_hand *w,
	const char *name)
{
	struct arena a = {0};
	struct str base = builtin_text(arena_fmt(&a, START "%s", name));
	struct str own = w->set ? builtin_text(arena_fmt(&a, SETS "%s/%s",
		w->set, streq(name, "referat.yaml") ? SETTINGS : name))
		: STR("");

	if (own.n == 0)
		buf_str(out, base);
	else if (streq(name, "periode.yaml"))
		buf_str(out, own);
	else
		setup_merge(out, base, own, str_ends(str_of(name), ".md"));
	arena_free(&a);
}

void
setup_set_files(struct work_in_hand *w)
{
	const char *folder;
	const struct builtin *list;
	size_t i, n, skip;

	if (w->set == NULL)
		return;
	folder = arena_fmt(&w->arena, SETS "%s/schema/", w->set);
	skip = strlen(folder) - strlen("schema/");
	list = builtin_list(&n);
	for (i = 0; i < n; i++)
		if (str_starts(str_of(list[i].path), folder))
			tree_put(w->files, list[i].path + skip,
				list[i].content, list[i].n);
}

/* The sets there are; built-in files are sorted. */
static struct texts
list_sets(struct arena *a)
{
	const struct builtin *list;
	size_t i, n;
	struct texts sets;

	list = builtin_list(&n);
	sets.v = ARENA_ARRAY(a, const char *, n);
	sets.n = 0;
	for (i = 0; i < n; i++) {
		struct str rest = str_of(list[i].path), set;

		if (!str_starts(rest, SETS))
			continue;
		rest = str_skip(rest, strlen(SETS));
		set = str_make(rest.p, str_chr(rest, '/'));
		if (set.n < rest.n && (sets.n == 0 ||
		    !str_is(set, sets.v[sets.n - 1])))
			sets.v[sets.n++] = arena_strndup(a, set.p, set.n);
	}
	return sets;
}

int
setup_set_find(const char **set, struct arena *a, const char *name,
	struct error *err)
{
	struct texts sets = list_sets(a);
	const char *id = slug(a, str_of(name));
	size_t i;

	for (i = 0; i < sets.n; i++)
		if (streq(sets.v[i], id)) {
			*set = sets.v[i];
			return 0;
		}
	return error_set(err, ERROR_USAGE,
		"der er ingen færdig opsætning »%s«; der er: %s",
		"there is no set »%s«; there are: %s", name,
		texts_joined(a, &sets));
}
