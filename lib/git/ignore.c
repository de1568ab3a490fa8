/* SPDX-License-Identifier: MPL-2.0 */
/* What git ignores, by the rules of .gitignore files. */
#include "lib/git/ignore.h"

#include <fnmatch.h>

#include "lib/base/file.h"

struct rule {
	const char *glob;
	bool negated, folder_only, anchored;
};

struct ignore {
	const struct ignore *parent;
	size_t skip;               /* length of the folder's path */
	struct rule *rules;
	size_t n, cap;
};

/* Length of the bracket expression at P; 0 when it is not closed. */
static size_t
bracket_length(const char *p)
{
	const char *at = p + 1;

	if (*at == '!' || *at == '^')
		at++;
	if (*at == ']')
		at++;
	while (*at && *at != ']') {
		const char *end;

		if (at[0] == '[' && at[1] == ':' &&
		    (end = strstr(at + 2, ":]")) != NULL)
			at = end + 2;
		else
			at += at[0] == '\\' && at[1] ? 2 : 1;
	}
	return *at ? (size_t)(at - p) + 1 : 0;
}

/* Matches one character of text against what stands at GLOB; returns how much
 * of GLOB that takes, 0 for no match. */
static size_t
match_one(const char *glob, char c)
{
	char bracket[128], text[2] = {c, '\0'};
	size_t n;

	switch (*glob) {
	case '?':
		return c != '/';
	case '[':
		n = bracket_length(glob);
		if (n == 0 || n >= sizeof(bracket) || c == '/')
			return 0;
		memcpy(bracket, glob, n);
		bracket[n] = '\0';
		return fnmatch(bracket, text, 0) == 0 ? n : 0;
	case '\\':
		return glob[1] && glob[1] == c ? 2 : 0;
	default:
		return *glob == c;
	}
}

/* The number of stars at GLOB, when it is "**" (or more) between slashes or
 * ends; else 0. */
static size_t
folder_stars(const char *glob, const char *start)
{
	size_t n = strspn(glob, "*");

	return n >= 2 && (glob == start || glob[-1] == '/') &&
		(glob[n] == '/' || glob[n] == '\0') ? n : 0;
}

/* A "**" between slashes takes any folders, a "*" anything but '/'. Where a
 * match fails, the last "*" takes one more character, failing that the last
 * "**" one more folder: no recursion, and at worst length times length. */
static bool
glob_match(const char *glob, const char *text)
{
	const char *start = glob, *star = NULL, *star_text = NULL;
	const char *stars = NULL, *stars_text = NULL;

	while (*text) {
		size_t n;

		if ((n = folder_stars(glob, start)) > 0) {
			if (glob[n] == '\0')
				return true;
			stars = glob += n + 1;
			stars_text = text;
			star = NULL;
		} else if (*glob == '*') {
			star = ++glob;
			star_text = text;
		} else if ((n = match_one(glob, *text)) > 0) {
			glob += n;
			text++;
		} else if (star && *star_text != '/') {
			glob = star;
			text = ++star_text;
		} else if (stars && strchr(stars_text, '/')) {
			glob = stars;
			text = stars_text = strchr(stars_text, '/') + 1;
			star = NULL;
		} else {
			return false;
		}
	}
	while (*glob == '*')
		glob++;
	return *glob == '\0';
}

/* Drops the CR and the spaces at the end that no backslash keeps. */
static struct str
trim_line(struct str line)
{
	if (str_ends(line, "\r"))
		line.n--;
	while (str_ends(line, " ") && !str_ends(line, "\\ "))
		line.n--;
	return line;
}

static bool
read_rule(struct rule *out, struct arena *a, struct str line)
{
	line = trim_line(line);
	if (line.n == 0 || line.p[0] == '#')
		return false;
	out->negated = line.p[0] == '!';
	if (out->negated)
		line = str_skip(line, 1);
	out->folder_only = str_ends(line, "/");
	if (out->folder_only)
		line.n--;
	out->anchored = str_chr(line, '/') < line.n;
	if (str_starts(line, "/"))
		line = str_skip(line, 1);
	out->glob = arena_strndup(a, line.p, line.n);
	return line.n > 0;
}

const struct ignore *
ignore_read(struct arena *a, const struct ignore *parent, const char *folder,
	struct str text)
{
	struct ignore *g = ARENA_NEW(a, struct ignore);
	struct str line;
	struct rule rule;

	if (str_starts(text, "\xef\xbb\xbf"))
		text = str_skip(text, 3);
	g->parent = parent;
	g->skip = strlen(folder);
	while (str_split(&text, '\n', &line)) {
		if (!read_rule(&rule, a, line))
			continue;
		ARENA_GROW(a, g->rules, g->n, g->cap);
		g->rules[g->n++] = rule;
	}
	return g->n ? g : parent;
}

bool
ignore_match(const struct ignore *g, const char *path, bool is_folder)
{
	const char *base = path_base(path);

	for (; g; g = g->parent) {
		size_t i;

		for (i = g->n; i-- > 0;) {
			const struct rule *r = &g->rules[i];

			if (r->folder_only && !is_folder)
				continue;
			if (glob_match(r->glob,
			    r->anchored ? path + g->skip : base))
				return !r->negated;
		}
	}
	return false;
}
