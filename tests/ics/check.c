/* SPDX-License-Identifier: MPL-2.0 */
/* Reads a calendar on standard input with libical, complains of what RFC 5545
 * does not allow, and prints each event: start, end, summary, uid. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *
read_all(size_t *n)
{
	size_t cap = 1 << 16, got;
	char *text = malloc(cap + 1);

	*n = 0;
	while (text && (got = fread(text + *n, 1, cap - *n, stdin)) > 0) {
		*n += got;
		if (*n == cap)
			text = realloc(text, (cap *= 2) + 1);
	}
	if (text)
		text[*n] = '\0';
	return text;
}

/* Lines end in CR LF and are no longer than 75 octets. */
static int
check_lines(const char *text)
{
	const char *end;
	int bad = 0;

	for (; *text; text = end + 2) {
		end = strstr(text, "\r\n");
		if (end == NULL || memchr(text, '\n', (size_t)(end - text)))
			return printf("a line without CR LF\n"), 1;
		if (end - text > 75)
			bad = printf("a line of %d octets\n",
				(int)(end - text)) > 0;
	}
	return bad;
}

static const char *
day(struct icaltimetype t)
{
	return icaltime_as_ical_string(t);
}

int
main(void)
{
	size_t n;
	char *text = read_all(&n);
	icalcomponent *all, *e;
	int bad;

	if (text == NULL || memchr(text, '\0', n))
		return puts("not a text"), 1;
	bad = check_lines(text);
	all = icalparser_parse_string(text);
	if (all == NULL || icalcomponent_isa(all) != ICAL_VCALENDAR_COMPONENT)
		return puts("not a calendar"), 1;
	icalrestriction_check(all);
	if (icalcomponent_count_errors(all))
		bad = printf("%d errors:\n%s\n", icalcomponent_count_errors(
			all), icalcomponent_as_ical_string(all)) > 0;
	for (e = icalcomponent_get_first_component(all, ICAL_VEVENT_COMPONENT);
	    e; e = icalcomponent_get_next_component(all,
	    ICAL_VEVENT_COMPONENT))
		printf("%s\t%s\t%s\t%s\n", day(icalcomponent_get_dtstart(e)),
			day(icalcomponent_get_dtend(e)),
			icalcomponent_get_summary(e), icalcomponent_get_uid(e));
	icalcomponent_free(all);
	free(text);
	return bad;
}
