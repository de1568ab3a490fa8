/* SPDX-License-Identifier: MPL-2.0 */
/* Times as people write them: "(30 min. + 10 min.)", "1½ time", "9.30-9.50". */
#include "lib/base/ascii.h"
#include "lib/base/bytes.h"
#include "lib/form/words.h"

/* The longest time read at the end of a text, in bytes. */
#define TIME_MAX 64

static bool
is_digit(struct str s)
{
	return s.n && ascii_digit(s.p[0]);
}

static struct str
skip_space(struct str s)
{
	for (;;) {
		if (s.n && (s.p[0] == ' ' || s.p[0] == '\t'))
			s = str_skip(s, 1);
		else if (str_starts(s, "\xc2\xa0"))
			s = str_skip(s, 2);
		else
			return s;
	}
}

/* Takes one of the texts of LIST (longest first, NULL ends it) off *S. */
static bool
take_one(struct str *s, const char *const *list)
{
	for (; s->n && *list; list++) {
		size_t n;

		/* Most differ in the first letter, whatever its case. */
		if ((s->p[0] ^ **list) & ~0x20)
			continue;
		n = strlen(*list);
		if (s->n >= n && strncasecmp(s->p, *list, n) == 0) {
			*s = str_skip(*s, n);
			return true;
		}
	}
	return false;
}

static bool
take_dash(struct str *s)
{
	static const char *const dashes[] = {"-", "–", "—", "til ", "to ",
		NULL};
	struct str rest = skip_space(*s);

	if (!take_one(&rest, dashes))
		return false;
	*s = skip_space(rest);
	return true;
}

static bool
take_digits(struct str *s, size_t most, int *value)
{
	size_t n = 0;

	*value = 0;
	for (; n < most && is_digit(*s); n++) {
		*value = *value * 10 + (s->p[0] - '0');
		*s = str_skip(*s, 1);
	}
	return n > 0 && !is_digit(*s);
}

static int
take_fraction(struct str *s)
{
	static const struct {
		const char *text;
		int hundredths;
	} fractions[] = {{"½", 50}, {"¼", 25}, {"¾", 75}};
	struct str rest = skip_space(*s);
	size_t i;

	for (i = 0; i < 3; i++)
		if (str_starts(rest, fractions[i].text)) {
			*s = str_skip(rest, 2);
			return fractions[i].hundredths;
		}
	return 0;
}

/* "15", "1,5", "1½", "½" in hundredths. */
static bool
take_number(struct str *s, int *hundredths)
{
	struct str rest = *s;
	bool digits = is_digit(rest);
	int whole = 0, part, fraction;

	if (digits && !take_digits(&rest, 4, &whole))
		return false;
	*hundredths = whole * 100;
	fraction = take_fraction(&rest);
	if (digits && fraction == 0 && rest.n > 1 &&
	    (rest.p[0] == ',' || rest.p[0] == '.') && is_digit(str_skip(rest, 1))) {
		struct str decimals = str_skip(rest, 1);
		size_t n = decimals.n;

		if (!take_digits(&decimals, 2, &part))
			return false;
		fraction = n - decimals.n == 1 ? part * 10 : part;
		rest = decimals;
	}
	*hundredths += fraction;
	if (!digits && fraction == 0)
		return false;
	*s = rest;
	return true;
}

/* A unit of time in minutes; 0: none. */
static int
take_unit(struct str *s)
{
	static const char *const minutes[] = {"minutter", "minutes", "minute",
		"minut", "mins", "min", NULL};
	static const char *const hours[] = {"timer", "time", "hours", "hour",
		NULL};
	static const char *const letters[] = {"t", "h", NULL};
	struct str rest = skip_space(*s);
	int unit = take_one(&rest, minutes) ? 1 :
		take_one(&rest, hours) || take_one(&rest, letters) ? 60 : 0;

	if (rest.n && ascii_letter(rest.p[0]))
		return 0;
	if (unit && rest.n && rest.p[0] == '.')
		rest = str_skip(rest, 1);
	if (unit)
		*s = rest;
	return unit;
}

/* Minutes of S when all of it is an amount of time; -1. A number without a
 * unit before a plus takes the next one's; of "15-20 min" the longer counts. */
static int
amount(struct str s)
{
	static const char *const about[] = {"ca.", "ca ", "cirka ", "about ",
		NULL};
	static const char *const joins[] = {"+", ",", "og ", "and ", NULL};
	int total = 0, waiting = 0, number, unit;
	bool any = false;

	s = skip_space(str_trim(s));
	take_one(&s, about);
	s = skip_space(s);
	while (s.n) {
		if (!take_number(&s, &number))
			return -1;
		unit = take_unit(&s);
		if (unit == 0 && take_dash(&s))
			continue;
		waiting += number;
		if (unit) {
			total += waiting * unit / 100;
			waiting = 0;
			any = true;
		}
		s = skip_space(s);
		if (take_one(&s, joins)) {
			s = skip_space(s);
			if (s.n == 0)
				return -1;
		} else if (unit == 0) {
			return -1;
		}
	}
	return any && waiting == 0 ? total : -1;
}

/* A time of day, "9:30" or "9.30"; "9" only after "kl.". */
static bool
take_clock(struct str *s, bool hours_alone, int *minutes)
{
	struct str rest = *s;
	int hour, minute = 0;

	if (!take_digits(&rest, 2, &hour))
		return false;
	if (rest.n > 2 && (rest.p[0] == ':' || rest.p[0] == '.') &&
	    is_digit(str_skip(rest, 1)) && is_digit(str_skip(rest, 2))) {
		rest = str_skip(rest, 1);
		if (!take_digits(&rest, 2, &minute))
			return false;
	} else if (!hours_alone) {
		return false;
	}
	if (hour > 24 || minute > 59 || (hour == 24 && minute))
		return false;
	*minutes = hour * 60 + minute;
	*s = rest;
	return true;
}

static bool
take_slot(struct str *s, int *from, int *to)
{
	static const char *const at[] = {"kl.", "kl ", "at ", NULL};
	struct str rest = skip_space(*s);
	bool named = take_one(&rest, at);
	int begin, end;

	rest = skip_space(rest);
	if (!take_clock(&rest, named, &begin) || !take_dash(&rest) ||
	    !take_clock(&rest, named, &end))
		return false;
	*from = begin;
	*to = end;
	*s = rest;
	return true;
}

/* A time of day by itself, "9:30", "kl. 9". */
static bool
take_time(struct str *s, int *minutes)
{
	static const char *const at[] = {"kl.", "kl ", "at ", NULL};
	struct str rest = *s;
	bool named = take_one(&rest, at);

	rest = skip_space(rest);
	if (!take_clock(&rest, named, minutes) || (rest.n &&
	    !strchr(" ,.;(", rest.p[0])))
		return false;
	*s = rest;
	return true;
}

bool
label_clock(struct str text, int *from, int *to)
{
	struct str rest;
	size_t i;

	*to = -1;
	for (i = 0; i < text.n; i++) {
		rest = str_skip(text, i);
		if ((i == 0 || text.p[i - 1] == ' ') &&
		    (take_slot(&rest, from, to) || take_time(&rest, from)))
			return true;
	}
	return false;
}

/* A slot at the front, and what divides it from the text. */
static bool
take_front(struct str *text, int *from, int *to)
{
	static const char *const dividers[] = {":", ".", ",", ";", "|", "-",
		"–", "—", NULL};
	struct str rest = *text, after;

	if (!take_slot(&rest, from, to))
		return false;
	after = skip_space(rest);
	while (take_one(&after, dividers))
		after = skip_space(after);
	if (after.n && after.p == rest.p)
		return false;
	*text = after;
	return true;
}

static bool
is_whole_slot(struct str s, int *from, int *to)
{
	int begin, end;

	if (!take_slot(&s, &begin, &end) || skip_space(s).n)
		return false;
	*from = begin;
	*to = end;
	return true;
}

/* A slot at the end, after a space. */
static bool
take_end_slot(struct str *text, int *from, int *to)
{
	size_t i = text->n > TIME_MAX ? text->n - TIME_MAX : 1;

	if (text->n == 0 || !is_digit(str_skip(*text, text->n - 1)))
		return false;
	for (; i < text->n; i++)
		if (text->p[i - 1] == ' ' &&
		    is_whole_slot(str_skip(*text, i), from, to)) {
			text->n = i;
			*text = str_trim(*text);
			if (text->n && text->p[text->n - 1] == ',')
				text->n--;
			return true;
		}
	return false;
}

/* A time in parentheses at the end: its minutes; -1. */
static int
take_bracket(struct str *text, int *from, int *to)
{
	size_t open = text->n;
	struct str inner;
	int minutes;

	if (open < 3 || text->p[open - 1] != ')')
		return -1;
	while (open > 0 && text->p[open - 1] != '(')
		open--;
	if (open == 0 || text->n - open > TIME_MAX)
		return -1;
	inner = str_make(text->p + open, text->n - open - 1);
	minutes = amount(inner);
	if (minutes < 0 && is_whole_slot(inner, from, to))
		minutes = *to > *from ? *to - *from : 0;
	if (minutes >= 0) {
		text->n = open - 1;
		*text = str_trim(*text);
	}
	return minutes;
}

/* Most texts have no time: none is without a digit or a fraction (C2). */
static struct bytes
time_signs(struct bytes b)
{
	b.v = bytes_within(b, '0', '9').v | bytes_are(b, 0xc2).v;
	return b;
}

int
label_minutes(struct str *text, int *from, int *to)
{
	struct str rest = str_trim(*text), end;
	int minutes = -1;

	*from = *to = -1;
	if (!bytes_any(rest, time_signs))
		return -1;
	if (rest.n <= TIME_MAX)
		minutes = amount(rest);
	if (minutes >= 0) {
		*text = str_skip(rest, rest.n);
		return minutes;
	}
	take_front(&rest, from, to);
	end = rest;
	while (end.n && strchr(":.?! ", end.p[end.n - 1]))
		end.n--;
	minutes = take_bracket(&end, from, to);
	if (minutes >= 0 || (*from < 0 && take_end_slot(&end, from, to)))
		rest = end;
	if (*from >= 0)
		minutes = *to > *from ? *to - *from : 0;
	if (minutes >= 0)
		*text = rest;
	return minutes;
}
