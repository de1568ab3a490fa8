/* SPDX-License-Identifier: MPL-2.0 */
/* Agreements on a terminal. */
#include "lib/report/agreements.h"
#include "lib/report/marks.h"

static void
paint(struct buf *out, const struct report *r, const char *code)
{
	if (r->color)
		buf_fmt(out, "\033[%sm", code);
}

static const char *
state_color(enum status state)
{
	switch (state) {
	case STATUS_DONE:
		return "32";
	case STATUS_DROPPED:
		return "35";
	default:
		return "33";
	}
}

static void
add_detail(struct buf *out, const char *name, const char *text)
{
	if (text == NULL || str_trim(str_of(text)).n == 0)
		return;
	buf_fmt(out, "  ·  %s ", name);
	plain_add_str(out, str_trim(str_of(text)));
}

static void
add_agreement(struct buf *out, const struct report *r,
	const struct agreement *a)
{
	struct buf thread = {0};

	buf_z(out, "  ");
	paint(out, r, "36");
	plain_add(out, report_reference(a, a->record->unit));
	paint(out, r, "0");
	buf_z(out, "  ");
	paint(out, r, "1");
	plain_add(out, a->title ? a->title : "");
	paint(out, r, "0");
	buf_z(out, "\n    ");
	paint(out, r, state_color(a->state));
	plain_add(out, report_status(r, a));
	paint(out, r, "0");
	add_detail(out, say(r->lang, "ansvarlig", "owner"), a->owner);
	add_detail(out, say(r->lang, "frist", "due"), a->due_text);
	if (report_overdue(r, a)) {
		paint(out, r, "1;31");
		buf_fmt(out, " (%s)", say(r->lang, "overskredet", "overdue"));
		paint(out, r, "0");
	}
	add_detail(out, say(r->lang, "tema", "theme"), a->theme);
	add_detail(out, say(r->lang, "begrundelse", "reason"), a->reason);
	agreement_thread(&thread, a);
	if (thread.n) {
		buf_fmt(out, "\n    %s ", say(r->lang, "fortsætter",
			"continues"));
		plain_add_str(out, buf_view(&thread));
	}
	buf_char(out, '\n');
	buf_free(&thread);
}

void
agreements_text(struct buf *out, const struct report *r,
	const struct agreement_list *list)
{
	size_t i;

	paint(out, r, "1");
	plain_add(out, report_unit(r, list->unit));
	paint(out, r, "0");
	buf_char(out, '\n');
	for (i = 0; i < list->n; i++)
		add_agreement(out, r, list->v[i]);
}
