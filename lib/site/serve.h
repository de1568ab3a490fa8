/* SPDX-License-Identifier: MPL-2.0 */
/* A web server for a preview: on this machine only, for browsers that asked
 * for this machine (other Host headers are refused, so that no page from
 * elsewhere can read it by a name that leads here). It runs in one process
 * without threads: while pages are made, requests wait. */
#ifndef LIB_SITE_SERVE_H
#define LIB_SITE_SERVE_H

#include "lib/site/preview.h"

/* PORT 0: any that is free. STOP_FD: the server stops when it can be read
 * from. READY is called once it listens, BUILT after each time that the work
 * folder was looked at again. */
struct serve_options {
	struct preview *preview;
	int port, stop_fd;
	void (*ready)(int port, void *ctx);
	void (*built)(void *ctx);
	void *ctx;
};

/* Serves until told to stop. -1: the port is taken (ERROR_REFUSED), or an
 * operation failed. */
int serve(const struct serve_options *o, struct error *err);

#endif
