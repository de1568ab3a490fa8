/* SPDX-License-Identifier: MPL-2.0 */
/* Material of a class that this repository may not contain. */
#include "lib/check/rules.h"

static bool
is_held(const struct rules *k, enum class class)
{
	return k->r->config->holds & 1U << class;
}

static void
not_held(const struct rules *k, enum class class, struct span span)
{
	const char *word = words_first(&k->r->config->classes, (int)class);

	finding_add(k->fs, FINDING_CLASS_NOT_HELD, span, word ? word
		: class_name(class));
}

/* The document's class: where it says it, else at the top. */
static void
check_document(const struct rules *k)
{
	const struct record *r = k->r;
	const char *key = r->form->f_class.key;
	const struct value *v = key ? value_get(r->frontmatter, key) : NULL;

	not_held(k, r->class, v ? v->span : r->title_block
		? r->title_block->span : span_make(0, 0));
}

/* A section is said once: what stands in it is of its class anyway. */
static bool
is_new_class(const struct section *s)
{
	for (; s->parent; s = s->parent)
		if (s->parent->class != s->class)
			return true;
		else if (s->parent->filled)
			return false;
	return false;
}

/* The label of a link definition in LINE ("[label]: address"), which may stand
 * in a list or a quote; empty where it is none. */
static struct str
definition_label(struct str line)
{
	while (line.n && strchr(" \t-*+>", line.p[0]))
		line = str_skip(line, 1);
	if (line.n < 4 || line.p[0] != '[' || line.p[1] == '^')
		return STR("");
	line = str_skip(line, 1);
	return str_make(line.p, str_find(line, STR("]:")) < line.n
		? str_find(line, STR("]:")) : 0);
}

/* A link takes address and title from wherever its definition stands, so what
 * stands in a hidden part would be seen where it is used. */
static void
check_definitions(const struct rules *k, uint32_t from, uint32_t to)
{
	const struct source *src = &k->r->source;
	struct str rest = source_slice(src, span_make(from, to)), line;

	while (str_split(&rest, '\n', &line)) {
		struct str label = definition_label(line);
		size_t at = (size_t)(line.p - src->text.p);

		if (label.n)
			finding_add(k->fs, FINDING_DEFINITION_HIDDEN,
				span_make(at, at + line.n), arena_strndup(
				k->fs->arena, label.p, label.n));
	}
}

static void
check_hidden(const struct rules *k)
{
	const struct record *r = k->r;
	size_t i;

	for (i = 1; i < r->all_count; i++) {
		const struct section *s = r->all_sections[i];

		if (s->heading && s->class > s->parent->class)
			check_definitions(k, s->heading->span.to, s->end
				? s->end->span.from : r->body.to);
	}
	for (i = 0; i < r->marked_count; i++)
		if (r->marked[i].block->kind != BLOCK_HEADING)
			check_definitions(k, r->marked[i].block->span.from,
				r->marked[i].block->span.to);
}

/* A field `class` of the document that no word explains is said elsewhere,
 * and so is what could not be read. */
void
check_classes(const struct rules *k)
{
	const struct record *r = k->r;
	enum class around = r->root.class;
	size_t i;

	check_hidden(k);
	if (!is_held(k, r->class)) {
		if (r->readable)
			check_document(k);
		return;
	}
	for (i = 1; i < r->all_count; i++) {
		const struct section *s = r->all_sections[i];

		if (s->filled && !is_held(k, s->class) && is_new_class(s))
			not_held(k, s->class, s->span);
	}
	for (i = 0; i < r->marked_count; i++)
		if (r->marked[i].class > around &&
		    !is_held(k, r->marked[i].class))
			not_held(k, r->marked[i].class,
				r->marked[i].block->span);
}
