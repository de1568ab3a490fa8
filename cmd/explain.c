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

int
cmd_explain(struct session *s, int argc, char **argv)
{
	const struct opt opts[] = {{NULL, 0, NULL, NULL, NULL}};
	struct buf out = {0};
	enum finding_code code;
	enum reason_code reason;
	enum ailment_code ailment;
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0)
		return session_fail(s, &err);
	if (n == 0) {
		list_codes();
		return EXIT_GOOD;
	}
	if (finding_by_name(&code, argv[1])) {
		explain_print(&out, explain_text(argv[1]), s->lang == LANG_EN);
	} else if (reason_by_name(&reason, argv[1])) {
		reason_explain(&out, s->lang, reason);
	} else if (ailment_by_name(&ailment, argv[1])) {
		ailment_explain(&out, s->lang, ailment);
	} else {
		unknown_code(argv[1], &err);
		return session_fail(s, &err);
	}
	session_print(&out);
	buf_free(&out);
	return EXIT_GOOD;
}
