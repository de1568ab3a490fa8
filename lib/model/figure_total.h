/* SPDX-License-Identifier: MPL-2.0 */
/* The figures of one cycle together; for lib/model/figure*.c alone. */
#ifndef LIB_MODEL_FIGURE_TOTAL_H
#define LIB_MODEL_FIGURE_TOTAL_H

#include "lib/model/figure_file.h"

/* Judges the reader's figures from number FROM on, all of one cycle: what is
 * there twice, or in groups that overlap, is a finding and is dropped; the
 * municipality's figures that nobody has given are added. */
void figures_settle(struct figure_reader *r, size_t from);

/* The order of struct figures. */
int figure_order(const struct figure *x, const struct figure *y);

#endif
