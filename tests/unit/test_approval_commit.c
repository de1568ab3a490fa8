/* SPDX-License-Identifier: MPL-2.0 */
/* What a commit may do to approvals, states and corrections of a document:
 * each refusal with its allowed twin. */
#include "lib/trust/approval_commit.h"
#include "tests/unit/approvals.h"

#define BOTH "policy: {approve: [{kinds: [referat], by: [chef, leder], " \
	"silence: {workdays: 10}}]}\n"
#define OTHERS "policy: {approve: [{kinds: [referat], by: [chef], own: false}]}\n"
#define NONE ""

#define STATE(word) "---\ndato: 2026-04-14\nstatus: " word "\n"
#define DRAFT STATE("kladde")
#define REVIEW STATE("til høring")
#define APPROVED STATE("godkendt")
#define PUBLISHED STATE("offentliggjort")
#define WITHDRAWN STATE("tilbagekaldt")
#define LIST "godkendelser:\n"
#define CARL "  - {rolle: chef, person: carl, dato: 2026-05-20, sha256: @}\n"
#define ANNA "  - {rolle: leder, person: anna, dato: 2026-05-21, sha256: @}\n"
#define OLD "  - {rolle: leder, person: anna, dato: 2026-05-02, sha256: %}\n"
#define OBJECT "indsigelser:\n" \
	"  - {rolle: leder, person: anna, dato: 2026-05-21, sha256: @, tekst: Nej}\n"
#define CORRECT "rettelser:\n  - {rolle: chef, dato: 2026-05-01, tekst: A}\n"
#define MORE "  - {rolle: leder, dato: 2026-05-21, tekst: B}\n"
#define TEXT "---\n# Referat\n\nVi talte.\n"
#define EDITED "---\n# Referat\n\nVi talte længe.\n"

/* Anna, leader, on 21 May 2026, unless said otherwise. WANT: the reasons. */
static const struct {
	const char *name, *policy, *before, *after;
	const char *want;
	const char *author, *role, *day, *committer, *writer;
} cases[] = {
	{.name = "own approval", BOTH, REVIEW LIST CARL TEXT,
		REVIEW LIST CARL ANNA TEXT, ""},
	{.name = "own approval that completes it", BOTH, REVIEW LIST CARL TEXT,
		APPROVED LIST CARL ANNA TEXT, ""},
	{.name = "somebody else's", BOTH, REVIEW TEXT, REVIEW LIST CARL TEXT,
		"godkendelse-for-andre"},
	{.name = "committed by a secretary", BOTH, REVIEW TEXT, REVIEW LIST ANNA TEXT,
		"godkendelse-for-andre", .committer = "eva"},
	{.name = "in another role", BOTH, REVIEW TEXT, REVIEW LIST ANNA TEXT,
		"godkendelse-rolle-dag", .role = "konsulent"},
	{.name = "on another day", BOTH, REVIEW TEXT, REVIEW LIST ANNA TEXT,
		"godkendelse-rolle-dag", .day = "2026-05-22"},
	{.name = "of another text", BOTH, REVIEW TEXT, REVIEW LIST
		"  - {rolle: leder, person: anna, dato: 2026-05-21, sha256: %}\n"
		TEXT, "godkendelse-passer-ikke"},
	{.name = "with a change of the text", BOTH, REVIEW TEXT,
		REVIEW LIST ANNA EDITED, "godkendelse-blandet"},
	{.name = "where nothing is asked", NONE, REVIEW TEXT, REVIEW LIST ANNA TEXT,
		""},
	{.name = "somebody else's where nothing is asked", NONE, REVIEW TEXT,
		REVIEW LIST CARL TEXT, "godkendelse-for-andre"},
	{.name = "in a new document", BOTH, NULL, REVIEW LIST ANNA TEXT,
		"godkendelse-blandet"},
	{.name = "a new document", BOTH, NULL, REVIEW TEXT, ""},
	{.name = "taken back by oneself", BOTH, REVIEW LIST CARL ANNA TEXT,
		REVIEW LIST CARL TEXT, ""},
	{.name = "taken away by another", BOTH, REVIEW LIST CARL ANNA TEXT,
		REVIEW LIST ANNA TEXT, "godkendelse-fjernet"},
	{.name = "gone with the text", BOTH, REVIEW LIST CARL TEXT, REVIEW EDITED, ""},
	{.name = "left behind by the text", BOTH, REVIEW LIST CARL TEXT, REVIEW LIST
		"  - {rolle: chef, person: carl, dato: 2026-05-20, sha256: @}\n"
		EDITED, "godkendelse-blandet godkendelse-for-andre"},
	{.name = "an old one cleared away by another", BOTH, REVIEW LIST OLD TEXT,
		REVIEW TEXT, "", "carl", "chef"},
	{.name = "own objection", BOTH, REVIEW LIST CARL TEXT,
		REVIEW LIST CARL OBJECT TEXT, ""},
	{.name = "an objection in somebody's name", BOTH, REVIEW TEXT,
		REVIEW OBJECT TEXT, "godkendelse-for-andre", "carl", "chef"},
	{.name = "an objection taken back", BOTH, REVIEW OBJECT TEXT, REVIEW TEXT, ""},
	{.name = "an objection taken away by another", BOTH, REVIEW OBJECT TEXT,
		REVIEW TEXT, "godkendelse-fjernet", "carl", "chef"},

	{.name = "sent round", BOTH, DRAFT TEXT, REVIEW TEXT, ""},
	{.name = "sent round and changed", BOTH, DRAFT TEXT, REVIEW EDITED,
		"tilstand-blandet"},
	{.name = "sent round and changed where nothing is asked", NONE, DRAFT TEXT,
		REVIEW EDITED, ""},
	{.name = "approved without approvals", BOTH, REVIEW TEXT, APPROVED TEXT,
		"godkendelse-mangler"},
	{.name = "approved without approvals where nothing is asked", NONE, REVIEW TEXT,
		APPROVED TEXT, ""},
	{.name = "approved with one of two", BOTH, REVIEW LIST CARL TEXT,
		APPROVED LIST CARL TEXT, "godkendelse-mangler"},
	{.name = "approved by silence", BOTH, REVIEW LIST CARL TEXT,
		APPROVED LIST CARL TEXT, "", .day = "2026-06-05"},
	{.name = "approved by silence too early", BOTH, REVIEW LIST CARL TEXT,
		APPROVED LIST CARL TEXT, "godkendelse-mangler",
		.day = "2026-06-04"},
	{.name = "new and approved", BOTH, NULL, APPROVED TEXT, "godkendelse-mangler"},
	{.name = "new and approved where nothing is asked", NONE, NULL, APPROVED TEXT,
		""},
	{.name = "back for a change", BOTH, APPROVED LIST CARL ANNA TEXT, DRAFT EDITED,
		""},
	{.name = "changed and still approved", BOTH, APPROVED LIST CARL ANNA TEXT,
		APPROVED EDITED, "godkendelse-mangler"},
	{.name = "approval taken back, still approved", BOTH,
		APPROVED LIST CARL ANNA TEXT, APPROVED LIST CARL TEXT,
		"godkendelse-mangler"},
	{.name = "approvals gathered for what is shown already", BOTH, PUBLISHED TEXT,
		PUBLISHED LIST ANNA TEXT, ""},
	{.name = "approved by who wrote it", OTHERS, REVIEW TEXT, APPROVED LIST CARL
		TEXT, "godkendelse-alene", "carl", "chef", "2026-05-20",
		.writer = "carl"},
	{.name = "approved by somebody else", OTHERS, REVIEW TEXT, APPROVED LIST CARL
		TEXT, "", "carl", "chef", "2026-05-20", .writer = "eva"},
	{.name = "approved by who wrote it and another", OTHERS, REVIEW LIST
		"  - {rolle: chef, person: dan, dato: 2026-05-19, sha256: @}\n"
		TEXT, APPROVED LIST
		"  - {rolle: chef, person: dan, dato: 2026-05-19, sha256: @}\n"
		CARL TEXT, "", "carl", "chef", "2026-05-20", .writer = "carl"},

	{.name = "published text changed", BOTH, PUBLISHED LIST CARL ANNA TEXT,
		PUBLISHED EDITED, "offentliggjort-aendret"},
	{.name = "published text changed on the way back", BOTH,
		PUBLISHED LIST CARL ANNA TEXT, DRAFT EDITED,
		"offentliggjort-aendret"},
	{.name = "published set back", BOTH, PUBLISHED LIST CARL ANNA TEXT,
		DRAFT LIST CARL ANNA TEXT, "offentliggjort-aendret"},
	{.name = "published text changed where nothing is asked", NONE, PUBLISHED TEXT,
		PUBLISHED EDITED, ""},
	{.name = "withdrawn", BOTH, PUBLISHED LIST CARL ANNA TEXT,
		WITHDRAWN LIST CARL ANNA TEXT, ""},
	{.name = "withdrawn and changed", BOTH, PUBLISHED LIST CARL ANNA TEXT,
		WITHDRAWN EDITED, "offentliggjort-aendret"},
	{.name = "changed after that", BOTH, WITHDRAWN LIST CARL ANNA TEXT,
		DRAFT EDITED, ""},
	{.name = "published and deleted", BOTH, PUBLISHED LIST CARL ANNA TEXT, NULL,
		"offentliggjort-fjernet"},
	{.name = "a draft deleted", BOTH, DRAFT TEXT, NULL, ""},
	{.name = "published and deleted where nothing is asked", NONE, PUBLISHED TEXT,
		NULL, ""},

	{.name = "a correction", BOTH, PUBLISHED LIST CARL ANNA CORRECT TEXT,
		PUBLISHED LIST CARL ANNA CORRECT MORE TEXT, ""},
	{.name = "a correction in another role", BOTH, PUBLISHED CORRECT TEXT,
		PUBLISHED CORRECT MORE TEXT, "rettelse-rolle-dag",
		"carl", "chef"},
	{.name = "a correction of another day", BOTH, PUBLISHED CORRECT TEXT,
		PUBLISHED CORRECT MORE TEXT, "rettelse-rolle-dag",
		.day = "2026-05-22"},
	{.name = "an old correction changed", BOTH, PUBLISHED CORRECT TEXT,
		PUBLISHED "rettelser:\n  - {rolle: chef, dato: 2026-05-01, "
		"tekst: C}\n" TEXT, "rettelse-aendret"},
	{.name = "an old correction taken away", BOTH, PUBLISHED CORRECT TEXT,
		PUBLISHED TEXT, "rettelse-aendret"},
	{.name = "nothing but the order of fields", BOTH, PUBLISHED TEXT,
		"---\nstatus: offentliggjort\ndato: 2026-04-14\n" TEXT, ""},
};

static const struct person *
person(const struct config *c, const char *id)
{
	size_t i;

	for (i = 0; id && i < c->person_count; i++)
		if (streq(c->people[i].id, id))
			return &c->people[i];
	return NULL;
}

static void
test_cases(void)
{
	size_t i, n;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *author = cases[i].author ? cases[i].author : "anna";
		struct approvals_case k;
		struct approval_commit c = {0};
		struct reasons rs = {0};
		const char *said = "";

		case_open(&k, cases[i].policy);
		rs.arena = &k.arena;
		c.before = cases[i].before ? case_read(&k, cases[i].before)
			: NULL;
		c.after = cases[i].after ? case_read(&k, cases[i].after)
			: NULL;
		c.author = person(k.config, author);
		c.committer = person(k.config, cases[i].committer
			? cases[i].committer : author);
		c.writer = person(k.config, cases[i].writer);
		c.role = cases[i].role ? cases[i].role : "leder";
		assert(date_parse(&c.day, str_of(cases[i].day ? cases[i].day
			: "2026-05-21")));
		approval_commit_judge(&rs, &k.arena, &c);
		for (n = 0; n < rs.n; n++)
			said = arena_fmt(&k.arena, "%s%s%s", said, n ? " " : "",
				reason_name(rs.v[n].code));
		is_text(said, cases[i].want, "%s", cases[i].name);
		case_close(&k);
	}
}

/* What a closed document still allows. */
static const struct {
	const char *name, *before, *after;
	bool allowed;
} closed[] = {
	{"a correction", PUBLISHED CORRECT TEXT, PUBLISHED CORRECT MORE TEXT,
		true},
	{"withdrawal", PUBLISHED TEXT, WITHDRAWN TEXT, true},
	{"both", PUBLISHED CORRECT TEXT, WITHDRAWN CORRECT MORE TEXT, true},
	{"a correction taken away", PUBLISHED CORRECT TEXT, PUBLISHED TEXT,
		false},
	{"another state", PUBLISHED TEXT, APPROVED TEXT, false},
	{"text", PUBLISHED TEXT, PUBLISHED EDITED, false},
	{"text beside a correction", PUBLISHED CORRECT TEXT,
		PUBLISHED CORRECT MORE EDITED, false},
	{"an approval", PUBLISHED TEXT, PUBLISHED LIST ANNA TEXT, false},
	{"a new document", NULL, DRAFT TEXT, false},
	{"a document gone", DRAFT TEXT, NULL, false},
};

static void
test_closed(void)
{
	size_t i;

	for (i = 0; i < sizeof(closed) / sizeof(closed[0]); i++) {
		struct approvals_case k;

		case_open(&k, NONE);
		ok(approval_closed_allows(closed[i].before ? case_read(&k,
			closed[i].before) : NULL, closed[i].after ? case_read(
			&k, closed[i].after) : NULL) == closed[i].allowed,
			"closed: %s", closed[i].name);
		case_close(&k);
	}
}

int
main(void)
{
	test_cases();
	test_closed();
	return test_end();
}
