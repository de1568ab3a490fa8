/* SPDX-License-Identifier: MPL-2.0 */
/* The year wheel: when each step is to be done. */
#include "lib/form/wheel.h"

#include "lib/base/workday.h"

static date
counted(const struct wheel_step *s, date anchor)
{
	int sign = s->when == WHEEL_BEFORE ? -1 : 1;

	if (anchor == DATE_NONE)
		return DATE_NONE;
	return s->workdays ? workday_add(anchor, sign * s->workdays)
		: anchor + sign * s->days;
}

static struct wheel_time
time_of(const struct wheel_step *s, const struct wheel_time *other, date held)
{
	struct wheel_time t = {DATE_NONE, DATE_NONE};

	switch (s->when) {
	case WHEEL_MONTHS: case WHEEL_DAY:
		return s->time;
	case WHEEL_AFTER:
		t.from = held != DATE_NONE ? held : other->to;
		t.to = counted(s, t.from);
		break;
	case WHEEL_BEFORE:
		t.to = counted(s, held != DATE_NONE ? held : other->from);
		t.from = t.to;
		break;
	case WHEEL_ANY:
		break;
	}
	return t;
}

void
wheel_times(struct wheel_time *out, const struct wheel *w, const date *held)
{
	size_t i;

	for (i = 0; i < w->n; i++) {
		size_t k = w->order[i], of = w->v[k].of;

		out[k] = time_of(&w->v[k], &out[of],
			held ? held[of] : DATE_NONE);
	}
}

bool
wheel_is_for(const struct wheel_step *s, const struct form *form)
{
	return s->done == DONE_DOCUMENT &&
		(s->kinds == 0 || s->kinds & form->kinds) &&
		(s->forms.n == 0 || texts_have(&s->forms, form->id));
}

bool
wheel_takes(const struct wheel_step *s, const struct form *form,
	enum state state)
{
	if (!wheel_is_for(s, form))
		return false;
	if (state == STATE_WITHDRAWN || s->state == STATE_WITHDRAWN)
		return state == s->state;
	return state >= s->state;
}
