/* SPDX-License-Identifier: MPL-2.0 */
/* Regular expressions of ECMA-262 written anew for pcre2. */
#include "lib/schema/ecma.h"

#include "lib/base/ascii.h"

/* White space and line ends of ECMA-262, and all else, inside a class. */
#define SPACES "\\x{9}-\\x{d}\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}" \
	"\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}"
#define NO_SPACES "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}" \
	"\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}" \
	"\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}" \
	"\\x{3001}-\\x{d7ff}\\x{e000}-\\x{fefe}\\x{ff00}-\\x{10ffff}"

struct ecma {
	struct buf *out;
	struct str s;
	size_t at;
	bool in_class;
};

/* The long names of general categories, which pcre2 has by letters only. */
static const char *const categories[][2] = {
	{"Cased_Letter", "L&"}, {"Close_Punctuation", "Pe"},
	{"Combining_Mark", "M"}, {"Connector_Punctuation", "Pc"},
	{"Control", "Cc"}, {"Currency_Symbol", "Sc"},
	{"Dash_Punctuation", "Pd"}, {"Decimal_Number", "Nd"},
	{"Enclosing_Mark", "Me"}, {"Final_Punctuation", "Pf"},
	{"Format", "Cf"}, {"Initial_Punctuation", "Pi"}, {"LC", "L&"},
	{"Letter", "L"}, {"Letter_Number", "Nl"}, {"Line_Separator", "Zl"},
	{"Lowercase_Letter", "Ll"}, {"Mark", "M"}, {"Math_Symbol", "Sm"},
	{"Modifier_Letter", "Lm"}, {"Modifier_Symbol", "Sk"},
	{"Nonspacing_Mark", "Mn"}, {"Number", "N"},
	{"Open_Punctuation", "Ps"}, {"Other", "C"}, {"Other_Letter", "Lo"},
	{"Other_Number", "No"}, {"Other_Punctuation", "Po"},
	{"Other_Symbol", "So"}, {"Paragraph_Separator", "Zp"},
	{"Private_Use", "Co"}, {"Punctuation", "P"}, {"Separator", "Z"},
	{"Space_Separator", "Zs"}, {"Spacing_Mark", "Mc"},
	{"Surrogate", "Cs"}, {"Symbol", "S"}, {"Titlecase_Letter", "Lt"},
	{"Unassigned", "Cn"}, {"Uppercase_Letter", "Lu"}, {"cntrl", "Cc"},
	{"digit", "Nd"}, {"punct", "P"},
};

static char
peek(const struct ecma *e, size_t ahead)
{
	return e->at + ahead < e->s.n ? e->s.p[e->at + ahead] : '\0';
}

/* Reads N hex digits at the place; false where they are not there. */
static bool
read_hex(struct ecma *e, int n, uint32_t *out)
{
	int i;

	for (*out = 0, i = 0; i < n; i++) {
		int digit = ascii_hex(peek(e, (size_t)i));

		if (digit < 0)
			return false;
		*out = *out << 4 | (uint32_t)digit;
	}
	e->at += (size_t)n;
	return true;
}

static bool
read_braced(struct ecma *e, uint32_t *out)
{
	uint32_t digit;

	for (*out = 0, e->at++; peek(e, 0) != '}'; ) {
		if (!read_hex(e, 1, &digit))
			return false;
		*out = *out << 4 | digit;
		if (*out > 0x10ffff)
			return false;
	}
	e->at++;
	return e->s.p[e->at - 2] != '{';
}

/* Reads what follows "\u". */
static bool
read_unicode(struct ecma *e, uint32_t *out)
{
	uint32_t low;

	if (peek(e, 0) == '{')
		return read_braced(e, out);
	if (!read_hex(e, 4, out))
		return false;
	if (*out >= 0xd800 && *out < 0xdc00 && peek(e, 0) == '\\' &&
	    peek(e, 1) == 'u') {
		size_t before = e->at;

		e->at += 2;
		if (read_hex(e, 4, &low) && low >= 0xdc00 && low < 0xe000)
			*out = 0x10000 + ((*out - 0xd800) << 10) +
				(low - 0xdc00);
		else
			e->at = before;
	}
	return true;
}

/* No text holds half a surrogate pair, so nothing matches one. */
static void
put_code(struct ecma *e, uint32_t c)
{
	if (c < 0xd800 || c > 0xdfff)
		buf_fmt(e->out, "\\x{%x}", (unsigned)c);
	else if (!e->in_class)
		buf_z(e->out, "(?!)");
}

static bool
put_property(struct ecma *e, char letter)
{
	struct str name = str_skip(e->s, e->at);
	size_t i, n;

	if (peek(e, 0) != '{')
		return false;
	name = str_skip(name, 1);
	n = str_chr(name, '}');
	if (n == 0 || n == name.n)
		return false;
	name.n = n;
	e->at += n + 2;
	for (i = 0; i < n; i++)
		if (!ascii_letter(name.p[i]) && !ascii_digit(name.p[i]) &&
		    name.p[i] != '_' && name.p[i] != '=')
			return false;
	if (str_starts(name, "General_Category="))
		name = str_skip(name, 17);
	else if (str_starts(name, "gc="))
		name = str_skip(name, 3);
	for (i = 0; i < sizeof(categories) / sizeof(categories[0]); i++)
		if (str_is(name, categories[i][0]))
			name = str_of(categories[i][1]);
	buf_fmt(e->out, "\\%c{%.*s}", letter, (int)name.n, name.p);
	return true;
}

static bool
put_named_reference(struct ecma *e)
{
	size_t n = str_chr(str_skip(e->s, e->at), '>');

	if (peek(e, 0) != '<' || e->at + n >= e->s.n)
		return false;
	buf_z(e->out, "\\k");
	buf_add(e->out, e->s.p + e->at, n + 1);
	e->at += n + 1;
	return true;
}

static bool
put_escaped_letter(struct ecma *e, char c)
{
	const char *plain = strchr("dDwWfnrt", c);
	uint32_t code;

	if (plain || (c == 'b') || (c == 'B' && !e->in_class)) {
		buf_fmt(e->out, "\\%c", c);
		return true;
	}
	switch (c) {
	case 's':
	case 'S':
		if (e->in_class)
			buf_z(e->out, c == 's' ? SPACES : NO_SPACES);
		else
			buf_z(e->out, c == 's' ? "[" SPACES "]"
				: "[^" SPACES "]");
		return true;
	case 'v':
		put_code(e, 0x0b);
		return true;
	case 'x':
	case 'u':
		if (!(c == 'x' ? read_hex(e, 2, &code)
		    : read_unicode(e, &code)))
			return false;
		put_code(e, code);
		return true;
	case 'c':
		if (!ascii_letter(peek(e, 0)))
			return false;
		put_code(e, (uint32_t)(e->s.p[e->at++] & 0x1f));
		return true;
	case 'p':
	case 'P':
		return put_property(e, c);
	case 'k':
		return !e->in_class && put_named_reference(e);
	default:
		return false;
	}
}

static bool
put_escape(struct ecma *e)
{
	char c = peek(e, 1);

	if (e->at + 1 >= e->s.n)
		return false;
	e->at += 2;
	if (ascii_letter(c))
		return put_escaped_letter(e, c);
	if (c == '0') {
		put_code(e, 0);
		return !ascii_digit(peek(e, 0));
	}
	if ((unsigned char)c < 0x80) {
		if (ascii_digit(c) && e->in_class)
			return false;
		buf_fmt(e->out, "\\%c", c);
		return true;
	}
	e->at--;
	return true;
}

static bool
put_group(struct ecma *e)
{
	static const char *const kinds[] = {"(?:", "(?=", "(?!", "(?<=",
		"(?<!"};
	struct str rest = str_skip(e->s, e->at);
	size_t i, n = 1;

	if (peek(e, 1) == '*')
		return false;
	if (peek(e, 1) == '?') {
		n = peek(e, 2) == '<' && (ascii_letter(peek(e, 3)) ||
			peek(e, 3) == '_') ? 3 : 0;
		for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
			if (str_starts(rest, kinds[i]))
				n = strlen(kinds[i]);
	}
	buf_add(e->out, rest.p, n);
	e->at += n;
	return n > 0;
}

/* Length of "{2}", "{2,}", "{2,3}" at the place; 0: the brace is a text. */
static size_t
braces(const struct ecma *e)
{
	size_t n = 1;

	if (!ascii_digit(peek(e, 1)))
		return 0;
	while (ascii_digit(peek(e, n)))
		n++;
	if (peek(e, n) == ',')
		n++;
	while (ascii_digit(peek(e, n)))
		n++;
	return peek(e, n) == '}' ? n + 1 : 0;
}

/* Possessive and doubled quantifiers are pcre2's own. */
static bool
put_quantifier(struct ecma *e, size_t n)
{
	buf_add(e->out, e->s.p + e->at, n);
	e->at += n;
	if (peek(e, 0) == '?') {
		buf_char(e->out, '?');
		e->at++;
	}
	return !(peek(e, 0) && strchr("*+?", peek(e, 0))) &&
		!(peek(e, 0) == '{' && braces(e));
}

static bool
put_class(struct ecma *e)
{
	bool negated = peek(e, 1) == '^';

	e->at += negated ? 2 : 1;
	if (peek(e, 0) == ']' && e->at < e->s.n) {
		e->at++;
		buf_z(e->out, negated ? "(?s:.)" : "(?!)");
		return true;
	}
	buf_z(e->out, negated ? "[^" : "[");
	e->in_class = true;
	while (e->at < e->s.n && peek(e, 0) != ']') {
		if (peek(e, 0) == '\\') {
			if (!put_escape(e))
				return false;
		} else {
			if (peek(e, 0) == '[')
				buf_char(e->out, '\\');
			buf_char(e->out, e->s.p[e->at++]);
		}
	}
	e->in_class = false;
	if (e->at == e->s.n)
		return false;
	e->at++;
	buf_char(e->out, ']');
	return true;
}

static bool
put_next(struct ecma *e)
{
	char c = e->s.p[e->at];

	switch (c) {
	case '\\':
		return put_escape(e);
	case '[':
		return put_class(e);
	case '(':
		return put_group(e);
	case '.':
		buf_z(e->out, "[^\\n\\r\\x{2028}\\x{2029}]");
		break;
	case '*':
	case '+':
	case '?':
		return put_quantifier(e, 1);
	case '{':
		if (braces(e))
			return put_quantifier(e, braces(e));
		buf_z(e->out, "\\{");
		break;
	case '\0':
		buf_z(e->out, "\\x{0}");
		break;
	default:
		buf_char(e->out, c);
	}
	e->at++;
	return true;
}

bool
ecma_translate(struct buf *out, struct str source)
{
	struct ecma e = {.out = out, .s = source};

	while (e.at < e.s.n)
		if (!put_next(&e))
			return false;
	return true;
}
