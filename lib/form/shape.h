/* SPDX-License-Identifier: MPL-2.0 */
/* What a file of the configuration may hold: tables of keys with the shape of
 * their values, and one walk that checks a value tree against them. */
#ifndef LIB_FORM_SHAPE_H
#define LIB_FORM_SHAPE_H

#include "lib/form/config.h"

/* INSIDE names the keys of a map, of the maps of a list. A word of the
 * municipality's own (class to indicators) must be one that it has; CHOICE and
 * MEANINGS have theirs in CHOICES, divided by '|'. */
enum shape_kind { SHAPE_ANY, SHAPE_TEXT, SHAPE_TEXTS, SHAPE_NUMBER,
	SHAPE_BOOL, SHAPE_RANGE, SHAPE_REPEAT, SHAPE_DATE, SHAPE_CYCLE,
	SHAPE_DAY, SHAPE_MAP, SHAPE_LIST, SHAPE_TEXT_OR_MAP, SHAPE_TEXT_MAP,
	SHAPE_CHOICE, SHAPE_MEANINGS, SHAPE_KINDS, SHAPE_CLASS, SHAPE_CLASSES,
	SHAPE_STATE, SHAPE_STATES, SHAPE_ORIGIN, SHAPE_ROLES, SHAPE_DEMANDS,
	SHAPE_INDICATORS, SHAPE_LEVEL };

/* A key; the table ends with a key of NULL. A key "*" takes all that are not
 * named before it. NEEDED: an error where it is missing. */
struct shape {
	const char *key;
	enum shape_kind kind;
	const struct shape *inside;
	const char *choices;
	bool needed;
};

/* One check: where findings go, and the words that count. */
struct shape_check {
	struct findings *fs;
	const struct config *config;
};

/* Adds findings about V, a map of KEYS: unknown and missing keys, values of
 * the wrong shape, words that the municipality has not. A null is as if its
 * key were not there. NULL is fine. */
void shape_check(const struct shape_check *check, const struct value *v,
	const struct shape *keys);

/* Whether the value of M has the shape KIND; a finding is added where it
 * hasn't. */
bool shape_fits(const struct shape_check *check, const struct member *m,
	enum shape_kind kind);

/* Adds CONFIG_VALUE about KEY, with PROBLEM and HINT as phrases. */
void shape_wrong(const struct shape_check *check, struct span span,
	const char *key, const char *problem, const char *hint);

/* Adds CONFIG_MISSING for KEY at the byte AT, with an example. */
void shape_missing(const struct shape_check *check, uint32_t at,
	const char *key);

/* A hint in FS's arena: the near one of a list, else all of them. */
const char *shape_hint(struct findings *fs, const char *const *list, size_t n,
	struct str text);

/* A text or a list of texts, read one by one: item number I; NULL past the
 * last. What is no text is passed over. */
const struct value *texts_item(const struct value *v, uint32_t i);
struct texts texts_read(struct arena *a, const struct value *v);
bool texts_have(const struct texts *t, const char *text);

/* A scalar read; the second argument where V is no such thing. */
int value_number(const struct value *v, int otherwise);
bool value_truth(const struct value *v, bool otherwise);
date value_date(const struct value *v);
int value_cycle(const struct value *v, const struct cycles *cycles);

/* The meanings of V's words (a text or a list) as bits 1 << meaning; OTHERWISE
 * where V is no such thing. Unknown words give none. */
unsigned words_bits(const struct words *w, const struct value *v,
	unsigned otherwise);

/* A day of the year, MM-DD; false when V is none. */
bool value_day(const struct value *v, int *month, int *day);

/* A number or [from, to] with null for an open end (-1); false: neither. */
bool value_range(const struct value *v, int *from, int *to);

/* The item number I of a list that is a map; NULL past the end. Items that are
 * none give NULL too: count with V's own n. */
const struct value *list_map(const struct value *v, uint32_t i);

#endif
