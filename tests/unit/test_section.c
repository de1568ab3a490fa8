/* SPDX-License-Identifier: MPL-2.0 */
/* Headings matched with the sections of a form. */
#include "tests/unit/documents.h"
#include "tests/unit/harness.h"

#define HEAD "title: Prøve\nkind: referat\nclass: offentlig\n" \
	"fields: {title: \"#\"}\n"
#define FORM HEAD "sections:\n" \
	"  - {id: intro, content: prose}\n" \
	"  - {heading: [Data, Tal], class: intern}\n" \
	"  - id: tema\n    heading: \"Tema {n}: {text}\"\n" \
	"    repeat: [1, 3]\n    sections:\n" \
	"      - {heading: Baggrund}\n" \
	"      - {heading: Prøver, class: fortrolig}\n" \
	"  - {id: maal, heading: \"{theme}\", each: udvalg}\n" \
	"  - {heading: Slut}\n"
#define ANY HEAD "level: any\nsections:\n" \
	"  - {heading: Data}\n" \
	"  - heading: Tema\n    sections:\n      - {heading: Baggrund}\n" \
	"  - {heading: Slut}\n"

/* Each section as depth:id(title)class, those not of the form as "?". */
static void
describe(struct buf *out, const struct record *r)
{
	static const char classes[] = "oif";
	size_t i;

	for (i = 1; i < r->all_count; i++) {
		const struct section *s = r->all_sections[i], *p;
		int depth = 0;

		for (p = s->parent; p->parent; p = p->parent)
			depth++;
		if (i > 1)
			buf_char(out, ' ');
		buf_fmt(out, "%d:%s", depth, s->part ? s->id : "?");
		if (s->heading)
			buf_fmt(out, "(%s)", s->capture ? s->capture
				: s->title);
		buf_char(out, classes[s->class]);
		if (!s->filled)
			buf_char(out, '-');
	}
}

static const struct {
	const char *name, *form, *text, *want;
} cases[] = {
	{"title, intro and a section", FORM,
		"# Referat\n\nTekst\n\n## Data\n\nTal\n",
		"0:introo 0:data(Data)i"},
	{"labels in other words, number, case, marks", FORM,
		"## 1. TAL:\n\nx\n\n## *Slut*?\n\nx\n",
		"0:introo- 0:data(TAL:)i 0:slut(Slut?)o"},
	{"holes and what they took", FORM,
		"## Tema 2: Læsning i 4. klasse\n\nx\n",
		"0:introo- 0:tema(Læsning i 4. klasse)o"},
	{"a theme of the cycle", FORM, "## Trivsel\n\nx\n\n## Fravær\n\nx\n",
		"0:introo- 0:maal(Trivsel)o 0:?(Fravær)o"},
	{"inner sections", FORM,
		"## Tema 1: A\n\nx\n\n### Baggrund\n\nx\n\n### Prøver\n\nx\n",
		"0:introo- 0:tema(A)o 1:baggrund(Baggrund)o 1:proever(Prøver)f"},
	{"an inner section too far out stays within", FORM,
		"## Tema 1: A\n\n## Baggrund\n\nx\n\n### Prøver\n\nx\n\n## Slut\n",
		"0:introo- 0:tema(A)o- 1:baggrund(Baggrund)o "
		"1:proever(Prøver)f 0:slut(Slut)o-"},
	{"an outer section too deep is known, under the class above", FORM,
		"## Data\n\nx\n\n#### Slut\n\nx\n",
		"0:introo- 0:data(Data)i 1:slut(Slut)i"},
	{"an inner section on its own has its class", FORM,
		"## Prøver\n\nx\n", "0:introo- 0:proever(Prøver)f"},
	{"headings of the author's own", FORM,
		"## Slut\n\n### Mere\n\nx\n\n#### Endnu mere\n",
		"0:introo- 0:slut(Slut)o 1:?(Mere)o 2:?(Endnu mere)o-"},
	{"an unknown section", FORM, "## Andet\n\n### Baggrunden\n\nx\n",
		"0:introo- 0:?(Andet)o 1:?(Baggrunden)o"},
	{"a class in a heading covers what is below", FORM,
		"## Slut [intern]\n\n### Mere\n\nx\n\n## Tema 1: B\n\nx\n",
		"0:introo- 0:slut(Slut)i 1:?(Mere)i 0:tema(B)o"},
	{"a class never lowers", FORM, "## Data [offentlig]\n\nx\n",
		"0:introo- 0:data(Data)i"},
	{"class and time in any order", FORM,
		"## Slut (10 min) [fortrolig]\n\nx\n",
		"0:introo- 0:slut(Slut)f"},
	{"a class that is a link", FORM,
		"## Slut [fortrolig]\n\nx\n\n[fortrolig]: https://x.dk\n",
		"0:introo- 0:slut(Slut)f"},
	{"a class within emphasis", FORM, "## **Slut [fortrolig]**\n\nx\n",
		"0:introo- 0:slut(Slut)f"},
	{"an unknown class is taken for confidential", FORM,
		"## Slut [fortroligt]\n\nx\n", "0:introo- 0:slut(Slut)f"},
	{"headings underlined", FORM, "Referat\n=======\n\nSlut\n----\n\nx\n",
		"0:introo- 0:slut(Slut)o"},
	{"headings in lists and quotes are none", FORM,
		"## Slut\n\n- ## Data\n\n> ## Data\n",
		"0:introo- 0:slut(Slut)o"},
	{"comments and rules are no content", FORM,
		"## Slut\n\n<!-- ## Data -->\n\n***\n",
		"0:introo- 0:slut(Slut)o-"},
	{"levels not looked at", ANY,
		"#### Tema\n\n## Baggrund\n\nx\n\n# Slut\n\nx\n",
		"0:tema(Tema)o- 1:baggrund(Baggrund)o 0:slut(Slut)o"},
	{"a known heading ends a section at any level", ANY,
		"# Titel\n\n# Bilag [intern]\n\nx\n\n### Slut\n\nx\n",
		"0:?(Bilag)i 0:slut(Slut)o"},
	{"an unknown one does not", ANY,
		"## Data\n\n#### Detaljer\n\nx\n\n## Andet\n\nx\n",
		"0:data(Data)o 1:?(Detaljer)o 0:?(Andet)o"},
};

static void
test_tree(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf got = {0};
		struct document d;

		document_read(&d, cases[i].form, cases[i].text);
		describe(&got, d.record);
		is_text(buf_cstr(&got), cases[i].want, "%s", cases[i].name);
		buf_free(&got);
		document_free(&d);
	}
}

static void
test_title(void)
{
	struct document d;

	document_read(&d, FORM, "## Slut\n\n# Ikke titel\n");
	ok(d.record->title == NULL, "a later level-1 heading is no title");
	document_free(&d);
	document_read(&d, HEAD "level: 1\nsections:\n  - {heading: Slut}\n",
		"# Titel\n\n# Slut\n\nx\n");
	is_text(d.record->title, "Titel", "a title among outer sections");
	is_int(d.record->root.section_count, 1, "is none of them");
	document_free(&d);
	document_read(&d, HEAD "level: 1\nsections:\n  - {heading: Slut}\n",
		"# Slut\n\nx\n");
	ok(d.record->title == NULL, "a known heading is no title");
	document_free(&d);
}

static void
test_ranges(void)
{
	struct document d;
	const struct section *data;

	document_read(&d, FORM, "## Data\n\nEn\n\n- to\n\n### Egen\n\ntre\n\n"
		"## Slut\n\nx[^1]\n\n[^1]: En note\n");
	data = d.record->all_sections[2];
	is_text(data->id, "data", "the section");
	is_int(data->first->kind, BLOCK_PARAGRAPH, "begins with a paragraph");
	is_int(data->last->kind, BLOCK_LIST, "ends before its subsection");
	ok(data->end == d.record->all_sections[4]->heading,
		"with it, it ends at the next section");
	is_int(data->after - data->number, 2, "one subsection");
	is_int(data->span.from, 3, "its place is the heading's text");
	ok(d.record->all_sections[4]->last->kind == BLOCK_PARAGRAPH,
		"a footnote is in no section");
	document_free(&d);
}

/* What is marked, as class and source. */
static void
test_marks(void)
{
	static const char text[] = "## Slut\n\n- åbent\n- lukket [fortrolig]\n"
		"  - derunder\n- se [1]\n\n| A | B |\n|---|---|\n| x | y [intern] |\n"
		"\nse[^1] og[^2]\n\n[^1]: åben\n\n## Data\n\n[^2]: halv\n";
	struct document d;
	size_t i;
	struct buf got = {0};

	document_read(&d, FORM, text);
	for (i = 0; i < d.record->marked_count; i++) {
		const struct marked *m = &d.record->marked[i];
		struct str s = source_slice(&d.record->source, m->block->span);

		s.n = str_chr(s, '\n');
		buf_fmt(&got, "%d<%.*s>", (int)m->class, (int)s.n, s.p);
	}
	is_text(buf_cstr(&got), "2<- lukket [fortrolig]>1<| x | y [intern] |>"
		"1<[^2]: halv>", "items, rows and notes with a class");
	buf_free(&got);
	document_free(&d);
}

int
main(void)
{
	test_tree();
	test_title();
	test_ranges();
	test_marks();
	return test_end();
}
