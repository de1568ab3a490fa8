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

/* A field `class` of the document that no word explains is said elsewhere,
 * and so is what could not be read. */
void
check_classes(const struct rules *k)
{
	const struct record *r = k->r;
	enum class around = r->root.class;
	size_t i;

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
