/* SPDX-License-Identifier: MPL-2.0 */
/* What a municipality changes of its pages. */
#include "lib/base/hash.h"
#include "lib/form/config_reader.h"

static const struct shape texts_shape[] = {
#define SKIN_TEXT(name, key) {key, SHAPE_TEXT, NULL, NULL, false},
#include "lib/form/skin.def"
#undef SKIN_TEXT
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape order_shape[] = {
#define SKIN_PAGE(name, key) {key, SHAPE_TEXTS, NULL, NULL, false},
#include "lib/form/skin.def"
#undef SKIN_PAGE
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape skin_shape[] = {
	{"texts", SHAPE_MAP, texts_shape, NULL, false},
	{"order", SHAPE_MAP, order_shape, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const char *const parts[] = {
#define SKIN_PART(page, name, key) key,
#include "lib/form/skin.def"
#undef SKIN_PART
};
static const enum skin_page page_of[] = {
#define SKIN_PART(page, name, key) SKIN_##page,
#include "lib/form/skin.def"
#undef SKIN_PART
};

size_t
skin_parts(enum skin_page page, size_t *from)
{
	size_t to;

	for (*from = 0; page_of[*from] != page; ++*from)
		continue;
	for (to = *from; to < SKIN_PARTS && page_of[to] == page; to++)
		continue;
	return to;
}

const struct fragment_name *
skin_names(bool header)
{
#define SKIN_NAME(name, key, kind) {key, FRAGMENT_##kind, \
	SKIN_N_##name == NEEDED},
#define NEEDED SKIN_N_MENU
	static const struct fragment_name of_header[] = {
#include "lib/form/skin.def"
	};
#undef NEEDED
#define NEEDED SKIN_N_LINKS
	static const struct fragment_name of_footer[] = {
#include "lib/form/skin.def"
	};
#undef NEEDED
#undef SKIN_NAME

	return header ? of_header : of_footer;
}

/* The text of a template; NULL: there is none, or it is no text. */
static int
load(struct config_reader *r, const char *path, struct source *src,
	bool *found, struct error *err)
{
	struct arena *a = &r->c->arena;
	struct buf text = {0};
	int rc = tree_read(r->tree, path, FRAGMENT_SIZE, &text, err);
	struct str kept = str_make(arena_strndup(a, buf_cstr(&text), text.n),
		text.n);

	*found = false;
	buf_free(&text);
	if (rc <= 0)
		return rc;
	r->fs->path = arena_strdup(r->fs->arena, path);
	r->fs->draft = false;
	r->c->hash = hash_quick(str_of(path), r->c->hash);
	r->c->hash = hash_quick(kept, r->c->hash);
	*found = kept.n <= FRAGMENT_SIZE && utf8_invalid(kept) == kept.n;
	source_init(src, a, r->fs->path, *found ? kept : STR(""));
	if (kept.n > FRAGMENT_SIZE)
		finding_add(r->fs, FINDING_TOO_LARGE, span_make(0, 0),
			"@yaml-size", "16 KiB");
	else if (!*found)
		finding_add(r->fs, FINDING_NOT_UTF8, span_make(0, 0), "");
	return 0;
}

static int
read_template(struct config_reader *r, const char *name, bool header,
	const struct fragment **out, struct error *err)
{
	const char *path = arena_fmt(&r->c->arena, "%s/%s", r->c->site_path,
		name);
	size_t first = r->fs->n;
	struct fragment *f = NULL;
	struct source src;
	bool found;

	if (load(r, path, &src, &found, err) < 0)
		return -1;
	if (found) {
		f = ARENA_NEW(&r->c->arena, struct fragment);
		fragment_read(f, &r->c->arena, &src, skin_names(header),
			SKIN_NAMES, r->fs);
	}
	if (r->fs->n > first)
		findings_locate(r->fs, first, &src);
	if (found && config_read_pictures(r, f, &src, err) < 0)
		return -1;
	if (found && f->good)
		*out = f;
	return 0;
}

static void
read_texts(struct config_reader *r, const struct value *texts)
{
	size_t i;

	for (i = 0; i < SKIN_TEXTS; i++) {
		const struct value *v = value_get(texts, texts_shape[i].key);

		if (value_is_scalar(v) && v->text.n)
			r->c->skin.texts[i] = config_text(r, v);
	}
}

/* Those named come first; the others follow as they were. */
static void
read_order(struct config_reader *r, enum skin_page page,
	const struct value *named)
{
	struct skin *s = &r->c->skin;
	bool taken[SKIN_PARTS] = {false};
	const struct value *v;
	size_t n, i, from, to = skin_parts(page, &from);
	uint32_t k;

	n = from;
	for (k = 0; (v = texts_item(named, k)) != NULL; k++) {
		for (i = from; i < to && !str_is(v->text, parts[i]); i++)
			continue;
		if (i == to) {
			finding_add(r->fs, FINDING_CONFIG_UNKNOWN, v->span,
				value_text(v), shape_hint(r->fs, parts + from,
				to - from, v->text));
		} else if (taken[i]) {
			finding_add(r->fs, FINDING_CONFIG_TWICE, v->span,
				value_text(v));
		} else {
			taken[i] = true;
			s->order[n++] = (enum skin_part)i;
		}
	}
	for (i = from; i < to; i++)
		if (!taken[i])
			s->order[n++] = (enum skin_part)i;
}

int
config_read_skin(struct config_reader *r, struct error *err)
{
	struct skin *s = &r->c->skin;
	struct source src;
	struct value *v = NULL;
	int page, rc = config_load(r, arena_fmt(&r->c->arena, "%s/site.yaml",
		r->c->site_path), &src, &v, err);

	if (rc < 0)
		return -1;
	if (v)
		shape_check(&r->check, v, skin_shape);
	read_texts(r, value_get(v, "texts"));
	for (page = 0; page < SKIN_PAGES; page++)
		read_order(r, (enum skin_page)page, value_get(value_get(v,
			"order"), order_shape[page].key));
	if (rc == 1)
		config_located(r, &src);
	if (read_template(r, "header.html", true, &s->header, err) < 0)
		return -1;
	if (read_template(r, "footer.html", false, &s->footer, err) < 0)
		return -1;
	return config_read_logo(r, err);
}
