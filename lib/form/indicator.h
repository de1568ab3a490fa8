/* SPDX-License-Identifier: MPL-2.0 */
/* Indicators: what the figures of data/ may be of, and how they are read. */
#ifndef LIB_FORM_INDICATOR_H
#define LIB_FORM_INDICATOR_H

#include "lib/form/config.h"

/* How a figure comes of the N that it is based on: the share of them in per
 * cent, the mean over them, or simply a number of something. */
enum measure { MEASURE_SHARE, MEASURE_MEAN, MEASURE_COUNT };

/* Why results of a national test, which are confidential at school level, may
 * be shown all the same (Folkeskoleloven § 55 b): BASIS as stated, to whom
 * (CLASS), for figures of which cycles (CYCLE_NONE: open). BASIS NULL: there
 * is no reason. */
struct release {
	const char *basis;
	enum class class;
	int from, to;
};

/* An indicator. FROM..TO is what a value can be, infinite where open. */
struct indicator {
	const char *id;                    /* first: look-ups sort by it */
	const char *title, *unit;          /* UNIT "" where none is said */
	enum measure measure;
	int better;                        /* 1: more is, -1: less is; 0: neither */
	enum class class;                  /* no figure of it is below that; */
	enum class otherwise;              /* where a figure says nothing */
	bool national;                     /* result of a national test */
	struct release release;
	double from, to;
	double spread;                     /* standard deviation; 0: not known */
};

/* The lowest class that a figure of CYCLE may have. */
enum class indicator_floor(const struct indicator *i, int cycle);

#endif
