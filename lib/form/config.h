/* SPDX-License-Identifier: MPL-2.0 */
/* The configuration of a municipality: referat.yaml, its units, people,
 * periods, forms, demands and indicators; and the layout that maps paths to
 * forms. */
#ifndef LIB_FORM_CONFIG_H
#define LIB_FORM_CONFIG_H

#include "lib/base/hash.h"
#include "lib/form/form.h"
#include "lib/form/path_pattern.h"
#include "lib/form/policy.h"
#include "lib/form/skin.h"
#include "lib/git/tree.h"

/* A unit. FROM and TO: cycles, both included, CYCLE_NONE: open. MERGED_INTO:
 * the unit that carries on its threads, or NULL. */
struct unit {
	const char *id, *name, *type, *site;
	struct texts tags;
	struct texts formerly;     /* ids that it had before */
	int from, to;
	const char *merged_into;
	struct span span;
};

/* A role that a person holds; no units: all. FROM, TO: DATE_NONE is open. */
struct held_role {
	const char *role;
	struct texts units;
	date from, to;
};
/* A public key for signing, "ssh-ed25519 AAAA… comment". REVOKED: since then,
 * and for good, it counts for nothing; DATE_NONE: it wasn't. */
struct key {
	const char *key;
	date from, to, revoked;
};
/* FORGE: the name by which the forge knows the person; or NULL. */
struct person {
	const char *id, *name, *forge;
	struct texts emails;
	struct key *keys;
	struct held_role *roles;
	size_t key_count, role_count;
};

/* A cycle's own file in perioder/. THEMES by origin. STEPS: the year wheel
 * (wheel.h), never NULL. */
struct wheel;
struct period {
	int cycle;
	date from, to;
	struct theme {
		const char *origin;
		struct texts names;
	} *themes;
	size_t theme_count;
	const struct value *wheel, *met;
	const struct wheel *steps;
	const char *path;
};

/* One line of the layout. FORMS empty: the path's {form} says it. */
struct layout_line {
	const char *pattern;
	struct path_pattern compiled;
	struct texts forms;
	bool has_unit, has_cycle, has_form, has_name;
	struct span span;
};

/* What a path says, and where it says nothing of unit or cycle, the fields of
 * the document. The texts are the caller's arena's or the fields'. FORM is NULL when
 * no form of the line takes the file; NOT_CYCLE is then what stands where a
 * cycle should, when it is none ("2025-27"), else NULL. */
struct place {
	const struct layout_line *line;
	const char *unit, *name, *form_id, *not_cycle;
	int cycle;                         /* CYCLE_NONE: none is said */
	const struct form *form;
};

struct demand {
	const char *id, *title, *source;
	struct texts units;
	date from, to;
};

/* What figures may be of: indicator.h. */
struct indicator;

/* An audience: classes up to CLASS, states by bit 1 << enum state. */
struct audience {
	enum class class;
	unsigned states;
};
enum { AUDIENCE_PUBLIC, AUDIENCE_COMMITTEE, AUDIENCE_INTERNAL,
	AUDIENCE_COUNT };

/* Whom a site names of those who took part: nobody, only their roles; those
 * who were there for their work, not parents and pupils; all. */
enum naming { NAMED_ROLES, NAMED_OFFICIALS, NAMED_ALL };

/* A name that is on no site whose audience may not see CLASS, and the line of
 * the list that it stands on. */
struct listed_name {
	const char *text;
	enum class class;
	unsigned line;
};

struct config {
	struct arena arena;
	const char *municipality;
	enum lang language;
	struct layout_line *layout;
	size_t layout_count;
	struct cycles cycles;
	struct words kinds, statuses, states, classes, wholes;
	struct texts origins, roles;
	struct audience audiences[AUDIENCE_COUNT];
	unsigned holds;                    /* bit 1 << enum class */
	const char *units_path, *people_path;      /* or NULL */
	const char *periods_path, *data_path, *schema_path, *site_path;
	const char *site_url;              /* or NULL */
	enum naming participants;           /* whom the site names */
	const char *names_path;            /* of the list of names; or NULL */
	struct listed_name *names;
	size_t name_count;
	const char *statement, *statement_phone, *statement_email; /* or NULL */
	int threshold;
	struct policy policy;
	const struct value *value;         /* all of referat.yaml */
	struct unit *units;                /* sorted by id */
	size_t unit_count;
	bool units_discovered;
	bool units_unread;                 /* which there are is not known */
	struct person *people;
	size_t person_count;
	struct period *periods;            /* sorted by cycle */
	size_t period_count;
	struct form **forms;               /* sorted by id */
	size_t form_count;
	struct map forms_by_id;
	struct demand *demands;
	size_t demand_count;
	struct indicator *indicators;      /* indicator.h; sorted by id */
	size_t indicator_count;
	struct skin skin;
	uint64_t hash;                     /* of all that it was read from */
	bool broken;                       /* referat.yaml has an error */
};

/* Reads the configuration of TREE. Findings about referat.yaml and the other
 * files are added to FS, in its arena. A repository without referat.yaml:
 * -1, ERROR_MISSING, with what to do. With errors in referat.yaml *OUT is
 * still filled as far as it goes; only a file that could not be read is -1. The
 * caller frees with config_free. Unreadable YAML is a finding too: the defaults
 * are then all there is, and *OUT is broken. */
int config_read(struct config **out, struct tree *tree, struct findings *fs,
	struct error *err);
void config_free(struct config *c);

/* Look-ups; NULL where none is. */
const struct unit *config_unit(const struct config *c, const char *id);
const struct form *config_form(const struct config *c, const char *id);
const struct indicator *config_indicator(const struct config *c,
	const char *id);
const struct period *config_period(const struct config *c, int cycle);

/* Whether the unit exists in a cycle. */
bool unit_valid(const struct unit *u, int cycle);

/* What PATH says by the layout: 1 and *OUT (the first line whose path, unit
 * and cycle fit and one of whose forms holds); 0 when it fits no line's path:
 * no document; -1 when it fits a path but no line takes it (OUT->line is the
 * first that fitted, OUT->form NULL). FRONTMATTER (may be NULL) settles `form:` and `when`;
 * texts of OUT are made in A. */
int config_place(struct place *out, const struct config *c, struct arena *a,
	const char *path, const struct value *frontmatter);

/* The first line of the layout that has FORM; without UNIT, of those that need
 * none. NULL: none. */
const struct layout_line *config_line(const struct config *c,
	const char *form, bool unit);

/* What the file of people is called, where there is none too. */
const char *config_people_file(const struct config *c);

/* The municipality's first word for a state; without one, its name. */
const char *config_state_word(const struct config *c, enum state state);

/* What a file is to the configuration: a part of it, figures, or none. */
enum config_part { CONFIG_NOT, CONFIG_DATA, CONFIG_SETTING };
enum config_part config_part(const struct config *c, const char *path);

/* The path of a new document on that line; NULL when there is none or a value
 * that the line needs is NULL. */
const char *config_path(const struct config *c, struct arena *a,
	const char *unit, int cycle, const char *form, const char *name);

#endif
