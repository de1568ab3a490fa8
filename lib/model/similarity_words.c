/* SPDX-License-Identifier: MPL-2.0 */
/* Words that say little about what an agreement is about, or turn it round. */
#include "lib/model/similarity_words.h"

#include <stdlib.h>

#define LEVEL(n) (WORD_LEVEL_FIRST + (n))

/* Sorted by bytes. Function words, what every school writes in every title,
 * and the parts of a school. */
static const struct known {
	const char *word;
	int role;
} known[] = {
	{"a", WORD_WEAK}, {"abolish", WORD_LESS}, {"afskaffe", WORD_LESS},
	{"afskaffes", WORD_LESS}, {"aftale", WORD_WEAK}, {"aftalen", WORD_WEAK},
	{"aftaler", WORD_WEAK}, {"afvikle", WORD_LESS}, {"aldrig", WORD_NOT},
	{"all", WORD_WEAK}, {"alle", WORD_WEAK}, {"alt", WORD_WEAK},
	{"an", WORD_WEAK}, {"and", WORD_WEAK}, {"anden", WORD_WEAK},
	{"andet", WORD_WEAK}, {"andre", WORD_WEAK}, {"ansvar", WORD_WEAK},
	{"ansvarlig", WORD_WEAK}, {"arbejde", WORD_WEAK}, {"arbejder", WORD_WEAK},
	{"arbejdes", WORD_WEAK}, {"arbejdet", WORD_WEAK},
	{"arbejdsgange", WORD_WEAK}, {"are", WORD_WEAK}, {"as", WORD_WEAK},
	{"at", WORD_WEAK}, {"barn", WORD_WEAK}, {"be", WORD_WEAK},
	{"bedre", WORD_WEAK}, {"begrænse", WORD_LESS}, {"begrænses", WORD_LESS},
	{"better", WORD_WEAK}, {"blandt", WORD_WEAK}, {"bliver", WORD_WEAK},
	{"brug", WORD_WEAK}, {"bruge", WORD_WEAK}, {"bruges", WORD_WEAK},
	{"by", WORD_WEAK}, {"både", WORD_WEAK}, {"børn", WORD_WEAK},
	{"børnehave", LEVEL(4)}, {"børnehaveklasse", LEVEL(8)},
	{"børnehaveklassen", LEVEL(8)}, {"børnehaven", LEVEL(4)},
	{"børnene", WORD_WEAK}, {"børns", WORD_WEAK}, {"child", WORD_WEAK},
	{"children", WORD_WEAK}, {"class", WORD_WEAK}, {"continue", WORD_WEAK},
	{"continued", WORD_WEAK}, {"dag", WORD_WEAK}, {"dage", WORD_WEAK},
	{"daglig", WORD_WEAK}, {"daglige", WORD_WEAK}, {"dagligt", WORD_WEAK},
	{"dagpleje", LEVEL(6)}, {"dagplejen", LEVEL(6)}, {"daily", WORD_WEAK},
	{"day", WORD_WEAK}, {"days", WORD_WEAK}, {"decrease", WORD_LESS},
	{"dem", WORD_WEAK}, {"den", WORD_WEAK}, {"der", WORD_WEAK},
	{"deres", WORD_WEAK}, {"det", WORD_WEAK}, {"disse", WORD_WEAK},
	{"dont", WORD_NOT}, {"dus", LEVEL(3)}, {"each", WORD_WEAK},
	{"efter", WORD_WEAK}, {"egen", WORD_WEAK}, {"eget", WORD_WEAK},
	{"egne", WORD_WEAK}, {"ej", WORD_NOT}, {"elev", WORD_WEAK},
	{"elevens", WORD_WEAK}, {"elever", WORD_WEAK}, {"eleverne", WORD_WEAK},
	{"elevernes", WORD_WEAK}, {"elevers", WORD_WEAK}, {"eller", WORD_WEAK},
	{"en", WORD_WEAK}, {"end", WORD_WEAK}, {"enhed", WORD_WEAK},
	{"enheden", WORD_WEAK}, {"enkelte", WORD_WEAK}, {"er", WORD_WEAK},
	{"et", WORD_WEAK}, {"every", WORD_WEAK}, {"expand", WORD_MORE},
	{"fast", WORD_WEAK}, {"faste", WORD_WEAK}, {"fastholde", WORD_WEAK},
	{"fastholdelse", WORD_WEAK}, {"fewer", WORD_LESS}, {"flere", WORD_MORE},
	{"fokus", WORD_WEAK}, {"for", WORD_WEAK}, {"forløb", WORD_WEAK},
	{"fortsat", WORD_WEAK}, {"fortsætte", WORD_WEAK},
	{"fortsætter", WORD_WEAK}, {"fra", WORD_WEAK}, {"fremme", WORD_MORE},
	{"fremmes", WORD_MORE}, {"fritidshjem", LEVEL(3)},
	{"fritidsklub", LEVEL(7)}, {"fritidsordning", LEVEL(3)},
	{"få", WORD_WEAK}, {"får", WORD_WEAK}, {"fælles", WORD_WEAK},
	{"færre", WORD_LESS}, {"følge", WORD_WEAK}, {"følges", WORD_WEAK},
	{"gennem", WORD_WEAK}, {"gennemføre", WORD_WEAK},
	{"gennemføres", WORD_WEAK}, {"goal", WORD_WEAK}, {"goals", WORD_WEAK},
	{"god", WORD_WEAK}, {"gode", WORD_WEAK}, {"godt", WORD_WEAK},
	{"grade", WORD_WEAK}, {"grades", WORD_WEAK}, {"gør", WORD_WEAK},
	{"gøre", WORD_WEAK}, {"handleplan", WORD_WEAK},
	{"handleplanen", WORD_WEAK}, {"handleplaner", WORD_WEAK},
	{"har", WORD_WEAK}, {"have", WORD_WEAK}, {"hele", WORD_WEAK},
	{"hjælp", WORD_WEAK}, {"hos", WORD_WEAK}, {"hver", WORD_WEAK},
	{"hvor", WORD_WEAK}, {"hvordan", WORD_WEAK}, {"hæve", WORD_MORE},
	{"hæves", WORD_MORE}, {"højere", WORD_MORE}, {"i", WORD_WEAK},
	{"ikke", WORD_NOT}, {"in", WORD_WEAK}, {"increase", WORD_MORE},
	{"increased", WORD_MORE}, {"ind", WORD_WEAK}, {"indføre", WORD_WEAK},
	{"indføres", WORD_WEAK}, {"indsats", WORD_WEAK}, {"indsatsen", WORD_WEAK},
	{"indsatser", WORD_WEAK}, {"indsatserne", WORD_WEAK},
	{"indskoling", LEVEL(0)}, {"indskolingen", LEVEL(0)},
	{"indskolings", LEVEL(0)}, {"ingen", WORD_NOT}, {"initiative", WORD_WEAK},
	{"intet", WORD_NOT}, {"into", WORD_WEAK}, {"is", WORD_WEAK},
	{"ja", WORD_WEAK}, {"kan", WORD_WEAK}, {"klasse", WORD_WEAK},
	{"klassen", WORD_WEAK}, {"klasser", WORD_WEAK}, {"klasserne", WORD_WEAK},
	{"klub", LEVEL(7)}, {"klubben", LEVEL(7)}, {"kommune", WORD_WEAK},
	{"kommunen", WORD_WEAK}, {"kommunens", WORD_WEAK},
	{"kompetencer", WORD_WEAK}, {"kvalitet", WORD_WEAK}, {"lave", WORD_WEAK},
	{"lavere", WORD_LESS}, {"laves", WORD_WEAK}, {"ledelse", WORD_WEAK},
	{"ledelsen", WORD_WEAK}, {"less", WORD_LESS}, {"lower", WORD_LESS},
	{"lærer", WORD_WEAK}, {"lærere", WORD_WEAK}, {"lærerne", WORD_WEAK},
	{"løbende", WORD_WEAK}, {"med", WORD_WEAK}, {"medarbejdere", WORD_WEAK},
	{"medarbejderne", WORD_WEAK}, {"mellem", WORD_WEAK},
	{"mellemtrin", LEVEL(1)}, {"mellemtrinnet", LEVEL(1)},
	{"mere", WORD_MORE}, {"mindre", WORD_LESS}, {"mindske", WORD_LESS},
	{"mindskes", WORD_LESS}, {"mindsket", WORD_LESS}, {"more", WORD_MORE},
	{"måde", WORD_WEAK}, {"måder", WORD_WEAK}, {"mål", WORD_WEAK},
	{"målene", WORD_WEAK}, {"målet", WORD_WEAK}, {"ned", WORD_LESS},
	{"nedbringe", WORD_LESS}, {"nedbringelse", WORD_LESS},
	{"nedbringes", WORD_LESS}, {"nedlægge", WORD_LESS},
	{"nedlægges", WORD_LESS}, {"never", WORD_NOT}, {"new", WORD_WEAK},
	{"no", WORD_NOT}, {"none", WORD_NOT}, {"not", WORD_NOT},
	{"ny", WORD_WEAK}, {"nye", WORD_WEAK}, {"nyt", WORD_WEAK},
	{"når", WORD_WEAK}, {"of", WORD_WEAK}, {"og", WORD_WEAK},
	{"om", WORD_WEAK}, {"omkring", WORD_WEAK}, {"on", WORD_WEAK},
	{"op", WORD_WEAK}, {"opfølgning", WORD_WEAK}, {"ophøre", WORD_LESS},
	{"opmærksomhed", WORD_WEAK}, {"oprette", WORD_MORE},
	{"oprettes", WORD_MORE}, {"or", WORD_WEAK}, {"os", WORD_WEAK},
	{"our", WORD_WEAK}, {"over", WORD_WEAK}, {"plan", WORD_WEAK},
	{"planen", WORD_WEAK}, {"planer", WORD_WEAK}, {"proces", WORD_WEAK},
	{"project", WORD_WEAK}, {"projekt", WORD_WEAK}, {"prøve", WORD_WEAK},
	{"pupil", WORD_WEAK}, {"pupils", WORD_WEAK}, {"på", WORD_WEAK},
	{"raise", WORD_MORE}, {"reduce", WORD_LESS}, {"reduced", WORD_LESS},
	{"reducere", WORD_LESS}, {"reduceres", WORD_LESS},
	{"reduceret", WORD_LESS}, {"reduktion", WORD_LESS}, {"samt", WORD_WEAK},
	{"school", WORD_WEAK}, {"schools", WORD_WEAK}, {"se", WORD_WEAK},
	{"sfo", LEVEL(3)}, {"sfoen", LEVEL(3)}, {"sig", WORD_WEAK},
	{"sikre", WORD_WEAK}, {"sikres", WORD_WEAK}, {"sin", WORD_WEAK},
	{"sine", WORD_WEAK}, {"sit", WORD_WEAK}, {"skal", WORD_WEAK},
	{"skole", WORD_WEAK}, {"skolen", WORD_WEAK}, {"skolens", WORD_WEAK},
	{"skoler", WORD_WEAK}, {"skolerne", WORD_WEAK}, {"skolernes", WORD_WEAK},
	{"skoleår", WORD_WEAK}, {"skoleåret", WORD_WEAK}, {"som", WORD_WEAK},
	{"start", WORD_WEAK}, {"stop", WORD_LESS}, {"stoppe", WORD_LESS},
	{"strengthen", WORD_MORE}, {"student", WORD_WEAK},
	{"students", WORD_WEAK}, {"styrke", WORD_MORE}, {"styrkede", WORD_MORE},
	{"styrkelse", WORD_MORE}, {"styrkes", WORD_MORE}, {"styrket", WORD_MORE},
	{"systematisk", WORD_WEAK}, {"så", WORD_WEAK}, {"sænke", WORD_LESS},
	{"sænkes", WORD_LESS}, {"team", WORD_WEAK}, {"teamet", WORD_WEAK},
	{"teams", WORD_WEAK}, {"the", WORD_WEAK}, {"their", WORD_WEAK},
	{"this", WORD_WEAK}, {"til", WORD_WEAK}, {"tiltag", WORD_WEAK},
	{"to", WORD_WEAK}, {"trin", WORD_WEAK}, {"tydelig", WORD_WEAK},
	{"tydelige", WORD_WEAK}, {"tydeligt", WORD_WEAK}, {"ud", WORD_WEAK},
	{"udarbejde", WORD_WEAK}, {"udarbejdes", WORD_WEAK}, {"uden", WORD_NOT},
	{"udskoling", LEVEL(2)}, {"udskolingen", LEVEL(2)},
	{"udskolings", LEVEL(2)}, {"udvide", WORD_MORE}, {"udvides", WORD_MORE},
	{"udvidet", WORD_MORE}, {"udvikle", WORD_WEAK}, {"udvikles", WORD_WEAK},
	{"udvikling", WORD_WEAK}, {"udviklingen", WORD_WEAK}, {"uge", WORD_WEAK},
	{"ugen", WORD_WEAK}, {"under", WORD_WEAK}, {"ungdomsklub", LEVEL(7)},
	{"unge", WORD_WEAK}, {"ved", WORD_WEAK}, {"vedr", WORD_WEAK},
	{"vedrørende", WORD_WEAK}, {"vi", WORD_WEAK}, {"viden", WORD_WEAK},
	{"videre", WORD_WEAK}, {"videreføre", WORD_WEAK}, {"vores", WORD_WEAK},
	{"vuggestue", LEVEL(5)}, {"vuggestuen", LEVEL(5)}, {"være", WORD_WEAK},
	{"we", WORD_WEAK}, {"week", WORD_WEAK}, {"will", WORD_WEAK},
	{"with", WORD_WEAK}, {"without", WORD_NOT}, {"work", WORD_WEAK},
	{"year", WORD_WEAK}, {"år", WORD_WEAK}, {"året", WORD_WEAK},
	{"årets", WORD_WEAK}, {"årgang", WORD_WEAK}, {"øge", WORD_MORE},
	{"øgede", WORD_MORE}, {"øges", WORD_MORE}, {"øget", WORD_MORE},
};

static int
compare(const void *key, const void *element)
{
	const struct str *word = key;
	const struct known *k = element;

	return str_cmp(*word, str_of(k->word));
}

enum word_role
word_role(struct str word)
{
	const struct known *k = bsearch(&word, known,
		sizeof(known) / sizeof(*known), sizeof(*known), compare);

	return k ? (enum word_role)k->role : WORD_STRONG;
}
