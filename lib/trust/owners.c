/* SPDX-License-Identifier: MPL-2.0 */
/* Code owners, written in a forge's own syntax. */
#include "lib/trust/owners.h"

#include "lib/form/shape.h"
#include "lib/trust/policy.h"
#include "lib/trust/role.h"

/* A file being written. */
struct owners {
	struct buf *out;
	const struct config *c;
	enum owners_syntax syntax;
	date today;
	struct arena a;
};

/* What stands between the holes of a path. */
static void
add_literal(struct owners *w, struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (strchr(" #\\", s.p[i]))
			buf_char(w->out, '\\');
		else if (w->syntax == OWNERS_PATTERNS &&
		    strchr(".+*?()|[]{}^$", s.p[i]))
			buf_z(w->out, "\\\\");
		else if (strchr("*?[]", s.p[i]))
			buf_char(w->out, '\\');
		buf_char(w->out, s.p[i]);
	}
}

static void
add_start(struct owners *w)
{
	if (w->syntax != OWNERS_PATTERNS)
		buf_char(w->out, '/');
}

static void
add_hole(struct owners *w, bool folders)
{
	if (folders)
		buf_z(w->out, w->syntax == OWNERS_PATTERNS ? ".*" : "**/");
	else
		buf_z(w->out, w->syntax == OWNERS_PATTERNS ? "[^/]*" : "*");
}

/* The name by which the forge knows a person; a forge that takes names only
 * knows no addresses. */
static const char *
handle(struct owners *w, const struct person *p)
{
	if (p->forge && p->forge[0])
		return arena_fmt(&w->a, "%s%s", p->forge[0] == '@' ? "" : "@",
			p->forge);
	return w->syntax != OWNERS_PATTERNS && p->emails.n ? p->emails.v[0]
		: NULL;
}

static bool
holds_one(const struct owners *w, const struct person *p,
	const struct texts *roles, const char *unit)
{
	size_t i, k;

	for (i = 0; i < p->role_count; i++) {
		if (role_check(p, p->roles[i].role, unit, w->today, NULL) !=
		    ROLE_HELD)
			continue;
		for (k = 0; k < roles->n; k++)
			if (policy_counts_as(w->c, p->roles[i].role,
			    roles->v[k], unit, w->today))
				return true;
		if (roles->n == 0)
			return true;
	}
	return false;
}

/* All who hold one of ROLES (none: any) for UNIT, each after a space. */
static const char *
list_owners(struct owners *w, const struct texts *roles, const char *unit)
{
	struct buf all = {0};
	const char *s;
	size_t i;

	for (i = 0; i < w->c->person_count; i++)
		if (holds_one(w, &w->c->people[i], roles, unit) &&
		    (s = handle(w, &w->c->people[i])))
			buf_fmt(&all, " %s", s);
	s = arena_strdup(&w->a, buf_cstr(&all));
	buf_free(&all);
	return s;
}

/* One path as it stands, a folder with all that is in it. */
static void
add_path(struct owners *w, const char *path, const char *owners)
{
	struct str s = str_of(path);

	if (path == NULL || path[0] == '\0')
		return;
	add_start(w);
	add_literal(w, s);
	if (str_ends(s, "/") && w->syntax == OWNERS_PATTERNS)
		buf_z(w->out, ".*");
	buf_fmt(w->out, "%s\n", owners);
}

static void
add_folder(struct owners *w, const char *path, const char *owners)
{
	if (path)
		add_path(w, arena_fmt(&w->a, "%s/", path), owners);
}

static void
add_heading(struct owners *w, const char *title, bool optional, int persons)
{
	if (w->syntax != OWNERS_SECTIONS)
		buf_fmt(w->out, "\n# %s\n", title);
	else if (persons > 1)
		buf_fmt(w->out, "\n[%s][%d]\n", title, persons);
	else
		buf_fmt(w->out, "\n%s[%s]\n", optional ? "^" : "", title);
}

static void
add_settings(struct owners *w, const char *const *folders)
{
	const struct config *c = w->c;
	const char *all = list_owners(w, &c->policy.administer, NULL);

	if (*all == '\0')
		return;
	add_heading(w, "Opsætning", false, 1);
	add_start(w);
	add_hole(w, false);
	buf_fmt(w->out, "%s\n", all);
	add_path(w, c->units_path, all);
	add_path(w, c->people_path, all);
	add_folder(w, c->periods_path, all);
	add_folder(w, c->schema_path, all);
	add_folder(w, c->site_path, all);
	for (; *folders; folders++)
		add_path(w, *folders, all);
}

static void
add_figures(struct owners *w)
{
	const struct policy *p = &w->c->policy;
	const char *all = list_owners(w, p->data.n ? &p->data : &p->administer,
		NULL);

	if (*all == '\0' || w->c->data_path == NULL)
		return;
	add_heading(w, "Tal", false, 1);
	add_folder(w, w->c->data_path, all);
}

/* The documents of UNIT with FORM on LINE, in any cycle. */
static void
add_documents(struct owners *w, const struct layout_line *line,
	const char *unit, const char *form, const char *owners)
{
	size_t i;

	add_start(w);
	for (i = 0; i < line->compiled.n; i++) {
		const struct token *t = &line->compiled.tokens[i];

		if (t->kind == TOKEN_LITERAL)
			add_literal(w, t->text);
		else if (t->kind == TOKEN_UNIT && unit)
			add_literal(w, str_of(unit));
		else if (t->kind == TOKEN_FORM)
			add_literal(w, str_of(form));
		else
			add_hole(w, t->kind == TOKEN_FOLDERS);
	}
	buf_fmt(w->out, "%s\n", owners);
}

/* Whether FORM stands on LINE and can be of UNIT. Where a path may have any
 * form, only those that the repository has are meant. */
static bool
takes_form(const struct layout_line *line, const struct form *form,
	const struct unit *unit)
{
	struct when of_unit = {.from = CYCLE_NONE, .to = CYCLE_NONE};

	if (form->when)
		of_unit.units = form->when->units;
	return (line->has_form ? form->path[0] && form->stored
		: texts_have(&line->forms, form->id)) &&
		when_holds(&of_unit, unit, CYCLE_NONE, NULL);
}

/* What ROLES approve of one unit (NULL: the municipality's own). */
static void
add_unit(struct owners *w, const struct policy_approve *rule,
	const struct texts *roles, const struct unit *unit)
{
	const struct config *c = w->c;
	const char *id = unit ? unit->id : NULL, *owners = NULL;
	size_t i, k;

	for (i = 0; i < c->layout_count; i++) {
		const struct layout_line *line = &c->layout[i];

		if (line->has_unit != (unit != NULL))
			continue;
		for (k = 0; k < c->form_count; k++) {
			const struct form *f = c->forms[k];

			if (!takes_form(line, f, unit) || !policy_covers(c,
			    &rule->scope, f->kinds, -1, id, w->today))
				continue;
			if (owners == NULL)
				owners = list_owners(w, roles, id);
			if (*owners)
				add_documents(w, line, id, f->id, owners);
			if (!line->has_form)
				break;
		}
	}
}

static void
add_approval(struct owners *w, const struct policy_approve *rule,
	const struct texts *roles)
{
	const struct config *c = w->c;
	int cycle = cycle_of(&c->cycles, w->today);
	struct buf *file = w->out, lines = {0};
	const char *title = roles->v[0];
	size_t i;

	for (i = 1; i < roles->n; i++)
		title = arena_fmt(&w->a, "%s, %s", title, roles->v[i]);
	w->out = &lines;
	for (i = 0; i < c->unit_count; i++)
		if (unit_valid(&c->units[i], cycle))
			add_unit(w, rule, roles, &c->units[i]);
	add_unit(w, rule, roles, NULL);
	w->out = file;
	if (lines.n) {
		add_heading(w, arena_fmt(&w->a, "Godkendes af %s", title),
			rule->silence > 0, rule->persons);
		buf_str(file, buf_view(&lines));
	}
	buf_free(&lines);
}

/* Where the last line that fits counts, all who approve stand on one. */
static void
add_rule(struct owners *w, const struct policy_approve *rule)
{
	size_t i;

	if (rule->by.n == 0)
		return;
	if (w->syntax != OWNERS_SECTIONS || rule->persons > 0) {
		add_approval(w, rule, &rule->by);
		return;
	}
	for (i = 0; i < rule->by.n; i++) {
		struct texts one = {&rule->by.v[i], 1};

		add_approval(w, rule, &one);
	}
}

/* Those who can't be named: they have a role, but no name on this forge. */
static void
add_unnamed(struct owners *w)
{
	const struct texts any = {NULL, 0};
	size_t i, k;

	for (i = 0; i < w->c->person_count; i++) {
		const struct person *p = &w->c->people[i];

		for (k = 0; k < p->role_count && handle(w, p) == NULL; k++) {
			const char *unit = p->roles[k].units.n
				? p->roles[k].units.v[0] : NULL;

			if (!holds_one(w, p, &any, unit))
				continue;
			buf_fmt(w->out, "# Uden navn her (forge): %s\n", p->id);
			break;
		}
	}
}

void
owners_write(struct buf *out, const struct config *c,
	enum owners_syntax syntax, const char *const *folders, date today)
{
	struct owners w = {.out = out, .c = c, .syntax = syntax,
		.today = today};
	size_t i;

	buf_z(out, "# Skrevet af »referat forge« ud fra policy og personer; ret dem, ikke filen her.\n");
	add_unnamed(&w);
	add_settings(&w, folders);
	add_figures(&w);
	for (i = 0; i < c->policy.approve_count; i++)
		add_rule(&w, &c->policy.approve[i]);
	arena_free(&w.a);
}
