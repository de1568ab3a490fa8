/* SPDX-License-Identifier: MPL-2.0 */
/* Classes within sections: list items, rows, cells, headings of agreements
 * and footnotes that are not for all who may read what stands around them. */
#ifndef LIB_MODEL_MARK_H
#define LIB_MODEL_MARK_H

#include "lib/model/record.h"

/* Adds what ends in a class, and footnotes of sections with one. Findings:
 * brackets that are no class in a heading, or nearly one elsewhere. */
void marks_read(struct record *r, struct findings *fs);

/* Adds B, unless CLASS is that of AROUND or below. */
void marks_add(struct record *r, const struct block *b, enum class class,
	enum class around);

/* Whether the text of B, in a section of P, ends in a class. The guidance of
 * a form may speak of one. FS is told where it is misspelt; NULL: nobody. */
bool block_mark(const struct record *r, const struct part *p,
	const struct block *b, enum class *class, struct findings *fs);

/* Puts them in document order. */
void marks_sort(struct record *r);

/* The highest class marked in a stretch of the source; CLASS where there is
 * none above it. Needs the order. */
enum class marks_highest(const struct record *r, struct span span,
	enum class class);

#endif
