/* SPDX-License-Identifier: MPL-2.0 */
/* What to write instead of a line that YAML can't read: the mistakes that
 * people make, each mended and the whole read again. */
#include "lib/text/yaml_mend.h"

#include "lib/base/ascii.h"
#include "lib/text/quote.h"
#include "lib/text/yaml.h"

/* Larger texts are not read again, nor others more often; a mistake is not
 * looked for more lines above. */
#define TEXT_MAX ((size_t)64 << 10)
#define READS 40
#define ABOVE 100

/* A line of TEXT: the spaces before it, the dashes of a list, the rest. */
struct line {
	struct arena *a;
	struct str text, indent, dashes, rest;
};

struct span
yaml_line(struct str text, size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && text.p[from - 1] != '\n')
		from--;
	while (to < text.n && text.p[to] != '\n')
		to++;
	if (to > from && text.p[to - 1] == '\r')
		to--;
	return span_make(from, to);
}

static struct line
line_at(struct arena *a, struct str text, struct span s)
{
	struct str line = str_make(text.p + s.from, s.to - s.from);
	size_t indent = 0, n;

	while (indent < line.n && line.p[indent] == ' ')
		indent++;
	for (n = indent; n + 1 < line.n && line.p[n] == '-' &&
	    line.p[n + 1] == ' '; n++)
		while (n + 1 < line.n && line.p[n + 1] == ' ')
			n++;
	return (struct line){a, text, str_make(line.p, indent),
		str_make(line.p + indent, n - indent),
		str_trim(str_skip(line, n))};
}

/* The bytes of a field's name at the front of S. */
static size_t
name_size(struct str s)
{
	size_t n = 0;

	while (n < s.n && (ascii_alnum(s.p[n]) || s.p[n] == '_' ||
	    s.p[n] == '-' || (unsigned char)s.p[n] >= 0x80))
		n++;
	return n && !ascii_digit(s.p[0]) ? n : 0;
}

/* "name: value" parted; false: S is none. */
static bool
split_field(struct str s, struct str *name, struct str *value)
{
	size_t n = name_size(s);

	if (n == 0 || n + 1 >= s.n || s.p[n] != ':' || s.p[n + 1] != ' ')
		return false;
	*name = str_make(s.p, n);
	*value = str_trim(str_skip(s, n + 1));
	return value->n > 0;
}

/* "dato:2026-01-14", but not "https://…". */
static const char *
mend_space(const struct line *l)
{
	size_t n = name_size(l->rest);

	if (n == 0 || n + 1 >= l->rest.n || l->rest.p[n] != ':' ||
	    strchr(" /", l->rest.p[n + 1]))
		return NULL;
	return arena_fmt(l->a, "%.*s: %.*s", (int)n, l->rest.p,
		(int)(l->rest.n - n - 1), l->rest.p + n + 1);
}

/* "dato = 2026-01-14". */
static const char *
mend_equals(const struct line *l)
{
	size_t n = name_size(l->rest);
	struct str rest = str_trim(str_skip(l->rest, n));

	if (n == 0 || rest.n < 2 || rest.p[0] != '=')
		return NULL;
	rest = str_trim(str_skip(rest, 1));
	return arena_fmt(l->a, "%.*s: %.*s", (int)n, l->rest.p, (int)rest.n,
		rest.p);
}

/* "-Datapakke". */
static const char *
mend_dash(const struct line *l)
{
	return l->rest.n > 1 && l->rest.p[0] == '-' && l->rest.p[1] != '-'
		? arena_fmt(l->a, "- %.*s", (int)l->rest.n - 1, l->rest.p + 1)
		: NULL;
}

/* "• Datapakke", "* Datapakke". */
static const char *
mend_bullet(const struct line *l)
{
	static const char *const bullets[] = {"•", "·", "◦", "▪", "●", "○",
		"‣", "–", "—", "*", "+"};
	size_t i;

	for (i = 0; i < sizeof(bullets) / sizeof(*bullets); i++) {
		struct str rest = l->rest;

		if (!str_starts(rest, bullets[i]))
			continue;
		rest = str_skip(rest, strlen(bullets[i]));
		if (str_starts(rest, "\xc2\xa0"))
			rest = str_skip(rest, 2);
		return arena_fmt(l->a, "- %.*s", (int)str_trim(rest).n,
			str_trim(rest).p);
	}
	return NULL;
}

/* VALUE in quotes, behind NAME if there is one. */
static const char *
quoted(const struct line *l, struct str name, struct str value)
{
	return arena_fmt(l->a, "%.*s%s%s", (int)name.n, name.p,
		name.n ? ": " : "", quote_straight(l->a, value));
}

/* The rest of L as a value, with the name before it or without; false: it is
 * neither a field nor an item of a list. */
static bool
split_value(const struct line *l, struct str *name, struct str *value)
{
	*name = STR("");
	*value = l->rest;
	return split_field(l->rest, name, value) || (l->dashes.n && value->n);
}

/* Parts a value that begins with a straight quote: where that comes again
 * behind it; its length: nowhere. */
static bool
split_quoted(const struct line *l, struct str *name, struct str *value,
	size_t *again)
{
	if (!split_value(l, name, value) ||
	    (value->p[0] != '"' && value->p[0] != '\''))
		return false;
	*again = 1 + str_chr(str_skip(*value, 1), value->p[0]);
	return true;
}

/* A quote that is not closed, or by a curly one. */
static const char *
mend_open_quote(const struct line *l)
{
	struct str name, value;
	size_t again;

	return split_quoted(l, &name, &value, &again) && again == value.n
		? quoted(l, name, quote_strip(value)) : NULL;
}

/* A \ between double quotes. */
static const char *
mend_escape(const struct line *l)
{
	struct str name, value;
	size_t again;

	return split_quoted(l, &name, &value, &again) &&
		again + 1 == value.n && str_chr(value, '\\') < value.n
		? quoted(l, name, quote_strip(value)) : NULL;
}

/* More text behind a closing quote. */
static const char *
mend_behind_quote(const struct line *l)
{
	struct str name, value;
	size_t again;

	return split_quoted(l, &name, &value, &again) && again + 1 < value.n
		? quoted(l, name, value) : NULL;
}

/* A value that has signs of YAML in it. */
static const char *
mend_value(const struct line *l)
{
	struct str name, value;

	return split_value(l, &name, &value) && !strchr("\"'{[|>",
		value.p[0]) ? quoted(l, name, value) : NULL;
}

/* Whether NAME is that of a field elsewhere in the text too. */
static bool
is_used(const struct line *l, struct str name)
{
	struct str rest = l->text;
	size_t found = 0, n;

	while ((n = str_find(rest, name)) < rest.n) {
		const char *p = rest.p + n;

		found += p + name.n < l->text.p + l->text.n &&
			p[name.n] == ':' && (p == l->text.p ||
			strchr(" {,\n", p[-1]));
		rest = str_skip(rest, n + name.n);
	}
	return found > 1;
}

/* Adds an entry of a map between { and }, whose value may have a colon too
 * many: a comma is missing where a field's name stands before it. */
static void
put_entry(struct buf *out, const struct line *l, struct str entry)
{
	struct str name, value, last;
	size_t colon, word;

	if (!split_field(entry, &name, &value) || strchr("\"'", value.p[0])) {
		buf_str(out, entry);
		return;
	}
	buf_fmt(out, "%.*s: ", (int)name.n, name.p);
	colon = str_find(value, STR(": "));
	for (word = colon; word > 0 && value.p[word - 1] != ' '; word--)
		;
	last = str_make(value.p + word, colon - word);
	if (colon == value.n) {
		buf_str(out, value);
	} else if (word > 0 && last.n && is_used(l, last)) {
		buf_str(out, str_trim(str_make(value.p, word)));
		buf_z(out, ", ");
		put_entry(out, l, str_skip(value, word));
	} else {
		buf_z(out, quote_straight(l->a, value));
	}
}

/* "- rolle: elevråd, navn: Ida": fields of an item, as between { and }. */
static const char *
mend_braces(const struct line *l)
{
	struct str name, value, rest, other, its;

	if (l->dashes.n == 0 || !split_field(l->rest, &name, &value))
		return NULL;
	for (rest = value; str_find(rest, STR(", ")) < rest.n; ) {
		rest = str_skip(rest, str_find(rest, STR(", ")) + 2);
		if (split_field(rest, &other, &its) && is_used(l, other))
			return arena_fmt(l->a, "{%.*s}", (int)l->rest.n,
				l->rest.p);
	}
	return NULL;
}

/* "{rolle: elevråd, navn: Ida: formand", with or without its end. */
static const char *
mend_map(const struct line *l)
{
	size_t open = str_chr(l->rest, '{'), i, from;
	struct str rest = str_skip(l->rest, open < l->rest.n ? open + 1 : open);
	size_t end = str_chr(rest, '}');
	struct buf out = {0};
	const char *line;

	if (open == l->rest.n || str_chr(rest, '{') < rest.n ||
	    str_chr(rest, '[') < rest.n)
		return NULL;
	buf_str(&out, str_make(l->rest.p, open + 1));
	for (i = from = 0; i <= end; i++) {
		if (i < end && rest.p[i] != ',')
			continue;
		buf_z(&out, from ? ", " : "");
		put_entry(&out, l, str_trim(str_make(rest.p + from, i - from)));
		from = i + 1;
	}
	buf_char(&out, '}');
	buf_str(&out, str_skip(rest, end < rest.n ? end + 1 : end));
	line = arena_strndup(l->a, out.p, out.n);
	buf_free(&out);
	return line;
}

/* A list that lacks its ]. */
static const char *
mend_list(const struct line *l)
{
	struct str rest = l->rest;

	if (str_chr(rest, '[') == rest.n || str_chr(rest, ']') < rest.n)
		return NULL;
	while (rest.n && strchr(", ", rest.p[rest.n - 1]))
		rest.n--;
	return arena_fmt(l->a, "%.*s]", (int)rest.n, rest.p);
}

/* What may be wrong, the likeliest first. MEND gives what stands behind the
 * dashes of the line, NULL where it has no such mistake; ABOVE: that may lie
 * above where reading stopped; RUN: lines above it are likely to have it too. */
static const struct way {
	const char *(*mend)(const struct line *l);
	const char *phrase;
	bool above, run;
} ways[] = {
	{mend_space, "@yaml-space", true, true},
	{mend_equals, "@yaml-no-colon", true, true},
	{mend_bullet, "@yaml-bullet", true, true},
	{mend_dash, "@yaml-bullet", true, true},
	{mend_braces, "@yaml-braces", true, true},
	{mend_map, "@yaml-map-end", true, false},
	{mend_list, "@yaml-list-end", true, false},
	{mend_open_quote, "@yaml-quote", true, false},
	{mend_escape, "@yaml-escape", false, false},
	{mend_behind_quote, "@yaml-behind-quote", false, false},
	{mend_value, NULL, false, false},
};

/* LAST: the number of the line where reading stopped; LEFT: how often TEXT may
 * still be read. */
struct attempt {
	struct arena *a;
	struct str text;
	struct yaml_mend *m;
	size_t last, left;
};

static struct line
line_of(const struct attempt *t, struct span s)
{
	return line_at(t->a, t->text, s);
}

/* Whether the text can be read beyond where it could when PUT has written the
 * lines of RUN anew. */
static bool
reads(struct attempt *t, struct span run,
	void (*put)(struct buf *out, const struct line *l, const void *ctx),
	const void *ctx)
{
	struct buf whole = {0};
	size_t at = run.from;
	bool good;

	if (t->left == 0)
		return false;
	t->left--;
	buf_str(&whole, str_make(t->text.p, run.from));
	while (at <= run.to) {
		struct span s = yaml_line(t->text, at);
		struct line l = line_of(t, s);

		put(&whole, &l, ctx);
		for (at = s.to; at < t->text.n && t->text.p[at] != '\n'; at++)
			;
		buf_z(&whole, at++ < t->text.n ? "\n" : "");
	}
	if (at < t->text.n)
		buf_str(&whole, str_skip(t->text, at));
	good = yaml_reads(buf_view(&whole), t->last);
	buf_free(&whole);
	return good;
}

static void
put_mended(struct buf *out, const struct line *l, const void *ctx)
{
	const struct way *way = ctx;

	buf_str(out, l->indent);
	buf_str(out, l->dashes);
	buf_z(out, way->mend(l));
}

static bool
mends(struct attempt *t, const struct way *way, struct span last)
{
	struct line l = line_of(t, last), above;
	struct span first = last, next;
	size_t up;

	if (!way->mend(&l))
		return false;
	for (up = 0; way->run && up < ABOVE && first.from > 0; up++) {
		next = yaml_line(t->text, first.from - 1);
		above = line_of(t, next);
		if (!way->mend(&above))
			break;
		first = next;
		l = above;
	}
	if (!reads(t, span_make(first.from, last.to), put_mended, way))
		return false;
	if (t->m->span.from < first.from || t->m->span.from > first.to)
		t->m->span = span_make(first.from + l.indent.n, first.to);
	t->m->hint = arena_fmt(t->a, "@write:%.*s%s", (int)l.dashes.n,
		l.dashes.p, way->mend(&l));
	t->m->phrase = way->phrase;
	return true;
}

static void
put_indented(struct buf *out, const struct line *l, const void *ctx)
{
	const struct line *as = ctx;

	buf_str(out, as->indent);
	buf_str(out, l->dashes);
	buf_str(out, l->rest);
}

/* A line that begins further in, or less far, than those above it. */
static void
align(struct attempt *t, struct span here)
{
	struct line l = line_of(t, here), as;
	struct span above = here;
	size_t up;

	for (up = 0; up < ABOVE && above.from > 0; up++) {
		above = yaml_line(t->text, above.from - 1);
		as = line_of(t, above);
		if (as.rest.n == 0 || as.indent.n == l.indent.n ||
		    !reads(t, here, put_indented, &as))
			continue;
		t->m->span = span_make(here.from + l.indent.n, here.to);
		t->m->hint = arena_fmt(t->a, "@yaml-align:%.*s%.*s",
			(int)as.dashes.n, as.dashes.p, (int)as.rest.n,
			as.rest.p);
		t->m->phrase = "@yaml-indent";
		return;
	}
}

void
yaml_mend(struct yaml_mend *m, struct arena *a, struct str text, size_t at,
	size_t begun)
{
	struct attempt t = {a, text, m, 0, READS};
	struct span here = yaml_line(text, at), line;
	size_t i, up;

	if (text.n > TEXT_MAX)
		return;
	for (i = 0; i < at; i++)
		t.last += text.p[i] == '\n';
	for (i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		line = here;
		for (up = 0; up < ABOVE; up++) {
			if (mends(&t, &ways[i], line))
				return;
			if (!ways[i].above || line.from <= begun)
				break;
			line = yaml_line(text, line.from - 1);
		}
	}
	align(&t, here);
}
