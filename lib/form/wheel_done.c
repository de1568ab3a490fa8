/* SPDX-License-Identifier: MPL-2.0 */
/* The year wheel: reading what shows that a step is done. */
#include "lib/form/wheel.h"

#define COUNT_MAX 99

static void
read_kinds(const struct config *c, struct wheel_step *s, const struct value *v)
{
	const struct value *item;
	uint32_t i;
	int meaning;

	for (i = 0; (item = texts_item(v, i)); i++) {
		meaning = words_meaning(&c->kinds, item->text);
		if (meaning >= 0)
			s->kinds |= 1u << meaning;
	}
}

/* The lowest of the states: any of them is enough. */
static void
read_states(const struct config *c, struct wheel_step *s,
	const struct value *v)
{
	const struct value *item;
	uint32_t i;
	int meaning, lowest = STATE_COUNT;

	for (i = 0; (item = texts_item(v, i)); i++) {
		meaning = words_meaning(&c->states, item->text);
		if (meaning >= 0 && meaning < lowest)
			lowest = meaning;
	}
	s->state = lowest < STATE_COUNT ? (enum state)lowest : STATE_DRAFT;
}

static void
read_forms(struct config_reader *r, struct wheel_step *s,
	const struct value *v)
{
	s->forms = texts_read(&r->c->arena, v);
	config_check_forms(r, v);
}

static void
read_count(struct config_reader *r, struct wheel_step *s,
	const struct value *v)
{
	s->count = value_number(v, 1);
	if (s->count >= 1 && s->count <= COUNT_MAX)
		return;
	shape_wrong(&r->check, v->span, "count", s->count < 1 ? "@minimum:1"
		: "@maximum:99", NULL);
	s->count = 1;
}

void
wheel_read_done(struct config_reader *r, struct wheel_step *s,
	const struct value *v)
{
	s->count = 1;
	s->done_on = DATE_NONE;
	if (value_is_scalar(v)) {
		s->done_on = value_date(v);
		s->done = s->done_on == DATE_NONE ? DONE_CALENDAR : DONE_DAY;
		if (s->done_on == DATE_NONE)
			shape_wrong(&r->check, v->span, "done", "@be-date",
				"@example:2026-01-14");
	} else if (value_is_map(v)) {
		s->done = DONE_DOCUMENT;
		read_kinds(r->c, s, value_get(v, "kind"));
		read_forms(r, s, value_get(v, "form"));
		read_states(r->c, s, value_get(v, "state"));
		read_count(r, s, value_get(v, "count"));
	}
}
