/* SPDX-License-Identifier: MPL-2.0 */
/* What looks like an agreement in a section of agreements, but is not written
 * as the form has them, and so is read as text. */
#include "lib/check/rules.h"

#include "lib/model/agreement.h"
#include "lib/text/letter.h"

/* What is found in one document; more is no help. */
#define LOST_MAX 50

/* Longer lines are a text that begins with a number. */
#define LINE_MAX_LETTERS 200

static bool
is_known_id(const struct record *r, struct str id)
{
	size_t i;

	for (i = 0; i < r->agreement_count; i++)
		if (str_is(id, r->agreements[i].id))
			return true;
	return false;
}

/* TEXT without the signs of a heading and a box before it. */
static struct str
name_in(struct str text)
{
	text = str_trim(text);
	while (str_starts(text, "#"))
		text = str_skip(text, 1);
	text = str_trim(text);
	if (str_starts(text, "[ ]") || str_starts(text, "[x]"))
		text = str_trim(str_skip(text, 3));
	return text;
}

/* Whether TEXT is one line, begins "A7 Title" or "A7: Title", is no sentence,
 * and no agreement of the document has its number. */
static bool
looks_like_one(const struct record *r, struct str text)
{
	struct str name = name_in(text), rest;
	size_t n = agreement_id_length(name);
	uint32_t c;

	rest = str_skip(name, n);
	if (str_starts(rest, ":"))
		rest = str_skip(rest, 1);
	rest = str_trim(rest);
	return n && rest.n && utf8_decode(rest, &c) && letter_is_capital(c) &&
		str_chr(name, '\n') == name.n && !str_ends(name, ".") &&
		utf8_count(name) <= LINE_MAX_LETTERS &&
		!is_known_id(r, str_make(name.p, n));
}

/* One section of agreements being searched; MOST: how many findings there may
 * be then. */
struct search {
	const struct rules *k;
	const struct section *s;
	size_t most;
};

static void
found(const struct search *sr, const struct block *b, struct str line)
{
	const struct rules *k = sr->k;
	const struct section *s = sr->s;
	const struct agreements_spec *spec = s->part->agreements;
	struct str name = name_in(line);
	struct arena *a = k->fs->arena;
	const char *text, *hint;
	struct span place;

	if (k->fs->n >= sr->most)
		return;
	text = arena_strndup(a, name.p, name.n);
	place = place_in(k, b, line);
	if (spec->as == AS_TABLE)
		hint = "@as-row";
	else
		hint = arena_fmt(a, "@write:%s %s%s", spec->as == AS_HEADINGS
			? hashes(s->level + 1) : "-", spec->tasks ? "[ ] " : "",
			text);
	if (place.to == b->span.to && place.from == b->span.from)
		place = place_in(k, b, str_make(name.p,
			agreement_id_length(name)));
	finding_add(k->fs, FINDING_AGREEMENT_LOST, place, text, hint);
}

/* A line that goes on a paragraph has to end as an agreement with fields does:
 * "(Ansvarlig: …)". */
static void
check_lines(const struct search *sr, const struct block *b)
{
	struct str rest = b->text, line;

	if (b->kind != BLOCK_PARAGRAPH || !str_split(&rest, '\n', &line))
		return;
	while (str_split(&rest, '\n', &line))
		if (str_ends(line, ")") && looks_like_one(sr->k->r, line))
			found(sr, b, line);
}

static void
check_item(const struct search *sr, const struct block *item)
{
	const struct block *b = item->first;
	bool list = sr->s->part->agreements->as == AS_LIST;

	if (b && (b->kind == BLOCK_HEADING ||
	    (b->kind == BLOCK_PARAGRAPH && !list)) &&
	    looks_like_one(sr->k->r, b->text))
		found(sr, b, b->text);
}

/* Lines that went into the text of the agreement above, and tasks below it with
 * a number of their own. */
static void
check_below(const struct search *sr, const struct block *item)
{
	const struct block *list, *inner;

	for (list = item->first; list; list = list->next) {
		check_lines(sr, list);
		for (inner = list->kind == BLOCK_LIST ? list->first : NULL;
		    inner; inner = inner->next)
			if (inner->task != TASK_NONE && inner->first &&
			    looks_like_one(sr->k->r, inner->first->text))
				found(sr, inner->first, inner->first->text);
	}
}

static void
check_outer(const struct search *sr, const struct block *b)
{
	const struct block *item;

	if (b->kind == BLOCK_LIST) {
		for (item = b->first; item; item = item->next) {
			check_item(sr, item);
			check_below(sr, item);
		}
		return;
	}
	check_lines(sr, b);
	if (b->kind == BLOCK_HEADING && b->level == sr->s->level + 1 &&
	    sr->s->part->agreements->as == AS_HEADINGS)
		return;
	if ((b->kind == BLOCK_HEADING || b->kind == BLOCK_PARAGRAPH ||
	    b->kind == BLOCK_CODE) && looks_like_one(sr->k->r, b->text))
		found(sr, b, b->text);
}

void
check_lost(const struct rules *k)
{
	const struct record *r = k->r;
	const struct block *b;
	size_t i, most = k->fs->n + LOST_MAX;

	for (i = 0; i < r->all_count; i++) {
		const struct section *s = r->all_sections[i];

		if (s->part == NULL || s->part->agreements == NULL ||
		    s->part->content != CONTENT_AGREEMENTS ||
		    s->heading == NULL)
			continue;
		for (b = s->heading->next; b && b != s->end; b = b->next)
			check_outer(&(struct search){k, s, most}, b);
	}
}
