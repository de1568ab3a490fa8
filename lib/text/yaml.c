/* SPDX-License-Identifier: MPL-2.0 */
/* Reads YAML 1.2 (and so JSON) into a value tree, through libyaml's events:
 * its own documents know no bytes, no duplicates and no end to nesting. */
#include "lib/text/yaml.h"

#include <yaml.h>

#include "lib/text/builder.h"
#include "lib/text/yaml_error.h"
#include "lib/text/yaml_json.h"
#include "lib/text/yaml_plain.h"

/* One reading. libyaml counts code points; AT_POINT and AT_BYTE go along with
 * its marks, which move forward but for a step back now and then. */
struct reader {
	struct builder builder;
	struct str text;
	uint32_t offset;           /* of TEXT in the file */
	bool ascii;
	size_t at_point, at_byte;
};

static bool
is_tail(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* Turns a mark into an offset in the file. */
static uint32_t
byte_of(struct reader *r, const yaml_mark_t *mark)
{
	struct str t = r->text;

	if (r->ascii)
		return r->offset + (uint32_t)(mark->index < t.n ? mark->index
			: t.n);
	while (r->at_point < mark->index && r->at_byte < t.n) {
		r->at_byte++;
		while (r->at_byte < t.n && is_tail(t.p[r->at_byte]))
			r->at_byte++;
		r->at_point++;
	}
	while (r->at_point > mark->index) {
		r->at_byte--;
		while (is_tail(t.p[r->at_byte]))
			r->at_byte--;
		r->at_point--;
	}
	return r->offset + (uint32_t)r->at_byte;
}

static struct span
span_of(struct reader *r, const yaml_event_t *e)
{
	uint32_t from = byte_of(r, &e->start_mark);

	return (struct span){from, byte_of(r, &e->end_mark)};
}

/* A block scalar's end lies behind the empty lines that follow it. */
static struct span
trim_span(struct reader *r, struct span s)
{
	const char *p = r->text.p - r->offset;

	while (s.to > s.from && strchr(" \t\r\n", p[s.to - 1]))
		s.to--;
	return s;
}

/* The word that stands at AT, for a finding about it. */
static void
refuse(struct reader *r, uint32_t at, const char *why)
{
	yaml_error_feature(r->builder.fs, r->builder.arena, r->text,
		r->offset, at, why);
}

static bool
read_scalar(struct reader *r, const yaml_event_t *e)
{
	struct builder *b = &r->builder;
	struct str text = str_make((const char *)e->data.scalar.value,
		e->data.scalar.length);
	bool plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	struct span span = span_of(r, e);

	if (e->data.scalar.anchor || e->data.scalar.tag) {
		refuse(r, span.from, e->data.scalar.anchor ? "@yaml-anchor"
			: "@yaml-tag");
		return false;
	}
	/* Within a flow libyaml takes "?x" for "x". */
	if (span.from > r->offset &&
	    r->text.p[span.from - r->offset - 1] == '?') {
		finding_add(b->fs, FINDING_YAML_SYNTAX, span, "@yaml-question",
			"@yaml-look");
		return false;
	}
	if (plain && text.n == 2 && builder_wants_key(b) &&
	    str_is(text, "<<")) {
		refuse(r, span.from, "@yaml-merge");
		return false;
	}
	if (e->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
	    e->data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
		span = trim_span(r, span);
	text.p = arena_strndup(b->arena, text.p, text.n);
	builder_scalar(b, text, plain, span);
	return true;
}

static bool
read_open(struct reader *r, const yaml_event_t *e)
{
	bool map = e->type == YAML_MAPPING_START_EVENT;
	const void *anchor = map ? e->data.mapping_start.anchor
		: e->data.sequence_start.anchor;
	const void *tag = map ? e->data.mapping_start.tag
		: e->data.sequence_start.tag;
	struct builder *b = &r->builder;
	struct span span = span_of(r, e);

	if (anchor || tag) {
		refuse(r, span.from, anchor ? "@yaml-anchor" : "@yaml-tag");
		return false;
	}
	if (builder_wants_key(b)) {
		finding_add(b->fs, FINDING_YAML_SYNTAX, span, "@yaml-key",
			"@yaml-look");
		return false;
	}
	if (!builder_open(b, map ? VALUE_MAP : VALUE_LIST, span.from)) {
		finding_add(b->fs, FINDING_TOO_LARGE, span, "@yaml-depth",
			arena_fmt(b->arena, "%d", YAML_DEPTH));
		return false;
	}
	return true;
}

/* A block's own end is where the next thing begins; a flow's is its bracket,
 * and that has a width. */
static void
read_close(struct reader *r, const yaml_event_t *e)
{
	bool flow = e->end_mark.index > e->start_mark.index;

	builder_close(&r->builder, flow ? byte_of(r, &e->end_mark) : 0);
}

/* Takes one event; false: a finding has ended the reading. */
static bool
read_event(struct reader *r, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		return read_scalar(r, e);
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		return read_open(r, e);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		read_close(r, e);
		return true;
	case YAML_ALIAS_EVENT:
		refuse(r, byte_of(r, &e->start_mark), "@yaml-alias");
		return false;
	case YAML_DOCUMENT_START_EVENT:
		if (r->builder.root == NULL)
			return true;
		refuse(r, byte_of(r, &e->start_mark), "@yaml-document");
		return false;
	default:
		return true;
	}
}

static void
explain(struct reader *r, const yaml_parser_t *p)
{
	struct yaml_error error = {
		.problem = p->problem,
		.context = p->context,
	};
	yaml_mark_t start = {0};

	/* A character that is none is met while reading ahead of the marks:
	 * its offset is one of bytes. */
	if (p->error == YAML_READER_ERROR) {
		error.at = r->offset + (uint32_t)(p->problem_offset < r->text.n
			? p->problem_offset : r->text.n);
		error.begun = error.at;
	} else {
		error.begun = byte_of(r, p->context ? &p->context_mark
			: &start);
		error.at = byte_of(r, &p->problem_mark);
	}
	yaml_error_add(r->builder.fs, r->builder.arena, r->text, r->offset,
		&error);
}

static bool
run_events(struct reader *r)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool going = true, ended = false;

	if (!yaml_parser_initialize(&parser))
		return false;
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser,
		(const unsigned char *)r->text.p, r->text.n);
	while (going && !ended) {
		if (!yaml_parser_parse(&parser, &event)) {
			explain(r, &parser);
			going = false;
			break;
		}
		ended = event.type == YAML_STREAM_END_EVENT;
		going = read_event(r, &event);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return going;
}

bool
yaml_reads(struct str text, size_t last)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool good = true, ended = false;

	if (!yaml_parser_initialize(&parser))
		return false;
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.p,
		text.n);
	while (good && !ended) {
		good = yaml_parser_parse(&parser, &event);
		ended = good && event.type == YAML_STREAM_END_EVENT;
		if (good)
			yaml_event_delete(&event);
	}
	good = good || parser.problem_mark.line > last;
	yaml_parser_delete(&parser);
	return good;
}

/* Directives are met here, as libyaml takes time squared over many. */
static bool
has_directive(const struct source *src, struct span range,
	struct findings *fs, struct arena *a)
{
	struct str rest = source_slice(src, range), line;
	uint32_t at = range.from;

	while (str_split(&rest, '\n', &line)) {
		struct str trimmed = str_trim(line);

		if (line.n && line.p[0] == '%') {
			yaml_error_feature(fs, a, source_slice(src, range),
				range.from, at, "@yaml-directive");
			return true;
		}
		if (trimmed.n && trimmed.p[0] != '#')
			return false;
		at += (uint32_t)line.n + 1;
	}
	return false;
}

static bool
is_readable(const struct source *src, struct span range, struct findings *fs,
	struct arena *a, bool *ascii)
{
	struct str text = source_slice(src, range);
	size_t bad, i;

	if (text.n > YAML_SIZE) {
		finding_add(fs, FINDING_TOO_LARGE, range, "@yaml-size", "4 MiB");
		return false;
	}
	for (i = 0; i < text.n && (unsigned char)text.p[i] < 0x80; i++)
		;
	*ascii = i == text.n;
	if (!*ascii && (bad = utf8_invalid(text)) < text.n) {
		finding_add(fs, FINDING_NOT_UTF8, span_make(range.from + bad,
			range.from + bad + 1), "");
		return false;
	}
	return !has_directive(src, range, fs, a);
}

/* The quick ways: what they do not wholly understand is libyaml's. */
static bool
read_quickly(struct reader *r)
{
	struct findings *fs = r->builder.fs;
	struct str text = str_trim(r->text);
	size_t before = fs->n;
	bool json = text.n && (text.p[0] == '{' || text.p[0] == '[');

	if (json ? yaml_json_read(&r->builder, r->text, r->offset)
	    : yaml_plain_read(&r->builder, r->text, r->offset))
		return true;
	fs->n = before;
	builder_init(&r->builder, r->builder.arena, fs, r->builder.ambiguous);
	return false;
}

static struct value *
read_range(struct arena *a, const struct source *src, struct span range,
	struct findings *fs, bool quick)
{
	struct reader r;
	struct value *empty;

	if (!is_readable(src, range, fs, a, &r.ascii))
		return NULL;
	r.text = source_slice(src, range);
	r.offset = range.from;
	r.at_point = r.at_byte = 0;
	/* Other programs read frontmatter; a whole file is ours. */
	builder_init(&r.builder, a, fs, range.from > 0);
	if (!(quick && read_quickly(&r)) && !run_events(&r))
		return NULL;
	if (r.builder.root)
		return r.builder.root;
	empty = ARENA_NEW(a, struct value);
	empty->span = span_make(range.from, range.from);
	empty->text = STR("");
	return empty;
}

struct value *
yaml_read(struct arena *a, const struct source *src, struct span range,
	struct findings *fs)
{
	return read_range(a, src, range, fs, true);
}

struct value *
yaml_read_events(struct arena *a, const struct source *src, struct span range,
	struct findings *fs)
{
	return read_range(a, src, range, fs, false);
}
