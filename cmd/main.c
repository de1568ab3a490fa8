/* SPDX-License-Identifier: MPL-2.0 */
/* referat: reads the options of the program itself and calls a command. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "cmd/command.h"

const struct command commands[] = {
	{"init", cmd_init, "MAPPE [--name NAVN] [--admin \"N <mail>\"] [--units FIL.csv] [--form SÆT]\n"
		"       [--forge gitlab|github|forgejo]",
		"opret en kommunes arkiv; uden --name et eksempel",
		"set up a municipality's repository; without --name an example"},
	{"new", cmd_new, "ENHED PERIODE FORMULAR [--date D] [--name N]",
		"lav et nyt dokument ud fra en formular",
		"make a new document from a form"},
	{"validate", cmd_validate, "[STI…] [--format text|json|gitlab|sarif|github|junit|rdjson] [--strict] [--errors]\n"
		"       [--staged|--rev REV]",
		"gennemse dokumenter, formularer og opsætning",
		"check documents, forms and configuration"},
	{"explain", cmd_explain, "[KODE…]",
		"forklar et fund, med eksempler",
		"explain a finding, with examples"},
	{"fmt", cmd_fmt, "[STI…] [--check] [--ids]",
		"ret felternes orden og tabellernes kolonner til",
		"tidy the order of fields and the columns of tables"},
	{"commit", cmd_commit, "[STI…] -m BESKED [--role R] [--as PERSON] [--sign|--no-sign] [--dry-run]",
		"gem ændringer i arkivet i en rolle",
		"record changes in a role"},
	{"approve", cmd_approve, "STI… [--role R] [--state TILSTAND] [-m BESKED] [--sign]",
		"godkend dokumenter, som de står",
		"approve documents as they stand"},
	{"object", cmd_object, "STI… -m BEGRUNDELSE [--role R] [--sign]",
		"gør indsigelse mod et dokument",
		"object to a document"},
	{"publishable", cmd_publishable, "[STI…] [--format text|json] [--staged|--rev REV]",
		"vis, hvad der må offentliggøres, og hvad der mangler",
		"show what may be published, and what is missing"},
	{"sync", cmd_sync, "[--remote NAVN] [--no-push]",
		"hent det, andre har gemt, og send dit eget",
		"fetch what others recorded and send your own"},
	{"diff", cmd_diff, "[ENHED…] [--from PERIODE] [--to PERIODE] | --base REV\n"
		"       [--changed] [--audience public|committee|internal]\n"
		"       [--format text|json|csv|markdown|html] [--staged|--rev REV]",
		"vis, hvad der blev af aftalerne",
		"show what became of the agreements"},
	{"agreements", cmd_agreements, "[--unit ENHED] [--cycle PERIODE] [--open] [--overdue]\n"
		"       [--format text|json|csv|markdown|html] [--staged|--rev REV]",
		"vis aftalerne og deres forløb",
		"list the agreements and their threads"},
	{"status", cmd_status, "[--unit ENHED] [--cycle P] [--summary]\n"
		"       [--format text|json|csv|markdown|html] [--staged|--rev REV]",
		"vis, hvor langt enhederne er, og om kravene er opfyldt",
		"show how far the units are, and which demands are met"},
	{"wheel", cmd_wheel, "[--cycle P] [--format text|svg|flow|html|json] [--staged|--rev REV]",
		"vis årshjulet",
		"show the year wheel"},
	{"forms", cmd_forms, "[list | show ID | schema ID | update [--yes]]",
		"vis formularerne",
		"show the forms"},
	{"publish", cmd_publish, "[--output MAPPE] [--audience public|committee|internal] [--rev REV] [--workers N]",
		"lav hjemmesiden",
		"make the web site"},
	{"serve", cmd_serve, "[--port N] [--audience public|committee|internal]",
		"vis siderne, mens du skriver",
		"show the pages as you write"},
	{"policy", cmd_policy, "check [--as PERSON] [--role ROLLE] STI [--state T] [--section ID] | signers\n"
		"       [--staged|--rev REV]",
		"svar på, om en person må rette noget; vis, hvis underskrifter der gælder",
		"tell whether a person may change something; show whose signatures count"},
	{"export", cmd_export, "ics|csv|json [--cycle P] [--unit ENHED] [--class KLASSE] [--audience public|committee|internal]\n"
		"       [--staged|--rev REV]",
		"skriv periodens frister, aftaler eller dokumenter ud til andre programmer",
		"write a cycle's dates, agreements or documents for other programs"},
	{"import", cmd_import, "FIL.csv [--dry-run]\n"
		"       import FIL.docx ENHED PERIODE FORMULAR [--date D] [--name N]",
		"tag en rettet aftaleliste eller et Word-dokument ind",
		"take in an edited list of agreements or a Word document"},
	{"audit", cmd_audit, "[--rev A..B] [--unit ENHED] [--since D] [--until D] [--format text|json|csv|html]\n"
		"       [--verify [--root ID]] [--brief] [--audience public|committee|internal]",
		"vis, hvem der har ændret hvad i hvilken rolle, og om det var i orden",
		"show who changed what in which role, and whether it was right"},
	{"scrub", cmd_scrub, "--text TEKST | --path STI [--ground BEGRUNDELSE --yes] [--output MAPPE] [--role R] [--sign]",
		"fjern personoplysninger, der er kommet i historien",
		"remove personal data that leaked into the history"},
	{"forge", cmd_forge, "[gitlab|github|forgejo]",
		"skriv filerne til GitLab, GitHub eller Forgejo, eller bring dem ajour",
		"write the files for GitLab, GitHub or Forgejo, or bring them up to date"},
	{"hook", cmd_hook, "install [--server]",
		"sæt kontrollen ind i git",
		"put the check into git"},
	{"doctor", cmd_doctor, "[--unlock]",
		"se efter, om alt er sat op, som det skal være",
		"see whether all is set up as it should be"},
	{"help", cmd_help, "[KOMMANDO]",
		"vis hjælp",
		"show help"},
	{"version", cmd_version, "",
		"vis versionen",
		"show the version"},
	{NULL, NULL, NULL, NULL, NULL}
};

static bool
starts(const char *s, const char *prefix)
{
	return s && strncmp(s, prefix, strlen(prefix)) == 0;
}

/* The language before any configuration is known: REFERAT_LANG, else the
 * locale's, else Danish. No locale needs to be installed. */
static void
find_language(struct session *s, const char *given)
{
	const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *lang = given ? given : getenv("REFERAT_LANG");
	size_t i;

	s->lang_fixed = lang && *lang;
	for (i = 0; i < 3 && !(lang && *lang); i++)
		lang = getenv(names[i]);
	s->lang = starts(lang, "en") ? LANG_EN : LANG_DA;
}

static int
find_today(struct session *s, struct error *err)
{
	const char *given = getenv("REFERAT_TODAY");
	time_t now = time(NULL);
	struct tm tm;

	if (given && *given) {
		if (!date_parse(&s->today, str_of(given)))
			return error_set(err, ERROR_USAGE,
				"REFERAT_TODAY skal være en dato, fx 2026-01-14, ikke »%s«",
				"REFERAT_TODAY must be a date such as 2026-01-14, not »%s«",
				given);
		return 0;
	}
	localtime_r(&now, &tm);
	date_make(&s->today, tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
	return 0;
}

static void
find_color(struct session *s, const char *when)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	s->color = streq(when, "always") || (!streq(when, "never") &&
		!(no && *no) && !streq(term, "dumb") && isatty(STDOUT_FILENO));
}

const struct command *
command_find(const char *name, struct error *err)
{
	const char *names[sizeof(commands) / sizeof(commands[0])], *near;
	size_t n;

	for (n = 0; commands[n].name; n++) {
		if (streq(commands[n].name, name))
			return &commands[n];
		names[n] = commands[n].name;
	}
	near = text_near(names, n, str_of(name));
	error_set(err, ERROR_USAGE,
		near ? "kommandoen »%s« kendes ikke; mente du »%s«?"
		: "kommandoen »%s« kendes ikke; se  referat help%s",
		near ? "unknown command »%s«; did you mean »%s«?"
		: "unknown command »%s«; see  referat help%s", name,
		near ? near : "");
	return NULL;
}

/* Whether what seems to be an option of a command stands before it; that is
 * said then. One that is nearly one of OWN is left to opt_parse. */
static bool
is_early(int first, char **argv, const struct opt *own, struct error *err)
{
	const char *names[8];
	struct str name;
	size_t n;
	int i;

	for (n = 0; own[n].name; n++)
		names[n] = own[n].name;

	for (i = 1; i < first; i++) {
		if (strncmp(argv[i], "--", 2) != 0)
			continue;
		name = str_make(argv[i] + 2, strcspn(argv[i] + 2, "="));
		if (text_near(names, n, name))
			continue;
		error_set(err, ERROR_USAGE,
			"»%s« kendes ikke her; en kommandos egne valg står efter den, fx  referat validate --strict",
			"»%s« is unknown here; a command's own options come after it, as in  referat validate --strict",
			argv[i]);
		return true;
	}
	return false;
}

/* How many words ARG takes, with its value, as an option of the program that
 * people write behind the command too; 0: it is none. */
static int
own_size(const char *arg)
{
	if (starts(arg, "--lang=") || starts(arg, "--color="))
		return 1;
	return streq(arg, "-C") || streq(arg, "--lang") ||
		streq(arg, "--color") ? 2 : 0;
}

/* Moves these options to the front. */
static int
move_own(int argc, char **argv, struct error *err)
{
	int front = 1, i, k, n;

	for (i = 1; i < argc && !streq(argv[i], "--"); i += n ? n : 1) {
		n = own_size(argv[i]);
		if (i + n > argc)
			return error_set(err, ERROR_USAGE,
				"%s skal have en værdi efter sig",
				"%s needs a value", argv[i]);
		for (k = 0; k < n; k++, front++) {
			char *arg = argv[i + k];

			memmove(argv + front + 1, argv + front,
				(size_t)(i + k - front) * sizeof(*argv));
			argv[front] = arg;
		}
	}
	return 0;
}

/* The program's own options; *FIRST is where the command stands. */
static int
own_options(struct session *s, int argc, char **argv, int *first,
	struct error *err)
{
	const char *dir = NULL, *lang = NULL, *color = NULL;
	bool help = false, version = false;
	const struct opt opts[] = {
		{"", 'C', NULL, &dir, NULL},
		{"lang", 0, NULL, &lang, "da|en"},
		{"color", 0, NULL, &color, "auto|always|never"},
		{"help", 'h', &help, NULL, NULL},
		{"version", 0, &version, NULL, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	int i, n, rest;

	find_language(s, NULL);
	if (move_own(argc, argv, err) < 0)
		return -1;
	for (n = 1; n < argc && argv[n][0] == '-' && argv[n][1]; n++)
		n += own_size(argv[n]) == 2;
	i = n < argc ? n : argc;
	if (is_early(i, argv, opts, err))
		return -1;
	if (opt_parse(i, argv, opts, &rest, err) < 0)
		return -1;
	find_language(s, lang);
	find_color(s, color);
	*first = i;
	if (dir && chdir(dir) < 0)
		return error_set(err, ERROR_MISSING,
			"mappen %s findes ikke", "there is no folder %s", dir);
	if (help || version) {
		static char name_help[] = "help", name_version[] = "version";

		argv[--*first] = help ? name_help : name_version;
	}
	return find_today(s, err);
}

static bool
asks_help(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc && !streq(argv[i], "--"); i++)
		if (streq(argv[i], "--help") || streq(argv[i], "-h"))
			return true;
	return false;
}

static int
run(struct session *s, int argc, char **argv)
{
	const struct command *c;
	struct error err;
	int first;

	if (own_options(s, argc, argv, &first, &err) < 0)
		return session_fail(s, &err);
	if (first == argc) {
		cmd_help(s, 1, argv);
		return EXIT_USAGE;
	}
	c = command_find(argv[first], &err);
	if (c == NULL)
		return session_fail(s, &err);
	if (asks_help(argc - first, argv + first)) {
		command_help(s, c);
		return EXIT_GOOD;
	}
	return c->run(s, argc - first, argv + first);
}

int
main(int argc, char **argv)
{
	struct session s = {0};
	struct error err;
	int code;

	signal(SIGPIPE, SIG_IGN);
	find_language(&s, NULL);
	if (git_start(&err) < 0)
		return session_fail(&s, &err);
	code = run(&s, argc, argv);
	session_free(&s);
	git_stop();
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fputs(s.lang == LANG_DA
			? "fejl: resultatet kunne ikke skrives\n"
			: "error: the result could not be written\n", stderr);
		return EXIT_OPERATION;
	}
	return code;
}
