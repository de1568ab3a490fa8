/* SPDX-License-Identifier: MPL-2.0 */
/* A preview being served; for lib/site/serve*.c alone. */
#ifndef LIB_SITE_SERVING_H
#define LIB_SITE_SERVING_H

#include "lib/base/watch.h"
#include "lib/site/http.h"
#include "lib/site/serve.h"

/* What begins with this is the server's own. */
#define SERVE_OWN "/.referat/"

/* Pages that wait to be told of a change, at the most. */
#define SERVE_WAITING 64

struct serving {
	const struct serve_options *o;
	struct MHD_Daemon *daemon;
	struct watch watch;
	int listener, root, port;
	struct MHD_Connection *waiting[SERVE_WAITING];
	size_t waiting_count;
};

/* Answers a request: libmicrohttpd's handler. */
enum MHD_Result serve_answer(void *ctx, struct MHD_Connection *c,
	const char *url, const char *method, const char *version,
	const char *upload, size_t *upload_size, void **state);

/* Lets all pages that wait look again. */
void serve_wake(struct serving *s);

#endif
