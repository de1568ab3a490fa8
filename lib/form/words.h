/* SPDX-License-Identifier: MPL-2.0 */
/* The municipality's own words, and what the program takes them to mean. */
#ifndef LIB_FORM_WORDS_H
#define LIB_FORM_WORDS_H

#include <stdbool.h>

#include "lib/base/lang.h"
#include "lib/base/mem.h"
#include "lib/base/str.h"

enum kind { KIND_PREPARATION, KIND_AGENDA, KIND_DATA, KIND_MINUTES,
	KIND_FOLLOW_UP, KIND_PLAN, KIND_STRATEGY, KIND_PROCESS, KIND_COUNT };
enum status { STATUS_OPEN, STATUS_DONE, STATUS_CARRIED, STATUS_CHANGED,
	STATUS_DROPPED, STATUS_COUNT };
enum state { STATE_DRAFT, STATE_REVIEW, STATE_APPROVED, STATE_PUBLISHED,
	STATE_WITHDRAWN, STATE_COUNT };
enum class { CLASS_PUBLIC, CLASS_INTERNAL, CLASS_CONFIDENTIAL, CLASS_COUNT };

/* What stands where a figure has a unit or a group: the whole municipality,
 * the whole country; all of the unit. */
enum whole { WHOLE_MUNICIPALITY, WHOLE_COUNTRY, WHOLE_UNIT, WHOLE_COUNT };

/* The English name of a meaning, as in FORMS.md and in JSON ("follow-up"). */
const char *kind_name(enum kind k);
const char *status_name(enum status s);
const char *state_name(enum state s);
bool state_shown(enum state s);    /* approved or published */
const char *class_name(enum class c);
const char *whole_name(enum whole w);

/* Words with meanings, in the order of the configuration. */
struct words {
	struct word {
		const char *word;
		int meaning;
	} *v;
	size_t n, cap;
};

/* Whether two texts are the same but for case and space at their ends. */
bool text_same(struct str a, struct str b);

/* The meaning of TEXT (case and space at its ends do not count); -1: no such
 * word. The first word for a meaning; NULL where it has none. */
int words_meaning(const struct words *w, struct str text);
const char *words_first(const struct words *w, int meaning);

/* All of them with commas between, in A. */
const char *words_joined(struct arena *a, const struct words *w);

/* The word nearest to TEXT by spelling, for "did you mean"; NULL where none
 * is near. For a plain list of texts likewise. */
const char *words_near(const struct words *w, struct str text);
const char *text_near(const char *const *list, size_t n, struct str text);

/* "Æble, søn" as "aeble-soen": an id, made in A. Lower case, æ ø å as ae oe
 * aa, hyphens for the rest. */
const char *slug(struct arena *a, struct str text);

/* A label: as written, and folded for comparing. HOLES: it has {n}, {theme}
 * or {text}, each at most once. */
struct label {
	const char *text;
	struct str folded;
	bool holes;
};

/* A heading, item or row taken apart. TEXT has no number before and no time
 * or class around, and is a slice of what was given. MARK is 1 where a class
 * marker named CLASS, -1 where brackets at the end name no class, else 0;
 * MARKER is what stood in the brackets. MINUTES -1: no time; FROM and TO are
 * minutes since midnight, -1: no slot. */
struct heading {
	struct str text, marker;
	int mark;
	enum class class;
	int minutes, from, to;
};

/* Takes TEXT, which is plain text on one line, apart. CLASSES may be NULL:
 * brackets are then taken off whatever they say, with MARK 0. */
void heading_split(struct heading *h, struct str text,
	const struct words *classes);

/* The text of a heading in its own case, in NFC and without doubled spaces,
 * as labels are matched against. Made in A; TEXT itself where nothing is to
 * be done. */
struct str label_plain(struct arena *a, struct str text);

/* A label as headings are compared (FORMS.md, Headings): without case, doubled
 * spaces, a number before, a time or class after, and : . ? ! at the end.
 * Made in A. */
struct str label_fold(struct arena *a, struct str text);

/* Both, of a heading whose text TAKEN is what heading_split left. */
void label_texts(struct arena *a, struct str taken, struct str *plain,
	struct str *folded);

/* Makes a label of a form out of TEXT, which must outlive A. */
void label_make(struct label *l, struct arena *a, const char *text);

/* Whether a heading has the label L. FOLDED and PLAIN are the heading by
 * label_fold and label_plain; THEMES (N) are what {theme} may stand for.
 * *CAPTURE is what {text}, else {theme}, took, as a slice of PLAIN; empty
 * where the label has neither. */
bool label_match(const struct label *l, struct str folded, struct str plain,
	const struct label *themes, size_t n, struct str *capture);

/* Whether a heading could have both labels. */
bool label_clash(const struct label *x, const struct label *y);

/* Takes the class marker "[word]" off the end of *TEXT: 1 and *CLASS; 0 no
 * brackets there; -1 brackets with anything but a known class, *TEXT kept.
 * A footnote's brackets are none. */
int label_class(struct str *text, const struct words *classes,
	enum class *class);

/* The first time of day in TEXT, or two: "8:30-12:00", "tirsdag kl. 9": true, and
 * *FROM and *TO (-1: only one) in minutes since midnight. */
bool label_clock(struct str text, int *from, int *to);

/* Takes a time "(15 min)", "(30 min. + 10 min.)", "(1½ time)" off the end of
 * *TEXT, or a slot "9:30-9:50" off its front or end, or both: minutes, -1
 * where none is. *TEXT that is nothing but a time ("15 min.") is taken whole.
 * A slot fills *FROM and *TO with minutes since midnight, else -1. */
int label_minutes(struct str *text, int *from, int *to);

/* TEXT in NFC, in A; itself where it is so already. */
struct str text_compose(struct arena *a, struct str text);

/* Lower-cased, Unicode-aware, in NFC, in A (utf8proc). TEXT itself where it is
 * so already. */
struct str text_lower(struct arena *a, struct str text);

#endif
