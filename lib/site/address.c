/* SPDX-License-Identifier: MPL-2.0 */
/* Addresses of pages. */
#include "lib/base/hash.h"
#include "lib/site/site.h"

#define LONGEST 180
#define THEME_LONGEST 60

/* One part of an address, as it is unless no file of a site can be called
 * that. */
static const char *
component(struct arena *a, const char *name)
{
	size_t n = strlen(name), i;
	bool good = n > 0 && n <= LONGEST && name[0] != '.' &&
		strcmp(name, "index.html") != 0;
	char hash[41], *out;

	for (i = 0; i < n && good; i++)
		good = (unsigned char)name[i] >= 0x20 && name[i] != 0x7f &&
			name[i] != '\\';
	if (good)
		return name;
	n = n > LONGEST ? LONGEST : n;
	while (n > 0 && ((unsigned char)name[n] & 0xc0) == 0x80)
		n--;
	hash_sha1(hash, str_of(name));
	hash[8] = '\0';
	out = arena_fmt(a, "%.*s-%s", (int)n, name, hash);
	for (i = 0; out[i]; i++)
		if ((unsigned char)out[i] < 0x20 || out[i] == 0x7f ||
		    out[i] == '\\' || (i == 0 && out[i] == '.'))
			out[i] = '-';
	return out;
}

static const char *
unit_folder(struct arena *a, const struct site *s, const char *unit)
{
	return unit ? ARENA_JOIN(a, wording(s->lang, W_PATH_UNITS), "/",
		component(a, unit)) : wording(s->lang, W_PATH_COMMON);
}

const char *
cycle_name(struct arena *a, const struct site *s, int cycle)
{
	char text[CYCLE_TEXT] = "";

	if (cycle != CYCLE_NONE)
		cycle_format(text, &s->config->cycles, cycle);
	return arena_strdup(a, text);
}

const char *
cycle_folder(struct arena *a, const struct site *s, int cycle)
{
	return cycle == CYCLE_NONE ? wording(s->lang, W_PATH_NO_CYCLE)
		: cycle_name(a, s, cycle);
}

const char *
address_unit(struct arena *a, const struct site *s, const char *unit)
{
	return ARENA_JOIN(a, unit_folder(a, s, unit), "/index.html");
}

const char *
address_cycle(struct arena *a, const struct site *s, const char *unit,
	int cycle)
{
	return ARENA_JOIN(a, unit_folder(a, s, unit), "/",
		cycle_folder(a, s, cycle), "/index.html");
}

const char *
address_changes(struct arena *a, const struct site *s, const char *unit,
	int cycle)
{
	return ARENA_JOIN(a, unit_folder(a, s, unit), "/", wording(s->lang,
		W_PATH_CHANGES), "/", cycle_folder(a, s, cycle), ".html");
}

/* "index" is the name of the year's own page. */
const char *
address_document(struct arena *a, const struct site *s, const char *unit,
	int cycle, const char *name)
{
	return ARENA_JOIN(a, unit_folder(a, s, unit), "/",
		cycle_folder(a, s, cycle), "/", component(a, name),
		strcmp(name, "index") == 0 ? "-.html" : ".html");
}

const char *
address_year(struct arena *a, const struct site *s, int cycle)
{
	return ARENA_JOIN(a, wording(s->lang, W_PATH_YEARS), "/",
		cycle_folder(a, s, cycle), ".html");
}

const char *
address_units(struct arena *a, const struct site *s)
{
	return ARENA_JOIN(a, wording(s->lang, W_PATH_UNITS), "/index.html");
}

static const char *
index_of(struct arena *a, const struct site *s, enum wording folder)
{
	return ARENA_JOIN(a, wording(s->lang, folder), "/index.html");
}

const char *
address_themes(struct arena *a, const struct site *s)
{
	return index_of(a, s, W_PATH_THEMES);
}

const char *
address_about(struct arena *a, const struct site *s)
{
	return index_of(a, s, W_PATH_ABOUT);
}

const char *
address_access(struct arena *a, const struct site *s)
{
	return index_of(a, s, W_PATH_ACCESS);
}

const char *
theme_slug(struct arena *a, const char *name)
{
	const char *plain = slug(a, str_of(name));
	char hash[41];

	if (*plain && strlen(plain) <= THEME_LONGEST)
		return plain;
	hash_sha1(hash, text_lower(a, str_trim(str_of(name))));
	return arena_fmt(a, "%.*s-%.8s", THEME_LONGEST, plain, hash);
}

const char *
address_theme(struct arena *a, const struct site *s, const char *slug,
	int cycle)
{
	return ARENA_JOIN(a, wording(s->lang, W_PATH_THEMES), "/", slug, "/",
		cycle == CYCLE_NONE ? "index" : cycle_name(a, s, cycle),
		".html");
}

static const char *
cycle_file(struct arena *a, const struct site *s, enum wording folder,
	int cycle)
{
	return ARENA_JOIN(a, wording(s->lang, folder), "/", cycle == CYCLE_NONE
		? "index" : cycle_name(a, s, cycle), ".html");
}

const char *
address_wheel(struct arena *a, const struct site *s, int cycle)
{
	return cycle_file(a, s, W_PATH_WHEEL, cycle);
}

const char *
address_summary(struct arena *a, const struct site *s, int cycle)
{
	return cycle_file(a, s, W_PATH_SUMMARY, cycle);
}

const char *
address_part(struct arena *a, const char *path, size_t n)
{
	return n == 0 ? path : arena_fmt(a, "%.*s-%zu.html",
		(int)(strlen(path) - strlen(".html")), path, n + 1);
}

const char *
address_search(struct arena *a, const struct site *s)
{
	return ARENA_JOIN(a, wording(s->lang, W_PATH_SEARCH), "/index.html");
}

const char *
unit_name(const struct site *s, const char *unit)
{
	const struct unit *u = unit ? config_unit(s->config, unit) : NULL;

	if (unit == NULL)
		return wording(s->lang, W_COMMON);
	return u && u->name ? u->name : unit;
}
