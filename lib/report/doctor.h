/* SPDX-License-Identifier: MPL-2.0 */
/* The words of what doctor finds, in Danish and English. */
#ifndef LIB_REPORT_DOCTOR_H
#define LIB_REPORT_DOCTOR_H

#include "lib/form/words.h"
#include "lib/trust/doctor.h"

/* One of it as lines: what is wrong, and the command that mends it. */
void ailment_text(struct buf *out, enum lang lang, const struct ailment *a);

/* Its code ("krog-mangler"). */
const char *ailment_name(enum ailment_code code);

/* The code of that name, in *OUT; false: there is none. */
bool ailment_by_name(enum ailment_code *out, const char *name);

/* Adds what a code means, for `explain`. */
void ailment_explain(struct buf *out, enum lang lang,
	enum ailment_code code);

#endif
