/* SPDX-License-Identifier: MPL-2.0 */
/* What the writers of an empty document share; for outline*.c only. */
#ifndef LIB_FORM_OUTLINE_WRITER_H
#define LIB_FORM_OUTLINE_WRITER_H

#include "lib/form/outline.h"

/* A document under way. ANSWERS: the part that takes what is carried over. */
struct outline_writer {
	struct buf *out;
	const struct form *form;
	const struct config *config;
	const struct outline_options *options;
	const struct part *answers;
};

/* Whether P is written. */
bool outline_expects(const struct outline_options *o, const struct part *p);

/* The class inside P, which stands where CLASS holds. */
enum class outline_class(const struct part *p, enum class class);

/* Writes what is carried over, if it goes into P; false: nothing. */
bool outline_carry(struct outline_writer *w, const struct part *p,
	enum outline_place place, int level, enum class class);

/* The table of P with its rows, after an empty line. */
void outline_table(struct outline_writer *w, const struct part *p,
	enum class class);

/* The agenda of P as a table, with a row for each item. */
void outline_agenda_table(struct outline_writer *w, const struct part *p,
	enum class class);

/* The labels of a table of agreements. */
void outline_agreement_header(struct outline_writer *w,
	const struct agreements_spec *s);

#endif
