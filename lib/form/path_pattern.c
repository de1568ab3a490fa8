/* SPDX-License-Identifier: MPL-2.0 */
/* Paths with holes: compiled once, matched against every path there is. */
#include "lib/form/path_pattern.h"

#define PATH_LIMIT 1024

static enum token_kind
hole_kind(struct str name)
{
	static const char *const names[] = {[TOKEN_UNIT] = "{unit}",
		[TOKEN_CYCLE] = "{cycle}", [TOKEN_FORM] = "{form}",
		[TOKEN_NAME] = "{name}"};
	int k;

	for (k = TOKEN_UNIT; k <= TOKEN_NAME; k++)
		if (str_is(name, names[k]))
			return (enum token_kind)k;
	return TOKEN_LITERAL;
}

/* The token at the front of REST; AT_START: a segment begins there. */
static struct token
next_token(struct str rest, bool at_start)
{
	struct token t = {TOKEN_LITERAL, rest};
	size_t i;

	if (at_start && str_starts(rest, "**/")) {
		t.kind = TOKEN_FOLDERS;
		t.text.n = 3;
	} else if (rest.p[0] == '*') {
		t.kind = TOKEN_STAR;
		t.text.n = 1;
	} else if (rest.p[0] == '{' && str_chr(rest, '}') < rest.n) {
		t.text.n = str_chr(rest, '}') + 1;
		t.kind = hole_kind(t.text);
	} else {
		for (i = 1; i < rest.n && rest.p[i] != '*' &&
		    rest.p[i] != '{'; i++)
			;
		t.text.n = i;
	}
	return t;
}

static const char *
misfit(const struct path_pattern *p, struct arena *a, const struct token *t)
{
	int n = (int)t->text.n;

	if (p->n == PATTERN_TOKENS)
		return "@pattern-long";
	if (t->kind == TOKEN_LITERAL && t->text.p[0] == '{')
		return arena_fmt(a, "@hole-unknown:%.*s", n, t->text.p);
	if (t->kind >= TOKEN_UNIT && t->kind <= TOKEN_NAME &&
	    (p->has & 1U << t->kind))
		return arena_fmt(a, "@hole-twice:%.*s", n, t->text.p);
	return NULL;
}

const char *
path_pattern_compile(struct path_pattern *p, struct arena *a, struct str text)
{
	bool at_start = true;
	const char *wrong;

	memset(p, 0, sizeof(*p));
	if (text.n == 0 || text.p[0] == '/' || text.n > PATH_LIMIT)
		return "@pattern-path";
	while (text.n) {
		struct token t = next_token(text, at_start);

		wrong = misfit(p, a, &t);
		if (wrong)
			return wrong;
		at_start = t.text.p[t.text.n - 1] == '/';
		p->tokens[p->n++] = t;
		p->has |= 1U << t.kind;
		text = str_skip(text, t.text.n);
	}
	return NULL;
}

/* A match under way. FAILED[i] has bit 1 << t where hole T was tried at byte
 * I in vain: what a hole takes does not depend on the ones before it. */
struct matching {
	const struct path_pattern *p;
	const struct path_rules *rules;
	struct str path, *taken;
	uint32_t failed[PATH_LIMIT + 1];
};

static bool
looks_like_cycle(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((s.p[i] < '0' || s.p[i] > '9') &&
		    (i < 4 || !strchr("-_.", s.p[i])))
			return false;
	return s.n >= 4;
}

static bool
can_take(const struct matching *m, enum token_kind kind, struct str s)
{
	const struct path_rules *r = m->rules;
	int year;

	switch (kind) {
	case TOKEN_CYCLE:
		return r->loose ? looks_like_cycle(s)
			: cycle_parse(&year, r->cycles, s);
	case TOKEN_FORM:
		return r->is_form(s, r->ctx);
	default:
		return true;
	}
}

static bool match_from(struct matching *m, size_t t, size_t at);

/* The first place from END on where the token T may begin; past the path where
 * it can't. */
static size_t
next_end(const struct matching *m, size_t t, size_t end)
{
	const struct token *next = &m->p->tokens[t];
	struct str rest;
	size_t at;

	if (end > m->path.n)
		return end;
	if (t == m->p->n)
		return m->path.n;
	if (next->kind != TOKEN_LITERAL)
		return end;
	rest = str_skip(m->path, end);
	at = str_chr(rest, next->text.p[0]);
	return at < rest.n ? end + at : m->path.n + 1;
}

/* Lets the hole T take more and more from AT on, until the rest fits. */
static bool
match_hole(struct matching *m, size_t t, size_t at)
{
	enum token_kind kind = m->p->tokens[t].kind;
	size_t end = at + (kind != TOKEN_STAR && kind != TOKEN_FOLDERS);
	size_t most = kind == TOKEN_FOLDERS ? m->path.n
		: at + str_chr(str_skip(m->path, at), '/');

	for (; (end = next_end(m, t + 1, end)) <= most; end++) {
		struct str s = str_make(m->path.p + at, end - at);

		if (kind == TOKEN_FOLDERS && end > at &&
		    m->path.p[end - 1] != '/')
			continue;
		/* The rest first: it fails sooner. */
		if (!match_from(m, t + 1, end) || !can_take(m, kind, s))
			continue;
		m->taken[kind] = s;
		return true;
	}
	return false;
}

static bool
match_from(struct matching *m, size_t t, size_t at)
{
	const struct token *token = &m->p->tokens[t];

	for (; t < m->p->n && token->kind == TOKEN_LITERAL; t++, token++) {
		if (m->path.n - at < token->text.n || memcmp(m->path.p + at,
		    token->text.p, token->text.n) != 0)
			return false;
		at += token->text.n;
	}
	if (t == m->p->n)
		return at == m->path.n;
	if (m->failed[at] & 1U << t)
		return false;
	if (match_hole(m, t, at))
		return true;
	m->failed[at] |= 1U << t;
	return false;
}

/* Most paths differ in the literal at one end. */
static bool
ends_fit(const struct path_pattern *p, struct str path)
{
	const struct token *first = &p->tokens[0], *last = &p->tokens[p->n - 1];

	if (p->n == 0 || path.n > PATH_LIMIT)
		return false;
	if (first->kind == TOKEN_LITERAL && (path.n < first->text.n ||
	    memcmp(path.p, first->text.p, first->text.n) != 0))
		return false;
	return last->kind != TOKEN_LITERAL || (path.n >= last->text.n &&
		memcmp(path.p + path.n - last->text.n, last->text.p,
		last->text.n) == 0);
}

bool
path_pattern_match(const struct path_pattern *p, struct str path,
	const struct path_rules *rules, struct str taken[TOKEN_KINDS])
{
	struct matching m;

	if (!ends_fit(p, path))
		return false;
	m.p = p;
	m.rules = rules;
	m.path = path;
	m.taken = taken;
	memset(taken, 0, TOKEN_KINDS * sizeof(*taken));
	memset(m.failed, 0, (path.n + 1) * sizeof(*m.failed));
	return match_from(&m, 0, 0);
}
