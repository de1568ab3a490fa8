/* SPDX-License-Identifier: MPL-2.0 */
/* Findings: codes with arguments and a place. */
#include "lib/text/finding.h"

#include <stdlib.h>

/* So many bytes of a line are enough to show a place in it. */
#define LONG_LINE 2048

static const struct {
	const char *name;
	enum severity severity;
} codes[] = {
#define FINDING(name, code, severity, da, da_hint, en, en_hint) \
	[FINDING_##name] = {code, SEVERITY_##severity},
#include "lib/text/findings.def"
#undef FINDING
};

void
finding_put(struct findings *fs, enum finding_code code, struct span span,
	const char *const *args)
{
	enum severity severity = codes[code].severity;
	struct finding *f;
	size_t i;

	if (severity == SEVERITY_COMPLETENESS)
		severity = fs->draft ? SEVERITY_WARNING : SEVERITY_ERROR;
	ARENA_GROW(fs->arena, fs->v, fs->n, fs->cap);
	f = &fs->v[fs->n++];
	memset(f, 0, sizeof(*f));
	f->code = code;
	f->severity = severity;
	f->path = fs->path;
	f->span = span;
	f->line = f->column = f->end_line = f->end_column = 1;
	f->text_column = f->text_byte = 1;
	for (i = 0; i < FINDING_ARGS && args[i]; i++)
		f->args[i] = arena_strdup(fs->arena, args[i]);
}

static void
clip(struct span *span, uint32_t size)
{
	if (span->from > size)
		span->from = size;
	if (span->to > size)
		span->to = size;
	if (span->to < span->from)
		span->to = span->from;
}

/* Where the character begins that the byte AT of S is in. */
static size_t
character(struct str s, size_t at)
{
	size_t from = at;

	while (from && at - from < 3 && ((unsigned char)s.p[from] & 0xc0) == 0x80)
		from--;
	return from;
}

/* Keeps the line of F, which begins at byte BEGIN: a file may be one long line
 * with thousands of findings. */
static void
keep_line(struct finding *f, struct arena *a, struct str line, uint32_t begin)
{
	size_t at = f->span.from - begin, from = 0;

	f->text_column = f->text_byte = 1;
	if (line.n > LONG_LINE) {
		if (at > line.n)
			at = line.n;
		if (at > LONG_LINE / 4)
			from = character(line, at - LONG_LINE / 4);
		f->text_byte = (uint32_t)from + 1;
		f->text_column = f->column - (uint32_t)utf8_count(
			str_make(line.p + from, at - from));
		line = str_skip(line, from);
		if (line.n > LONG_LINE)
			line.n = character(line, LONG_LINE);
	}
	f->line_text = arena_strndup(a, line.p, line.n);
}

/* A place that is known. */
struct place {
	uint32_t offset, line, column;
};

/* Moves AT on to OFFSET: in the same line only what is between is counted. */
static void
move_to(struct place *at, const struct source *src, uint32_t offset)
{
	if (offset < at->offset || source_offset(src, at->line + 1) <= offset)
		source_place(src, offset, &at->line, &at->column);
	else
		at->column += (uint32_t)utf8_count(source_slice(src,
			span_make(at->offset, offset)));
	at->offset = offset;
}

void
findings_locate(struct findings *fs, size_t first, const struct source *src)
{
	struct place at = {0, 1, 1};
	size_t i;

	for (i = first; i < fs->n; i++) {
		struct finding *f = &fs->v[i];

		clip(&f->span, (uint32_t)src->text.n);
		move_to(&at, src, f->span.from);
		f->line = at.line;
		f->column = at.column;
		move_to(&at, src, f->span.to);
		f->end_line = at.line;
		f->end_column = at.column;
		keep_line(f, fs->arena, source_line(src, f->line),
			source_offset(src, f->line));
	}
}

static int
compare(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;
	int c = strcmp(x->path ? x->path : "", y->path ? y->path : "");
	size_t i;

	if (c == 0)
		c = (x->line > y->line) - (x->line < y->line);
	if (c == 0)
		c = (x->column > y->column) - (x->column < y->column);
	if (c == 0)
		c = (x->code > y->code) - (x->code < y->code);
	for (i = 0; c == 0 && i < FINDING_ARGS; i++)
		c = strcmp(x->args[i] ? x->args[i] : "",
			y->args[i] ? y->args[i] : "");
	return c;
}

void
findings_sort(struct findings *fs)
{
	size_t i, kept = 0;

	if (fs->n == 0)
		return;
	qsort(fs->v, fs->n, sizeof(*fs->v), compare);
	for (i = 1; i < fs->n; i++)
		if (compare(&fs->v[kept], &fs->v[i]) != 0)
			fs->v[++kept] = fs->v[i];
	fs->n = kept + 1;
}

void
findings_errors(struct findings *out, const struct findings *all)
{
	size_t i;

	*out = (struct findings){.arena = all->arena};
	for (i = 0; i < all->n; i++)
		if (all->v[i].severity == SEVERITY_ERROR) {
			ARENA_GROW(out->arena, out->v, out->n, out->cap);
			out->v[out->n++] = all->v[i];
		}
}

size_t
findings_count(const struct findings *fs, enum severity severity)
{
	size_t i, n = 0;

	for (i = 0; i < fs->n; i++)
		n += fs->v[i].severity == severity;
	return n;
}

const char *
finding_name(enum finding_code code)
{
	return codes[code].name;
}

bool
finding_by_name(enum finding_code *out, const char *name)
{
	int i;

	for (i = 0; i < FINDING_COUNT; i++)
		if (strcmp(codes[i].name, name) == 0) {
			*out = (enum finding_code)i;
			return true;
		}
	return false;
}

enum severity
finding_severity(enum finding_code code)
{
	return codes[code].severity;
}

void
finding_copy(struct findings *fs, const struct finding *f)
{
	struct finding *copy;
	size_t i;

	ARENA_GROW(fs->arena, fs->v, fs->n, fs->cap);
	copy = &fs->v[fs->n++];
	*copy = *f;
	copy->path = arena_strdup(fs->arena, f->path);
	copy->line_text = arena_strdup(fs->arena, f->line_text);
	for (i = 0; i < FINDING_ARGS; i++)
		copy->args[i] = arena_strdup(fs->arena, f->args[i]);
}

/* A text on the pipe: its length and one (0: NULL), then its bytes. */
static void
put_number(struct buf *out, uint32_t n)
{
	buf_add(out, (const char *)&n, sizeof(n));
}

static void
put_text(struct buf *out, const char *text)
{
	size_t n = text ? strlen(text) : 0;

	put_number(out, text ? (uint32_t)n + 1 : 0);
	if (n)
		buf_add(out, text, n);
}

void
findings_encode(struct buf *out, const struct findings *fs)
{
	size_t i, k;

	for (i = 0; i < fs->n; i++) {
		const struct finding *f = &fs->v[i];
		const uint32_t numbers[] = {f->code, f->severity, f->span.from,
			f->span.to, f->line, f->column, f->end_line,
			f->end_column, f->text_column,
			f->text_byte};

		buf_add(out, (const char *)numbers, sizeof(numbers));
		put_text(out, f->path);
		put_text(out, f->line_text);
		for (k = 0; k < FINDING_ARGS; k++)
			put_text(out, f->args[k]);
	}
}

static bool
take_number(struct str *bytes, uint32_t *n)
{
	if (bytes->n < sizeof(*n))
		return false;
	memcpy(n, bytes->p, sizeof(*n));
	*bytes = str_skip(*bytes, sizeof(*n));
	return true;
}

static bool
take_text(struct str *bytes, struct arena *a, const char **text)
{
	uint32_t n;

	*text = NULL;
	if (!take_number(bytes, &n))
		return false;
	if (n == 0)
		return true;
	if (bytes->n < n - 1)
		return false;
	*text = arena_strndup(a, bytes->p, n - 1);
	*bytes = str_skip(*bytes, n - 1);
	return true;
}

static bool
take_finding(struct finding *f, struct str *bytes, struct arena *a)
{
	uint32_t code, severity;
	bool good = take_number(bytes, &code) &&
		take_number(bytes, &severity) &&
		take_number(bytes, &f->span.from) &&
		take_number(bytes, &f->span.to) &&
		take_number(bytes, &f->line) &&
		take_number(bytes, &f->column) &&
		take_number(bytes, &f->end_line) &&
		take_number(bytes, &f->end_column) &&
		take_number(bytes, &f->text_column) &&
		take_number(bytes, &f->text_byte) &&
		take_text(bytes, a, &f->path) &&
		take_text(bytes, a, &f->line_text);
	size_t k;

	for (k = 0; good && k < FINDING_ARGS; k++)
		good = take_text(bytes, a, &f->args[k]);
	if (!good || code >= FINDING_COUNT || severity > SEVERITY_INFO)
		return false;
	f->code = (enum finding_code)code;
	f->severity = (enum severity)severity;
	return true;
}

int
findings_decode(struct findings *fs, struct str bytes)
{
	while (bytes.n) {
		ARENA_GROW(fs->arena, fs->v, fs->n, fs->cap);
		if (!take_finding(&fs->v[fs->n], &bytes, fs->arena))
			return -1;
		fs->n++;
	}
	return 0;
}
