/* SPDX-License-Identifier: MPL-2.0 */
/* An operation that failed: -1 is returned, and this is filled in. */
#include "lib/base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int
error_set(struct error *err, enum error_kind kind, const char *da,
	const char *en, ...)
{
	va_list ap;

	err->kind = kind;
	va_start(ap, en);
	vsnprintf(err->da, sizeof(err->da), da, ap);
	va_end(ap);
	va_start(ap, en);
	vsnprintf(err->en, sizeof(err->en), en, ap);
	va_end(ap);
	return -1;
}

const char *
error_cause(int errnum)
{
	switch (errnum) {
	case ENOENT:
		return "filen eller mappen findes ikke";
	case EACCES:
	case EPERM:
		return "adgang nægtet";
	case ENOSPC:
		return "der er ikke mere plads på disken";
	case EROFS:
		return "disken kan kun læses";
	case EISDIR:
		return "det er en mappe";
	case ENOTDIR:
		return "en del af stien er ikke en mappe";
	case EEXIST:
		return "den findes i forvejen";
	case ELOOP:
		return "en henvisning, der peger på sig selv";
	case EMFILE:
	case ENFILE:
		return "for mange åbne filer";
	case ENAMETOOLONG:
		return "navnet er for langt";
	default:
		return strerror(errnum);
	}
}

int
error_errno(struct error *err, int errnum, const char *path)
{
	err->kind = ERROR_FAILED;
	snprintf(err->da, sizeof(err->da), "%s: %s", path, error_cause(errnum));
	snprintf(err->en, sizeof(err->en), "%s: %s", path, strerror(errnum));
	return -1;
}
