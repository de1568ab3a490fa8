/* SPDX-License-Identifier: MPL-2.0 */
/* A piece of HTML for a page's frame: its texts, names and addresses. */
#include "lib/base/ascii.h"
#include "lib/text/fragment_reader.h"

#include "lib/text/html.h"
#include "lib/text/near.h"

static size_t
place(const struct fragment_reader *r, const char *p)
{
	return (size_t)(p - r->src.p);
}

/* "&amp;" and its like stay; another & is one. */
static size_t
reference(struct str s)
{
	size_t n = 1;

	if (n < s.n && s.p[n] == '#')
		n++;
	while (n < s.n && n < 12 && ascii_alnum(s.p[n]))
		n++;
	return n > 2 && n < s.n && s.p[n] == ';' ? n + 1 : 0;
}

static void
put_plain(struct fragment_reader *r, struct str text)
{
	while (text.n) {
		size_t n = str_chr(text, '&'), m;

		html_text(&r->text, str_make(text.p, n));
		text = str_skip(text, n);
		if (text.n == 0)
			return;
		m = reference(text);
		if (m)
			buf_add(&r->text, text.p, m);
		else
			buf_z(&r->text, "&amp;");
		text = str_skip(text, m ? m : 1);
	}
}

/* The number of a name; -1, with a finding that names the nearest. */
static int
find_name(struct fragment_reader *r, struct str name, size_t from)
{
	struct near near = {.word = name};
	const char *hint = "@see-schema";
	size_t i;

	for (i = 0; i < r->name_count; i++) {
		if (str_is(name, r->names[i].name))
			return (int)i;
		near_offer(&near, str_of(r->names[i].name));
	}
	if (near.best.p)
		hint = arena_fmt(r->fs->arena, "@near:%.*s",
			(int)near.best.n, near.best.p);
	r->out->good = false;
	finding_add(r->fs, FINDING_TEMPLATE_NAME, span_make((uint32_t)from,
		(uint32_t)(from + name.n)), arena_strndup(r->fs->arena,
		name.p, name.n < 60 ? name.n : 60), hint);
	return -1;
}

/* "{{name}}" at the front of TEXT: its length, and the number in *NAME; -1
 * after a finding. */
static size_t
take_mark(struct fragment_reader *r, struct str text, int *name)
{
	size_t end = str_find(text, STR("}}"));
	size_t from = place(r, text.p);
	struct str inside;

	*name = -1;
	if (end == text.n || memchr(text.p, '\n', end)) {
		r->at = from + 2;
		fragment_wrong(r, FINDING_TEMPLATE_BROKEN, from, STR("{{"));
		return 2;
	}
	inside = str_trim(str_make(text.p + 2, end - 2));
	*name = find_name(r, inside, place(r, inside.p));
	return end + 2;
}

static void
put_mark(struct fragment_reader *r, int name, struct str mark, bool fits,
	bool in_url)
{
	size_t from = place(r, mark.p);

	if (name < 0)
		return;
	if (fits) {
		fragment_piece(r, name, in_url);
		return;
	}
	r->at = from + mark.n;
	fragment_wrong(r, FINDING_TEMPLATE_PLACE, from, mark);
}

void
fragment_text(struct fragment_reader *r, struct str text, bool parts)
{
	while (text.n) {
		size_t n = str_find(text, STR("{{"));
		int name;

		put_plain(r, str_make(text.p, n));
		text = str_skip(text, n);
		if (text.n == 0)
			return;
		n = take_mark(r, text, &name);
		put_mark(r, name, str_make(text.p, n), name >= 0 &&
			(r->names[name].kind == FRAGMENT_TEXT || (parts &&
			r->names[name].kind == FRAGMENT_PART)), false);
		text = str_skip(text, n);
	}
}

/* Length of a scheme with its colon; 0: there is none. */
static size_t
scheme(struct str s)
{
	size_t n = 0;

	while (n < s.n && (ascii_letter(s.p[n]) || (n && (ascii_digit(s.p[n]) ||
	    s.p[n] == '+' || s.p[n] == '-' || s.p[n] == '.'))))
		n++;
	return n && n < s.n && s.p[n] == ':' ? n + 1 : 0;
}

/* An address that leads out; one within the site is relative to its top, and
 * stays below it. */
static bool
is_good(struct str s, bool image)
{
	static const char *const known[] = {"https://", "http://", "mailto:",
		"tel:"};
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= 0x20 || s.p[i] == '\\' ||
		    s.p[i] == 0x7f)
			return false;
	if (scheme(s) == 0)
		return s.n && s.p[0] != '/' && str_find(s, STR("..")) == s.n &&
			str_chr(s, ':') == s.n;
	for (i = 0; !image && i < sizeof(known) / sizeof(*known); i++)
		if (str_starts(s, known[i]))
			return true;
	return false;
}

/* References in an address: only that of &, as HTML is written. */
static void
put_address(struct fragment_reader *r, struct str s)
{
	struct buf plain = {0};

	while (s.n) {
		size_t n = str_find(s, STR("&amp;"));

		buf_add(&plain, s.p, n);
		s = str_skip(s, n);
		if (s.n) {
			buf_char(&plain, '&');
			s = str_skip(s, 5);
		}
	}
	html_href(&r->text, buf_view(&plain));
	buf_free(&plain);
}

/* A name in an address: a URL is all of it up to '#'; a text is what is
 * written to, or rung. */
static void
marked_address(struct fragment_reader *r, struct str text, size_t at,
	bool image)
{
	struct str before = str_make(text.p, at), mark, after;
	bool reached = str_is(before, "mailto:") || str_is(before, "tel:");
	int name;
	size_t n = take_mark(r, str_skip(text, at), &name);

	mark = str_make(text.p + at, n);
	after = str_skip(text, at + n);
	if (at && reached)
		buf_str(&r->text, before);
	put_mark(r, name, mark, name >= 0 && (at == 0
		? r->names[name].kind == FRAGMENT_URL && (after.n == 0 ||
		(*after.p == '#' && is_good(after, image)))
		: reached && !image && after.n == 0 &&
		r->names[name].kind == FRAGMENT_TEXT), at > 0);
	if (after.n && *after.p == '#')
		html_href(&r->text, after);
}

static void
add_image(struct fragment_reader *r, struct str text, size_t from)
{
	struct fragment *f = r->out;
	struct span span = span_make((uint32_t)from,
		(uint32_t)(from + text.n));

	text.n = str_chr(text, '#');
	ARENA_GROW(r->arena, f->images, f->image_count, f->image_cap);
	f->images[f->image_count++] = (struct fragment_image){
		arena_strndup(r->arena, text.p, text.n), span};
}

void
fragment_address(struct fragment_reader *r, struct str text, bool image)
{
	size_t mark = str_find(text, STR("{{")), from = place(r, text.p);

	if (mark < text.n) {
		marked_address(r, text, mark, image);
		return;
	}
	if (!is_good(text, image)) {
		r->at = from + text.n;
		fragment_wrong(r, FINDING_TEMPLATE_LINK, from, text);
		r->at = from;
		return;
	}
	if (image)
		add_image(r, text, from);
	if (scheme(text) == 0 && *text.p != '#')
		fragment_piece(r, FRAGMENT_ROOT, false);
	put_address(r, text);
}
