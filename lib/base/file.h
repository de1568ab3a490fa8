/* SPDX-License-Identifier: MPL-2.0 */
/* Files and paths. Paths are joined with '/', never changed otherwise. */
#ifndef LIB_BASE_FILE_H
#define LIB_BASE_FILE_H

#include <stdbool.h>

#include "lib/base/error.h"
#include "lib/base/str.h"

/* Adds the content of the regular file PATH to OUT. MAX bytes at the most: a
 * longer file is read to MAX + 1 bytes, so that the caller sees it. Returns
 * 0, or -1; errno is kept for the caller to ask whether it was ENOENT. */
int file_read(struct buf *out, const char *path, size_t max, struct error *err);

/* Writes PATH whole or not at all: a temporary file beside it, then a rename;
 * with SYNC both reach the disk. */
int file_write(const char *path, struct str content, bool sync,
	struct error *err);

/* The same for a content that is put (file_put) piece by piece: PATH, which is
 * borrowed, stays what it was until file_end has given the new file its name.
 * A file that was begun is ended or dropped; file_end drops it if it fails. */
struct file_new {
	const char *path;
	char *name;                /* until then */
	int fd;
};
int file_begin(struct file_new *f, const char *path, struct error *err);
int file_end(struct file_new *f, bool sync, struct error *err);
void file_drop(struct file_new *f);

/* Writes all of S to FD, however often that is interrupted: 0, or -1 with
 * errno. */
int file_put(int fd, struct str s);

/* Makes the folder PATH and those above it; one that is there is fine. */
int file_mkdirs(const char *path, struct error *err);

/* Removes the folder PATH with all in it, as far as that can be done; links
 * are removed, not followed. */
void file_remove_all(const char *path);

/* Whether something is at PATH; whether that is a folder. */
bool file_exists(const char *path);
bool file_is_dir(const char *path);

/* The last part of a path; the length of the part before it ("a/b": 1). */
const char *path_base(const char *path);
size_t path_dir(const char *path);

/* The path that the address URL (without query and fragment) names in the file
 * FROM: "." and ".." resolved, "%20" decoded, from the top where it begins
 * with '/'. OUT is emptied first. False: it leads out of the top. */
bool path_resolve(struct buf *out, const char *from, struct str url);

/* Whether PATH is FOLDER (which may end in '/'; "" is the top) or lies below
 * it. NULL has nothing below. */
bool path_is_below(const char *path, const char *folder);

#endif
