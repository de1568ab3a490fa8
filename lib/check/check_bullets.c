/* SPDX-License-Identifier: MPL-2.0 */
/* Lines that were meant as the items of a list. */
#include "lib/check/rules.h"

#include "lib/base/ascii.h"
#include "lib/text/letter.h"

/* Signs that nothing else begins a line with; those of a word processor's own
 * letters are U+F020 to U+F0FF. */
static const char *const sure[] = {"•", "◦", "▪", "▫", "●", "○", "■", "□",
	"‣", "⁃", "➢", "►", "❖", "o\t", "§\t", "Ø\t", "ü\t", "v\t", "q\t",
	"·\t", "–\t"};

/* Signs that a sentence too may go on with. */
static const char *const likely[] = {"–", "—", "→", "➔", "✓", "✔", "-"};

static bool
is_symbol(struct str line)
{
	uint32_t c;

	return utf8_decode(line, &c) && c >= 0xf020 && c <= 0xf0ff;
}

/* The sign of LIST, of N, that LINE begins with; empty. */
static struct str
sign_of(struct str line, const char *const *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (str_starts(line, list[i]))
			return str_make(line.p, strlen(list[i]));
	return str_make(line.p, 0);
}

static bool
is_label(const struct agreements_spec *spec, struct str word)
{
	size_t i, j;

	for (i = 0; spec && i < spec->n; i++)
		for (j = 0; j < spec->labels[i].labels.n; j++)
			if (text_same(word, str_of(spec->labels[i].labels.v[j])))
				return true;
	return false;
}

/* Whether REST, behind a sign, begins as an agreement of P or a field of it
 * does: "A6 Læsebånd", "[x]", "Frist: …". */
static bool
is_of_agreement(const struct part *p, struct str rest)
{
	if (p == NULL || p->agreements == NULL || rest.n < 2)
		return false;
	return (rest.p[0] >= 'A' && rest.p[0] <= 'Z' &&
		ascii_digit(rest.p[1])) || str_starts(rest, "[ ]") ||
		str_starts(rest, "[x]") || str_starts(rest, "[X]") ||
		is_label(p->agreements, str_make(rest.p, str_chr(rest, ':')));
}

/* "-Frist", not "-5" or "-hed": a hyphen alone is a bullet before a capital. */
static bool
is_hyphen_alone(struct str sign, struct str rest)
{
	uint32_t c;

	return str_is(sign, "-") && utf8_decode(rest, &c) && letter_is_capital(c);
}

enum bullet { BULLET_NONE, BULLET_LIKELY, BULLET_SURE };

/* Whether LINE begins with a sign, *SIGN, as an item of P would. */
static enum bullet
bullet_of(const struct part *p, struct str line, struct str *sign)
{
	struct str rest;

	if (line.n < 2 || ((line.p[0] & 0x80) == 0 && line.p[0] != '-' &&
	    line.p[1] != '\t'))
		return BULLET_NONE;
	*sign = is_symbol(line) ? str_make(line.p, 3)
		: sign_of(line, sure, sizeof(sure) / sizeof(*sure));
	if (sign->n)
		return BULLET_SURE;
	*sign = sign_of(line, likely, sizeof(likely) / sizeof(*likely));
	if (sign->n == 0)
		return BULLET_NONE;
	rest = str_skip(line, sign->n);
	return is_of_agreement(p, str_trim(rest)) ||
		is_hyphen_alone(*sign, rest) ? BULLET_SURE : BULLET_LIKELY;
}

static void
found(const struct rules *k, const struct block *b, struct str line,
	struct str sign)
{
	struct arena *a = k->fs->arena;

	sign = str_trim(sign);
	finding_add(k->fs, FINDING_BULLET, place_in(k, b, line),
		str_is(sign, "-") ? "@hyphen-alone" : arena_fmt(a, "@sign:%.*s",
		(int)sign.n, sign.p));
}

void
check_bullet(const struct rules *k, const struct part *p,
	const struct block *b)
{
	struct str rest = b->text, line, sign, first = {0}, first_sign = {0};

	while (str_split(&rest, '\n', &line)) {
		enum bullet bullet = bullet_of(p, line, &sign);

		if (bullet == BULLET_SURE) {
			found(k, b, line, sign);
			return;
		}
		if (bullet == BULLET_LIKELY && line.p == b->text.p) {
			first = line;
			first_sign = sign;
		} else if (bullet == BULLET_LIKELY && str_eq(sign, first_sign)) {
			found(k, b, first, sign);
			return;
		}
	}
}
