/* SPDX-License-Identifier: MPL-2.0 */
/* Writes iCalendar (RFC 5545): events with or without times of day. */
#include "lib/text/ics.h"

#include <stdio.h>

/* A line has at most so many octets (section 3.1), its break not counted. */
#define FOLD 75

/* Adds a line, folded between characters. */
static void
put_line(struct buf *out, struct str line)
{
	size_t room = FOLD, n;

	while (line.n > room) {
		for (n = room; n > 1 && ((unsigned char)line.p[n] & 0xc0) ==
		    0x80; n--)
			;
		buf_add(out, line.p, n);
		buf_z(out, "\r\n ");
		line = str_skip(line, n);
		room = FOLD - 1;
	}
	buf_str(out, line);
	buf_z(out, "\r\n");
}

/* Adds a character of a text as section 3.3.11 has it; control characters but
 * a line feed are none. */
static void
put_char(struct buf *out, uint32_t c)
{
	if (c == '\\' || c == ';' || c == ',')
		buf_char(out, '\\');
	if (c == '\n')
		buf_z(out, "\\n");
	else if (c >= 0x20 && c != 0x7f)
		buf_utf8(out, c);
}

/* NAME:TEXT; nothing where there is no text. */
static void
put_text(struct ics *ics, const char *name, const char *text)
{
	struct buf line = {0};
	struct str rest = str_of(text);

	if (rest.n == 0)
		return;
	buf_fmt(&line, "%s:", name);
	while (rest.n) {
		uint32_t c = 0xfffd;
		size_t n = utf8_decode(rest, &c);

		put_char(&line, n ? c : 0xfffd);
		rest = str_skip(rest, n ? n : 1);
	}
	put_line(ics->out, buf_view(&line));
	buf_free(&line);
}

static void
put_value(struct ics *ics, const char *name, const char *value)
{
	buf_fmt(ics->out, "%s:%s\r\n", name, value);
}

/* A day, "20260114", and with MINUTES of it "20260114T093000". */
static void
put_day(struct ics *ics, const char *name, date d, int minutes)
{
	int year, month, day;

	if (minutes == 24 * 60) {
		d++;
		minutes = 0;
	}
	date_split(d, &year, &month, &day);
	buf_fmt(ics->out, "%s%s:%04d%02d%02d", name,
		minutes < 0 ? ";VALUE=DATE" : "", year, month, day);
	if (minutes >= 0)
		buf_fmt(ics->out, "T%02d%02d00", minutes / 60, minutes % 60);
	buf_z(ics->out, "\r\n");
}

void
ics_begin(struct ics *c, struct buf *out, const char *program,
	const char *name, date stamp)
{
	*c = (struct ics){out, stamp};
	put_value(c, "BEGIN", "VCALENDAR");
	put_value(c, "VERSION", "2.0");
	put_text(c, "PRODID", program);
	put_value(c, "CALSCALE", "GREGORIAN");
	put_text(c, "X-WR-CALNAME", name);
}

void
ics_end(struct ics *c)
{
	put_value(c, "END", "VCALENDAR");
}

void
ics_event(struct ics *c, const struct ics_event *e)
{
	bool timed = e->start >= 0 && (e->end < 0 || e->end > e->start);
	int year, month, day;

	date_split(c->stamp, &year, &month, &day);
	put_value(c, "BEGIN", "VEVENT");
	put_text(c, "UID", e->uid);
	buf_fmt(c->out, "DTSTAMP:%04d%02d%02dT000000Z\r\n", year, month, day);
	put_day(c, "DTSTART", e->from, timed ? e->start : -1);
	if (!timed || e->end >= 0)
		put_day(c, "DTEND", timed ? e->from : e->to + 1,
			timed ? e->end : -1);
	put_text(c, "SUMMARY", e->summary);
	put_text(c, "DESCRIPTION", e->description);
	put_text(c, "LOCATION", e->location);
	put_text(c, "CLASS", e->class);
	put_value(c, "TRANSP", e->busy ? "OPAQUE" : "TRANSPARENT");
	put_value(c, "END", "VEVENT");
}
