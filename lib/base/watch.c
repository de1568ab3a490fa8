/* SPDX-License-Identifier: MPL-2.0 */
/* A folder watched for changes. */
#include "lib/base/watch.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/mem.h"
#include "lib/base/str.h"

#define FOLDER_MASK (IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | \
	IN_MOVED_TO | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK)

static int
refuse(const struct watch *w, struct error *err)
{
	if (errno != ENOSPC && errno != EMFILE)
		return error_errno(err, errno, w->root);
	return error_set(err, ERROR_FAILED,
		"systemet kan ikke holde øje med flere mapper; hæv grænsen med  sysctl fs.inotify.max_user_watches=65536",
		"the system can't watch more folders; raise the limit with  sysctl fs.inotify.max_user_watches=65536");
}

/* Watches one folder; one that is gone by now is passed over. */
static int
add(struct watch *w, const char *path, struct error *err)
{
	int id = inotify_add_watch(w->fd, path, FOLDER_MASK);

	if (id < 0)
		return errno == ENOENT || errno == ENOTDIR || errno == EACCES
			? 0 : refuse(w, err);
	while (w->n <= (size_t)id) {
		size_t n = w->n ? w->n * 2 : 64;

		w->folders = xrealloc(w->folders, n * sizeof(*w->folders));
		memset(w->folders + w->n, 0, (n - w->n) *
			sizeof(*w->folders));
		w->n = n;
	}
	free(w->folders[id]);
	w->folders[id] = xstrdup(path);
	return 0;
}

static bool
is_folder(const char *folder, const struct dirent *e)
{
	struct buf path = {0};
	struct stat st;
	bool is;

	if (streq(e->d_name, ".") || streq(e->d_name, "..") ||
	    streq(e->d_name, ".git"))
		return false;
	if (e->d_type != DT_UNKNOWN)
		return e->d_type == DT_DIR;
	buf_fmt(&path, "%s/%s", folder, e->d_name);
	is = lstat(path.p, &st) == 0 && S_ISDIR(st.st_mode);
	buf_free(&path);
	return is;
}

/* Paths of folders, still to be watched. */
struct todo {
	char **v;
	size_t n, cap;
};

static void
push(struct todo *t, const char *folder, const char *name)
{
	struct buf path = {0};

	buf_fmt(&path, "%s%s%s", folder, *name ? "/" : "", name);
	VEC_GROW(t->v, t->cap, t->n + 1);
	t->v[t->n++] = path.p;
}

/* Watches PATH and all below it. */
static int
add_all(struct watch *w, const char *path, struct error *err)
{
	struct todo t = {0};
	int rc = 0;

	push(&t, path, "");
	while (t.n) {
		char *folder = t.v[--t.n];
		bool skip = streq(folder, w->skip);
		struct dirent *e;
		DIR *d;

		/* Watched first, so that nothing made meanwhile is missed. */
		if (rc == 0 && !skip)
			rc = add(w, folder, err);
		d = rc == 0 && !skip ? opendir(folder) : NULL;
		while (d && (e = readdir(d)) != NULL)
			if (is_folder(folder, e))
				push(&t, folder, e->d_name);
		if (d)
			closedir(d);
		free(folder);
	}
	free(t.v);
	return rc;
}

int
watch_open(struct watch *w, const char *root, const char *skip,
	struct error *err)
{
	memset(w, 0, sizeof(*w));
	w->root = root;
	w->skip = skip;
	w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (w->fd < 0)
		return refuse(w, err);
	return add_all(w, root, err);
}

void
watch_close(struct watch *w)
{
	size_t i;

	if (w->fd >= 0)
		close(w->fd);
	for (i = 0; i < w->n; i++)
		free(w->folders[i]);
	free(w->folders);
	w->fd = -1;
	w->folders = NULL;
	w->n = 0;
}

/* An event tells of a folder that came, or of too many events to tell: then
 * all is looked at again. */
static int
heed(struct watch *w, const struct inotify_event *e, struct error *err)
{
	struct buf path = {0};
	int rc = 0;

	if (e->mask & IN_Q_OVERFLOW)
		return add_all(w, w->root, err);
	if (e->wd < 0 || (size_t)e->wd >= w->n || w->folders[e->wd] == NULL)
		return 0;
	if (e->mask & IN_IGNORED) {
		free(w->folders[e->wd]);
		w->folders[e->wd] = NULL;
	} else if ((e->mask & IN_ISDIR) && e->len &&
	    (e->mask & (IN_CREATE | IN_MOVED_TO)) &&
	    strcmp(e->name, ".git") != 0) {
		buf_fmt(&path, "%s/%s", w->folders[e->wd], e->name);
		rc = add_all(w, path.p, err);
		buf_free(&path);
	}
	return rc;
}

int
watch_take(struct watch *w, bool *any, struct error *err)
{
	_Alignas(struct inotify_event) char bytes[16384];
	ssize_t n, at;

	*any = false;
	while ((n = read(w->fd, bytes, sizeof(bytes))) > 0)
		for (at = 0; at < n;) {
			const struct inotify_event *e =
				(const void *)(bytes + at);

			*any = true;
			if (heed(w, e, err) < 0)
				return -1;
			at += (ssize_t)(sizeof(*e) + e->len);
		}
	if (n < 0 && errno != EAGAIN && errno != EINTR)
		return error_errno(err, errno, w->root);
	return 0;
}
