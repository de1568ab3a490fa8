/* SPDX-License-Identifier: MPL-2.0 */
/* Figures: what is read, what is found, what is masked, what is noise. */
#include <math.h>
#include <stdlib.h>

#include "lib/check/check.h"
#include "lib/model/figure.h"
#include "lib/text/decimal.h"
#include "tests/unit/configs.h"

#define HEADER "unit,indicator,group,value,n,source,class\n"
#define FILE_A "data/2025-26/a.csv"

static const struct test_file base[] = {
	{"referat.yaml", "municipality: Prøvekommunen\nlanguage: da\n"
		"layout:\n  - {path: \"enheder/{unit}/{cycle}/{form}.md\"}\n"},
	{"enheder.yaml", "units:\n"
		"  - {id: a-skole, name: A Skole, type: skole}\n"
		"  - {id: b-skole, name: B Skole, type: skole}\n"
		"  - {id: c-skole, name: C Skole, type: skole, to: 2020-21}\n"
		"  - {id: d-skole, name: D Skole, type: skole}\n"
		"  - {id: e-skole, name: E Skole, type: skole}\n"},
	{"schema/indicators/tal.yaml", "indicators:\n"
		"  - {id: fravaer, title: Fravær, unit: \"%\", measure: mean, "
		"range: [0, 100], spread: 6}\n"
		"  - {id: trivsel, title: Trivsel, measure: share}\n"
		"  - {id: elever, title: Elever, measure: count}\n"
		"  - {id: karakter, title: Karakter, measure: mean, "
		"range: [-3, 12], class: intern}\n"
		"  - {id: test, title: Test, measure: share, national: true}\n"
		"  - {id: aaben, title: Åben test, measure: share, "
		"national: true, release: {basis: Byrådets beslutning, "
		"class: intern, from: 2025-26}}\n"}};

struct reading {
	struct tree *t;
	struct config *c;
	struct arena a;
	struct figures f;
	struct findings fs;
};

static void
begin(struct reading *r, const struct test_file *files, size_t n)
{
	struct error err = {0};

	memset(r, 0, sizeof(*r));
	r->fs = test_findings();
	r->t = memory_tree(base, sizeof(base) / sizeof(*base));
	put_files(r->t, files, n);
	ok(config_read(&r->c, r->t, &r->fs, &err) == 0 && r->fs.n == 0,
		"the configuration is good: %s", listed(&r->fs));
	ok(figures_read(&r->f, r->c, r->t, check_data,
		&r->a, &r->fs, &err) == 0,
		"the figures are read");
}

static void
end(struct reading *r)
{
	figures_free(&r->f);
	config_free(r->c);
	tree_free(r->t);
	arena_free(&r->a);
}

#define A(row) HEADER row "\n"

/* One file each: what it gives, and how many figures are left. */
static const struct {
	const char *name, *path, *content, *found;
	size_t figures;
} mistakes[] = {
	{"a good row", FILE_A, A("a-skole,fravaer,,5.8,142,STIL,offentlig"),
		"", 1},
	{"semicolons, Danish decimals, a BOM, CR LF, quotes", FILE_A,
		"\xef\xbb\xbfunit;indicator;group;value;n;source;class\r\n"
		"\"a-skole\";fravaer;\"4.-6. klasse\";5,8;142;STIL;offentlig\r\n"
		";;;;;;\r\n", "", 1},
	{"headings in any case, columns in any order", FILE_A,
		"N,Value,Unit,Indicator,SOURCE\n142,5.8,a-skole,fravaer,STIL\n",
		"", 1},
	{"cells beyond the header that are empty", FILE_A,
		A("a-skole,fravaer,,5.8,142,STIL,offentlig,,"), "", 1},
	{"a figure of the municipality, of the country", FILE_A,
		A("kommunen,fravaer,,5.8,142,STIL,offentlig\n"
		"Landet,fravaer,,5.8,142,STIL,offentlig"), "", 2},
	{"an unknown unit", FILE_A, A("a-skol,fravaer,,5.8,142,STIL,offentlig"),
		FILE_A ":2 enhed-ukendt a-skol", 0},
	{"a unit's name for its id", FILE_A,
		A("A Skole,fravaer,,5.8,142,STIL,offentlig"),
		FILE_A ":2 enhed-ukendt A Skole", 0},
	{"a unit that is closed", FILE_A,
		A("c-skole,fravaer,,5.8,142,STIL,offentlig"),
		FILE_A ":2 enhed-ikke-gyldig c-skole", 0},
	{"an unknown indicator", FILE_A,
		A("a-skole,fravær,,5.8,142,STIL,offentlig"),
		FILE_A ":2 indikator-ukendt fravær", 0},
	{"an unknown column", FILE_A,
		"unit,indicator,gruppe,value,n,source,class\n"
		"a-skole,fravaer,,5.8,142,STIL,offentlig\n",
		FILE_A ":1 tal-kolonne-ukendt gruppe", 1},
	{"a column twice", FILE_A, "unit,unit,indicator,value,n,source\n"
		"a-skole,a-skole,fravaer,5.8,142,STIL\n",
		FILE_A ":1 tabel-kolonne-dobbelt unit", 1},
	{"a column missing", FILE_A, "unit,indicator,value,source\n"
		"a-skole,fravaer,5.8,STIL\n", FILE_A ":1 tal-kolonne n", 0},
	{"tabs", FILE_A, "unit\tindicator\tvalue\tn\tsource\n"
		"a-skole\tfravaer\t5.8\t12\tx\n", FILE_A
		":1 tal-kolonne unit\n" FILE_A ":1 tal-kolonne-ukendt "
		"unit\tindicator\tvalue\tn\tsource", 0},
	{"nothing at all", FILE_A, "", FILE_A ":1 tal-kolonne unit", 0},
	{"no number", FILE_A, A("a-skole,fravaer,,fem,142,STIL,offentlig"),
		FILE_A ":2 tal-ikke-tal fem", 0},
	{"a per cent sign", FILE_A, A("a-skole,fravaer,,5.8 %,142,STIL,intern"),
		FILE_A ":2 tal-ikke-tal 5.8 %", 0},
	{"thousands", FILE_A, A("a-skole,elever,,\"1.234,5\",142,STIL,intern"),
		FILE_A ":2 tal-ikke-tal 1.234,5", 0},
	{"thousands by a space", FILE_A,
		A("a-skole,elever,,1 234,142,STIL,intern"),
		FILE_A ":2 tal-ikke-tal 1 234", 0},
	{"perhaps thousands", FILE_A,
		A("a-skole,elever,,1.234,142,STIL,intern"),
		FILE_A ":2 tal-ikke-tal 1.234", 0},
	{"n as thousands", FILE_A,
		A("kommunen,elever,,1234,1.234,STIL,intern"),
		FILE_A ":2 tal-ikke-tal 1.234", 0},
	{"half a pupil", FILE_A, A("a-skole,fravaer,,5,14.5,STIL,intern"),
		FILE_A ":2 tal-ikke-tal 14.5", 0},
	{"less than nobody", FILE_A, A("a-skole,fravaer,,5,-14,STIL,intern"),
		FILE_A ":2 tal-ikke-tal -14", 0},
	{"hidden by the source", FILE_A, A("a-skole,fravaer,,<5,3,STIL,intern"),
		FILE_A ":2 tal-ikke-tal <5", 0},
	{"n missing", FILE_A, A("a-skole,fravaer,,5.8,,STIL,offentlig"),
		FILE_A ":2 tal-tom n", 0},
	{"value missing", FILE_A, A("a-skole,fravaer,,,142,STIL,offentlig"),
		FILE_A ":2 tal-tom value", 0},
	{"source missing", FILE_A, A("a-skole,fravaer,,5.8,142,,offentlig"),
		FILE_A ":2 tal-tom source", 0},
	{"merged cells", FILE_A, A("a-skole,fravaer,4. klasse,5.8,40,STIL,\n"
		",fravaer,5. klasse,5.9,40,STIL,"), FILE_A ":3 tal-tom unit",
		1},
	{"out of range", FILE_A, A("a-skole,trivsel,,140,142,STIL,offentlig"),
		FILE_A ":2 tal-graense 140", 0},
	{"the lowest mark", FILE_A, A("a-skole,karakter,,-3.5,142,STIL,intern"),
		FILE_A ":2 tal-graense -3.5", 0},
	{"a row too long", FILE_A, A("a-skole,fravaer,,5,8,142,STIL,offentlig"),
		FILE_A ":2 tal-raekke 8", 0},
	{"a row too short", FILE_A, A("a-skole,fravaer,,5.8"),
		FILE_A ":2 tal-raekke 4", 0},
	{"a quote left open", FILE_A,
		A("a-skole,fravaer,\"4. klasse,5.8,142,STIL,offentlig"),
		FILE_A ":2 tal-raekke 3", 0},
	{"twice", FILE_A, A("a-skole,fravaer,Piger,5.8,142,STIL,offentlig\n"
		"a-skole,fravaer,piger,5.9,142,STIL,offentlig"),
		FILE_A ":3 tal-dobbelt " FILE_A ":2", 0},
	{"groups that overlap", FILE_A, A("a-skole,fravaer,,5,60,STIL,\n"
		"a-skole,fravaer,piger,5,30,STIL,\n"
		"a-skole,fravaer,drenge,5,30,STIL,\n"
		"a-skole,fravaer,4. klasse,5,30,STIL,"),
		FILE_A ":2 tal-grupper 90", 1},
	{"the same in dimensions", FILE_A, A("a-skole,fravaer,i alt,5,60,STIL,\n"
		"a-skole,fravaer,køn: piger,5,30,STIL,\n"
		"a-skole,fravaer,køn: drenge,5,30,STIL,\n"
		"a-skole,fravaer,4. klasse,5,30,STIL,"), "", 4},
	{"an unknown class", FILE_A, A("a-skole,fravaer,,5,60,STIL,åben"),
		FILE_A ":2 klasse-ukendt åben", 1},
	{"a class below the indicator's", FILE_A,
		A("a-skole,karakter,,5,60,STIL,offentlig"),
		FILE_A ":2 tal-klasse offentlig", 1},
	{"a national test shown", FILE_A, A("a-skole,test,,5,60,STIL,intern"),
		FILE_A ":2 tal-klasse intern", 1},
	{"a national test as it should be", FILE_A,
		A("a-skole,test,,5,60,STIL,fortrolig\nb-skole,test,,5,60,STIL,"),
		"", 3},
	{"a national test that is released", FILE_A,
		A("a-skole,aaben,,5,60,STIL,intern"), "", 1},
	{"released to fewer", FILE_A,
		A("a-skole,aaben,,5,60,STIL,offentlig"),
		FILE_A ":2 tal-klasse offentlig", 1},
	{"released later", "data/2024-25/a.csv",
		A("a-skole,aaben,,5,60,STIL,intern"),
		"data/2024-25/a.csv:2 tal-klasse intern", 1},
	{"a conflict", FILE_A, A("<<<<<<< HEAD\n"
		"a-skole,fravaer,,5.8,142,STIL,offentlig"),
		FILE_A ":2 konflikt ", 1},
	{"no cycle", "data/2025/a.csv", A("a-skole,fravaer,,5,60,STIL,"),
		"data/2025/a.csv:1 periode-ukendt 2025", 0},
	{"no folder", "data/a.csv", A("a-skole,fravaer,,5,60,STIL,"),
		"data/a.csv:1 tal-fil a.csv", 0},
	{"a spreadsheet", "data/2025-26/a.xlsx", "PK",
		"data/2025-26/a.xlsx:1 tal-fil a.xlsx", 0},
	{"what is no figure", "data/README.md", "# Tal", "", 0},
	{"a personal identity number, and a row beside it", FILE_A,
		A("a-skole,fravaer,Elev 311299-0000,5,60,STIL,offentlig\n"
		"a-skole,trivsel,,5,60,STIL,offentlig"),
		FILE_A ":2 cpr-nummer ", 1},
	{"perhaps one", FILE_A,
		A("a-skole,fravaer,,5,60,sag 1403260018,offentlig"),
		FILE_A ":2 cpr-nummer-maaske ", 1},
	{"long decimals are none", FILE_A,
		A("a-skole,fravaer,,5.0101901234,60,STIL,offentlig"), "", 1},
	{"another encoding", FILE_A, HEADER
		"a-skole,fravaer,p\xe6n,5,60,STIL,\n",
		FILE_A ":2 ikke-utf8 ", 0},
};

static void
test_mistakes(void)
{
	struct reading r;
	size_t i;

	for (i = 0; i < sizeof(mistakes) / sizeof(*mistakes); i++) {
		const struct test_file file = {mistakes[i].path,
			mistakes[i].content};

		begin(&r, &file, 1);
		is_text(listed(&r.fs), mistakes[i].found, "%s",
			mistakes[i].name);
		is_int(r.f.n, mistakes[i].figures, "%s: figures",
			mistakes[i].name);
		end(&r);
	}
}

static void
test_places(void)
{
	static const struct test_file file = {FILE_A,
		A("a-skole,fravaer,,fem,x,STIL,offentlig")};
	struct reading r;

	begin(&r, &file, 1);
	is_int(r.fs.n, 2, "each cell is found");
	if (r.fs.n == 2) {
		is_int(r.fs.v[0].column, 18, "where the value is");
		is_int(r.fs.v[0].end_column, 21, "to its end");
		is_int(r.fs.v[1].column, 22, "where n is");
	}
	end(&r);
}

static void
test_totals(void)
{
	static const struct test_file file = {FILE_A,
		A("a-skole,fravaer,,4,100,x,offentlig\n"
		"b-skole,fravaer,,8,300,x,intern\n"
		"a-skole,elever,,100,100,x,offentlig\n"
		"b-skole,elever,,300,300,x,offentlig\n"
		"a-skole,trivsel,,50,10,x,offentlig\n"
		"kommunen,trivsel,,60,1000,x,offentlig")};
	struct reading r;
	const struct figure *v;
	struct texts names;
	size_t n;

	begin(&r, &file, 1);
	v = figures_unit(&r.f, FIGURE_MUNICIPALITY, &n);
	is_int(n, 3, "the municipality's figures");
	if (n == 3) {
		ok(v[0].total && v[0].value == 400, "numbers are added up");
		ok(v[1].total && v[1].value == 7 && v[1].n == 400 &&
			v[1].class == CLASS_INTERNAL, "means are weighed");
		ok(!v[2].total && v[2].value == 60, "a given one stays");
	}
	names = figures_names(&r.f, r.c, &r.a, "a-skole", 2025);
	is_int(names.n, 3, "what there is of a unit");
	names = figures_names(&r.f, r.c, &r.a, "x-skole", 2025);
	is_int(names.n, 0, "and of one that nobody knows");
	end(&r);
}

/* Who sees which of the figures of a file, one letter for each row: s shown,
 * m masked, - absent; the municipality's own rows come last. */
static const struct {
	const char *name, *rows, *want;
	enum class most;
} masks[] = {
	{"enough", "a-skole,trivsel,,50,5,x,offentlig", "s", CLASS_PUBLIC},
	{"too few", "a-skole,trivsel,,50,4,x,offentlig", "m", CLASS_PUBLIC},
	{"all of them", "a-skole,trivsel,,100,40,x,offentlig", "m",
		CLASS_PUBLIC},
	{"none of them", "a-skole,trivsel,,0,40,x,offentlig", "m",
		CLASS_PUBLIC},
	{"not for this audience", "a-skole,trivsel,,50,4,x,intern", "-",
		CLASS_PUBLIC},
	{"a few of many", "a-skole,elever,,3,400,x,offentlig", "m",
		CLASS_PUBLIC},
	{"a group and its sibling",
		"a-skole,trivsel,,50,43,x,offentlig\n"
		"a-skole,trivsel,drenge,50,40,x,offentlig\n"
		"a-skole,trivsel,piger,33,3,x,offentlig", "smm", CLASS_PUBLIC},
	{"the smallest sibling",
		"a-skole,trivsel,,50,73,x,offentlig\n"
		"a-skole,trivsel,1,50,40,x,offentlig\n"
		"a-skole,trivsel,2,50,30,x,offentlig\n"
		"a-skole,trivsel,3,33,3,x,offentlig", "ssmm", CLASS_PUBLIC},
	{"two that are too few together",
		"a-skole,trivsel,,50,73,x,offentlig\n"
		"a-skole,trivsel,1,50,69,x,offentlig\n"
		"a-skole,trivsel,2,50,2,x,offentlig\n"
		"a-skole,trivsel,3,50,2,x,offentlig", "smmm", CLASS_PUBLIC},
	{"two that are enough together",
		"a-skole,trivsel,,50,73,x,offentlig\n"
		"a-skole,trivsel,1,50,67,x,offentlig\n"
		"a-skole,trivsel,2,50,3,x,offentlig\n"
		"a-skole,trivsel,3,50,3,x,offentlig", "ssmm", CLASS_PUBLIC},
	{"no whole, nothing to subtract from",
		"a-skole,trivsel,drenge,50,40,x,offentlig\n"
		"a-skole,trivsel,piger,33,3,x,offentlig", "sm", CLASS_PUBLIC},
	{"a whole by another dimension",
		"a-skole,trivsel,køn: drenge,50,40,x,offentlig\n"
		"a-skole,trivsel,køn: piger,33,3,x,offentlig\n"
		"a-skole,trivsel,4. klasse,50,20,x,offentlig\n"
		"a-skole,trivsel,5. klasse,50,23,x,offentlig", "mmss",
		CLASS_PUBLIC},
	{"a row that somebody left out",
		"a-skole,trivsel,,50,43,x,offentlig\n"
		"a-skole,trivsel,drenge,50,40,x,offentlig", "sm", CLASS_PUBLIC},
	{"a confidential group and its sibling",
		"a-skole,trivsel,,50,80,x,offentlig\n"
		"a-skole,trivsel,drenge,50,40,x,offentlig\n"
		"a-skole,trivsel,piger,33,40,x,fortrolig", "sm-",
		CLASS_INTERNAL},
	{"a confidential whole",
		"a-skole,trivsel,,50,80,x,fortrolig\n"
		"a-skole,trivsel,drenge,50,39,x,offentlig\n"
		"a-skole,trivsel,piger,33,41,x,offentlig", "-ms",
		CLASS_INTERNAL},
	{"what is left is nobody",
		"a-skole,trivsel,,20,100,x,offentlig\n"
		"a-skole,trivsel,1,40,50,x,offentlig\n"
		"a-skole,trivsel,2,0,30,x,offentlig\n"
		"a-skole,trivsel,3,0,20,x,offentlig", "smmm", CLASS_PUBLIC},
	{"the municipality minus the others",
		"a-skole,trivsel,,50,40,x,offentlig\n"
		"b-skole,trivsel,,33,3,x,offentlig\n"
		"kommunen,trivsel,,48,43,x,offentlig", "smm", CLASS_PUBLIC},
	{"the same, added up here",
		"a-skole,trivsel,,50,40,x,offentlig\n"
		"b-skole,trivsel,,33,3,x,offentlig", "smm", CLASS_PUBLIC},
	{"with more units that nobody has given",
		"a-skole,trivsel,,50,40,x,offentlig\n"
		"b-skole,trivsel,,33,3,x,offentlig\n"
		"kommunen,trivsel,,48,400,x,offentlig", "smm", CLASS_PUBLIC},
	{"two units that are enough together",
		"a-skole,trivsel,,50,40,x,offentlig\n"
		"b-skole,trivsel,,33,3,x,offentlig\n"
		"d-skole,trivsel,,50,4,x,offentlig\n"
		"kommunen,trivsel,,48,47,x,offentlig", "smms", CLASS_PUBLIC},
	{"the country stays",
		"a-skole,trivsel,,50,40,x,offentlig\n"
		"b-skole,trivsel,,33,3,x,offentlig\n"
		"landet,trivsel,,48,100000,x,offentlig", "smsm", CLASS_PUBLIC},
};

static void
test_masks(void)
{
	struct reading r;
	size_t i, k;

	for (i = 0; i < sizeof(masks) / sizeof(*masks); i++) {
		const struct test_file file = {FILE_A, arena_fmt(&test_arena,
			HEADER "%s\n", masks[i].rows)};
		enum sight sight[64];
		char got[64] = "";
		int pass;

		begin(&r, &file, 1);
		figures_mask(sight, &r.f, masks[i].most, 5);
		for (pass = 0; pass < 3; pass++)
			for (k = 0; k < r.f.n; k++)
				if (r.f.v[k].unit == (pass == 0 ? 0 : pass == 1
				    ? FIGURE_COUNTRY : FIGURE_MUNICIPALITY) ||
				    (pass == 0 && r.f.v[k].unit > 0))
					strcat(got, sight[k] == SIGHT_SHOWN
						? "s" : sight[k] ==
						SIGHT_MASKED ? "m" : "-");
		is_text(got, masks[i].want, "masked: %s", masks[i].name);
		is_text(listed(&r.fs), "", "and nothing is wrong");
		end(&r);
	}
}

/* Whether all that is shown, and all sums that hold, settle one that is not:
 * figures of one indicator and cycle as unknowns, every "these groups are that
 * whole", "these units are the municipality" as an equation, solved by
 * elimination. */
#define MAX 32
struct audit {
	double rows[2 * MAX][MAX];
	size_t n, unknowns;
};

/* N figures together are M other ones, if they have as many people. */
static void
add_equation(struct audit *s, const struct figures *f,
	const enum sight *sight, const size_t *parts, size_t n,
	const size_t *whole, size_t m)
{
	double *row = s->rows[s->n], people = 0;
	size_t i;

	for (i = 0; i < n; i++)
		people += f->v[parts[i]].n;
	for (i = 0; i < m; i++)
		people -= f->v[whole[i]].n;
	if (people < 0 || people > 0)
		return;
	s->n++;
	memset(row, 0, sizeof(s->rows[0]));
	for (i = 0; i < n; i++)
		row[parts[i]] = sight[parts[i]] == SIGHT_SHOWN ? 0
			: f->v[parts[i]].n;
	for (i = 0; i < m; i++)
		row[whole[i]] = sight[whole[i]] == SIGHT_SHOWN ? 0
			: -(double)f->v[whole[i]].n;
}

/* Whether a figure is hidden for its own sake, not for another's: that comes
 * to light only together with the other. */
static bool
is_secret(const struct figure *f)
{
	return !f->total && (f->n < 5 || f->class > CLASS_PUBLIC);
}

/* The first secret that is settled; -1. */
static int
settled(struct audit *s, const struct figures *f)
{
	size_t row = 0, column, i, k, left;

	for (column = 0; column < MAX && row < s->n; column++) {
		for (i = row; i < s->n && fabs(s->rows[i][column]) < 1e-6; i++)
			;
		if (i == s->n)
			continue;
		for (k = 0; k < MAX; k++) {
			double swap = s->rows[row][k];

			s->rows[row][k] = s->rows[i][k];
			s->rows[i][k] = swap;
		}
		for (i = 0; i < s->n; i++) {
			double by = s->rows[i][column] / s->rows[row][column];

			for (k = 0; i != row && k < MAX; k++)
				s->rows[i][k] -= by * s->rows[row][k];
		}
		row++;
	}
	for (i = 0; i < s->n; i++) {
		for (k = left = 0; k < MAX; k++)
			if (fabs(s->rows[i][k]) > 1e-6) {
				left++;
				column = k;
			}
		if (left == 1 && is_secret(&f->v[column]))
			return (int)column;
	}
	return -1;
}

static size_t
find(const struct figures *f, int unit, const char *group)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->v[i].unit == unit && streq(f->v[i].group, group))
			return i;
	return MAX;
}

static const char *const groups[] = {"", "a: 1", "a: 2", "a: 3", "b: 1",
	"b: 2"};

/* The figures of UNIT in N groups from number FROM on; 0 where one lacks. */
static size_t
find_all(size_t *out, const struct figures *f, int unit, size_t from, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		out[i] = find(f, unit, groups[from + i]);
		if (out[i] == MAX)
			return 0;
	}
	return n;
}

static int
audit(const struct figures *f, const enum sight *sight)
{
	struct audit s = {.n = 0};
	size_t a[3], b[2], units[4], whole, g, n;
	int unit;

	for (unit = -1; unit < 5; unit++) {
		bool first = find_all(a, f, unit, 1, 3),
			second = find_all(b, f, unit, 4, 2);

		whole = find(f, unit, "");
		if (first && second)
			add_equation(&s, f, sight, a, 3, b, 2);
		if (first && whole < MAX)
			add_equation(&s, f, sight, a, 3, &whole, 1);
		if (second && whole < MAX)
			add_equation(&s, f, sight, b, 2, &whole, 1);
	}
	for (g = 0; g < 6; g++) {
		whole = find(f, FIGURE_MUNICIPALITY, groups[g]);
		for (unit = 0, n = 0; unit < 5 && n < 4; unit++) {
			units[n] = find(f, unit, groups[g]);
			n += units[n] < MAX;
		}
		if (whole < MAX && n == 4)
			add_equation(&s, f, sight, units, 4, &whole, 1);
	}
	return settled(&s, f);
}

/* Figures of four schools by two dimensions, small and large, some of them
 * confidential, that add up. */
static const char *
random_rows(unsigned *seed)
{
	static const char *const units[] = {"a-skole", "b-skole", "d-skole",
		"e-skole"};
	struct buf b = {0};
	const char *text;
	unsigned all[6] = {0}, u, g;
	bool whole, all_whole = rand_r(seed) % 2 != 0;

	buf_z(&b, HEADER);
	for (u = 0; u < 4; u++) {
		unsigned n[6], size = rand_r(seed) % 3 ? 12 : 60;

		n[1] = (unsigned)rand_r(seed) % size;
		n[2] = (unsigned)rand_r(seed) % size;
		n[3] = (unsigned)rand_r(seed) % size;
		n[0] = n[1] + n[2] + n[3];
		n[4] = n[0] ? (unsigned)rand_r(seed) % (n[0] + 1) : 0;
		n[5] = n[0] - n[4];
		whole = all_whole || rand_r(seed) % 2;
		all[0] += whole ? 0 : n[0];
		for (g = whole ? 0 : 1; g < 6; g++) {
			buf_fmt(&b, "%s,trivsel,%s,%d,%u,x,%s\n", units[u],
				groups[g], 20 + (int)(rand_r(seed) % 60), n[g],
				rand_r(seed) % 12 ? "offentlig" : "fortrolig");
			all[g] += n[g];
		}
	}
	for (g = 0; g < 6 && rand_r(seed) % 8; g++)
		if (rand_r(seed) % 2)
			buf_fmt(&b, "kommunen,trivsel,%s,%d,%u,x,offentlig\n",
				groups[g], 40, all[g]);
	text = arena_strdup(&test_arena, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static void
test_audit(void)
{
	unsigned seed = 7, round;
	size_t leaks = 0, masked = 0, shown = 0, i;

	for (round = 0; round < 1500; round++) {
		const struct test_file file = {FILE_A, random_rows(&seed)};
		struct tree *t = memory_tree(base, sizeof(base) /
			sizeof(*base));
		struct findings fs = test_findings();
		enum sight sight[64];
		struct config *c;
		struct arena a = {0};
		struct figures f;
		struct error err;
		int at;

		put_files(t, &file, 1);
		if (config_read(&c, t, &fs, &err) < 0 ||
		    figures_read(&f, c, t, check_data, &a, &fs, &err) < 0)
			abort();
		figures_mask(sight, &f, CLASS_PUBLIC, 5);
		for (i = 0; i < f.n; i++) {
			shown += sight[i] == SIGHT_SHOWN;
			masked += sight[i] != SIGHT_SHOWN;
		}
		at = audit(&f, sight);
		if (at >= 0 && leaks++ < 3)
			ok(false, "no figure can be worked out: unit %d, "
				"group »%s« of\n%s", f.v[at].unit,
				f.v[at].group, file.content);
		figures_free(&f);
		config_free(c);
		tree_free(t);
		arena_free(&a);
	}
	is_int(leaks, 0, "figures that can be worked out");
	ok(masked > 10000 && shown > 10000, "%zu masked, %zu shown", masked,
		shown);
}

static const struct {
	const char *name, *id;
	double a, b;
	unsigned n, m;
	int want;
} changes[] = {
	{"two pupils of forty", "trivsel", 80, 85, 40, 40, 1},
	{"half of them", "trivsel", 80, 40, 40, 40, 0},
	{"the same with many", "trivsel", 80, 85, 4000, 4000, 0},
	{"from all to nearly all", "trivsel", 100, 90, 10, 10, 1},
	{"a point of absence", "fravaer", 5, 6, 150, 150, 1},
	{"two", "fravaer", 5, 7, 150, 150, 0},
	{"numbers are no sample", "elever", 400, 410, 400, 410, -1},
	{"a mean whose spread is unknown", "karakter", 7, 8, 40, 40, -1},
	{"nobody", "trivsel", 50, 60, 0, 40, -1},
};

static void
test_noise(void)
{
	struct reading r;
	size_t i;

	begin(&r, NULL, 0);
	for (i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		struct figure a = {.indicator = config_indicator(r.c,
			changes[i].id), .value = changes[i].a,
			.n = changes[i].n}, b = a;

		b.value = changes[i].b;
		b.n = changes[i].m;
		is_int(figure_is_noise(&a, &b), changes[i].want, "noise: %s",
			changes[i].name);
		is_int(figure_is_noise(&b, &a), changes[i].want,
			"and back");
	}
	end(&r);
}

static void
test_decimals(void)
{
	static const struct {
		double value;
		unsigned digits;
		const char *want;
	} v[] = {{5.8, 1, "5,8"}, {5, 0, "5"}, {-0.04, 1, "0,0"},
		{-0.05, 1, "-0,1"}, {7.25, 2, "7,25"}, {0.1, 1, "0,1"},
		{99.96, 1, "100,0"}, {1234567, 0, "1234567"}};
	struct decimals d;
	struct buf b = {0};
	size_t i;

	for (i = 0; i < sizeof(v) / sizeof(*v); i++) {
		buf_reset(&b);
		decimal_add(&b, v[i].value, v[i].digits, ',');
		is_text(buf_cstr(&b), v[i].want, "%s is written", v[i].want);
	}
	ok(decimal_read(&d, STR("−2,5")) == DECIMAL_GOOD && d.value == -2.5 &&
		d.digits == 1, "a real minus");
	ok(decimal_read(&d, STR("0,125")) == DECIMAL_GOOD && d.digits == 3,
		"less than one is no thousand");
	ok(decimal_read(&d, STR("1e9")) == DECIMAL_NONE &&
		decimal_read(&d, STR("nan")) == DECIMAL_NONE &&
		decimal_read(&d, STR("5.")) == DECIMAL_NONE &&
		decimal_read(&d, STR(".5")) == DECIMAL_NONE &&
		decimal_read(&d, STR("1234567890123456")) == DECIMAL_NONE,
		"what nobody writes is no number");
	buf_free(&b);
}

int
main(void)
{
	test_decimals();
	test_mistakes();
	test_places();
	test_totals();
	test_masks();
	test_audit();
	test_noise();
	arena_free(&test_arena);
	return test_end();
}
