/* SPDX-License-Identifier: MPL-2.0 */
/* A rule of SARIF: a code with its explanation. For findings_sarif.c. */
#ifndef LIB_REPORT_SARIF_RULE_H
#define LIB_REPORT_SARIF_RULE_H

#include "lib/form/words.h"
#include "lib/text/finding.h"
#include "lib/text/json.h"

/* Texts longer than this are cut: GitHub takes no more characters. */
#define SARIF_TEXT 1024

/* Adds the rule of CODE. */
void sarif_rule(struct json *j, enum finding_code code, enum lang lang);

/* The level that SARIF calls a severity. */
const char *sarif_level(enum severity severity);

/* Adds a member KEY that holds TEXT as SARIF has texts. */
void sarif_text(struct json *j, const char *key, const char *text);

#endif
