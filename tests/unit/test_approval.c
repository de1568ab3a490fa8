/* SPDX-License-Identifier: MPL-2.0 */
/* Whether a document is approved: each rule once so that it passes, once so
 * that it doesn't. */
#include "lib/trust/approval.h"
#include "lib/trust/approval_check.h"
#include "tests/unit/approvals.h"

#define BOTH "policy: {approve: [{kinds: [referat], by: [chef, leder]}]}\n"
#define TWO "policy: {approve: [{kinds: [referat], by: [chef, leder], persons: 2}]}\n"
#define QUIET "policy: {approve: [{kinds: [referat], by: [chef, leder], silence: {workdays: 10}}]}\n"
#define ANYBODY "policy: {approve: [{kinds: [referat], by: [leder], persons: 1}]}\n"
#define LATER "policy: {approve: [{kinds: [referat], by: [chef], from: 2026-05-01}]}\n"
#define STAND_IN "policy: {approve: [{kinds: [referat], by: [chef]}], " \
	"delegate: [{of: chef, to: udvalg, from: 2026-01-01, until: 2026-12-31}]}\n"

#define TOP "---\ndato: 2026-04-14\nstatus: til høring\n"
#define END "---\n# Referat\n\nVi talte.\n"
#define GIVEN(list) TOP "godkendelser:\n" list END
#define CARL "  - {rolle: chef, person: carl, dato: 2026-05-20, sha256: @}\n"
#define ANNA "  - {rolle: leder, person: anna, dato: 2026-05-21, sha256: @}\n"
#define OBJECTION(who, day, hash) "indsigelser:\n  - {rolle: forælder, " \
	"person: " who ", dato: " day ", sha256: " hash ", tekst: Nej}\n"

/* WANT: the verdict, who is missing, and the day of silence. */
static const struct {
	const char *name, *policy, *text, *day, *want;
} cases[] = {
	{"nothing is asked", "", GIVEN(CARL), "2026-06-01", "not asked"},
	{"another kind is asked for",
		"policy: {approve: [{kinds: [udviklingsplan], by: [chef]}]}\n",
		GIVEN(CARL), "2026-06-01", "not asked"},
	{"another unit is asked for",
		"policy: {approve: [{units: [nord], by: [chef]}]}\n",
		GIVEN(CARL), "2026-06-01", "not asked"},
	{"documents from a later day on are asked for", LATER, TOP END,
		"2026-06-01", "not asked"},
	{"a later document", LATER, "---\ndato: 2026-05-14\n" END,
		"2026-06-01", "missing: chef"},
	{"both have approved", BOTH, GIVEN(CARL ANNA), "2026-06-01", "given"},
	{"one has", BOTH, GIVEN(CARL), "2026-06-01", "missing: leder"},
	{"nobody has", BOTH, TOP END, "2026-06-01", "missing: chef, leder"},
	{"the text is another", BOTH, GIVEN(CARL
		"  - {rolle: leder, person: anna, dato: 2026-05-21, sha256: %}\n"),
		"2026-06-01", "missing: leder stale"},
	{"who is nobody here", BOTH, GIVEN(CARL
		"  - {rolle: leder, person: xenia, dato: 2026-05-21, sha256: @}\n"),
		"2026-06-01", "missing: leder"},
	{"leader of another school", BOTH, GIVEN(CARL
		"  - {rolle: leder, person: bo, dato: 2026-05-21, sha256: @}\n"),
		"2026-06-01", "missing: leder"},
	{"after the role ended", BOTH, GIVEN(CARL
		"  - {rolle: leder, person: anna, dato: 2026-07-01, sha256: @}\n"),
		"2026-07-02", "missing: leder"},
	{"on its last day, seen later", BOTH, GIVEN(CARL
		"  - {rolle: leder, person: anna, dato: 2026-06-30, sha256: @}\n"),
		"2027-07-02", "given"},
	{"before the role began", BOTH, GIVEN(ANNA
		"  - {rolle: chef, person: dan, dato: 2026-04-30, sha256: @}\n"),
		"2026-06-01", "missing: chef"},
	{"on its first day", BOTH, GIVEN(ANNA
		"  - {rolle: chef, person: dan, dato: 2026-05-01, sha256: @}\n"),
		"2026-06-01", "given"},
	{"a day that has not come", BOTH, GIVEN(CARL ANNA), "2026-05-20",
		"missing: leder"},
	{"no day at all", BOTH, GIVEN(CARL
		"  - {rolle: leder, person: anna, sha256: @}\n"),
		"2026-06-01", "missing: leder"},
	{"a role not held", BOTH, GIVEN(CARL
		"  - {rolle: leder, person: eva, dato: 2026-05-21, sha256: @}\n"),
		"2026-06-01", "missing: leder"},
	{"one person in two roles", BOTH, GIVEN(CARL
		"  - {rolle: leder, person: carl, dato: 2026-05-21, sha256: @}\n"),
		"2026-06-01", "given"},
	{"one person where two are asked for", TWO, GIVEN(CARL
		"  - {rolle: leder, person: carl, dato: 2026-05-21, sha256: @}\n"),
		"2026-06-01", "missing: anna/dan"},
	{"two persons", TWO, GIVEN(CARL ANNA), "2026-06-01", "given"},
	{"two persons in one role", TWO, GIVEN(CARL
		"  - {rolle: chef, person: dan, dato: 2026-05-21, sha256: @}\n"),
		"2026-06-01", "given"},
	{"one of several may", ANYBODY, GIVEN(ANNA), "2026-06-01", "given"},
	{"none of them did", ANYBODY, GIVEN(
		"  - {rolle: chef, person: carl, dato: 2026-05-21, sha256: @}\n"),
		"2026-06-01", "missing: leder"},
	{"delegated", STAND_IN, GIVEN(
		"  - {rolle: udvalg, person: eva, dato: 2026-05-21, sha256: @}\n"),
		"2026-06-01", "given"},
	{"delegated for a time that is over", STAND_IN, GIVEN(
		"  - {rolle: udvalg, person: eva, dato: 2027-01-01, sha256: @}\n"),
		"2027-06-01", "missing: chef"},
	{"not delegated", BOTH, GIVEN(ANNA
		"  - {rolle: udvalg, person: eva, dato: 2026-05-21, sha256: @}\n"),
		"2026-06-01", "missing: chef"},
	{"who objects to what he approved", BOTH, TOP "godkendelser:\n" CARL
		ANNA OBJECTION("anna", "2026-05-22", "@") END, "2026-06-01",
		"missing: leder"},
	{"who objected to an earlier text", BOTH, TOP "godkendelser:\n" CARL
		ANNA OBJECTION("anna", "2026-05-10", "%") END, "2026-06-01",
		"given"},
	{"time to object is left", QUIET, GIVEN(CARL), "2026-06-04",
		"missing: leder until 2026-06-05"},
	{"silence", QUIET, GIVEN(CARL), "2026-06-05",
		"silent until 2026-06-05"},
	{"silence needs a first approval", QUIET, TOP END, "2027-06-05",
		"missing: chef, leder"},
	{"silence needs the approval of somebody who is asked", QUIET, GIVEN(
		"  - {rolle: udvalg, person: eva, dato: 2026-05-20, sha256: @}\n"),
		"2027-06-05", "missing: chef, leder"},
	{"silence on another text", QUIET, GIVEN(
		"  - {rolle: chef, person: carl, dato: 2026-05-20, sha256: %}\n"),
		"2027-06-05", "missing: chef, leder stale"},
	{"silence is not what was agreed", BOTH, GIVEN(CARL), "2027-06-05",
		"missing: leder"},
	{"an objection in time", QUIET, TOP "godkendelser:\n" CARL
		OBJECTION("fie", "2026-06-04", "@") END, "2027-06-05",
		"missing: leder objection"},
	{"an objection too late", QUIET, TOP "godkendelser:\n" CARL
		OBJECTION("fie", "2026-06-05", "@") END, "2027-06-05",
		"silent until 2026-06-05"},
	{"an objection to an earlier text", QUIET, TOP "godkendelser:\n" CARL
		OBJECTION("fie", "2026-05-21", "%") END, "2027-06-05",
		"silent until 2026-06-05"},
	{"an objection does not stop those who approve", QUIET,
		TOP "godkendelser:\n" CARL ANNA
		OBJECTION("fie", "2026-05-21", "@") END, "2026-06-01", "given"},
};

static const char *
describe(struct arena *a, const struct approval *p)
{
	static const char *const verdicts[] = {"not asked", "given", "silent",
		"missing: "};
	const char *s = verdicts[p->verdict];

	if (p->verdict == APPROVAL_MISSING)
		s = arena_fmt(a, "%s%s", s, approval_needed(a, p));
	if (p->silent_from != DATE_NONE) {
		char day[11];

		date_format(day, p->silent_from);
		s = arena_fmt(a, "%s until %s", s, day);
	}
	if (p->objection)
		s = arena_fmt(a, "%s objection", s);
	if (p->stale && p->verdict == APPROVAL_MISSING)
		s = arena_fmt(a, "%s stale", s);
	return s;
}

static void
test_cases(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct approvals_case k;
		struct approval p;
		date day;

		case_open(&k, cases[i].policy);
		assert(date_parse(&day, str_of(cases[i].day)));
		approval_judge(&p, &k.arena, case_read(&k, cases[i].text),
			day);
		is_text(describe(&k.arena, &p), cases[i].want, "%s",
			cases[i].name);
		case_close(&k);
	}
}

/* Two documents of which the hash is the same, or not. */
static const struct {
	const char *name, *x, *y, *y_path;
	bool same;
} hashes[] = {
	{"itself", TOP END, TOP END, NULL, true},
	{"another state", TOP END, "---\ndato: 2026-04-14\nstatus: godkendt\n"
		END, NULL, true},
	{"approvals", TOP END, GIVEN(CARL), NULL, true},
	{"objections and corrections", TOP END, TOP OBJECTION("fie",
		"2026-05-21", "x") "rettelser: [{rolle: chef, dato: "
		"2026-06-01, tekst: A}]\n" END, NULL, true},
	{"the order of fields, a comment", "---\na: 1\nb: 2\n" END,
		"---\n# se her\nb: 2\na: 1\n" END, NULL, true},
	{"a field that says nothing", TOP END, TOP "sted:\n" END, NULL, true},
	{"lines as Windows has them", "---\na: 1\n---\nA\n\nB\n",
		"---\r\na: 1\r\n---\r\nA\r\n\r\nB\r\n", NULL, true},
	{"a table aligned", "---\na: 1\n---\n|x|y|\n|-|-|\n|1|2|\n",
		"---\na: 1\n---\n| x   | y   |\n| --- | --- |\n| 1   | 2   |\n",
		NULL, true},
	{"another word", TOP END, TOP "---\n# Referat\n\nVi tav.\n", NULL,
		false},
	{"another field", TOP END, "---\ndato: 2026-04-15\nstatus: kladde\n"
		END, NULL, false},
	{"a comment in the text", TOP END, TOP END "<!-- nu -->\n", NULL,
		false},
	{"another unit", TOP END, TOP END, "enheder/nord/2025-26/f.md", false},
	{"another cycle", TOP END, TOP END, "enheder/syd/2024-25/f.md", false},
	{"a field becomes text", "---\na: x\n---\nA\n", "---\n---\na: x\nA\n",
		NULL, false},
};

static void
test_hashes(void)
{
	size_t i;

	for (i = 0; i < sizeof(hashes) / sizeof(hashes[0]); i++) {
		struct approvals_case k;
		char x[APPROVALS_HASH], y[APPROVALS_HASH];

		case_open(&k, "");
		approvals_hash(x, case_read_at(&k, APPROVALS_PATH,
			hashes[i].x));
		approvals_hash(y, hashes[i].y_path ? case_read_at(&k,
			hashes[i].y_path, hashes[i].y) : case_fill(&k,
			hashes[i].y, OTHER_HASH));
		ok(x[0] && streq(x, y) == hashes[i].same, "%s: %s",
			hashes[i].name, hashes[i].same ? "the same"
			: "another");
		case_close(&k);
	}
}

/* Findings, as codes with their severity. */
static const struct {
	const char *name, *policy, *text, *want;
} findings[] = {
	{"approved and said so", BOTH, "---\nstatus: godkendt\n"
		"godkendelser:\n" CARL ANNA END, ""},
	{"said so, not approved", BOTH, "---\nstatus: godkendt\n"
		"godkendelser:\n" CARL END, "ikke-godkendt:0"},
	{"not said", BOTH, "---\nstatus: til høring\ngodkendelser:\n" CARL END,
		""},
	{"published without", BOTH, "---\nstatus: offentliggjort\n" END,
		"ikke-godkendt:0"},
	{"withdrawn", BOTH, "---\nstatus: tilbagekaldt\n" END, ""},
	{"nothing asked", "", "---\nstatus: offentliggjort\n" END, ""},
	{"silence is not counted in days here", QUIET, "---\nstatus: godkendt\n"
		"godkendelser:\n" CARL END, ""},
	{"an objection is", QUIET, "---\nstatus: godkendt\ngodkendelser:\n"
		CARL OBJECTION("fie", "2026-05-21", "@") END,
		"ikke-godkendt:0"},
	{"outgrown while it is worked on", BOTH, "---\nstatus: til høring\n"
		"godkendelser:\n  - {rolle: chef, person: carl, dato: "
		"2026-05-20, sha256: %}\n" END, "godkendelse-udloebet:1"},
	{"outgrown where nothing is asked", "", "---\nstatus: godkendt\n"
		"godkendelser:\n  - {rolle: chef, person: carl, dato: "
		"2026-05-20, sha256: %}\n" END, "godkendelse-udloebet:1"},
	{"outgrown and shown", BOTH, "---\nstatus: godkendt\ngodkendelser:\n"
		CARL ANNA "  - {rolle: chef, person: dan, dato: 2026-05-20, "
		"sha256: %}\n" END, "godkendelse-udloebet:0"},
};

static void
test_findings_of(void)
{
	size_t i, n;

	for (i = 0; i < sizeof(findings) / sizeof(findings[0]); i++) {
		struct approvals_case k;
		const char *said = "";
		struct record *r;

		case_open(&k, findings[i].policy);
		r = case_read(&k, findings[i].text);
		k.findings.n = 0;
		k.findings.draft = r->state == STATE_DRAFT;
		approval_rules(r, &k.findings);
		for (n = 0; n < k.findings.n; n++)
			said = arena_fmt(&k.arena, "%s%s%s:%d", said, n ? " "
				: "", finding_name(k.findings.v[n].code),
				(int)k.findings.v[n].severity);
		is_text(said, findings[i].want, "%s", findings[i].name);
		case_close(&k);
	}
}

int
main(void)
{
	test_cases();
	test_hashes();
	test_findings_of();
	return test_end();
}
