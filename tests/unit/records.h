/* SPDX-License-Identifier: MPL-2.0 */
/* Builds the records of a unit by hand: documents with agreements. */
#ifndef TESTS_UNIT_RECORDS_H
#define TESTS_UNIT_RECORDS_H

#include "lib/model/unit.h"

/* Two units, of which oestre was merged into soendre after 2023-24; cycles
 * are named by their first year. */
struct sample {
	struct arena arena;
	struct config config;
	struct form form;
	struct unit units[2];
	struct record *records[128];
	struct group group;
	struct findings findings;
};

static inline void
sample_init(struct sample *s)
{
	memset(s, 0, sizeof(*s));
	s->config.cycles = (struct cycles){true, 8, 1};
	s->units[0] = (struct unit){.id = "oestre", .name = "Østre",
		.type = "skole", .from = CYCLE_NONE, .to = 2023,
		.merged_into = "soendre"};
	s->units[1] = (struct unit){.id = "soendre", .name = "Søndre",
		.type = "skole", .from = CYCLE_NONE, .to = CYCLE_NONE};
	s->config.units = s->units;
	s->config.unit_count = 2;
	s->form.spans = 1;
	s->group.arena = &s->arena;
	s->group.config = &s->config;
	s->group.records = s->records;
	s->findings.arena = &s->arena;
}

static inline struct record *
sample_document(struct sample *s, const char *unit, int cycle,
	const char *name, date d)
{
	struct record *r = ARENA_NEW(&s->arena, struct record);

	r->arena = &s->arena;
	r->config = &s->config;
	r->form = &s->form;
	r->unit = unit;
	r->cycle = cycle;
	r->document = name;
	r->path = arena_fmt(&s->arena, "enheder/%s/%d/%s.md", unit, cycle,
		name);
	r->date = d;
	r->agreements = ARENA_ARRAY(&s->arena, struct agreement, 32);
	source_init(&r->source, &s->arena, r->path, STR("# Titel\n\nTekst\n"));
	s->records[s->group.record_count++] = r;
	return r;
}

static inline struct agreement *
sample_agreement(struct record *r, const char *id, const char *title,
	enum status state, const char *continues)
{
	struct agreement *a = &r->agreements[r->agreement_count++];

	a->id = id;
	a->title = title;
	a->state = state;
	a->continues = continues;
	a->due = DATE_NONE;
	a->record = r;
	a->class = CLASS_PUBLIC;
	a->span = span_make(2, 7);
	return a;
}

static inline void
sample_link(struct sample *s)
{
	group_link(&s->group, &s->findings);
}

static inline void
sample_free(struct sample *s)
{
	arena_free(&s->arena);
}

#endif
