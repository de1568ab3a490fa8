/* SPDX-License-Identifier: MPL-2.0 */
/* libmicrohttpd, loaded when a server starts. */
#include "lib/site/http.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

#define LIBRARY "libmicrohttpd.so.12"

struct http http;

/* A function's address fits where an object's does, says POSIX of dlsym. */
#define FIND(name) \
	at = dlsym(library, "MHD_" #name); \
	memcpy(&http.name, &at, sizeof(at)); \
	all = all && at != NULL;

int
http_load(struct error *err)
{
	void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL), *at;
	bool all = library != NULL;

	if (library) {
		HTTP_FUNCTIONS(FIND)
	}
	return all ? 0 : error_set(err, ERROR_FAILED,
		"webserveren kræver " LIBRARY " (Debians pakke libmicrohttpd)",
		"the web server needs " LIBRARY " (Debian's package libmicrohttpd)");
}
