/* SPDX-License-Identifier: MPL-2.0 */
/* Trees of files, moved and removed without following links. */
#ifndef LIB_SITE_OUTPUT_MOVE_H
#define LIB_SITE_OUTPUT_MOVE_H

#include "lib/base/error.h"

#define OUTPUT_OWN ".referat"
#define OUTPUT_NEW OUTPUT_OWN "/new"

/* What the list of pages begins with; the audience and the generation follow. */
#define OUTPUT_HEAD "referat-site 1 "

/* Renames all that is in folder FROM into folder INTO: a whole folder at a
 * time where INTO has none of that name, else file by file. Empty folders may
 * stay behind in FROM. */
int move_all(int from, int into, struct error *err);

/* Removes NAME in folder AT with all below it; what is not there is fine. */
void remove_all(int at, const char *name);

/* Removes the file PATH below AT, and folders that it leaves empty. */
int remove_page(int at, const char *path, struct error *err);

#endif
