/* SPDX-License-Identifier: MPL-2.0 */
/* referat hook install. */
#include <stdio.h>

#include "cmd/command.h"
#include "lib/trust/hook.h"

int
cmd_hook(struct session *s, int argc, char **argv)
{
	const struct opt opts[] = {{NULL, 0, NULL, NULL, NULL}};
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0)
		return session_fail(s, &err);
	if (n != 1 || !streq(argv[1], "install")) {
		error_set(&err, ERROR_USAGE, "skriv  referat hook install",
			"write  referat hook install");
		return session_fail(s, &err);
	}
	if (session_open(s, &err) < 0 || hook_install(s->repo, &err) < 0)
		return session_fail(s, &err);
	puts(session_text(s, "Dokumenterne gennemses nu, før git gemmer dem.",
		"Documents are now checked before git records them."));
	return EXIT_GOOD;
}
