/* SPDX-License-Identifier: MPL-2.0 */
/* The agreements that a site shows as data: JSON (schema/aftaler.schema.json)
 * and the list of `referat agreements` as CSV, which imports again. */
#ifndef LIB_SITE_DATA_H
#define LIB_SITE_DATA_H

#include "lib/site/overview.h"
#include "lib/site/pages.h"

/* The built-in schema of the JSON. */
#define DATA_SCHEMA "schema/aftaler.schema.json"

/* Paths of a unit's files, in A. */
const char *data_json_path(struct arena *a, const struct site *s,
	const char *unit);
const char *data_csv_path(struct arena *a, const struct site *s,
	const char *unit);

/* Adds all agreements of a unit that the site shows. */
void data_json(struct buf *out, struct arena *a, const struct site *s,
	const struct unit_view *v);
void data_csv(struct buf *out, struct arena *a, const struct site *s,
	const struct unit_view *v);

/* Adds the list of all units' files. */
void data_index(struct buf *out, struct arena *a, const struct site *s,
	const struct overview *o);

#endif
