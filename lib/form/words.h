/* SPDX-License-Identifier: MPL-2.0 */
/* The municipality's own words, and what the program takes them to mean. */
#ifndef LIB_FORM_WORDS_H
#define LIB_FORM_WORDS_H

#include <stdbool.h>

#include "lib/base/mem.h"
#include "lib/base/str.h"

enum lang { LANG_DA, LANG_EN };

enum kind { KIND_PREPARATION, KIND_AGENDA, KIND_DATA, KIND_MINUTES,
	KIND_FOLLOW_UP, KIND_PLAN, KIND_STRATEGY, KIND_PROCESS, KIND_COUNT };
enum status { STATUS_OPEN, STATUS_DONE, STATUS_CARRIED, STATUS_CHANGED,
	STATUS_DROPPED, STATUS_COUNT };
enum state { STATE_DRAFT, STATE_REVIEW, STATE_APPROVED, STATE_PUBLISHED,
	STATE_WITHDRAWN, STATE_COUNT };
enum class { CLASS_PUBLIC, CLASS_INTERNAL, CLASS_CONFIDENTIAL, CLASS_COUNT };

/* The English name of a meaning, as in FORMS.md and in JSON ("follow-up"). */
const char *kind_name(enum kind k);
const char *status_name(enum status s);
const char *state_name(enum state s);
const char *class_name(enum class c);

/* Words with meanings, in the order of the configuration. */
struct words {
	struct word {
		const char *word;
		int meaning;
	} *v;
	size_t n, cap;
};

/* The meaning of TEXT (case and space at its ends do not count); -1: no such
 * word. The first word for a meaning; NULL where it has none. */
int words_meaning(const struct words *w, struct str text);
const char *words_first(const struct words *w, int meaning);

/* The word nearest to TEXT by spelling, for "did you mean"; NULL where none
 * is near. For a plain list of texts likewise. */
const char *words_near(const struct words *w, struct str text);
const char *text_near(const char *const *list, size_t n, struct str text);

/* "Æble, søn" as "aeble-soen": an id, made in A. Lower case, æ ø å as ae oe
 * aa, hyphens for the rest. */
const char *slug(struct arena *a, struct str text);

/* A label as headings are compared (FORMS.md, Headings): without case, doubled
 * spaces, a number before, a time or class after, and : . ? ! at the end.
 * Made in A. */
struct str label_fold(struct arena *a, struct str text);

/* Takes the class marker "[word]" off the end of *TEXT: 1 and *CLASS; 0 no
 * brackets there; -1 brackets with anything but a known class. */
int label_class(struct str *text, const struct words *classes,
	enum class *class);

/* Takes a time "(15 min)", "(30 min. + 10 min.)", "(1½ time)" off the end of
 * *TEXT, or a slot "9:30-9:50" off its front: minutes, -1 where none is.
 * A slot fills *FROM and *TO with minutes since midnight, else -1. */
int label_minutes(struct str *text, int *from, int *to);

/* Lower-cased, Unicode-aware, in A (utf8proc). */
struct str text_lower(struct arena *a, struct str text);

#endif
