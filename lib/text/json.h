/* SPDX-License-Identifier: MPL-2.0 */
/* Writes JSON (RFC 8259). Commas are put in by the writer. */
#ifndef LIB_TEXT_JSON_H
#define LIB_TEXT_JSON_H

#include "lib/base/date.h"

/* Adds S as a JSON string with its quotes. Bytes that are not UTF-8 become
 * U+FFFD. */
void json_quote(struct buf *out, struct str s);

/* Writes into OUT: json_open(j, NULL, '{'), members, json_close(j, '}'). KEY is
 * NULL inside a list, and ours: it needs no escape. A NULL text is written as
 * null. */
struct json {
	struct buf *out;
	bool comma;
};
void json_open(struct json *j, const char *key, char bracket);
void json_close(struct json *j, char bracket);
void json_text(struct json *j, const char *key, const char *text);
void json_number(struct json *j, const char *key, long long number);
void json_bool(struct json *j, const char *key, bool truth);

/* "2026-01-14"; null for DATE_NONE. */
void json_date(struct json *j, const char *key, date d);

/* A member whose value is JSON already; without a key, members that are. */
void json_raw(struct json *j, const char *key, struct str value);

#endif
