/* SPDX-License-Identifier: MPL-2.0 */
/* referat wheel: the year wheel of a cycle. */
#include <stdio.h>

#include "cmd/command.h"
#include "lib/report/wheel.h"

static void
print(struct session *s, struct report *r, int cycle, const char *format)
{
	struct wheel_paper paper;
	struct buf out = {0};

	if (streq(format, "html"))
		r->format = REPORT_HTML;
	wheel_paper(&paper, &s->arena, r, cycle);
	if (paper.wheel->n == 0)
		session_note_no_wheel(s, cycle);
	if (streq(format, "svg"))
		wheel_svg(&out, &s->arena, &paper, false);
	else if (streq(format, "flow"))
		wheel_flow(&out, &s->arena, &paper, false);
	else if (streq(format, "html"))
		wheel_html(&out, &s->arena, &paper);
	else if (streq(format, "json"))
		wheel_json(&out, &paper);
	else
		wheel_text(&out, &s->arena, &paper);
	session_print(&out);
	buf_free(&out);
}

int
cmd_wheel(struct session *s, int argc, char **argv)
{
	struct input in = {NULL, false, false};
	const char *cycle = NULL, *format = "text";
	const struct opt opts[] = {
		{"cycle", 0, NULL, &cycle, NULL},
		{"format", 0, NULL, &format, "text|svg|flow|html|json"},
		INPUT_OPTIONS(in),
		{NULL, 0, NULL, NULL, NULL}
	};
	struct report report = {.format = REPORT_TEXT};
	struct error err;
	int n, year;

	if (opt_parse(argc, argv, opts, &n, &err) < 0)
		return session_fail(s, &err);
	if (session_no_rest(n, argv, "--cycle", &err) < 0)
		return session_fail(s, &err);
	if (session_load(s, &in, &err) < 0)
		return session_fail(s, &err);
	year = cycle_of(&s->m->config->cycles, s->today);
	if (cycle && session_cycle(s, &year, cycle, &err) < 0)
		return session_fail(s, &err);
	report.lang = s->lang;
	report.color = s->color;
	report.config = s->m->config;
	report.today = s->today;
	print(s, &report, year, format);
	return EXIT_GOOD;
}
