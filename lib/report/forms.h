/* SPDX-License-Identifier: MPL-2.0 */
/* Forms, explained to a person. */
#ifndef LIB_REPORT_FORMS_H
#define LIB_REPORT_FORMS_H

#include "lib/model/municipality.h"

/* All forms that the repository has, a line each; what the layout does with
 * them is said where it names them. */
void forms_list(struct buf *out, const struct config *c, enum lang lang);

/* One form: what it is, its fields, its sections and what they ask for, and
 * the empty document. */
void form_show(struct buf *out, const struct form *form,
	const struct config *c, enum lang lang);

/* Which of the repository's own forms differ from the built-in ones of the
 * same name: what would change. TOP (the work folder, with '/'; NULL: only
 * look) has them replaced. */
int forms_update(struct buf *out, const struct municipality *m,
	const char *top, enum lang lang, struct error *err);

#endif
