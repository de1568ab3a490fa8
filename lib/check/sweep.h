/* SPDX-License-Identifier: MPL-2.0 */
/* The rules over all groups of units, and what they found the last time: a
 * group of which nothing has changed since is not read again. */
#ifndef LIB_CHECK_SWEEP_H
#define LIB_CHECK_SWEEP_H

#include "lib/model/municipality.h"

/* KEEP: a file of the program's own for what is found (its folder is made);
 * NULL: nothing is kept. One that is missing, broken, of another PROGRAM, or
 * can't be written costs time and nothing else. Only groups whose files' ids
 * the tree knows are kept. */
struct sweep {
	const struct municipality *m;  /* with its figures */
	const char *keep, *program;
	int workers;                   /* 0: one per processor */
	record_rules *rules;           /* over one document */
	bool (*wanted)(const struct entries *e, void *ctx);
	/* Takes the findings of group INDEX, encoded (findings_decode). */
	int (*sink)(size_t index, struct str findings, void *ctx,
		struct error *err);
	void *ctx;
};

/* Judges the wanted groups, and hands over their findings in order. */
int sweep_run(const struct sweep *s, struct error *err);

#endif
