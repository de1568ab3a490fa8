/* SPDX-License-Identifier: MPL-2.0 */
/* The names and modes of files that a commit adds or changes: what every
 * machine can hold, show and tell apart, and nothing that git acts on. */
#include "lib/base/ascii.h"
#include "lib/trust/judging.h"

#include <strings.h>

#include "lib/base/hash.h"

#define NAME_MAX_BYTES 200

/* The names of a folder, folded: what a machine may take for the same. */
struct twins {
	const struct delta_folder *of;
	struct map names;          /* folded -> struct pair */
	struct arena *a;
};
struct pair {
	const struct str *first, *second;      /* SECOND may be NULL */
};

static struct str
fold(struct arena *a, struct str name)
{
	if (utf8_invalid(name) < name.n)
		return name;
	return text_lower(a, text_compose(a, name));
}

/* Characters that are seen by nobody, turn the text around, or that some
 * system can't have in a name. */
static bool
is_bad(uint32_t c)
{
	return c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0xad ||
		(c < 128 && strchr("\\:*?\"<>|", (int)c)) ||
		(c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
		(c >= 0x2060 && c <= 0x206f) || c == 0xfeff || c >= 0xe0000 ||
		(c >= 0xfff9 && c <= 0xffff) || (c >= 0xe000 && c <= 0xf8ff);
}

static bool
has_bad(struct str s)
{
	while (s.n) {
		uint32_t c;
		size_t n = utf8_decode(s, &c);

		if (n == 0 || is_bad(c))
			return true;
		s = str_skip(s, n);
	}
	return false;
}

/* Windows has devices of these names in every folder, whatever follows a full
 * stop. */
static bool
is_device(struct str name)
{
	static const char *const devices[] = {"con", "prn", "aux", "nul",
		"conin$", "conout$"};
	size_t n = str_chr(name, '.'), i;

	while (n && name.p[n - 1] == ' ')
		n--;
	for (i = 0; i < sizeof(devices) / sizeof(*devices); i++)
		if (n == strlen(devices[i]) &&
		    strncasecmp(name.p, devices[i], n) == 0)
			return true;
	return n == 4 && ascii_digit(name.p[3]) &&
		(strncasecmp(name.p, "com", 3) == 0 ||
		 strncasecmp(name.p, "lpt", 3) == 0);
}

static bool
is_gits(struct str name)
{
	static const char *const own[] = {".git", ".gitattributes",
		".gitmodules", ".mailmap", ".gitignore"};
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(*own); i++)
		if (name.n == strlen(own[i]) &&
		    strncasecmp(name.p, own[i], name.n) == 0)
			return true;
	return name.n > 4 && strncasecmp(name.p, "git", 3) == 0 &&
		name.p[3] == '~';
}

/* What is wrong with one part of a path, as a phrase; NULL: nothing. */
static const char *
name_fault(struct arena *a, struct str name)
{
	char last = name.n ? name.p[name.n - 1] : '.';

	if (name.n == 0 || str_is(name, ".") || str_is(name, ".."))
		return "@path-git";
	if (has_bad(name) || !str_eq(text_compose(a, name), name))
		return "@path-characters";
	if (is_gits(name))
		return "@path-git";
	if (name.p[0] == '-' || name.p[0] == ' ' || last == '.' || last == ' ')
		return "@path-ends";
	if (is_device(name))
		return "@path-device";
	return name.n > NAME_MAX_BYTES ? "@path-long" : NULL;
}

static void
check_names(struct judging *k, const struct delta_entry *e)
{
	struct str rest = str_make(e->path, e->length), name;
	const char *fault = NULL;

	while (fault == NULL && str_split(&rest, '/', &name))
		fault = name_fault(k->a, name);
	if (fault)
		judging_refuse(k, REASON_PATH, e->path, fault);
}

static const char *
mode_fault(const struct delta_entry *e)
{
	switch (e->new_mode) {
	case 0100644:
		return NULL;
	case 0100755:
		return e->old_mode == 0100755 ? NULL : "@executable";
	case 0120000:
		return "@symlink";
	case 0160000:
		return "@submodule";
	default:
		return "@odd-mode";
	}
}

/* Fills T with the names of FOLDER. */
static void
gather(struct twins *t, const struct delta_folder *folder)
{
	struct pair *pairs = ARENA_ARRAY(t->a, struct pair, folder->n), *seen;
	size_t i;

	map_free(&t->names);
	t->names = (struct map){.n = 0};
	t->of = folder;
	for (i = 0; i < folder->n; i++) {
		struct str folded = fold(t->a, folder->names[i]);

		seen = map_get(&t->names, folded);
		if (seen) {
			seen->second = &folder->names[i];
			continue;
		}
		pairs[i].first = &folder->names[i];
		map_put(&t->names, folded, &pairs[i]);
	}
}

/* The other name in FOLDER that NAME could be mistaken for; NULL. */
static const struct str *
find_twin(struct twins *t, const struct delta_folder *folder, struct str name)
{
	const struct pair *p;

	if (t->of != folder)
		gather(t, folder);
	p = map_get(&t->names, fold(t->a, name));
	if (p == NULL || p->second == NULL)
		return NULL;
	return str_eq(*p->first, name) ? p->second : p->first;
}

static void
refuse_twin(struct judging *k, const struct delta_entry *e,
	const struct str *twin)
{
	judging_refuse(k, REASON_PATH_TWIN, e->path, arena_strndup(k->a,
		twin->p, twin->n));
}

/* A file that was added; and, once for each, the folders added around it. */
static void
check_twins(struct judging *k, struct twins *t, struct twins *around,
	const struct delta_entry *e)
{
	const struct delta_folder *at = e->folder;
	struct str name = str_make(e->path, e->length);
	const struct str *twin = NULL;

	for (; t->of != e->folder && twin == NULL && at->added && at->in;
	     at = at->in)
		twin = find_twin(around, at->in, at->name);
	if (twin)
		refuse_twin(k, e, twin);
	while (str_chr(name, '/') < name.n)
		name = str_skip(name, str_chr(name, '/') + 1);
	twin = find_twin(t, e->folder, name);
	if (twin)
		refuse_twin(k, e, twin);
}

void
judge_paths(struct judging *k)
{
	const struct delta *d = &k->v->delta;
	struct twins t = {.a = k->a}, around = {.a = k->a};
	const char *fault;
	size_t i;

	for (i = 0; i < d->n; i++) {
		const struct delta_entry *e = &d->v[i];

		if (e->trouble == DELTA_MALFORMED)
			judging_refuse(k, REASON_FOLDER, e->path, "");
		else if (e->trouble)
			judging_refuse(k, REASON_PATH, e->path, e->trouble ==
				DELTA_DEEP ? "@path-deep" : "@path-long");
		if (e->new_mode == 0 || e->trouble)
			continue;
		fault = mode_fault(e);
		if (fault)
			judging_refuse(k, REASON_FILE_KIND, e->path, fault);
		if (e->old_mode)
			continue;
		check_names(k, e);
		if (e->folder)
			check_twins(k, &t, &around, e);
	}
	map_free(&t.names);
	map_free(&around.names);
}
