/* SPDX-License-Identifier: MPL-2.0 */
/* What a person did when a YAML reader says it can't go on. */
#include "lib/text/yaml_error.h"

#include "lib/text/quote.h"
#include "lib/text/yaml_mend.h"

/* libyaml's words (the beginning of the problem, or of the context), the
 * phrase for them, and whether the mistake lies where the part began. */
static const struct cause {
	const char *problem, *phrase;
	bool begun;
} causes[] = {
	{"did not find expected ',' or ']'", "@yaml-list-end", true},
	{"did not find expected ',' or '}'", "@yaml-map-end", true},
	{"could not find expected ':'", "@yaml-no-colon", true},
	{"did not find expected key", "@yaml-indent", false},
	{"did not find expected '-' indicator", "@yaml-indent", false},
	{"found unexpected end of stream", "@yaml-quote", true},
	{"found unexpected document indicator", "@yaml-quote", true},
	{"found unknown escape character", "@yaml-escape", false},
	{"did not find expected hexdecimal number", "@yaml-escape", false},
	{"found invalid Unicode character escape", "@yaml-escape", false},
	{"mapping values are not allowed", "@yaml-value-here", false},
	{"found unexpected ':'", "@yaml-value-here", false},
	{"block sequence entries are not allowed", "@yaml-dash", false},
	{"mapping keys are not allowed", "@yaml-question", false},
	{"control characters are not allowed", "@yaml-control", false},
	{"found an indentation indicator equal to 0", "@yaml-block", false},
	{"did not find expected comment or line break", "@yaml-block", false},
	{"did not find expected node content", "@yaml-content", false},
	{"did not find expected alphabetic", "@yaml-other", true},
	{"did not find expected <document start>", "@yaml-after", false},
};

static bool
begins(const char *text, const char *with)
{
	return text && strncmp(text, with, strlen(with)) == 0;
}

/* The offset of ": ", or of ":" at the end of LINE, from FROM on. */
static size_t
find_colon(struct str line, size_t from)
{
	size_t i;

	for (i = from; i < line.n; i++)
		if (line.p[i] == ':' &&
		    (i + 1 == line.n || line.p[i + 1] == ' '))
			break;
	return i;
}

/* "titel: Aftale: trivsel", the commonest mistake of all: the colon at AT is
 * not the first of its line. */
static bool
explain_colon(struct findings *fs, struct arena *a, struct str text,
	uint32_t offset, size_t at)
{
	struct span l = yaml_line(text, at);
	struct str line = str_make(text.p + l.from, l.to - l.from), value;
	size_t key = 0, colon;

	while (key < line.n && (line.p[key] == ' ' || (line.p[key] == '-' &&
	    key + 1 < line.n && line.p[key + 1] == ' ')))
		key++;
	colon = find_colon(line, key);
	if (colon == key || colon >= at - l.from ||
	    str_chr(str_make(line.p + key, colon - key), '{') < colon - key)
		return false;
	value = str_trim(str_skip(line, colon + 1));
	finding_add(fs, FINDING_YAML_COLON,
		span_make(offset + (size_t)(value.p - text.p),
			offset + (size_t)(value.p - text.p) + value.n),
		arena_strndup(a, line.p + key, colon - key),
		quote_escape(a, quote_inside(value).n ? quote_inside(value)
			: value));
	return true;
}

static bool
is_indent_tab(struct str text, size_t at)
{
	struct span l = yaml_line(text, at);
	struct str head = str_make(text.p + l.from, l.to - l.from);
	size_t i;

	for (i = 0; i < head.n && (head.p[i] == ' ' || head.p[i] == '\t'); i++)
		if (head.p[i] == '\t')
			return true;
	return false;
}

/* Whether the sign at AT stands by itself, as a bullet does. */
static bool
is_spaced(struct str text, size_t at)
{
	return at + 1 < text.n && strchr(" \n", text.p[at + 1]);
}

/* The character at AT, written out. */
static struct str
character(struct str text, size_t at)
{
	uint32_t c;
	size_t n;

	if (at >= text.n)
		return STR("");
	n = utf8_decode(str_skip(text, at), &c);
	return str_make(text.p + at, n ? n : 1);
}

/* The phrase for ERROR, and in *AT where it is best said. */
static const char *
cause_of(struct arena *a, struct str text, uint32_t offset,
	const struct yaml_error *e, size_t *at)
{
	size_t i;

	if (begins(e->problem, "found character that cannot start")) {
		struct str c = character(text, *at);

		return arena_fmt(a, "@yaml-start:%.*s", (int)c.n, c.p);
	}
	/* An escape's own backslash may have been passed. */
	if (*at >= 2 && *at < text.n && text.p[*at] != '\\' &&
	    text.p[*at - 2] == '\\' &&
	    begins(e->context, "while parsing a quoted scalar"))
		*at -= 2;
	for (i = 0; i < sizeof(causes) / sizeof(causes[0]); i++)
		if (begins(e->problem, causes[i].problem)) {
			if (causes[i].begun)
				*at = e->begun - offset;
			return causes[i].phrase;
		}
	return "@yaml-other";
}

static void
explain_cause(struct findings *fs, struct arena *a, struct str text,
	uint32_t offset, const struct yaml_error *e)
{
	size_t at = e->at - offset, where = at;
	const char *cause = cause_of(a, text, offset, e, &where);
	size_t end = yaml_line(text, where).to;
	struct yaml_mend mend = {span_make(where, end > where ? end : where),
		"@yaml-look", NULL};

	yaml_mend(&mend, a, text, at, e->begun - offset);
	if (begins(e->problem, "mapping values are not allowed") &&
	    !mend.phrase && explain_colon(fs, a, text, offset, at))
		return;
	finding_add(fs, FINDING_YAML_SYNTAX, span_make(offset + mend.span.from,
		offset + mend.span.to), mend.phrase ? mend.phrase : cause,
		mend.hint);
}

void
yaml_error_add(struct findings *fs, struct arena *a, struct str text,
	uint32_t offset, const struct yaml_error *e)
{
	size_t at = e->at - offset;

	if (begins(e->problem, "found a tab") || is_indent_tab(text, at)) {
		struct span line = yaml_line(text, at);

		finding_add(fs, FINDING_YAML_TAB, span_make(offset + line.from,
			offset + line.to), "");
	} else if (begins(e->context, "while scanning an anchor")) {
		yaml_error_feature(fs, a, text, offset, e->begun,
			"@yaml-anchor");
	} else if (begins(e->context, "while scanning an alias") &&
	    !is_spaced(text, e->begun - offset)) {
		yaml_error_feature(fs, a, text, offset, e->begun,
			"@yaml-alias");
	} else if (begins(e->context, "while scanning a tag") ||
	    begins(e->context, "while parsing a tag") ||
	    begins(e->problem, "found undefined tag handle")) {
		yaml_error_feature(fs, a, text, offset, e->begun, "@yaml-tag");
	} else {
		explain_cause(fs, a, text, offset, e);
	}
}

void
yaml_error_feature(struct findings *fs, struct arena *a, struct str text,
	uint32_t offset, uint32_t at, const char *why)
{
	size_t from = at - offset, to = from;

	while (to < text.n && strchr(" \t\r\n,]}", text.p[to]) == NULL)
		to++;
	if (to == from && to < text.n)
		to++;
	finding_add(fs, FINDING_YAML_FEATURE, span_make(at, offset + to),
		arena_strndup(a, text.p + from, to - from), why);
}
