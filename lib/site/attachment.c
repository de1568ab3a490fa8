/* SPDX-License-Identifier: MPL-2.0 */
/* Files beside a document that it shows or links to. */
#include "lib/site/attachment.h"

#include "lib/base/file.h"
#include "lib/base/pack.h"

/* Whether PATH lies in FOLDER or below it. */
static bool
is_in(struct str folder, struct str path)
{
	return path.n > folder.n &&
		memcmp(path.p, folder.p, folder.n) == 0 &&
		(folder.n == 0 || path.p[folder.n] == '/');
}

/* "filer" in the page's folder; the name is of the content. */
static const char *
address_of(struct attachments *at, const struct site *s, const char *page,
	struct str content, const char *ending)
{
	char hash[65];

	hash_sha256(hash, content);
	return arena_fmt(&at->a, "%.*s/%s/%.16s%s", (int)path_dir(page), page,
		wording(s->lang, W_PATH_FILES), hash, ending);
}

/* Files that are the same are one. */
static void
add(struct attachments *at, struct attachment *file)
{
	const char *key = arena_fmt(&at->a, "\001%s", file->path);

	if (map_get(&at->known, str_of(key)))
		return;
	map_put(&at->known, str_of(key), file);
	ARENA_GROW(&at->a, at->todo, at->n, at->cap);
	at->todo[at->n++] = file;
}

static struct attachment *
read_one(struct attachments *at, const struct site *s, const char *page,
	struct str path, const char *ending)
{
	struct attachment *file = ARENA_NEW(&at->a, struct attachment);
	struct buf raw = {0}, clean = {0};
	struct error unheard;
	const char *name = arena_strndup(&at->a, path.p, path.n);

	if (tree_read(s->m->tree, name, ATTACHMENT_MAX, &raw, &unheard) == 1
	    && raw.n <= ATTACHMENT_MAX &&
	    picture_clean(&clean, ending, buf_view(&raw))) {
		file->content = str_make(arena_strndup(&at->a,
			buf_cstr(&clean), clean.n), clean.n);
		picture_size(&file->size, ending, file->content);
		file->path = address_of(at, s, page, file->content, ending);
		add(at, file);
	}
	map_put(&at->known, str_make(name, path.n), file);
	buf_free(&raw);
	buf_free(&clean);
	return file;
}

const struct attachment *
attachment_take(struct attachments *at, const struct site *s,
	const char *source, const char *page, struct str path)
{
	const char *ending = picture_ending(path);
	struct attachment *file;

	if (ending == NULL || !is_in(str_make(source,
	    path_dir(source)), path))
		return NULL;
	file = map_get(&at->known, path);
	if (file == NULL)
		file = read_one(at, s, page, path, ending);
	return file->path ? file : NULL;
}

void
attachments_reset(struct attachments *at)
{
	map_free(&at->known);
	arena_free(&at->a);
	memset(at, 0, sizeof(*at));
}

bool
attachments_pack(struct buf *out, const struct site *s, const char *source)
{
	const struct tree_entry *v;
	struct error unheard;
	struct str path, folder = str_make(source, path_dir(source));
	size_t n, lo = 0, hi;
	bool known = true;

	if (tree_list(s->m->tree, &v, &n, &unheard) < 0)
		return false;
	for (hi = n; lo < hi;) {
		size_t mid = lo + (hi - lo) / 2;

		if (strncmp(v[mid].path, source,
		    folder.n ? folder.n + 1 : 0) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < n; lo++) {
		path = str_of(v[lo].path);
		if (!is_in(folder, path))
			break;
		if (picture_ending(path) == NULL)
			continue;
		pack_text(out, path);
		pack_text(out, str_of(v[lo].id));
		known &= v[lo].id[0] != '\0';
	}
	return known;
}
