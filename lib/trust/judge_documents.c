/* SPDX-License-Identifier: MPL-2.0 */
/* The documents that a commit touches: read before and after, with the
 * parent's configuration and forms, and what differs. */
#include "lib/trust/judging.h"

#include "lib/base/hash.h"
#include "lib/check/check.h"

static int
read_record(struct record **out, struct judging *k, struct tree *tree,
	const char *path, unsigned mode, struct findings *fs, struct error *err)
{
	struct buf text = {0};
	struct place place;
	int rc;

	*out = NULL;
	if (tree == NULL || (mode & 0170000) != 0100000)
		return 0;
	rc = tree_read(tree, path, MARKDOWN_SIZE, &text, err);
	if (rc == 1) {
		size_t first = fs->n;

		fs->path = path;
		fs->draft = false;
		config_place(&place, k->config, k->a, path, NULL);
		*out = record_read(k->a, k->config, path, str_make(
			arena_strndup(k->a, buf_cstr(&text), text.n), text.n),
			&place, k->md, fs);
		if (*out) {
			check_record(*out, fs);
			findings_locate(fs, first, &(*out)->source);
		}
	}
	buf_free(&text);
	return rc < 0 ? -1 : 0;
}

/* "tema/baggrund": the ids around a section, the outermost first; "" for what
 * the form has no name for. */
static const char *
ids_of(struct arena *a, const struct section *s)
{
	const char *ids = "";

	for (; s && s->parent; s = s->parent)
		if (s->part && s->id[0])
			ids = *ids ? arena_fmt(a, "%s/%s", s->id, ids) : s->id;
	return ids;
}

static size_t
begins_at(const struct section *s, size_t otherwise)
{
	const struct block *b = s->heading ? s->heading : s->first;

	return b ? b->span.from : otherwise;
}

/* The text of each section by its ids, without that of those inside, as struct
 * buf; drop gives them back. */
static void
gather(struct map *out, struct arena *a, const struct record *r)
{
	size_t i, from = r->body.from, to;

	for (i = 0; i < r->all_count; i++, from = to) {
		const char *ids = ids_of(a, r->all_sections[i]);
		struct buf *all = map_get(out, str_of(ids));

		to = i + 1 < r->all_count ? begins_at(r->all_sections[i + 1],
			from) : r->body.to;
		if (to < from)
			to = from;
		if (all == NULL) {
			all = ARENA_NEW(a, struct buf);
			map_put(out, str_of(ids), all);
		}
		buf_str(all, str_trim(str_make(r->source.text.p + from,
			to - from)));
		buf_char(all, '\n');
	}
}

static void
drop(struct map *m)
{
	size_t i;

	for (i = 0; i < m->cap; i++)
		if (m->slots[i].value)
			buf_free(m->slots[i].value);
	map_free(m);
}

/* Whether a field differs that is neither state nor what people say of the
 * document. */
static bool
fields_differ(const struct record *x, const struct record *y)
{
	const struct form *f = y->form ? y->form : x->form;
	const char *const apart[] = {f ? f->f_state.key : NULL,
		f ? f->f_approvals.key : NULL, f ? f->f_objections.key : NULL,
		f ? f->f_corrections.key : NULL};
	uint32_t i;
	size_t k;

	if (x->frontmatter == NULL || y->frontmatter == NULL)
		return x->frontmatter != y->frontmatter;
	for (i = 0; i < y->frontmatter->n; i++) {
		const struct member *m = &y->frontmatter->members[i];
		const struct member *old;

		for (k = 0; k < 4 && !(apart[k] && str_is(m->key, apart[k]));
		     k++)
			;
		if (k < 4)
			continue;
		old = value_member(x->frontmatter, m->key);
		if (old == NULL || !value_equal(old->value, m->value))
			return true;
	}
	return false;
}

static void
add_section(struct touched *t, const char *ids)
{
	t->sections.v[t->sections.n++] = ids;
}

/* The sections of X that Y has not, or otherwise (BOTH). */
static void
compare_maps(struct touched *t, const struct map *x, const struct map *y,
	bool both)
{
	size_t i;

	for (i = 0; i < x->cap; i++) {
		const struct buf *mine = x->slots[i].value, *other;

		if (mine == NULL)
			continue;
		other = map_get(y, x->slots[i].key);
		if (other == NULL ? str_trim(buf_view(mine)).n > 0
		    : both && !str_eq(buf_view(mine), buf_view(other)))
			add_section(t, x->slots[i].key.p);
	}
}

static void
find_sections(struct judging *k, struct touched *t)
{
	struct map old = {.n = 0}, new = {.n = 0};

	gather(&old, k->a, t->before);
	gather(&new, k->a, t->after);
	t->sections.v = ARENA_ARRAY(k->a, const char *, old.n + new.n + 1);
	compare_maps(t, &old, &new, true);
	compare_maps(t, &new, &old, false);
	if (fields_differ(t->before, t->after) ||
	    fields_differ(t->after, t->before))
		add_section(t, "");
	drop(&old);
	drop(&new);
}

/* What judge_files can't see: a number that the fields spell by escapes. */
static void
refuse_number(struct judging *k, const struct finding *f)
{
	const struct reasons *rs = &k->v->reasons;
	size_t i;

	for (i = 0; i < rs->n; i++)
		if (rs->v[i].code == REASON_CPR && rs->v[i].path &&
		    streq(rs->v[i].path, f->path))
			return;
	judging_refuse(k, REASON_CPR, f->path, arena_fmt(k->a, "@line:%u",
		f->line));
}

/* Keeps F, which is about a file that is touched; false: it refuses nothing
 * by itself. */
static bool
keep_finding(struct judging *k, const struct finding *f, bool class_only)
{
	if (f->code == FINDING_CLASS_NOT_HELD)
		judging_refuse(k, REASON_CLASS, f->path, f->args[0]);
	else if (class_only)
		return false;
	finding_copy(&k->v->findings, f);
	return f->code != FINDING_CLASS_NOT_HELD;
}

void
judge_findings(struct judging *k, const struct findings *fs, bool class_only)
{
	const struct delta *d = &k->v->delta;
	size_t *errors = ARENA_ARRAY(k->a, size_t, d->n), *n, i;
	struct map paths = {.n = 0};

	for (i = 0; i < d->n; i++)
		map_put(&paths, str_of(d->v[i].path), &errors[i]);
	for (i = 0; i < fs->n; i++) {
		const struct finding *f = &fs->v[i];

		n = map_get(&paths, str_of(f->path));
		if (n == NULL || f->severity != SEVERITY_ERROR)
			continue;
		if (f->code == FINDING_CPR)
			refuse_number(k, f);
		else
			*n += keep_finding(k, f, class_only);
	}
	for (i = 0; i < d->n; i++)
		if (errors[i])
			judging_refuse(k, REASON_DOCUMENT, d->v[i].path,
				arena_fmt(k->a, "%zu", errors[i]));
	map_free(&paths);
}

int
judge_documents(struct judging *k, struct findings *fs, struct error *err)
{
	struct findings unheard = {.arena = k->a};
	size_t i;

	for (i = 0; i < k->v->touched_count; i++) {
		struct touched *t = &k->v->touched[i];

		if (read_record(&t->before, k, k->before, t->entry->path,
		    t->entry->old_mode, &unheard, err) < 0 ||
		    read_record(&t->after, k, k->after, t->entry->path,
		    t->entry->new_mode, fs, err) < 0)
			return -1;
		t->changes = approval_changes(t->before, t->after);
		if (t->before && t->after && t->changes)
			find_sections(k, t);
	}
	k->read = true;
	return 0;
}
