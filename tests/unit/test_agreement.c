/* SPDX-License-Identifier: MPL-2.0 */
/* Agreements read from headings, lists, tables, cells and agendas. */
#include <stdio.h>

#include "lib/base/hash.h"
#include "tests/unit/documents.h"
#include "tests/unit/harness.h"

#define FIELDS \
	"  fields: {id: Nr, title: Aftale, owner: [Ansvarlig, Hvem],\n" \
	"    due: [Frist, Hvornår], status: Status, theme: Tema,\n" \
	"    continues: Fortsætter, reason: Begrundelse, text: Beskrivelse,\n" \
	"    class: Klasse, origin: Ophav, maal: Mål}\n"
#define HEAD "title: Prøve\nkind: referat\nclass: offentlig\n" \
	"agreements:\n" FIELDS
#define HEADINGS HEAD "sections: [{heading: Aftaler, content: agreements}]\n"
#define LIST HEAD "  as: list\n  defaults: {owner: leder}\nsections:\n" \
	"  - heading: \"Tema {n}: {text}\"\n    repeat: [0, null]\n" \
	"    origin: enhed\n    sections:\n" \
	"      - {heading: Indsatser, content: agreements}\n" \
	"  - {heading: Aftaler, content: agreements, class: intern}\n"
#define TABLE HEAD "  as: table\n" \
	"sections: [{heading: Aftaler, content: agreements}]\n"
#define GRID HEAD "sections:\n  - heading: Billede\n    content: table\n" \
	"    columns: [{heading: Fokus}, {heading: Billede},\n" \
	"      {heading: Indsats, content: agreements}]\n" \
	"    rows: [{heading: Ros, origin: enhed}, {heading: Data, class: intern}]\n"
#define ROWS HEAD "sections:\n  - heading: Billede\n    content: table\n" \
	"    rows: [{heading: Ros}, {heading: Aftaler, content: agreements}]\n"
#define AGENDA HEAD "sections:\n  - heading: Dagsorden\n" \
	"    content: agenda\n    items:\n      - {heading: Nyt}\n" \
	"      - {heading: Aftaler, content: agreements, origin: udvalg}\n"

/* An agreement in one line: what it says, fields that are there only. */
static void
describe(struct buf *out, const struct agreement *a)
{
	size_t i;

	buf_fmt(out, "%s|%s", a->id_made ? "x" : a->id,
		a->title ? a->title : "");
	if (a->owner)
		buf_fmt(out, " af:%s", a->owner);
	if (a->due_text)
		buf_fmt(out, " frist:%s", a->due_text);
	buf_fmt(out, " %s%s", a->status, a->status_known ? "" : "?");
	if (a->theme)
		buf_fmt(out, " tema:%s", a->theme);
	if (a->origin)
		buf_fmt(out, " fra:%s", a->origin);
	if (a->continues)
		buf_fmt(out, " efter:%s", a->continues);
	if (a->reason)
		buf_fmt(out, " for:%s", a->reason);
	for (i = 0; i < a->extra_count; i++)
		buf_fmt(out, " %s:%s", a->extras[i].name, a->extras[i].value);
	if (a->class != CLASS_PUBLIC)
		buf_fmt(out, " [%d]", (int)a->class);
	if (a->text)
		buf_fmt(out, " <%s>", a->text);
}

static const struct {
	const char *name, *form, *text, *want;
} cases[] = {
	{"a heading with fields and text", HEADINGS,
		"## Aftaler\n\nOm dem.\n\n### A1 Fast læsebånd\n"
		"- Ansvarlig: skoleleder\n- **Frist:** 2026-06-30\n"
		"- Status: i gang\n- Fortsætter: 2024-25/A3\n- Mål: 80 %\n\n"
		"Tyve minutter.\n\n- hver dag\n",
		"A1|Fast læsebånd af:skoleleder frist:2026-06-30 i gang "
		"efter:2024-25/A3 maal:80 % <Tyve minutter.\n\n- hver dag>"},
	{"labels in other words and case", HEADINGS,
		"## Aftaler\n\n### A1: Bånd\n- hvem: leder\n- HVORNÅR: 2026-06\n",
		"A1|Bånd af:leder frist:2026-06 ny?"},
	{"no id; inner headings are text", HEADINGS,
		"## Aftaler\n\n### Læsebånd\n\nEn\n\n#### Mere\n\nTo\n\n### AB12 X\n",
		"x|Læsebånd ny? <En\n\n#### Mere\n\nTo>; AB12|X ny?"},
	{"unknown labels are text", HEADINGS,
		"## Aftaler\n\n### A1 X\n- Frist: 2026-06\n- Pris: 5 kr.\n\nMere\n",
		"A1|X frist:2026-06 ny? <- Pris: 5 kr.\n\nMere>"},
	{"a list without labels is text", HEADINGS,
		"## Aftaler\n\n### A1 X\n- en\n- to: tre\n",
		"A1|X ny? <- en\n- to: tre>"},
	{"a class in the heading", HEADINGS,
		"## Aftaler\n\n### A1 X [fortrolig]\n\n### A2 Y\n",
		"A1|X ny? [2]; A2|Y ny?"},
	{"a class as a field", HEADINGS,
		"## Aftaler\n\n### A1 X\n- Klasse: intern\n", "A1|X ny? [1]"},
	{"a class in the text raises it", HEADINGS,
		"## Aftaler\n\n### A1 X\n\n- åbent\n- lukket [fortrolig]\n",
		"A1|X ny? [2] <- åbent\n- lukket [fortrolig]>"},
	{"comments are no text", HEADINGS,
		"## Aftaler\n\n### A1 X\n\n<!-- husk -->\n\nEn <!-- to -->\n",
		"A1|X ny? <En>"},
	{"a dash says nothing", HEADINGS,
		"## Aftaler\n\n### A1 X\n- Ansvarlig: –\n- Frist:\n", "A1|X ny?"},
	{"a list with defaults; bracket, task, class", LIST,
		"## Aftaler\n\n- [x] A1 Bånd (Frist: 2026-06; Fortsætter: A3)\n"
		"- [ ] Uden nummer\n- A2 Lukket [fortrolig] (Hvem: chef)\n"
		"- [x] A3 Videre (Status: videreført)\n",
		"A1|Bånd af:leder frist:2026-06 opfyldt efter:A3 [1]; "
		"x|Uden nummer af:leder ny [1]; A2|Lukket af:chef ny? [2]; "
		"A3|Videre af:leder videreført [1]"},
	{"fields and text below an item", LIST,
		"## Aftaler\n\n- A1 Bånd på\n  mellemtrinnet\n"
		"  - Frist: 2026-06\n\n  Tyve minutter\n",
		"A1|Bånd på mellemtrinnet af:leder frist:2026-06 ny? [1] "
		"<Tyve minutter>"},
	{"a bracket that is no field stays", LIST,
		"## Aftaler\n\n- A1 Bånd (20 min)\n- A2 Y (Hvem: chef; og: mere)\n",
		"A1|Bånd (20 min) af:leder ny? [1]; A2|Y af:chef ny? [1] "
		"<og: mere>"},
	{"a repeated section is the theme", LIST,
		"## Tema 1: Læsning\n\n### Indsatser\n\n- A1 X\n- A2 Y (Tema: Z)\n",
		"A1|X af:leder ny? tema:Læsning fra:enhed; "
		"A2|Y af:leder ny? tema:Z fra:enhed"},
	{"an own heading above is the theme", LIST,
		"## Aftaler\n\n### Trivsel\n\n- A1 X\n",
		"A1|X af:leder ny? tema:Trivsel [1]"},
	{"no capital, too many letters, no number: no id", LIST,
		"## Aftaler\n\n- a1 X\n- ABCD1 Y\n- A Z\n- Æ2 Ø\n",
		"x|a1 X af:leder ny? [1]; x|ABCD1 Y af:leder ny? [1]; "
		"x|A Z af:leder ny? [1]; Æ2|Ø af:leder ny? [1]"},
	{"a table", TABLE,
		"## Aftaler\n\n| Nr | Aftale | Hvem | Frist | Note | Status |\n"
		"|-|-|-|-|-|-|\n| A1 | Bånd | leder | 2026-06 | se her | ny |\n"
		"| | A2: Tur [intern] | | | | opfyldt |\n| | | | | | |\n",
		"A1|Bånd af:leder frist:2026-06 ny <Note: se her>; "
		"A2|Tur opfyldt [1]"},
	{"a table without labels has none", TABLE,
		"## Aftaler\n\n| X | Y |\n|-|-|\n| A1 | Bånd |\n", ""},
	{"cells: lines, a carried-on row, the row as theme", GRID,
		"## Billede\n\n| Fokus | Billede | Indsats |\n|-|-|-|\n"
		"| Ros | godt | A1 En (Hvem: leder)<br>- [x] A2 To |\n"
		"| | mere | A3 Tre<br>Frist: 2026-06 |\n"
		"| Data | tal | A4 Fire |\n",
		"A1|En af:leder ny? tema:Ros fra:enhed; "
		"A2|To opfyldt tema:Ros fra:enhed; "
		"A3|Tre frist:2026-06 ny? tema:Ros fra:enhed; "
		"A4|Fire ny? tema:Data [1]"},
	{"a row has them in its last cell", ROWS,
		"## Billede\n\n| A | B | C |\n|-|-|-|\n| Ros | x | y |\n"
		"| Aftaler | z | A1 En |\n", "A1|En ny? tema:Aftaler"},
	{"an agenda item has them below", AGENDA,
		"## Dagsorden\n\n1. Nyt\n   - intet\n2. Aftaler (15 min)\n"
		"   - A1 En (Hvem: leder)\n", "A1|En af:leder ny? fra:udvalg"},
	{"or in the last cell of its row", AGENDA,
		"## Dagsorden\n\n| Tid | Punkt | Referat |\n|-|-|-|\n"
		"| 9:00-9:15 | Aftaler | A1 En<br>A2 To |\n",
		"A1|En ny? fra:udvalg; A2|To ny? fra:udvalg"},
};

static void
test_cases(void)
{
	size_t i, j;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf got = {0};
		struct document d;

		document_read(&d, cases[i].form, cases[i].text);
		for (j = 0; j < d.record->agreement_count; j++) {
			buf_z(&got, j ? "; " : "");
			describe(&got, &d.record->agreements[j]);
		}
		is_text(buf_cstr(&got), cases[i].want, "%s", cases[i].name);
		buf_free(&got);
		document_free(&d);
	}
}

static void
test_due(void)
{
	static const struct {
		const char *text;
		int year, month, day;      /* 0: none */
	} dues[] = {
		{"2026-06-30", 2026, 6, 30}, {"2026-02", 2026, 2, 28},
		{"2026-27", 2027, 7, 31}, {"2026-13", 0, 0, 0},
		{"til sommer", 0, 0, 0}, {"2026-02-30", 0, 0, 0},
	};
	size_t i;

	for (i = 0; i < sizeof(dues) / sizeof(*dues); i++) {
		struct document d;
		date want = DATE_NONE;
		char text[128] = "## Aftaler\n\n### A1 X\n- Frist: ";

		strcat(text, dues[i].text);
		document_read(&d, HEADINGS, text);
		if (dues[i].year)
			date_make(&want, dues[i].year, dues[i].month,
				dues[i].day);
		is_int(d.record->agreements[0].due, want, "due %s",
			dues[i].text);
		is_text(document_said(&d), dues[i].year ? ""
			: "aftale-frist@4", "a finding if it can't be read");
		document_free(&d);
	}
}

/* SHA-1 of "aftaler\nLæsebånd". */
static void
test_made_id(void)
{
	struct document d;
	char hex[41], want[8];

	document_read(&d, HEADINGS, "## Aftaler\n\n### *Læsebånd*\n");
	hash_sha1(hex, STR("aftaler\nLæsebånd"));
	snprintf(want, sizeof(want), "x%.6s", hex);
	is_text(d.record->agreements[0].id, want, "an id of section and title");
	document_free(&d);
}

static void
test_twice(void)
{
	struct document d;
	const struct finding *f;

	document_read(&d, HEADINGS,
		"## Aftaler\n\n### A1 X\n\n### A7 Y\n\n### A1 Z\n");
	is_text(document_said(&d), "aftale-dobbelt@7", "the later is at fault");
	f = document_finding(&d, FINDING_AGREEMENT_TWICE);
	is_text(f->args[0], "@same-id:A1", "it says which id");
	is_text(f->args[1], "A8", "and one that is free");
	document_free(&d);
	document_read(&d, HEADINGS, "## Aftaler\n\n### X\n\n### X\n");
	is_text(document_said(&d), "aftale-dobbelt@5", "made ids too");
	f = document_finding(&d, FINDING_AGREEMENT_TWICE);
	is_text(f->args[0], "@same-title:X", "told by what people wrote");
	is_text(f->args[1], "A1", "with one to write");
	document_free(&d);
}

static void
test_places(void)
{
	static const char text[] = "## Aftaler\n\n### A1 X\n- Frist: snart\n"
		"- Status: måske\n- Fortsætter: A9\n\nTekst\n";
	struct document d;
	const struct agreement *a;
	struct str s;

	document_read(&d, HEADINGS, text);
	a = &d.record->agreements[0];
	s = source_slice(&d.record->source, a->span);
	ok(str_is(s, "A1 X"), "the place of the title");
	s = source_slice(&d.record->source, a->due_span);
	ok(str_is(s, "snart"), "of the due date");
	s = source_slice(&d.record->source, a->status_span);
	ok(str_is(s, "måske"), "of the status");
	s = source_slice(&d.record->source, a->continues_span);
	ok(str_is(s, "A9"), "of what it continues");
	ok(a->fields && a->fields->kind == BLOCK_LIST, "its list of fields");
	ok(a->text_first && a->text_first->kind == BLOCK_PARAGRAPH &&
		a->text_first == a->text_last, "its text");
	is_text(document_said(&d), "aftale-frist@4 aftale-status@5",
		"unreadable values");
	document_free(&d);
}

int
main(void)
{
	test_cases();
	test_due();
	test_made_id();
	test_twice();
	test_places();
	return test_end();
}
