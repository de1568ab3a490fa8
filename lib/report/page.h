/* SPDX-License-Identifier: MPL-2.0 */
/* A page of its own around a report's HTML, without script or other files. */
#ifndef LIB_REPORT_PAGE_H
#define LIB_REPORT_PAGE_H

#include "lib/form/words.h"

/* Everything up to the first fragment, with TITLE as heading; the rest. */
void page_begin(struct buf *out, enum lang lang, const char *title);
void page_end(struct buf *out);

#endif
