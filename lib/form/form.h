/* SPDX-License-Identifier: MPL-2.0 */
/* A form: what a document must hold and how it is read (FORMS.md). */
#ifndef LIB_FORM_FORM_H
#define LIB_FORM_FORM_H

#include "lib/form/cycle.h"
#include "lib/form/words.h"
#include "lib/text/finding.h"
#include "lib/text/value.h"

struct schema;
struct config;
struct unit;

/* A list of C strings. */
struct texts {
	const char **v;
	size_t n;
};

/* Them with commas between, in A. */
const char *texts_joined(struct arena *a, const struct texts *t);

/* Where a part, or a form, is expected. All that is given must hold. */
struct when {
	struct texts units;        /* types or tags; one must fit; none: any */
	int from, to;              /* cycles, both included; CYCLE_NONE: open */
	const struct value *frontmatter;     /* a map, or NULL */
};

/* Whether W (NULL: always) holds. UNIT may be NULL (nothing is known of it:
 * `units` then does not hold), FRONTMATTER likewise. */
bool when_holds(const struct when *w, const struct unit *unit, int cycle,
	const struct value *frontmatter);

enum content { CONTENT_ANY, CONTENT_NONE, CONTENT_PROSE, CONTENT_LIST,
	CONTENT_TABLE, CONTENT_AGREEMENTS, CONTENT_AGENDA, CONTENT_FIGURES };
enum others { OTHERS_ALLOW, OTHERS_WARN, OTHERS_FORBID };
enum agreements_as { AS_HEADINGS, AS_LIST, AS_TABLE };

/* What the program knows of an agreement; further fields are kept by name. */
enum agreement_field { FIELD_ID, FIELD_TITLE, FIELD_OWNER, FIELD_DUE,
	FIELD_STATUS, FIELD_THEME, FIELD_CONTINUES, FIELD_REASON, FIELD_TEXT,
	FIELD_CLASS, FIELD_ORIGIN, FIELD_OTHER };

/* How agreements of one part are written: the form's, with the part's own
 * merged over it. */
struct agreements_spec {
	enum agreements_as as;
	bool answers;
	bool tasks;                    /* a list is written as a task list */
	struct agreement_label {
		enum agreement_field field;
		const char *name;          /* "owner", or the form's own word */
		struct texts labels;       /* first is written, all are read */
		bool required;
		const char *fallback;      /* from `defaults`; or NULL */
	} *labels;
	size_t n;
};

/* A part: section, column, row, agenda item or participant. */
struct part {
	const char *id;
	struct label *labels;
	size_t label_count;
	bool required;
	const struct when *when;           /* NULL: always */
	int class;                         /* enum class; -1: none of its own */
	const char *origin;                /* or NULL */
	struct texts covers;
	const char *guide;                 /* or NULL */
	struct str *guides;                /* from each line of it on, and of
	                                    * those of columns, rows, items */
	size_t guide_count, guide_cap;
	enum content content;
	const struct agreements_spec *agreements;   /* for CONTENT_AGREEMENTS */
	int minutes_from, minutes_to;      /* -1: none */
	bool repeats;                      /* `repeat` stands there */
	int repeat_min, repeat_max;        /* max -1: no limit */
	const char *each;                  /* an origin; or NULL */
	int min_words;
	struct texts figures;
	bool strict;                       /* order inside */
	enum others others;                /* inside */
	struct part *sections, *columns, *rows, *items;
	size_t section_count, column_count, row_count, item_count;
	struct span span;                  /* in the file that has it */
};

/* A key of the frontmatter that the program needs: `fields`. KEY NULL: the
 * form has none; "#": the level-1 heading. The rest name parts of its items. */
struct field {
	const char *key, *role, *name, *person, *date, *sha256, *text;
};

struct form {
	const char *id, *path;             /* path: "" for a built-in one */
	const char *title;
	unsigned kinds;                    /* bit 1 << enum kind */
	const struct when *when;
	int spans;
	bool stored;
	enum class class;                  /* where the author says nothing */
	enum state state;
	struct texts covers;
	const struct value *frontmatter;   /* as merged; or NULL */
	const struct value *effective;     /* the JSON Schema that counts; or NULL */
	struct schema *schema;             /* that, compiled; or NULL */
	struct field f_title, f_date, f_time, f_place, f_attachments, f_unit,
		f_cycle, f_form, f_participants, f_absent, f_approvals,
		f_objections, f_corrections, f_state, f_class;
	struct part *participants;
	size_t participant_count;
	int level;                         /* of outer sections; 0: any */
	struct part body;                  /* its sections, order, others */
	const struct agreements_spec *agreements;   /* of all its parts */
	const struct value *value;         /* the merged form, for `show` */
	uint64_t hash;                     /* of form and parents */
};

/* Forms are read with the configuration (config.h) and live as long; this
 * gives back what is not of its arena. */
void form_free(struct form *form);

/* The effective schema as other tools are to have it, in A: numbers stand where
 * free text is wanted, null where a field need not be filled in; NULL where
 * the form has none. They then judge as we do. */
const struct value *form_published(struct arena *a, const struct form *form);

#endif
