/* SPDX-License-Identifier: MPL-2.0 */
/* What was removed from the history. */
#include "lib/form/scrubbed.h"

#include <stdlib.h>

#include "lib/base/hash.h"
#include "lib/form/shape.h"
#include "lib/text/json.h"
#include "lib/text/yaml.h"

#define LARGEST ((size_t)64 << 20)

const char *
scrubbed_path(struct arena *a, const char *schema)
{
	size_t n = strlen(schema);

	return arena_fmt(a, n && schema[n - 1] == '/' ? "%sscrubbed.yaml"
		: "%s/scrubbed.yaml", schema);
}

/* The texts of a value, where it has them as an id must be. */
static const char *
id_of(const struct value *v, const char *key)
{
	const char *text = value_text(value_get(v, key));

	return hash_is_id(str_of(text)) ? text : NULL;
}

static bool
read_entry(struct scrub_entry *e, struct arena *a, const struct value *v)
{
	const struct value *list = value_get(v, "commits");
	uint32_t i;

	e->date = value_date(value_get(v, "date"));
	e->by = value_text(value_get(v, "by"));
	e->role = value_text(value_get(v, "role"));
	e->ground = value_text(value_get(v, "ground"));
	if (!value_is_list(list) || !e->by || !e->role || !e->ground)
		return false;
	e->commits = ARENA_ARRAY(a, struct scrubbed_commit, list->n);
	for (i = 0; i < list->n; i++) {
		struct scrubbed_commit *c = &e->commits[e->n];

		c->old = id_of(list->items[i], "old");
		c->new = id_of(list->items[i], "new");
		if (c->old == NULL || c->new == NULL)
			return false;
		e->n++;
	}
	return true;
}

static int
by_new(const void *a, const void *b)
{
	return strcmp((*(const struct scrubbed_commit *const *)a)->new,
		(*(const struct scrubbed_commit *const *)b)->new);
}

static void
sort_commits(struct scrubbed *s, struct arena *a)
{
	size_t i, k, n = 0;

	for (i = 0; i < s->n; i++)
		n += s->v[i].n;
	s->by_new = ARENA_ARRAY(a, const struct scrubbed_commit *, n);
	for (i = 0; i < s->n; i++)
		for (k = 0; k < s->v[i].n; k++)
			s->by_new[s->commit_count++] = &s->v[i].commits[k];
	if (n)
		qsort(s->by_new, n, sizeof(*s->by_new), by_new);
}

static void
read_entries(struct scrubbed *s, struct arena *a, const struct value *list)
{
	uint32_t i;

	if (!value_is_list(list))
		return;
	s->v = ARENA_ARRAY(a, struct scrub_entry, list->n);
	for (i = 0; i < list->n; i++)
		if (!read_entry(&s->v[s->n++], a, list->items[i])) {
			s->n = 0;
			return;
		}
	sort_commits(s, a);
}

int
scrubbed_read(struct scrubbed *out, struct arena *a, struct tree *tree,
	const char *path, struct error *err)
{
	struct findings unheard = {.arena = a};
	struct buf text = {0};
	struct source src;
	int rc = tree_read(tree, path, LARGEST, &text, err);

	memset(out, 0, sizeof(*out));
	if (rc == 1) {
		source_init(&src, a, path, str_make(arena_strndup(a,
			buf_cstr(&text), text.n), text.n));
		read_entries(out, a, value_get(yaml_read(a, &src,
			span_make(0, text.n), &unheard), "scrubs"));
	}
	buf_free(&text);
	return rc < 0 ? -1 : 0;
}

const struct scrub_entry *
scrubbed_entry(const struct scrubbed *s, const char *id)
{
	struct scrubbed_commit key = {NULL, id}, *at = &key;
	size_t i;

	if (s->commit_count == 0 || !bsearch(&at, s->by_new, s->commit_count,
	    sizeof(*s->by_new), by_new))
		return NULL;
	for (i = s->n; i-- > 0;) {
		size_t k;

		for (k = 0; k < s->v[i].n; k++)
			if (streq(s->v[i].commits[k].new, id))
				return &s->v[i];
	}
	return NULL;
}

const char *
scrubbed_now(const struct scrubbed *s, const char *id)
{
	size_t i, k;

	for (i = 0; i < s->n; i++)
		for (k = 0; k < s->v[i].n; k++)
			if (streq(s->v[i].commits[k].old, id)) {
				id = s->v[i].commits[k].new;
				break;
			}
	return id;
}

void
scrubbed_write(struct buf *out, const struct scrub_entry *e)
{
	char day[11];
	size_t i;

	if (out->n == 0)
		buf_z(out, "# Skrevet af referat scrub: hvad der er fjernet af historien, af hvem og hvorfor.\n"
			"# Her står aldrig, hvad der stod. Linjerne rettes ikke.\nscrubs:\n");
	date_format(day, e->date);
	buf_fmt(out, "  - date: %s\n    by: ", day);
	json_quote(out, str_of(e->by));
	buf_z(out, "\n    role: ");
	json_quote(out, str_of(e->role));
	buf_z(out, "\n    ground: ");
	json_quote(out, str_of(e->ground));
	buf_z(out, "\n    commits:\n");
	for (i = 0; i < e->n; i++)
		buf_fmt(out, "      - {old: \"%s\", new: \"%s\"}\n",
			e->commits[i].old, e->commits[i].new);
}
