/* SPDX-License-Identifier: MPL-2.0 */
/* The folders of git's index: what their tree objects would be. */
#include "lib/git/index_folders.h"

/* More are not worth remembering: their trees are read. */
#define FOLDERS_MAX 100000

/* All folders as they are hashed, the innermost first. TEXT holds the objects
 * of those under way, one after the other. */
struct hashing {
	struct index_folders *f;
	const struct index_memory *m;
	struct buf text;
	size_t at, shared;         /* the entry at hand, and how many bytes its
				    * path has in common with the one before */
};

static struct str
path_at(const struct hashing *h, size_t i)
{
	return i < h->m->n ? h->m->entries[i].path : STR("");
}

static void
next_entry(struct hashing *h)
{
	struct str a = path_at(h, h->at), b = path_at(h, ++h->at);

	for (h->shared = 0; h->shared < a.n && h->shared < b.n &&
	    a.p[h->shared] == b.p[h->shared]; h->shared++)
		;
}

static void
add_item(struct hashing *h, unsigned mode, struct str name,
	const unsigned char *id)
{
	unsigned digits = 1;

	while (mode >> 3 * digits && digits < 10)
		digits++;
	while (digits-- > 0)
		buf_char(&h->text, (char)('0' + (mode >> 3 * digits & 7)));
	buf_char(&h->text, ' ');
	buf_str(&h->text, name);
	buf_char(&h->text, '\0');
	buf_add(&h->text, (const char *)id, GIT_OID_RAWSZ);
}

/* The id of the tree whose object TEXT is. */
static git_oid
tree_id(struct str text)
{
	git_oid id = {{0}};

	hash_object(id.id, "tree", text);
	return id;
}

/* Hashes the folder whose path is the first N bytes of the entry at hand. */
static git_oid
hash_folder(struct hashing *h, size_t n)
{
	struct index_folder *folder = ARENA_NEW(&h->f->arena,
		struct index_folder);
	struct str path = str_make(path_at(h, h->at).p, n);
	size_t start = h->text.n;

	folder->first = h->at;
	do {
		const struct index_entry *e = &h->m->entries[h->at];
		struct str name = str_skip(path_at(h, h->at), n);
		size_t slash = str_chr(name, '/');

		if (slash < name.n) {
			git_oid id = hash_folder(h, n + slash + 1);

			add_item(h, 040000, str_make(name.p, slash), id.id);
		} else {
			add_item(h, index_entry_mode(e), name,
				index_entry_content(e));
			next_entry(h);
		}
	} while (h->at < h->m->n && h->shared >= n);
	folder->n = h->at - folder->first;
	folder->id = tree_id(str_skip(buf_view(&h->text), start));
	h->text.n = start;
	if (h->f->folders.n < FOLDERS_MAX)
		map_put(&h->f->folders, path, folder);
	return folder->id;
}

void
index_folders_make(struct index_folders *f, const struct index_memory *m)
{
	struct hashing h = {.f = f, .m = m};

	memset(f, 0, sizeof(*f));
	if (m->n)
		hash_folder(&h, 0);
	buf_free(&h.text);
}

void
index_folders_free(struct index_folders *f)
{
	map_free(&f->folders);
	arena_free(&f->arena);
}

const struct index_folder *
index_folders_find(const struct index_folders *f, const char *path,
	const git_oid *id)
{
	const struct index_folder *folder = map_get(&f->folders, str_of(path));

	return folder && git_oid_equal(&folder->id, id) ? folder : NULL;
}
