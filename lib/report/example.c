/* SPDX-License-Identifier: MPL-2.0 */
/* Examples in the manuals: fenced blocks that name a file. */
#include "lib/report/example.h"

#include "lib/base/ascii.h"
#include "lib/base/builtin.h"

#define MANUAL "schema/findings/"

static struct str
unescape(struct arena *a, struct str s)
{
	char *out = arena_strndup(a, s.p, s.n);
	size_t i, n = 0;

	for (i = 0; i < s.n; i++) {
		if (i + 3 < s.n && s.p[i] == '\\' && s.p[i + 1] == 'x' &&
		    ascii_hex(s.p[i + 2]) >= 0 && ascii_hex(s.p[i + 3]) >= 0) {
			out[n++] = (char)(ascii_hex(s.p[i + 2]) * 16 +
				ascii_hex(s.p[i + 3]));
			i += 3;
		} else {
			out[n++] = s.p[i];
		}
	}
	return str_make(out, n);
}

/* The word behind "# NAME: " or "<!-- NAME: … -->"; an empty slice when the
 * line is no such mark. */
static struct str
mark(struct str line, const char *name)
{
	line = str_trim(line);
	if (str_starts(line, "<!--") && str_ends(line, "-->"))
		line = str_trim(str_make(line.p + 4, line.n - 7));
	else if (str_starts(line, "#"))
		line = str_trim(str_skip(line, 1));
	else
		return STR("");
	if (!str_starts(line, name))
		return STR("");
	line = str_skip(line, strlen(name));
	return str_starts(line, ":") ? str_trim(str_skip(line, 1)) : STR("");
}

/* Reads the block that begins at *REST (after its opening fence) and moves
 * *REST behind its closing one. False: it names no file. */
static bool
read_block(struct example *e, struct arena *a, struct str *rest,
	struct str fence)
{
	struct str line, path = {0}, expect = {0};
	const char *from = rest->p, *to = rest->p;
	bool escaped = false, first = true;

	while (str_split(rest, '\n', &line)) {
		if (str_starts(line, "```") && str_eq(str_trim(line), fence))
			break;
		to = rest->p;
		if (first && path.n == 0) {
			path = mark(line, "file");
			first = path.n > 0;
			from = first ? rest->p : from;
		} else if (first) {
			expect = mark(line, "finding");
			first = false;
			from = expect.n ? rest->p : from;
		}
	}
	if (path.n == 0)
		return false;
	if (str_ends(path, " escaped")) {
		escaped = true;
		path = str_trim(str_make(path.p, path.n - 8));
	}
	e->path = arena_strndup(a, path.p, path.n);
	e->expect = expect.n ? arena_strndup(a, expect.p, expect.n) : NULL;
	e->content = str_make(from, to > from ? (size_t)(to - from) : 0);
	if (escaped) {
		if (str_ends(e->content, "\n"))
			e->content.n--;
		e->content = unescape(a, e->content);
	}
	return true;
}

/* How many backticks LINE begins with, of three at least; else 0. */
static size_t
count_ticks(struct str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == '`')
		n++;
	return n < 3 ? 0 : n;
}

struct example *
examples_read(struct arena *a, struct str text, size_t *n)
{
	struct example *v = NULL, e;
	struct str rest = text, line;
	const char *heading = "";
	size_t cap = 0, ticks;

	*n = 0;
	while (str_split(&rest, '\n', &line)) {
		if (str_starts(line, "# ") || str_starts(line, "## ")) {
			line = str_trim(str_skip(line, 2));
			heading = arena_strndup(a, line.p, line.n);
			while (*heading == '#' || *heading == ' ')
				heading++;
		} else if ((ticks = count_ticks(line)) > 0) {
			if (!read_block(&e, a, &rest, str_make(line.p, ticks)))
				continue;
			e.heading = heading;
			ARENA_GROW(a, v, *n, cap);
			v[(*n)++] = e;
		}
	}
	return v;
}

/* Lays the examples with HEADING (NULL: all) over what T holds. */
static void
examples_put(struct tree *t, const struct example *examples, size_t n,
	const char *heading)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (heading == NULL || streq(examples[i].heading, heading))
			tree_put(t, examples[i].path, examples[i].content.p,
				examples[i].content.n);
}

struct str
explain_text(const char *code)
{
	struct buf path = {0};
	const struct builtin *b;

	buf_fmt(&path, MANUAL "%s.md", code);
	b = builtin_find(path.p);
	buf_free(&path);
	return b ? str_make(b->content, b->n) : (struct str){NULL, 0};
}

int
explain_tree(struct tree **out, struct arena *a, const char *code, bool fails,
	struct error *err)
{
	struct str base = explain_text("README"), text = explain_text(code);
	struct example *v;
	size_t n;

	if (text.p == NULL || base.p == NULL)
		return error_set(err, ERROR_MISSING, "ingen forklaring på »%s«",
			"no explanation of »%s«", code);
	if (tree_open_memory(out, NULL, err) < 0)
		return -1;
	v = examples_read(a, base, &n);
	examples_put(*out, v, n, NULL);
	v = examples_read(a, text, &n);
	examples_put(*out, v, n, fails ? EXPLAIN_FAILS : EXPLAIN_PASSES);
	return 0;
}

/* The headings of an explanation in the reader's language. */
static struct str
heading_of(struct str line, bool english)
{
	if (english && str_is(line, "## " EXPLAIN_FAILS))
		return STR("## What fails");
	if (english && str_is(line, "## " EXPLAIN_PASSES))
		return STR("## What passes");
	return line;
}

/* A line of a block, set in; its first one, if that names a file, before it. */
static void
print_block_line(struct buf *out, struct str line, bool first)
{
	struct str path = first ? mark(line, "file") : STR("");

	if (str_ends(path, " escaped"))
		path = str_trim(str_make(path.p, path.n - 8));
	if (path.n) {
		buf_str(out, path);
		buf_char(out, ':');
	} else {
		buf_z(out, line.n ? "    " : "");
		buf_str(out, line);
	}
}

/* The Danish text comes first; the part headed "English" says the same; the
 * examples serve both. Fences are no help on a terminal: blocks are set in. */
void
explain_print(struct buf *out, struct str text, bool english)
{
	struct str rest = text, line;
	bool wanted = !english, first = false;
	size_t fence = 0, ticks;

	while (str_split(&rest, '\n', &line)) {
		ticks = count_ticks(line);
		if (ticks && (fence == 0 || (ticks == fence &&
		    str_trim(line).n == ticks))) {
			fence = fence ? 0 : ticks;
			first = true;
			continue;
		}
		if (fence == 0 && str_starts(line, "## ")) {
			wanted = !str_is(line, "## " EXPLAIN_ENGLISH) || english;
			if (str_is(line, "## " EXPLAIN_ENGLISH))
				continue;
		}
		if (!wanted && (fence || !str_starts(line, "# ")))
			continue;
		if (fence)
			print_block_line(out, line, first);
		else
			buf_str(out, heading_of(line, english));
		buf_char(out, '\n');
		first = false;
	}
}
