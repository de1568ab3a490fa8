/* SPDX-License-Identifier: MPL-2.0 */
/* referat forms: the forms, explained. */
#include <stdio.h>

#include "cmd/command.h"
#include "lib/report/forms.h"

/* show ID, schema ID */
static int
one(struct session *s, const char *what, const char *id, struct buf *out,
	struct error *err)
{
	const struct form *f = session_form(s, id, err);

	if (f == NULL)
		return -1;
	if (streq(what, "show")) {
		form_show(out, f, s->m->config, s->lang);
	} else if (f->effective) {
		value_json(out, form_published(&s->arena, f));
		buf_char(out, '\n');
	} else {
		buf_z(out, "true\n");
	}
	return 0;
}

int
cmd_forms(struct session *s, int argc, char **argv)
{
	struct input in = {NULL, false, false};
	bool yes = false;
	const struct opt opts[] = {
		{"yes", 0, &yes, NULL, NULL},
		INPUT_OPTIONS(in),
		{NULL, 0, NULL, NULL, NULL}
	};
	struct buf out = {0};
	struct error err;
	const char *what;
	int n, rc = 0;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    session_load(s, &in, &err) < 0)
		return session_fail(s, &err);
	what = n > 0 ? argv[1] : "list";
	if (n <= 1 && streq(what, "list"))
		forms_list(&out, s->m->config, s->lang);
	else if (n == 1 && streq(what, "update"))
		rc = forms_update(&out, s->m,
			yes ? repository_workdir(s->repo) : NULL, s->lang,
			&err);
	else if (n == 2 && (streq(what, "show") || streq(what, "schema")))
		rc = one(s, what, argv[2], &out, &err);
	else
		rc = error_set(&err, ERROR_USAGE,
			"skriv  referat forms [list | show ID | schema ID | update]",
			"write  referat forms [list | show ID | schema ID | update]");
	session_print(&out);
	buf_free(&out);
	return rc < 0 ? session_fail(s, &err) : EXIT_GOOD;
}
