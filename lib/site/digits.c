/* SPDX-License-Identifier: MPL-2.0 */
/* Digits that stand together. */
#include "lib/site/digits.h"

#include "lib/base/bytes.h"

/* A personal identity number has ten, and may be parted after six. */
#define MANY 10
#define PARTED 6

/* What a byte is to the digits around it: check_cpr sees through much. Where
 * that is not known, it is unseen, to be on the safe side. */
enum { BREAKS, DIGIT, UNSEEN, PARTS, TAG, PERCENT, REFERENCE };
static const unsigned char kinds[128] = {
	['0'] = DIGIT, ['1'] = DIGIT, ['2'] = DIGIT, ['3'] = DIGIT,
	['4'] = DIGIT, ['5'] = DIGIT, ['6'] = DIGIT, ['7'] = DIGIT,
	['8'] = DIGIT, ['9'] = DIGIT, ['*'] = UNSEEN, ['_'] = UNSEEN,
	['`'] = UNSEEN, ['~'] = UNSEEN, ['\\'] = UNSEEN, ['['] = UNSEEN,
	[']'] = UNSEEN, ['-'] = PARTS, [' '] = PARTS, ['/'] = PARTS,
	['\t'] = PARTS, ['\n'] = PARTS, ['\r'] = PARTS, ['<'] = TAG,
	['%'] = PERCENT, ['&'] = REFERENCE,
};

/* Whether a byte may begin a digit; of those beyond ASCII, full-width digits
 * and rarer ones do. */
static bool
begins(char c)
{
	unsigned char b = (unsigned char)c;

	return (unsigned char)(b - '0') < 10 || b == '&' || b >= 0xef;
}

/* The next that does, from AT on. */
static size_t
next_begin(struct str s, size_t at)
{
	for (; s.n - at >= BYTES; at += BYTES) {
		struct bytes b = bytes_load(s.p + at);
		unsigned found = bytes_bits((struct bytes){
			bytes_within(b, '0', '9').v | bytes_are(b, '&').v |
			bytes_within(b, 0xef, 0xff).v});

		if (found)
			return at + bytes_first(found);
	}
	while (at < s.n && !begins(s.p[at]))
		at++;
	return at;
}

/* The references that html_text writes; another may stand for a digit. */
static bool
is_ours(struct str s)
{
	return str_starts(s, "&amp;") || str_starts(s, "&quot;") ||
		str_starts(s, "&#39;") || str_starts(s, "&lt;") ||
		str_starts(s, "&gt;");
}

/* The byte at AT. 0xc3 begins the letters from À to ÿ. */
static int
kind_of(struct str s, size_t at)
{
	unsigned char c = (unsigned char)s.p[at];

	if (c >= 0x80)
		return c >= 0xef ? DIGIT : c == 0xc3 ? BREAKS : UNSEEN;
	if (kinds[c] == REFERENCE && is_ours(str_skip(s, at)))
		return BREAKS;
	return kinds[c];
}

/* A tag between two digits is no part of them, but may have digits of its own:
 * so it is looked at by itself, and then RUN goes on after it, at RESUME. */
struct counting {
	unsigned run, outer;
	size_t resume;
};

/* Takes in what stands at AT; false: enough is known. */
static bool
count(struct counting *c, struct str s, size_t at)
{
	switch (kind_of(s, at)) {
	case DIGIT:
		return ++c->run < MANY;
	case UNSEEN:
		return true;
	case PARTS:
		c->run = c->run < PARTED ? 0 : c->run;
		return true;
	case TAG:
		if (c->run == 0)
			return true;
		if (c->resume || at + 1 == s.n || s.p[at + 1] == '!')
			return false;
		c->resume = at + str_chr(str_skip(s, at), '>') + 1;
		c->outer = c->run;
		c->run = 0;
		return true;
	case PERCENT:
		return c->run < PARTED;
	case REFERENCE:
		return false;
	default:
		c->run = 0;
		return true;
	}
}

/* Passes over tags from AT on that have no digits of their own. */
static size_t
pass_tags(struct str s, size_t at)
{
	while (s.n - at > 1 && s.p[at] == '<' && s.p[at + 1] != '!') {
		size_t n = bytes_chr(str_skip(s, at), '>');

		if (at + n == s.n || next_begin(str_make(s.p, at + n), at) <
		    at + n)
			break;
		at += n + 1;
	}
	return at;
}

/* Passes over digits from AT on that are too few for a date and stand alone:
 * years, days and headings, which is nearly all there is. */
static size_t
pass_few(struct str s, size_t at)
{
	size_t end = at;
	unsigned char c;

	while (end < s.n && end - at < PARTED && s.p[end] >= '0' &&
	    s.p[end] <= '9')
		end++;
	if (end == s.n || end - at == PARTED)
		return at;
	end = pass_tags(s, end);
	if (end == s.n)
		return at;
	c = (unsigned char)s.p[end];
	return c < 0x80 && (kinds[c] == BREAKS || kinds[c] == PARTS) ? end
		: at;
}

/* Whether a date may begin at AT whose day, month and year stand apart: three
 * times two digits. What is not sure is, to be on the safe side. */
static bool
is_apart(struct str s, size_t at)
{
	int pairs;

	for (pairs = 0; pairs < 3; pairs++) {
		bool part = false;

		if (at < s.n && (unsigned char)s.p[at] >= 0xef)
			return true;
		if (s.n - at < 2 || kind_of(s, at) != DIGIT ||
		    kind_of(s, at + 1) != DIGIT)
			return false;
		for (at = pass_tags(s, at + 2); at < s.n;
		    at = pass_tags(s, at + 1)) {
			int kind = kind_of(s, at);

			if (kind == TAG || kind == REFERENCE ||
			    kind == PERCENT)
				return part || kind == REFERENCE;
			if (kind != UNSEEN && kind != PARTS && s.p[at] != '.')
				break;
			part |= kind == PARTS || s.p[at] == '.' ||
				(unsigned char)s.p[at] >= 0x80;
		}
		if (!part)
			return false;
	}
	return true;
}

bool
digits_many(struct str page)
{
	struct counting c = {0, 0, 0};
	size_t at = 0;

	for (;;) {
		if (c.run == 0) {
			at = next_begin(page, at);
			if (is_apart(page, at))
				return true;
			at = pass_few(page, at);
		}
		if (c.resume && at >= c.resume) {
			at = c.resume;
			c.run = c.outer;
			c.resume = 0;
		}
		if (at >= page.n)
			return false;
		if (!count(&c, page, at))
			return true;
		at++;
	}
}
