/* SPDX-License-Identifier: MPL-2.0 */
/* Writes XML 1.0 in UTF-8: feeds, sitemaps, test reports. Owner of libxml2,
 * whose writer does the work; its reader is never used. */
#ifndef LIB_TEXT_XML_H
#define LIB_TEXT_XML_H

#include "lib/base/str.h"

/* A text being written. Names are ours and right; texts may be any bytes:
 * characters that XML does not allow are left out, bytes that are not UTF-8
 * become U+FFFD. A NULL text is an empty one. */
struct xml;
struct xml *xml_begin(void);

/* Opens an element; adds an attribute to the one just opened; adds text to
 * the open one; closes it. */
void xml_open(struct xml *x, const char *name);
void xml_attr(struct xml *x, const char *name, const char *value);
void xml_text(struct xml *x, struct str text);
void xml_close(struct xml *x);

/* An element with nothing but text. */
void xml_leaf(struct xml *x, const char *name, const char *text);

/* Closes what is open, adds the whole text to OUT, and frees X. */
void xml_end(struct xml *x, struct buf *out);

#endif
