/* SPDX-License-Identifier: MPL-2.0 */
/* URI references (RFC 3986). */
#include "lib/schema/uri.h"

#include "lib/base/ascii.h"

static struct str
take(struct str *rest, size_t n)
{
	struct str part = str_make(rest->p, n);

	*rest = str_skip(*rest, n);
	return part;
}

static size_t
until(struct str s, const char *stops)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] && strchr(stops, s.p[i]))
			break;
	return i;
}

static bool
is_scheme(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!ascii_letter(c) && (i == 0 || !(ascii_digit(c) ||
		    c == '+' || c == '-' || c == '.')))
			return false;
	}
	return s.n > 0;
}

void
uri_split(struct uri *out, struct str s)
{
	size_t n = until(s, ":/?#");

	memset(out, 0, sizeof(*out));
	if (n < s.n && s.p[n] == ':' && is_scheme(str_make(s.p, n))) {
		out->has_scheme = true;
		out->scheme = take(&s, n);
		s = str_skip(s, 1);
	}
	if (s.n >= 2 && s.p[0] == '/' && s.p[1] == '/') {
		s = str_skip(s, 2);
		out->has_authority = true;
		out->authority = take(&s, until(s, "/?#"));
	}
	out->path = take(&s, until(s, "?#"));
	if (s.n && s.p[0] == '?') {
		s = str_skip(s, 1);
		out->has_query = true;
		out->query = take(&s, until(s, "#"));
	}
	if (s.n) {
		out->has_fragment = true;
		out->fragment = str_skip(s, 1);
	}
}

/* Drops the last segment of OUT, as far back as FLOOR. */
static void
drop_segment(struct buf *out, size_t floor)
{
	while (out->n > floor && out->p[out->n - 1] != '/')
		out->n--;
	if (out->n > floor)
		out->n--;
	if (out->p)
		out->p[out->n] = '\0';
}

/* Section 5.2.4, a segment at a time, each with the '/' before it. */
static void
add_path(struct buf *out, struct str path)
{
	size_t floor = out->n;

	while (path.n) {
		size_t lead = path.p[0] == '/';
		size_t n = lead + str_chr(str_skip(path, lead), '/');
		struct str segment = take(&path, n);
		struct str name = str_skip(segment, lead);

		if (str_is(name, ".") || str_is(name, "..")) {
			if (name.n == 2)
				drop_segment(out, floor);
			if (path.n == 0 && (lead || out->n > floor))
				buf_char(out, '/');
			if (out->n == floor && !lead && path.n)
				path = str_skip(path, 1);
		} else {
			buf_str(out, segment);
		}
	}
}

/* Adds REF's path, merged with BASE's where it is a relative one. */
static void
merge_path(struct buf *out, const struct uri *base, struct str path)
{
	struct buf merged = {0};
	size_t n = base->path.n;

	if (path.n == 0 || path.p[0] != '/') {
		if (base->has_authority && n == 0)
			buf_char(&merged, '/');
		while (n && base->path.p[n - 1] != '/')
			n--;
		buf_add(&merged, base->path.p, n);
	}
	buf_str(&merged, path);
	add_path(out, buf_view(&merged));
	buf_free(&merged);
}

static void
add_part(struct buf *out, const char *before, struct str part,
	const char *after)
{
	buf_z(out, before);
	buf_str(out, part);
	buf_z(out, after);
}

struct str
uri_resolve(struct arena *a, struct str base, struct str ref)
{
	struct uri r, b, from;
	struct buf out = {0};
	struct str result;
	bool same;

	uri_split(&r, ref);
	uri_split(&b, base);
	same = !r.has_scheme && !r.has_authority;
	from = r.has_scheme ? r : b;
	if (from.has_scheme)
		add_part(&out, "", from.scheme, ":");
	from = same ? b : r;
	if (from.has_authority)
		add_part(&out, "//", from.authority, "");
	if (!same) {
		add_path(&out, r.path);
	} else if (r.path.n) {
		merge_path(&out, &b, r.path);
	} else {
		buf_str(&out, b.path);
		if (!r.has_query)
			r = b;
	}
	if (r.has_query)
		add_part(&out, "?", r.query, "");
	result = str_make(arena_strndup(a, buf_cstr(&out), out.n), out.n);
	buf_free(&out);
	return result;
}

struct str
uri_decode(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, s.n + 1);
	size_t i, n = 0;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '%' && i + 2 < s.n && ascii_hex(s.p[i + 1]) >= 0 &&
		    ascii_hex(s.p[i + 2]) >= 0) {
			out[n++] = (char)(ascii_hex(s.p[i + 1]) << 4 |
				ascii_hex(s.p[i + 2]));
			i += 2;
		} else {
			out[n++] = s.p[i];
		}
	}
	return str_make(out, n);
}
