/* SPDX-License-Identifier: MPL-2.0 */
/* The year wheel drawn: months round, steps as arcs within, a list beside. */
#include <math.h>

#include "lib/report/drawing.h"
#include "lib/report/wheel_drawing.h"
#include "lib/text/month.h"

/* The drawing, in its own units: the middle of the wheel, the ring of months,
 * the room for steps within it, and the list. */
#define MIDDLE 270.0
#define RING_OUT 250.0
#define RING_IN 214.0
#define STEPS_OUT 206.0
#define STEPS_IN 56.0
#define LANE_MAX 30.0
#define LIST_X 560
#define LIST_WIDTH 46          /* letters in a line */
#define LINE 20
#define WIDTH 980
#define HEIGHT 540
#define LANES_MAX 12
#define TURN (2 * 3.14159265358979323846)

/* No arc is shorter than that: its number must have room. */
#define ARC_MIN (TURN / 40)

struct drawing {
	struct xml *x;
	struct arena *a;
	const struct wheel_paper *p;
	int first_year, first_month;
	double lane;                   /* how wide one is */
	size_t *lanes, lane_count;     /* the lane of each step in order */
};

static const char *
point(struct arena *a, double radius, double angle)
{
	return arena_fmt(a, "%s %s", drawing_length(a, MIDDLE + radius * sin(angle)),
		drawing_length(a, MIDDLE - radius * cos(angle)));
}

/* Where a day stands: each month takes a twelfth, the first one from the top
 * clockwise. */
static double
angle_of(const struct drawing *d, date day)
{
	int year, month, n;

	date_split(day, &year, &month, &n);
	return TURN / 12 * ((year - d->first_year) * 12 + month -
		d->first_month + (n - 1) / (double)(date_month_end(year,
		month) - day + n));
}

/* The angles of a step from the first day to the end of the last; not more
 * than once round. */
static void
arc_of(const struct drawing *d, size_t i, double *from, double *to)
{
	const struct wheel_time *t = &d->p->times[i];
	double middle;

	*to = angle_of(d, t->to + 1);
	*from = angle_of(d, t->from != DATE_NONE ? t->from : t->to);
	if (*to - *from > TURN - ARC_MIN)
		*from = *to - TURN + ARC_MIN;
	if (*to - *from < ARC_MIN) {
		middle = (*from + *to) / 2;
		*from = middle - ARC_MIN / 2;
		*to = middle + ARC_MIN / 2;
	}
}

static bool
is_drawn(const struct drawing *d, size_t i)
{
	return d->p->times[i].to != DATE_NONE;
}

/* Whether two arcs meet, also round the top. */
static bool
arcs_meet(const struct drawing *d, size_t i, size_t k)
{
	double a, b, from, to, turn;

	arc_of(d, i, &a, &b);
	arc_of(d, k, &from, &to);
	for (turn = -2 * TURN; turn <= 2 * TURN; turn += TURN)
		if (a < to + turn && from + turn < b)
			return true;
	return false;
}

/* Each step goes into the outermost lane where it meets no other; where there
 * are too many, into the last. */
static void
share_lanes(struct drawing *d)
{
	const size_t *order = d->p->order;
	size_t i, k, n = d->p->wheel->n;

	d->lanes = ARENA_ARRAY(d->a, size_t, n);
	for (i = 0; i < n; i++) {
		unsigned taken = 0;

		if (!is_drawn(d, order[i]))
			continue;
		for (k = 0; k < i; k++)
			if (is_drawn(d, order[k]) &&
			    arcs_meet(d, order[i], order[k]))
				taken |= 1u << d->lanes[k];
		while (taken & 1u << d->lanes[i] &&
		    d->lanes[i] + 1 < LANES_MAX)
			d->lanes[i]++;
		if (d->lanes[i] + 1 > d->lane_count)
			d->lane_count = d->lanes[i] + 1;
	}
	d->lane = d->lane_count ? (STEPS_OUT - STEPS_IN) /
		(double)d->lane_count : LANE_MAX;
	if (d->lane > LANE_MAX)
		d->lane = LANE_MAX;
}

static const char *
segment(struct arena *a, double out, double in, double from, double to)
{
	const char *outer = drawing_length(a, out);
	const char *inner = drawing_length(a, in);
	int large = to - from > TURN / 2;

	return arena_fmt(a, "M%s A%s %s 0 %d 1 %s L%s A%s %s 0 %d 0 %s Z",
		point(a, out, from), outer, outer, large, point(a, out, to),
		point(a, in, to), inner, inner, large, point(a, in, from));
}

static void
add_path(struct drawing *d, const char *path, const char *opacity)
{
	xml_open(d->x, "path");
	xml_attr(d->x, "d", path);
	xml_attr(d->x, "fill", opacity ? "currentColor" : "none");
	if (opacity)
		xml_attr(d->x, "fill-opacity", opacity);
	xml_attr(d->x, "stroke", "currentColor");
	xml_close(d->x);
}

/* The first three letters of a month, which all of them differ by. */
static const char *
short_month(struct drawing *d, int month)
{
	return arena_strndup(d->a, month_name(d->p->report->lang, month), 3);
}

static void
add_months(struct drawing *d)
{
	double radius = (RING_OUT + RING_IN) / 2, from, middle;
	int i;

	for (i = 0; i < 12; i++) {
		from = TURN / 12 * i;
		middle = from + TURN / 24;
		add_path(d, segment(d->a, RING_OUT, RING_IN, from,
			from + TURN / 12), i % 2 ? "0.08" : NULL);
		drawing_text(d->x, d->a, MIDDLE + radius * sin(middle),
			MIDDLE - radius * cos(middle) + 5, "15", "middle",
			short_month(d, (d->first_month - 1 + i) % 12 + 1));
	}
	drawing_text(d->x, d->a, MIDDLE, MIDDLE + 7, "20", "middle", d->p->name);
}

static void
add_arc(struct drawing *d, size_t number)
{
	size_t i = d->p->order[number];
	double out = STEPS_OUT - d->lane * (double)d->lanes[number];
	double in = out - d->lane + 3, from, to, middle, radius;

	if (!is_drawn(d, i))
		return;
	arc_of(d, i, &from, &to);
	middle = (from + to) / 2;
	radius = (out + in) / 2;
	add_path(d, segment(d->a, out, in, from, to), "0.18");
	drawing_text(d->x, d->a, MIDDLE + radius * sin(middle),
		MIDDLE - radius * cos(middle) + 5, "14", "middle",
		arena_fmt(d->a, "%zu", number + 1));
}

static double
add_lines(struct drawing *d, double y, const char *size, const char *text)
{
	struct str rest = str_of(text), line;

	for (; drawing_line(&rest, &line, LIST_WIDTH); y += LINE)
		if (d->x)
			drawing_text(d->x, d->a, LIST_X + 34, y, size, NULL,
				arena_strndup(d->a, line.p, line.n));
	return y;
}

/* The list beside the wheel; returns where it ends. Without an X it is only
 * measured. */
static double
add_list(struct drawing *d)
{
	double y = 36;
	size_t number;

	for (number = 0; number < d->p->wheel->n; number++) {
		size_t i = d->p->order[number];

		if (d->x)
			drawing_text(d->x, d->a, LIST_X + 24, y, "16", "end",
				arena_fmt(d->a, "%zu", number + 1));
		y = add_lines(d, y, "16", d->p->wheel->v[i].title);
		y = add_lines(d, y, "13", wheel_detail(d->a, d->p, i)) + 10;
	}
	return y;
}

static void
draw(struct drawing *d, bool inlined, double height)
{
	size_t i;

	wheel_drawing_begin(d->x, d->a, d->p, "aarshjul",
		inlined ? HEIGHT : WIDTH, lround(height));
	add_months(d);
	for (i = 0; i < d->p->wheel->n; i++)
		add_arc(d, i);
	if (!inlined)
		add_list(d);
	xml_close(d->x);
}

void
wheel_svg(struct buf *out, struct arena *a, const struct wheel_paper *p,
	bool inlined)
{
	struct drawing d = {.a = a, .p = p};
	double height;
	int day;

	date_split(p->from, &d.first_year, &d.first_month, &day);
	share_lanes(&d);
	height = inlined ? HEIGHT : add_list(&d);
	d.x = xml_begin();
	draw(&d, inlined, height > HEIGHT ? height : HEIGHT);
	drawing_end(d.x, out, inlined);
}
