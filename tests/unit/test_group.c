/* SPDX-License-Identifier: MPL-2.0 */
/* Rules across the documents of a unit. */
#include "lib/check/check.h"
#include "lib/check/demand.h"
#include "tests/unit/harness.h"
#include "tests/unit/records.h"

#define SOUTH "soendre"

/* A form with a part for answers and one for agreements; one without. */
struct forms {
	struct agreements_spec answers_spec, new_spec;
	struct agreement_label label;
	const char *label_text;
	struct part parts[2];
	struct form minutes, agenda;
};

static void
forms_init(struct forms *f)
{
	memset(f, 0, sizeof(*f));
	f->label_text = "Fortsætter";
	f->label = (struct agreement_label){.field = FIELD_CONTINUES,
		.name = "continues", .labels = {&f->label_text, 1}};
	f->answers_spec = (struct agreements_spec){.answers = true,
		.labels = &f->label, .n = 1};
	f->new_spec = (struct agreements_spec){.labels = &f->label, .n = 1};
	f->parts[0] = (struct part){.id = "svar",
		.content = CONTENT_AGREEMENTS, .agreements = &f->answers_spec};
	f->parts[1] = (struct part){.id = "nye",
		.content = CONTENT_AGREEMENTS, .agreements = &f->new_spec};
	f->minutes = (struct form){.id = "referat", .spans = 1,
		.body = {.sections = f->parts, .section_count = 2}};
	f->agenda = (struct form){.id = "dagsorden", .spans = 1};
}

static struct record *
document(struct sample *s, const struct form *form, int cycle,
	const char *name, date d, enum state state)
{
	struct record *r = sample_document(s, SOUTH, cycle, name, d);

	r->form = form;
	r->state = state;
	r->readable = true;
	return r;
}

/* All findings as "file code severity(args…)", one a line. */
static const char *
found(struct sample *s)
{
	static const char *const severities[] = {"error", "warning", "info"};
	const char *list = "";
	size_t i, k;

	s->findings.n = 0;
	check_group(&s->group, &s->findings);
	for (i = 0; i < s->findings.n; i++) {
		const struct finding *f = &s->findings.v[i];

		list = arena_fmt(&s->arena, "%s%s%s %s %s(", list,
			i ? "\n" : "", strrchr(f->path, '/') + 1,
			finding_name(f->code), severities[f->severity]);
		for (k = 0; k < FINDING_ARGS && f->args[k]; k++)
			list = arena_fmt(&s->arena, "%s%s%s", list,
				k ? ", " : "", f->args[k]);
		list = arena_fmt(&s->arena, "%s)", list);
	}
	return list;
}

static void
test_answers(void)
{
	struct sample s;
	struct forms f;
	struct record *r;
	struct agreement *a;

	sample_init(&s);
	forms_init(&f);
	r = document(&s, &f.minutes, 2024, "referat", 1, STATE_PUBLISHED);
	a = sample_agreement(r, "A1", "Læsebånd", STATUS_OPEN, NULL);
	a->part = &f.parts[0];
	sample_agreement(r, "A2", "Svømning", STATUS_OPEN, NULL);
	sample_agreement(r, "A3", "Kor", STATUS_DONE, NULL);
	sample_link(&s);
	is_text(found(&s), "", "the first cycle has nothing to answer");
	document(&s, &f.agenda, 2025, "dagsorden", 10, STATE_REVIEW);
	sample_link(&s);
	is_text(found(&s), "", "no document with a place for answers yet");
	r = document(&s, &f.minutes, 2025, "referat", 20, STATE_DRAFT);
	a = sample_agreement(r, "A1", "Læsebånd", STATUS_CARRIED, NULL);
	a->part = &f.parts[0];
	document(&s, &f.agenda, 2025, "tillaeg", 30, STATE_REVIEW);
	sample_link(&s);
	is_text(found(&s), "referat.md aftale-ubesvaret warning"
		"(A2, Svømning, 2024-25, Fortsætter: 2024-25/A2)",
		"what is open stands at the last one with answers");
	r->state = STATE_REVIEW;
	is_text(found(&s), "referat.md aftale-ubesvaret error"
		"(A2, Svømning, 2024-25, Fortsætter: 2024-25/A2)",
		"from review on it is an error");
	a = sample_agreement(r, "A2", "Bordtennis", STATUS_OPEN, NULL);
	a->part = &f.parts[1];
	sample_link(&s);
	is_text(found(&s), "referat.md aftale-ubesvaret error"
		"(A2, Svømning, 2024-25, Fortsætter: 2024-25/A2)\n"
		"referat.md aftale-nummer-genbrugt warning"
		"(A2, 2024-25, Svømning, Fortsætter: 2024-25/A2)",
		"its id for another one");
	a->id = "A9";
	a->part = &f.parts[0];
	sample_link(&s);
	is_text(found(&s), "referat.md aftale-ubesvaret error"
		"(A2, Svømning, 2024-25, Fortsætter: 2024-25/A2)\n"
		"referat.md svar-uden-henvisning error"
		"(Bordtennis, Fortsætter, 2024-25/A2)",
		"an answer to nothing");
	a->title = "Svømningen";
	sample_link(&s);
	is_int(a->match, MATCH_SIMILAR, "a guess is made");
	ok(strstr(found(&s), "aftale-ubesvaret"), "but it answers nothing");
	a->continues = "2024-25/A2";
	sample_link(&s);
	is_text(found(&s), "", "a reference does");
	sample_free(&s);
}

static void
test_demands(void)
{
	static const char *covers = "opfølgning", *type = "skole",
		*other = "klub";
	struct demand demand = {.id = "opfølgning", .title = "Fulgt op",
		.units = {&type, 1}, .from = DATE_NONE, .to = DATE_NONE};
	struct section section = {.after = 1}, inner = {.number = 1, .after = 2},
		*all[] = {&section, &inner};
	struct sample s;
	struct forms f;
	struct record *r;
	size_t n;
	struct demanded *d;
	const char *missing = "referat.md krav-ikke-opfyldt warning"
		"(Fulgt op, 2025-26, @demand-part:svar)";

	sample_init(&s);
	forms_init(&f);
	s.config.demands = &demand;
	s.config.demand_count = 1;
	s.config.periods_path = "perioder";
	f.parts[0].covers = (struct texts){&covers, 1};
	section.part = &f.parts[0];
	section.filled = true;
	date_make(&demand.from, 2025, 8, 1);
	r = document(&s, &f.minutes, 2025, "referat", demand.from + 100,
		STATE_REVIEW);
	sample_link(&s);
	is_text(found(&s), missing, "the part is missing");
	r->all_sections = all;
	r->all_count = 1;
	is_text(found(&s), "", "the part meets it");
	section.filled = false;
	is_text(found(&s), missing, "not when it is empty");
	r->all_count = section.after = 2;
	is_text(found(&s), missing, "nor when what stands in it is empty too");
	inner.filled = true;
	is_text(found(&s), "", "a section in it is enough");
	section.after = 1;
	is_text(found(&s), missing, "not one that follows it");
	section.filled = true;
	r->state = STATE_DRAFT;
	is_text(found(&s), "referat.md krav-ikke-opfyldt warning"
		"(Fulgt op, 2025-26, @demand-draft:referat)",
		"nor in a draft");
	r->date = demand.from - 1;
	is_text(found(&s), "", "not in force on the document's date");
	r->date = DATE_NONE;
	ok(*found(&s), "without a date the cycle's first day counts");
	demand.units.v = &other;
	is_text(found(&s), "", "for other units");
	demand.units.v = &type;
	f.minutes.covers = (struct texts){&covers, 1};
	r->state = STATE_APPROVED;
	r->all_count = 0;
	is_text(found(&s), "", "the form as such meets it");
	f.minutes.covers.n = 0;
	f.parts[0].covers.n = 0;
	is_text(found(&s), "referat.md krav-ikke-opfyldt warning"
		"(Fulgt op, 2025-26, @demand-none:perioder)", "nothing covers it");
	d = demands_judge(&s.group, &s.arena, SOUTH, 2026, &n);
	ok(n == 1 && !d[0].met, "it holds for a cycle without documents");
	sample_free(&s);
}

int
main(void)
{
	test_answers();
	test_demands();
	return test_end();
}
