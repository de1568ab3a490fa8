/* SPDX-License-Identifier: MPL-2.0 */
/* Who commits, and when. */
#include "lib/git/identity.h"

#include <strings.h>
#include <time.h>

#include "lib/base/ascii.h"
#include "lib/base/date.h"

/* Takes MIN to MAX digits off the front of S. */
static bool
take_number(struct str *s, size_t min, size_t max, unsigned long *out)
{
	size_t n = 0;

	while (n < s->n && n < max && ascii_digit(s->p[n]))
		n++;
	if (n < min || !str_number(str_make(s->p, n), (unsigned long)-1 / 20,
	    out))
		return false;
	*s = str_skip(*s, n);
	return true;
}

static bool
take_char(struct str *s, const char *any)
{
	if (s->n == 0 || s->p[0] == '\0' || !strchr(any, s->p[0]))
		return false;
	*s = str_skip(*s, 1);
	return true;
}

/* A zone must be all that is left: Z, GMT, UTC, +hhmm or +hh:mm; none at all
 * leaves *OFFSET. */
static bool
take_zone(struct str s, int *offset)
{
	unsigned long hours, minutes;
	bool west;

	s = str_trim(s);
	if (s.n == 0)
		return true;
	if (str_is(s, "Z") || str_is(s, "GMT") || str_is(s, "UTC")) {
		*offset = 0;
		return true;
	}
	west = s.p[0] == '-';
	if (!take_char(&s, "+-") || !take_number(&s, 2, 2, &hours))
		return false;
	take_char(&s, ":");
	if (!take_number(&s, 2, 2, &minutes) || s.n || hours > 14 ||
	    minutes > 59)
		return false;
	*offset = (int)(hours * 60 + minutes) * (west ? -1 : 1);
	return true;
}

/* hh:mm[:ss[.fraction]] and a zone, on day D. */
static bool
take_clock(struct str s, date d, long long *time, int *offset)
{
	unsigned long h, m, sec = 0, fraction;

	if (!take_number(&s, 2, 2, &h) || !take_char(&s, ":") ||
	    !take_number(&s, 2, 2, &m) || h > 23 || m > 59)
		return false;
	if (take_char(&s, ":")) {
		if (!take_number(&s, 2, 2, &sec) || sec > 60)
			return false;
		if (take_char(&s, ".") && !take_number(&s, 1, 9, &fraction))
			return false;
	}
	if (!take_zone(s, offset))
		return false;
	*time = (long long)d * 86400 + (long long)(h * 3600 + m * 60 + sec) -
		(long long)*offset * 60;
	return true;
}

static bool
read_seconds(struct str s, long long *time, int *offset)
{
	bool at = take_char(&s, "@");
	unsigned long seconds;
	int zone = 0;

	/* Fewer digits might be a year. */
	if (!take_number(&s, at ? 1 : 9, 12, &seconds) ||
	    (s.n && s.p[0] != ' ') || !take_zone(s, &zone))
		return false;
	*time = (long long)seconds;
	*offset = zone;
	return true;
}

static bool
read_iso(struct str s, long long *time, int *offset)
{
	date d;

	if (s.n < 11 || !date_parse(&d, str_make(s.p, 10)))
		return false;
	s = str_skip(s, 10);
	return take_char(&s, "T ") && take_clock(s, d, time, offset);
}

static int
month_of(struct str s)
{
	static const char names[][4] = {"Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	int i;

	for (i = 0; i < 12; i++)
		if (s.n >= 4 && s.p[3] == ' ' &&
		    strncasecmp(s.p, names[i], 3) == 0)
			return i + 1;
	return 0;
}

static bool
read_mail(struct str s, long long *time, int *offset)
{
	unsigned long day, year;
	size_t comma = str_chr(s, ',');
	int month;
	date d;

	if (comma < s.n)
		s = str_trim(str_skip(s, comma + 1));
	if (!take_number(&s, 1, 2, &day) || !take_char(&s, " ") ||
	    (month = month_of(s)) == 0)
		return false;
	s = str_skip(s, 4);
	return take_number(&s, 4, 4, &year) && take_char(&s, " ") &&
		date_make(&d, (int)year, month, (int)day) &&
		take_clock(s, d, time, offset);
}

bool
identity_date(long long *time, int *offset, struct str s)
{
	s = str_trim(s);
	return read_seconds(s, time, offset) || read_iso(s, time, offset) ||
		read_mail(s, time, offset);
}

/* What git itself leaves out of names and addresses. */
static const char *
clean(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, s.n + 1), *to = out;
	size_t i;

	s = str_trim(s);
	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= ' ' && s.p[i] != 0x7f &&
		    s.p[i] != '<' && s.p[i] != '>')
			*to++ = s.p[i];
	*to = '\0';
	return str_of(out).n && utf8_invalid(str_of(out)) == str_of(out).n
		? out : NULL;
}

/* GIVEN, else the configuration's KEY; *OUT is NULL when neither is good. */
static int
find(const char **out, struct arena *a, struct repository *repo,
	const char *given, const char *key, struct error *err)
{
	struct buf value = {0};
	int rc = 0;

	if (given && given[0])
		buf_z(&value, given);
	else
		rc = repository_config(repo, key, &value, err);
	*out = rc < 0 ? NULL : clean(a, buf_view(&value));
	buf_free(&value);
	return rc < 0 ? -1 : 0;
}

static void
set_now(struct signature *out)
{
	time_t now = time(NULL);
	struct tm tm;

	localtime_r(&now, &tm);
	out->time = (long long)now;
	out->offset = (int)(tm.tm_gmtoff / 60);
}

int
identity_read(struct signature *out, struct arena *a, struct repository *repo,
	const struct identity_source *source, struct error *err)
{
	if (find(&out->name, a, repo, source->name, "user.name", err) < 0 ||
	    find(&out->email, a, repo, source->email, "user.email", err) < 0)
		return -1;
	if (out->name == NULL || out->email == NULL)
		return error_set(err, ERROR_USAGE,
			"git ved ikke, hvem du er; skriv:\n"
			"  git config --global user.name \"Dit Navn\"\n"
			"  git config --global user.email dig@kommune.dk",
			"git doesn't know who you are; type:\n"
			"  git config --global user.name \"Your Name\"\n"
			"  git config --global user.email you@example.dk");
	set_now(out);
	if (source->date && source->date[0] && !identity_date(&out->time,
	    &out->offset, str_of(source->date)))
		return error_set(err, ERROR_USAGE,
			"»%s« er ikke en dato, som git skriver dem; skriv fx "
			"2026-01-14T10:00:00+01:00",
			"»%s« is no date as git writes them; write for instance "
			"2026-01-14T10:00:00+01:00", source->date);
	return 0;
}
