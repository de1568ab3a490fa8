/* SPDX-License-Identifier: MPL-2.0 */
/* The reading of a configuration: the parts of config_read. */
#ifndef LIB_FORM_CONFIG_READER_H
#define LIB_FORM_CONFIG_READER_H

#include "lib/form/shape.h"

/* A file of the configuration may have this many bytes. */
#define CONFIG_SIZE ((size_t)1 << 20)

/* One reading. FILES: all of the tree, sorted. */
struct config_reader {
	struct config *c;
	struct tree *tree;
	const struct tree_entry *files;
	size_t file_count;
	struct findings *fs;
	struct shape_check check;
};

/* Reads the YAML file PATH and adds it to the hash of the configuration; its
 * findings from now on are about it: 1 and *VALUE (NULL: unreadable, which a
 * finding says), 0 no such file, -1. Each config_load that gave 1 is followed
 * by a config_located with the same SRC when its value has been judged. */
int config_load(struct config_reader *r, const char *path, struct source *src,
	struct value **value, struct error *err);
void config_located(struct config_reader *r, const struct source *src);

/* The files in FOLDER (not below it) whose names end in ENDING: the first is
 * number *FROM of r->files, and the next one is found with *FROM one on. False
 * when there are no more. *NAME is without folder and ending, in the
 * configuration's arena. */
bool config_next(const struct config_reader *r, const char *folder,
	const char *ending, size_t *from, const char **name);

/* Reads the files of the schema folder's NAME ("demands") or, where there are
 * none, the built-in ones; READ takes what each says. */
int config_read_set(struct config_reader *r, const char *name,
	void (*read)(struct config_reader *r, const struct value *v,
	size_t *cap), struct error *err);

/* Each reads its part of the configuration; findings are added. */
void config_read_words(struct config_reader *r);
void config_read_settings(struct config_reader *r);
int config_read_names(struct config_reader *r, struct error *err);
void config_read_layout(struct config_reader *r);
void config_check_layout(struct config_reader *r);
void config_read_policy(struct config_reader *r);
int config_read_demands(struct config_reader *r, struct error *err);
int config_read_indicators(struct config_reader *r, struct error *err);
int config_read_units(struct config_reader *r, struct error *err);
int config_read_people(struct config_reader *r, struct error *err);
int config_read_periods(struct config_reader *r, struct error *err);
int config_read_skin(struct config_reader *r, struct error *err);

/* Takes in the logo; the pictures that F, the template SRC, shows, which is no
 * good template when one of them can't be shown. */
int config_read_logo(struct config_reader *r, struct error *err);
int config_read_pictures(struct config_reader *r, struct fragment *f,
	const struct source *src, struct error *err);

/* A reference to a unit, or to forms, that do not exist is a finding. */
void config_check_forms(struct config_reader *r, const struct value *forms);
void config_check_unit(struct config_reader *r, const struct value *id);

/* A scalar's text kept by the configuration; NULL where V is none. */
const char *config_text(struct config_reader *r, const struct value *v);

/* CONFIG_VALUE for a TO that comes before its FROM. */
void config_check_dates(struct config_reader *r, const struct value *map);

#endif
