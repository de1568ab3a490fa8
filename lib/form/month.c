/* SPDX-License-Identifier: MPL-2.0 */
/* Months by name. */
#include "lib/form/month.h"

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

int
month_by_name(enum lang lang, struct str name)
{
	int month;

	for (month = 1; month <= 12; month++)
		if (text_same(str_of(month_name(lang, month)), name))
			return month;
	return 0;
}
