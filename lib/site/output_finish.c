/* SPDX-License-Identifier: MPL-2.0 */
/* Publishing what is staged: renames, removals, the manifest. */
#include "lib/site/output.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "lib/base/hash.h"
#include "lib/site/output_move.h"

int
output_begin(struct output *o, struct error *err)
{
	if (mkdirat(o->fd, OUTPUT_NEW, 0777) < 0 && errno != EEXIST)
		return error_errno(err, errno, o->dir);
	o->stage = openat(o->fd, OUTPUT_NEW,
		O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	return o->stage < 0 ? error_errno(err, errno, o->dir) : 0;
}

static void
list_pages(struct buf *out, const struct page_file *const *pages, size_t n)
{
	size_t i, all = 0;

	for (i = 0; i < n; i++)
		all += OUTPUT_HASH + 2 + strlen(pages[i]->path);
	buf_room(out, all);
	for (i = 0; i < n; i++) {
		buf_add(out, pages[i]->hash, OUTPUT_HASH - 1);
		buf_add(out, "  ", 2);
		buf_z(out, pages[i]->path);
		buf_char(out, '\n');
	}
}

/* The first line has the hash of the rest: the generation. */
static int
write_list(struct output *o, const char *name, bool sync,
	const struct page_file *const *pages, size_t n, struct error *err)
{
	struct buf text = {0}, path = {0};
	size_t hole;
	int rc;

	buf_fmt(&text, "referat-site 1 %s ", o->audience);
	hole = text.n;
	buf_fmt(&text, "%*s\n", OUTPUT_HASH - 1, "");
	list_pages(&text, pages, n);
	hash_sha256(o->generation, str_skip(buf_view(&text),
		hole + OUTPUT_HASH));
	memcpy(text.p + hole, o->generation, OUTPUT_HASH - 1);
	buf_fmt(&path, "%s/" OUTPUT_OWN "/%s", o->dir, name);
	rc = file_write(path.p, buf_view(&text), sync, err);
	buf_free(&text);
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

	if (write_list(o, "busy", false, plan->staged, plan->staged_count,
		err) < 0)
		return -1;
	if (!o->fleeting && syncfs(o->stage) < 0)
		return error_errno(err, errno, o->dir);
	o->empty = false;
	if (move_all(o->stage, o->fd, err) < 0)
		return -1;
	for (i = 0; i < plan->stale_count; i++)
		if (remove_page(o->fd, plan->stale[i], err) < 0)
			return -1;
	if (write_list(o, "manifest", !o->fleeting, plan->pages, plan->page_count,
		err) < 0)
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
