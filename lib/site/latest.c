/* SPDX-License-Identifier: MPL-2.0 */
/* What is new: the newest documents, and what was corrected in them. */
#include "lib/site/latest.h"

#include <stdlib.h>

#include "lib/site/correction.h"

static int
by_date(const void *a, const void *b)
{
	const struct latest *x = a, *y = b;
	int c;

	if (x->date != y->date)
		return x->date > y->date ? -1 : 1;
	c = strcmp(x->path, y->path);
	return c ? c : strcmp(x->anchor, y->anchor);
}

/* A document and its corrections, those with a date; how many. */
static size_t
list(struct latest *out, const struct site *s, struct arena *a,
	const struct reduced_document *d)
{
	struct latest l = {d->record.date, d->changed, d->published,
		d->record.cycle, d->record.unit, d->title, d->path, "", ""};
	size_t i, n = 0;

	if (l.date != DATE_NONE)
		out[n++] = l;
	for (i = 0; i < d->correction_count; i++) {
		l.date = l.changed = l.published = d->corrections[i].date;
		l.title = arena_fmt(a, "%s: %s", wording(s->lang,
			W_CORRECTION), d->title);
		l.anchor = correction_anchor(a, i);
		l.note = d->corrections[i].role ? arena_fmt(a, "%s: %s",
			d->corrections[i].role, d->corrections[i].text)
			: d->corrections[i].text;
		if (l.date != DATE_NONE)
			out[n++] = l;
	}
	return n;
}

size_t
latest_make(struct latest **out, struct arena *a, const struct reduced *r,
	const struct site *s, const char *unit, bool all)
{
	size_t i, n = 0;

	for (i = 0; i < r->document_count; i++)
		n += 1 + r->documents[i].correction_count;
	*out = ARENA_ARRAY(a, struct latest, n + 1);
	for (i = n = 0; i < r->document_count; i++)
		if (all || streq(r->documents[i].record.unit, unit))
			n += list(*out + n, s, a, &r->documents[i]);
	qsort(*out, n, sizeof(**out), by_date);
	return n > LATEST_MAX ? LATEST_MAX : n;
}
