/* SPDX-License-Identifier: MPL-2.0 */
/* Agreements as JSON. */
#include "lib/report/agreements.h"

static uint32_t
line_of(const struct agreement *a)
{
	uint32_t line, column;

	source_place(&a->record->source, a->span.from, &line, &column);
	return line;
}

void
agreement_json(struct json *j, const char *key, const struct report *r,
	const struct agreement *a)
{
	char cycle[CYCLE_TEXT];

	if (a == NULL) {
		json_text(j, key, NULL);
		return;
	}
	if (a->record->cycle != CYCLE_NONE)
		cycle_format(cycle, &r->config->cycles, a->record->cycle);
	json_open(j, key, '{');
	json_text(j, "ref", a->ref);
	json_text(j, "unit", a->record->unit);
	json_text(j, "cycle", a->record->cycle != CYCLE_NONE ? cycle : NULL);
	json_text(j, "document", a->record->document);
	json_text(j, "id", a->id);
	json_text(j, "title", a->title);
	json_text(j, "owner", a->owner);
	json_text(j, "due", a->due_text);
	json_text(j, "status", a->status);
	json_text(j, "state", status_name(a->state));
	json_text(j, "theme", a->theme);
	json_text(j, "origin", a->origin);
	json_text(j, "reason", a->reason);
	json_text(j, "class", class_name(a->class));
	json_text(j, "continues", a->continues);
	json_text(j, "thread", a->thread);
	json_text(j, "text", a->text);
	json_text(j, "path", a->record->path);
	if (a->record->source.lines)        /* a copy has none */
		json_number(j, "line", line_of(a));
	json_bool(j, "overdue", report_overdue(r, a));
	json_close(j, '}');
}

void
agreements_json(struct buf *out, const struct report *r,
	const struct agreement_list *list)
{
	struct json j = {.out = out};
	size_t i;

	for (i = 0; i < list->n; i++)
		agreement_json(&j, NULL, r, list->v[i]);
}
