/* SPDX-License-Identifier: MPL-2.0 */
/* A value tree: what YAML or JSON says, with the place of every part. */
#ifndef LIB_TEXT_VALUE_H
#define LIB_TEXT_VALUE_H

#include "lib/text/source.h"

enum value_kind { VALUE_NULL, VALUE_BOOL, VALUE_NUMBER, VALUE_STRING,
	VALUE_LIST, VALUE_MAP };

/* Kinds by the YAML 1.2 core schema (JSON is a part of it). TEXT is every
 * scalar as written, escapes resolved, NUL-terminated too; numbers keep their
 * spelling, so large integers and decimals are exact. PLAIN: written without
 * quotes. All memory is of the arena it was parsed into. */
struct value {
	enum value_kind kind;
	bool plain, truth;
	struct span span;
	struct str text;
	uint32_t n;
	struct member *members;    /* a map's, in the order written */
	struct value **items;      /* a list's */
};
struct member {
	struct str key;
	struct span key_span;
	struct value *value;
};

/* The value of a map's KEY; NULL where there is none, and for what is no map
 * (NULL too, so that calls chain). */
struct value *value_get(const struct value *v, const char *key);
const struct member *value_member(const struct value *v, struct str key);

/* A scalar's text; NULL for what is no scalar, null or missing. Numbers and
 * booleans are text too, where text is wanted. */
const char *value_text(const struct value *v);

/* Whether V is a map, a list, a scalar that is not null. NULL is none. */
static inline bool value_is_map(const struct value *v)
{ return v && v->kind == VALUE_MAP; }
static inline bool value_is_list(const struct value *v)
{ return v && v->kind == VALUE_LIST; }
static inline bool value_is_scalar(const struct value *v)
{ return v && v->kind != VALUE_NULL && v->kind < VALUE_LIST; }

/* Equality of JSON values: maps without order, numbers by value (1.0 is 1). */
bool value_equal(const struct value *a, const struct value *b);

/* Adds a text to OUT that equal values share, and no others. */
void value_canonical(struct buf *out, const struct value *v);

/* Merges OVER over BASE, as forms merge: maps key by key, null removes, all
 * else is replaced. Neither is changed; parts are shared. */
struct value *value_merge(struct arena *a, struct value *base,
	struct value *over);

/* Adds V to OUT as JSON. */
void value_json(struct buf *out, const struct value *v);

#endif
