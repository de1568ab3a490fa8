/* SPDX-License-Identifier: MPL-2.0 */
/* The folder that a site is written to: what is in it, and staging. */
#include "lib/site/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "lib/site/output_move.h"

#define MANIFEST_MAX ((size_t)1 << 30)

static int
read_own(const struct output *o, struct buf *out, const char *name,
	size_t max, struct error *err)
{
	struct buf path = {0};
	int rc;

	buf_fmt(&path, "%s/" OUTPUT_OWN "/%s", o->dir, name);
	rc = file_read(out, path.p, max, err);
	if (rc < 0 && errno == ENOENT)
		rc = 1;
	buf_free(&path);
	return rc;
}

/* Files of a version control system or a host may lie there already. */
static int
is_empty(const struct output *o, bool *empty, struct error *err)
{
	DIR *d = opendir(o->dir);
	struct dirent *e;

	*empty = true;
	if (d == NULL)
		return error_errno(err, errno, o->dir);
	while ((e = readdir(d)) != NULL)
		if (strcmp(e->d_name, ".") && strcmp(e->d_name, "..") &&
		    strcmp(e->d_name, ".git") && strcmp(e->d_name, OUTPUT_OWN))
			*empty = false;
	closedir(d);
	return 0;
}

static int
refuse_foreign(const struct output *o, struct error *err)
{
	return error_set(err, ERROR_REFUSED,
		"mappen %s er ikke tom, og den er ikke skrevet af referat; "
		"vælg en anden med --output, eller tøm den selv",
		"the folder %s is not empty and was not written by referat; "
		"choose another with --output, or empty it yourself", o->dir);
}

static int
refuse_audience(const struct output *o, struct str theirs, struct error *err)
{
	return error_set(err, ERROR_REFUSED,
		"mappen %s er skrevet til målgruppen »%.*s«, ikke »%s«; "
		"vælg en anden med --output",
		"the folder %s was written for the audience »%.*s«, not »%s«; "
		"choose another with --output", o->dir, (int)theirs.n,
		theirs.p, o->audience);
}

/* Reads the first line of the manifest or the busy file: 1 none, 0 ours. */
static int
read_head(struct output *o, const char *name, char *generation,
	struct error *err)
{
	struct buf text = {0};
	struct str line, word, rest;
	int rc = read_own(o, &text, name, 255, err);

	if (rc != 0) {
		buf_free(&text);
		return rc;
	}
	line = str_make(buf_cstr(&text), str_chr(buf_view(&text), '\n'));
	rest = line;
	if (!str_starts(line, OUTPUT_HEAD)) {
		rc = refuse_foreign(o, err);
	} else {
		rest = str_skip(rest, sizeof(OUTPUT_HEAD) - 1);
		str_split(&rest, ' ', &word);
		if (!str_is(word, o->audience))
			rc = refuse_audience(o, word, err);
		else if (generation && rest.n == OUTPUT_HASH - 1)
			memcpy(generation, rest.p, rest.n);
	}
	buf_free(&text);
	return rc;
}

static int
identify(struct output *o, struct error *err)
{
	int manifest = read_head(o, "manifest", o->generation, err), busy;
	bool empty;

	if (manifest < 0)
		return -1;
	busy = read_head(o, "busy", NULL, err);
	if (busy < 0)
		return -1;
	if (busy == 0)
		o->generation[0] = '\0';
	if (manifest == 0 || busy == 0)
		return 0;
	if (is_empty(o, &empty, err) < 0)
		return -1;
	o->empty = empty;
	return empty ? 0 : refuse_foreign(o, err);
}

static int
take_lock(struct output *o, struct error *err)
{
	if (mkdirat(o->fd, OUTPUT_OWN, 0777) < 0 && errno != EEXIST)
		return error_errno(err, errno, o->dir);
	o->lock = openat(o->fd, OUTPUT_OWN "/lock",
		O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (o->lock < 0)
		return error_errno(err, errno, o->dir);
	while (flock(o->lock, LOCK_EX) < 0)
		if (errno != EINTR)
			return error_errno(err, errno, o->dir);
	return 0;
}

/* Files that a run which was killed had not given their names yet. */
static void
remove_strays(const struct output *o)
{
	int fd = openat(o->fd, OUTPUT_OWN, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *e;

	if (dir == NULL && fd >= 0)
		close(fd);
	while (dir && (e = readdir(dir)))
		if (str_starts(str_of(e->d_name), "manifest.") ||
		    str_starts(str_of(e->d_name), "busy."))
			unlinkat(fd, e->d_name, 0);
	if (dir)
		closedir(dir);
}

int
output_open(struct output *o, const char *dir, const char *audience,
	struct error *err)
{
	memset(o, 0, sizeof(*o));
	o->dir = xstrdup(dir);
	o->audience = audience;
	o->fd = o->stage = o->lock = -1;
	if (file_mkdirs(dir, err) < 0)
		return -1;
	o->fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (o->fd < 0)
		return error_errno(err, errno, dir);
	/* Refused folders are left as they are: no lock file in them. */
	if (identify(o, err) < 0 || take_lock(o, err) < 0)
		return -1;
	o->generation[0] = '\0';
	if (identify(o, err) < 0)
		return -1;
	if (faccessat(o->fd, OUTPUT_NEW, F_OK, 0) == 0)
		output_discard(o);
	remove_strays(o);
	return 0;
}

void
output_close(struct output *o)
{
	if (o->stage >= 0)
		close(o->stage);
	if (o->lock >= 0)
		close(o->lock);
	if (o->fd >= 0)
		close(o->fd);
	free(o->dir);
	arena_free(&o->arena);
	memset(o, 0, sizeof(*o));
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Adds the paths of the manifest or the busy file; a path that leads out of
 * the folder was not written by us. */
static int
add_ours(struct output *o, const char *name, size_t *cap, struct error *err)
{
	struct buf text = {0};
	struct str rest, line;
	int rc = read_own(o, &text, name, MANIFEST_MAX, err);

	rest = buf_view(&text);
	str_split(&rest, '\n', &line);
	while (rc == 0 && str_split(&rest, '\n', &line)) {
		struct str path;

		if (line.n < OUTPUT_HASH + 2)
			continue;
		path = str_skip(line, OUTPUT_HASH + 1);
		if (path.p[0] == '/' || path.p[0] == '.' ||
		    str_find(path, STR("/../")) < path.n)
			continue;
		ARENA_GROW(&o->arena, o->ours, o->our_count, *cap);
		o->ours[o->our_count++] = arena_strndup(&o->arena, path.p,
			path.n);
	}
	buf_free(&text);
	return rc < 0 ? -1 : 0;
}

int
output_read_ours(struct output *o, struct error *err)
{
	size_t cap = 0;

	if (add_ours(o, "manifest", &cap, err) < 0 ||
	    add_ours(o, "busy", &cap, err) < 0)
		return -1;
	if (o->our_count)
		qsort(o->ours, o->our_count, sizeof(*o->ours), by_text);
	return 0;
}

static int64_t
time_of(const struct stat *st)
{
	return (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec;
}

bool
output_stands(const struct output *o, const struct page_file *old)
{
	struct stat st;

	return fstatat(o->fd, old->path, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		S_ISREG(st.st_mode) && (uint64_t)st.st_size == old->size &&
		time_of(&st) == old->time;
}

static bool
same_bytes(int fd, struct str content)
{
	char chunk[65536];
	ssize_t n;

	while ((n = read(fd, chunk, sizeof(chunk))) > 0) {
		if ((size_t)n > content.n || memcmp(chunk, content.p, (size_t)n))
			return false;
		content = str_skip(content, (size_t)n);
	}
	return n == 0 && content.n == 0;
}

bool
output_is(const struct output *o, struct page_file *page,
	const struct page_file *old, struct str content)
{
	struct stat st;
	bool same;
	int fd;

	if (old && output_stands(o, old)) {
		page->size = old->size;
		page->time = old->time;
		return memcmp(old->hash, page->hash, OUTPUT_HASH) == 0;
	}
	if (o->empty)
		return false;
	fd = openat(o->fd, page->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW |
		O_NONBLOCK);
	if (fd < 0)
		return false;
	same = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
		(uint64_t)st.st_size == content.n && same_bytes(fd, content);
	close(fd);
	if (same) {
		page->size = (uint32_t)content.n;
		page->time = time_of(&st);
	}
	return same;
}

/* Makes the folders above PATH that are missing, most often the last one:
 * upwards until one can be made, and down again. */
static int
make_folders(int at, const char *path)
{
	char *dir = xstrdup(path), *slash = NULL;
	int rc;

	do {
		slash = strrchr(dir, '/');
		if (slash == NULL)
			break;
		*slash = '\0';
		rc = mkdirat(at, dir, 0777) < 0 && errno != EEXIST ? -1 : 0;
	} while (rc < 0 && errno == ENOENT);
	while (slash && rc == 0 && strlen(dir) < path_dir(path)) {
		dir[strlen(dir)] = '/';
		rc = mkdirat(at, dir, 0777) < 0 && errno != EEXIST ? -1 : 0;
	}
	free(dir);
	return slash ? rc : -1;
}

/* Opens a staged file; folders are made as they turn out to be missing. */
static int
open_staged(const struct output *o, const char *path)
{
	int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW;
	int fd = openat(o->stage, path, flags, 0666);

	if (fd >= 0 || errno != ENOENT || make_folders(o->stage, path) < 0)
		return fd;
	return openat(o->stage, path, flags, 0666);
}

int
output_stage(const struct output *o, struct page_file *page,
	struct str content, struct error *err)
{
	struct stat st = {0};
	int fd = open_staged(o, page->path), rc, saved;

	if (fd < 0)
		return error_errno(err, errno, page->path);
	rc = file_put(fd, content) < 0 || fstat(fd, &st) < 0 ? -1 : 0;
	saved = errno;
	page->size = (uint32_t)content.n;
	page->time = time_of(&st);
	if (close(fd) < 0 && rc == 0) {
		saved = errno;
		rc = -1;
	}
	return rc < 0 ? error_errno(err, saved, page->path) : 0;
}
