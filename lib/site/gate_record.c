/* SPDX-License-Identifier: MPL-2.0 */
/* What the gate knows of records: which sentences may be shown, and which not. */
#include "lib/site/gate.h"

static void
add_to_set(uint64_t v, struct str text, void *ctx)
{
	struct gate *g = ctx;

	fingerprints_add(g->into, v);
	if (g->watch && fingerprints_has(g->watch, v))
		g->seen(v, text, g->into, g->ctx);
}

static void
read_into(struct gate *g, struct fingerprints *set, struct str text)
{
	if (text.n < SENTENCE_BYTES)
		return;
	g->markup.reader.found = add_to_set;
	g->markup.reader.ctx = g;
	g->into = set;
	sentences_block(&g->markup.reader, text);
}

/* A comment is for the writers of a document, never for its readers. */
static void
read_block(struct gate *g, struct fingerprints *set, const struct record *r,
	const struct block *b)
{
	if (b->kind == BLOCK_COMMENT)
		read_into(g, &g->hidden, source_slice(&r->source, b->span));
	else
		read_into(g, set, b->text);
}

/* All below B and B itself, but for what is hidden. */
static void
read_below(struct gate *g, struct fingerprints *set, const struct record *r,
	const struct block *top, const struct hidden *hidden)
{
	const struct block *b, *c;
	bool out;

	for (b = top; b; b = block_after(top, b, !out)) {
		out = hidden_has(hidden, b);
		if (!out)
			read_block(g, set, r, b);
		for (c = out ? b : NULL; c; c = block_after(b, c, true))
			read_block(g, &g->hidden, r, c);
	}
}

static void
read_fields(struct gate *g, struct fingerprints *set, const struct value *map)
{
	uint32_t i, k;

	for (i = 0; map && i < map->n; i++) {
		const struct value *v = map->members[i].value;

		if (value_is_scalar(v))
			read_into(g, set, v->text);
		for (k = 0; value_is_list(v) && k < v->n; k++)
			if (value_is_scalar(v->items[k]))
				read_into(g, set, v->items[k]->text);
	}
}

/* Its texts one by one, as pages show them; where part of the text is
 * marked, its blocks have said which. */
static void
read_agreement(struct gate *g, struct fingerprints *set,
	const struct agreement *a)
{
	const char *const texts[] = {a->title, a->text, a->reason, a->theme,
		a->origin, a->owner, a->due_text, a->status};
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		read_into(g, set, str_of(texts[i]));
	for (i = 0; i < a->extra_count; i++)
		read_into(g, set, str_of(a->extras[i].value));
}

static void
read_section(struct gate *g, struct fingerprints *set, const struct record *r,
	const struct section *s, const struct hidden *hidden)
{
	const struct block *b;

	read_into(g, set, str_of(s->title));
	for (b = s->first; b; b = b == s->last ? NULL : b->next)
		read_below(g, set, r, b, hidden);
}

void
gate_record(struct gate *g, const struct record *r, bool seen,
	enum class most, const struct hidden *hidden)
{
	struct fingerprints *set = seen ? &g->shown : &g->hidden;
	const struct block *b;
	size_t i;

	read_into(g, set, str_of(r->title));
	read_into(g, set, str_of(r->place));
	if (!seen)
		read_fields(g, set, r->frontmatter);
	for (i = 0; i < r->all_count; i++) {
		const struct section *s = r->all_sections[i];

		read_section(g, seen && s->class <= most ? &g->shown
			: &g->hidden, r, s, hidden);
	}
	for (b = r->blocks ? r->blocks->first : NULL; b; b = b->next)
		if (b->kind == BLOCK_FOOTNOTE)
			read_below(g, set, r, b, hidden);
	for (i = 0; i < r->agreement_count; i++)
		read_agreement(g, seen && r->agreements[i].class <= most
			? &g->shown : &g->hidden, &r->agreements[i]);
}

void
gate_phrase(struct fingerprints *f, const char *text)
{
	struct gate g = {.into = f};

	g.markup.reader.found = add_to_set;
	g.markup.reader.ctx = &g;
	sentences_block(&g.markup.reader, str_of(text));
	markup_free(&g.markup);
}
