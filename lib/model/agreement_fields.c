/* SPDX-License-Identifier: MPL-2.0 */
/* What an agreement says of itself: its name and its fields. */
#include "lib/base/ascii.h"
#include "lib/model/agreement.h"
#include "lib/model/heading.h"
#include "lib/text/near.h"

static const char *
keep(const struct agreement_reader *rd, struct str s)
{
	return arena_strndup(rd->r->arena, s.p, s.n);
}

/* Line breaks in a paragraph or cell are no part of what it says. */
static const char *
keep_line(const struct agreement_reader *rd, struct str s)
{
	char *copy = arena_strndup(rd->r->arena, s.p, s.n), *at;

	for (at = copy; (at = strchr(at, '\n')) != NULL; at++)
		*at = ' ';
	return copy;
}

/* Without spaces at its ends, also those that a word processor put there so
 * that the line does not break. */
static struct str
trim_all(struct str s)
{
	size_t n;

	do {
		n = s.n;
		s = str_trim(s);
		if (str_starts(s, "\xc2\xa0"))
			s = str_skip(s, 2);
		if (str_ends(s, "\xc2\xa0"))
			s.n -= 2;
	} while (s.n != n);
	return s;
}

static bool
says_nothing(struct str s)
{
	return s.n == 0 || str_is(s, "-") || str_is(s, "–") || str_is(s, "—");
}

/* Paragraphs longer than this are not searched for the place of a value. */
#define NARROW_MAX 4096

/* Where VALUE stands within SPAN; all of it where it is written otherwise. */
static struct span
narrow(const struct source *src, struct span span, struct str value)
{
	struct str text = source_slice(src, span), rest = str_trim(text);
	size_t at;

	if (value.n == 0 || text.n > NARROW_MAX)
		return span;
	/* Most often it is all there is. */
	at = str_eq(rest, value) ? (size_t)(rest.p - text.p)
		: str_find(text, value);
	if (at == text.n)
		return span;
	return span_make(span.from + at, span.from + at + value.n);
}

/* Whether two texts may begin with the same letter, seen quickly. */
static bool
may_be_same(const char *label, struct str text)
{
	unsigned char a = (unsigned char)label[0];
	unsigned char b = (unsigned char)text.p[0];

	return a >= 0x80 || b >= 0x80 || ((a ^ b) & ~0x20) == 0;
}

const struct agreement_label *
agreement_label(const struct agreement_reader *rd, struct str label)
{
	const struct agreements_spec *spec = rd->part->agreements;
	size_t i, j;

	label = text_compose(rd->r->arena, str_trim(label));
	if (label.n == 0)
		return NULL;
	for (i = 0; i < spec->n; i++)
		for (j = 0; j < spec->labels[i].labels.n; j++)
			if (may_be_same(spec->labels[i].labels.v[j], label) &&
			    text_same(str_of(spec->labels[i].labels.v[j]),
			    label))
				return &spec->labels[i];
	return NULL;
}

static void
set_class(struct agreement_reader *rd, struct agreement *ag, struct str value,
	struct span span)
{
	const struct words *classes = &rd->r->config->classes;
	int meaning = words_meaning(classes, value);
	const char *near = words_near(classes, value);

	if (meaning < 0)
		finding_add(rd->fs, FINDING_CLASS_UNKNOWN, span,
			keep(rd, value), near ? near
			: words_first(classes, CLASS_CONFIDENTIAL));
	if (meaning < 0)
		meaning = CLASS_CONFIDENTIAL;
	if (meaning > (int)ag->class)
		ag->class = (enum class)meaning;
}

static void
set_extra(struct agreement_reader *rd, struct agreement *ag,
	const char *name, struct str value)
{
	ARENA_GROW(rd->r->arena, ag->extras, ag->extra_count, ag->extra_cap);
	ag->extras[ag->extra_count].name = name;
	ag->extras[ag->extra_count].value = keep(rd, value);
	ag->extra_count++;
}

static struct span *
value_span(struct agreement *ag, enum agreement_field field)
{
	switch (field) {
	case FIELD_OWNER:
		return &ag->owner_span;
	case FIELD_DUE:
		return &ag->due_span;
	case FIELD_STATUS:
		return &ag->status_span;
	case FIELD_CONTINUES:
		return &ag->continues_span;
	default:
		return NULL;
	}
}

void
agreement_set(struct agreement_reader *rd, struct agreement *ag,
	const struct agreement_label *label, struct str value,
	struct span span)
{
	struct span *place = value_span(ag, label->field);

	value = trim_all(value);
	if (place)
		*place = narrow(&rd->r->source, span, value);
	if (says_nothing(value)) {
		ag->blank |= 1U << label->field;
		return;
	}
	ag->said |= 1U << label->field;
	switch (label->field) {
	case FIELD_ID:
		ag->id = keep_line(rd, value);
		break;
	case FIELD_TITLE:
		ag->title = keep_line(rd, value);
		break;
	case FIELD_OWNER:
		ag->owner = keep_line(rd, value);
		break;
	case FIELD_DUE:
		ag->due_text = keep_line(rd, value);
		break;
	case FIELD_STATUS:
		ag->status = keep_line(rd, value);
		break;
	case FIELD_THEME:
		ag->theme = keep_line(rd, value);
		break;
	case FIELD_CONTINUES:
		ag->continues = keep_line(rd, value);
		break;
	case FIELD_REASON:
		ag->reason = keep_line(rd, value);
		break;
	case FIELD_TEXT:
		ag->text = keep(rd, value);
		break;
	case FIELD_CLASS:
		set_class(rd, ag, value, narrow(&rd->r->source, span, value));
		break;
	case FIELD_ORIGIN:
		ag->origin = keep_line(rd, value);
		break;
	case FIELD_OTHER:
		set_extra(rd, ag, label->name, value);
		break;
	}
}

bool
agreement_take_field(struct agreement_reader *rd, struct agreement *ag,
	struct str text, struct span span)
{
	size_t colon = str_chr(text, ':');
	const struct agreement_label *label;

	if (colon == text.n)
		return false;
	label = agreement_label(rd, str_make(text.p, colon));
	if (label == NULL)
		return false;
	if (str_eq(source_slice(&rd->r->source, span), text))
		span.from += (uint32_t)colon + 1;
	agreement_set(rd, ag, label, str_skip(text, colon + 1), span);
	return true;
}

/* Whether WORD is how LABEL begins: "Ansvar" for "Ansvarlig". */
static bool
is_begun(struct str word, struct str label)
{
	return word.n < label.n && text_same(word, str_make(label.p, word.n));
}

/* The label that WORD is nearly, or is the beginning of; NULL. *MEANT is how the
 * form writes it. */
static const struct agreement_label *
nearly(const struct agreement_reader *rd, struct str word, const char **meant)
{
	const struct agreements_spec *spec = rd->part->agreements;
	const struct agreement_label *found = NULL;
	struct near near = {.word = word};
	size_t most = utf8_count(word) < 6 ? 1 : 2, i, j;

	for (i = 0; i < spec->n; i++)
		for (j = 0; j < spec->labels[i].labels.n; j++) {
			const char *label = spec->labels[i].labels.v[j];

			near_offer(&near, str_of(label));
			if ((near.best.p == label && near.distance <= most) ||
			    (found == NULL && is_begun(word, str_of(label)))) {
				found = &spec->labels[i];
				*meant = label;
			}
		}
	return found;
}

/* Words before a colon that are longer are a sentence. */
#define WORD_MAX 30

void
agreement_note_field(const struct agreement_reader *rd, struct agreement *ag,
	struct str text, struct span span)
{
	size_t colon = str_chr(text, ':');
	struct str word = str_trim(str_make(text.p, colon));
	struct odd_field odd = {0};

	if (colon == text.n || word.n == 0 || word.n > WORD_MAX)
		return;
	if (utf8_count(word) >= 4 && str_chr(word, ' ') == word.n)
		odd.label = nearly(rd, word, &odd.meant);
	odd.word = keep(rd, word);
	odd.value = keep_line(rd, str_trim(str_skip(text, colon + 1)));
	odd.span = narrow(&rd->r->source, span, word);
	ARENA_GROW(rd->r->arena, ag->odd, ag->odd_count, ag->odd_cap);
	ag->odd[ag->odd_count++] = odd;
}

size_t
agreement_id_length(struct str text)
{
	size_t i = 0, letters = 0, digits = 0;

	for (; i < text.n && letters < 4; letters++)
		if (text.p[i] >= 'A' && text.p[i] <= 'Z')
			i++;
		else if (str_starts(str_skip(text, i), "Æ") ||
		    str_starts(str_skip(text, i), "Ø") ||
		    str_starts(str_skip(text, i), "Å"))
			i += 2;
		else
			break;
	for (; i < text.n && ascii_digit(text.p[i]); i++)
		digits++;
	if (letters < 1 || letters > 3 || digits < 1 || digits > 6)
		return 0;
	return i == text.n || strchr(": \t\n", text.p[i]) ||
		str_starts(str_skip(text, i), "\xc2\xa0") ? i : 0;
}

/* The place of the bracket that the one at the end of TEXT closes; text.n
 * where none does. */
static size_t
opening(struct str text)
{
	size_t i = text.n, depth = 0;

	if (!str_ends(text, ")"))
		return text.n;
	while (i-- > 0) {
		if (text.p[i] == ')')
			depth++;
		else if (text.p[i] == '(' && --depth == 0)
			return i;
	}
	return text.n;
}

static bool
has_label(const struct agreement_reader *rd, struct str fields)
{
	struct str field;

	while (str_split(&fields, ';', &field)) {
		size_t colon = str_chr(field, ':');

		if (colon < field.n &&
		    agreement_label(rd, str_make(field.p, colon)))
			return true;
	}
	return false;
}

/* Takes "(Label: value; Label: value)" off the end of *TEXT. What the form
 * has no label for is text. */
static bool
take_bracket(struct agreement_reader *rd, struct agreement *ag,
	struct str *text, struct span span)
{
	size_t open = opening(*text);
	struct str fields, field;
	struct buf rest = {0};

	if (open == text->n)
		return false;
	fields = str_make(text->p + open + 1, text->n - open - 2);
	if (!has_label(rd, fields))
		return false;
	*text = str_trim(str_make(text->p, open));
	while (str_split(&fields, ';', &field)) {
		field = str_trim(field);
		if (field.n == 0 || agreement_take_field(rd, ag, field,
		    narrow(&rd->r->source, span, field)))
			continue;
		agreement_note_field(rd, ag, field, span);
		buf_z(&rest, rest.n ? "; " : "");
		buf_str(&rest, field);
	}
	if (rest.n)
		ag->text = keep(rd, buf_view(&rest));
	buf_free(&rest);
	return true;
}

/* What divides an id from its title is neither's: a colon, a dash. */
static struct str
after_id(struct str text)
{
	static const char *const dividers[] = {":", "– ", "— ", "- "};
	size_t i;

	text = trim_all(text);
	for (i = 0; i < sizeof(dividers) / sizeof(dividers[0]); i++)
		if (str_starts(text, dividers[i]))
			return trim_all(str_skip(text, strlen(dividers[i])));
	return text;
}

static void
take_name(struct agreement_reader *rd, struct agreement *ag, struct str text,
	struct span span)
{
	const struct words *classes = &rd->r->config->classes;
	enum class class;
	struct str marker;
	size_t n;

	if (text_marker(text, classes, &class, &marker) && class > ag->class)
		ag->class = class;
	text = str_trim(text);
	while (label_class(&text, classes, &class) == 1 ||
	    take_bracket(rd, ag, &text, span))
		if (text_marker(text, classes, &class, &marker) &&
		    class > ag->class)
			ag->class = class;
	n = agreement_id_length(text);
	if (n) {
		ag->id = keep(rd, str_make(text.p, n));
		text = after_id(str_skip(text, n));
		ag->said |= 1U << FIELD_ID;
	}
	if (!says_nothing(text)) {
		ag->title = keep_line(rd, text);
		ag->said |= 1U << FIELD_TITLE;
	}
}

struct agreement *
agreement_add(struct agreement_reader *rd, const struct block *block,
	struct str text, struct span span)
{
	struct record *r = rd->r;
	struct agreement *ag;

	ARENA_GROW(r->arena, r->agreements, r->agreement_count, rd->cap);
	ag = &r->agreements[r->agreement_count++];
	memset(ag, 0, sizeof(*ag));
	ag->record = r;
	ag->section = rd->section;
	ag->part = rd->part;
	ag->block = block;
	ag->class = rd->class;
	ag->due = DATE_NONE;
	ag->span = ag->owner_span = ag->due_span = ag->status_span =
		ag->continues_span = span;
	take_name(rd, ag, text, span);
	return ag;
}
