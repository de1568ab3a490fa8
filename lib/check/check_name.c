/* SPDX-License-Identifier: MPL-2.0 */
/* Numbers and boxes that are read as part of an agreement's title. */
#include "lib/check/rules.h"

#include "lib/base/ascii.h"
#include "lib/text/letter.h"

/* The length of "A6)", "a6", "A 6", "A-6", "A.6", "Aftale 6:" at the front of a
 * title: meant as an id, but not written as one. "I 7. klasse" is none. LETTERS
 * and NUMBER are its parts. */
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
		apart = rest.n && strchr(" -.", rest.p[0]);
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

/* Higher numbers are none of agreements. */
#define NUMBER_MAX 999

/* The length of "7. " or "7) " at the front of a title, before a capital: "7.
 * klasse" is none. *NUMBER: its number. */
static size_t
plain_number(struct str title, unsigned long *number)
{
	size_t n = ascii_digits(title);
	uint32_t c;

	if (n == 0 || n > 3 || n + 2 >= title.n ||
	    !strchr(".)", title.p[n]) || title.p[n + 1] != ' ' ||
	    !utf8_decode(str_skip(title, n + 2), &c) || !letter_is_capital(c) ||
	    !str_number(str_make(title.p, n), NUMBER_MAX, number))
		return 0;
	return n + 1;
}

/* The number that AG has, as its id or before its title; 0. */
static unsigned long
number_of(const struct agreement *ag)
{
	struct str id = str_of(ag->id_made ? "" : ag->id);
	unsigned long number = 0;

	while (id.n && !ascii_digit(id.p[0]))
		id = str_skip(id, 1);
	if (id.n == 0)
		plain_number(str_of(ag->title), &number);
	else if (!str_number(id, NUMBER_MAX, &number))
		return 0;
	return number;
}

/* Whether the number before AG's title goes on from the agreement above it. */
static bool
is_counted(const struct rules *k, const struct agreement *ag,
	unsigned long number)
{
	const struct agreement *above = ag > k->r->agreements ? ag - 1 : NULL;

	return number == (above && above->section == ag->section
		? number_of(above) : 0) + 1;
}

/* What is added to numbers before titles so that they are new to the document:
 * nothing, or the highest there is. */
static unsigned long
number_free(const struct record *r)
{
	bool written[NUMBER_MAX + 1] = {false}, taken = false;
	unsigned long most = 0, number;
	size_t i;

	for (i = 0; i < r->agreement_count; i++) {
		if (r->agreements[i].id_made)
			continue;
		number = number_of(&r->agreements[i]);
		written[number] = true;
		most = number > most ? number : most;
	}
	for (i = 0; i < r->agreement_count; i++)
		taken = taken || (r->agreements[i].id_made && plain_number(
			str_of(r->agreements[i].title), &number) &&
			written[number]);
	return taken ? most : 0;
}

static const char *
written_id(struct arena *a, struct str letters, struct str number)
{
	char *id = arena_alloc(a, letters.n + number.n + 1);
	size_t i;

	for (i = 0; i < letters.n; i++)
		id[i] = (char)(letters.p[i] & ~32);
	memcpy(id + letters.n, number.p, number.n);
	return id;
}

static void
check_id(const struct rules *k, const struct agreement *ag)
{
	struct str title = str_of(ag->title), letters, number;
	struct arena *a = k->fs->arena;
	const char *id = NULL;
	unsigned long plain;
	size_t n = odd_id(title, &letters, &number);

	if (n) {
		id = written_id(a, letters, number);
	} else {
		n = plain_number(title, &plain);
		if (n && is_counted(k, ag, plain))
			id = arena_fmt(a, "A%lu", plain + number_free(k->r));
	}
	if (id)
		finding_add(k->fs, FINDING_AGREEMENT_ID, ag->span,
			arena_strndup(a, ag->title, n), id,
			str_trim(str_skip(title, n)).p);
}

/* The length of "[]", "[ x]", "[v]", "(x)" or "☒" at the front of a title, or of
 * a box with no space behind it: meant as one to tick, "[ ]" or "[x]". */
static size_t
odd_box(struct str title)
{
	static const char *const ticks[] = {"", "-", "x", "v", "ok", "ja",
		"nej", "√", "✓", "✔"};
	static const char *const drawn[] = {"☐", "☑", "☒", "□", "✅", "✓",
		"✔"};
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

void
check_name(const struct rules *k, const struct agreement *ag)
{
	if (ag->id_made)
		check_id(k, ag);
	check_box(k, ag);
}
