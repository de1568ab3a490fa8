/* SPDX-License-Identifier: MPL-2.0 */
/* Months by name. */
#include "lib/text/month.h"

#include <strings.h>

static const char *const danish[12] = {"januar", "februar", "marts", "april",
	"maj", "juni", "juli", "august", "september", "oktober", "november",
	"december"};
static const char *const english[12] = {"January", "February", "March",
	"April", "May", "June", "July", "August", "September", "October",
	"November", "December"};

const char *const *
month_names(enum lang lang)
{
	return lang == LANG_DA ? danish : english;
}

const char *
month_name(enum lang lang, int month)
{
	return month_names(lang)[month - 1];
}

/* The month whose name has WORD as its first LEAST letters or more. */
static int
find(enum lang lang, struct str word, size_t least)
{
	int month;

	for (month = 1; month <= 12; month++) {
		const char *name = month_name(lang, month);
		size_t n = strlen(name);

		if (word.n <= n && word.n >= (least < n ? least : n) &&
		    strncasecmp(name, word.p, word.n) == 0)
			return month;
	}
	return 0;
}

int
month_by_name(enum lang lang, struct str name)
{
	return find(lang, name, SIZE_MAX);
}

int
month_by_word(struct str word)
{
	int month = find(LANG_DA, word, 3);

	return month ? month : find(LANG_EN, word, 3);
}
