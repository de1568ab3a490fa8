/* SPDX-License-Identifier: MPL-2.0 */
/* Pairs of agreements from life: which are the same a year later? */
#include "lib/model/similarity.h"
#include "lib/model/unit.h"
#include "tests/unit/harness.h"

struct pair_case {
	bool same;
	const char *title, *text, *later, *later_text;
};

/* Reworded, shortened, inflected, misspelt, or with another year: the same. */
static const struct pair_case same[] = {
	{true, "Fast læsebånd på mellemtrinnet", NULL,
		"Fast læsebånd på mellemtrinnet", NULL},
	{true, "Fast læsebånd på mellemtrinnet", NULL,
		"FAST LÆSEBÅND PÅ MELLEMTRINNET.", NULL},
	{true, "Fast læsebånd på mellemtrinnet", NULL,
		"Læsebånd på mellemtrinnet", NULL},
	{true, "Fast læsebånd på mellemtrinnet", NULL,
		"Fast læsebånd på mellemtrin", NULL},
	{true, "Fast læsebånd på mellemtrinnet", NULL, "Læsebånd", NULL},
	{true, "Læsebånd", NULL, "Læsebåndet fortsætter", NULL},
	{true, "Læsebånd på mellemtrinnet", NULL,
		"Læsbånd på mellemtrinnet", NULL},
	{true, "Nedbringe fraværet i udskolingen", NULL,
		"Fraværet i udskolingen skal ned", NULL},
	{true, "Nedbringe elevfravær", NULL, "Elevfraværet nedbringes", NULL},
	{true, "Handleplan for fravær 2024-25", NULL,
		"Handleplan for fravær 2025-26", NULL},
	{true, "Trivselsmåling foråret 2024", NULL,
		"Trivselsmåling foråret 2025", NULL},
	{true, "Temauge om digital dannelse 24/25", NULL,
		"Temauge om digital dannelse 25/26", NULL},
	{true, "Styrket forældresamarbejde", NULL,
		"Styrke samarbejdet med forældrene", NULL},
	{true, "Ny antimobbestrategi", NULL, "Anti-mobbestrategi", NULL},
	{true, "To-voksenordning i dansk og matematik", NULL,
		"Tovoksenordning i dansk og matematik", NULL},
	{true, "Co-teaching i matematik", NULL,
		"Coteaching i matematikundervisningen", NULL},
	{true, "Elevrådet inddrages i skolens trivselsarbejde", NULL,
		"Inddragelse af elevrådet i trivselsarbejdet", NULL},
	{true, "Etablere ordblindeteam", NULL,
		"Ordblindeteamet er etableret og i drift", NULL},
	{true, "Overgang fra børnehave til skole", NULL,
		"Overgangen fra børnehave til skole", NULL},
	{true, "Bevægelse i undervisningen hver dag", NULL,
		"Mere bevægelse i undervisningen", NULL},
	{true, "Evaluering af ny mødestruktur", NULL,
		"Mødestrukturen evalueres", NULL},
	{true, "Mobilfri skole", NULL, "Mobilfri skoledag", NULL},
	{true, "Naturfagsstrategi for udskolingen", NULL,
		"Naturfagsstrategien", NULL},
	{true, "Kompetenceudvikling i klasseledelse", NULL,
		"Kompetenceudvikling for alle i klasseledelse", NULL},
	{true, "Sprogvurdering i børnehaveklassen", NULL,
		"Sprogvurderinger i børnehaveklasserne", NULL},
	{true, "Fælles forståelse af inklusion", NULL,
		"En fælles forståelse af inklusion i hele personalet", NULL},
	{true, "Reading lessons every day", NULL,
		"Daily reading lessons", NULL},
	/* Another title, the same text */
	{true, "Ro og rum",
		"Klasserne får en fast morgensamling, og lærerne følger elevernes ro i timerne med en kort måling.",
		"Morgensamling",
		"Klasserne får en fast morgensamling, og lærerne følger elevernes ro i timerne med en kort måling."},
	{true, "Læseindsats i 3. klasse",
		"Læsevejlederen tester eleverne i september og lægger forløb sammen med dansklærerne.",
		"Læseindsats i 4. klasse",
		"Læsevejlederen tester eleverne i september og lægger forløb sammen med dansklærerne."},
	/* The same title, a new text */
	{true, "Fast læsebånd på mellemtrinnet",
		"Tyve minutter om dagen i alle klasser. Evalueres i april.",
		"Fast læsebånd på mellemtrinnet",
		"Eleverne læser mere, og vi beholder ordningen uændret."},
	{true, "Nedbringe elevfravær i 7.-9. klasse",
		"Kontaktlærere ringer hjem den anden fraværsdag.",
		"Elevfravær i 7.-9. klasse",
		"Fraværet er faldet; ordningen med opringning går videre."},
};

/* About something else, or the other way round: not the same. */
static const struct pair_case other[] = {
	{false, "Fast læsebånd på mellemtrinnet", NULL,
		"Mobilfri skole", NULL},
	{false, "Læsevejleder i 4. klasse", NULL,
		"Læsevejleder i 7. klasse", NULL},
	{false, "Holddeling i 3.-4. klasse", NULL,
		"Holddeling i 8.-9. klasse", NULL},
	{false, "Læsebånd på mellemtrinnet", NULL,
		"Læsebånd i udskolingen", NULL},
	{false, "Trivsel i indskolingen", NULL,
		"Trivsel i udskolingen", NULL},
	{false, "Lektiecafé i SFO", NULL, "Lektiecafé i udskolingen", NULL},
	{false, "Mobiler er tilladt i pausen", NULL,
		"Mobiler er ikke tilladt i pausen", NULL},
	{false, "Karakterer i 7. klasse", NULL,
		"Ingen karakterer i 7. klasse", NULL},
	{false, "Oprette lektiecafé", NULL, "Nedlægge lektiecafé", NULL},
	{false, "Flere tolærertimer", NULL, "Færre tolærertimer", NULL},
	{false, "Handleplan for fravær", NULL, "Handleplan for trivsel", NULL},
	{false, "Mere bevægelse i undervisningen", NULL,
		"Mere struktur i undervisningen", NULL},
	{false, "Fælles mål for læsning", NULL,
		"Fælles mål for matematik", NULL},
	{false, "Indsats for ordblinde elever", NULL,
		"Indsats for tosprogede elever", NULL},
	{false, "Læsebånd", NULL, "Læsevejleder", NULL},
	{false, "Skolens rygepolitik", NULL, "Skolens værdigrundlag", NULL},
	{false, "Trivsel og fravær i udskolingen", NULL,
		"Trivsel og læring i udskolingen", NULL},
	{false, "Forældremøder om sociale medier", NULL,
		"Forældremøder om lektier", NULL},
	{false, "Elevråd og trivsel", NULL, "Personalets trivsel", NULL},
	{false, "Handleplan", NULL, "Handleplan for fravær", NULL},
	{false, "Ny plan for 2024-25", NULL,
		"Ny rutsjebane til legepladsen 2024-25", NULL},
	{false, "Samarbejde med PPR", NULL, "Samarbejde med SSP", NULL},
	{false, "Overgang fra børnehave til skole", NULL,
		"Overgang fra skole til ungdomsuddannelse", NULL},
	{false, "", NULL, "", NULL},
	{false, "Udeskole en dag om ugen", NULL,
		"Indeklima i lokalerne", NULL},
	{false, "Fravær",
		"Kontaktlærere ringer hjem den anden fraværsdag.",
		"Madordning",
		"Køkkenet laver varm mad tirsdag og torsdag."},
};

static void
check(const struct pair_case *c)
{
	struct agreement a = {.title = c->title, .text = c->text};
	struct agreement b = {.title = c->later, .text = c->later_text};
	double there = agreement_similarity(&a, &b);
	double back = agreement_similarity(&b, &a);

	ok((there >= SIMILARITY_LEAST) == c->same && there <= 1,
		"%.2f: %s / %s", there, c->title, c->later);
	if (there < back || there > back)
		ok(false, "other way round: %.3f, %.3f", there, back);
}

static void
test_best_first(void)
{
	struct arena a = {0};
	struct agreement list[] = {
		{.title = "Læsebånd på mellemtrinnet"},
		{.title = "Fast læsebånd på mellemtrinnet"},
		{.title = "Nedbringe fraværet"},
		{.title = "Fast læsebånd på mellemtrin"},
		{.title = "Læsebånd på mellemtrinnet"},
		{.title = "Mobilfri skole"},
	};
	struct agreement *from[] = {&list[0], &list[1], &list[2]};
	struct agreement *to[] = {&list[3], &list[4], &list[5]};
	size_t n;
	struct pair *p = similarity_pairs(&a, from, 3, to, 3, &n);

	is_int(n, 2, "each is used once, what is not alike not at all");
	ok(n == 2 && p[0].from == 0 && p[0].to == 1, "the best comes first");
	ok(n == 2 && p[1].from == 1 && p[1].to == 0, "then the next");
	similarity_pairs(&a, from, 0, to, 3, &n);
	is_int(n, 0, "nothing against something");
	list[0].title = list[1].title = "Læsebånd på mellemtrinnet";
	p = similarity_pairs(&a, from, 2, to, 2, &n);
	ok(n == 2 && p[0].from == 0 && p[0].to == 1,
		"ties go by order");
	arena_free(&a);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(same) / sizeof(*same); i++)
		check(&same[i]);
	for (i = 0; i < sizeof(other) / sizeof(*other); i++)
		check(&other[i]);
	test_best_first();
	return test_end();
}
