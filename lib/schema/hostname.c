/* SPDX-License-Identifier: MPL-2.0 */
/* Host names, in ASCII and in other scripts. */
#include "lib/schema/hostname.h"

#include "lib/base/ascii.h"

#define LABEL_MAX 63

static bool
is_label(struct str s, bool wide)
{
	size_t i;

	if (s.n == 0 || s.n > LABEL_MAX * (wide ? 4 : 1) ||
	    s.p[0] == '-' || s.p[s.n - 1] == '-')
		return false;
	for (i = 0; i < s.n; i++)
		if (!ascii_alnum((unsigned char)s.p[i]) && s.p[i] != '-' &&
		    !(wide && (unsigned char)s.p[i] >= 0x80))
			return false;
	return true;
}

bool
hostname_valid(struct str s, bool wide)
{
	struct str part;

	if (s.n == 0 || s.n > 253 || s.p[s.n - 1] == '.')
		return false;
	while (str_split(&s, '.', &part))
		if (!is_label(part, wide))
			return false;
	return true;
}
