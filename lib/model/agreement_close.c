/* SPDX-License-Identifier: MPL-2.0 */
/* What an agreement does not say: defaults, and what stands around it. */
#include "lib/base/hash.h"
#include "lib/model/agreement.h"
#include "lib/model/section.h"
#include "lib/text/written_date.h"

static void
set_defaults(struct agreement_reader *rd, struct agreement *ag)
{
	const struct agreements_spec *spec = rd->part->agreements;
	size_t i;

	for (i = 0; i < spec->n; i++)
		if (spec->labels[i].fallback && spec->labels[i].field !=
		    FIELD_OTHER && !(ag->said & 1U << spec->labels[i].field))
			agreement_set(rd, ag, &spec->labels[i],
				str_of(spec->labels[i].fallback), ag->span);
}

static void
set_status(struct agreement_reader *rd, struct agreement *ag)
{
	const struct words *words = &rd->r->config->statuses;
	const char *near;
	int meaning;

	if (ag->status == NULL) {
		ag->state = ag->task == TASK_DONE ? STATUS_DONE : STATUS_OPEN;
		ag->status = words_first(words, ag->state);
		ag->status_known = ag->task != TASK_NONE;
		return;
	}
	meaning = words_meaning(words, str_of(ag->status));
	ag->status_known = meaning >= 0;
	ag->state = meaning >= 0 ? (enum status)meaning : STATUS_OPEN;
	if (meaning >= 0)
		return;
	near = words_near(words, str_of(ag->status));
	finding_add(rd->fs, FINDING_AGREEMENT_STATUS, ag->status_span,
		ag->status, words_joined(rd->r->arena,
		&rd->r->config->statuses), near ? arena_fmt(rd->fs->arena,
		"@meant-choice:%s", near) : "");
}

/* "2026-06": its last day. */
static bool
parse_month(date *out, struct str s)
{
	unsigned long year, month;

	if (s.n != 7 || s.p[4] != '-' ||
	    !str_number(str_make(s.p, 4), 9999, &year) ||
	    !str_number(str_skip(s, 5), 12, &month) || !year || !month)
		return false;
	*out = date_month_end((int)year, (int)month);
	return true;
}

const char *
agreement_due_meant(struct arena *a, struct str text)
{
	char day[11];
	size_t from, to;
	date d;
	bool whole = written_date(&d, text, &from, &to);

	/* What follows a week are weeks. */
	if (str_find(text, STR("uge ")) < text.n || str_find(text,
	    STR("week ")) < text.n)
		return NULL;
	if (!whole && !written_month(&d, text))
		return NULL;
	date_format(day, d);
	return arena_strndup(a, day, whole ? 10 : 7);
}

static void
set_due(struct agreement_reader *rd, struct agreement *ag)
{
	const struct cycles *cycles = &rd->r->config->cycles;
	struct str text = str_of(ag->due_text);
	const char *meant;
	int cycle;

	if (ag->due_text == NULL || date_parse(&ag->due, text) ||
	    parse_month(&ag->due, text))
		return;
	if (cycle_parse(&cycle, cycles, text)) {
		ag->due = cycle_last_day(cycles, cycle);
		return;
	}
	meant = agreement_due_meant(rd->r->arena, text);
	finding_add(rd->fs, FINDING_AGREEMENT_DUE, ag->due_span, ag->due_text,
		meant ? meant : "@due");
}

/* The nearest of what stands above: the row, a theme, the text of a repeated
 * section, a heading of the author's own. */
static const char *
theme_around(const struct agreement_reader *rd)
{
	const struct section *s;

	if (rd->theme && rd->theme[0])
		return rd->theme;
	for (s = rd->at; s && s->heading; s = s->parent) {
		if (s->capture)
			return s->capture;
		if (s->part == NULL && section_is_free(s->parent))
			return s->title;
	}
	return NULL;
}

static const char *
origin_around(const struct agreement_reader *rd)
{
	const struct section *s;

	if (rd->origin)
		return rd->origin;
	for (s = rd->at; s; s = s->parent) {
		if (s->part && s->part->origin)
			return s->part->origin;
		if (s->part && s->part->each)
			return s->part->each;
	}
	return NULL;
}

/* An agreement without an id is known by its section and title. */
static void
make_id(struct agreement_reader *rd, struct agreement *ag)
{
	char hex[41];

	hash_sha1(hex, str_of(arena_fmt(rd->r->arena, "%s\n%s",
		rd->section->id, ag->title ? ag->title : "")));
	ag->id = arena_fmt(rd->r->arena, "x%.6s", hex);
	ag->id_made = true;
}

void
agreement_close(struct agreement_reader *rd, struct agreement *ag)
{
	set_defaults(rd, ag);
	set_status(rd, ag);
	set_due(rd, ag);
	if (ag->theme == NULL)
		ag->theme = theme_around(rd);
	if (ag->origin == NULL)
		ag->origin = origin_around(rd);
	if (ag->id == NULL)
		make_id(rd, ag);
}
