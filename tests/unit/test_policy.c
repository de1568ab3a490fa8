/* SPDX-License-Identifier: MPL-2.0 */
/* Policy as data: each rule with one who may and one who may not; and what is
 * wrong with a policy that is written wrongly. */
#include "tests/unit/configs.h"
#include "tests/unit/dates.h"

#include "lib/trust/policy.h"
#include "lib/trust/role.h"

#define REFERAT \
	"municipality: Prøve\n" \
	"layout: [{path: \"{unit}/{cycle}/{form}.md\"}]\n" \
	"roles: [leder, medarbejder, konsulent, chef, sekretær, råd, " \
	"administrator]\n"

static const char policy[] = REFERAT
	"policy:\n"
	"  administer: [administrator]\n"
	"  data: [konsulent]\n"
	"  edit:\n"
	"    - {role: [leder, medarbejder], kinds: [referat],\n"
	"       sections: [evaluering], states: [kladde, til høring],\n"
	"       units: [skole]}\n"
	"    - {role: leder, kinds: [forberedelse], from: 2026-01-01,\n"
	"       to: 2026-06-30}\n"
	"    - {role: [konsulent], units: [lille]}\n"
	"    - {role: chef}\n"
	"    - {role: råd, kinds: [strategi]}\n"
	"  move:\n"
	"    - {to: [kladde, til høring], role: [konsulent, leder]}\n"
	"    - {to: godkendt, role: [chef], kinds: [referat],\n"
	"       states: [til høring]}\n"
	"  delegate:\n"
	"    - {of: råd, to: konsulent, from: 2026-02-01, until: 2026-02-28,\n"
	"       units: [nord]}\n"
	"  closed: {cycles: [2020-21], before: 2020-21, days: 30}\n";

static const char units[] =
	"units:\n"
	"  - {id: nord, type: skole, tags: [lille]}\n"
	"  - {id: syd, type: skole}\n"
	"  - {id: bh, type: dagtilbud, tags: [lille]}\n";

static const char people[] =
	"people:\n"
	"  - {id: leder, email: l@x.dk, roles: [{role: leder, units: [nord, bh]}]}\n"
	"  - {id: medarbejder, email: m@x.dk, roles: [{role: medarbejder}]}\n"
	"  - {id: konsulent, email: k@x.dk, roles: [{role: konsulent}]}\n"
	"  - {id: chef, email: c@x.dk, roles: [{role: chef, from: 2025-01-01}]}\n"
	"  - {id: råd, email: r@x.dk, roles: [{role: råd, to: 2026-12-31}]}\n"
	"  - {id: administrator, email: a@x.dk, roles: [{role: administrator}]}\n";

static struct config *
configuration(const char *referat, const char *persons, struct findings *fs)
{
	const struct test_file files[] = {{"referat.yaml", referat},
		{"enheder.yaml", units}, {"personer.yaml", persons}};
	struct tree *t = memory_tree(files, 3);
	struct config *c = NULL;
	struct error err = {0};

	*fs = test_findings();
	ok(config_read(&c, t, fs, &err) == 0, "read: %s", err.en);
	tree_free(t);
	return c;
}

#define EDIT POLICY_EDIT, STATE_DRAFT
#define REFERAT_KIND (1U << KIND_MINUTES)
#define PREPARATION (1U << KIND_PREPARATION)
#define STRATEGY (1U << KIND_STRATEGY)

static void
test_ask(const struct config *c)
{
	/* want: NULL: allowed; else the code, and who may (an argument). */
	static const struct {
		const char *role, *unit, *day;
		enum policy_deed deed;
		int state, to;
		unsigned kinds;
		const char *section;
		const char *want, *who;
	} cases[] = {
		/* kinds */
		{"leder", "nord", "2026-03-01", EDIT, -1, REFERAT_KIND,
			"evaluering", NULL, NULL},
		{"leder", "nord", "2026-03-01", EDIT, -1, STRATEGY,
			"evaluering", "ikke-tilladt", "konsulent, chef, råd"},
		/* sections, by themselves and within others */
		{"leder", "nord", "2026-03-01", EDIT, -1, REFERAT_KIND,
			"evaluering/mål", NULL, NULL},
		{"leder", "nord", "2026-03-01", EDIT, -1, REFERAT_KIND,
			"evaluering2", "afsnit-ikke-tilladt-for-rollen",
			"konsulent, chef"},
		{"leder", "nord", "2026-03-01", EDIT, -1, REFERAT_KIND, "",
			"afsnit-ikke-tilladt-for-rollen", "konsulent, chef"},
		{"leder", "nord", "2026-03-01", EDIT, -1, REFERAT_KIND, NULL,
			NULL, NULL},
		{"chef", "nord", "2026-03-01", EDIT, -1, REFERAT_KIND, "",
			NULL, NULL},
		/* states */
		{"leder", "nord", "2026-03-01", POLICY_EDIT, STATE_REVIEW, -1,
			REFERAT_KIND, "evaluering", NULL, NULL},
		{"leder", "nord", "2026-03-01", POLICY_EDIT, STATE_APPROVED, -1,
			REFERAT_KIND, "evaluering", "tilstand-laast",
			"konsulent, chef"},
		/* units: by type, by tag */
		{"medarbejder", "syd", "2026-03-01", EDIT, -1, REFERAT_KIND,
			"evaluering", NULL, NULL},
		{"medarbejder", "bh", "2026-03-01", EDIT, -1, REFERAT_KIND,
			"evaluering", "ikke-tilladt", "konsulent, chef"},
		{"konsulent", "bh", "2026-03-01", EDIT, -1, STRATEGY, "",
			NULL, NULL},
		{"konsulent", "syd", "2026-03-01", EDIT, -1, STRATEGY, "",
			"ikke-tilladt", "chef, råd"},
		/* days, the first and the last included */
		{"leder", "nord", "2026-01-01", EDIT, -1, PREPARATION, "",
			NULL, NULL},
		{"leder", "nord", "2025-12-31", EDIT, -1, PREPARATION, "",
			"ikke-tilladt", "konsulent, chef"},
		{"leder", "nord", "2026-06-30", EDIT, -1, PREPARATION, "",
			NULL, NULL},
		{"leder", "nord", "2026-07-01", EDIT, -1, PREPARATION, "",
			"ikke-tilladt", "konsulent, chef"},
		/* moving: to which state, from which, of which kind */
		{"leder", "nord", "2026-03-01", POLICY_MOVE, STATE_DRAFT,
			STATE_REVIEW, REFERAT_KIND, "", NULL, NULL},
		{"leder", "nord", "2026-03-01", POLICY_MOVE, STATE_REVIEW,
			STATE_APPROVED, REFERAT_KIND, "",
			"tilstand-ikke-tilladt", "chef"},
		{"chef", "nord", "2026-03-01", POLICY_MOVE, STATE_REVIEW,
			STATE_APPROVED, REFERAT_KIND, "", NULL, NULL},
		{"chef", "nord", "2026-03-01", POLICY_MOVE, STATE_DRAFT,
			STATE_APPROVED, REFERAT_KIND, "",
			"tilstand-ikke-tilladt", "@nobody"},
		{"chef", "nord", "2026-03-01", POLICY_MOVE, STATE_REVIEW,
			STATE_APPROVED, STRATEGY, "",
			"tilstand-ikke-tilladt", "@nobody"},
		/* delegation: in its time, for its units */
		{"konsulent", NULL, "2026-02-01", EDIT, -1, STRATEGY, "",
			"ikke-tilladt", "chef, råd"},
		{"konsulent", "nord", "2026-02-28", EDIT, -1, STRATEGY, "",
			NULL, NULL},
		/* the role must be held */
		{"leder", "syd", "2026-03-01", EDIT, -1, REFERAT_KIND,
			"evaluering", "rolle-anden-enhed", NULL},
		{"chef", "nord", "2024-12-31", EDIT, -1, STRATEGY, "",
			"rolle-endnu-ikke", NULL},
		{"råd", "nord", "2026-12-31", EDIT, -1, STRATEGY, "", NULL,
			NULL},
		{"råd", "nord", "2027-01-01", EDIT, -1, STRATEGY, "",
			"rolle-udloebet", NULL},
		/* configuration and figures */
		{"administrator", NULL, "2026-03-01", POLICY_ADMINISTER, -1, -1,
			0, NULL, NULL, NULL},
		{"chef", NULL, "2026-03-01", POLICY_ADMINISTER, -1, -1, 0,
			NULL, "opsaetning-kraever-rolle", "administrator"},
		{"konsulent", NULL, "2026-03-01", POLICY_DATA, -1, -1, 0,
			NULL, NULL, NULL},
		{"administrator", NULL, "2026-03-01", POLICY_DATA, -1, -1, 0,
			NULL, "data-kraever-rolle", "konsulent"},
	};
	size_t i, k;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct reasons why = {.arena = &test_arena};
		struct policy_question q = {.config = c,
			.role = cases[i].role, .unit = cases[i].unit,
			.path = "x.md", .section = cases[i].section,
			.day = day(cases[i].day), .deed = cases[i].deed,
			.cycle = CYCLE_NONE, .state = cases[i].state,
			.to = cases[i].to, .kinds = cases[i].kinds};
		const char *who = NULL;
		bool allowed;

		for (k = 0; k < c->person_count; k++)
			if (streq(c->people[k].id, cases[i].role))
				q.person = &c->people[k];
		allowed = policy_ask(&why, &q);
		ok(allowed == (cases[i].want == NULL), "case %zu", i);
		is_text(why.n ? reason_name(why.v[0].code) : NULL,
			cases[i].want, "reason of case %zu", i);
		for (k = 0; why.n && k < REASON_ARGS && cases[i].who; k++)
			if (why.v[0].args[k])
				who = why.v[0].args[k];
		is_text(who, cases[i].who, "who may in case %zu", i);
	}
}

static void
test_closed(const struct config *c)
{
	static const struct {
		int cycle;
		const char *day;
		bool closed;
	} cases[] = {
		{2019, "2026-01-01", true}, {2020, "2020-12-01", true},
		{2021, "2022-01-01", false}, {2021, "2022-08-30", false},
		{2021, "2022-08-31", true}, {CYCLE_NONE, "2026-01-01", false},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		ok(policy_closed(c, cases[i].cycle, day(cases[i].day)) ==
			cases[i].closed, "closed %zu", i);
}

/* Left out: every role that is held may. */
static void
test_left_out(void)
{
	struct reasons why = {.arena = &test_arena};
	struct findings fs;
	struct config *c = configuration(REFERAT, people, &fs);
	struct policy_question q = {.config = c, .person = &c->people[1],
		.role = "medarbejder", .unit = "nord", .section = "",
		.day = day("2026-03-01"), .cycle = 2019, .state =
		STATE_PUBLISHED, .to = STATE_DRAFT, .kinds = STRATEGY};

	ok(policy_ask(&why, &q), "edit");
	q.deed = POLICY_MOVE;
	ok(policy_ask(&why, &q), "move");
	q.deed = POLICY_ADMINISTER;
	ok(policy_ask(&why, &q), "administer, held for all units");
	q.person = &c->people[0];
	q.role = "leder";
	ok(!policy_ask(&why, &q), "administer, held for some");
	is_text(reason_name(why.v[0].code), "rolle-anden-enhed", "why");
	config_free(c);
}

static void
test_administrator(void)
{
	static const struct {
		const char *people;
		bool there;
	} cases[] = {
		{people, true},
		{"people: []\n", true},
		{"people: [{id: a, email: a@x.dk, roles: [{role: leder}]}]\n",
			false},
		{"people: [{id: a, email: a@x.dk, roles: [{role: administrator, "
			"units: [nord]}]}]\n", false},
		{"people: [{id: a, email: a@x.dk, roles: [{role: administrator, "
			"to: 2026-02-28}]}]\n", false},
		{"people: [{id: a, roles: [{role: administrator}]}]\n", false},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct findings fs;
		struct config *c = configuration(policy, cases[i].people, &fs);

		ok(policy_has_administrator(c, day("2026-03-01")) ==
			cases[i].there, "administrator %zu", i);
		config_free(c);
	}
}

static void
test_findings_of(void)
{
	static const struct {
		const char *yaml, *want;
	} cases[] = {
		{"policy: {administer: [administrater]}\n",
			"referat.yaml:4 opsaetning-henvisning administrater"},
		{"policy: {edit: [{kinds: [referat]}]}\n",
			"referat.yaml:4 opsaetning-mangler role"},
		{"policy: {edit: [{role: chef, kinds: [referater]}]}\n",
			"referat.yaml:4 opsaetning-henvisning referater"},
		{"policy: {edit: [{role: chef, units: [skoler]}]}\n",
			"referat.yaml:4 opsaetning-henvisning skoler"},
		{"policy: {edit: [{role: chef, from: 2026-02-01, "
			"to: 2026-01-01}]}\n",
			"referat.yaml:4 opsaetning-vaerdi to"},
		{"policy: {move: [{role: chef, to: godkent}]}\n",
			"referat.yaml:4 opsaetning-henvisning godkent"},
		{"policy: {signatures: ja}\n",
			"referat.yaml:4 opsaetning-vaerdi signatures"},
		{"policy: {approve: [{by: chef, silence: {days: 3}}]}\n",
			"referat.yaml:4 opsaetning-ukendt days"},
		{"policy: {closed: {cycles: [2025]}}\n",
			"referat.yaml:4 opsaetning-vaerdi cycles"},
		{"policy: [chef]\n",
			"referat.yaml:4 opsaetning-vaerdi policy"},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct findings fs;
		struct config *c = configuration(arena_fmt(&test_arena, "%s%s",
			REFERAT, cases[i].yaml), people, &fs);

		is_text(listed(&fs), cases[i].want, "findings %zu", i);
		config_free(c);
	}
}

int
main(void)
{
	struct findings fs;
	struct config *c = configuration(policy, people, &fs);

	is_text(listed(&fs), "", "the policy of this test is right");
	test_ask(c);
	test_closed(c);
	config_free(c);
	test_left_out();
	test_administrator();
	test_findings_of();
	arena_free(&test_arena);
	return test_end();
}
