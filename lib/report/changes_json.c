/* SPDX-License-Identifier: MPL-2.0 */
/* What became of agreements, as JSON. */
#include <stdio.h>

#include "lib/report/agreements.h"
#include "lib/report/changes.h"

static void
add_fields(struct json *j, unsigned fields)
{
	static const char *const names[] = {"title", "owner", "due", "status",
		"text"};
	size_t i;

	json_open(j, "fields", '[');
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (fields & 1u << i)
			json_text(j, NULL, names[i]);
	json_close(j, ']');
}

static void
add_change(struct json *j, const struct report *r, const struct change *c)
{
	char similarity[16];
	unsigned hundredths = (unsigned)(c->similarity * 100 + 0.5);

	if (hundredths % 100)
		snprintf(similarity, sizeof(similarity), "%u.%02u",
			hundredths / 100 % 10, hundredths % 100);
	else
		snprintf(similarity, sizeof(similarity), "%u",
			hundredths / 100 % 10);
	json_open(j, NULL, '{');
	json_text(j, "change", change_name(c->kind));
	json_text(j, "match", match_name(c->match));
	json_raw(j, "similarity", str_of(similarity));
	agreement_json(j, "from", r, c->from);
	agreement_json(j, "to", r, c->to);
	add_fields(j, c->fields);
	json_close(j, '}');
}

void
changes_json(struct buf *out, const struct report *r, const struct changes *c)
{
	struct json j = {.out = out};
	size_t i;

	json_open(&j, NULL, '{');
	json_text(&j, "unit", c->unit);
	json_open(&j, "changes", '[');
	for (i = 0; i < c->n; i++)
		add_change(&j, r, &c->v[i]);
	json_close(&j, ']');
	json_close(&j, '}');
}
