/* SPDX-License-Identifier: MPL-2.0 */
/* Headings taken apart, and compared with the labels of a form. */
#include <stdlib.h>

#include "lib/base/ascii.h"
#include "lib/form/words.h"

static bool
is_ending(char c)
{
	return c == ':' || c == '.' || c == '?' || c == '!' || c == ' ' ||
		c == '\t';
}

static struct str
without_ending(struct str s)
{
	while (s.n && is_ending(s.p[s.n - 1]))
		s.n--;
	return s;
}

/* Takes "[…]" off the end of *TEXT; false where there is none. */
static bool
take_marker(struct str *text, struct str *inner)
{
	struct str s = without_ending(*text);
	bool narrow = str_ends(s, "]");
	const char *open = narrow ? "[" : "［";
	size_t i, n = strlen(open);

	if ((!narrow && !str_ends(s, "］")) || s.n < 2 * n)
		return false;
	s.n -= n;
	for (i = s.n; i >= n; i--)
		if (memcmp(s.p + i - n, open, n) == 0) {
			*inner = str_make(s.p + i, s.n - i);
			if (inner->n && inner->p[0] == '^')
				return false;
			s.n = i - n;
			*text = str_trim(s);
			return true;
		}
	return false;
}

int
label_class(struct str *text, const struct words *classes, enum class *class)
{
	struct str rest = *text, inner;
	int meaning;

	if (!take_marker(&rest, &inner))
		return 0;
	meaning = words_meaning(classes, inner);
	if (meaning < 0)
		return -1;
	*class = (enum class)meaning;
	*text = rest;
	return 1;
}

/* The length of "1.", "1.2", "I)", "a)" and the space after it; 0. */
static size_t
number_before(struct str s)
{
	size_t i = 0, dots = 0, end;

	if (str_starts(s, "{n}")) {
		i = 3;
	} else if (s.n && ascii_digit(s.p[0])) {
		while (i < s.n && (ascii_digit(s.p[i]) ||
		    (s.p[i] == '.' && i + 1 < s.n && ascii_digit(s.p[i + 1]))))
			dots += s.p[i++] == '.';
	} else if (s.n && strchr("IVXivx", s.p[0])) {
		while (i < s.n && strchr("IVXivx", s.p[i]))
			i++;
	} else if (s.n && ascii_letter(s.p[0])) {
		i = 1;
	}
	if (i && i < s.n && (s.p[i] == '.' || s.p[i] == ')'))
		i++;
	else if (dots == 0)
		return 0;
	end = i;
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'))
		i++;
	return i > end && i < s.n ? i : 0;
}

static void
mark(struct heading *h, struct str inner, const struct words *classes)
{
	int meaning = classes ? words_meaning(classes, inner) : -1;

	if (classes == NULL || h->mark < 0)
		return;
	if (meaning < 0)
		h->mark = -1;
	else if (h->mark == 0 || meaning > (int)h->class)
		h->class = (enum class)meaning;
	if (meaning >= 0)
		h->mark = 1;
	h->marker = inner;
}

void
heading_split(struct heading *h, struct str text, const struct words *classes)
{
	struct str rest = str_trim(text), inner;
	bool more = true, numbered = false;
	size_t n;

	memset(h, 0, sizeof(*h));
	h->minutes = h->from = h->to = -1;
	while (more) {
		more = false;
		if (h->minutes < 0) {
			h->minutes = label_minutes(&rest, &h->from, &h->to);
			more = h->minutes >= 0;
		}
		if (take_marker(&rest, &inner)) {
			mark(h, inner, classes);
			more = true;
		}
		n = numbered ? 0 : number_before(rest);
		if (n) {
			rest = str_skip(rest, n);
			more = numbered = true;
		}
	}
	h->text = rest;
}

/* The length of a space at the front of S, whatever kind; 0: none. */
static size_t
space(struct str s)
{
	char c = s.p[0];

	if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
		return 1;
	return c == '\xc2' && s.n > 1 && s.p[1] == '\xa0' ? 2 : 0;
}

static bool
is_single_spaced(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] > ' ' && s.p[i] != '\xc2')
			continue;
		if (s.p[i] == ' ' && (i + 1 == s.n || s.p[i + 1] != ' '))
			continue;
		if (space(str_skip(s, i)))
			return false;
	}
	return true;
}

static struct str
single_spaced(struct arena *a, struct str s)
{
	char *out, *at;

	if (is_single_spaced(s))
		return s;
	out = at = arena_alloc(a, s.n + 1);
	while (s.n) {
		size_t n = space(s);

		if (n == 0)
			*at++ = s.p[0];
		else if (at > out && at[-1] != ' ')
			*at++ = ' ';
		s = str_skip(s, n ? n : 1);
	}
	return str_trim(str_make(out, (size_t)(at - out)));
}

struct str
label_plain(struct arena *a, struct str text)
{
	struct heading h;

	heading_split(&h, single_spaced(a, text), NULL);
	return text_compose(a, h.text);
}

struct str
label_fold(struct arena *a, struct str text)
{
	return text_lower(a, without_ending(label_plain(a, text)));
}

void
label_texts(struct arena *a, struct str taken, struct str *plain,
	struct str *folded)
{
	*plain = text_compose(a, single_spaced(a, taken));
	*folded = text_lower(a, without_ending(*plain));
}

/* The holes of labels. */
enum hole { HOLE_NONE, HOLE_N, HOLE_THEME, HOLE_TEXT };

static enum hole
hole_at(struct str s, size_t *length)
{
	static const char *const holes[] = {"", "{n}", "{theme}", "{text}"};
	int i;

	for (i = HOLE_N; s.p[0] == '{' && i <= HOLE_TEXT; i++)
		if (str_starts(s, holes[i])) {
			*length = strlen(holes[i]);
			return (enum hole)i;
		}
	*length = 1;
	return HOLE_NONE;
}

void
label_make(struct label *l, struct arena *a, const char *text)
{
	size_t i, n;

	l->text = text;
	l->folded = label_fold(a, str_of(text));
	l->holes = false;
	for (i = 0; i < l->folded.n; i += n)
		if (hole_at(str_skip(l->folded, i), &n) != HOLE_NONE)
			l->holes = true;
}

static bool
is_number(char c)
{
	return ascii_digit(c) || (c && strchr("ivx", c));
}

/* One match under way. DEPTH counts holes, which are three at the most. */
struct match {
	const struct label *themes;
	size_t theme_count;
	struct str taken[HOLE_TEXT + 1];
	int depth;
};

static bool match_rest(struct match *m, struct str pattern, struct str text);

/* Whether HOLE takes the first N bytes of TEXT and PATTERN the rest. */
static bool
match_taken(struct match *m, enum hole hole, size_t n, struct str pattern,
	struct str text)
{
	m->taken[hole] = str_make(text.p, n);
	return match_rest(m, pattern, str_skip(text, n));
}

static bool
match_hole(struct match *m, enum hole hole, struct str pattern,
	struct str text)
{
	size_t i, n = 0;

	switch (hole) {
	case HOLE_THEME:
		for (i = 0; i < m->theme_count; i++) {
			struct str theme = m->themes[i].folded;

			if (theme.n && theme.n <= text.n &&
			    memcmp(theme.p, text.p, theme.n) == 0 &&
			    match_taken(m, hole, theme.n, pattern, text))
				return true;
		}
		return false;
	case HOLE_N:
		while (n < text.n && is_number(text.p[n]))
			n++;
		for (; n > 0; n--)
			if (match_taken(m, hole, n, pattern, text))
				return true;
		return false;
	default:
		if (pattern.n == 0)
			return text.n && match_taken(m, hole, text.n, pattern,
				text);
		for (n = 1; n <= text.n; n++)
			if (match_taken(m, hole, n, pattern, text))
				return true;
		return false;
	}
}

static bool
match_rest(struct match *m, struct str pattern, struct str text)
{
	size_t n;
	enum hole hole;
	bool fits;

	while (pattern.n) {
		hole = hole_at(pattern, &n);
		if (hole != HOLE_NONE) {
			if (++m->depth > 3)
				return false;
			fits = match_hole(m, hole, str_skip(pattern, n), text);
			m->depth--;
			return fits;
		}
		if (text.n == 0 || text.p[0] != pattern.p[0])
			return false;
		pattern = str_skip(pattern, 1);
		text = str_skip(text, 1);
	}
	return text.n == 0;
}

/* The slice of PLAIN that TAKEN is of FOLDED: they agree letter by letter,
 * but for the ending that FOLDED lacks. */
static struct str
in_plain(struct str taken, struct str folded, struct str plain)
{
	size_t before = utf8_count(str_make(folded.p,
		(size_t)(taken.p - folded.p)));
	size_t letters = utf8_count(taken), i = 0, from;
	bool to_end = taken.p + taken.n == folded.p + folded.n;

	for (; i < plain.n && before; before--)
		do
			i++;
		while (i < plain.n && (plain.p[i] & 0xc0) == 0x80);
	from = i;
	for (; i < plain.n && letters; letters--)
		do
			i++;
		while (i < plain.n && (plain.p[i] & 0xc0) == 0x80);
	return str_trim(str_make(plain.p + from,
		(to_end ? plain.n : i) - from));
}

bool
label_match(const struct label *l, struct str folded, struct str plain,
	const struct label *themes, size_t n, struct str *capture)
{
	struct str taken;
	struct match m;

	*capture = str_make("", 0);
	if (!l->holes)
		return str_eq(l->folded, folded);
	memset(&m, 0, sizeof(m));
	m.themes = themes;
	m.theme_count = n;
	if (!match_rest(&m, l->folded, folded))
		return false;
	taken = m.taken[m.taken[HOLE_TEXT].n ? HOLE_TEXT : HOLE_THEME];
	if (taken.n)
		*capture = in_plain(taken, folded, plain);
	return true;
}

/* Whether the element of one label at X and of another at Y can stand for the
 * same letter. */
static bool
could_be_same(struct str x, struct str y)
{
	size_t n;
	enum hole a = hole_at(x, &n), b = hole_at(y, &n);

	if (a == HOLE_NONE && b == HOLE_NONE)
		return x.p[0] == y.p[0];
	if (a == HOLE_NONE)
		return b != HOLE_N || is_number(x.p[0]);
	return b != HOLE_NONE || a != HOLE_N || is_number(y.p[0]);
}

/* Walks both labels at once: REACHED[i][j] says that i bytes of X and j of Y
 * can have taken the same text. A hole takes one letter or more. */
static bool
could_take_same(struct str x, struct str y)
{
	size_t width = y.n + 1, i, j, n, m;
	bool *reached = xcalloc((x.n + 1) * width, sizeof(bool)), end;

	reached[0] = true;
	for (i = 0; i < x.n; i++)
		for (j = 0; j < y.n; j++) {
			bool hx = hole_at(str_skip(x, i), &n) != HOLE_NONE;
			bool hy = hole_at(str_skip(y, j), &m) != HOLE_NONE;

			if (!reached[i * width + j] ||
			    !could_be_same(str_skip(x, i), str_skip(y, j)))
				continue;
			reached[(i + n) * width + j + m] = true;
			if (hx)
				reached[i * width + j + m] = true;
			if (hy)
				reached[(i + n) * width + j] = true;
		}
	end = reached[x.n * width + y.n];
	free(reached);
	return end;
}

#define CLASH_MAX 512

bool
label_clash(const struct label *x, const struct label *y)
{
	struct str theme = STR("{theme}");

	if (x->holes != y->holes)
		return false;
	if (!x->holes)
		return str_eq(x->folded, y->folded);
	if ((str_find(x->folded, theme) < x->folded.n) !=
	    (str_find(y->folded, theme) < y->folded.n))
		return false;
	return x->folded.n <= CLASH_MAX && y->folded.n <= CLASH_MAX &&
		could_take_same(x->folded, y->folded);
}
