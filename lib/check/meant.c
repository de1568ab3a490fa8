/* SPDX-License-Identifier: MPL-2.0 */
/* Lines and headings that were meant as a section of the form. */
#include "lib/check/rules.h"

#include "lib/form/words.h"

const struct block *
meant_line(const struct rules *k, const char *name)
{
	const struct block *b = k->r->blocks ? k->r->blocks->first : NULL;

	for (; b; b = b->next) {
		struct str text = b->text;

		if (b->kind != BLOCK_PARAGRAPH || text.n > strlen(name) + 10)
			continue;
		while (str_starts(text, "#"))
			text = str_skip(text, 1);
		if (str_starts(text, "\xc2\xa0"))
			text = str_skip(text, 2);
		if (text_same(text, str_of(name)))
			return b;
	}
	return NULL;
}

/* NAME first, then the names of all parts in AROUND. */
static const char **
names_of(const struct rules *k, const struct part *around, const char *name,
	size_t *n)
{
	struct arena *a = k->fs->arena;
	const char **names = ARENA_ARRAY(a, const char *,
		around->section_count + 1);
	size_t i;

	*n = 0;
	names[(*n)++] = name;
	for (i = 0; i < around->section_count; i++)
		if (around->sections[i].label_count)
			names[(*n)++] = part_example(a, &around->sections[i],
				0, NULL);
	return names;
}

const struct section *
meant_heading(const struct rules *k, const struct section *around,
	const char *name)
{
	const struct record *r = k->r;
	const char **names = NULL;
	size_t i, n = 0;

	if (around->part == NULL || around->part->others == OTHERS_FORBID)
		return NULL;
	for (i = around->number + 1; i < around->after; i++) {
		const struct section *s = r->all_sections[i];

		if (s->part || s->heading == NULL || s->parent != around)
			continue;
		if (names == NULL)
			names = names_of(k, around->part, name, &n);
		if (text_near(names, n, str_of(s->title)) == name)
			return s;
	}
	return NULL;
}

bool
part_holds(const struct part *p, const struct part *inner)
{
	size_t i;

	for (i = 0; i < p->column_count; i++)
		if (&p->columns[i] == inner)
			return true;
	for (i = 0; i < p->row_count; i++)
		if (&p->rows[i] == inner)
			return true;
	return p == inner;
}

bool
part_is_there(const struct record *r, const struct part *p)
{
	size_t i;

	for (i = 0; i < r->all_count; i++)
		if (r->all_sections[i]->part == p)
			return true;
	return false;
}

bool
part_is_meant(const struct rules *k, const struct part *part)
{
	const struct record *r = k->r;
	size_t i, j;

	for (i = 0; i < r->all_count; i++) {
		const struct section *s = r->all_sections[i];

		for (j = 0; s->part && j < s->part->section_count; j++) {
			const struct part *p = &s->part->sections[j];
			const char *name;

			if (!part_holds(p, part) || p->label_count == 0 ||
			    !part_is_expected(k, p) || part_is_there(r, p))
				continue;
			name = part_example(k->fs->arena, p, 1, NULL);
			return meant_line(k, name) || meant_heading(k, s, name);
		}
	}
	return false;
}
