/* SPDX-License-Identifier: MPL-2.0 */
/* What every agreement must say. */
#include "lib/check/rules.h"

#include "lib/base/ascii.h"
#include "lib/model/content.h"

static const struct agreement_label *
label_of(const struct agreements_spec *spec, enum agreement_field field)
{
	size_t i;

	for (i = 0; i < spec->n; i++)
		if (spec->labels[i].field == field)
			return &spec->labels[i];
	return NULL;
}

static const char *
label_text(const struct agreement_label *l)
{
	return l->labels.n ? l->labels.v[0] : l->name;
}

static bool
has_extra(const struct agreement *ag, const char *name)
{
	size_t i;

	for (i = 0; i < ag->extra_count; i++)
		if (streq(ag->extras[i].name, name))
			return true;
	return false;
}

static bool
is_said(const struct agreement *ag, const struct agreement_label *l)
{
	switch (l->field) {
	case FIELD_TITLE:
		return true;
	case FIELD_ID:
		return !ag->id_made;
	case FIELD_STATUS:
		return ag->status_known || (ag->said & 1U << FIELD_STATUS);
	case FIELD_THEME:
		return ag->theme != NULL;
	case FIELD_ORIGIN:
		return ag->origin != NULL;
	case FIELD_TEXT:
		return ag->text != NULL;
	case FIELD_OTHER:
		return has_extra(ag, l->name);
	default:
		return (ag->said & 1U << l->field) != 0;
	}
}

/* What AG would say of itself with VALUE: "- Frist: 2026-06-30" below a
 * heading, "(Frist: 2026-06-30)" in an item. */
static const char *
line_of(const struct rules *k, const struct agreement *ag,
	const struct agreement_label *l, struct str value)
{
	bool heading = ag->block->kind == BLOCK_HEADING;
	bool inside = ag->block->kind == BLOCK_ITEM ||
		ag->block->kind == BLOCK_CELL;

	return arena_fmt(k->fs->arena, "%s%s: %.*s%s", heading ? "- " : inside
		? "(" : "", label_text(l), (int)value.n, value.p,
		inside ? ")" : "");
}

/* The same in the words of the municipality. */
static const char *
example(const struct rules *k, const struct agreement *ag,
	const struct agreement_label *l)
{
	const struct config *c = k->r->config;
	const char *value = NULL;
	char day[11];

	switch (l->field) {
	case FIELD_OWNER:
		value = c->roles.n ? c->roles.v[0] : NULL;
		break;
	case FIELD_DUE:
		date_format(day, cycle_last_day(&c->cycles, k->r->cycle ==
			CYCLE_NONE ? 2025 : k->r->cycle));
		value = day;
		break;
	case FIELD_STATUS:
		value = words_first(&c->statuses, STATUS_OPEN);
		break;
	default:
		break;
	}
	return line_of(k, ag, l, str_of(value ? value : "…"));
}

static bool
is_missing(const struct agreement *ag, const struct agreement_label *l)
{
	return l->required && !is_said(ag, l);
}

static bool
is_misspelt(const struct agreement *ag, const struct agreement_label *l)
{
	size_t i;

	for (i = 0; i < ag->misspelt_count; i++)
		if (ag->misspelt[i].label == l)
			return true;
	return false;
}

static void
found_missing(const struct rules *k, const struct agreement *ag,
	const struct agreement_label *l, struct span span, const char *line)
{
	finding_add(k->fs, FINDING_AGREEMENT_FIELD, span,
		ag->title ? ag->title : ag->id, label_text(l), line);
}

/* Longer values are not said again. */
#define SAID_MAX 60

/* What a label was meant as is missing, perhaps: that is then told where it
 * stands, with the line as it should be. */
static void
check_misspelt(const struct rules *k, const struct agreement *ag,
	const struct misspelt *m)
{
	struct str value = str_of(m->value);

	if (is_missing(ag, m->label))
		found_missing(k, ag, m->label, m->span, line_of(k, ag, m->label,
			value.n && value.n <= SAID_MAX ? value : STR("…")));
	else
		finding_add(k->fs, FINDING_AGREEMENT_LABEL, m->span, m->word,
			m->meant);
}

/* A reason may be given in its field, or in the text where there is none. */
static void
check_reason(const struct rules *k, const struct agreement *ag)
{
	const struct agreement_label *l = label_of(ag->part->agreements,
		FIELD_REASON);

	if (ag->state != STATUS_DROPPED || ag->reason || (l == NULL && ag->text))
		return;
	finding_add(k->fs, FINDING_AGREEMENT_REASON, ag->status_span,
		ag->title ? ag->title : ag->id, l ? label_text(l) : "…");
}

/* The length of "A6)", "a6", "A 6", "A-6", "Aftale 6:" at the front of a title:
 * meant as an id, but not written as one. "I 7. klasse" is none. LETTERS and
 * NUMBER are its parts. */
static size_t
odd_id(struct str title, struct str *letters, struct str *number)
{
	struct str rest = title, lower = STR("aftale ");
	size_t n = 0;
	bool apart = false;

	if (title.n > lower.n && text_same(str_make(title.p, lower.n - 1),
	    str_make(lower.p, lower.n - 1)) && title.p[lower.n - 1] == ' ') {
		*letters = STR("A");
		rest = str_skip(title, lower.n);
		if (str_starts(rest, "nr. "))
			rest = str_skip(rest, 4);
	} else {
		while (n < 3 && n < rest.n && ascii_letter(rest.p[n]))
			n++;
		*letters = str_make(title.p, n);
		rest = str_skip(title, n);
		apart = rest.n && (rest.p[0] == ' ' || rest.p[0] == '-');
		if (n == 0 || (apart && (n > 1 || title.p[0] == 'I')) ||
		    ((title.p[0] & 32) && (apart || n > 1)))
			return 0;
		rest = str_skip(rest, apart);
	}
	*number = str_make(rest.p, ascii_digits(rest));
	rest = str_skip(rest, number->n);
	if (number->n == 0 || number->n > 3 || (apart && str_starts(rest, ".")))
		return 0;
	if (rest.n && strchr(").:", rest.p[0]))
		rest = str_skip(rest, 1);
	return rest.n && rest.p[0] == ' ' ? title.n - rest.n : 0;
}

static void
check_id(const struct rules *k, const struct agreement *ag)
{
	struct str title = str_of(ag->title), letters, number;
	struct arena *a = k->fs->arena;
	size_t i, n = odd_id(title, &letters, &number);
	char *id;

	if (n == 0)
		return;
	id = arena_alloc(a, letters.n + number.n + 1);
	for (i = 0; i < letters.n; i++)
		id[i] = (char)(letters.p[i] & ~32);
	memcpy(id + letters.n, number.p, number.n);
	title = str_trim(str_skip(title, n));
	finding_add(k->fs, FINDING_AGREEMENT_ID, ag->span,
		arena_strndup(a, ag->title, n), id, title.p);
}

/* The length of "[]", "[ x]", "[v]", "(x)" or "☒" at the front of a title, or of
 * a box with no space behind it: meant as one to tick, "[ ]" or "[x]". */
static size_t
odd_box(struct str title)
{
	static const char *const ticks[] = {"", "x", "v", "ok", "✓", "✔"};
	static const char *const drawn[] = {"☐", "☑", "☒", "✓", "✔"};
	bool round = str_starts(title, "(");
	size_t i, end = str_chr(title, round ? ')' : ']');
	struct str inside;

	for (i = 0; i < sizeof(drawn) / sizeof(*drawn); i++)
		if (str_starts(title, drawn[i]))
			return strlen(drawn[i]);
	if ((!round && !str_starts(title, "[")) || end + 1 >= title.n ||
	    strchr("([", title.p[end + 1]))
		return 0;
	inside = str_trim(str_make(title.p + 1, end - 1));
	for (i = 0; i < sizeof(ticks) / sizeof(*ticks); i++)
		if (text_same(inside, str_of(ticks[i])))
			return end + 1;
	return 0;
}

static void
check_box(const struct rules *k, const struct agreement *ag)
{
	size_t n = ag->block->kind == BLOCK_ITEM ? odd_box(str_of(ag->title))
		: 0;

	if (n)
		finding_add(k->fs, FINDING_AGREEMENT_BOX, ag->span,
			arena_strndup(k->fs->arena, ag->title, n));
}

static void
check_one(const struct rules *k, const struct agreement *ag)
{
	const struct agreements_spec *spec = ag->part->agreements;
	size_t i;

	if (ag->title == NULL)
		finding_add(k->fs, FINDING_AGREEMENT_TITLE, ag->span, "");
	else if (ag->id_made)
		check_id(k, ag);
	if (ag->title)
		check_box(k, ag);
	for (i = 0; i < spec->n; i++)
		if (is_missing(ag, &spec->labels[i]) &&
		    !is_misspelt(ag, &spec->labels[i]))
			found_missing(k, ag, &spec->labels[i], ag->span,
				example(k, ag, &spec->labels[i]));
	for (i = 0; i < ag->misspelt_count; i++)
		check_misspelt(k, ag, &ag->misspelt[i]);
	check_reason(k, ag);
}

/* Agreements as the rows of a table need a column for their titles. */
static void
check_title_column(const struct rules *k, const struct section *s)
{
	const struct agreement_label *l = label_of(s->part->agreements,
		FIELD_TITLE);
	struct walk w = walk_of(k->r, s);
	const struct block *b, *cell;
	size_t i;

	if (l == NULL || s->part->agreements->as != AS_TABLE)
		return;
	while ((b = walk_next(&w)) != NULL) {
		bool found = b->kind != BLOCK_TABLE || b->first == NULL;

		for (cell = found ? NULL : b->first->first; cell && !found;
		    cell = cell->next)
			for (i = 0; i < l->labels.n; i++)
				found = found || text_same(cell->text,
					str_of(l->labels.v[i]));
		if (!found)
			finding_add(k->fs, FINDING_TABLE_COLUMN, b->first->span,
				label_text(l), arena_fmt(k->fs->arena,
				"| %s |", label_text(l)));
	}
}

void
check_agreements(const struct rules *k)
{
	const struct record *r = k->r;
	size_t i;

	for (i = 0; i < r->agreement_count; i++)
		check_one(k, &r->agreements[i]);
	for (i = 0; i < r->all_count; i++) {
		const struct part *p = r->all_sections[i]->part;

		if (p && p->content == CONTENT_AGREEMENTS && p->agreements)
			check_title_column(k, r->all_sections[i]);
	}
}
