/* SPDX-License-Identifier: MPL-2.0 */
/* Words, labels, headings and times. */
#include "lib/form/words.h"

#include "tests/unit/harness.h"

static struct arena arena;
static struct word class_words[] = {{"offentlig", CLASS_PUBLIC},
	{"intern", CLASS_INTERNAL}, {"fortrolig", CLASS_CONFIDENTIAL}};
static const struct words classes = {class_words, 3, 3};
static struct word status_words[] = {{"ny", STATUS_OPEN},
	{"i gang", STATUS_OPEN}, {"opfyldt", STATUS_DONE},
	{"ændret", STATUS_CHANGED}};
static const struct words statuses = {status_words, 4, 4};

static const char *
text(struct str s)
{
	return arena_strndup(&arena, s.p, s.n);
}

static void
test_meanings(void)
{
	static const struct {
		const char *text;
		int meaning;
	} cases[] = {{"ny", STATUS_OPEN}, {" I Gang ", STATUS_OPEN},
		{"ÆNDRET", STATUS_CHANGED}, {"opfyld", -1}, {"", -1},
		{"opfyldt.", -1}, {"i  gang", -1}};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		is_int(words_meaning(&statuses, str_of(cases[i].text)),
			cases[i].meaning, "meaning of <%s>", cases[i].text);
	is_text(words_first(&statuses, STATUS_OPEN), "ny", "first open word");
	is_text(words_first(&statuses, STATUS_CARRIED), NULL, "no such word");
	is_text(kind_name(KIND_FOLLOW_UP), "follow-up", "kind name");
	is_text(class_name(CLASS_CONFIDENTIAL), "confidential", "class name");
	is_text(state_name(STATE_WITHDRAWN), "withdrawn", "state name");
	is_text(status_name(STATUS_DROPPED), "dropped", "status name");
}

static void
test_near(void)
{
	static const struct {
		const char *text, *near;
	} cases[] = {{"opfylt", "opfyldt"}, {"opfydlt", "opfyldt"},
		{"igang", "i gang"}, {"Aendret", "ændret"}, {"kvalitet", NULL},
		{"", NULL}, {"n", "ny"}, {"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		"xxxxxxxxxxxxxxxxxxxxxxxxxxxxx", NULL}};
	static const char *const keys[] = {"title", "kind", "heading"};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		is_text(words_near(&statuses, str_of(cases[i].text)),
			cases[i].near, "near <%s>", cases[i].text);
	is_text(text_near(keys, 3, STR("haeding")), "heading", "near a key");
	is_text(text_near(keys, 3, STR("tilte")), "title", "two swapped");
	is_text(text_near(keys, 3, STR("xyzzy")), NULL, "near no key");
}

static void
test_slug(void)
{
	static const struct {
		const char *text, *id;
	} cases[] = {{"Æble, søn", "aeble-soen"}, {"  Årets mål!  ",
		"aarets-maal"}, {"Tematik {n}: {text}", "tematik-n-text"},
		{"a\xcc\x8a", "aa"}, {"???", ""}, {"4.-6. klasse",
		"4-6-klasse"}, {"§ 40 a", "40-a"}};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		is_text(slug(&arena, str_of(cases[i].text)), cases[i].id,
			"id of <%s>", cases[i].text);
}

static void
test_fold(void)
{
	static const struct {
		const char *text, *folded;
	} cases[] = {
		{"Baggrund", "baggrund"}, {"  BAGGRUND  og   Æbler ",
		"baggrund og æbler"}, {"1. Evaluering", "evaluering"},
		{"1.2 Evaluering:", "evaluering"}, {"I) Mål", "mål"},
		{"a) Mål", "mål"}, {"Mål?!", "mål"}, {"IV. Mål", "mål"},
		{"25 elever", "25 elever"}, {"A1 Læsebånd", "a1 læsebånd"},
		{"Evaluering (15 min)", "evaluering"},
		{"Evaluering (15 min.):", "evaluering"},
		{"Evaluering (sidste år)", "evaluering (sidste år)"},
		{"Test [fortrolig]", "test"}, {"Test (15 min) [intern]", "test"},
		{"Test [intern] (15 min)", "test"}, {"Test [intern]:", "test"},
		{"9:30-9:50 Velkomst", "velkomst"},
		{"kl. 9.30–9.50: Velkomst", "velkomst"},
		{"Velkomst, kl. 9.30-9.50", "velkomst"},
		{"1. 9.30-9.50 Velkomst", "velkomst"},
		{"Ma\xcc\x8al", "mål"}, {"Mål\xc2\xa0og\xc2\xa0 midler",
		"mål og midler"}, {"\xce\x91\xce\x92", "\xce\xb1\xce\xb2"},
		{"1.", "1"}, {"", ""}, {"[intern]", ""},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		is_text(text(label_fold(&arena, str_of(cases[i].text))),
			cases[i].folded, "folded <%s>", cases[i].text);
}

static void
test_minutes(void)
{
	static const struct {
		const char *text, *rest;
		int minutes, from, to;
	} cases[] = {
		{"Emner (15 min)", "Emner", 15, -1, -1},
		{"Emner (30 min. + 10 min.)", "Emner", 40, -1, -1},
		{"Emner (30 + 10 min)", "Emner", 40, -1, -1},
		{"Emner (1½ time)", "Emner", 90, -1, -1},
		{"Emner (½ time)", "Emner", 30, -1, -1},
		{"Emner (1,5 timer)", "Emner", 90, -1, -1},
		{"Emner (1 time og 15 min)", "Emner", 75, -1, -1},
		{"Emner (ca. 20 minutter)", "Emner", 20, -1, -1},
		{"Emner (15-20 min)", "Emner", 20, -1, -1},
		{"Emner (15)", "Emner (15)", -1, -1, -1},
		{"Emner (15 min. pr. skole)", "Emner (15 min. pr. skole)", -1,
		-1, -1}, {"Emner (2 tal)", "Emner (2 tal)", -1, -1, -1},
		{"9:30-9:50 Emner", "Emner", 20, 570, 590},
		{"9.30 – 9.50: Emner", "Emner", 20, 570, 590},
		{"kl. 9.30–9.50", "", 20, 570, 590},
		{"kl. 9-10 Emner", "Emner", 60, 540, 600},
		{"9-10 klasse", "9-10 klasse", -1, -1, -1},
		{"Emner (9:30-9:50)", "Emner", 20, 570, 590},
		{"Emner kl. 13.00-13.45", "Emner", 45, 780, 825},
		{"10:00-9:00 Emner", "Emner", 0, 600, 540},
		{"25:00-26:00 Emner", "25:00-26:00 Emner", -1, -1, -1},
		{"15 min.", "", 15, -1, -1}, {"2025-26", "2025-26", -1, -1, -1},
		{"Emner", "Emner", -1, -1, -1}, {"", "", -1, -1, -1},
		{"(15 min)", "", 15, -1, -1}, {"2025", "2025", -1, -1, -1},
		{"Emner (10 min +)", "Emner (10 min +)", -1, -1, -1},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str rest = str_of(cases[i].text);
		int from, to, got = label_minutes(&rest, &from, &to);

		is_int(got, cases[i].minutes, "minutes <%s>", cases[i].text);
		is_int(from, cases[i].from, "from <%s>", cases[i].text);
		is_int(to, cases[i].to, "to <%s>", cases[i].text);
		is_text(text(rest), cases[i].rest, "rest <%s>", cases[i].text);
	}
}

static void
test_class(void)
{
	static const struct {
		const char *text, *rest;
		int mark;
		enum class class;
	} cases[] = {
		{"Test [fortrolig]", "Test", 1, CLASS_CONFIDENTIAL},
		{"Test [ Intern ]", "Test", 1, CLASS_INTERNAL},
		{"Test [fortolig]", "Test [fortolig]", -1, CLASS_PUBLIC},
		{"Test []", "Test []", -1, CLASS_PUBLIC},
		{"Test", "Test", 0, CLASS_PUBLIC},
		{"Test [fortrolig] nu", "Test [fortrolig] nu", 0, CLASS_PUBLIC},
		{"Test[^1]", "Test[^1]", 0, CLASS_PUBLIC},
		{"Test ［fortrolig］", "Test", 1, CLASS_CONFIDENTIAL},
		{"Test [fortrolig\\]", "Test [fortrolig\\]", -1, CLASS_PUBLIC},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str rest = str_of(cases[i].text);
		enum class class = CLASS_PUBLIC;

		is_int(label_class(&rest, &classes, &class), cases[i].mark,
			"mark <%s>", cases[i].text);
		is_int(class, cases[i].class, "class <%s>", cases[i].text);
		is_text(text(rest), cases[i].rest, "rest <%s>", cases[i].text);
	}
}

static void
test_heading(void)
{
	struct heading h;

	heading_split(&h, STR("2. Test [intern] (15 min) [fortrolig]"),
		&classes);
	is_text(text(h.text), "Test", "heading text");
	is_int(h.mark, 1, "a marker");
	is_int(h.class, CLASS_CONFIDENTIAL, "the highest marker counts");
	is_int(h.minutes, 15, "minutes between markers");
	heading_split(&h, STR("Test [fortrolig] [foo]"), &classes);
	is_int(h.mark, -1, "one unknown marker spoils the rest");
	is_text(text(h.marker), "foo", "what the unknown marker says");
}

static void
test_match(void)
{
	static const struct {
		const char *label, *heading, *capture;
	} cases[] = {
		{"Mål", "1. MÅL:", ""}, {"Mål", "Målet", NULL},
		{"Tematik {n}: {text}", "## Tematik", NULL},
		{"Tematik {n}: {text}", "Tematik 2: Fravær og Trivsel",
		"Fravær og Trivsel"},
		{"Tematik {n}: {text}", "tematik IV: Hvad nu?", "Hvad nu?"},
		{"Tematik {n}: {text}", "Tematik to: Fravær", NULL},
		{"Tematik {n}: {text}", "Tematik 2:", NULL},
		{"{theme}", "Fællesskaber for Alle", "Fællesskaber for Alle"},
		{"{theme}", "Fællesskaber for nogle", NULL},
		{"Mål om {theme} (15 min)", "Mål om trivsel", "trivsel"},
		{"{text} i skolen", "Ære i skolen", "Ære"},
		{"{text} i {theme}", "Ro i klassen i trivsel", "Ro i klassen"},
		{"{n}. {text}", "3. Fravær", "Fravær"},
	};
	struct label themes[2], l;
	struct str capture;
	size_t i;

	label_make(&themes[0], &arena, "Fællesskaber for alle");
	label_make(&themes[1], &arena, "Trivsel");
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str h = str_of(cases[i].heading);
		bool fits;

		label_make(&l, &arena, cases[i].label);
		fits = label_match(&l, label_fold(&arena, h),
			label_plain(&arena, h), themes, 2, &capture);
		is_text(fits ? text(capture) : NULL, cases[i].capture,
			"<%s> takes <%s>", cases[i].label, cases[i].heading);
	}
}

static void
test_clash(void)
{
	static const struct {
		const char *x, *y;
		bool clash;
	} cases[] = {
		{"Mål", "1. mål:", true}, {"Mål", "Midler", false},
		{"Mål", "{text}", false}, {"Tema {n}", "{text}", true},
		{"Tema {n}", "Emne {n}", false}, {"Tema {n}", "Tema {text}",
		true}, {"{text} mål", "Mål {text}", true},
		{"{text} nu", "{text} så", false}, {"Tema {n}: {text}",
		"{theme}", false}, {"{theme}", "{theme}", true},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct label x, y;

		label_make(&x, &arena, cases[i].x);
		label_make(&y, &arena, cases[i].y);
		is_int(label_clash(&x, &y), cases[i].clash, "<%s> and <%s>",
			cases[i].x, cases[i].y);
		is_int(label_clash(&y, &x), cases[i].clash, "<%s> and <%s>",
			cases[i].y, cases[i].x);
	}
}

int
main(void)
{
	test_meanings();
	test_near();
	test_slug();
	test_fold();
	test_minutes();
	test_class();
	test_heading();
	test_match();
	test_clash();
	arena_free(&arena);
	return test_end();
}
