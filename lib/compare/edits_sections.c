/* SPDX-License-Identifier: MPL-2.0 */
/* What was done to the sections of a document. */
#include "lib/compare/edits_internal.h"

static struct str
text_of(const struct record *r, const struct section *s)
{
	return s->first ? markdown_source(&r->source, s->first, s->last)
		: STR("");
}

/* The section of R that is S in another text: the same part, under the same
 * heading where there are several. */
static const struct section *
find_section(const struct record *r, const struct section *s)
{
	const struct section *same_part = NULL;
	size_t i;

	for (i = 1; i < r->all_count; i++) {
		const struct section *o = r->all_sections[i];

		if (!streq(o->id, s->id))
			continue;
		if (streq(o->title, s->title))
			return o;
		if (s->id[0] && same_part == NULL)
			same_part = o;
	}
	return same_part;
}

/* Whether agreements of the section, which are told of by themselves, are all
 * that it holds. */
static bool
is_agreements(const struct section *s)
{
	return s->part && s->part->content == CONTENT_AGREEMENTS;
}

static const char *
name_of(const struct section *s)
{
	return s->title[0] ? s->title : "@section-first";
}

static bool
told_of_agreements(const struct edits *out, size_t first)
{
	for (; first < out->n; first++)
		if (out->v[first].kind >= EDIT_AGREEMENT_ADDED &&
		    out->v[first].kind <= EDIT_AGREEMENT_TEXT)
			return true;
	return false;
}

void
edits_sections(struct edits *out, const struct record *before,
	const struct record *after)
{
	bool told = told_of_agreements(out, 0);
	size_t i;

	for (i = 1; i < after->all_count; i++) {
		const struct section *s = after->all_sections[i];
		const struct section *o = find_section(before, s);

		if (o == NULL)
			edits_add(out, EDIT_SECTION_ADDED, s->class,
				name_of(s));
		else if (!(told && is_agreements(s)) && !str_eq(str_trim(
		    text_of(before, o)), str_trim(text_of(after, s))))
			edits_add(out, EDIT_SECTION, s->class > o->class
				? s->class : o->class, name_of(s));
	}
	for (i = 1; i < before->all_count; i++)
		if (!find_section(after, before->all_sections[i]))
			edits_add(out, EDIT_SECTION_REMOVED,
				before->all_sections[i]->class,
				name_of(before->all_sections[i]));
}
