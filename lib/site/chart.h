/* SPDX-License-Identifier: MPL-2.0 */
/* Charts as SVG within a page. Colours and strokes are classes of the style
 * sheet, and each series has a mark and a dash of its own, so that a chart is
 * read without colours too. The numbers stand in a table beside it. */
#ifndef LIB_SITE_CHART_H
#define LIB_SITE_CHART_H

#include "lib/base/mem.h"
#include "lib/base/str.h"
#include "lib/form/words.h"

/* So many lines are told apart, so many bars of one kind. */
#define CHART_SERIES 6

/* A line, or bars of one kind. V has a value for each place along the chart;
 * NAN: none. STYLE 0..CHART_SERIES - 1. */
struct chart_series {
	const char *name;
	double *v;
	unsigned style;
};

/* What is drawn: SERIES along places, by their names. ID is the page's own.
 * DIGITS of values; texts in LANG. */
struct chart {
	const char *id, *title, *description;
	const struct chart_series *series;
	size_t series_count;
	const char *const *places;
	size_t place_count;
	unsigned digits;
	enum lang lang;
	double room;               /* an axis of lines spans that at least, */
	double least, most;        /* but within these, where they are finite */
};

/* Adds lines along the places, which are years. There is at least one value. */
void chart_lines(struct buf *out, struct arena *a, const struct chart *c);

/* Adds bars from zero, by place and then by series. The same. */
void chart_bars(struct buf *out, struct arena *a, const struct chart *c);

#endif
