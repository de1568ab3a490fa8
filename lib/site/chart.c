/* SPDX-License-Identifier: MPL-2.0 */
/* Charts as SVG within a page. */
#include "lib/site/chart.h"

#include <math.h>
#include <stdlib.h>

#include "lib/text/decimal.h"
#include "lib/text/xml.h"

/* The drawing in its own units: small, so that letters stay readable on a
 * phone. */
#define WIDTH 360.0
#define TEXT_SIZE "12"
#define LEFT 40.0
#define RIGHT 344.0
#define TOP 12.0
#define BOTTOM 172.0
#define LABELS (BOTTOM + 18)
#define KEY 18.0
#define LETTERS 46             /* fit in a line */
#define PLACES 6               /* labels that fit below */
#define TICKS 4
#define BAR 12.0
#define BAR_LEFT 4.0
#define BAR_RIGHT 304.0

struct drawing {
	struct xml *x;
	struct arena *a;
	const struct chart *c;
	double low, high, step;
};

/* A length with at most one decimal, never "-0". */
static const char *
length(const struct drawing *d, double at)
{
	long tenths = lround(at * 10);

	return arena_fmt(d->a, tenths % 10 ? "%s%ld.%ld" : "%s%ld",
		tenths < 0 ? "-" : "", labs(tenths) / 10, labs(tenths) % 10);
}

static const char *
number(const struct drawing *d, double value, unsigned digits)
{
	struct buf b = {0};
	const char *text;

	decimal_add(&b, value, digits, d->c->lang == LANG_DA ? ',' : '.');
	text = arena_strdup(d->a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

/* TEXT, or as much of it as fits. */
static const char *
fitting(const struct drawing *d, const char *text)
{
	struct str rest = str_of(text);
	size_t n = 0, step;
	uint32_t c;

	if (utf8_count(rest) <= LETTERS)
		return text;
	for (; n < LETTERS - 1; n++) {
		step = utf8_decode(rest, &c);
		rest = str_skip(rest, step ? step : 1);
	}
	return arena_fmt(d->a, "%.*s…", (int)(rest.p - text), text);
}

static void
add_text(const struct drawing *d, double x, double y, const char *anchor,
	const char *text)
{
	xml_open(d->x, "text");
	xml_attr(d->x, "x", length(d, x));
	xml_attr(d->x, "y", length(d, y));
	if (anchor)
		xml_attr(d->x, "text-anchor", anchor);
	xml_text(d->x, str_of(text));
	xml_close(d->x);
}

static void
add_line(const struct drawing *d, const char *class, double x1, double y1,
	double x2, double y2)
{
	xml_open(d->x, "line");
	xml_attr(d->x, "class", class);
	xml_attr(d->x, "x1", length(d, x1));
	xml_attr(d->x, "y1", length(d, y1));
	xml_attr(d->x, "x2", length(d, x2));
	xml_attr(d->x, "y2", length(d, y2));
	xml_close(d->x);
}

/* The mark of a series, drawn from its middle: a square, triangles up and
 * down, a diamond, a dash, a bar. */
static const char *
mark(const struct drawing *d, unsigned style, double x, double y)
{
	static const char *const shapes[CHART_SERIES] = {
		"m-3-3h6v6h-6z", "m0-4l4 7h-8z", "m0-4.5l4.5 4.5-4.5 4.5-4.5-4.5z",
		"m-4-3h8l-4 7z", "m-4-1h8v2h-8z", "m-1-4h2v8h-2z"};

	return arena_fmt(d->a, "M%s %s%s", length(d, x), length(d, y),
		shapes[style]);
}

static void
add_mark(const struct drawing *d, unsigned style, double x, double y)
{
	xml_open(d->x, "path");
	xml_attr(d->x, "class", arena_fmt(d->a, "mark c%u", style));
	xml_attr(d->x, "d", mark(d, style, x, y));
	xml_close(d->x);
}

/* The least and the highest value. */
static void
find_limits(struct drawing *d)
{
	size_t s, i;

	d->low = INFINITY;
	d->high = -INFINITY;
	for (s = 0; s < d->c->series_count; s++)
		for (i = 0; i < d->c->place_count; i++) {
			double v = d->c->series[s].v[i];

			if (v < d->low)
				d->low = v;
			if (v > d->high)
				d->high = v;
		}
}

/* Small changes are not to look large. */
static void
widen_limits(struct drawing *d)
{
	const struct chart *c = d->c;
	double more = (c->room - (d->high - d->low)) / 2;

	if (more <= 0)
		return;
	d->low -= more;
	d->high += more;
	if (d->low < c->least) {
		d->high += c->least - d->low;
		d->low = c->least;
	}
	if (d->high > c->most) {
		d->low -= d->high - c->most;
		d->high = c->most;
	}
}

/* Limits and steps that are round: 1, 2 or 5 and noughts. */
static void
round_limits(struct drawing *d)
{
	static const double round_steps[] = {1, 2, 5, 10};
	double wide = d->high - d->low, power;
	size_t i = 0;

	if (wide <= 0)
		wide = fabs(d->high) > 1 ? fabs(d->high) / 5 : 1;
	power = pow(10, floor(log10(wide / TICKS)));
	while (i < 3 && round_steps[i] * power < wide / TICKS)
		i++;
	d->step = round_steps[i] * power;
	d->low = floor(d->low / d->step) * d->step;
	d->high = ceil(d->high / d->step) * d->step;
	if (d->high <= d->low)
		d->high = d->low + d->step;
}

static unsigned
step_digits(const struct drawing *d)
{
	double digits = -floor(log10(d->step) + 1e-9);

	return digits > 0 ? (unsigned)digits : 0;
}

static double
y_of(const struct drawing *d, double value)
{
	return BOTTOM - (value - d->low) / (d->high - d->low) *
		(BOTTOM - TOP);
}

static double
x_of(const struct drawing *d, size_t place)
{
	size_t n = d->c->place_count;

	return n < 2 ? (LEFT + RIGHT) / 2 : LEFT + 24 +
		(RIGHT - LEFT - 48) * (double)place / (double)(n - 1);
}

static void
add_axes(const struct drawing *d)
{
	size_t i, every = (d->c->place_count + PLACES - 1) / PLACES;
	size_t ticks = (size_t)lround((d->high - d->low) / d->step);

	for (i = 0; i <= ticks; i++) {
		double value = d->low + (double)i * d->step;

		add_line(d, "grid", LEFT, y_of(d, value), RIGHT,
			y_of(d, value));
		add_text(d, LEFT - 6, y_of(d, value) + 4, "end", number(d,
			value, step_digits(d)));
	}
	for (i = 0; i < d->c->place_count; i++)
		if ((d->c->place_count - 1 - i) % every == 0)
			add_text(d, x_of(d, i), LABELS, "middle",
				d->c->places[i]);
}

/* The line is broken where a value is missing. */
static void
add_series(const struct drawing *d, const struct chart_series *s)
{
	struct buf path = {0};
	bool down = false;
	size_t i;

	for (i = 0; i < d->c->place_count; i++) {
		if (isnan(s->v[i])) {
			down = false;
			continue;
		}
		buf_fmt(&path, "%c%s %s", down ? 'L' : 'M', length(d, x_of(d,
			i)), length(d, y_of(d, s->v[i])));
		down = true;
	}
	xml_open(d->x, "path");
	xml_attr(d->x, "class", arena_fmt(d->a, "line c%u", s->style));
	xml_attr(d->x, "d", buf_cstr(&path));
	xml_close(d->x);
	buf_free(&path);
	for (i = 0; i < d->c->place_count; i++)
		if (!isnan(s->v[i]))
			add_mark(d, s->style, x_of(d, i), y_of(d, s->v[i]));
}

static void
add_key(const struct drawing *d, double y)
{
	size_t i;

	for (i = 0; i < d->c->series_count; i++, y += KEY) {
		const struct chart_series *s = &d->c->series[i];

		add_line(d, arena_fmt(d->a, "line c%u", s->style), BAR_LEFT,
			y - 4, BAR_LEFT + 28, y - 4);
		add_mark(d, s->style, BAR_LEFT + 14, y - 4);
		add_text(d, BAR_LEFT + 36, y, NULL, fitting(d, s->name));
	}
}

static void
begin(struct drawing *d, double height)
{
	const struct chart *c = d->c;

	d->x = xml_begin();
	xml_open(d->x, "svg");
	xml_attr(d->x, "viewBox", arena_fmt(d->a, "0 0 %d %ld", (int)WIDTH,
		lround(height)));
	xml_attr(d->x, "role", "img");
	xml_attr(d->x, "aria-labelledby", c->id);
	xml_attr(d->x, "aria-describedby", arena_fmt(d->a, "%s-d", c->id));
	xml_attr(d->x, "fill", "currentColor");
	xml_attr(d->x, "font-size", TEXT_SIZE);
	xml_open(d->x, "title");
	xml_attr(d->x, "id", c->id);
	xml_text(d->x, str_of(c->title));
	xml_close(d->x);
	xml_open(d->x, "desc");
	xml_attr(d->x, "id", arena_fmt(d->a, "%s-d", c->id));
	xml_text(d->x, str_of(c->description));
	xml_close(d->x);
}

static void
end(struct drawing *d, struct buf *out)
{
	struct buf text = {0};
	struct str svg;

	xml_close(d->x);
	xml_end(d->x, &text);
	svg = buf_view(&text);
	buf_str(out, str_skip(svg, str_find(svg, STR("<svg"))));
	buf_free(&text);
}

void
chart_lines(struct buf *out, struct arena *a, const struct chart *c)
{
	struct drawing d = {.a = a, .c = c};
	size_t i;

	find_limits(&d);
	widen_limits(&d);
	round_limits(&d);
	begin(&d, LABELS + 10 + KEY * (double)c->series_count);
	add_axes(&d);
	for (i = c->series_count; i-- > 0;)
		add_series(&d, &c->series[i]);
	add_key(&d, LABELS + 22);
	end(&d, out);
}

static size_t
count_bars(const struct chart *c, size_t place)
{
	size_t i, n = 0;

	for (i = 0; i < c->series_count; i++)
		n += !isnan(c->series[i].v[place]);
	return n;
}

static double
along(const struct drawing *d, double value)
{
	return BAR_LEFT + (value - d->low) / (d->high - d->low) *
		(BAR_RIGHT - BAR_LEFT);
}

/* A bar below its name, with its value behind it. */
static void
add_bar(const struct drawing *d, const struct chart_series *s, size_t place,
	double y)
{
	double value = s->v[place], from = along(d, value < 0 ? value : 0);
	double to = along(d, value < 0 ? 0 : value);

	add_text(d, BAR_LEFT, y + 11, NULL, fitting(d, s->name));
	xml_open(d->x, "rect");
	xml_attr(d->x, "class", arena_fmt(d->a, "beam c%u", s->style));
	xml_attr(d->x, "x", length(d, from));
	xml_attr(d->x, "y", length(d, y + 16));
	xml_attr(d->x, "width", length(d, to - from > 1 ? to - from : 1));
	xml_attr(d->x, "height", length(d, BAR));
	xml_close(d->x);
	add_text(d, to + 6, y + 16 + BAR - 2, NULL, number(d, value,
		d->c->digits));
}

/* Place by place, its name above it; returns where they end. */
static double
add_bars(const struct drawing *d)
{
	const struct chart *c = d->c;
	double y = 2;
	size_t i, s;

	for (i = 0; i < c->place_count; i++) {
		if (count_bars(c, i) == 0)
			continue;
		if (c->places[i][0]) {
			if (d->x) {
				xml_open(d->x, "g");
				xml_attr(d->x, "font-weight", "600");
				add_text(d, BAR_LEFT, y + 13, NULL,
					fitting(d, c->places[i]));
				xml_close(d->x);
			}
			y += 18;
		}
		for (s = 0; s < c->series_count; s++) {
			if (isnan(c->series[s].v[i]))
				continue;
			if (d->x)
				add_bar(d, &c->series[s], i, y);
			y += 22 + BAR;
		}
		y += 10;
	}
	return y;
}

void
chart_bars(struct buf *out, struct arena *a, const struct chart *c)
{
	struct drawing d = {.a = a, .c = c};
	double height;

	find_limits(&d);
	d.low = d.low < 0 ? d.low : 0;
	d.high = d.high > 0 ? d.high : d.low < 0 ? 0 : 1;
	height = add_bars(&d);
	begin(&d, height);
	add_bars(&d);
	add_line(&d, "axis", along(&d, 0), 0, along(&d, 0), height - 8);
	end(&d, out);
}
