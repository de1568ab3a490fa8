/* SPDX-License-Identifier: MPL-2.0 */
/* Names that must not stand on a site: found in finished pages whatever their
 * case, spacing and markup, with æøå also as in addresses (ae, oe, aa). */
#ifndef LIB_SITE_NAMES_H
#define LIB_SITE_NAMES_H

#include "lib/base/hash.h"
#include "lib/form/config.h"

/* Those of a list, by their first word. All zero is none. */
struct names {
	struct arena arena;
	struct map by_word;
	size_t n;
};

/* Takes those of C that an audience may not see which sees up to MOST. */
void names_init(struct names *n, const struct config *c, enum class most);
void names_free(struct names *n);

/* The first name that stands in PAGE (HTML, XML, or plain text), NULL: none.
 * SCRATCH is emptied; it lives from page to page. */
const struct listed_name *names_find(const struct names *n, struct buf *scratch,
	struct str page);

#endif
