/* SPDX-License-Identifier: MPL-2.0 */
/* The tree of a folder on disk: finding its files. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "lib/base/hash.h"
#include "lib/git/ignore.h"
#include "lib/git/tree_folder.h"

#define MAX_IGNORE_FILE (1 << 20)

/* Paths in here are relative to the top of the work folder, so that the rules
 * of folders above ours hold too: SKIP is what comes before ours. */
struct place {
	const char *path;          /* "" or "a/b/" */
	const struct ignore *ignore;
	bool excluded;             /* ignored; only what git tracks counts */
};
struct found {
	char *path;                /* a folder's ends in '/' */
	size_t n;
	unsigned char type;
};
struct walk {
	struct folder_tree *f;
	git_repository *git;       /* or NULL */
	git_index *index;          /* or NULL */
	size_t skip;
	struct place *todo;
	size_t todo_n, todo_cap;
	struct found *found;       /* in the folder at hand */
	size_t n, cap;
	char *names;               /* of it, as the system gives them */
	time_t now;                /* before anything was looked at */
};

/* The coarsest times of a file system that is in use. */
#define TICK_SECONDS 2
#define NAMES_SIZE ((size_t)32 * 1024)

static void
push(struct walk *w, const char *path, const struct ignore *ignore,
	bool excluded)
{
	VEC_GROW(w->todo, w->todo_cap, w->todo_n + 1);
	w->todo[w->todo_n++] = (struct place){path, ignore, excluded};
}

static unsigned char
type_of(int dir, const struct dirent64 *d)
{
	struct stat st;

	if (d->d_type != DT_UNKNOWN)
		return d->d_type;
	if (fstatat(dir, d->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return DT_UNKNOWN;
	return (unsigned char)IFTODT(st.st_mode);
}

/* Takes in the name E of the open folder DIR; whether it is .git. */
static bool
collect_one(struct walk *w, int dir, const struct dirent64 *e,
	const char *folder)
{
	size_t n = strlen(folder), m = strlen(e->d_name);
	struct found *f;

	if (streq(e->d_name, ".git"))
		return true;
	if (streq(e->d_name, ".") || streq(e->d_name, ".."))
		return false;
	VEC_GROW(w->found, w->cap, w->n + 1);
	f = &w->found[w->n++];
	f->type = type_of(dir, e);
	f->n = n + m;
	f->path = arena_alloc(&w->f->tree.arena, n + m + 2);
	memcpy(f->path, folder, n);
	memcpy(f->path + n, e->d_name, m);
	return false;
}

/* Fills w->found with what stands in the open folder DIR, without .git;
 * returns 1 when that was there, 0, -1. Straight from the system: a DIR asks
 * it four things more for each folder. */
static int
collect(struct walk *w, int dir, const char *folder)
{
	int has_git = 0;
	ssize_t n, at;

	w->n = 0;
	while ((n = getdents64(dir, w->names, NAMES_SIZE)) > 0)
		for (at = 0; at < n;) {
			const struct dirent64 *e = (const struct dirent64 *)
				(const void *)(w->names + at);

			has_git |= collect_one(w, dir, e, folder);
			at += e->d_reclen;
		}
	return n < 0 ? -1 : has_git;
}

/* Reads the ignore file NAME in DIR; PARENT when there is none. A link is not
 * followed, as git does it. */
static const struct ignore *
read_ignore(struct walk *w, int dir, const char *name, const char *folder,
	const struct ignore *parent)
{
	int fd = openat(dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW |
		O_NONBLOCK);
	struct buf text = {0};
	struct stat st;

	if (fd < 0)
		return parent;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    st.st_size <= MAX_IGNORE_FILE) {
		ssize_t n = read(fd, buf_room(&text, (size_t)st.st_size),
			(size_t)st.st_size);

		if (n > 0)
			parent = ignore_read(&w->f->tree.arena, parent, folder,
				str_make(text.p, (size_t)n));
	}
	close(fd);
	buf_free(&text);
	return parent;
}

/* Whether git has PATH in its index, or something below it. */
static bool
is_tracked(struct walk *w, const struct found *f)
{
	struct buf prefix = {0};
	size_t at;
	bool found;

	if (w->git && w->index == NULL &&
	    git_repository_index(&w->index, w->git) < 0)
		w->index = NULL;
	if (w->index == NULL)
		return false;
	if (f->type != DT_DIR)
		return git_index_get_bypath(w->index, f->path, 0) != NULL;
	buf_fmt(&prefix, "%s/", f->path);
	found = git_index_find_prefix(&at, w->index, prefix.p) == 0;
	buf_free(&prefix);
	return found;
}

static unsigned
mode_of(const struct found *f)
{
	if (f->type == DT_REG)
		return 0100644;
	return f->type == DT_LNK ? 0120000 : 0;
}

/* A file that is gone by now has no stamp, and is read anew; so is one that
 * was written a moment ago, since it may be written again within one tick. */
static void
stamp(struct walk *w, struct tree_entry *e, int dir)
{
	struct stat st;
	int64_t seen[6];

	if (fstatat(dir, path_base(e->path), &st, AT_SYMLINK_NOFOLLOW) < 0 ||
	    st.st_ctim.tv_sec >= w->now - TICK_SECONDS)
		return;
	seen[0] = st.st_size;
	seen[1] = st.st_mtim.tv_sec;
	seen[2] = st.st_mtim.tv_nsec;
	seen[3] = st.st_ctim.tv_sec;
	seen[4] = st.st_ctim.tv_nsec;
	seen[5] = (int64_t)st.st_ino;
	snprintf(e->id, sizeof(e->id), "stamp%016llx", (unsigned long long)
		hash_quick(str_make((const char *)seen, sizeof(seen)), 0));
}

/* Says which content the file F in the open folder DIR has, where git
 * remembers it. */
static void
recall(struct walk *w, int dir, const struct found *f, size_t folder,
	struct tree_entry *to)
{
	const unsigned char *content = NULL;
	struct stat st;

	if (f->type == DT_REG && fstatat(dir, f->path + folder, &st,
	    AT_SYMLINK_NOFOLLOW) == 0)
		content = index_memory_content(w->f->memory, f->path, &st);
	if (content)
		hash_hex(to->id, content, GIT_OID_RAWSZ);
}

/* DIR is the open folder that F is found in. */
static void
take(struct walk *w, int dir, struct found *f, const struct place *in)
{
	struct tree_entry *e;
	bool is_folder = f->type == DT_DIR;
	bool ignored = in->excluded ||
		(in->ignore && ignore_match(in->ignore, f->path, is_folder));

	if (ignored && !is_tracked(w, f))
		return;
	if (f->n - w->skip > TREE_MAX_PATH) {
		tree_add(&w->f->tree, f->path + w->skip, 0);
	} else if (is_folder) {
		f->path[f->n] = '/';
		push(w, f->path, in->ignore, ignored);
	} else {
		e = tree_add(&w->f->tree, f->path + w->skip, mode_of(f));
		if (w->f->memory)
			recall(w, dir, f, strlen(in->path), e);
		else if (w->f->stamps)
			stamp(w, e, dir);
	}
}

/* Takes all of the open folder DIR; -1: it can't be read. */
static int
take_all(struct walk *w, int dir, struct place *p)
{
	int has_git = collect(w, dir, p->path);
	size_t i, n = strlen(p->path);

	if (has_git < 0)
		return -1;
	if (has_git && n > w->skip) {
		tree_add(&w->f->tree, arena_strndup(&w->f->tree.arena,
			p->path + w->skip, n - w->skip - 1), 0160000);
		return 0;
	}
	for (i = 0; i < w->n; i++)
		if (streq(w->found[i].path + n, ".gitignore"))
			p->ignore = read_ignore(w, dir, ".gitignore", p->path,
				p->ignore);
	for (i = 0; i < w->n; i++)
		take(w, dir, &w->found[i], p);
	return 0;
}

static int
walk_folder(struct walk *w, struct error *err)
{
	struct place p = w->todo[--w->todo_n];
	const char *path = p.path + w->skip;
	int fd = openat(w->f->root, path[0] ? path : ".",
		O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	int saved = fd < 0 || take_all(w, fd, &p) < 0 ? errno : 0;

	if (fd >= 0)
		close(fd);
	/* Gone since its name was read. */
	if (saved == ENOENT || saved == ENOTDIR || saved == ELOOP)
		return 0;
	if (saved)
		return error_errno(err, saved, path);
	if (w->f->tree.n <= TREE_MAX_FILES)
		return 0;
	return error_set(err, ERROR_FAILED, "%s har for mange filer",
		"%s has too many files", w->f->path);
}

/* Rules of info/exclude and of the folders from the top of the work folder
 * down to ours, whose own the walk reads. PREFIX is ours: "" or "a/b/". */
static const struct ignore *
rules_above(struct walk *w, const char *prefix)
{
	const char *top = git_repository_workdir(w->git), *at = prefix;
	const struct ignore *g = NULL;
	struct buf path = {0};
	git_buf info = {0};

	if (git_repository_item_path(&info, w->git,
	    GIT_REPOSITORY_ITEM_INFO) == 0) {
		buf_fmt(&path, "%sexclude", info.ptr);
		g = read_ignore(w, AT_FDCWD, path.p, "", NULL);
	}
	for (; *at; at = strchr(at, '/') + 1) {
		const char *folder = arena_strndup(&w->f->tree.arena, prefix,
			(size_t)(at - prefix));

		buf_reset(&path);
		buf_fmt(&path, "%s%s.gitignore", top, folder);
		g = read_ignore(w, AT_FDCWD, path.p, folder, g);
	}
	git_buf_dispose(&info);
	buf_free(&path);
	return g;
}

/* Opens the repository that the folder is in, if it is in one that we may
 * read; our folder's place in it, "" without. */
static const char *
find_repository(struct walk *w)
{
	const char *path = arena_fmt(&w->f->tree.arena, "%s/", w->f->path);
	const char *top;

	if (git_repository_open_ext(&w->git, path, 0, NULL) < 0) {
		w->git = NULL;
		return "";
	}
	top = git_repository_workdir(w->git);
	if (top && str_starts(str_of(path), top))
		return path + strlen(top);
	git_repository_free(w->git);
	w->git = NULL;
	return "";
}

int
folder_list(struct tree *t, struct error *err)
{
	struct walk w = {.f = (struct folder_tree *)t, .now = time(NULL)};
	const char *prefix = find_repository(&w);
	int rc = 0;

	w.skip = strlen(prefix);
	w.names = xmalloc(NAMES_SIZE);
	push(&w, prefix, w.git ? rules_above(&w, prefix) : NULL, false);
	while (rc == 0 && w.todo_n)
		rc = walk_folder(&w, err);
	git_index_free(w.index);
	git_repository_free(w.git);
	free(w.todo);
	free(w.found);
	free(w.names);
	return rc;
}
