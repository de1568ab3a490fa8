/* SPDX-License-Identifier: MPL-2.0 */
/* Author's text in a report: made safe for where it is shown, and word by
 * word against an older one. */
#ifndef LIB_REPORT_MARKS_H
#define LIB_REPORT_MARKS_H

#include "lib/base/str.h"

/* A terminal: control characters become U+FFFD (they could move the cursor or
 * hide text), line ends a space. */
void plain_add(struct buf *out, const char *text);
void plain_add_str(struct buf *out, struct str text);

/* Markdown (CommonMark, as forges extend it): nothing in the text means
 * anything, on one line. */
void markdown_add(struct buf *out, const char *text);

/* BEFORE against AFTER (NULL: nothing): for a terminal as [-gone-]{+new+} or
 * in colours; for Markdown ~~gone~~ **new**; for HTML <del> and <ins>. */
void marks_plain(struct buf *out, const char *before, const char *after);
void marks_color(struct buf *out, const char *before, const char *after);
void marks_markdown(struct buf *out, const char *before, const char *after);
void marks_html(struct buf *out, const char *before, const char *after);

#endif
