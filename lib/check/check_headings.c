/* SPDX-License-Identifier: MPL-2.0 */
/* The levels of headings. */
#include "lib/check/rules.h"

/* Whether S is at the level that its form gives it; one that the form doesn't
 * know is. */
static bool
is_at_level(const struct rules *k, const struct section *s)
{
	const struct form *form = k->r->form;

	return s->depth < 0 || form->level == 0 ||
		s->level == form->level + s->depth;
}

static void
check_level(const struct rules *k, const struct section *s)
{
	int level = k->r->form->level + s->depth;
	struct arena *a = k->fs->arena;

	if (!is_at_level(k, s))
		finding_add(k->fs, FINDING_SECTION_LEVEL, s->span, s->title,
			arena_fmt(a, "%d", s->level), arena_fmt(a, "%d", level),
			hashes(level));
}

/* The section that heading B opens; NULL. AT goes along with the headings. */
static const struct section *
opened_by(const struct record *r, const struct block *b, size_t *at)
{
	while (*at < r->all_count && r->all_sections[*at]->heading == NULL)
		++*at;
	if (*at < r->all_count && r->all_sections[*at]->heading == b)
		return r->all_sections[(*at)++];
	return NULL;
}

/* Readers who find their way by headings trip over a level left out. */
static void
check_skipped(const struct rules *k)
{
	const struct record *r = k->r;
	int before = r->form->level > 1 ? r->form->level - 1 : 1;
	const struct section *s;
	const struct block *b;
	size_t at = 1;

	for (b = r->blocks->first; b; b = b->next) {
		struct str title = str_trim(b->text);

		if (b->kind != BLOCK_HEADING)
			continue;
		s = opened_by(r, b, &at);
		if (b->level > before + 1 && (s == NULL || is_at_level(k, s)))
			finding_add(k->fs, FINDING_HEADING_SKIPPED,
				s ? s->span : b->span, s ? s->title
				: arena_strndup(k->fs->arena, title.p, title.n),
				hashes(before + 1));
		before = s && !is_at_level(k, s) ? k->r->form->level + s->depth
			: b->level;
	}
}

void
check_headings(const struct rules *k)
{
	const struct record *r = k->r;
	size_t i;

	if (r->form->level == 0)
		return;
	for (i = 1; i < r->all_count; i++)
		if (r->all_sections[i]->heading)
			check_level(k, r->all_sections[i]);
	check_skipped(k);
}
