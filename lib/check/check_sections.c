/* SPDX-License-Identifier: MPL-2.0 */
/* Sections that are missing, there too often, out of order, or unknown. */
#include "lib/check/rules.h"

#include "lib/model/known.h"
#include "lib/model/section.h"

/* What is seen of a document as a whole: the parts that stand outside the
 * section of the form that they belong in; which sections, by number, have a
 * misspelt heading that was told of, or stand below a line that was told to be
 * no heading; the first such line (SIZE_MAX: none); and how many headings are
 * looked at that the form doesn't know. */
struct survey {
	const struct part **strays;
	size_t n, cap;
	bool *told;
	size_t line, unknown;
};

/* Who has more of a kind than this has seen what is wrong. */
#define SECTIONS_MOST 100

/* One section (or the root) whose part has sections, and which there are. */
struct siblings {
	const struct rules *k;
	const struct section *around;
	const struct part *part;
	size_t *counts;            /* by part */
	const struct section **found;
	size_t *order;             /* the number of each one's part */
	size_t n;
	struct survey *survey;
};

static bool
has_part(const struct part *around, const struct part *p)
{
	return around && p >= around->sections &&
		p < around->sections + around->section_count;
}

/* The level that the sections of SB should have; with levels not looked at,
 * one that fits in. */
static int
level_inside(const struct siblings *sb)
{
	const struct form *form = sb->k->r->form;

	if (form->level)
		return form->level + sb->around->depth + 1;
	return sb->around->heading ? sb->around->level + 1 : 2;
}

/* Where something is missing: the heading around it, the title, the top. */
static struct span
place_of(const struct siblings *sb)
{
	const struct record *r = sb->k->r;

	if (sb->around->heading)
		return sb->around->span;
	return r->title_block ? r->title_block->span
		: span_make(r->body.from, r->body.from);
}

/* Whether the same came before number I; for each theme there is one. */
static bool
is_again(const struct siblings *sb, size_t i)
{
	const struct section *s = sb->found[i];
	size_t j;

	for (j = 0; j < i; j++)
		if (sb->found[j]->part == s->part && (s->part->each == NULL ||
		    text_same(str_of(s->capture),
		    str_of(sb->found[j]->capture))))
			return true;
	return false;
}

/* Those of a part that may repeat as often as it likes are not looked up. */
static void
check_twice(const struct siblings *sb)
{
	size_t i, reported = 0;

	for (i = 0; i < sb->n && reported < SECTIONS_MOST; i++) {
		const struct section *s = sb->found[i];
		size_t nth = sb->counts[sb->order[i]];

		if (s->part->repeats || nth < 2)
			continue;
		if (is_again(sb, i)) {
			finding_add(sb->k->fs, FINDING_SECTION_TWICE, s->span,
				s->title);
			reported++;
		}
	}
}

static void
gather(struct siblings *sb)
{
	const struct record *r = sb->k->r;
	struct arena *a = sb->k->fs->arena;
	size_t i, most = sb->around->after - sb->around->number;

	sb->counts = ARENA_ARRAY(a, size_t, sb->part->section_count);
	sb->found = ARENA_ARRAY(a, const struct section *, most);
	sb->order = ARENA_ARRAY(a, size_t, most);
	for (i = sb->around->number + 1; i < sb->around->after; i++) {
		const struct section *s = r->all_sections[i];

		if (!has_part(sb->part, s->part))
			continue;
		sb->found[sb->n] = s;
		sb->order[sb->n] = (size_t)(s->part - sb->part->sections);
		sb->counts[sb->order[sb->n]]++;
		sb->n++;
	}
}

/* Whether a section of P stands somewhere outside its own place. */
static bool
is_elsewhere(const struct siblings *sb, const struct part *p)
{
	size_t i;

	for (i = 0; i < sb->survey->n; i++)
		if (sb->survey->strays[i] == p)
			return true;
	return false;
}

/* What stands below LINE, which was meant as a heading of LEVEL, belongs to it. */
static void
tell_below(const struct siblings *sb, const struct block *line, int level)
{
	const struct record *r = sb->k->r;
	size_t i;

	for (i = 1; i < r->all_count; i++) {
		const struct section *s = r->all_sections[i];

		if (s->heading == NULL || s->span.from < line->span.from)
			continue;
		if (s->level <= level)
			break;
		sb->survey->told[i] = true;
	}
	if (line->span.from < sb->survey->line)
		sb->survey->line = line->span.from;
}

/* Where the missing section NAME was meant to be: at a line that is no
 * heading, or at one that is misspelt. *HOW: what to do there. */
static struct span
meant_place(const struct siblings *sb, const char *name, const char **how)
{
	const struct block *line = meant_line(sb->k, name);
	const struct section *s = line ? NULL
		: meant_heading(sb->k, sb->around, name);

	*how = line ? "make" : s ? "mend" : "add";
	if (s)
		sb->survey->told[s->number] = true;
	if (line)
		tell_below(sb, line, level_inside(sb));
	return line ? line->span : s ? s->span : place_of(sb);
}

static void
missing(const struct siblings *sb, const struct part *p, size_t count,
	const char *theme)
{
	struct arena *a = sb->k->fs->arena;
	const char *name = part_example(a, p, count + 1, theme), *how;
	struct span place = meant_place(sb, name, &how);

	finding_add(sb->k->fs, FINDING_SECTION_MISSING, place, name,
		arena_fmt(a, "@%s-heading:%s %s", how, hashes(
		level_inside(sb)), name));
}

static void
check_themes(const struct siblings *sb, const struct part *p)
{
	const struct record *r = sb->k->r;
	size_t n, i, j;
	struct label *themes = themes_of(sb->k->fs->arena, r->config,
		r->cycle, p->each, &n);

	for (i = 0; i < n; i++) {
		for (j = 0; j < sb->n; j++)
			if (sb->found[j]->part == p && text_same(
			    str_of(sb->found[j]->capture),
			    str_of(themes[i].text)))
				break;
		if (j == sb->n)
			missing(sb, p, i, themes[i].text);
	}
}

static void
check_repeats(const struct siblings *sb, const struct part *p, size_t count)
{
	const struct rules *k = sb->k;
	size_t least = part_is_expected(k, p) ? (size_t)p->repeat_min : 0;
	size_t i = sb->n;

	if (count >= least &&
	    (p->repeat_max < 0 || count <= (size_t)p->repeat_max))
		return;
	while (i > 0 && sb->found[i - 1]->part != p)
		i--;
	finding_add(k->fs, FINDING_SECTION_COUNT, i ? sb->found[i - 1]->span
		: place_of(sb), part_example(k->fs->arena, p, 0, NULL),
		range_text(k, p->repeat_min, p->repeat_max),
		arena_fmt(k->fs->arena, "%zu", count));
}

static void
check_there(const struct siblings *sb)
{
	size_t i;

	for (i = 0; i < sb->part->section_count; i++) {
		const struct part *p = &sb->part->sections[i];
		size_t count = sb->counts[i];
		bool expected = part_is_expected(sb->k, p);

		if (p->label_count == 0)
			continue;
		if (p->repeats && count)
			check_repeats(sb, p, count);
		else if (p->each && expected)
			check_themes(sb, p);
		else if (expected && count == 0 && !is_elsewhere(sb, p))
			missing(sb, p, 0, NULL);
	}
}

/* The title of the last section there is before number I of the form. */
static const char *
title_before(const struct siblings *sb, size_t i)
{
	while (i-- > 0)
		if (sb->counts[i] && sb->part->sections[i].label_count)
			return part_name(&sb->part->sections[i]);
	return "@title";
}

static void
check_order(const struct siblings *sb)
{
	bool *wrong = ARENA_ARRAY(sb->k->fs->arena, bool, sb->n);
	size_t i;

	find_disorder(wrong, sb->k->fs->arena, sb->order, sb->n);
	for (i = 0; i < sb->n; i++)
		if (wrong[i] && sb->found[i]->heading)
			finding_add(sb->k->fs, FINDING_SECTION_ORDER,
				sb->found[i]->span, sb->found[i]->title,
				title_before(sb, sb->order[i]));
}

static void
find_strays(struct survey *survey, const struct rules *k)
{
	const struct record *r = k->r;
	const struct section *around;
	size_t i, j;

	for (i = 1; i < r->all_count; i++) {
		const struct part *p = r->all_sections[i]->part;

		if (p == NULL || r->all_sections[i]->depth == 0)
			continue;
		around = r->all_sections[i]->parent;
		while (around && !has_part(around->part, p))
			around = around->parent;
		for (j = 0; around == NULL && j < survey->n; j++)
			if (survey->strays[j] == p)
				break;
		if (around || j < survey->n)
			continue;
		ARENA_GROW(k->fs->arena, survey->strays, survey->n,
			survey->cap);
		survey->strays[survey->n++] = p;
	}
}

static void
check_inside(const struct rules *k, const struct section *s,
	struct survey *survey)
{
	struct siblings sb = {.k = k, .around = s, .part = s->part,
		.survey = survey};

	gather(&sb);
	check_there(&sb);
	check_twice(&sb);
	if (s->part->strict)
		check_order(&sb);
}

/* What TITLE should have been: the near one; else one of those that are still
 * missing, or of all where none is. */
static const char *
heading_hint(const struct rules *k, const struct part *around,
	const char *title)
{
	struct part *left = ARENA_ARRAY(k->fs->arena, struct part,
		around->section_count);
	const char *hint = parts_hint(k, around->sections,
		around->section_count, title);
	size_t i, n = 0;

	for (i = 0; i < around->section_count; i++)
		if (around->sections[i].repeats ||
		    !part_is_there(k->r, &around->sections[i]))
			left[n++] = around->sections[i];
	if (n == 0 || str_starts(str_of(hint), "@near:"))
		return hint;
	return n > 1 || strchr(part_name(left), '{') ? parts_hint(k, left, n,
		title) : arena_fmt(k->fs->arena, "@near:%s", part_name(left));
}

/* The section of the form that S was meant as and that is not there; NULL. */
static const struct part *
meant_part(const struct rules *k, const struct section *s)
{
	const struct part *around = s->parent->part;
	size_t i;

	for (i = 0; i < around->section_count; i++)
		if (around->sections[i].label_count &&
		    !part_is_there(k->r, &around->sections[i]) &&
		    meant_heading(k, s->parent, part_example(k->fs->arena,
		    &around->sections[i], 0, NULL)) == s)
			return &around->sections[i];
	return NULL;
}

/* A heading where the form has sections but not this one. Where it may have
 * others, one that was meant as its own is told all the same. */
static void
check_known(const struct rules *k, const struct section *s,
	struct survey *survey)
{
	const struct part *around = s->parent->part;

	if (s->part || s->heading == NULL || section_is_free(s->parent) ||
	    survey->unknown++ >= SECTIONS_MOST)
		return;
	if (around->others == OTHERS_ALLOW && meant_part(k, s))
		finding_add(k->fs, FINDING_SECTION_UNKNOWN, s->span, s->title,
			heading_hint(k, around, s->title));
	found_other(k, around->others, around->others == OTHERS_FORBID
		? FINDING_SECTION_FORBIDDEN : FINDING_SECTION_UNKNOWN,
		s->span, s->title, heading_hint(k, around, s->title));
}

/* Whether the fields are missing that should be in front: they may stand there
 * as text. */
static bool
are_fields_missing(const struct record *r)
{
	return r->frontmatter == NULL && value_get(r->form->frontmatter,
		"required");
}

void
check_sections(const struct rules *k)
{
	const struct record *r = k->r;
	struct survey survey = {.line = SIZE_MAX};
	const struct section *s;
	size_t i;

	survey.told = ARENA_ARRAY(k->fs->arena, bool, r->all_count);
	find_strays(&survey, k);
	for (i = 0; i < r->all_count; i++) {
		s = r->all_sections[i];
		if (s->part && s->part->section_count)
			check_inside(k, s, &survey);
	}
	for (i = 1; i < r->all_count; i++)
		if (!survey.told[i])
			check_known(k, r->all_sections[i], &survey);
	s = r->all_count > 1 ? r->all_sections[1] : NULL;
	if (s && r->form->body.section_count && s->heading == NULL &&
	    s->part == NULL && s->filled && survey.line >= s->span.to &&
	    !are_fields_missing(r))
		finding_add(k->fs, FINDING_TEXT_BEFORE, s->span, "");
}
