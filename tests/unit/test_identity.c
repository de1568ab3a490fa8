/* SPDX-License-Identifier: MPL-2.0 */
/* Identity: dates as git writes them, and who commits. */
#include "tests/unit/harness.h"
#include "tests/unit/sandbox.h"

#include "lib/git/identity.h"

static void
test_dates(void)
{
	static const struct {
		const char *text;
		long long time;            /* -1: refused */
		int offset;
	} cases[] = {
		{"@1767225600 +0100", 1767225600, 60},
		{"1767225600 +0100", 1767225600, 60},
		{"1767225600 -0330", 1767225600, -210},
		{"@0 +0000", 0, 0},
		{"1767225600", 1767225600, 0},
		{" 1767225600 +0000 ", 1767225600, 0},
		{"2026-01-01T01:00:00+01:00", 1767225600, 60},
		{"2026-01-01T00:00:00Z", 1767225600, 0},
		{"2026-01-01 01:00:00 +0100", 1767225600, 60},
		{"2026-01-01T01:00:00.5+0100", 1767225600, 60},
		{"2026-01-01T02:00:00", 1767225600, 120},
		{"2026-01-01 02:00", 1767225600, 120},
		{"2024-02-29T00:00:00Z", 1709164800, 0},
		{"Thu, 1 Jan 2026 01:00:00 +0100", 1767225600, 60},
		{"01 Jan 2026 00:00:00 GMT", 1767225600, 0},
		{"", -1, 0}, {"2026", -1, 0}, {"20260101", -1, 0},
		{"2026-01-01", -1, 0}, {"yesterday", -1, 0},
		{"1767225600 +01", -1, 0}, {"1767225600+0100", -1, 0},
		{"1767225600 +0160", -1, 0}, {"1767225600 +1500", -1, 0},
		{"2026-02-29T00:00:00Z", -1, 0}, {"2026-01-01T24:00:00Z", -1, 0},
		{"2026-01-01T00:00:00Q", -1, 0}, {"2026-01-01T00:60:00Z", -1, 0},
		{"Thu, 1 Foo 2026 01:00:00 +0100", -1, 0},
		{"@99999999999999 +0000", -1, 0},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		long long time = -2;
		int offset = 120;
		bool good = identity_date(&time, &offset, str_of(cases[i].text));

		is_int(good ? time : -1, cases[i].time, "»%s«", cases[i].text);
		if (cases[i].time != -1)
			is_int(offset, cases[i].offset, "»%s« zone",
				cases[i].text);
	}
}

static void
test_who(void)
{
	struct identity_source all = {"Bo <b>", "bo@x.dk", "@5 +0000"};
	struct identity_source bad = {"Bo", "bo@x.dk", "i går"};
	struct identity_source none = {0}, blank = {" ", "<>", NULL};
	struct repository *repo = NULL;
	struct signature who;
	struct arena a = {0};
	struct error err;

	sh("git init -q r");
	if (!ok(repository_open(&repo, "r", false, &err) == 0, "open"))
		return;
	ok(identity_read(&who, &a, repo, &all, &err) == 0, "all given");
	is_text(who.name, "Bo b", "name without brackets");
	is_text(who.email, "bo@x.dk", "mail");
	is_int(who.time, 5, "time");
	is_int(identity_read(&who, &a, repo, &none, &err), -1, "nothing known");
	is_int(err.kind, ERROR_USAGE, "is a matter of use");
	ok(strstr(err.da, "git config --global user.email") != NULL,
		"with what to type");
	is_int(identity_read(&who, &a, repo, &blank, &err), -1, "blanks");
	is_int(identity_read(&who, &a, repo, &bad, &err), -1, "a bad date");
	sh("git -C r config user.name 'Ærø Å' && "
	   "git -C r config user.email ae@x.dk");
	repository_free(repo);
	repository_open(&repo, "r", false, &err);
	ok(identity_read(&who, &a, repo, &none, &err) == 0, "configuration");
	is_text(who.name, "Ærø Å", "its name");
	is_text(who.email, "ae@x.dk", "its mail");
	ok(who.time > 1700000000, "now");
	repository_free(repo);
	arena_free(&a);
}

int
main(void)
{
	sandbox_start();
	test_dates();
	test_who();
	sandbox_end();
	return test_end();
}
