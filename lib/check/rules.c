/* SPDX-License-Identifier: MPL-2.0 */
/* What the rules over one document share. */
#include "lib/check/rules.h"

bool
part_is_expected(const struct rules *k, const struct part *p)
{
	bool required = p->required || (p->repeats && p->repeat_min > 0);

	return required && when_holds(p->when, k->unit, k->r->cycle,
		k->r->frontmatter);
}

const char *
part_name(const struct part *p)
{
	return p->label_count ? p->labels[0].text : p->id ? p->id : "";
}

const char *
part_example(struct arena *a, const struct part *p, size_t n,
	const char *theme)
{
	const char *name = part_name(p), *s;
	struct str rest = str_of(name);
	struct buf b = {0};

	if (strchr(name, '{') == NULL)
		return name;
	while (rest.n) {
		if (str_starts(rest, "{n}")) {
			if (n)
				buf_fmt(&b, "%zu", n);
			else
				buf_z(&b, "…");
			rest = str_skip(rest, 3);
		} else if (str_starts(rest, "{text}")) {
			buf_z(&b, "…");
			rest = str_skip(rest, 6);
		} else if (str_starts(rest, "{theme}")) {
			buf_z(&b, theme ? theme : "…");
			rest = str_skip(rest, 7);
		} else {
			buf_char(&b, rest.p[0]);
			rest = str_skip(rest, 1);
		}
	}
	s = arena_strndup(a, buf_cstr(&b), b.n);
	buf_free(&b);
	return s;
}

void
found_other(const struct rules *k, enum others others,
	enum finding_code code, struct span span, const char *name,
	const char *hint)
{
	if (others == OTHERS_ALLOW)
		return;
	finding_add(k->fs, code, span, name, hint);
	if (others == OTHERS_FORBID)
		k->fs->v[k->fs->n - 1].severity = SEVERITY_ERROR;
}

const char *
parts_hint(const struct rules *k, const struct part *parts, size_t n,
	const char *name)
{
	const char **names = ARENA_ARRAY(k->fs->arena, const char *, n);
	const char *near, *hint;
	struct buf list = {0};
	size_t i, count = 0;

	for (i = 0; i < n; i++)
		if (parts[i].label_count)
			names[count++] = part_example(k->fs->arena, &parts[i],
				0, NULL);
	near = text_near(names, count, str_of(name));
	if (near)
		return arena_fmt(k->fs->arena, "@near:%s", near);
	for (i = 0; i < count; i++) {
		buf_z(&list, i ? ", " : "");
		buf_z(&list, names[i]);
	}
	hint = arena_fmt(k->fs->arena, "@one-of:%s", buf_cstr(&list));
	buf_free(&list);
	return hint;
}

const char *
range_text(const struct rules *k, int from, int to)
{
	if (to < 0)
		return arena_fmt(k->fs->arena, "@at-least:%d", from);
	if (from == to)
		return arena_fmt(k->fs->arena, "%d", from);
	return arena_fmt(k->fs->arena, "%d–%d", from, to);
}

/* Patience sorting: TAILS[l] ends the best ordered run of length l + 1. */
void
find_disorder(bool *out, struct arena *a, const size_t *order, size_t n)
{
	size_t *tails = ARENA_ARRAY(a, size_t, n);
	size_t *before = ARENA_ARRAY(a, size_t, n);
	size_t i, length = 0, lo, hi;

	for (i = 0; i < n; i++) {
		for (lo = 0, hi = length; lo < hi; ) {
			size_t mid = lo + (hi - lo) / 2;

			if (order[tails[mid]] <= order[i])
				lo = mid + 1;
			else
				hi = mid;
		}
		before[i] = lo ? tails[lo - 1] : SIZE_MAX;
		tails[lo] = i;
		if (lo == length)
			length++;
		out[i] = true;
	}
	for (i = length ? tails[length - 1] : SIZE_MAX; i != SIZE_MAX;
	    i = before[i])
		out[i] = false;
}

const char *
hashes(int level)
{
	return "######" + (level >= 6 ? 0 : 6 - level);
}

const char *
content_name(enum content content)
{
	static const char *const names[] = {"@prose", "@only-sections",
		"@prose", "@list", "@table", "@agreements", "@agenda",
		"@figures"};

	return names[content];
}
