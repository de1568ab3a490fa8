/* SPDX-License-Identifier: MPL-2.0 */
/* A record: what one document says. A pure function of its bytes, its path,
 * its form and the configuration. */
#ifndef LIB_MODEL_RECORD_H
#define LIB_MODEL_RECORD_H

#include "lib/form/config.h"
#include "lib/text/markdown.h"

/* A section of the document. Sections are a tree in document order; the first
 * may have no heading (what stands before the first known one). FIRST to LAST:
 * its own content, before its subsections; NULL: none. END: what follows it and
 * them; NULL: the text's end. NUMBER: its place in all_sections, and AFTER that
 * of the first behind its subsections. */
struct section {
	const struct part *part;       /* NULL: the form doesn't name it */
	const char *id;                /* the part's; "" without one */
	const char *title;             /* heading without number, time, class */
	const char *capture;           /* what {text} or {theme} took; or NULL */
	const struct block *heading;   /* NULL: none */
	const struct block *first, *last, *end;
	enum class class;              /* highest of all around it */
	bool filled;                   /* has content that counts */
	int words;                     /* of its own content */
	struct span span;              /* the heading's text, or its content */
	struct grid *grid;             /* grid.h; or NULL */
	struct agenda *agenda;         /* agenda.h; or NULL */
	struct section *parent, *sections;
	size_t section_count;
	int level;                     /* of its heading; 0: none */
	int depth;                     /* in the form, 0: outer; -1: not in it */
	size_t number, after;
};

/* A block (heading, list item, row, cell, footnote) whose class is above that
 * of the section around it: by a marker, by its part in the form, or by the
 * place where a footnote is written. It covers what is below it in the tree. */
struct marked {
	const struct block *block;
	enum class class;
};

/* An agreement. Texts are in the arena of the record; NULL: not said. ODD: a
 * line "WORD: value" that is read as text, WORD nearly the name MEANT of a
 * LABEL, or both NULL. PART: the section, row, column or item whose content are
 * agreements; BLOCK: the heading, item, row or cell; TEXT_FIRST to TEXT_LAST:
 * its text, NULL where it has none, or a part of BLOCK's own; FIELDS: the list
 * within these that holds fields only, or NULL. SAID: bits 1 << enum
 * agreement_field, in the document or by default; BLANK likewise: the label is
 * there, with nothing behind it. The spans of values are those of their blanks,
 * or the title's, where they are not said. */
struct agreement {
	const char *id;                /* as written, or made (x…) */
	bool id_made;
	const char *title, *owner, *due_text, *status, *theme, *origin, *reason,
		*continues, *text;
	date due;                      /* last day; DATE_NONE: none or unreadable */
	enum status state;
	bool status_known;             /* false: status missing or no known word */
	enum task task;
	enum class class;
	struct agreement_extra {
		const char *name, *value;
	} *extras;
	size_t extra_count, extra_cap;
	struct odd_field {
		const struct agreement_label *label;   /* or NULL */
		const char *word, *meant, *value;
		struct span span;      /* of WORD */
	} *odd;
	size_t odd_count, odd_cap;
	const struct section *section;
	const struct part *part;
	const struct block *block, *text_first, *text_last, *fields;
	unsigned said, blank;
	struct span span;              /* of its title */
	struct span owner_span, due_span, status_span, continues_span;
	const struct record *record;
	/* Filled by group_link (unit.h): */
	const char *ref;               /* unit/cycle/document/id */
	struct agreement *previous;    /* that it continues; else a guess */
	enum match { MATCH_NONE, MATCH_SIMILAR, MATCH_ID, MATCH_CONTINUES }
		match;
	double similarity;             /* 0..1 to PREVIOUS; 1 for continues */
	const char *thread;            /* ref of the thread's first mention */
	bool answered;                 /* a later one continues it, or has its id */
	int continued_in;              /* the first cycle with such; or CYCLE_NONE */
	const char *due_unit;          /* where it is to be answered while open; */
	int due_in;                    /* CYCLE_NONE: nowhere yet */
	const struct profile *profile; /* profile.h: if it was compared; or NULL */
};

struct participant {
	const char *role, *name;       /* or NULL */
	struct span span;
};

/* TITLE_BLOCK: the level-1 heading that is the title, or NULL. FIGURES: the
 * indicators that there are for its unit and cycle, set by who has looked; NULL:
 * nobody has. */
struct record {
	struct arena *arena;
	const struct config *config;
	const struct form *form;
	const char *path, *document;   /* file name without its ending */
	const char *unit, *name;       /* or NULL */
	int cycle;                     /* or CYCLE_NONE */
	struct source source;
	struct span front, body;       /* YAML between the fences; what follows */
	const struct value *frontmatter;      /* a map, or NULL */
	struct block *blocks;          /* or NULL: unreadable body */
	const char *title, *date_text, *time, *place;      /* or NULL */
	date date;
	enum state state;
	enum class class;
	struct participant *participants, *absent;
	size_t participant_count, absent_count;
	struct section root;           /* its sections are the outer ones */
	struct section **all_sections; /* in document order, root first */
	size_t all_count;
	struct agreement *agreements;  /* in document order */
	size_t agreement_count;
	struct marked *marked;         /* in document order */
	size_t marked_count, marked_cap;
	const struct block *title_block;
	const struct texts *figures;
	bool readable;                 /* its bytes and its fields could be read */
	bool broken;                   /* has an error in itself */
};

/* Reads a document: TEXT are its bytes (kept, not copied), PLACE what its
 * path says. Findings of reading (frontmatter, Markdown, structure,
 * agreements as such, class, safety) are added to FS; rules that look further
 * are lib/check's. MD is reused from one document to the next while the
 * records that need their blocks live. */
struct record *record_read(struct arena *a, const struct config *config,
	const char *path, struct str text, const struct place *place,
	struct markdown *md, struct findings *fs);

#endif
