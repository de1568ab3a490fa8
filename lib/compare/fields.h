/* SPDX-License-Identifier: MPL-2.0 */
/* What two mentions of an agreement say differently. */
#ifndef LIB_COMPARE_FIELDS_H
#define LIB_COMPARE_FIELDS_H

#include "lib/compare/changes.h"

/* The CHANGED_… bits of what differs; space does not count. An answer that is
 * silent on something leaves it as it was. */
unsigned fields_changed(const struct agreement *from,
	const struct agreement *to);

/* What became of FROM, which TO answers: dropped, done, changed or kept. */
enum change_kind change_of(const struct agreement *from,
	const struct agreement *to);

#endif
