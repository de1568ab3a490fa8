/* SPDX-License-Identifier: MPL-2.0 */
/* referat explain CODE. */
#include <stdio.h>

#include "cmd/command.h"
#include "lib/report/doctor.h"
#include "lib/report/example.h"
#include "lib/report/reason.h"

static int
unknown_code(const char *code, struct error *err)
{
	const char *names[FINDING_COUNT + REASON_COUNT + AILMENT_COUNT];
	const char *near;
	int i;

	for (i = 0; i < FINDING_COUNT; i++)
		names[i] = finding_name((enum finding_code)i);
	for (i = 0; i < REASON_COUNT; i++)
		names[FINDING_COUNT + i] = reason_name((enum reason_code)i);
	for (i = 0; i < AILMENT_COUNT; i++)
		names[FINDING_COUNT + REASON_COUNT + i] =
			ailment_name((enum ailment_code)i);
	near = text_near(names, sizeof(names) / sizeof(names[0]),
		str_of(code));
	return error_set(err, ERROR_USAGE,
		near ? "fundet »%s« kendes ikke; mente du »%s«?"
		: "fundet »%s« kendes ikke; se alle med  referat explain%s",
		near ? "unknown finding »%s«; did you mean »%s«?"
		: "unknown finding »%s«; list all with  referat explain%s",
		code, near ? near : "");
}

/* The code within ARG, which may be what the program printed: "fejl[CODE]:". */
static const char *
within_brackets(struct arena *a, const char *arg)
{
	const char *open = strchr(arg, '[');
	size_t n = open ? strcspn(open + 1, "]") : 0;

	return n ? arena_strndup(a, open + 1, n) : arg;
}

/* All of them; what doctor finds may have the name of a reason. */
static void
list_codes(void)
{
	enum reason_code reason;
	int i;

	for (i = 0; i < FINDING_COUNT; i++)
		puts(finding_name((enum finding_code)i));
	for (i = 0; i < REASON_COUNT; i++)
		puts(reason_name((enum reason_code)i));
	for (i = 0; i < AILMENT_COUNT; i++)
		if (!reason_by_name(&reason,
		    ailment_name((enum ailment_code)i)))
			puts(ailment_name((enum ailment_code)i));
}

static int
explain(struct buf *out, struct session *s, const char *name,
	struct error *err)
{
	enum finding_code code;
	enum reason_code reason;
	enum ailment_code ailment;

	if (finding_by_name(&code, name))
		explain_print(out, explain_text(name), s->lang == LANG_EN);
	else if (reason_by_name(&reason, name))
		reason_explain(out, s->lang, reason);
	else if (ailment_by_name(&ailment, name))
		ailment_explain(out, s->lang, ailment);
	else
		return unknown_code(name, err);
	return 0;
}

int
cmd_explain(struct session *s, int argc, char **argv)
{
	const struct opt opts[] = {{NULL, 0, NULL, NULL, NULL}};
	struct buf out = {0};
	struct error err;
	int i, n, rc = 0;

	if (opt_parse(argc, argv, opts, &n, &err) < 0)
		return session_fail(s, &err);
	if (n == 0)
		list_codes();
	for (i = 1; rc == 0 && i <= n; i++)
		rc = explain(&out, s, within_brackets(&s->arena, argv[i]),
			&err);
	session_print(&out);
	buf_free(&out);
	return rc < 0 ? session_fail(s, &err) : EXIT_GOOD;
}
