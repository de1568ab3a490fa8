/* SPDX-License-Identifier: MPL-2.0 */
/* Figures: what the files of data/ say about units, the municipality and the
 * country, cycle by cycle. */
#ifndef LIB_MODEL_FIGURE_H
#define LIB_MODEL_FIGURE_H

#include "lib/form/config.h"
#include "lib/form/indicator.h"

/* Whose a figure is: the number of a unit in the configuration, or these. */
#define FIGURE_MUNICIPALITY (-1)
#define FIGURE_COUNTRY (-2)

/* One figure. Equal groups are one text, however their case was written; ""
 * is the whole. What stands before a colon in a group ("køn: piger") is its
 * dimension: groups of one dimension have nobody in common. */
struct figure {
	const struct indicator *indicator;
	const char *group, *source;
	double value;
	uint32_t n;
	int unit, cycle;
	enum class class;
	unsigned digits;           /* of the value behind its sign, as written */
	bool total;                /* added up here from the units */
	uint32_t file;             /* number of the file that it stands in, */
	struct span span;          /* and its row there */
};

/* No unit has more groups, or dimensions of them, of one indicator and cycle:
 * each is held against each, and nobody reads more. */
#define FIGURE_GROUPS 64
#define FIGURE_DIMENSIONS 8

/* All figures, by unit, cycle and indicator, then as written. */
struct figures {
	struct figure *v;
	size_t n, cap;
};

/* Rules over the text of a file of figures (lib/check has them): adds what is
 * wrong, with its span, in order. */
typedef void figure_rules(struct str text, struct findings *fs);

/* Reads data/ of T. What is wrong in a file is added to FS, located, also what
 * RULES (may be NULL) find; a row with an error is no figure (one with a
 * doubtful class is, as a confidential one). Where no file has the
 * municipality's figure, it is added up from the units'. Texts are made in
 * A. */
int figures_read(struct figures *out, const struct config *c, struct tree *t,
	figure_rules *rules, struct arena *a, struct findings *fs,
	struct error *err);

void figures_free(struct figures *f);

/* The figures of a unit: the first, and their number. */
const struct figure *figures_unit(const struct figures *f, int unit,
	size_t *n);

/* The ids of the indicators that there are figures of, in A. UNIT may be NULL
 * (the municipality) or nobody the configuration knows. */
struct texts figures_names(const struct figures *f, const struct config *c,
	struct arena *a, const char *unit, int cycle);

/* The number of a unit; FIGURE_MUNICIPALITY for NULL; the number of units
 * (nobody's) for one that is not known. */
int figure_unit(const struct config *c, const char *unit);

/* What stands before the colon of a group; empty where none is. */
struct str figure_dimension(const char *group);

/* What one audience may see of a figure. MASKED: nothing but that there is
 * one; ABSENT: not even that. */
enum sight { SIGHT_SHOWN, SIGHT_MASKED, SIGHT_ABSENT };

/* Fills OUT, one for each figure of F, for who may see classes up to MOST.
 * Masked are figures with an n below THRESHOLD; those at the end of what the
 * indicator can be, as all of its people are then known; and as many others as
 * keep those, and absent ones, from being added up or taken away. */
void figures_mask(enum sight *out, const struct figures *f, enum class most,
	int threshold);

/* Whether the change from A to B, of one indicator and group, can be chance:
 * what a 95 % interval for the difference holds zero. -1: it can't be said. */
int figure_is_noise(const struct figure *a, const struct figure *b);

#endif
