/* SPDX-License-Identifier: MPL-2.0 */
/* The rules over one document. */
#include <stdio.h>

#include "tests/unit/documents.h"
#include "tests/unit/harness.h"

#define HEAD "title: Prøve\nkind: referat\nstate: til høring\n" \
	"fields: {title: \"#\", state: status, time: tid,\n" \
	"  participants: {key: deltagere, role: rolle, name: navn}}\n"
#define LABELS "  fields: {id: Nr, title: Aftale, owner: Ansvarlig,\n" \
	"    due: Frist, status: Status, reason: Begrundelse}\n"
#define SECTIONS HEAD "order: strict\nothers: warn\nsections:\n" \
	"  - {heading: Indledning, required: true, content: prose}\n" \
	"  - {heading: Data, content: prose}\n" \
	"  - {heading: Slut, required: true}\n"
#define NESTED HEAD "others: forbid\nsections:\n" \
	"  - heading: \"Tema {n}: {text}\"\n    repeat: [1, 2]\n" \
	"    content: none\n    sections:\n" \
	"      - {heading: Baggrund, required: true, content: prose}\n" \
	"      - {heading: Indsats, content: list}\n"
#define PART(part) HEAD "agreements:\n  as: list\n" LABELS \
	"sections:\n  - {heading: A, " part "}\n"

struct check_case {
	const char *name, *form, *text, *want;
};

static const struct check_case sections[] = {
	{"all is there", SECTIONS,
		"# T\n\n## Indledning\n\nx\n\n## Slut\n\nx\n", ""},
	{"a section is missing: said at the title", SECTIONS,
		"\n# T\n\n## Indledning\n\nx\n", "afsnit-mangler@2"},
	{"without a title, at the top", SECTIONS,
		"## Indledning\n\nx\n", "afsnit-mangler@1"},
	{"twice", SECTIONS, "## Indledning\n\nx\n\n## Slut\n\nx\n\n"
		"## SLUT:\n\nx\n", "afsnit-dobbelt@9"},
	{"out of order: the one that moved", SECTIONS,
		"## Data\n\nx\n\n## Indledning\n\nx\n\n## Slut\n\nx\n",
		"afsnit-orden@1"},
	{"as few as can be are out of order", SECTIONS, "## Slut\n\nx\n\n"
		"## Indledning\n\nx\n\n## Data\n\nx\n", "afsnit-orden@1"},
	{"the first one may be it", SECTIONS, "## Data\n\nx\n\n"
		"## Slut\n\nx\n\n## Indledning\n\nx\n", "afsnit-orden@9"},
	{"unknown", SECTIONS, "## Indledning\n\nx\n\n## Daata\n\nx\n\n"
		"## Slut\n\nx\n", "afsnit-ukendt@5"},
	{"at the wrong level", SECTIONS,
		"## Indledning\n\nx\n\n### Slut\n\nx\n", "afsnit-niveau@5"},
	{"a level skipped", SECTIONS,
		"## Indledning\n\nx\n\n## Slut\n\n#### Dybt\n\nx\n",
		"overskrift-springer@7"},
	{"text before the first heading", SECTIONS,
		"# T\n\nHer\n\n## Indledning\n\nx\n\n## Slut\n\nx\n",
		"tekst-foran@3"},
	{"a comment before it is none", SECTIONS,
		"# T\n\n<!-- x -->\n\n## Indledning\n\nx\n\n## Slut\n\nx\n", ""},
	{"forbidden, and too few", NESTED, "## Andet\n\nx\n",
		"afsnit-mangler@1 afsnit-ikke-tilladt@1"},
	{"too many", NESTED, "## Tema 1: a\n\n### Baggrund\n\nx\n\n"
		"## Tema 2: b\n\n### Baggrund\n\nx\n\n"
		"## Tema 3: c\n\n### Baggrund\n\nx\n", "afsnit-antal@13"},
	{"missing within", NESTED, "## Tema 1: a\n\n### Indsats\n\n- x\n",
		"afsnit-mangler@1"},
	{"text where only sections belong", NESTED,
		"## Tema 1: a\n\nx\n\n### Baggrund\n\nx\n", "afsnit-indhold@1"},
	{"one on the wrong level is there", NESTED,
		"## Tema 1: a\n\n## Baggrund\n\nx\n", "afsnit-niveau@3"},
	{"a heading that ends in no class", SECTIONS,
		"## Indledning\n\nx\n\n## Slut [hemligt]\n\nx\n",
		"overskrift-klasse@5"},
	{"each theme of the cycle", HEAD "sections:\n"
		"  - {heading: \"{theme}\", each: udvalg, required: true}\n",
		"## Trivsel\n\nx\n", "afsnit-mangler@1"},
	{"a theme twice", HEAD "sections:\n"
		"  - {heading: \"{theme}\", each: udvalg}\n",
		"## Trivsel\n\nx\n\n## Trivsel\n", "afsnit-dobbelt@5"},
	{"not required elsewhere", HEAD "sections:\n  - {heading: A, "
		"required: true, when: {units: [dagtilbud]}}\n", "x\n",
		"tekst-foran@1"},
	{"levels not looked at: what stands below is in it", HEAD
		"level: any\nsections:\n  - {heading: A, required: true}\n"
		"  - {heading: B, required: true}\n",
		"## A\n\n### B\n\nx\n", ""},
	{"but not what stands beside it", HEAD
		"level: any\nsections:\n  - {heading: A, required: true}\n"
		"  - {heading: B, required: true}\n",
		"## A\n\n## B\n\nx\n", "afsnit-tomt@1"},
	{"levels not looked at", HEAD "level: any\nsections:\n"
		"  - {heading: A}\n", "##### A\n\nx\n\n# B\n\n### C\n", ""},
};

static const struct check_case content[] = {
	{"empty", PART("required: true"), "## A\n", "afsnit-tomt@1"},
	{"optional, but it should hold prose", PART("content: prose"),
		"## A\n\n<!-- x -->\n", "afsnit-tomt@1"},
	{"optional, of any content", PART("content: any"), "## A\n", ""},
	{"content below headings of one's own", PART("content: prose"),
		"## A\n\n### B\n\nx\n", ""},
	{"guidance left", PART("required: true, guide: \"Skriv her.\""),
		"## A\n\nSkriv\nher.\n", "vejledning-tilbage@3"},
	{"guidance left beside a text", PART("guide: \"Skriv her.\""),
		"## A\n\nSkriv her.\n\nTekst\n", "vejledning-tilbage@3"},
	{"guidance of an item within an item", PART("content: agenda, items: ["
		"{heading: B, items: [{heading: C, guide: \"Hvad?\"}]}]"),
		"## A\n\n- B\n  - C\n\n    > Hvad?\n",
		"vejledning-tilbage@6"},
	{"guidance may speak of a class", PART("content: table, columns: ["
		"{heading: B}, {heading: C, guide: \"Ikke [fortrolig].\"}]"),
		"## A\n\n| B | C |\n|-|-|\n| x | Ikke [fortrolig]. |\n",
		"vejledning-tilbage@5"},
	{"too short", PART("min_words: 3"), "## A\n\nTo ord –\n",
		"afsnit-kort@1"},
	{"long enough", PART("min_words: 3"), "## A\n\nTo\n\n- ord til\n", ""},
	{"a list, no paragraph", PART("content: list"), "## A\n\nx\n",
		"afsnit-indhold@1"},
	{"prose, no table", PART("content: prose"),
		"## A\n\n| x |\n|---|\n| y |\n", "afsnit-indhold@1"},
	{"a table, no prose", PART("content: table"), "## A\n\nx\n",
		"afsnit-indhold@1"},
	{"one table", PART("content: table"),
		"## A\n\n| x |\n|---|\n| y |\n\nog\n\n| x |\n|---|\n| y |\n",
		"afsnit-indhold@1"},
	{"agreements", PART("required: true, content: agreements"),
		"## A\n\nIngen.\n", "afsnit-indhold@1"},
	{"none to answer", PART("required: true, content: agreements, "
		"agreements: {answers: true}"), "## A\n", ""},
	{"figures are content", PART("required: true, figures: [fravaer]"),
		"## A\n", ""},
};

#define COLUMNS PART("content: table, others: warn, columns: [" \
	"{heading: Hvad}, {heading: Billede, required: true}], " \
	"rows: [{heading: Ros, required: true}, {heading: Data}]")

static const struct check_case tables[] = {
	{"as the form has it", COLUMNS, "## A\n\n| Hvad | Billede |\n|-|-|\n"
		"| Ros: godt | x |\n| Data | y |\n", ""},
	{"columns in any order", COLUMNS, "## A\n\n| Hvad | Mere | BILLEDE |\n"
		"|-|-|-|\n| Ros | | x |\n", "tabel-kolonne-ukendt@3"},
	{"a column is missing", COLUMNS, "## A\n\n| Hvad |\n|-|\n| Ros |\n",
		"afsnit-tomt@1"},
	{"a column is missing beside others", COLUMNS,
		"## A\n\n| Hvad | B |\n|-|-|\n| Ros | x |\n",
		"tabel-kolonne@3 tabel-kolonne-ukendt@3"},
	{"a column twice", COLUMNS, "## A\n\n| Hvad | Billede | Billede |\n"
		"|-|-|-|\n| Ros | x | x |\n", "tabel-kolonne-dobbelt@3"},
	{"a row is missing", COLUMNS, "## A\n\n| Hvad | Billede |\n|-|-|\n"
		"| Data | x |\n", "tabel-raekke@3"},
	{"an unknown row", COLUMNS, "## A\n\n| Hvad | Billede |\n|-|-|\n"
		"| Ros | x |\n| Rosen | x |\n", "tabel-raekke-ukendt@6"},
	{"a row that was meant as one that is missing", COLUMNS,
		"## A\n\n| Hvad | Billede |\n|-|-|\n| Ris | x |\n",
		"tabel-raekke-ukendt@5"},
	{"a column that was meant as one that is missing", COLUMNS,
		"## A\n\n| Hvad | Billeder |\n|-|-|\n| Ros | x |\n",
		"tabel-kolonne-ukendt@3"},
	{"a row twice", COLUMNS, "## A\n\n| Hvad | Billede |\n|-|-|\n"
		"| Ros | x |\n| Ros | x |\n", "tabel-raekke-dobbelt@6"},
	{"an empty cell", COLUMNS, "## A\n\n| Hvad | Billede |\n|-|-|\n"
		"| Ros | |\n| Data | x |\n", "tabel-celle@5"},
	{"a row carried on", COLUMNS, "## A\n\n| Hvad | Billede |\n|-|-|\n"
		"| Ros | |\n| | x |\n", ""},
	{"a required row with nothing in it", PART("content: table, rows: ["
		"{heading: Ros, required: true}, {heading: Data}]"),
		"## A\n\n| Hvad | Billede |\n|-|-|\n| Ros | |\n| Data | x |\n",
		"tabel-celle@5"},
};

#define AGENDA PART("content: agenda, others: warn, order: strict, " \
	"minutes: [30, 60], items: [" \
	"{heading: Nyt, required: true, minutes: 15}, " \
	"{heading: Temaer, items: [{heading: Skolen, required: true}]}, " \
	"{heading: Slut, content: prose}]")

#define TIMED HEAD "frontmatter: {properties: {tid: {type: string}}}\n" \
	"sections:\n  - {heading: A, content: agenda}\n"

static const struct check_case agendas[] = {
	{"as the form has it", AGENDA, "## A\n\n1. Nyt (15 min)\n"
		"2. Temaer\n   - Skolen (20 min)\n3. Slut (5 min)\n   - ok\n",
		""},
	{"an item is missing", AGENDA, "## A\n\n- Slut (30 min)\n  - ok\n",
		"punkt-mangler@1"},
	{"an inner item is missing", AGENDA,
		"## A\n\n- Nyt (15 min)\n- Temaer (15 min)\n", "punkt-mangler@1"},
	{"an unknown item", AGENDA, "## A\n\n- Nyt (15 min)\n"
		"- Pause (15 min)\n", "punkt-ukendt@4"},
	{"an item twice", AGENDA, "## A\n\n- Nyt (15 min)\n- Nyt (15 min)\n",
		"punkt-dobbelt@4"},
	{"out of order", AGENDA, "## A\n\n- Slut (15 min)\n  - ok\n"
		"- Nyt (15 min)\n", "punkt-orden@3"},
	{"an empty item", AGENDA, "## A\n\n- Nyt (15 min)\n- Slut (15 min)\n",
		"punkt-tomt@4"},
	{"not its time", AGENDA, "## A\n\n- Nyt (40 min)\n", "tid-punkt@3"},
	{"too long in all", AGENDA, "## A\n\n- Nyt (15 min)\n"
		"- Slut (50 min)\n  - ok\n", "tid-sum@1"},
	{"no times", AGENDA, "## A\n\n- Nyt\n", ""},
	{"slots that overlap", AGENDA, "## A\n\n| Tid | Punkt |\n|-|-|\n"
		"| 9:00-9:15 | Nyt |\n| 9:10-9:30 | Temaer |\n"
		"| | Skolen |\n", "tid-overlap@6"},
	{"slots that follow", AGENDA, "## A\n\n- 9:00-9:15 Nyt\n"
		"- 9:15-9:30 Temaer\n  - Skolen\n", ""},
	{"as long as the meeting", TIMED, "---\ntid: 9:00-10:00\n---\n"
		"## A\n\n- Nyt (40 min)\n- Slut (20 min)\n", ""},
	{"longer than the meeting", TIMED, "---\ntid: kl. 9-10\n---\n"
		"## A\n\n- Nyt (40 min)\n- Slut (21 min)\n", "tid-moede@4"},
	{"the meeting's length in hours", TIMED, "---\ntid: 1½ time\n---\n"
		"## A\n\n- Nyt (40 min)\n- Slut (51 min)\n", "tid-moede@4"},
	{"no length is no measure", TIMED, "---\ntid: om formiddagen\n---\n"
		"## A\n\n- Nyt (400 min)\n", ""},
	{"slots within the meeting", TIMED, "---\ntid: 9.00-10.00\n---\n"
		"## A\n\n- 9:00-9:15 Nyt\n- 9:45-10:00 Slut\n", ""},
	{"a slot after its end", TIMED, "---\ntid: 9.00-10.00\n---\n"
		"## A\n\n- 9:00-9:15 Nyt\n- 9:45-10:15 Slut\n",
		"tid-udenfor@7"},
	{"and before it begins", TIMED, "---\ntid: 9.00-10.00\n---\n"
		"## A\n\n- 8:30-9:15 Nyt\n", "tid-udenfor@6"},
	{"no agenda", AGENDA, "## A\n\nx\n", "afsnit-indhold@1"},
};

#define REQUIRED PART("content: agreements, agreements: " \
	"{required: [owner, due, status]}")

static const struct check_case agreements[] = {
	{"all is said", REQUIRED, "## A\n\n- A1 X (Ansvarlig: leder; "
		"Frist: 2026-06; Status: ny)\n", ""},
	{"a box is a status", REQUIRED, "## A\n\n- [ ] A1 X "
		"(Ansvarlig: leder; Frist: 2026-06)\n", ""},
	{"nothing is said", REQUIRED, "## A\n\n- A1 X\n",
		"aftale-mangler@3 aftale-mangler@3 aftale-mangler@3"},
	{"no title", REQUIRED, "## A\n\n- A1 (Ansvarlig: leder; "
		"Frist: 2026-06; Status: ny)\n", "aftale-uden-titel@3"},
	{"dropped without a reason", REQUIRED, "## A\n\n- A1 X (Ansvarlig: l; "
		"Frist: 2026-06; Status: bortfaldet)\n", "aftale-begrundelse@3"},
	{"dropped with one", REQUIRED, "## A\n\n- A1 X (Ansvarlig: l; Frist: "
		"2026-06; Status: bortfaldet; Begrundelse: y)\n", ""},
	{"an unknown status", REQUIRED, "## A\n\n- A1 X (Ansvarlig: l; "
		"Frist: 2026-06; Status: måske)\n", "aftale-status@3"},
	{"a table without titles", PART("content: agreements, "
		"agreements: {as: table}"), "## A\n\n| Frist |\n|-|\n| x |\n",
		"tabel-kolonne@3 aftale-frist@5"},
};

#define PEOPLE HEAD "participants:\n  - {role: skoleleder, required: true}\n" \
	"  - {role: elevråd, required: true, when: {from: 2026-27}}\n"

static const struct check_case people[] = {
	{"by role", PEOPLE, "---\ndeltagere:\n  - {rolle: Skoleleder}\n---\nx\n",
		""},
	{"by text", PEOPLE, "---\ndeltagere: A. B. (skoleleder), C.\n---\nx\n",
		""},
	{"by a list of texts", PEOPLE, "---\ndeltagere: [C., skoleleder]\n---\nx\n",
		""},
	{"part of a word is none", PEOPLE,
		"---\ndeltagere: viceskoleleder A.\n---\nx\n",
		"deltager-mangler@2"},
	{"missing", PEOPLE, "---\ndeltagere: [A. B.]\n---\nx\n",
		"deltager-mangler@2"},
	{"no list at all", PEOPLE, "x\n", "deltager-mangler@1"},
	{"an unknown role", PEOPLE, "---\ndeltagere:\n  - {rolle: skoleleder}\n"
		"  - {rolle: skolelader}\n---\nx\n", "rolle-ukendt@4"},
	{"a personal number anywhere", HEAD, "---\nstatus: kladde # 010190-1234\n"
		"---\nx\n", "cpr-nummer@2"},
};

static void
run(const struct check_case *cases, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct document d;

		document_read(&d, cases[i].form, cases[i].text);
		is_text(document_said(&d), cases[i].want, "%s", cases[i].name);
		document_free(&d);
	}
}
#define RUN(cases) run(cases, sizeof(cases) / sizeof(*cases))

/* Completeness is an error from review on. */
static void
test_draft(void)
{
	static const struct {
		const char *status;
		enum severity severity;
	} states[] = {
		{"kladde", SEVERITY_WARNING}, {"til høring", SEVERITY_ERROR},
		{"godkendt", SEVERITY_ERROR}, {"tilbagekaldt", SEVERITY_ERROR},
	};
	size_t i;

	for (i = 0; i < sizeof(states) / sizeof(*states); i++) {
		struct document d;
		char text[128];

		snprintf(text, sizeof(text), "---\nstatus: %s\n---\n"
			"## Slut\n\nx\n", states[i].status);
		document_read(&d, SECTIONS, text);
		is_text(document_said(&d), "afsnit-mangler@4", "missing, %s",
			states[i].status);
		is_int(d.findings.v[0].severity, states[i].severity,
			"its weight");
		document_free(&d);
	}
}

static void
test_words(void)
{
	struct document d;
	const struct finding *f;

	document_read(&d, NESTED, "## Daata\n");
	f = document_finding(&d, FINDING_SECTION_MISSING);
	is_text(f->args[0], "Tema 1: …", "an example of the heading");
	is_text(f->args[1], "@add-heading:## Tema 1: …", "with its level");
	f = document_finding(&d, FINDING_SECTION_FORBIDDEN);
	is_int(f->severity, SEVERITY_ERROR, "what is forbidden is an error");
	document_free(&d);
	document_read(&d, SECTIONS, "## Slut\n\nx\n\n## Indledning\n\nx\n\n"
		"## Daata\n\nx\n");
	f = document_finding(&d, FINDING_SECTION_ORDER);
	is_text(f->args[0], "Slut", "what is out of order");
	is_text(f->args[1], "Indledning", "and where it belongs");
	f = document_finding(&d, FINDING_SECTION_UNKNOWN);
	is_text(f->args[1], "@near:Data", "did you mean");
	is_int(f->column, 4, "at the heading's text");
	is_int(f->end_column, 9, "to its end");
	document_free(&d);
}

#define HOLDS "municipality: P\nlayout:\n" \
	"  - {path: \"enheder/{unit}/{cycle}/{form}.md\"}\n" \
	"holds: [offentlig, intern]\n"

static const struct check_case classes[] = {
	{"nothing of the class", SECTIONS, "## Indledning\n\nx\n\n## Slut\n\nx\n",
		""},
	{"an empty section of the class", PART("class: fortrolig"), "## A\n", ""},
	{"a filled one", PART("class: fortrolig"), "## A\n\nx\n\n### B\n\ny\n",
		"klasse-ikke-tilladt@1"},
	{"an item", PART("content: list"), "## A\n\n- x\n- y [fortrolig]\n",
		"klasse-ikke-tilladt@4"},
	{"guidance", PART("columns: [{heading: B, guide: \"Ej [fortrolig]\"}]"),
		"## A\n\n| B |\n|-|\n| Ej [fortrolig] |\n",
		"vejledning-tilbage@5"},
	{"the document", HEAD "class: fortrolig\nsections: [{heading: A}]\n",
		"# T\n\n## A\n\nx\n", "klasse-ikke-tilladt@1"},
};

static void
test_holds(void)
{
	size_t i;

	for (i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		struct document d;

		document_read_at(&d, HOLDS, classes[i].form, DOCUMENTS_PATH,
			classes[i].text, strlen(classes[i].text));
		is_text(document_said(&d), classes[i].want, "%s",
			classes[i].name);
		document_free(&d);
	}
}

static void
test_figures(void)
{
	static const char *names[] = {"fravaer"};
	struct texts none = {0}, some = {names, 1};
	struct document d;
	size_t n;

	document_read(&d, PART("figures: [fravaer]"), "## A\n");
	n = d.findings.n;
	d.record->figures = &some;
	check_record(d.record, &d.findings);
	is_int(d.findings.n, n, "figures that are there");
	d.record->figures = &none;
	check_record(d.record, &d.findings);
	is_int(d.findings.n, n + 1, "figures that are missing");
	is_int(d.findings.v[n].code, FINDING_FIGURES_MISSING, "are found");
	document_free(&d);
}

int
main(void)
{
	RUN(sections);
	RUN(content);
	RUN(tables);
	RUN(agendas);
	RUN(agreements);
	RUN(people);
	test_draft();
	test_words();
	test_holds();
	test_figures();
	return test_end();
}
