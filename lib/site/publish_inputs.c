/* SPDX-License-Identifier: MPL-2.0 */
/* What a publishing is made from, and what the last one knew. */
#include <stdlib.h>
#include <sys/stat.h>

#include "lib/base/file.h"
#include "lib/site/attachment.h"
#include "lib/site/publishing.h"

int
publishing_file(struct publishing *pb, const char *name,
	const struct tree_entry **out, struct error *err)
{
	const char *path = arena_fmt(&pb->arena, "%s/%s",
		pb->site.config->site_path, name);
	const struct tree_entry *v;
	size_t lo = 0, hi, n;

	*out = NULL;
	if (tree_list(pb->o->m->tree, &v, &n, err) < 0)
		return -1;
	for (hi = n; lo < hi;) {
		size_t mid = lo + (hi - lo) / 2;
		int c = strcmp(v[mid].path, path);

		if (c == 0)
			*out = &v[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return 0;
}

/* The files of figures: a unit's are held against the municipality's, so each
 * counts for every page. False: their ids are not known. */
static bool
add_figures(struct buf *b, const struct tree_entry *v, size_t n,
	const char *folder)
{
	size_t i, length = strlen(folder);
	bool known = true;

	for (i = 0; i < n; i++) {
		if (strncmp(v[i].path, folder, length) != 0 ||
		    v[i].path[length] != '/')
			continue;
		pack_text(b, str_of(v[i].path));
		pack_text(b, str_of(v[i].id));
		known &= v[i].id[0] != '\0';
	}
	return known;
}

/* What all pages depend on: the program, the audience, the configuration. */
static void
add_common(struct buf *b, const struct publishing *pb)
{
	pack_text(b, str_of(pb->o->program));
	pack_u32(b, (uint32_t)pb->o->audience);
	pack_u64(b, pb->site.config->hash);
}

/* When the files of a commit changed is a part of what their pages say. */
int
publishing_history(struct publishing *pb, bool *shallow, struct error *err)
{
	const struct publish_options *o = pb->o;
	const char *commit;
	long long time;
	int offset, rc;

	commit = o->repo ? tree_commit(o->m->tree, &time, &offset) : NULL;
	if (commit == NULL)
		return 0;
	rc = history_read(&pb->history, o->repo, commit, arena_fmt(
		&pb->arena, "%s/history", o->state), err);
	*shallow = rc == 1;
	pb->site.repo = o->repo;
	pb->site.history = &pb->history;
	return rc < 0 ? -1 : 0;
}

static void
hash_group(struct publishing *pb, struct buf *b, size_t common, size_t i,
	bool known)
{
	const struct entries *e = &pb->o->m->groups[i];
	struct str folder, before = {0};
	size_t k;

	b->n = common;
	for (k = 0; k < e->units.n; k++)
		pack_text(b, str_of(e->units.v[k]));
	for (k = 0; k < e->n; k++) {
		pack_text(b, str_of(e->v[k].path));
		pack_text(b, str_of(e->v[k].id));
		pack_u32(b, e->v[k].mode);
		pack_u64(b, history_hash(&pb->history, e->v[k].path));
		known &= e->v[k].id[0] != '\0';
		folder = str_make(e->v[k].path, path_dir(e->v[k].path));
		if (k == 0 || !str_eq(folder, before))
			known &= attachments_pack(b, &pb->site,
				e->v[k].path);
		before = folder;
	}
	if (known)
		hash_sha256(pb->inputs[i], buf_view(b));
}

static int
hash_inputs(struct publishing *pb, struct error *err)
{
	const struct tree_entry *style, *v;
	struct buf b = {0};
	size_t common, i, n;
	bool known;

	if (publishing_file(pb, "site.css", &style, err) < 0 ||
	    tree_list(pb->o->m->tree, &v, &n, err) < 0)
		return -1;

	pb->n = pb->o->m->group_count;
	pb->inputs = xcalloc(pb->n + 1, sizeof(*pb->inputs));
	pb->fresh = xcalloc(pb->n + 1, sizeof(*pb->fresh));
	pb->bytes = xcalloc(pb->n + 1, sizeof(*pb->bytes));
	pb->places = xcalloc(pb->n + 1, sizeof(*pb->places));
	add_common(&b, pb);
	known = add_figures(&b, v, n, pb->site.config->data_path);
	common = b.n;
	pb->common = hash_quick(buf_view(&b), 0);
	for (i = 0; i < pb->n; i++)
		hash_group(pb, &b, common, i, known);
	b.n = common;
	pack_text(&b, style ? str_of(style->id) : STR(""));
	pack_u32(&b, (uint32_t)pb->o->today);
	buf_add(&b, (const char *)pb->inputs, pb->n * sizeof(*pb->inputs));
	hash_sha256(pb->inputs[pb->n], buf_view(&b));
	buf_free(&b);
	return 0;
}

/* What the last publishing found of a group still holds if nothing of it has
 * changed, and its first page (of units: the unit's own) stands untouched. */
static bool
still_holds(struct publishing *pb, size_t i)
{
	const struct memory_group *g = memory_find(&pb->memory,
		publishing_key(pb, i));
	struct error unheard;
	struct result was;
	struct str facts;

	/* Without ids of its files a group may be any. */
	if (g == NULL || pb->inputs[i][0] == '\0' ||
	    !str_is(g->input, pb->inputs[i]) || memory_read(&pb->memory,
	    &facts, &pb->arena, g->result.at, g->result.facts, &unheard) < 0)
		return false;
	if (!result_read_first(&was, facts) || (was.first.path &&
	    !output_stands(&pb->output, &was.first)))
		return false;
	pb->bytes[i] = facts;
	pb->places[i] = g->result;
	return true;
}

int
publishing_compare(struct publishing *pb, bool *any, struct error *err)
{
	size_t i;

	if (hash_inputs(pb, err) < 0)
		return -1;
	*any = pb->memory.n != pb->n + 1;
	for (i = 0; i <= pb->n; i++) {
		pb->fresh[i] = !still_holds(pb, i);
		*any |= pb->fresh[i];
	}
	return 0;
}

static int
by_key(const void *a, const void *b)
{
	const struct memory_group *x = a, *y = b;

	return str_cmp(x->key, y->key);
}

int
publishing_take(struct publishing *pb, size_t i, struct str facts,
	struct str pages, struct str words, struct error *err)
{
	struct memory_result *to = &pb->places[i];
	uint64_t after;

	to->facts = (uint32_t)facts.n;
	to->pages = (uint32_t)pages.n;
	to->words = (uint32_t)words.n;
	pb->bytes[i] = str_make(arena_strndup(&pb->arena, facts.p, facts.n),
		facts.n);
	return memory_add(&pb->memory, facts, &to->at, err) < 0 ||
		memory_add(&pb->memory, pages, &after, err) < 0 ? -1
		: memory_add(&pb->memory, words, &after, err);
}

int
publishing_save(struct publishing *pb, struct error *err)
{
	struct memory_group *groups = xcalloc(pb->n + 1, sizeof(*groups));
	size_t i;
	int rc;

	for (i = 0; i <= pb->n; i++)
		groups[i] = (struct memory_group){publishing_key(pb, i),
			str_of(pb->inputs[i]), pb->places[i]};
	qsort(groups, pb->n + 1, sizeof(*groups), by_key);
	rc = memory_save(&pb->memory, pb->o->program, pb->output.generation,
		groups, pb->n + 1, pb->o->preview, err);
	free(groups);
	return rc;
}

/* One state file for each folder and audience. */
int
publishing_remember(struct publishing *pb, struct error *err)
{
	const char *dir = pb->o->state;
	char hash[41], *full;

	if (mkdir(dir, 0700) < 0 && !file_is_dir(dir) &&
	    file_mkdirs(dir, err) < 0)
		return -1;
	full = realpath(pb->o->output, NULL);
	hash_sha1(hash, str_of(full ? full : pb->o->output));
	hash[16] = '\0';
	free(full);
	memory_open(&pb->memory, arena_fmt(&pb->arena, "%s/site-%s-%s", dir,
		audience_name(pb->o->audience), hash), pb->o->program,
		pb->output.generation);
	return 0;
}

