/* SPDX-License-Identifier: MPL-2.0 */
/* The year wheel drawn as a flow: a box for each step from top to bottom, an
 * arrow to the next, and beside them what hangs on what. */
#include <math.h>

#include "lib/report/drawing.h"
#include "lib/report/wheel_drawing.h"

/* The drawing, in its own units: the boxes, the lines within them, the room
 * between them and for the arrows beside them. */
#define LEFT 20.0
#define RIGHT 560.0
#define LETTERS 56             /* in a line of a box */
#define LINE 20.0
#define PAD 14.0
#define GAP 30.0
#define LANE 16.0
#define LANES_MAX 8
#define HEAD 6.0               /* of an arrow */

/* A step's place in time order: its box, and the lane of the arrow to the
 * step that it hangs on. */
struct box {
	size_t step;
	double top, bottom;
	size_t other, lane;        /* OTHER: that step's place */
	bool hangs;
};

struct flow {
	struct xml *x;
	struct arena *a;
	const struct wheel_paper *p;
	struct box *v;
	size_t n, lanes;
	bool notes;
};

/* The lines of a text below Y; returns where they end. Without an X they are
 * only measured. */
static double
add_lines(const struct flow *f, double y, const char *size, const char *text)
{
	struct str rest = str_of(text), line;

	while (drawing_line(&rest, &line, LETTERS)) {
		y += LINE;
		if (f->x)
			drawing_text(f->x, f->a, LEFT + 44, y, size, NULL,
				arena_strndup(f->a, line.p, line.n));
	}
	return y;
}

static double
add_words(const struct flow *f, const struct box *b, double y)
{
	const struct wheel_step *s = &f->p->wheel->v[b->step];

	y = add_lines(f, y, "16", s->title);
	y = add_lines(f, y, "13", wheel_detail(f->a, f->p, b->step));
	return add_lines(f, y, "13", f->notes && s->note ? s->note : "");
}

static void
place_boxes(struct flow *f)
{
	double y = LEFT;
	size_t i;

	for (i = 0; i < f->n; i++) {
		f->v[i].top = y;
		y = add_words(f, &f->v[i], y) + PAD;
		f->v[i].bottom = y;
		y += GAP;
	}
}

/* Whether the arrows of two boxes would run beside each other. */
static bool
arrows_meet(const struct box *v, size_t i, size_t k)
{
	size_t low = v[i].other < i ? v[i].other : i;
	size_t high = v[i].other < i ? i : v[i].other;
	size_t from = v[k].other < k ? v[k].other : k;
	size_t to = v[k].other < k ? k : v[k].other;

	return low <= to && from <= high;
}

/* Each arrow goes into the first lane where it meets no other; where there
 * are too many, into the last. */
static void
share_lanes(struct flow *f)
{
	size_t i, k;

	for (i = 0; i < f->n; i++) {
		unsigned taken = 0;

		if (!f->v[i].hangs)
			continue;
		for (k = 0; k < i; k++)
			if (f->v[k].hangs && arrows_meet(f->v, i, k))
				taken |= 1u << f->v[k].lane;
		while (taken & 1u << f->v[i].lane &&
		    f->v[i].lane + 1 < LANES_MAX)
			f->v[i].lane++;
		if (f->v[i].lane + 1 > f->lanes)
			f->lanes = f->v[i].lane + 1;
	}
}

static void
make_boxes(struct flow *f)
{
	const struct wheel *w = f->p->wheel;
	size_t *place = ARENA_ARRAY(f->a, size_t, w->n), i;

	f->n = w->n;
	f->v = ARENA_ARRAY(f->a, struct box, w->n);
	for (i = 0; i < w->n; i++)
		place[f->p->order[i]] = i;
	for (i = 0; i < w->n; i++) {
		const struct wheel_step *s = &w->v[f->p->order[i]];

		f->v[i].step = f->p->order[i];
		f->v[i].hangs = s->when == WHEEL_AFTER ||
			s->when == WHEEL_BEFORE;
		if (f->v[i].hangs)
			f->v[i].other = place[s->of];
	}
}

static void
add_path(const struct flow *f, const char *path, bool filled, bool dashed)
{
	xml_open(f->x, "path");
	xml_attr(f->x, "d", path);
	xml_attr(f->x, "fill", filled ? "currentColor" : "none");
	xml_attr(f->x, "stroke", "currentColor");
	if (dashed)
		xml_attr(f->x, "stroke-dasharray", "4 3");
	xml_close(f->x);
}

static void
add_box(const struct flow *f, size_t i)
{
	const struct box *b = &f->v[i];

	xml_open(f->x, "rect");
	xml_attr(f->x, "x", drawing_length(f->a, LEFT));
	xml_attr(f->x, "y", drawing_length(f->a, b->top));
	xml_attr(f->x, "width", drawing_length(f->a, RIGHT - LEFT));
	xml_attr(f->x, "height", drawing_length(f->a, b->bottom - b->top));
	xml_attr(f->x, "rx", "6");
	xml_attr(f->x, "fill", "currentColor");
	xml_attr(f->x, "fill-opacity", "0.06");
	xml_attr(f->x, "stroke", "currentColor");
	xml_close(f->x);
	drawing_text(f->x, f->a, LEFT + 32, b->top + LINE, "16", "end",
		arena_fmt(f->a, "%zu", i + 1));
	add_words(f, b, b->top);
}

/* Down from one box to the next. */
static void
add_arrow(const struct flow *f, size_t i)
{
	const char *middle = drawing_length(f->a, (LEFT + RIGHT) / 2);
	double tip = f->v[i + 1].top;

	add_path(f, arena_fmt(f->a, "M%s %s V%s", middle, drawing_length(f->a,
		f->v[i].bottom), drawing_length(f->a, tip - HEAD)), false,
		false);
	add_path(f, arena_fmt(f->a, "M%s %s l%s %s h%s Z", middle,
		drawing_length(f->a, tip), drawing_length(f->a, -HEAD),
		drawing_length(f->a, -HEAD * 1.5), drawing_length(f->a,
		2 * HEAD)), true, false);
}

/* Dashed, at the side: from the step that sets the time to the one that
 * hangs on it. */
static void
add_bond(const struct flow *f, size_t i)
{
	const struct box *to = &f->v[i], *from = &f->v[to->other];
	double side = RIGHT + LANE * (double)(to->lane + 1);
	double begin = from->bottom - PAD, end = to->top + PAD;

	if (to->other > i) {
		begin = from->top + PAD * 2;
		end = to->bottom - PAD;
	}
	add_path(f, arena_fmt(f->a, "M%s %s H%s V%s H%s",
		drawing_length(f->a, RIGHT), drawing_length(f->a, begin),
		drawing_length(f->a, side), drawing_length(f->a, end),
		drawing_length(f->a, RIGHT + HEAD)), false, true);
	add_path(f, arena_fmt(f->a, "M%s %s l%s %s v%s Z",
		drawing_length(f->a, RIGHT), drawing_length(f->a, end),
		drawing_length(f->a, HEAD * 1.5), drawing_length(f->a, -HEAD),
		drawing_length(f->a, 2 * HEAD)), true, false);
}

void
wheel_flow(struct buf *out, struct arena *a, const struct wheel_paper *p,
	bool inlined)
{
	struct flow f = {.a = a, .p = p, .notes = !inlined};
	double height;
	size_t i;

	make_boxes(&f);
	place_boxes(&f);
	share_lanes(&f);
	height = f.n ? f.v[f.n - 1].bottom + LEFT : 2 * LEFT;
	f.x = xml_begin();
	wheel_drawing_begin(f.x, a, p, "flow", (int)(RIGHT + LEFT +
		LANE * (double)f.lanes), lround(height));
	for (i = 0; i < f.n; i++) {
		add_box(&f, i);
		if (i + 1 < f.n)
			add_arrow(&f, i);
		if (f.v[i].hangs)
			add_bond(&f, i);
	}
	drawing_end(f.x, out, inlined);
}
