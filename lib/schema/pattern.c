/* SPDX-License-Identifier: MPL-2.0 */
/* Regular expressions of ECMA-262, run within limits. */
#include "lib/schema/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "lib/schema/ecma.h"

/* A pattern longer than this is no rule for a field. */
#define PATTERN_MAX 10000

/* Steps, and KiB, that one match may take. */
#define MATCH_STEPS 50000
#define MATCH_HEAP 16384

static pcre2_code *
compile(struct str source)
{
	pcre2_code *code = NULL;
	struct buf text = {0};
	PCRE2_SIZE at;
	int problem;

	if (source.n <= PATTERN_MAX && ecma_translate(&text, source))
		code = pcre2_compile((PCRE2_SPTR)buf_cstr(&text), text.n,
			PCRE2_UTF | PCRE2_DOLLAR_ENDONLY |
			PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C,
			&problem, &at, NULL);
	buf_free(&text);
	return code;
}

struct pattern *
pattern_new(struct arena *a, struct str source)
{
	pcre2_code *code = compile(source);
	struct pattern *p;

	if (code == NULL)
		return NULL;
	p = ARENA_NEW(a, struct pattern);
	p->source = source;
	p->code = code;
	return p;
}

void
pattern_free(struct pattern *p)
{
	pcre2_code_free(p->code);
}

bool
pattern_valid(struct str source)
{
	pcre2_code *code = compile(source);

	pcre2_code_free(code);
	return code != NULL;
}

void
matcher_free(struct matcher *m)
{
	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->context);
	memset(m, 0, sizeof(*m));
}

int
pattern_match(const struct pattern *p, struct matcher *m, struct str text)
{
	int n;

	if (m->data == NULL) {
		m->data = pcre2_match_data_create(1, NULL);
		m->context = pcre2_match_context_create(NULL);
		if (m->data == NULL || m->context == NULL)
			return -1;
		pcre2_set_match_limit(m->context, MATCH_STEPS);
		pcre2_set_heap_limit(m->context, MATCH_HEAP);
	}
	n = pcre2_match(p->code, (PCRE2_SPTR)text.p, text.n, 0,
		PCRE2_NO_UTF_CHECK, m->data, m->context);
	return n >= 0 ? 1 : n == PCRE2_ERROR_NOMATCH ? 0 : -1;
}
