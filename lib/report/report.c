/* SPDX-License-Identifier: MPL-2.0 */
/* What all reports share: the format, the language, names of things. */
#include "lib/report/report.h"

#include "lib/text/csv.h"

bool
report_format(enum report_format *out, const char *name)
{
	static const char *const names[] = {"text", "json", "csv", "markdown",
		"html"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (streq(name, names[i])) {
			*out = (enum report_format)i;
			return true;
		}
	return false;
}

const char *
report_joiner(const struct report *r)
{
	switch (r->format) {
	case REPORT_JSON:
		return ",";
	case REPORT_CSV:
		return "";
	default:
		return "\n";
	}
}

void
report_columns(struct csv *c, enum lang lang, const struct report_column *v,
	size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		csv_field(c, say(lang, v[i].da, v[i].en));
	csv_row_end(c);
}

void
report_join(struct buf *out, const struct report *r, bool *any,
	struct str answer)
{
	struct str part;

	while (str_split(&answer, '\0', &part)) {
		if (part.n == 0)
			continue;
		if (*any)
			buf_z(out, report_joiner(r));
		buf_str(out, part);
		*any = true;
	}
}

const char *
report_unit(const struct report *r, const char *unit)
{
	const struct unit *u = unit ? config_unit(r->config, unit) : NULL;

	if (u && u->name)
		return u->name;
	return unit ? unit : say(r->lang, "Fælles", "Common");
}

const char *
report_change(enum lang lang, enum change_kind kind)
{
	static const struct {
		const char *da, *en;
	} names[] = {
		{"ubesvaret", "unanswered"}, {"bortfaldet", "dropped"},
		{"opfyldt", "done"}, {"ændret", "changed"},
		{"uændret", "kept"}, {"ny", "added"},
	};

	return say(lang, names[kind].da, names[kind].en);
}

const char *
report_status(const struct report *r, const struct agreement *a)
{
	const char *word = a->status;

	if (word == NULL || *word == '\0')
		word = words_first(&r->config->statuses, a->state);
	return word ? word : status_name(a->state);
}

bool
report_overdue(const struct report *r, const struct agreement *a)
{
	return r->today != DATE_NONE && a->due != DATE_NONE &&
		a->due < r->today && agreement_is_open(a) && !a->answered;
}

const char *
report_reference(const struct agreement *a, const char *unit)
{
	if (unit && streq(a->record->unit, unit))
		return a->ref + strlen(unit) + 1;
	return a->ref;
}

const char *
report_end(const struct report *r)
{
	return r->to && *r->to ? r->to : say(r->lang, "nu", "now");
}

void
report_order(size_t *out, const struct changes *c)
{
	static const enum change_kind order[] = {CHANGE_UNANSWERED,
		CHANGE_DROPPED, CHANGE_CHANGED, CHANGE_DONE, CHANGE_KEPT,
		CHANGE_ADDED};
	size_t i, k, n = 0;

	for (k = 0; k < sizeof(order) / sizeof(*order); k++)
		for (i = 0; i < c->n; i++)
			if (c->v[i].kind == order[k])
				out[n++] = i;
}

bool
report_field(struct field_change *out, const struct report *r,
	const struct change *c, size_t i)
{
	const struct agreement *f = c->from, *t = c->to;
	unsigned bit;

	for (bit = CHANGED_TITLE; bit <= CHANGED_TEXT; bit <<= 1)
		if (c->fields & bit && i-- == 0)
			break;
	switch (bit) {
	case CHANGED_TITLE:
		*out = (struct field_change){say(r->lang, "titel", "title"),
			f->title, t->title};
		return true;
	case CHANGED_OWNER:
		*out = (struct field_change){say(r->lang, "ansvarlig", "owner"),
			f->owner, t->owner};
		return true;
	case CHANGED_DUE:
		*out = (struct field_change){say(r->lang, "frist", "due"),
			f->due_text, t->due_text};
		return true;
	case CHANGED_STATUS:
		*out = (struct field_change){"status", report_status(r, f),
			report_status(r, t)};
		return true;
	case CHANGED_TEXT:
		*out = (struct field_change){say(r->lang, "tekst", "text"),
			f->text, t->text};
		return true;
	default:
		return false;
	}
}

