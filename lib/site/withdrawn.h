/* SPDX-License-Identifier: MPL-2.0 */
/* Documents that were on the site and have been withdrawn: their addresses
 * say so, and no more. */
#ifndef LIB_SITE_WITHDRAWN_H
#define LIB_SITE_WITHDRAWN_H

#include "lib/site/page.h"
#include "lib/site/reduced.h"

/* The page in its place. */
void withdrawn_page(struct page *p, const struct withdrawn *w);

#endif
