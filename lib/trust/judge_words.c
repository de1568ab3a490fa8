/* SPDX-License-Identifier: MPL-2.0 */
/* What must not arrive in any text at all: personal identity numbers, in
 * messages, names, paths and files; and files that hold no text. */
#include "lib/trust/judging.h"

#include "lib/base/file.h"
#include "lib/check/check.h"
#include "lib/text/source.h"

/* A file other than a document may be this long. */
#define FILE_MAX ((size_t)4 << 20)

struct search {
	struct judging *k;
	const char *path, *where;
	const struct source *src;
	bool done;
};

static void
found(struct span span, bool sure, void *ctx)
{
	struct search *s = ctx;
	const char *where = s->where;
	uint32_t line, column;

	if (!sure || s->done)
		return;
	if (s->src) {
		source_place(s->src, span.from, &line, &column);
		where = arena_fmt(s->k->a, "@line:%u", line);
	}
	judging_refuse(s->k, REASON_CPR, s->path, where);
	s->done = true;
}

static void
look_in(struct judging *k, const char *text, const char *path,
	const char *where)
{
	struct search s = {.k = k, .path = path, .where = where};

	check_cpr(str_of(text), found, &s);
}

void
judge_words(struct judging *k)
{
	const struct verdict *v = k->v;
	size_t i;

	look_in(k, k->message, NULL, "@message");
	look_in(k, arena_fmt(k->a, "%s %s\n%s %s", v->author.name,
		v->author.email, v->committer.name, v->committer.email), NULL,
		"@name-of-person");
	for (i = 0; i < v->delta.n; i++)
		if (v->delta.v[i].old_mode == 0 && !v->delta.v[i].trouble)
			look_in(k, v->delta.v[i].path, v->delta.v[i].path,
				"@name-of-file");
}

/* Pictures and the like, which pages show. */
static bool
may_be_binary(const struct judging *k, const char *path)
{
	static const char *const kinds[] = {".png", ".jpg", ".jpeg", ".gif",
		".webp", ".ico", ".woff2", ".pdf"};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (str_ends(str_of(path), kinds[i]))
			return path_is_below(path, k->config->site_path);
	return false;
}

static void
judge_text(struct judging *k, const char *path, struct str text)
{
	struct source src;
	struct search s = {.k = k, .path = path, .src = &src};

	if (text.n > FILE_MAX) {
		judging_refuse(k, REASON_TOO_MUCH, path, "@much-bytes");
		return;
	}
	if (utf8_invalid(text) < text.n || str_chr(text, '\0') < text.n) {
		if (!may_be_binary(k, path))
			judging_refuse(k, REASON_NOT_TEXT, path,
				k->config->site_path);
		return;
	}
	source_init(&src, k->a, path, text);
	check_cpr(text, found, &s);
}

int
judge_files(struct judging *k, struct error *err)
{
	const struct delta *d = &k->v->delta;
	struct buf text = {0};
	size_t i;
	int rc = 0;

	for (i = 0; i < d->n && rc >= 0; i++) {
		const struct delta_entry *e = &d->v[i];

		if (e->trouble || (e->new_mode & 0170000) != 0100000)
			continue;
		buf_reset(&text);
		rc = tree_read(k->after, e->path, FILE_MAX, &text, err);
		if (rc == 1)
			judge_text(k, e->path, buf_view(&text));
	}
	buf_free(&text);
	return rc < 0 ? -1 : 0;
}
