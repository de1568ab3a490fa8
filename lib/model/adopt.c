/* SPDX-License-Identifier: MPL-2.0 */
/* Taking a text over into a form: which part of it belongs where. */
#include "lib/model/adopt.h"

#include "lib/text/near.h"

/* A line that is longer is no heading, whatever it looks like. */
#define HEADING_MAX 120

struct piece *
adopt_piece(struct adopting *ad, size_t known, const char *heading)
{
	struct piece *p;

	ARENA_GROW(ad->a, ad->pieces, ad->n, ad->cap);
	p = &ad->pieces[ad->n++];
	*p = (struct piece){.known = known, .heading = heading};
	return p;
}

static void
make_head(struct head *h, struct adopting *ad, struct str text)
{
	struct heading taken;

	memset(h, 0, sizeof(*h));
	heading_split(&taken, text, &ad->ad->config->classes);
	label_texts(ad->a, taken.text, &h->plain, &h->folded);
}

/* The section that TEXT is a heading of, those in and around the present one
 * first; 0: none. */
size_t
adopt_find(struct adopt_walk *w, struct str text)
{
	const struct known_parts *k = &w->ad->known;
	struct str capture;
	struct head h;
	size_t p = w->at, n;

	make_head(&h, w->ad, text);
	if (h.folded.n == 0)
		return 0;
	for (;; p = k->v[p].parent) {
		n = known_child(k, p, &h, false, &capture);
		if (n || p == 0)
			break;
	}
	return n ? n : known_anywhere(k, &h, &capture);
}

/* The one section whose label begins with FOLDED, two words at the least. */
static size_t
find_beginning(struct adopt_walk *w, struct str folded)
{
	const struct known_parts *k = &w->ad->known;
	size_t i, j, found = 0;

	if (str_chr(folded, ' ') == folded.n)
		return 0;
	for (i = 1; i < k->n; i++)
		for (j = 0; j < k->v[i].part->label_count; j++) {
			struct str l = k->v[i].part->labels[j].folded;

			if (l.n <= folded.n || l.p[folded.n] != ' ' ||
			    !str_eq(str_make(l.p, folded.n), folded) ||
			    found == i)
				continue;
			if (found)
				return 0;
			found = i;
		}
	return found;
}

/* One that is spelt nearly so: a letter in five may be wrong. */
size_t
adopt_find_near(struct adopt_walk *w, struct str text)
{
	const struct known_parts *k = &w->ad->known;
	struct head h;
	struct near near = {0};
	size_t i, j, found = 0;

	make_head(&h, w->ad, text);
	near.word = h.folded;
	if (near.word.n < 5)
		return 0;
	for (i = 1; i < k->n; i++)
		for (j = 0; j < k->v[i].part->label_count; j++) {
			const struct label *l = &k->v[i].part->labels[j];
			struct str before = near.best;

			if (l->holes)
				continue;
			near_offer(&near, l->folded);
			if (near.best.p != before.p)
				found = i;
		}
	return near.best.p && near.distance <= utf8_count(near.word) / 5
		? found : find_beginning(w, near.word);
}

/* Begins the section NUMBER, whose heading was TEXT. */
struct piece *
adopt_begin(struct adopt_walk *w, size_t number, struct str text, int level,
	bool near)
{
	struct piece *p = adopt_piece(w->ad, number, arena_strndup(w->ad->a,
		text.p, text.n));

	p->near = near;
	w->at = number;
	w->level = level;
	w->begun = true;
	return p;
}

struct buf *
adopt_target(struct adopt_walk *w)
{
	if (w->ad->n == 0)
		adopt_piece(w->ad, 0, NULL);
	return &w->ad->pieces[w->ad->n - 1].text;
}

void
adopt_block(struct buf *out, struct str markdown)
{
	markdown = str_trim(markdown);
	if (markdown.n == 0)
		return;
	if (out->n)
		buf_z(out, "\n\n");
	buf_str(out, markdown);
}

/* What is left when "**" around all of a line is taken off; false: it is not
 * a line in bold. *REST is what follows the bold at its beginning. */
static bool
bold_begin(struct str s, struct str *bold, struct str *rest)
{
	size_t end;

	s = str_trim(s);
	if (!str_starts(s, "**") || s.n < 5)
		return false;
	s = str_skip(s, 2);
	end = str_find(s, STR("**"));
	if (end == s.n || end == 0)
		return false;
	*bold = str_make(s.p, end);
	*rest = str_trim(str_skip(s, end + 2));
	if (str_starts(*rest, ":"))
		*rest = str_trim(str_skip(*rest, 1));
	return true;
}

/* A heading in Word: one by style, or a paragraph that looks like one. */
static bool
take_heading(struct adopt_walk *w, const struct block *b)
{
	struct str source = source_slice(w->src, b->span), bold, rest = {0};
	struct str text = str_trim(b->text);
	bool style = b->kind == BLOCK_HEADING;
	bool strong = !style && bold_begin(source, &bold, &rest);
	size_t number, line = str_chr(text, '\n');
	bool near = false;

	if (strong && rest.n)
		text = bold;
	else if (line < text.n)
		return false;
	if (text.n == 0 || text.n > HEADING_MAX)
		return false;
	number = adopt_find(w, text);
	if (number == 0 && (style || (strong && rest.n == 0))) {
		number = adopt_find_near(w, text);
		near = number > 0;
	}
	if (number == 0)
		return false;
	adopt_begin(w, number, text, style ? b->level : BOLD_LEVEL, near);
	adopt_block(adopt_target(w), rest.n ? rest : STR(""));
	return true;
}

/* A heading that the form has not. The first one is the title; one below the
 * section stays in it, as bold text; others end it: what follows may be of a
 * higher class than the section. */
static void
other_heading(struct adopt_walk *w, const struct block *b, int level)
{
	struct str text = str_trim(b->text);

	if (!w->begun && w->ad->title == NULL && level == 1) {
		w->ad->title = arena_strndup(w->ad->a, text.p, text.n);
		return;
	}
	if (w->begun && level <= w->level && w->at) {
		w->at = 0;
		w->level = level;
		adopt_piece(w->ad, 0, NULL);
	}
	adopt_block(adopt_target(w), str_of(arena_fmt(w->ad->a, "**%.*s**",
		(int)text.n, text.p)));
}

/* Lines "Label: value" before the first section may be fields. */
static bool
take_fields(struct adopt_walk *w, const struct block *b)
{
	struct str rest = b->text, line;
	struct buf left = {0};
	bool any = false;

	if (w->begun)
		return false;
	while (str_split(&rest, '\n', &line)) {
		size_t colon = str_chr(line, ':');

		if (colon < line.n && adopt_field(w->ad, str_make(line.p,
		    colon), str_skip(line, colon + 1))) {
			any = true;
			continue;
		}
		if (str_trim(line).n)
			buf_fmt(&left, "%s%.*s", left.n ? "\n" : "",
				(int)line.n, line.p);
	}
	if (any)
		adopt_block(adopt_target(w), buf_view(&left));
	buf_free(&left);
	return any;
}

/* Whether B is a line in bold, and nothing else. */
static bool
is_bold(const struct adopt_walk *w, const struct block *b)
{
	struct str bold, rest;

	return b->kind == BLOCK_PARAGRAPH && b->text.n <= HEADING_MAX &&
		bold_begin(source_slice(w->src, b->span), &bold, &rest) &&
		rest.n == 0;
}

static void
take_block(struct adopt_walk *w, const struct block *b)
{
	if (b->kind == BLOCK_TABLE) {
		adopt_table(w, b);
		return;
	}
	if ((b->kind == BLOCK_HEADING || b->kind == BLOCK_PARAGRAPH) &&
	    take_heading(w, b))
		return;
	if (b->kind == BLOCK_HEADING)
		other_heading(w, b, b->level);
	else if (is_bold(w, b))
		other_heading(w, b, BOLD_LEVEL);
	else if (b->kind != BLOCK_PARAGRAPH || !take_fields(w, b))
		adopt_block(adopt_target(w), markdown_source(w->src, b, b));
}

/* Each place in the form gets what was written for it, in any order. */
int
adopt(struct buf *out, const struct adoption *from, struct adopted *result,
	struct error *err)
{
	struct arena a = {0};
	struct adopting ad = {.ad = from, .a = &a};
	struct findings unheard = {.arena = &a};
	struct markdown *md = markdown_new();
	const struct block *document, *b;
	struct source src;
	struct adopt_walk w = {.ad = &ad, .src = &src};
	size_t i;

	source_init(&src, &a, "word", from->text);
	known_list(&ad.known, &a, from->form, from->config, from->cycle);
	document = markdown_parse(md, &src, span_make(0,
		(uint32_t)from->text.n), &unheard);
	for (b = document ? document->first : NULL; b; b = b->next)
		take_block(&w, b);
	if (document)
		adopt_write(out, &ad, result);
	for (i = 0; i < ad.n; i++)
		buf_free(&ad.pieces[i].text);
	markdown_free(md);
	arena_free(&a);
	return document ? 0 : error_set(err, ERROR_REFUSED,
		"dokumentet er for stort eller for indviklet til ét dokument; del det",
		"the document is too large or too intricate for one; divide it");
}
