/* SPDX-License-Identifier: MPL-2.0 */
/* The audit, as people and machines read it. */
#ifndef LIB_REPORT_AUDIT_H
#define LIB_REPORT_AUDIT_H

#include "lib/report/report.h"
#include "lib/trust/audit.h"

/* What is shown of an audit. UNIT NULL: of all. SINCE and UNTIL: days, both
 * included; DATE_NONE: open. CLASS: what is of a higher class is not told, only
 * that it was changed; nor what was done to a document in other than STATES
 * (bits), and who is not told all is not told what the message says of it
 * either. VERIFIED: verdicts and signatures were looked at in full.
 * REPORT->config may be NULL. Nothing leaves out a refused commit but the unit
 * and the days. */
struct audit_report {
	const struct report *report;
	const char *unit;
	date since, until;
	enum class class;
	unsigned states;
	bool verified;
};

/* Adds A to OUT in the format of the report, newest first. */
void audit_add(struct buf *out, const struct audit *a,
	const struct audit_report *r);

/* The same by format. The HTML is a page of its own. */
void audit_text(struct buf *out, const struct audit *a,
	const struct audit_report *r);
void audit_json(struct buf *out, const struct audit *a,
	const struct audit_report *r);
void audit_csv(struct buf *out, const struct audit *a,
	const struct audit_report *r);
void audit_html(struct buf *out, const struct audit *a,
	const struct audit_report *r);

/* The last commit before number I (a->n: from the newest) that is shown;
 * false: there is none. */
bool audit_next(size_t *i, const struct audit *a,
	const struct audit_report *r);

/* Whether an edit of F is told. */
bool audit_tells(const struct audit_file *f, const struct edit *e,
	const struct audit_report *r);

/* Whether all of a commit is told. */
bool audit_tells_all(const struct audit_commit *c,
	const struct audit_report *r);

/* Adds the path of a file; only its folder where nothing of it is told. */
void audit_path(struct buf *out, const struct audit_file *f,
	const struct audit_report *r);

/* Adds what was done to a file, in words, sentences with JOINER between. */
void audit_summary(struct buf *out, const struct audit_file *f,
	const struct audit_report *r, const char *joiner);

/* Adds why C was refused, in words; by the reasons' codes alone where not all
 * of it is told, for the words name files. Nothing when it is allowed. */
void audit_reason(struct buf *out, const struct audit_commit *c,
	const struct audit_report *r);

/* The person's name, else the author's; the role, with how it was known where
 * no trailer said it. The latter is added to OUT. */
const char *audit_name(const struct audit_commit *c);
void audit_role(struct buf *out, const struct audit_commit *c,
	enum lang lang);

/* So many files of a commit are told to people; more are counted. */
#define AUDIT_FILES_SHOWN 12

/* The name of the unit; its id where nothing more is known, "" for none. */
const char *audit_unit(const struct audit_commit *c,
	const struct audit_report *r);

/* Adds the message, WHOLE or its first line. */
void audit_message(struct buf *out, const struct audit_commit *c,
	const struct audit_report *r, bool whole);

/* Adds "2026-01-05 10:00" as the committer's clock had it; when RFC3339, with
 * seconds and zone. */
void audit_time(struct buf *out, const struct audit_commit *c, bool rfc3339);

const char *signature_name(enum signature_verdict v);
const char *audit_change_name(enum audit_change change);

#endif
