/* SPDX-License-Identifier: MPL-2.0 */
/* The committee's summary across units, for people. */
#include "lib/report/board.h"
#include "lib/report/page.h"
#include "lib/report/sheet.h"
#include "lib/text/html.h"

/* So many units are named for a demand; more are counted. */
#define NAMED 10

static void
group_row(struct sheet *s, const char *name, const struct summary_group *g)
{
	size_t k;

	sheet_cell(s, TONE_PLAIN, name);
	for (k = 0; k < STATUS_COUNT; k++)
		sheet_number(s, g->states[k]);
	sheet_number(s, g->total);
}

static void
add_groups(struct buf *out, struct arena *a, const struct summary *sum,
	const struct summary_groups *groups, const struct report *r,
	const char *title, const char *what, const char *none)
{
	static const struct {
		const char *da, *en;
	} states[STATUS_COUNT] = {{"Åbne", "Open"}, {"Opfyldt", "Done"},
		{"Videreført", "Carried on"}, {"Ændret", "Changed"},
		{"Bortfaldet", "Dropped"}};
	struct sheet s;
	size_t i;

	sheet_init(&s, a, title);
	sheet_column(&s, what);
	for (i = 0; i < STATUS_COUNT; i++)
		sheet_column(&s, say(r->lang, states[i].da, states[i].en));
	sheet_column(&s, say(r->lang, "I alt", "In all"));
	for (i = 0; i < groups->n; i++)
		group_row(&s, groups->v[i].name ? groups->v[i].name : none,
			&groups->v[i]);
	if (groups->n > 1)
		group_row(&s, say(r->lang, "I alt", "In all"), &sum->all);
	sheet_add(out, &s, r);
}

static void
item_columns(struct sheet *s, const struct report *r, const char *last)
{
	sheet_column(s, say(r->lang, "Enhed", "Unit"));
	sheet_column(s, say(r->lang, "Aftale", "Agreement"));
	sheet_column(s, say(r->lang, "Tema", "Theme"));
	sheet_column(s, last);
}

static void
item_cells(struct sheet *s, const struct report *r,
	const struct summary_item *item)
{
	sheet_cell(s, TONE_PLAIN, report_unit(r, item->unit));
	sheet_cell(s, TONE_PLAIN, item->told->title);
	sheet_cell(s, TONE_PLAIN, item->told->theme);
}

static void
add_long_open(struct buf *out, struct arena *a, const struct summary *sum,
	const struct report *r)
{
	struct sheet s;
	char since[CYCLE_TEXT];
	size_t i;

	sheet_init(&s, a, say(r->lang, "Åbne på tredje år eller mere",
		"Open in their third year or more"));
	item_columns(&s, r, say(r->lang, "Siden", "Since"));
	for (i = 0; i < sum->long_open.n; i++) {
		item_cells(&s, r, &sum->long_open.v[i]);
		cycle_format(since, &r->config->cycles,
			sum->long_open.v[i].told->since);
		sheet_cell(&s, TONE_WAIT, arena_strdup(a, since));
	}
	sheet_add(out, &s, r);
}

static void
add_dropped(struct buf *out, struct arena *a, const struct summary *sum,
	const struct report *r)
{
	struct sheet s;
	size_t i;

	sheet_init(&s, a, say(r->lang, "Bortfaldet, og hvorfor",
		"Dropped, and why"));
	item_columns(&s, r, say(r->lang, "Begrundelse", "Reason"));
	for (i = 0; i < sum->dropped.n; i++) {
		const char *reason = sum->dropped.v[i].told->reason;

		item_cells(&s, r, &sum->dropped.v[i]);
		sheet_cell(&s, reason ? TONE_PLAIN : TONE_BAD, reason ? reason
			: say(r->lang, "ingen begrundelse", "no reason"));
	}
	sheet_add(out, &s, r);
}

static const char *
lacking_text(struct arena *a, const struct report *r,
	const struct summary_demand *d)
{
	const char *all = "";
	size_t i;

	for (i = 0; i < d->lacking_count && i < NAMED; i++)
		all = arena_fmt(a, "%s%s%s", all, i ? ", " : "",
			report_unit(r, d->lacking[i]));
	if (d->lacking_count > NAMED)
		all = arena_fmt(a, r->lang == LANG_DA
		? "%s og %zu til"
		: "%s and %zu more", all, d->lacking_count - NAMED);
	return all;
}

static void
add_demands(struct buf *out, struct arena *a, const struct summary *sum,
	const struct report *r)
{
	struct sheet s;
	size_t i;

	sheet_init(&s, a, say(r->lang, "Krav", "Demands"));
	sheet_column(&s, say(r->lang, "Krav", "Demand"));
	sheet_column(&s, say(r->lang, "Opfyldt", "Met"));
	sheet_column(&s, say(r->lang, "Ikke opfyldt", "Not met"));
	sheet_column(&s, say(r->lang, "Mangler hos", "Not met by"));
	for (i = 0; i < sum->demand_count; i++) {
		const struct summary_demand *d = &sum->demands[i];

		if (d->met + d->lacking_count == 0)
			continue;
		sheet_cell(&s, TONE_PLAIN, d->demand->title);
		sheet_number(&s, d->met);
		sheet_number(&s, d->lacking_count);
		sheet_cell(&s, TONE_PLAIN, lacking_text(a, r, d));
	}
	sheet_add(out, &s, r);
}

static void
add_line(struct buf *out, const struct report *r, const char *line)
{
	if (r->format == REPORT_HTML)
		html_fmt(out, "<p>%t</p>\n", line);
	else
		buf_fmt(out, "%s\n", line);
}

static void
add_lead(struct buf *out, struct arena *a, const struct summary *sum,
	const struct report *r)
{
	add_line(out, r, arena_fmt(a, r->lang == LANG_DA
		? "%zu enheder har %zu aftaler."
		: "%zu units have %zu agreements.",
		sum->units, sum->all.total));
	if (sum->carried_in)
		add_line(out, r, arena_fmt(a, r->lang == LANG_DA
			? "%zu af de %zu, der var åbne fra året før, er besvaret."
			: "%zu of the %zu that were open the year before are answered.",
			sum->answered, sum->carried_in));
	if (sum->untold)
		add_line(out, r, arena_fmt(a, r->lang == LANG_DA
		? "Desuden %zu, som udvalget ikke kan læse: fortrolige, eller dokumentet er ikke godkendt."
		: "Besides %zu that the committee can't read: confidential, or not approved yet.",
			sum->untold));
	if (r->format != REPORT_HTML)
		buf_char(out, '\n');
}

void
summary_sheets(struct buf *out, struct arena *a, const struct summary *sum,
	const struct report *r)
{
	add_lead(out, a, sum, r);
	add_groups(out, a, sum, &sum->themes, r,
		say(r->lang, "Aftaler efter tema", "Agreements by theme"),
		say(r->lang, "Tema", "Theme"),
		say(r->lang, "uden tema", "no theme"));
	add_groups(out, a, sum, &sum->origins, r,
		say(r->lang, "Aftaler efter ophav", "Agreements by origin"),
		say(r->lang, "Ophav", "Origin"),
		say(r->lang, "uden ophav", "no origin"));
	add_long_open(out, a, sum, r);
	add_dropped(out, a, sum, r);
	add_demands(out, a, sum, r);
}

void
summary_add(struct buf *out, struct arena *a, const struct summary *sum,
	const struct report *r)
{
	char cycle[CYCLE_TEXT];
	const char *title;

	if (r->format == REPORT_JSON) {
		summary_json(out, sum, r);
		return;
	}
	if (r->format == REPORT_CSV) {
		summary_csv(out, sum, r);
		return;
	}
	cycle_format(cycle, &r->config->cycles, sum->cycle);
	title = arena_fmt(a, r->lang == LANG_DA
		? "Samlet overblik %s"
		: "Summary of %s", cycle);
	if (r->format == REPORT_HTML)
		page_begin(out, r->lang, title);
	else
		buf_fmt(out, r->format == REPORT_MARKDOWN ? "# %s\n\n"
			: r->color ? "\033[1m%s\033[0m\n\n" : "%s\n\n", title);
	summary_sheets(out, a, sum, r);
	if (r->format == REPORT_HTML)
		page_end(out);
}
