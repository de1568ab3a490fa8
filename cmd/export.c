/* SPDX-License-Identifier: MPL-2.0 */
/* referat export: a cycle as a calendar, as a table, as JSON. */
#include <stdio.h>

#include "cmd/command.h"
#include "lib/site/export.h"

#define ALL_STATES ((1u << STATE_COUNT) - 1)

static int
read_format(struct export *e, const char *name, struct error *err)
{
	static const char *const names[] = {"ics", "csv", "json"};
	int i;

	for (i = 0; i < 3; i++)
		if (streq(name, names[i])) {
			e->format = (enum export_format)i;
			return 0;
		}
	return error_set(err, ERROR_USAGE,
		"skriv  referat export ics,  referat export csv  eller  referat export json",
		"write  referat export ics,  referat export csv  or  referat export json");
}

/* Up to which class, in which states: --class is a limit of its own, and
 * lowers that of --audience. Without either, all but what is confidential. */
static int
read_limits(struct session *s, struct export *e, const char *class,
	const char *audience, struct error *err)
{
	const struct config *c = s->m->config;
	int i, meaning;

	e->audience = (struct audience){CLASS_INTERNAL, ALL_STATES};
	for (i = 0; audience && i < AUDIENCE_COUNT; i++)
		if (streq(audience, audience_name(i)))
			e->audience = c->audiences[i];
	if (class == NULL)
		return 0;
	meaning = words_meaning(&c->classes, str_of(class));
	if (meaning < 0)
		return error_set(err, ERROR_USAGE,
			"»%s« er ingen klassifikation; skriv fx  --class %s",
			"»%s« is no class; write for instance  --class %s",
			class, words_first(&c->classes, CLASS_PUBLIC));
	if (audience == NULL || meaning < (int)e->audience.class)
		e->audience.class = (enum class)meaning;
	return 0;
}

static void
say_limits(const struct session *s, const struct export *e,
	const struct export_count *n)
{
	const char *word = words_first(&s->m->config->classes,
		(int)e->audience.class);
	char cycle[CYCLE_TEXT];

	cycle_format(cycle, &s->m->config->cycles, e->cycle);
	if (n->documents + n->above + n->broken == 0)
		session_note(s,
			"bemærk: der er ingen dokumenter i %s; vælg en anden periode med  --cycle\n",
			"note: there are no documents in %s; choose another cycle with  --cycle\n",
			cycle);
	if (e->audience.class > CLASS_PUBLIC)
		session_note(s,
			"bemærk: uddraget er kun for dem, der må læse arkivet: det har alt til og med »%s«; til andre:  --audience public\n",
			"note: this is only for those who may read the repository: it has all up to »%s«; for others:  --audience public\n",
			word);
	if (n->above)
		session_note(s,
			"bemærk: %zu af %zu dokumenter er ikke med: over »%s« eller ikke langt nok\n",
			"note: %zu of %zu documents are left out: above »%s« or not far enough\n",
			n->above, n->documents + n->above + n->broken, word);
	if (n->broken)
		session_note(s,
			"bemærk: antal dokumenter med fejl, som ikke er med: %zu; se dem med  referat validate\n",
			"note: documents with errors, left out: %zu; see them with  referat validate\n",
			n->broken);
}

static int
run(struct session *s, struct export *e, const char *cycle,
	struct error *err)
{
	struct export_count count;
	struct buf out = {0};
	int rc;

	e->cycle = cycle_of(&s->m->config->cycles, s->today);
	if ((cycle && session_cycle(s, &e->cycle, cycle, err) < 0) ||
	    (e->unit && session_unit(s, e->unit, err) < 0))
		return -1;
	e->m = s->m;
	e->today = s->today;
	e->lang = s->lang;
	e->program = "-//referat//referat " REFERAT_VERSION "//DA";
	rc = export_make(&out, e, &count, err);
	if (rc == 0) {
		session_print(&out);
		say_limits(s, e, &count);
	}
	buf_free(&out);
	return rc;
}

int
cmd_export(struct session *s, int argc, char **argv)
{
	struct export e = {0};
	struct input in = {NULL, false, false};
	const char *cycle = NULL, *class = NULL, *audience = NULL;
	const struct opt opts[] = {
		{"cycle", 0, NULL, &cycle, NULL},
		{"unit", 0, NULL, &e.unit, NULL},
		{"class", 0, NULL, &class, NULL},
		{"audience", 0, NULL, &audience, "public|committee|internal"},
		INPUT_OPTIONS(in),
		{NULL, 0, NULL, NULL, NULL}
	};
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    read_format(&e, n == 1 ? argv[1] : NULL, &err) < 0 ||
	    session_load(s, &in, &err) < 0 ||
	    read_limits(s, &e, class, audience, &err) < 0 ||
	    run(s, &e, cycle, &err) < 0)
		return session_fail(s, &err);
	return EXIT_GOOD;
}
