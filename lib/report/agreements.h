/* SPDX-License-Identifier: MPL-2.0 */
/* Agreements with their threads, as people and machines read them. */
#ifndef LIB_REPORT_AGREEMENTS_H
#define LIB_REPORT_AGREEMENTS_H

#include "lib/report/report.h"
#include "lib/text/json.h"

/* Some agreements of one unit, in thread order. */
struct agreement_list {
	const char *unit;
	struct agreement *const *v;
	size_t n;
};

/* As in changes.h: beginning, fragments with report_joiner between those that
 * are not empty, end. A unit without agreements has an empty fragment. */
void agreements_begin(struct buf *out, const struct report *r);
void agreements_add(struct buf *out, const struct report *r,
	const struct agreement_list *list);
void agreements_end(struct buf *out, const struct report *r);

/* The fragment of a unit by format. */
void agreements_text(struct buf *out, const struct report *r,
	const struct agreement_list *list);
void agreements_json(struct buf *out, const struct report *r,
	const struct agreement_list *list);
void agreements_csv(struct buf *out, const struct report *r,
	const struct agreement_list *list);
void agreements_markdown(struct buf *out, const struct report *r,
	const struct agreement_list *list);
void agreements_html(struct buf *out, const struct report *r,
	const struct agreement_list *list);

/* The first row of the CSV. */
void agreements_csv_header(struct buf *out, const struct report *r);

/* A fingerprint of what a list that comes back may change in A, so that it can
 * be told whether A was changed since. */
void agreement_print(char out[10], const struct report *r,
	const struct agreement *a);

/* AGREEMENT of DESIGN section 4 as a member KEY; A may be NULL. */
void agreement_json(struct json *j, const char *key, const struct report *r,
	const struct agreement *a);

/* The mentions before A, oldest first: "2023-24/notat/A3 → 2024-25/notat/A1";
 * nothing where it is the first. */
void agreement_thread(struct buf *out, const struct agreement *a);

#endif
