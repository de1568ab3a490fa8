/* SPDX-License-Identifier: MPL-2.0 */
/* Findings as a person reads them: what is of one kind is told together, and
 * what a draft only lacks as yet comes after what is wrong. */
#ifndef LIB_REPORT_BUNDLE_H
#define LIB_REPORT_BUNDLE_H

#include "lib/report/wording.h"

/* One finding; many of a kind in one document; the same in several places. */
enum bundle_kind { BUNDLE_ONE, BUNDLE_LIST, BUNDLE_SAME };

/* V are of the list that was bundled, in its order. */
struct bundle {
	enum bundle_kind kind;
	const struct finding **v;
	size_t n;
};

/* All of FS, located and sorted, as *N bundles in A. */
struct bundle *bundles_of(struct arena *a, const struct findings *fs,
	size_t *n);

/* Whether F only says what a draft lacks as yet. */
bool finding_is_unfinished(const struct finding *f);

/* What a bundle of several says; the same of one finding in its list; what to
 * do about them all, which may be nothing. */
void bundle_head(struct buf *out, enum lang lang, const struct bundle *b);
void bundle_item(struct buf *out, enum lang lang, const struct finding *f);
void bundle_help(struct buf *out, enum lang lang, const struct bundle *b);

#endif
