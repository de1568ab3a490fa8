/* SPDX-License-Identifier: MPL-2.0 */
/* Mistakes that people make in the fields of a document: where each is found,
 * and what is said about it in Danish. */
#include "lib/report/phrase.h"
#include "lib/schema/schema.h"
#include "lib/text/yaml.h"
#include "tests/unit/harness.h"

#include <stdio.h>

static const char form[] =
	"type: object\n"
	"required: [dato, deltagere, status]\n"
	"additionalProperties: false\n"
	"properties:\n"
	"  dato: {type: string, format: date}\n"
	"  titel: {type: string, minLength: 3, maxLength: 20}\n"
	"  tid: {type: string, pattern: '^[0-2]?[0-9]:[0-5][0-9]$',"
		" examples: ['15:30']}\n"
	"  skoleår: {type: string, pattern: '^\\d{4}-\\d{2}$',"
		" examples: [2025-26]}\n"
	"  status: {enum: [kladde, til høring, godkendt]}\n"
	"  form: {const: udviklingssamtale}\n"
	"  elever: {type: integer, minimum: 1, maximum: 2000}\n"
	"  fravær: {type: number, exclusiveMinimum: 0, exclusiveMaximum: 100}\n"
	"  halve: {type: number, multipleOf: 0.5}\n"
	"  åben: {type: boolean}\n"
	"  kontakt: {type: string, format: email}\n"
	"  link: {type: string, format: uri}\n"
	"  temaer: {type: array, items: {type: string}, minItems: 1,"
		" maxItems: 3, uniqueItems: true}\n"
	"  sted: {anyOf: [{type: string}, {type: array,"
		" items: {type: string}}]}\n"
	"  bilag:\n"
	"    oneOf:\n"
	"      - {type: object, required: [art, fil], additionalProperties:"
		" false, properties: {art: {const: fil}, fil: {type: string}}}\n"
	"      - {type: object, required: [art, adresse],"
		" additionalProperties: false, properties: {art: {const: net},"
		" adresse: {type: string, format: uri}}}\n"
	"  farve: {oneOf: [{const: grøn}, {const: gul}, {const: rød}]}\n"
	"  ikke: {type: string, not: {const: hemmelig}}\n"
	"  gammel: false\n"
	"  deltagere:\n"
	"    type: array\n"
	"    minItems: 1\n"
	"    items: {$ref: '#/$defs/deltager'}\n"
	"    contains: {properties: {rolle: {const: skoleleder}},"
		" required: [rolle]}\n"
	"dependentRequired: {tid: [sted]}\n"
	"$defs:\n"
	"  deltager:\n"
	"    type: object\n"
	"    required: [rolle]\n"
	"    properties: {rolle: {type: string}, navn: {type: string}}\n"
	"    unevaluatedProperties: false\n";

/* What stands in a document besides the mistake. */
#define DATE "dato: 2026-01-14\n"
#define PEOPLE "deltagere: [{rolle: skoleleder}]\n"
#define STATE "status: kladde\n"
#define ALL DATE PEOPLE STATE

static const struct {
	const char *text, *place, *message, *hint;
} mistakes[] = {
	{PEOPLE STATE, "1:1", "feltet »dato« skal udfyldes",
		"skriv fx  dato: 2026-01-14"},
	{DATE STATE, "1:1", "feltet »deltagere« skal udfyldes",
		"skriv fx  deltagere: [{rolle: …}]"},
	{DATE PEOPLE, "1:1", "feltet »status« skal udfyldes",
		"skriv fx  status: kladde"},
	{"dato:\n" PEOPLE STATE, "1:1", "feltet »dato« skal udfyldes",
		"skriv fx  dato: 2026-01-14"},
	{"dato: ''\n" PEOPLE STATE, "1:7", "»dato« skal være en dato",
		"skriv fx  dato: 2026-01-14"},
	{"dato: 14.1.2026\n" PEOPLE STATE, "1:7", "»dato« skal være en dato",
		"skriv fx  dato: 2026-01-14"},
	{"dato: 3/2-2025\n" PEOPLE STATE, "1:7", "»dato« skal være en dato",
		"skriv fx  dato: 2025-02-03"},
	{"dato: 2026-02-30\n" PEOPLE STATE, "1:7", "»dato« skal være en dato, "
		"og 2026-02-30 findes ikke i kalenderen",
		"skriv fx  dato: 2026-02-28"},
	{"dato: 31/6-2026\n" PEOPLE STATE, "1:7", "»dato« skal være en dato, "
		"og 31/6-2026 findes ikke i kalenderen",
		"skriv fx  dato: 2026-06-30"},
	{"dato: i går\n" PEOPLE STATE, "1:7", "»dato« skal være en dato",
		"skriv fx  dato: 2026-01-14"},
	{"dato: [2026-01-14]\n" PEOPLE STATE, "1:7",
		"»dato« skal være en dato", "skriv fx  dato: 2026-01-14"},
	{"datoo: 2026-01-14\n" PEOPLE STATE, "1:1",
		"feltet »datoo« kendes ikke", "mente du »dato«?"},
	{"Dato: 2026-01-14\n" PEOPLE STATE, "1:1",
		"feltet »Dato« kendes ikke", "mente du »dato«?"},
	{DATE "deltager: [{rolle: skoleleder}]\n" STATE, "2:1",
		"feltet »deltager« kendes ikke", "mente du »deltagere«?"},
	{ALL "vejr: sol\n", "4:1", "feltet »vejr« kendes ikke",
		"formularen har felterne dato, titel, tid, skoleår, status, "
		"form, elever, fravær, halve, åben, kontakt, link, …"},
	{DATE PEOPLE "status: kladdde\n", "3:9",
		"»status« kan ikke være »kladdde«", "vælg en af: kladde, "
		"til høring, godkendt (mente du »kladde«?)"},
	{DATE PEOPLE "status: Godkendt\n", "3:9",
		"»status« kan ikke være »Godkendt«", "vælg en af: kladde, "
		"til høring, godkendt (mente du »godkendt«?)"},
	{DATE PEOPLE "status: færdig\n", "3:9",
		"»status« kan ikke være »færdig«",
		"vælg en af: kladde, til høring, godkendt"},
	{DATE PEOPLE "status:\n", "3:1", "feltet »status« skal udfyldes",
		"skriv fx  status: kladde"},
	{ALL "form: referat\n", "4:7", "»form« skal være »udviklingssamtale«",
		"skriv  form: udviklingssamtale"},
	{ALL "titel: Hm\n", "4:8", "»titel« skal have mindst 3 tegn",
		"skriv mere, mindst 3 tegn"},
	{ALL "titel: Møde om trivsel på mellemtrinnet\n", "4:8",
		"»titel« må højst have 20 tegn",
		"forkort teksten til 20 tegn"},
	{ALL "titel: ''\n", "4:8", "feltet »titel« skal udfyldes",
		"skriv fx  titel: …"},
	{ALL "titel: true\n", "4:8", "»titel« skal være en tekst",
		"skriv fx  titel: \"true\""},
	{ALL "titel: [a, b]\n", "4:8", "»titel« skal være en tekst",
		"skriv fx  titel: …"},
	{ALL "sted: x\ntid: halv ni\n", "5:6", "»tid« skal være skrevet efter "
		"mønstret ^[0-2]?[0-9]:[0-5][0-9]$", "skriv fx  tid: 15:30"},
	{ALL "skoleår: 2025/26\n", "4:10", "»skoleår« skal være skrevet efter "
		"mønstret ^\\d{4}-\\d{2}$", "skriv fx  skoleår: 2025-26"},
	{ALL "tid: '9:30'\n", "1:1", "feltet »sted« skal udfyldes",
		"skriv fx  sted: …"},
	{ALL "elever: mange\n", "4:9", "»elever« skal være et helt tal",
		"skriv fx  elever: 1"},
	{ALL "elever: 12.5\n", "4:9", "»elever« skal være et helt tal",
		"skriv fx  elever: 1"},
	{ALL "elever: 0\n", "4:9", "»elever« skal være mindst 1",
		"skriv 1 eller mere"},
	{ALL "elever: 20000\n", "4:9", "»elever« må højst være 2000",
		"skriv 2000 eller mindre"},
	{ALL "fravær: 5,8\n", "4:9", "»fravær« skal være et tal",
		"skriv fx  fravær: 5.8"},
	{ALL "fravær: 100\n", "4:9", "»fravær« skal være under 100",
		"skriv et tal under 100"},
	{ALL "halve: 1.3\n", "4:8",
		"»halve« skal være et antal hele gange 0.5", "skriv fx 0.5"},
	{ALL "åben: ja\n", "4:7", "»åben« skal være true eller false",
		"skriv fx  åben: true"},
	{ALL "kontakt: anna(at)eksempel.dk\n", "4:10",
		"»kontakt« skal være en e-mailadresse",
		"skriv fx  kontakt: navn@eksempel.dk"},
	{ALL "link: www.eksempel.dk\n", "4:7",
		"»link« skal være en webadresse",
		"skriv fx  link: https://eksempel.dk/"},
	{ALL "temaer: trivsel, fravær\n", "4:9", "»temaer« skal være en liste",
		"skriv fx  temaer: [trivsel, fravær]"},
	{ALL "temaer:\n  • trivsel\n  • fravær\n", "5:3",
		"»temaer« skal være en liste",
		"skriv fx  temaer: [trivsel, fravær]"},
	{ALL "temaer:\n  - Trivsel: i klassen\n", "5:5",
		"»punkt 1 i temaer« skal være en tekst",
		"skriv fx  - \"Trivsel: i klassen\""},
	{ALL "temaer: []\n", "4:9", "feltet »temaer« skal udfyldes",
		"skriv fx  temaer: […]"},
	{ALL "temaer: [a, b, c, d]\n", "4:9", "»temaer« må højst have 3 punkter",
		"slet punkter, til der er 3"},
	{ALL "temaer: [a, b, a]\n", "4:16", "»punkt 3 i temaer« følger ikke "
		"formularens regel: det samme står der to gange",
		"se formularen med »referat forms show«"},
	{ALL "temaer:\n  - trivsel\n  -\n", "6:4",
		"»punkt 2 i temaer« skal være en tekst", "skriv fx  - …"},
	{ALL "sted: {by: Auning}\n", "4:7",
		"»sted« skal være en tekst eller en liste",
		"skriv fx  sted: \"by: Auning\""},
	{ALL "bilag: {art: fil}\n", "4:8",
		"feltet »fil« skal udfyldes", "skriv fx  fil: …"},
	{ALL "bilag: {art: net, adresse: x}\n", "4:28",
		"»adresse« skal være en webadresse",
		"skriv fx  adresse: https://eksempel.dk/"},
	{ALL "bilag: plan.pdf\n", "4:8",
		"»bilag« skal være felter (navn: værdi)",
		"skriv fx  bilag: {art: fil, fil: …}"},
	{ALL "farve: gull\n", "4:8", "»farve« kan ikke være »gull«",
		"vælg en af: grøn, gul, rød (mente du »gul«?)"},
	{ALL "ikke: hemmelig\n", "4:7", "»ikke« følger ikke formularens regel: "
		"værdien er udelukket",
		"se formularen med »referat forms show«"},
	{ALL "gammel: x\n", "4:9", "feltet »gammel« kendes ikke",
		"slet feltet; det hører ikke til her"},
	{DATE STATE "deltagere: Anna\n", "3:12",
		"»deltagere« skal være en liste",
		"skriv fx  deltagere: [{rolle: …}]"},
	{DATE STATE "deltagere: [Anna, {rolle: skoleleder}]\n", "3:13",
		"»punkt 1 i deltagere« skal være felter (navn: værdi)",
		"skriv fx  - {rolle: …}"},
	{DATE STATE "deltagere:\n  - {rolle: skoleleder}\n  - navn: Bo\n",
		"5:5", "feltet »rolle« skal udfyldes", "skriv fx  rolle: …"},
	{DATE STATE "deltagere: [{rolle: skoleleder, nvn: Bo}]\n", "3:33",
		"feltet »nvn« kendes ikke", "mente du »navn«?"},
	{DATE STATE "deltagere: [{rolle: skoleleder}, {rolle:elev}]\n", "3:35",
		"feltet »rolle:elev« kendes ikke", "skriv  rolle: elev"},
	{DATE STATE "deltagere: [{rolle: skoleleder, navn: Hansen, Bo}]\n",
		"3:47", "feltet »Bo« kendes ikke",
		"står der et komma i en tekst mellem { og }, så sæt "
		"anførselstegn om den"},
	{DATE STATE "deltagere: [{rolle: elev}]\n", "3:12",
		"»deltagere« følger ikke formularens regel: listen mangler et "
		"punkt som {rolle: skoleleder}",
		"se formularen med »referat forms show«"},
	{"- dato\n", "1:1", "»felterne« skal være felter (navn: værdi)", NULL},
};

static struct arena arena;
static struct source src;

static struct value *
read(const char *text, struct findings *fs)
{
	*fs = (struct findings){.arena = &arena};
	source_init(&src, &arena, "x", str_of(text));
	return yaml_read(&arena, &src, span_make(0, src.text.n), fs);
}

/* Words a finding as people read it. */
static const char *
word(const char *text, const struct finding *f)
{
	static struct buf out;

	buf_reset(&out);
	for (; *text; text++) {
		if (text[0] == '{' && text[1] >= '0' && text[1] <= '3' &&
		    text[2] == '}') {
			phrase_add(&out, LANG_DA, f->args[text[1] - '0']);
			text += 2;
		} else {
			buf_char(&out, *text);
		}
	}
	return buf_cstr(&out);
}

static const char *const texts[][2] = {
#define FINDING(name, code, severity, da, da_hint, en, en_hint) {da, da_hint},
#include "lib/text/findings.def"
#undef FINDING
};

static struct schema *
compile(const char *text)
{
	struct schema_options options = {.assert_formats = true,
		.numbers_as_text = true};
	struct schema *s = NULL;
	struct findings fs;
	struct error err;

	if (!ok(schema_compile(&s, read(text, &fs), &options, NULL, &err) == 0,
	    "the form's rules are compiled"))
		printf("# %s\n", err.da);
	return s;
}

static void
test_mistakes(const struct schema *s)
{
	struct findings fs;
	size_t i;

	for (i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
		struct value *v = read(mistakes[i].text, &fs);
		const struct finding *f;
		char place[32];

		fs.n = 0;
		is_int(schema_check(s, v, &fs), 1,
			"%zu: one finding: %s", i, mistakes[i].message);
		if (fs.n == 0)
			continue;
		findings_locate(&fs, 0, &src);
		findings_sort(&fs);
		f = &fs.v[0];
		snprintf(place, sizeof(place), "%u:%u", f->line, f->column);
		is_text(place, mistakes[i].place, "%zu: its place", i);
		is_text(word(texts[f->code][0], f), mistakes[i].message,
			"%zu: what it says", i);
		if (mistakes[i].hint)
			is_text(word(texts[f->code][1], f), mistakes[i].hint,
				"%zu: what to do", i);
	}
	ok(i >= 40, "forty mistakes and more");
}

static void
test_good(const struct schema *s)
{
	static const char *const rows[] = {
		ALL, ALL "titel: 2026\n", ALL "skoleår: 2025-26\n",
		ALL "tid: '9:30'\nsted: [a, b]\n", ALL "fravær: 5.8\n",
		ALL "bilag: {art: net, adresse: 'https://eksempel.dk/'}\n",
	};
	struct findings fs;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct value *v = read(rows[i], &fs);

		is_int(schema_check(s, v, &fs), 0, "good %zu", i);
	}
}

int
main(void)
{
	struct schema *s = compile(form);

	test_mistakes(s);
	test_good(s);
	schema_free(s);
	arena_free(&arena);
	return test_end();
}
