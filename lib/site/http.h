/* SPDX-License-Identifier: MPL-2.0 */
/* libmicrohttpd, loaded when a server starts: it needs GnuTLS, and that would
 * be a fourth of the time in which the program starts for anything else. */
#ifndef LIB_SITE_HTTP_H
#define LIB_SITE_HTTP_H

#include <microhttpd.h>

#include "lib/base/error.h"

#define HTTP_FUNCTIONS(X) X(start_daemon) X(stop_daemon) X(run) \
	X(get_timeout) X(get_daemon_info) X(suspend_connection) \
	X(resume_connection) X(lookup_connection_value) \
	X(create_response_from_buffer) X(add_response_header) \
	X(queue_response) X(destroy_response)

/* http.run is MHD_run, and so on. */
struct http {
#define X(name) __typeof__(MHD_##name) *name;
	HTTP_FUNCTIONS(X)
#undef X
};
extern struct http http;

/* Fills HTTP, once. -1: the library is not there, or is another. */
int http_load(struct error *err);

#endif
