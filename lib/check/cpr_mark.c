/* SPDX-License-Identifier: MPL-2.0 */
/* Digits, and what may stand between them, however they are written. */
#include "lib/check/cpr_mark.h"

#include "lib/base/bytes.h"

/* Bytes of a comment or tag between two digits that are still looked over. */
#define COMMENT_MOST 1024
#define TAG_MOST 128

#define MORE4 CPR_MORE, CPR_MORE, CPR_MORE, CPR_MORE
#define MORE16 MORE4, MORE4, MORE4, MORE4
const unsigned char cpr_marks[256] = {
	['0'] = CPR_DIGIT, ['1'] = CPR_DIGIT, ['2'] = CPR_DIGIT,
	['3'] = CPR_DIGIT, ['4'] = CPR_DIGIT, ['5'] = CPR_DIGIT,
	['6'] = CPR_DIGIT, ['7'] = CPR_DIGIT, ['8'] = CPR_DIGIT,
	['9'] = CPR_DIGIT, ['-'] = CPR_PART, ['/'] = CPR_PART,
	[' '] = CPR_PART, ['\t'] = CPR_PART, ['.'] = CPR_DOT,
	['\n'] = CPR_LINE, ['\r'] = CPR_LINE, ['*'] = CPR_UNSEEN,
	['_'] = CPR_UNSEEN, ['`'] = CPR_UNSEEN, ['~'] = CPR_UNSEEN,
	['\\'] = CPR_UNSEEN, ['['] = CPR_UNSEEN, [']'] = CPR_UNSEEN,
	['&'] = CPR_MORE, ['<'] = CPR_MORE, ['%'] = CPR_MORE,
	[0x80] = MORE16, MORE16, MORE16, MORE16, MORE16, MORE16, MORE16, MORE16,
};

static struct cpr_mark
mark_of_char(uint32_t c, size_t n)
{
	struct cpr_mark m = {CPR_OTHER, 0, n};

	if (c < 0x80)
		m = (struct cpr_mark){cpr_marks[c] == CPR_MORE ? CPR_OTHER
			: cpr_marks[c], (int)(c - '0'), n};
	else if (c >= 0xff10 && c <= 0xff19)
		m = (struct cpr_mark){CPR_DIGIT, (int)(c - 0xff10), n};
	else if (c >= 0x1d7ce && c <= 0x1d7ff)
		m = (struct cpr_mark){CPR_DIGIT, (int)(c - 0x1d7ce) % 10, n};
	else if (c == 0xa0 || (c >= 0x2000 && c <= 0x200a) ||
	    (c >= 0x2010 && c <= 0x2015) || c == 0x202f || c == 0x2044 ||
	    c == 0x205f || c == 0x2212 || c == 0x3000 || c == 0xfe58 ||
	    c == 0xfe63 || c == 0xff0d || c == 0xff0f)
		m.kind = CPR_PART;
	else if (c == 0xb7 || c == 0x2219 || c == 0x22c5 || c == 0xff0e)
		m.kind = CPR_DOT;
	else if (c == 0xad || (c >= 0x200b && c <= 0x200f) ||
	    (c >= 0x2060 && c <= 0x2064) || c == 0xfeff || c == 0x34f)
		m.kind = CPR_UNSEEN;
	return m;
}

/* "&#48;", "&#x30;" */
static struct cpr_mark
mark_of_number(struct str s)
{
	size_t i = 2;
	bool sixteen = s.n > 2 && (s.p[2] == 'x' || s.p[2] == 'X');
	uint32_t c = 0;

	for (i += sixteen; i < s.n && i < 12; i++) {
		int digit = ascii_hex(s.p[i]);

		if (digit < 0 || (digit > 9 && !sixteen))
			break;
		c = c * (sixteen ? 16 : 10) + (uint32_t)digit;
	}
	if (i < s.n && s.p[i] == ';')
		i++;
	return mark_of_char(c, i);
}

static struct cpr_mark
mark_of_entity(struct str s)
{
	static const struct {
		const char *name;
		enum cpr_kind kind;
	} names[] = {
		{"&nbsp;", CPR_PART}, {"&ndash;", CPR_PART},
		{"&mdash;", CPR_PART}, {"&minus;", CPR_PART},
		{"&hyphen;", CPR_PART}, {"&dash;", CPR_PART},
		{"&horbar;", CPR_PART}, {"&thinsp;", CPR_PART},
		{"&ensp;", CPR_PART}, {"&emsp;", CPR_PART},
		{"&sol;", CPR_PART}, {"&shy;", CPR_UNSEEN},
		{"&zwj;", CPR_UNSEEN}, {"&zwnj;", CPR_UNSEEN},
		{"&ZeroWidthSpace;", CPR_UNSEEN}, {"&NoBreak;", CPR_UNSEEN},
	};
	size_t i;

	if (s.n > 2 && s.p[1] == '#')
		return mark_of_number(s);
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_starts(s, names[i].name))
			return (struct cpr_mark){names[i].kind, 0,
				strlen(names[i].name)};
	return (struct cpr_mark){CPR_OTHER, 0, 1};
}

/* A comment or a tag is not seen; a "<" alone is. */
static struct cpr_mark
mark_of_tag(struct str s)
{
	bool comment = s.n >= 4 && memcmp(s.p, "<!--", 4) == 0;
	struct str rest = str_skip(s, comment ? 4 : 1);
	size_t most = comment ? COMMENT_MOST : TAG_MOST, at;

	if (rest.n > most)
		rest.n = most;
	at = comment ? str_find(rest, STR("-->")) : bytes_chr(rest, '>');
	if (at == rest.n || (!comment && (rest.p[0] == ' ' ||
	    ascii_digit(rest.p[0]))))
		return (struct cpr_mark){CPR_OTHER, 0, 1};
	return (struct cpr_mark){CPR_UNSEEN, 0, comment ? at + 7 : at + 2};
}

struct cpr_mark
cpr_mark_more(struct str text, size_t at)
{
	struct str s = str_skip(text, at);
	uint32_t c;
	size_t n;

	if (s.p[0] == '&')
		return mark_of_entity(s);
	if (s.p[0] == '<')
		return mark_of_tag(s);
	if (s.p[0] == '%' && s.n > 2 && s.p[1] == '2' &&
	    strchr("0DdFf", s.p[2]))
		return (struct cpr_mark){CPR_PART, 0, 3};
	n = utf8_decode(s, &c);
	return n ? mark_of_char(c, n) : (struct cpr_mark){CPR_OTHER, 0, 1};
}
