/* SPDX-License-Identifier: MPL-2.0 */
/* What the drawings of the year wheel have in common. */
#include "lib/report/wheel_drawing.h"

const char *
wheel_detail(struct arena *a, const struct wheel_paper *p, size_t i)
{
	const char *when = wheel_when_text(a, p->report, p->wheel, i);
	const char *who = texts_joined(a, &p->wheel->v[i].who);

	return arena_fmt(a, "%s%s%s", when, *when && *who ? " · " : "", who);
}

static const char *
description(struct arena *a, const struct wheel_paper *p)
{
	struct buf all = {0};
	const char *text;
	size_t i;

	buf_z(&all, say(p->report->lang, "Trinene i rækkefølge: ",
		"The steps in order: "));
	for (i = 0; i < p->wheel->n; i++) {
		text = wheel_detail(a, p, p->order[i]);
		buf_fmt(&all, "%s%zu. %s%s%s%s", i ? "; " : "", i + 1,
			p->wheel->v[p->order[i]].title, *text ? " (" : "",
			text, *text ? ")" : "");
	}
	buf_char(&all, '.');
	text = arena_strdup(a, buf_cstr(&all));
	buf_free(&all);
	return text;
}

static void
add_name(struct xml *x, const char *element, const char *id, const char *text)
{
	xml_open(x, element);
	xml_attr(x, "id", id);
	xml_text(x, str_of(text));
	xml_close(x);
}

void
wheel_drawing_begin(struct xml *x, struct arena *a,
	const struct wheel_paper *p, const char *name, int width, long height)
{
	const char *title = arena_fmt(a, "%s-%s", name, p->name);
	const char *desc = arena_fmt(a, "%s-trin", title);

	xml_open(x, "svg");
	xml_attr(x, "xmlns", "http://www.w3.org/2000/svg");
	xml_attr(x, "viewBox", arena_fmt(a, "0 0 %d %ld", width, height));
	xml_attr(x, "role", "img");
	xml_attr(x, "aria-labelledby", arena_fmt(a, "%s %s", title, desc));
	xml_attr(x, "font-family", "system-ui, sans-serif");
	xml_attr(x, "fill", "currentColor");
	add_name(x, "title", title, arena_fmt(a, "%s %s", streq(name, "flow")
		? say(p->report->lang, "Årets forløb", "The year's flow")
		: say(p->report->lang, "Årshjul", "Year wheel"), p->name));
	add_name(x, "desc", desc, description(a, p));
}
