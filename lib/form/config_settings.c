/* SPDX-License-Identifier: MPL-2.0 */
/* The settings of referat.yaml: cycles, paths, classes, audiences, site. */
#include "lib/form/config_reader.h"

static const struct shape cycles_shape[] = {
	{"pattern", SHAPE_CHOICE, NULL, "YYYY-YY|YYYY", false},
	{"start", SHAPE_DAY, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape discover_shape[] = {
	{"discover", SHAPE_TEXT_MAP, NULL, NULL, true},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape layout_shape[] = {
	{"path", SHAPE_TEXT, NULL, NULL, true},
	{"form", SHAPE_TEXTS, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape audience_shape[] = {
	{"class", SHAPE_CLASS, NULL, NULL, false},
	{"states", SHAPE_STATES, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape audiences_shape[] = {
	{"public", SHAPE_MAP, audience_shape, NULL, false},
	{"committee", SHAPE_MAP, audience_shape, NULL, false},
	{"internal", SHAPE_MAP, audience_shape, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape paths_shape[] = {
	{"periods", SHAPE_TEXT, NULL, NULL, false},
	{"data", SHAPE_TEXT, NULL, NULL, false},
	{"schema", SHAPE_TEXT, NULL, NULL, false},
	{"site", SHAPE_TEXT, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape accessibility_shape[] = {
	{"statement", SHAPE_TEXT, NULL, NULL, false},
	{"phone", SHAPE_TEXT, NULL, NULL, false},
	{"email", SHAPE_TEXT, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape site_shape[] = {
	{"url", SHAPE_TEXT, NULL, NULL, false},
	{"participants", SHAPE_CHOICE, NULL, "roles|officials|all", false},
	{"names", SHAPE_TEXT, NULL, NULL, false},      /* config_names.c */
	{"accessibility", SHAPE_MAP, accessibility_shape, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape referat_shape[] = {
	{"municipality", SHAPE_TEXT, NULL, NULL, true},
	{"language", SHAPE_CHOICE, NULL, "da|en", false},
	{"layout", SHAPE_LIST, layout_shape, NULL, true},
	{"units", SHAPE_TEXT_OR_MAP, discover_shape, NULL, false},
	{"cycles", SHAPE_MAP, cycles_shape, NULL, false},
	{"people", SHAPE_TEXT, NULL, NULL, false},
	{"kinds", SHAPE_MEANINGS, NULL, "preparation|agenda|data|minutes|"
		"follow-up|plan|strategy|process", false},
	{"statuses", SHAPE_MEANINGS, NULL,
		"open|done|carried|changed|dropped", false},
	{"states", SHAPE_MEANINGS, NULL,
		"draft|review|approved|published|withdrawn", false},
	{"classes", SHAPE_MEANINGS, NULL, "public|internal|confidential",
		false},
	{"wholes", SHAPE_MEANINGS, NULL, "municipality|country|unit", false},
	{"origins", SHAPE_TEXTS, NULL, NULL, false},
	{"roles", SHAPE_TEXTS, NULL, NULL, false},
	{"audiences", SHAPE_MAP, audiences_shape, NULL, false},
	{"holds", SHAPE_CLASSES, NULL, NULL, false},
	{"paths", SHAPE_MAP, paths_shape, NULL, false},
	{"site", SHAPE_MAP, site_shape, NULL, false},
	{"threshold", SHAPE_NUMBER, NULL, NULL, false},
	{"policy", SHAPE_ANY, NULL, NULL, false},   /* config_policy.c */
	{NULL, SHAPE_ANY, NULL, NULL, false}};

static void
read_cycles(struct config *c)
{
	const struct value *v = value_get(c->value, "cycles");
	const struct value *pattern = value_get(v, "pattern");

	c->cycles.two_years = !value_is_scalar(pattern) ||
		!str_is(pattern->text, "YYYY");
	c->cycles.month = c->cycles.two_years ? 8 : 1;
	c->cycles.day = 1;
	value_day(value_get(v, "start"), &c->cycles.month, &c->cycles.day);
}

/* A path of the repository: without '/' at its ends. */
static const char *
path_of(struct config_reader *r, const char *key, const char *otherwise)
{
	const struct value *v = value_get(value_get(r->c->value, "paths"), key);
	struct str s = str_of(value_is_scalar(v) ? value_text(v) : otherwise);

	while (s.n && s.p[s.n - 1] == '/')
		s.n--;
	while (str_starts(s, "./"))
		s = str_skip(s, 2);
	if (s.n == 0 || s.p[0] == '/' || str_starts(s, "..")) {
		shape_wrong(&r->check, v->span, key, "@pattern-path", NULL);
		return otherwise;
	}
	return arena_strndup(&r->c->arena, s.p, s.n);
}

/* A file named under KEY; OTHERWISE where nothing is written; NULL for null. */
static const char *
file_of(struct config_reader *r, const char *key, const char *otherwise)
{
	const struct value *v = value_get(r->c->value, key);

	return v ? config_text(r, v) : otherwise;
}

static void
read_paths(struct config_reader *r)
{
	struct config *c = r->c;

	c->periods_path = path_of(r, "periods", "perioder");
	c->data_path = path_of(r, "data", "data");
	c->schema_path = path_of(r, "schema", "schema");
	c->site_path = path_of(r, "site", "site");
	c->units_path = file_of(r, "units", "enheder.yaml");
	c->people_path = file_of(r, "people", "personer.yaml");
}

static void
read_site(struct config_reader *r)
{
	const struct value *site = value_get(r->c->value, "site");
	const struct value *access = value_get(site, "accessibility");
	const struct value *named = value_get(site, "participants");

	r->c->site_url = config_text(r, value_get(site, "url"));
	r->c->participants = value_is_scalar(named) && str_is(named->text,
		"all") ? NAMED_ALL : value_is_scalar(named) &&
		str_is(named->text, "roles") ? NAMED_ROLES : NAMED_OFFICIALS;
	r->c->statement = config_text(r, value_get(access, "statement"));
	r->c->statement_phone = config_text(r, value_get(access, "phone"));
	r->c->statement_email = config_text(r, value_get(access, "email"));
}

/* Confidential is on no site, whatever is written. */
static void
read_audience(struct config_reader *r, int which, const char *name,
	struct audience otherwise)
{
	struct config *c = r->c;
	const struct value *v = value_get(value_get(c->value, "audiences"),
		name);
	const struct value *class = value_get(v, "class");
	int m = value_is_scalar(class) ? words_meaning(&c->classes,
		class->text) : -1;

	if (m == CLASS_CONFIDENTIAL) {
		shape_wrong(&r->check, class->span, "class",
			"@confidential-nowhere", NULL);
		m = CLASS_INTERNAL;
	}
	c->audiences[which].class = m >= 0 ? (enum class)m : otherwise.class;
	c->audiences[which].states = words_bits(&c->states, value_get(v, "states"),
		otherwise.states);
}

static void
read_audiences(struct config_reader *r)
{
	unsigned out = 1U << STATE_APPROVED | 1U << STATE_PUBLISHED;
	unsigned all = out | 1U << STATE_DRAFT | 1U << STATE_REVIEW |
		1U << STATE_WITHDRAWN;

	read_audience(r, AUDIENCE_PUBLIC, "public",
		(struct audience){CLASS_PUBLIC, out});
	read_audience(r, AUDIENCE_COMMITTEE, "committee",
		(struct audience){CLASS_INTERNAL, out});
	read_audience(r, AUDIENCE_INTERNAL, "internal",
		(struct audience){CLASS_INTERNAL, all});
}

void
config_read_settings(struct config_reader *r)
{
	struct config *c = r->c;

	read_cycles(c);
	shape_check(&r->check, c->value, referat_shape);
	c->municipality = config_text(r, value_get(c->value, "municipality"));
	if (c->municipality == NULL)
		c->municipality = "";
	read_paths(r);
	read_site(r);
	read_audiences(r);
	c->holds = words_bits(&c->classes, value_get(c->value, "holds"),
		(1U << CLASS_COUNT) - 1);
	c->threshold = value_number(value_get(c->value, "threshold"), 5);
}
