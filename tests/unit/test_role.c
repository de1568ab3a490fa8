/* SPDX-License-Identifier: MPL-2.0 */
/* Roles: who holds which, for which unit, on which day. */
#include "tests/unit/dates.h"
#include "tests/unit/harness.h"

#include "lib/trust/role.h"

static const char *north[] = {"nord"}, *both[] = {"nord", "syd"};
static const char *anna_mails[] = {"anna@example.dk", "A.K@Example.dk"};
static const char *bo_mails[] = {"bo@example.dk"};
static const char *carl_mails[] = {"carl@example.dk"};

static struct held_role
held(const char *role, const char **units, size_t n, const char *from,
	const char *to)
{
	return (struct held_role){role, {units, n}, day(from), day(to)};
}

static void
test_choose(const struct config *c)
{
	/* want: the role; "!…": refused, with that in the English text. */
	static const struct {
		const char *email, *unit, *day, *claimed, *want;
	} cases[] = {
		{"anna@example.dk", "nord", "2026-01-10", NULL, "skoleleder"},
		{"ANNA@EXAMPLE.DK", "nord", "2026-01-10", NULL, "skoleleder"},
		{"a.k@example.dk", "nord", "2026-01-10", NULL, "skoleleder"},
		{"anna@example.dk", "nord", "2026-01-10", "skoleleder",
			"skoleleder"},
		{"anna@example.dk", "nord", "2021-08-01", NULL, "skoleleder"},
		{"anna@example.dk", "nord", "2021-07-31", NULL,
			"!no role for nord"},
		{"anna@example.dk", "nord", "2021-07-31", "skoleleder",
			"!begins 2021-08-01"},
		{"anna@example.dk", "nord", "2026-07-31", NULL, "skoleleder"},
		{"anna@example.dk", "nord", "2026-08-01", NULL,
			"!no role for nord"},
		{"anna@example.dk", "nord", "2026-08-01", "skoleleder",
			"!ended 2026-07-31"},
		{"anna@example.dk", "syd", "2026-01-10", NULL,
			"!no role for syd"},
		{"anna@example.dk", "syd", "2026-01-10", NULL, "!under roles:"
			"\n      - {role: …, units: [syd], from: 2026-01-10}"},
		{"anna@example.dk", "syd", "2026-01-10", "skoleleder",
			"!for nord only, not for syd"},
		{"anna@example.dk", "nord", "2026-01-10", "skolechef",
			"!doesn't hold the role skolechef"},
		{"anna@example.dk", NULL, "2026-01-10", NULL,
			"!no role for all units"},
		{"anna@example.dk", NULL, "2026-01-10", "skoleleder",
			"!for all units"},
		{"bo@example.dk", "nord", "2026-01-10", NULL,
			"!(konsulent, tovholder)"},
		{"bo@example.dk", "nord", "2026-01-10", "tovholder",
			"tovholder"},
		{"bo@example.dk", "syd", "2026-01-10", "tovholder", "tovholder"},
		{"bo@example.dk", "vest", "2026-01-10", NULL, "konsulent"},
		{"bo@example.dk", "vest", "2026-01-10", "tovholder",
			"!for nord, syd only"},
		{"bo@example.dk", NULL, "2026-01-10", NULL, "konsulent"},
		{"bo@example.dk", NULL, "2026-01-10", "konsulent", "konsulent"},
		{"carl@example.dk", "nord", "2026-01-10", NULL, "skolechef"},
		{"dora@example.dk", "nord", "2026-01-10", NULL,
			"!dora@example.dk is not in"},
		{"dora@example.dk", NULL, "2026-01-10", NULL,
			"!    email: [dora@example.dk]\n    roles:\n"
			"      - {role: …, from: 2026-01-10}"},
		{"dora@example.dk", "nord", "2026-01-10", "skolechef",
			"!dora@example.dk is not in"},
	};
	struct arena a = {0};
	struct error err;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = NULL, *want = cases[i].want;
		int rc = role_choose(&got, &a, c, cases[i].email,
			cases[i].unit, day(cases[i].day), cases[i].claimed,
			&err);

		if (want[0] != '!') {
			is_text(rc < 0 ? err.en : got, want, "case %zu", i);
			continue;
		}
		is_int(rc < 0 ? (int)err.kind : 0, ERROR_REFUSED,
			"case %zu refused", i);
		ok(rc < 0 && strstr(err.en, want + 1) != NULL, "case %zu: %s",
			i, rc < 0 ? err.en : got);
	}
	arena_free(&a);
}

static void
test_none(void)
{
	struct person p = {.id = "x", .name = "X", .emails = {bo_mails, 1}};
	struct config empty = {0}, roleless = {.people = &p, .person_count = 1};
	struct arena a = {0};
	const char *role = "x";
	struct error err;

	ok(role_choose(&role, &a, &empty, "q@x", "nord", 0, NULL, &err) == 0 &&
		role == NULL, "no people: no role");
	ok(role_choose(&role, &a, &roleless, "q@x", "nord", 0, NULL, &err) == 0
		&& role == NULL, "people without roles: none");
	arena_free(&a);
}

int
main(void)
{
	struct held_role anna[] = {
		held("skoleleder", north, 1, "2021-08-01", "2026-07-31"),
	};
	struct held_role bo[] = {
		held("konsulent", NULL, 0, NULL, NULL),
		held("tovholder", both, 2, NULL, NULL),
		held("tovholder", north, 1, "2025-01-01", NULL),
	};
	/* The same role twice: once ended, once to come, once now. */
	struct held_role carl[] = {
		held("skolechef", NULL, 0, NULL, "2020-01-01"),
		held("skolechef", NULL, 0, "2030-01-01", NULL),
		held("skolechef", NULL, 0, "2025-01-01", "2029-01-01"),
	};
	struct person people[] = {
		{.id = "anna-k", .name = "Anna K.", .emails = {anna_mails, 2},
			.roles = anna, .role_count = 1},
		{.id = "bo", .emails = {bo_mails, 1}, .roles = bo,
			.role_count = 3},
		{.id = "carl", .name = "Carl", .emails = {carl_mails, 1},
			.roles = carl, .role_count = 3},
	};
	struct config c = {.people = people, .person_count = 3};

	test_choose(&c);
	test_none();
	ok(role_person(&c, "x@example.dk") == NULL, "nobody");
	is_text(role_person(&c, "a.k@example.dk")->id, "anna-k", "a second mail");
	return test_end();
}
