/* SPDX-License-Identifier: MPL-2.0 */
/* Agreements tied together over the years. */
#include <stdio.h>
#include <time.h>

#include "lib/model/reference.h"
#include "lib/model/similarity.h"
#include "tests/unit/harness.h"
#include "tests/unit/records.h"

#define SOUTH "soendre"
#define EAST "oestre"

static void
test_parse(void)
{
	static const struct {
		const char *text, *unit, *document, *id;
		int cycle;
		bool good;
	} cases[] = {
		{"A3", "", "", "A3", CYCLE_NONE, true},
		{" A3 ", "", "", "A3", CYCLE_NONE, true},
		{"2024-25/A3", "", "", "A3", 2024, true},
		{"2024-25/A3 Fast læsebånd", "", "", "A3", 2024, true},
		{"samtale-2/A3", "", "samtale-2", "A3", CYCLE_NONE, true},
		{"samtale-2.md/A3", "", "samtale-2", "A3", CYCLE_NONE, true},
		{"s/2024-25/A3", "s", "", "A3", 2024, true},
		{"s/2024-25/notat/A3", "s", "notat", "A3", 2024, true},
		{"2024-25/notat/A3", "", "notat", "A3", 2024, true},
		{"2024-25/2023-24/A3", "", "2023-24", "A3", 2024, true},
		{"2024-26/A3", "", "2024-26", "A3", CYCLE_NONE, true},
		{"a/b/A3", "", "", "", 0, false},
		{"a/b/2024-25/A3", "", "", "", 0, false},
		{"a/2024-25/b/c/A3", "", "", "", 0, false},
		{"2024-25/", "", "", "", 0, false},
		{"", "", "", "", 0, false},
	};
	struct cycles cycles = {true, 8, 1};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct reference r;
		bool good = reference_parse(&r, &cycles, str_of(cases[i].text));

		ok(good == cases[i].good && (!good ||
			(str_is(r.unit, cases[i].unit) &&
			str_is(r.document, cases[i].document) &&
			str_is(r.id, cases[i].id) &&
			r.cycle == cases[i].cycle)), "reference »%s«",
			cases[i].text);
	}
}

/* What each `continues` in a document of 2025-26 comes to. */
static void
test_continues(void)
{
	static const struct {
		const char *continues, *ref;
		int finding;
		const char *argument;
	} cases[] = {
		{"2024-25/A1", "soendre/2024-25/referat/A1", -1, NULL},
		{"2024-25/a1", "soendre/2024-25/referat/A1", -1, NULL},
		{"A1", "soendre/2024-25/referat/A1", -1, NULL},
		{"soendre/2024-25/A1", "soendre/2024-25/referat/A1", -1, NULL},
		{"2024-25/notat/A2", "soendre/2024-25/notat/A2", -1, NULL},
		{"2024-25/A2", NULL, FINDING_CONTINUES_SEVERAL,
			"2024-25/notat/A2, 2024-25/referat/A2"},
		/* taken on in its own cycle: the later mention is meant */
		{"2024-25/A3", "soendre/2024-25/referat/A7", -1, NULL},
		{"2024-25/notat/A3", "soendre/2024-25/referat/A7", -1, NULL},
		{"samtale-1/A5", "soendre/2025-26/samtale-1/A5", -1, NULL},
		{"A5", "soendre/2025-26/samtale-1/A5", -1, NULL},
		{"samtale-3/A6", NULL, FINDING_CONTINUES_LATER, NULL},
		{"samtale-2/A4", NULL, FINDING_CONTINUES_LATER, NULL},
		{"2026-27/A1", NULL, FINDING_CONTINUES_LATER, NULL},
		{"2023-24/A1", "oestre/2023-24/referat/A1", -1, NULL},
		{"oestre/2023-24/A1", "oestre/2023-24/referat/A1", -1, NULL},
		{"vestre/2023-24/A1", NULL, FINDING_CONTINUES_NONE,
			"@one-of:2024-25/referat/A1, oestre/2023-24/referat/A1"},
		{"2024-25/A8", NULL, FINDING_CONTINUES_NONE,
			"@one-of:2024-25/notat/A2, 2024-25/A1, "
			"2024-25/referat/A2, 2024-25/A7"},
		{"2024/25 A1", NULL, FINDING_CONTINUES_NONE,
			"@near:2024-25/A1"},
		{"sidste år", NULL, FINDING_CONTINUES_NONE,
			"@one-of:2024-25/notat/A2, 2024-25/A1, "
			"2024-25/referat/A2, 2024-25/A7"},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct sample s;
		struct record *r;
		struct agreement *a;
		const struct finding *f;

		sample_init(&s);
		r = sample_document(&s, EAST, 2023, "referat", 10);
		sample_agreement(r, "A1", "Østres egen", STATUS_OPEN, NULL);
		r = sample_document(&s, SOUTH, 2024, "notat", 100);
		sample_agreement(r, "A2", "Cykelværksted", STATUS_OPEN, NULL);
		sample_agreement(r, "A3", "Skolehave", STATUS_OPEN, NULL);
		r = sample_document(&s, SOUTH, 2024, "referat", 200);
		sample_agreement(r, "A1", "Læsebånd", STATUS_OPEN, NULL);
		sample_agreement(r, "A2", "Orkester", STATUS_OPEN, NULL);
		sample_agreement(r, "A7", "Skolehaven", STATUS_OPEN,
			"notat/A3");
		r = sample_document(&s, SOUTH, 2025, "samtale-1", 300);
		sample_agreement(r, "A5", "Svømning", STATUS_OPEN, NULL);
		r = sample_document(&s, SOUTH, 2025, "samtale-2", 400);
		sample_agreement(r, "A4", "Hockey", STATUS_OPEN, NULL);
		a = sample_agreement(r, "A9", "Robotter", STATUS_OPEN,
			cases[i].continues);
		r = sample_document(&s, SOUTH, 2025, "samtale-3", 500);
		sample_agreement(r, "A6", "Skak", STATUS_OPEN, NULL);
		r = sample_document(&s, SOUTH, 2026, "referat", 600);
		sample_agreement(r, "A1", "Teater", STATUS_OPEN, NULL);
		sample_link(&s);
		f = s.findings.n ? &s.findings.v[0] : NULL;
		is_text(a->previous && a->match == MATCH_CONTINUES ?
			a->previous->ref : NULL, cases[i].ref,
			"continues »%s«", cases[i].continues);
		is_int(f ? (int)f->code : -1, cases[i].finding,
			"finding of »%s«", cases[i].continues);
		if (cases[i].argument)
			is_text(f ? f->args[1] : NULL, cases[i].argument,
				"advice for »%s«", cases[i].continues);
		if (f)
			ok(streq(f->path, a->record->path) && f->column == 3,
				"located in its document");
		sample_free(&s);
	}
}

static void
test_ids_and_guesses(void)
{
	struct sample s;
	struct record *r;
	struct agreement *read, *phone, *garden, *read2, *phone2, *garden2,
		*new, *read3;

	sample_init(&s);
	r = sample_document(&s, SOUTH, 2023, "referat", 0);
	read = sample_agreement(r, "A1", "Fast læsebånd", STATUS_OPEN, NULL);
	phone = sample_agreement(r, "A2", "Mobilfri skole", STATUS_OPEN, NULL);
	garden = sample_agreement(r, "A3", "Etablere skolehave", STATUS_OPEN,
		NULL);
	r = sample_document(&s, SOUTH, 2024, "referat", 0);
	read2 = sample_agreement(r, "A1", "Læsebånd i alle klasser",
		STATUS_CARRIED, NULL);
	new = sample_agreement(r, "A2", "Flere vikarer", STATUS_OPEN, NULL);
	phone2 = sample_agreement(r, "A7", "Ny mobilpolitik", STATUS_OPEN,
		"2023-24/A2");
	garden2 = sample_agreement(r, "A8", "Skolehaven etableres",
		STATUS_OPEN, NULL);
	r = sample_document(&s, SOUTH, 2025, "referat", 0);
	read3 = sample_agreement(r, "A1", "Læsebånd i alle klasser",
		STATUS_DONE, NULL);
	sample_link(&s);
	is_int(s.findings.n, 0, "nothing to complain of");
	ok(read2->previous == read && read2->match == MATCH_ID &&
		read2->similarity >= SIMILARITY_ALIKE, "same id, similar title");
	ok(new->previous == NULL && new->match == MATCH_NONE,
		"same id, another title");
	ok(phone2->previous == phone && phone2->match == MATCH_CONTINUES &&
		phone2->similarity >= 1, "`continues` goes first");
	ok(garden2->previous == garden && garden2->match == MATCH_SIMILAR,
		"similar titles are guessed");
	ok(read->answered && phone->answered, "both are answered");
	ok(!garden->answered, "a guess never answers");
	ok(read3->previous == read2, "the next year follows the last mention");
	is_text(read3->thread, "soendre/2023-24/referat/A1",
		"a thread is named by its first mention");
	is_text(garden2->thread, "soendre/2024-25/referat/A8",
		"a guess does not join a thread");
	sample_free(&s);
}

static void
test_split(void)
{
	struct sample s;
	struct record *r;
	struct agreement *whole, *one, *two;

	sample_init(&s);
	r = sample_document(&s, SOUTH, 2024, "referat", 0);
	whole = sample_agreement(r, "A1", "Læring og trivsel", STATUS_OPEN,
		NULL);
	r = sample_document(&s, SOUTH, 2025, "referat", 0);
	one = sample_agreement(r, "A1", "Læring", STATUS_OPEN, "2024-25/A1");
	two = sample_agreement(r, "A2", "Trivsel", STATUS_OPEN, "2024-25/A1");
	sample_link(&s);
	ok(one->previous == whole && two->previous == whole &&
		streq(one->thread, two->thread), "a split goes on in each");
	sample_free(&s);
}

/* Which agreements are due in which cycle, by their ids. */
static const char *
due(struct sample *s, const char *unit, int cycle)
{
	size_t i, n;
	struct agreement **v = group_due(&s->group, &s->arena, unit, cycle, &n);
	const char *list = "";

	for (i = 0; i < n; i++)
		list = arena_fmt(&s->arena, "%s%s%s", list, i ? " " : "",
			v[i]->id);
	return list;
}

static const char *
standing(struct sample *s, const char *unit, int cycle)
{
	size_t i, n;
	struct agreement **v = group_cycle(&s->group, &s->arena, unit, cycle,
		&n);
	const char *list = "";

	for (i = 0; i < n; i++)
		list = arena_fmt(&s->arena, "%s%s%s", list, i ? " " : "",
			v[i]->id);
	return list;
}

static void
test_due(void)
{
	struct sample s;
	struct form strategy = {.spans = 2};
	struct record *r;

	sample_init(&s);
	r = sample_document(&s, SOUTH, 2020, "strategi", 5);
	r->form = &strategy;
	sample_agreement(r, "B1", "Naturfag", STATUS_OPEN, NULL);
	r = sample_document(&s, SOUTH, 2020, "referat", 9);
	sample_agreement(r, "A1", "Læsebånd", STATUS_OPEN, NULL);
	sample_agreement(r, "A2", "Svømning", STATUS_DONE, NULL);
	r = sample_document(&s, SOUTH, 2021, "samtale-1", 11);
	sample_agreement(r, "A3", "Musik", STATUS_OPEN, NULL);
	r = sample_document(&s, SOUTH, 2021, "samtale-2", 12);
	sample_agreement(r, "A4", "Musikken", STATUS_CHANGED, "samtale-1/A3");
	r = sample_document(&s, EAST, 2022, "referat", 15);
	sample_agreement(r, "A5", "Drama", STATUS_OPEN, NULL);
	sample_document(&s, SOUTH, 2023, "referat", 20);
	r = sample_document(&s, SOUTH, 2024, "referat", 30);
	sample_agreement(r, "A6", "Dramaet", STATUS_DONE, "oestre/2022-23/A5");
	sample_link(&s);
	is_text(due(&s, SOUTH, 2020), "", "nothing before the first cycle");
	is_text(due(&s, SOUTH, 2021), "A1",
		"open ones, but not what spans the next cycle");
	is_text(due(&s, SOUTH, 2022), "", "no document, nothing due");
	is_text(due(&s, SOUTH, 2023), "B1 A4",
		"what spanned is due after its last cycle, only last mentions");
	is_text(due(&s, EAST, 2023), "", "the merged unit met no more");
	is_text(due(&s, SOUTH, 2024), "A5",
		"what was merged in after 2023-24 is due here");
	is_text(standing(&s, SOUTH, 2020), "B1 A1 A2", "those of the cycle");
	is_text(standing(&s, SOUTH, 2021), "B1 A4",
		"and what spans it, but nothing that was taken on");
	is_int(group_previous_cycle(&s.group, SOUTH, 2023), 2021,
		"a year without documents is passed over");
	is_int(group_previous_cycle(&s.group, SOUTH, 2020), CYCLE_NONE,
		"nothing before the first");
	is_int(s.findings.n, 0, "nothing to complain of");
	sample_free(&s);
}

static void
test_references(void)
{
	struct sample s;
	struct record *r;
	struct agreement *alone, *shared;

	sample_init(&s);
	r = sample_document(&s, SOUTH, 2024, "samtale-1", 1);
	alone = sample_agreement(r, "A1", "Musik", STATUS_OPEN, NULL);
	shared = sample_agreement(r, "A2", "Drama", STATUS_OPEN, NULL);
	r = sample_document(&s, SOUTH, 2024, "samtale-2", 2);
	sample_agreement(r, "A2", "Skak", STATUS_OPEN, NULL);
	sample_link(&s);
	is_text(agreement_reference(&s.group, &s.arena, alone, SOUTH),
		"2024-25/A1", "as short as can be");
	is_text(agreement_reference(&s.group, &s.arena, shared, SOUTH),
		"2024-25/samtale-1/A2", "with the document where needed");
	is_text(agreement_reference(&s.group, &s.arena, alone, "nordre"),
		"soendre/2024-25/A1", "with the unit from elsewhere");
	sample_free(&s);
}

/* 25 cycles of 4 documents with 6 agreements each, nothing tied together. */
static void
test_speed(void)
{
	static const char *const topics[] = {"læsning", "fravær", "trivsel",
		"musik", "svømning", "robotter", "skak", "matematik"};
	struct sample s;
	clock_t start;
	int cycle, doc, k;

	sample_init(&s);
	for (cycle = 0; cycle < 25; cycle++)
		for (doc = 0; doc < 4; doc++) {
			struct record *r = sample_document(&s, SOUTH,
				2000 + cycle, arena_fmt(&s.arena, "samtale-%d",
				doc), doc);

			for (k = 0; k < 6; k++)
				sample_agreement(r, arena_fmt(&s.arena, "A%d",
					doc * 6 + k), arena_fmt(&s.arena,
					"Indsats nummer %d om %s og %s",
					cycle * 24 + doc * 6 + k,
					topics[(cycle + k) % 8],
					topics[(doc * 3 + cycle) % 8]),
					STATUS_OPEN, NULL)->text =
					"Tyve minutter om dagen i alle klasser. "
					"Evalueres i april med lærerne.";
		}
	start = clock();
	sample_link(&s);
	start = clock() - start;
	printf("# %ld us\n", (long)start);
	ok(start < CLOCKS_PER_SEC / 4, "600 agreements are linked at once");
	sample_free(&s);
}

int
main(void)
{
	test_parse();
	test_continues();
	test_ids_and_guesses();
	test_split();
	test_due();
	test_references();
	test_speed();
	return test_end();
}
