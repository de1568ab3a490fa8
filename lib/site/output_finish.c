/* SPDX-License-Identifier: MPL-2.0 */
/* Publishing what is staged: renames, removals, the manifest. */
#include "lib/site/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "lib/base/hash.h"
#include "lib/site/output_move.h"

/* A list is written in pieces of this size: it is never whole in memory. */
#define PIECE ((size_t)64 * 1024)

struct output_list {
	struct file_new file;
	struct hash *hash;
	struct buf text;           /* not written yet */
};

int
output_begin(struct output *o, struct error *err)
{
	if (mkdirat(o->fd, OUTPUT_NEW, 0777) < 0 && errno != EEXIST)
		return error_errno(err, errno, o->dir);
	o->stage = openat(o->fd, OUTPUT_NEW,
		O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	return o->stage < 0 ? error_errno(err, errno, o->dir) : 0;
}

static int
failed(const struct output_list *l, struct error *err)
{
	return error_errno(err, errno, l->file.path);
}

static int
flush(struct output_list *l, struct error *err)
{
	hash_add(l->hash, buf_view(&l->text));
	if (file_put(l->file.fd, buf_view(&l->text)) < 0)
		return failed(l, err);
	buf_reset(&l->text);
	return 0;
}

int
output_list_add(struct output_list *l, const struct page_file *page,
	struct error *err)
{
	buf_add(&l->text, page->hash, OUTPUT_HASH - 1);
	buf_add(&l->text, "  ", 2);
	buf_z(&l->text, page->path);
	buf_char(&l->text, '\n');
	return l->text.n < PIECE ? 0 : flush(l, err);
}

/* The first line has the hash of the rest, the generation: it is filled in at
 * the end. */
static int
put_list(struct output *o, struct output_list *l, bool staged,
	const struct output_plan *plan, struct error *err)
{
	struct buf head = {0};
	off_t hole;
	int rc;

	buf_fmt(&head, OUTPUT_HEAD "%s %*s\n", o->audience,
		OUTPUT_HASH - 1, "");
	hole = (off_t)head.n - OUTPUT_HASH;
	rc = file_put(l->file.fd, buf_view(&head));
	buf_free(&head);
	if (rc < 0)
		return failed(l, err);
	if (plan->list(l, staged, plan->ctx, err) < 0 || flush(l, err) < 0)
		return -1;
	hash_end(o->generation, l->hash);
	l->hash = NULL;
	if (pwrite(l->file.fd, o->generation, OUTPUT_HASH - 1, hole) !=
	    OUTPUT_HASH - 1)
		return failed(l, err);
	return 0;
}

static int
write_list(struct output *o, const char *name, bool sync, bool staged,
	const struct output_plan *plan, struct error *err)
{
	struct output_list l = {.hash = NULL};
	struct buf path = {0};
	int rc;

	buf_fmt(&path, "%s/" OUTPUT_OWN "/%s", o->dir, name);
	rc = file_begin(&l.file, path.p, err);
	if (rc == 0) {
		l.hash = hash_begin();
		rc = put_list(o, &l, staged, plan, err);
		if (rc == 0)
			rc = file_end(&l.file, sync, err);
		else
			file_drop(&l.file);
	}
	free(l.hash);
	buf_free(&l.text);
	buf_free(&path);
	return rc;
}

/* One sync for all that is staged, and the list of it, before a name points
 * there; the manifest is synced when all names do. */
int
output_finish(struct output *o, const struct output_plan *plan,
	struct error *err)
{
	size_t i;

	if (write_list(o, "busy", false, true, plan, err) < 0)
		return -1;
	if (!o->fleeting && syncfs(o->stage) < 0)
		return error_errno(err, errno, o->dir);
	o->empty = false;
	if (move_all(o->stage, o->fd, err) < 0)
		return -1;
	for (i = 0; i < plan->stale_count; i++)
		if (remove_page(o->fd, plan->stale[i], err) < 0)
			return -1;
	if (write_list(o, "manifest", !o->fleeting, false, plan, err) < 0)
		return -1;
	if (unlinkat(o->fd, OUTPUT_OWN "/busy", 0) < 0)
		return error_errno(err, errno, o->dir);
	output_discard(o);
	return 0;
}

void
output_discard(struct output *o)
{
	if (o->stage >= 0)
		close(o->stage);
	o->stage = -1;
	remove_all(o->fd, OUTPUT_NEW);
}
