/* SPDX-License-Identifier: MPL-2.0 */
/* HTML and XML text: escaping by place. */
#ifndef LIB_TEXT_HTML_H
#define LIB_TEXT_HTML_H

#include "lib/base/str.h"

/* Adds S with & < > " ' escaped: right in text and in quoted attributes.
 * Characters that XML 1.0 does not allow are left out; bytes that are not
 * UTF-8 become U+FFFD. */
void html_text(struct buf *out, struct str s);

/* The same for a C string (NULL: nothing). */
void html_z(struct buf *out, const char *z);

/* Adds S as (part of) a path of a URL: all but unreserved characters and '/'
 * percent-encoded (RFC 3986). */
void html_url(struct buf *out, struct str s);

/* Adds a whole address for an attribute: what no address may contain is
 * percent-encoded, what is encoded stays, & and ' are escaped. */
void html_href(struct buf *out, struct str s);

/* Adds a template in which %t is escaped text (a C string), %u a URL path (a
 * C string), %r trusted HTML that we made (a C string), %d an int, %% a
 * percent sign: html_fmt(out, "<a href=\"%u\">%t</a>", url, text). */
void html_fmt(struct buf *out, const char *fmt, ...);

/* Whether XML 1.0 allows the character. */
bool xml_allows(uint32_t c);

#endif
