/* SPDX-License-Identifier: MPL-2.0 */
/* Paths with holes: "enheder/{unit}/{cycle}/{form}.md". */
#ifndef LIB_FORM_PATH_PATTERN_H
#define LIB_FORM_PATH_PATTERN_H

#include "lib/base/mem.h"
#include "lib/form/cycle.h"

/* What can stand in a hole. STAR is "*", FOLDERS is a "**" with its slash. */
enum token_kind { TOKEN_LITERAL, TOKEN_UNIT, TOKEN_CYCLE, TOKEN_FORM,
	TOKEN_NAME, TOKEN_STAR, TOKEN_FOLDERS, TOKEN_KINDS };

#define PATTERN_TOKENS 32

/* A pattern, compiled; its texts are borrowed. HAS: bit 1 << token_kind. */
struct path_pattern {
	struct token {
		enum token_kind kind;
		struct str text;
	} tokens[PATTERN_TOKENS];
	size_t n;
	unsigned has;
};

/* Compiles TEXT. NULL, or what is wrong as a phrase in A. */
const char *path_pattern_compile(struct path_pattern *p, struct arena *a,
	struct str text);

/* What counts as a cycle and as a form. LOOSE: a cycle may also be written
 * wrongly, as long as it begins with a year and has digits and signs only. */
struct path_rules {
	const struct cycles *cycles;
	bool loose;
	bool (*is_form)(struct str id, const void *ctx);
	const void *ctx;
};

/* Whether PATH fits, each hole taking as little as fits; TAKEN says what each
 * kind of hole took, as slices of PATH (p NULL: nothing). */
bool path_pattern_match(const struct path_pattern *p, struct str path,
	const struct path_rules *rules, struct str taken[TOKEN_KINDS]);

#endif
