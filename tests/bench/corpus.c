/* SPDX-License-Identifier: MPL-2.0 */
/* Makes a municipality to measure with: UNITS schools × CYCLES years × four
 * kinds of document, each 2-6 KB of invented Danish that validates. The same
 * arguments give the same bytes; fewer units give a part of more.
 *
 *   corpus FOLDER UNITS [CYCLES] */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define LAST_YEAR 2025

static const char wheel[] = "wheel:\n"
	"  - {id: data, title: Valg af data, when: december, who: konsulent}\n"
	"  - {id: dagsorden, title: Dagsorden, when: {before: samtale, weeks: 2}}\n"
	"  - {id: samtale, title: Samtaler, when: [april, maj], who: skolechef, "
	"done: {kind: referat, state: til høring}}\n"
	"  - {id: ud, title: Offentligt referat, when: {after: samtale, workdays: 20}, "
	"done: {kind: referat, state: offentliggjort}}\n"
	"  - {id: fire, title: Alle fire, when: juni, done: {kind: referat, count: 4}}\n"
	"  - {id: samlet, title: Opsamling, when: juni, who: skolechef}\n";

static uint64_t state;

static unsigned
pick(unsigned n)
{
	state = state * 6364136223846793005U + 1442695040888963407U;
	return (unsigned)(state >> 33) % n;
}

#define PICK(list) (list)[pick(sizeof(list) / sizeof((list)[0]))]

static const char *const subjects[] = {
	"Skolen", "Ledelsesteamet", "Personalet på mellemtrinnet", "Elevrådet",
	"Indskolingen", "Udskolingsteamet", "Skolebestyrelsen", "PPR",
	"Læsevejlederen", "Matematikvejlederen", "SFO'en", "Trivselsgruppen",
	"Fagteamet i dansk", "De nye lærere", "Forældrerådene",
};
static const char *const verbs[] = {
	"har arbejdet med", "vil fortsætte", "har haft gode erfaringer med",
	"ønsker at styrke", "har undersøgt", "har prioriteret",
	"er begyndt på", "har evalueret", "vil udbrede", "har brug for hjælp til",
};
static const char *const objects[] = {
	"fælles forberedelse på tværs af årgange", "korte læsebånd hver morgen",
	"elevernes medbestemmelse i undervisningen",
	"en tidlig indsats over for fravær", "samarbejdet mellem skole og fritid",
	"to-lærer-timer i matematik", "mellemformer for elever med særlige behov",
	"overgangen fra børnehave til skole", "klasserumsledelse og tydelige rutiner",
	"bevægelse i den understøttende undervisning",
	"åben skole med lokale virksomheder", "sproglig udvikling i alle fag",
	"trivselsmålingens resultater", "et fælles blik på data om progression",
	"makkerskaber mellem store og små elever",
};
static const char *const ends[] = {
	"og det kan mærkes i hverdagen", "men det tager tid, før det slår igennem",
	"fordi tallene pegede på et behov", "sammen med forvaltningens konsulent",
	"hvilket forældrene har taget godt imod",
	"og erfaringerne deles på næste lederforum",
	"så alle medarbejdere kender retningen",
	"selv om rammerne har ændret sig undervejs",
	"og der følges op efter efterårsferien",
	"med særligt blik for de yngste elever",
};
static const char *const goals[] = {
	"Fast læsebånd på mellemtrinnet", "Fælles plan mod bekymrende fravær",
	"Makkerordning for nye elever", "Styrket matematik i indskolingen",
	"Ny struktur for teammøder", "Elevråd med i trivselsarbejdet",
	"Kompetenceløft i klasserumsledelse", "Tydelig overgang til udskolingen",
	"Mere bevægelse i undervisningen", "Fælles sprog om inklusion",
};
static const char *const owners[] = {"skoleleder", "skolechef", "konsulent"};

static void
sentence(FILE *f)
{
	fprintf(f, "%s %s %s, %s.", PICK(subjects), PICK(verbs),
		PICK(objects), PICK(ends));
}

static void
paragraph(FILE *f, unsigned sentences)
{
	while (sentences-- > 0) {
		sentence(f);
		fputc(pick(4) == 0 ? '\n' : ' ', f);
	}
	fputs("Det er aftalt at holde fast.\n\n", f);
}

static void
cycle(char out[16], int year)
{
	snprintf(out, 16, "%d-%02d", year, (year + 1) % 100);
}

static FILE *
create(const char *dir, const char *name)
{
	char path[8192];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	if (f == NULL) {
		perror(path);
		exit(1);
	}
	return f;
}

static void
folder(const char *path)
{
	if (mkdir(path, 0777) < 0 && errno != EEXIST) {
		perror(path);
		exit(1);
	}
}

static void
fields(FILE *f, int year)
{
	fprintf(f, "---\ndato: %d-%02u-%02u\ntid: kl. %u.00\nsted: Skolens mødelokale %u\n"
		"deltagere:\n"
		"  - {rolle: skoleleder, navn: Leder %c.}\n"
		"  - {rolle: skolechef, navn: Chef %c.}\n"
		"  - {rolle: konsulent, navn: Konsulent %c.}\n"
		"  - {rolle: forældrerepræsentant}\n"
		"status: offentliggjort\n---\n", year + 1, 1 + pick(6),
		1 + pick(28), 9 + pick(6), 1 + pick(9), 'A' + (char)pick(26),
		'A' + (char)pick(26), 'A' + (char)pick(26));
}

/* Three agreements of a letter, numbered by year so that ids stay new. */
static void
goal(FILE *f, const char *fmt, char letter, int year, unsigned i)
{
	fprintf(f, fmt, letter, (year % 100) * 10 + (int)i, PICK(goals),
		PICK(owners), year + 1, 1 + pick(12));
}

static void
answers(FILE *f, const char *fmt, char letter, int year, int first)
{
	char last[16];
	unsigned i;

	cycle(last, year - 1);
	for (i = 0; year > first && i < 3; i++)
		fprintf(f, fmt, letter, ((year - 1) % 100) * 10 + (int)i,
			PICK(goals), last, letter,
			((year - 1) % 100) * 10 + (int)i);
	if (year == first)
		fputs("Det er den første samtale.\n", f);
	fputc('\n', f);
}

static void
norddjurs(FILE *f, const char *unit, int year, int first)
{
	static const char *const parts[] = {"Hvad vores data fortæller",
		"Dansk, læsning", "Matematik"};
	unsigned i;

	fields(f, year);
	fprintf(f, "# Udviklingssamtale på %s\n\n## Opfølgning på sidste samtale\n\n", unit);
	answers(f, "- %c%d %s (Fortsætter: %s/%c%d; Status: opfyldt)\n", 'N', year, first);
	fputs("## Nationale og kommunale mål\n\n", f);
	for (i = 0; i < 3; i++) {
		fprintf(f, "### %s\n\n", parts[i]);
		paragraph(f, 3 + pick(3));
	}
	fputs("## Fælles strategiske indsatser\n\n### Fællesskaber for alle\n\n", f);
	paragraph(f, 3 + pick(3));
	fputs("## Egne strategiske indsatser\n\n", f);
	for (i = 0; i < 2; i++) {
		fprintf(f, "### Indsats: %s\n\n", PICK(goals));
		paragraph(f, 2 + pick(3));
	}
	fputs("## Aftaler\n\n", f);
	for (i = 0; i < 3; i++) {
		goal(f, "### %c%d %s\n\n- Ansvarlig: %s\n- Frist: %d-%02u-15\n- Status: i gang\n\n", 'N', year, i);
		paragraph(f, 2);
	}
	fputs("## Hvem får referatet\n\nMedarbejdere, bestyrelse og elevråd.\n", f);
}

static void
stevns(FILE *f, const char *unit, int year, int first)
{
	static const char *const parts[] = {"Temaer valgt af skolen",
		"Temaer valgt af det politiske udvalg",
		"Temaer valgt af forvaltningen",
		"Drøftelse af resultater af de nationale test"};
	unsigned i;

	fields(f, year);
	fprintf(f, "# Notat fra samtalen på %s\n\n## Formålet med samtalen\n\n", unit);
	paragraph(f, 2);
	fputs("## Materiale udsendt som grundlag for samtalen\n\n"
		"- Data om fravær og trivsel\n- Skolens egne undersøgelser\n\n"
		"## Evaluering fra sidste samtale\n\n", f);
	answers(f, "- [x] %c%d %s (Fortsætter: %s/%c%d)\n", 'S', year, first);
	for (i = 0; i < 4; i++) {
		fprintf(f, "## %s\n\n", parts[i]);
		paragraph(f, 4 + pick(3));
	}
	fputs("## Aftaler for det kommende skoleår\n\n", f);
	for (i = 0; i < 3; i++)
		goal(f, "- [ ] %c%d %s (Ansvarlig: %s; Frist: %d-%02u-20)\n", 'S', year, i);
}

static void
nyborg(FILE *f, const char *unit, int year, int first)
{
	static const char *const rows[] = {"Anerkendelse", "Data", "Ledelse"};
	unsigned i, k;

	fields(f, year);
	fprintf(f, "# Aftaledokument for %s\n\n## Opfølgning på sidste aftaledokument\n\n", unit);
	answers(f, "- %c%d %s (Fortsætter: %s/%c%d; Status: opfyldt)\n", 'Y', year, first);
	fputs("## Samtalen\n\n| Fokusområde | Situationsbillede | Indsatser |\n|---|---|---|\n", f);
	for (i = 0; i < 3; i++) {
		fprintf(f, "| %s | ", rows[i]);
		for (k = 0; k < 5; k++) {
			sentence(f);
			fputc(' ', f);
		}
		goal(f, "| %c%d %s (Ansvarlig: %s; Frist: %d-%02u) |\n", 'Y', year, i);
	}
	fputs("\n## Andet\n\n", f);
	paragraph(f, 6);
}

static void
kolding(FILE *f, const char *unit, int year, int first)
{
	unsigned i;

	fields(f, year);
	fprintf(f, "# Referat af samtalen på %s\n\n## Siden sidst\n\n", unit);
	if (year > first)
		fputs("| Nr | Aftale | Fortsætter | Status |\n|---|---|---|---|\n", f);
	answers(f, "| %c%d | %s | %s/%c%d | opfyldt |\n", 'K', year, first);
	fputs("## Dagsorden fra skoleudviklingssamtalen\n\n", f);
	for (i = 0; i < 4; i++)
		fprintf(f, "- %s\n", PICK(goals));
	fputs("\n## Referat fra skoleudviklingssamtalen\n\n", f);
	for (i = 0; i < 4; i++)
		paragraph(f, 3 + pick(4));
	fputs("## Aftaler\n\n| Nr | Aftale | Ansvarlig | Frist |\n|---|---|---|---|\n", f);
	for (i = 0; i < 3; i++)
		goal(f, "| %c%d | %s | %s | %d-%02u-10 |\n", 'K', year, i);
}

static const struct {
	const char *file;
	void (*write)(FILE *, const char *, int, int);
} kinds[] = {
	{"norddjurs-udviklingssamtale.md", norddjurs},
	{"stevns-notat.md", stevns},
	{"nyborg-aftaledokument.md", nyborg},
	{"kolding-moedereferat.md", kolding},
};

static void
unit_documents(const char *root, unsigned u, int first)
{
	char unit[64], name[64], dir[4096], text[16];
	int year;
	size_t k;

	snprintf(unit, sizeof(unit), "skole-%04u", u);
	snprintf(name, sizeof(name), "Skole %u", u);
	snprintf(dir, sizeof(dir), "%s/enheder/%s", root, unit);
	folder(dir);
	for (year = first; year <= LAST_YEAR; year++) {
		cycle(text, year);
		snprintf(dir, sizeof(dir), "%s/enheder/%s/%s", root, unit, text);
		folder(dir);
		for (k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
			FILE *f = create(dir, kinds[k].file);

			state = (uint64_t)u << 32 | (uint64_t)year << 8 | k;
			pick(2);
			kinds[k].write(f, name, year, first);
			fclose(f);
		}
	}
}

static void
configuration(const char *root, unsigned units, int first)
{
	char dir[4096], name[32], text[16];
	FILE *f = create(root, "referat.yaml");
	unsigned u;
	int year;

	fputs("municipality: Målekommunen\nlanguage: da\nlayout:\n"
		"  - {path: \"enheder/{unit}/{cycle}/{form}.md\"}\npeople: null\n"
		"site: {url: \"https://maal.example\"}\n", f);
	fclose(f);
	f = create(root, "enheder.yaml");
	fputs("units:\n", f);
	for (u = 0; u < units; u++)
		fprintf(f, "  - {id: skole-%04u, name: Skole %u, type: skole}\n", u, u);
	fclose(f);
	snprintf(dir, sizeof(dir), "%s/perioder", root);
	folder(dir);
	for (year = first; year <= LAST_YEAR; year++) {
		cycle(text, year);
		snprintf(name, sizeof(name), "%s.yaml", text);
		f = create(dir, name);
		fprintf(f, "cycle: %s\nfrom: %d-08-01\nto: %d-07-31\n"
			"themes: {forvaltning: [Fællesskaber for alle], udvalg: [Trivsel]}\n%s",
			text, year, year + 1, wheel);
		fclose(f);
	}
}

int
main(int argc, char **argv)
{
	unsigned units, cycles, u;
	char dir[4096];
	int first;

	if (argc < 3)
		return 2;
	units = (unsigned)atoi(argv[2]);
	cycles = argc > 3 ? (unsigned)atoi(argv[3]) : 25;
	first = LAST_YEAR - (int)cycles + 1;
	folder(argv[1]);
	snprintf(dir, sizeof(dir), "%s/enheder", argv[1]);
	folder(dir);
	configuration(argv[1], units, first);
	for (u = 0; u < units; u++)
		unit_documents(argv[1], u, first);
	return 0;
}
