/* SPDX-License-Identifier: MPL-2.0 */
/* Reads the plain part of YAML that people write frontmatter in. Each doubt
 * is a reason to stop: libyaml then reads the text, and says what is wrong. */
#include "lib/text/yaml_plain.h"

#include "lib/base/ascii.h"

/* libyaml takes no longer keys, in characters. */
#define KEY_MAX 1000

/* Characters that no plain scalar begins with; '-' is looked at apart. */
#define INDICATORS "?:,[]{}#&*!|>'\"%@`"

/* A block list or map that is open, at column INDENT. AWAITING: a key or dash
 * is there whose value is not; if none comes it is null, at NULL_AT. */
struct level {
	size_t indent;
	bool list, awaiting;
	uint32_t null_at;
};

struct plain {
	struct builder *b;
	const char *begin, *at, *end;      /* END: of the line */
	uint32_t offset;
	struct level levels[YAML_DEPTH];
	size_t depth;
};

static uint32_t
place(const struct plain *p, const char *at)
{
	return p->offset + (uint32_t)(at - p->begin);
}

/* Whether the eight bytes at P are all from 0x20 to 0x7e: no byte borrows, or
 * carries, into its highest bit. */
static bool
is_printable(const unsigned char *p)
{
	const uint64_t ones = 0x0101010101010101U;
	uint64_t w;

	memcpy(&w, p, 8);
	return ((w | (w - 0x20 * ones) | (w + ones)) & 0x80 * ones) == 0;
}

/* Whether there is nothing in S that YAML reads in a way of its own: control
 * characters, tabs, line ends other than LF and CR LF. */
static bool
is_clean(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p, *end = p + s.n;

	for (; p < end; p++) {
		/* Eight at a time, if all of them are plain ASCII. */
		while (end - p >= 8 && is_printable(p))
			p += 8;
		if (p == end)
			break;
		if (*p >= 0x20 && *p < 0x7f)
			continue;
		if (*p == '\n' || (*p == '\r' && p + 1 < end && p[1] == '\n'))
			continue;
		if (*p < 0x20 || *p == 0x7f || (*p == 0xc2 && p[1] < 0xa0))
			return false;
		if (*p == 0xe2 && p[1] == 0x80 && (p[2] == 0xa8 ||
		    p[2] == 0xa9))
			return false;
		if (*p == 0xef && ((p[1] == 0xbb && p[2] == 0xbf) ||
		    (p[1] == 0xbf && p[2] >= 0xbe)))
			return false;
	}
	return true;
}

static void
skip_spaces(struct plain *p)
{
	const char *at = p->at, *end = p->end;

	while (at < end && *at == ' ')
		at++;
	p->at = at;
}

/* Whether the line has nothing more, but for a comment. */
static bool
is_line_done(const struct plain *p)
{
	return p->at == p->end || (*p->at == '#' &&
		(p->at == p->begin || p->at[-1] == ' ' || p->at[-1] == '\n'));
}

/* Whether AT is the ':' after a key. */
static bool
is_colon(const struct plain *p, const char *at)
{
	return at < p->end && *at == ':' &&
		(at + 1 == p->end || at[1] == ' ');
}

/* A scalar that has been scanned; TEXT is the arena's. */
struct scalar {
	struct str text;
	struct span span;
	bool plain;
};

static void
keep(struct plain *p, struct scalar *s, const char *from, const char *to)
{
	s->text = str_make(arena_strndup(p->b->arena, from,
		(size_t)(to - from)), (size_t)(to - from));
}

static bool
scan_single(struct plain *p, struct scalar *s)
{
	const char *from = ++p->at;
	size_t twice = 0, i, n;
	char *text;

	for (; p->at < p->end; p->at++) {
		if (*p->at != '\'')
			continue;
		if (p->at + 1 == p->end || p->at[1] != '\'')
			break;
		twice++;
		p->at++;
	}
	if (p->at == p->end)
		return false;
	text = arena_alloc(p->b->arena, (size_t)(p->at - from) - twice + 1);
	for (i = n = 0; from + i < p->at; i++) {
		text[n++] = from[i];
		i += from[i] == '\'';
	}
	s->text = str_make(text, n);
	p->at++;
	return true;
}

static bool
scan_double(struct plain *p, struct scalar *s)
{
	const char *from = ++p->at;
	size_t escapes = 0, i, n;
	char *text;

	for (; p->at < p->end && *p->at != '"'; p->at++) {
		if (*p->at != '\\')
			continue;
		p->at++;
		if (p->at == p->end || (*p->at != '"' && *p->at != '\\'))
			return false;
		escapes++;
	}
	if (p->at == p->end)
		return false;
	text = arena_alloc(p->b->arena, (size_t)(p->at - from) - escapes + 1);
	for (i = n = 0; from + i < p->at; i++) {
		i += from[i] == '\\';
		text[n++] = from[i];
	}
	s->text = str_make(text, n);
	p->at++;
	return true;
}

/* Where a plain scalar at AT ends that is not in a flow. */
static const char *
bare_end(const char *at, const char *end)
{
	for (; at < end; at++) {
		if (*at == ':' && (at + 1 == end || at[1] == ' '))
			break;
		if (*at == '#' && at[-1] == ' ')
			break;
	}
	return at;
}

/* The same within a flow, where more ends it; NULL: a doubt. */
static const char *
flow_end(const char *at, const char *end)
{
	for (; at < end; at++) {
		char c = *at;

		if (c > '#' && c != ',' && c < ':')
			continue;
		if (c == ':' && (at + 1 == end || at[1] == ' '))
			break;
		if (c == '#' && at[-1] == ' ')
			break;
		if (c == '?' || (c == ':' && strchr(",[]{}", at[1])))
			return NULL;
		if (c == ',' || c == '[' || c == ']' || c == '{' || c == '}')
			break;
	}
	return at;
}

/* Scans to the end of a plain scalar: a comment, a key's colon, in a flow
 * what ends an entry. */
static bool
scan_bare(struct plain *p, struct scalar *s, bool flow)
{
	const char *from = p->at, *to;

	if (!ascii_alnum(*from) && (strchr(INDICATORS, *from) ||
	    (*from == '-' && (from + 1 == p->end || from[1] == ' ' ||
	    (flow && strchr(",[]{}", from[1]))))))
		return false;
	to = flow ? flow_end(from, p->end) : bare_end(from, p->end);
	if (to == NULL)
		return false;
	for (p->at = to; to > from && to[-1] == ' '; to--)
		;
	keep(p, s, from, to);
	s->span.to = place(p, to);
	return true;
}

/* Scans the scalar at the place. What may stand behind one that is quoted is
 * the caller's to see. */
static bool
scan(struct plain *p, struct scalar *s, bool flow)
{
	const char *from = p->at;
	bool good;

	s->plain = *from != '"' && *from != '\'';
	s->span.from = place(p, from);
	if (s->plain)
		return scan_bare(p, s, flow);
	good = *from == '"' ? scan_double(p, s) : scan_single(p, s);
	s->span.to = place(p, p->at);
	return good && (p->at == p->end || *p->at == ' ' ||
		is_colon(p, p->at) || (flow && strchr(",]}", *p->at)));
}

static bool
add_key(struct plain *p, const struct scalar *s)
{
	if (s->text.n > KEY_MAX || (s->plain && str_is(s->text, "<<")))
		return false;
	builder_scalar(p->b, s->text, s->plain, s->span);
	return true;
}

/* Reads "key: " within a flow map. */
static bool
read_flow_key(struct plain *p)
{
	struct scalar key;

	if (p->at == p->end || !scan(p, &key, true))
		return false;
	skip_spaces(p);
	if (!is_colon(p, p->at) || p->at[-1] == ' ' || !add_key(p, &key))
		return false;
	p->at++;
	skip_spaces(p);
	return true;
}

/* Goes on behind a value in a flow: over its brackets and commas to the next
 * value. *BASE: how deep the builder was outside. */
static bool
read_flow_end(struct plain *p, size_t base, bool *more)
{
	while (p->b->depth > base) {
		bool map = p->b->frames[p->b->depth - 1].value->kind ==
			VALUE_MAP;

		skip_spaces(p);
		if (p->at == p->end)
			return false;
		if (*p->at == ',') {
			p->at++;
			skip_spaces(p);
			if (p->at == p->end || *p->at == '#')
				return false;
			if (*p->at != (map ? '}' : ']')) {
				*more = true;
				return !map || read_flow_key(p);
			}
		}
		if (*p->at != (map ? '}' : ']'))
			return false;
		builder_close(p->b, place(p, ++p->at));
	}
	*more = false;
	return true;
}

/* Reads a flow list or map that ends on its line. */
static bool
read_flow(struct plain *p)
{
	size_t base = p->b->depth;
	bool more = true;
	struct scalar s;

	while (more) {
		bool map = p->at < p->end && *p->at == '{';

		if (p->at == p->end)
			return false;
		if (!map && *p->at != '[') {
			if (!scan(p, &s, true) || is_colon(p, p->at))
				return false;
			builder_scalar(p->b, s.text, s.plain, s.span);
		} else {
			if (!builder_open(p->b, map ? VALUE_MAP : VALUE_LIST,
			    place(p, p->at++)))
				return false;
			skip_spaces(p);
			if (p->at == p->end)
				return false;
			if (*p->at != (map ? '}' : ']')) {
				if (map && !read_flow_key(p))
					return false;
				continue;
			}
		}
		if (!read_flow_end(p, base, &more))
			return false;
	}
	return p->at == p->end || *p->at == ' ';
}

/* Gives the innermost level the null that it is still waiting for. */
static void
settle(struct plain *p)
{
	struct level *top = &p->levels[p->depth - 1];

	if (top->awaiting)
		builder_scalar(p->b, STR(""), true,
			(struct span){top->null_at, top->null_at});
	top->awaiting = false;
}

static void
pop(struct plain *p)
{
	settle(p);
	builder_close(p->b, 0);
	p->depth--;
}

/* Makes the innermost level the list or map at COLUMN, whose next part begins
 * at AT: closes what is deeper, opens a new one where a value is awaited. */
static bool
enter(struct plain *p, size_t column, bool list, const char *at)
{
	struct level *top;

	while (p->depth && p->levels[p->depth - 1].indent > column)
		pop(p);
	top = p->depth ? &p->levels[p->depth - 1] : NULL;
	/* A list may stand at the column of the key that it belongs to. */
	if (top && top->indent == column && top->list && !list) {
		if (p->depth < 2 || p->levels[p->depth - 2].indent != column)
			return false;
		pop(p);
		top = &p->levels[p->depth - 1];
	}
	if (top && top->indent == column && top->list == list) {
		settle(p);
		return true;
	}
	if (top ? !top->awaiting || (top->indent == column && !list)
	    : p->b->root != NULL)
		return false;
	if (!builder_open(p->b, list ? VALUE_LIST : VALUE_MAP, place(p, at)))
		return false;
	if (top)
		top->awaiting = false;
	p->levels[p->depth++] = (struct level){.indent = column, .list = list};
	return true;
}

static void
await(struct plain *p)
{
	p->levels[p->depth - 1].awaiting = true;
	p->levels[p->depth - 1].null_at = place(p, p->at);
}

/* Reads a value that stands on its line behind a key or dash. */
static bool
read_value(struct plain *p)
{
	struct scalar s;

	p->levels[p->depth - 1].awaiting = false;
	if (*p->at == '[' || *p->at == '{') {
		if (!read_flow(p))
			return false;
	} else {
		if (!scan(p, &s, false) || is_colon(p, p->at))
			return false;
		builder_scalar(p->b, s.text, s.plain, s.span);
	}
	skip_spaces(p);
	return is_line_done(p);
}

/* Reads "key:" and, if it stands there, the value. KEY has been scanned. */
static bool
read_pair(struct plain *p, const struct scalar *key, size_t column,
	const char *from)
{
	if (!enter(p, column, false, from) || !add_key(p, key))
		return false;
	p->at++;
	await(p);
	skip_spaces(p);
	return is_line_done(p) || read_value(p);
}

/* Reads a line from its first character that is no space, at COLUMN. A value
 * by itself stands behind a dash. */
static bool
read_line(struct plain *p, size_t column)
{
	const char *from = p->at;
	struct scalar key;
	bool dashed = false;

	while (*p->at == '-' && (p->at + 1 == p->end || p->at[1] == ' ')) {
		if (!enter(p, column, true, p->at++))
			return false;
		await(p);
		skip_spaces(p);
		if (is_line_done(p))
			return true;
		dashed = true;
		column += (size_t)(p->at - from);
		from = p->at;
	}
	if (*from != '[' && *from != '{') {
		if (!scan(p, &key, false))
			return false;
		if (is_colon(p, p->at))
			return read_pair(p, &key, column, from);
		p->at = from;
	}
	return dashed && read_value(p);
}

static bool
is_fence(const struct plain *p)
{
	return p->end - p->at >= 3 && (memcmp(p->at, "---", 3) == 0 ||
		memcmp(p->at, "...", 3) == 0);
}

bool
yaml_plain_read(struct builder *b, struct str text, uint32_t offset)
{
	struct plain p;
	struct str line;

	p.b = b;
	p.begin = text.p;
	p.offset = offset;
	p.depth = 0;
	if (!is_clean(text))
		return false;
	while (str_split(&text, '\n', &line)) {
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		p.at = line.p;
		p.end = line.p + line.n;
		if (is_fence(&p))
			return false;
		skip_spaces(&p);
		if (p.at < p.end && *p.at != '#' &&
		    !read_line(&p, (size_t)(p.at - line.p)))
			return false;
	}
	while (p.depth)
		pop(&p);
	return b->root != NULL;
}
