/* SPDX-License-Identifier: MPL-2.0 */
/* The files of a municipality that begins: its name, units, people, cycle. */
#include "lib/trust/setup_set.h"

#include <stdio.h>

#include "lib/base/builtin.h"
#include "lib/base/hash.h"
#include "lib/model/municipality.h"
#include "lib/text/json.h"
#include "lib/text/table.h"

#define EDITOR "# yaml-language-server: $schema="
#define SAMPLE_UNIT "{id: by-skole, name: Byskolen, type: skole}"

static void
put_start(struct work_in_hand *w)
{
	const struct builtin *ignore = builtin_find("template-repo/.gitignore");
	struct buf readme = {0};

	setup_start_file(&readme, w, "README.md");
	setup_put(w, "README.md", &readme);
	buf_free(&readme);
	if (ignore)
		tree_put(w->files, ".gitignore", ignore->content, ignore->n);
}

static void
put_settings(struct work_in_hand *w)
{
	struct buf start = {0}, text = {0};
	struct str rest, line;

	setup_start_file(&start, w, "referat.yaml");
	rest = buf_view(&start);
	while (str_split(&rest, '\n', &line)) {
		if (str_starts(line, "municipality:")) {
			buf_z(&text, "municipality: ");
			json_quote(&text, str_of(w->setup->name));
		} else {
			buf_str(&text, line);
		}
		buf_char(&text, '\n');
	}
	setup_put(w, "referat.yaml", &text);
	buf_free(&start);
	buf_free(&text);
}

static int
refuse_unit(struct error *err, size_t row, const char *id)
{
	return error_set(err, ERROR_USAGE,
		"enhed %zu på listen har id »%s«; hver enhed skal have sit eget id, som kan være navnet på en mappe, fx  by-skole",
		"unit %zu on the list has the id »%s«; each must have an id of its own that can be the name of a folder, such as  by-skole",
		row, id);
}

/* A unit's id is a folder in the paths of its documents. */
static int
check_id(struct map *seen, struct str id, size_t row, struct error *err)
{
	if (id.n == 0 || str_chr(id, '/') < id.n || str_starts(id, ".") ||
	    map_get(seen, id))
		return refuse_unit(err, row, id.p);
	map_put(seen, id, seen);
	return 0;
}

static void
write_unit(struct buf *out, struct str id, struct str name, struct str type)
{
	buf_z(out, "  - {id: ");
	json_quote(out, id);
	buf_z(out, ", name: ");
	json_quote(out, name);
	buf_z(out, ", type: ");
	json_quote(out, type);
	buf_z(out, "}\n");
}

/* The columns of the list; its first line may be in Danish. */
static int
find_columns(int columns[3], const struct table *t, struct error *err)
{
	static const char *const names[3][2] = {{"id", "id"}, {"name", "navn"},
		{"type", "type"}};
	size_t i;

	for (i = 0; i < 3; i++) {
		columns[i] = table_column(t, names[i][0]);
		if (columns[i] < 0)
			columns[i] = table_column(t, names[i][1]);
		if (columns[i] < 0)
			return error_set(err, ERROR_USAGE,
				"listen over enheder skal begynde med linjen  id,name,type",
				"the list of units must begin with the line  id,name,type");
	}
	return 0;
}

static int
write_units(struct work_in_hand *w, struct buf *out, struct error *err)
{
	struct map seen = {0};
	struct source src;
	struct table t = {0};
	struct table_row row;
	size_t n = 0;
	int columns[3], rc;

	source_init(&src, &w->arena, "csv", table_utf8(&w->arena,
		w->setup->units));
	table_begin(&t, &w->arena, &src);
	rc = find_columns(columns, &t, err);
	while (rc == 0 && table_next(&t, &row)) {
		struct str id = str_of(table_field(&row, columns[0]));
		struct str name = str_of(table_field(&row, columns[1]));
		struct str type = str_of(table_field(&row, columns[2]));

		rc = check_id(&seen, id, ++n, err);
		if (rc == 0 && (name.n == 0 || type.n == 0))
			rc = error_set(err, ERROR_USAGE,
				"enhed %zu på listen, »%s«, skal have både navn og type",
				"unit %zu on the list, »%s«, must have a name and a type",
				n, id.p);
		write_unit(out, id, name, type);
	}
	map_free(&seen);
	return rc;
}

static int
put_units(struct work_in_hand *w, struct error *err)
{
	struct buf text = {0}, units = {0};
	int rc = w->setup->units.n ? write_units(w, &units, err) : 0;

	buf_z(&text, EDITOR "schema/enheder.schema.json\n"
		"# En enhed slettes aldrig: sæt »to« til dens sidste skoleår.\n");
	if (units.n)
		buf_fmt(&text, "units:\n%s", buf_cstr(&units));
	else
		buf_z(&text, "units: []\n# Skriv enhederne sådan i stedet:\n"
			"# units:\n#   - " SAMPLE_UNIT "\n");
	setup_put(w, "enheder.yaml", &text);
	buf_free(&text);
	buf_free(&units);
	return rc;
}

/* "Anna K. <anna@eksempel.dk>" as the one person who may name others. */
static int
write_admin(struct work_in_hand *w, struct buf *out, const char *today,
	struct error *err)
{
	struct str all = str_of(w->setup->admin), name, email;
	size_t open = str_chr(all, '<');
	const char *id;

	name = str_trim(str_make(all.p, open));
	email = open < all.n ? str_trim(str_skip(all, open + 1)) : STR("");
	id = slug(&w->arena, name);
	if (*id == '\0' || !str_ends(email, ">") ||
	    str_chr(email, '@') == email.n)
		return error_set(err, ERROR_USAGE,
			"skriv administratoren som  --admin \"Anna K. <anna@kommune.dk>\"",
			"write the administrator as  --admin \"Anna K. <anna@kommune.dk>\"");
	email.n--;
	buf_fmt(out, "people:\n  - id: %s\n    name: ", id);
	json_quote(out, name);
	buf_z(out, "\n    email: [");
	json_quote(out, email);
	buf_fmt(out, "]\n    roles:\n"
		"      - {role: rolleadministrator, from: %s}\n", today);
	return 0;
}

static int
put_people(struct work_in_hand *w, struct error *err)
{
	struct buf text = {0};
	char today[11];
	int rc = 0;

	date_format(today, w->setup->today);
	buf_fmt(&text, EDITOR "schema/personer.schema.json\n"
		"# Hvem der må handle i hvilken rolle, for hvilke enheder (udeladt: alle), fra og til hvilken dag, fx\n"
		"#   - id: bo-l\n#     name: Bo L.\n"
		"#     email: [bo@kommune.dk]\n#     roles:\n"
		"#       - {role: skoleleder, units: [by-skole], from: %s}\n"
		"#       - {role: konsulent, from: %s}\n", today, today);
	if (w->setup->admin)
		rc = write_admin(w, &text, today, err);
	else
		buf_z(&text, "# Så længe ingen står her, kan alle gemme uden rolle.\n"
			"people: []\n");
	setup_put(w, "personer.yaml", &text);
	buf_free(&text);
	return rc;
}

/* The cycle that today falls in, so that the first document has a place. */
static int
put_period(struct work_in_hand *w, struct error *err)
{
	struct municipality *m;
	char cycle[CYCLE_TEXT], from[11], to[11];
	struct buf text = {0};
	int year;

	if (municipality_load(&m, w->files, w->setup->today, err) < 0)
		return -1;
	year = cycle_of(&m->config->cycles, w->setup->today);
	cycle_format(cycle, &m->config->cycles, year);
	date_format(from, cycle_first_day(&m->config->cycles, year));
	date_format(to, cycle_last_day(&m->config->cycles, year));
	buf_fmt(&text, EDITOR "../schema/periode.schema.json\n"
		"cycle: %s\nfrom: %s\nto: %s\n", cycle, from, to);
	setup_start_file(&text, w, "periode.yaml");
	setup_put(w, arena_fmt(&w->arena, "perioder/%s.yaml", cycle), &text);
	buf_free(&text);
	municipality_free(m);
	return 0;
}

int
setup_own(struct work_in_hand *w, struct error *err)
{
	const struct setup *s = w->setup;

	if (s->set && setup_set_find(&w->set, &w->arena, s->set, err) < 0)
		return -1;
	put_start(w);
	put_settings(w);
	setup_set_files(w);
	if (put_units(w, err) < 0 || put_people(w, err) < 0)
		return -1;
	return put_period(w, err);
}
