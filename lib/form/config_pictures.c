/* SPDX-License-Identifier: MPL-2.0 */
/* The pictures of the pages' frame: the logo, and those that templates
 * name. */
#include "lib/base/hash.h"
#include "lib/form/config_reader.h"
#include "lib/text/picture.h"
#include "lib/text/svg.h"

/* A logo on each page should be small; a photograph is not. */
#define PICTURE_SIZE ((size_t)1 << 20)

static const char *
ending_of(struct str name)
{
	const char *ending = str_ends(name, ".svg") ? ".svg"
		: picture_ending(name);

	return streq(ending, ".pdf") ? NULL : ending;
}

/* Adds a finding about the file itself, at its beginning. */
static void
broken(struct config_reader *r, enum finding_code code, const char *a0,
	const char *a1)
{
	struct source none;

	source_init(&none, &r->c->arena, r->fs->path, STR(""));
	finding_add(r->fs, code, span_make(0, 0), a0, a1);
	findings_locate(r->fs, r->fs->n - 1, &none);
}

static bool
clean_svg(struct buf *out, struct config_reader *r, struct str text)
{
	struct source src;
	size_t first = r->fs->n;
	bool good;

	if (text.n > SVG_SIZE) {
		broken(r, FINDING_TOO_LARGE, "@yaml-size", "256 KiB");
		return false;
	}
	if (utf8_invalid(text) < text.n) {
		broken(r, FINDING_NOT_UTF8, "", NULL);
		return false;
	}
	source_init(&src, &r->c->arena, r->fs->path, str_make(arena_strndup(
		&r->c->arena, text.p, text.n), text.n));
	good = svg_read(out, &src, r->fs);
	findings_locate(r->fs, first, &src);
	return good;
}

/* What is published of TEXT; false: nothing, and a finding says why. */
static bool
clean(struct buf *out, struct config_reader *r, const char *ending,
	struct str text)
{
	if (streq(ending, ".svg"))
		return clean_svg(out, r, text);
	if (text.n > PICTURE_SIZE) {
		broken(r, FINDING_TOO_LARGE, "@yaml-size", "1 MiB");
		return false;
	}
	if (picture_clean(out, ending, text))
		return true;
	broken(r, FINDING_PICTURE_BROKEN, "@picture-kind", NULL);
	return false;
}

static const struct skin_picture *
known(const struct skin *s, const char *name)
{
	size_t i;

	for (i = 0; i < s->picture_count; i++)
		if (streq(s->pictures[i]->name, name))
			return s->pictures[i];
	return NULL;
}

static void
keep(struct config_reader *r, const struct skin_picture **out,
	const char *name, struct str content)
{
	struct config *c = r->c;
	struct skin *s = &c->skin;
	struct skin_picture *picture = ARENA_NEW(&c->arena,
		struct skin_picture);

	picture->name = arena_strdup(&c->arena, name);
	picture->content = str_make(arena_strndup(&c->arena, content.p,
		content.n), content.n);
	ARENA_GROW(&c->arena, s->pictures, s->picture_count, s->picture_cap);
	s->pictures[s->picture_count++] = picture;
	*out = picture;
}

/* Reads the picture NAME of the folder for the site: 1 and *OUT, which is NULL
 * after a finding about the file; 0: it isn't there; -1. */
static int
read_picture(struct config_reader *r, const struct skin_picture **out,
	const char *name, struct error *err)
{
	struct config *c = r->c;
	const char *path = arena_fmt(&c->arena, "%s/%s", c->site_path, name);
	const char *ending = ending_of(str_of(name));
	struct buf text = {0}, kept = {0};
	int rc;

	*out = known(&c->skin, name);
	if (*out)
		return 1;
	rc = tree_read(r->tree, path, PICTURE_SIZE, &text, err);
	if (rc == 1) {
		r->fs->path = arena_strdup(r->fs->arena, path);
		r->fs->draft = false;
		c->hash = hash_quick(str_of(path), c->hash);
		c->hash = hash_quick(buf_view(&text), c->hash);
		if (clean(&kept, r, ending, buf_view(&text)))
			keep(r, out, name, buf_view(&kept));
	}
	buf_free(&text);
	buf_free(&kept);
	return rc;
}

static void
cannot_show(struct config_reader *r, const struct source *src,
	const struct fragment_image *image, const char *why)
{
	r->fs->path = src->path;
	r->fs->draft = false;
	finding_add(r->fs, FINDING_TEMPLATE_PICTURE, image->span, image->path,
		why);
	findings_locate(r->fs, r->fs->n - 1, src);
}

int
config_read_pictures(struct config_reader *r, struct fragment *f,
	const struct source *src, struct error *err)
{
	const struct skin_picture *picture;
	size_t i;

	for (i = 0; i < f->image_count; i++) {
		const struct fragment_image *image = &f->images[i];
		const char *why = NULL;
		int rc;

		picture = NULL;
		if (ending_of(str_of(image->path)) == NULL)
			why = "@picture-ending";
		else if (strchr(image->path, '/'))
			why = "@picture-folder";
		else if ((rc = read_picture(r, &picture, image->path,
		    err)) < 0)
			return -1;
		else if (rc == 0)
			why = arena_fmt(r->fs->arena, "@picture-missing:%s/%s",
				r->c->site_path, image->path);
		if (why)
			cannot_show(r, src, image, why);
		f->good &= picture != NULL;
	}
	return 0;
}

int
config_read_logo(struct config_reader *r, struct error *err)
{
	static const char *const names[] = {"logo.svg", "logo.png",
		"logo.webp", "logo.jpg", "logo.jpeg"};
	size_t i;
	int rc = 0;

	for (i = 0; i < sizeof(names) / sizeof(*names) && rc == 0; i++)
		rc = read_picture(r, &r->c->skin.logo, names[i], err);
	return rc < 0 ? -1 : 0;
}
