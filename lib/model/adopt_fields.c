/* SPDX-License-Identifier: MPL-2.0 */
/* Taking a text over into a form: its date, time, place and participants. */
#include "lib/model/adopt.h"
#include "lib/text/written_date.h"

#define LABEL_MAX 40           /* letters */

static const struct field *
field_of(const struct form *f, enum adopted_field i)
{
	const struct field *all[ADOPTED_FIELDS] = {&f->f_date, &f->f_time,
		&f->f_place, &f->f_participants, &f->f_absent};

	return all[i];
}

/* Whether LABEL is what a field is called: "Dato", "Dato og tidspunkt",
 * "Mødedato". Both are folded. */
static bool
is_label(struct str label, struct str key)
{
	return key.n && label.n >= key.n && utf8_count(label) <= LABEL_MAX &&
		(str_eq(str_make(label.p, key.n), key) ||
		str_eq(str_skip(label, label.n - key.n), key));
}

static const char *
quoted(struct adopting *ad, struct str text)
{
	struct buf out = {0};
	const char *copy;

	yaml_scalar(&out, arena_strndup(ad->a, text.p, text.n));
	copy = arena_strdup(ad->a, buf_cstr(&out));
	buf_free(&out);
	return copy;
}

/* A slot as it is written here, "9:00-11:30"; false: VALUE is none. */
static bool
take_time(struct adopting *ad, struct str value)
{
	int from, to, minutes = label_minutes(&value, &from, &to);

	if (minutes <= 0 || from < 0 || str_trim(value).n ||
	    field_of(ad->ad->form, ADOPTED_TIME)->key == NULL)
		return false;
	ad->fields[ADOPTED_TIME] = arena_fmt(ad->a, "%d:%02d-%d:%02d",
		from / 60, from % 60, to / 60, to % 60);
	return true;
}

/* A date, and behind it a time perhaps; nothing else. */
static bool
take_date(struct adopting *ad, struct str value)
{
	char day[11];
	size_t from, to;
	date d;
	struct str rest;

	if (!written_date(&d, value, &from, &to))
		return false;
	rest = str_trim(str_skip(value, to));
	if (str_starts(rest, ",") || str_starts(rest, "."))
		rest = str_trim(str_skip(rest, 1));
	if (rest.n && !take_time(ad, rest))
		return false;
	if (ad->ad->date != DATE_NONE)
		return true;
	date_format(day, d);
	ad->fields[ADOPTED_DATE] = arena_strdup(ad->a, day);
	return true;
}

static const char *
role_of(const struct adopting *ad, struct str text)
{
	const struct texts *roles = &ad->ad->config->roles;
	size_t i;

	for (i = 0; i < roles->n; i++)
		if (text_same(str_of(roles->v[i]), str_trim(text)))
			return roles->v[i];
	return NULL;
}

/* "skoleleder", "Anna K. (skoleleder)", "skoleleder Anna K.", "skoleleder:
 * Anna K.": a line of YAML; NULL: we can't be sure. */
static const char *
person_line(struct adopting *ad, const struct field *f, struct str text)
{
	size_t open = str_chr(text, '('), i;
	const char *role = role_of(ad, text);
	struct str name = {0};

	if (role == NULL && str_ends(text, ")") && open + 1 < text.n) {
		role = role_of(ad, str_make(text.p + open + 1,
			text.n - open - 2));
		name = str_trim(str_make(text.p, open));
	}
	for (i = 1; role == NULL && i < text.n; i++)
		if (text.p[i] == ' ' || text.p[i] == ':') {
			role = role_of(ad, str_make(text.p, i));
			name = str_trim(str_skip(text, i + 1));
		}
	if (role == NULL)
		return NULL;
	if (f->role == NULL)
		return arena_fmt(ad->a, "  - %s\n", quoted(ad, text));
	if (name.n == 0 || f->name == NULL)
		return arena_fmt(ad->a, "  - {%s: %s}\n", f->role,
			quoted(ad, str_of(role)));
	return arena_fmt(ad->a, "  - {%s: %s, %s: %s}\n", f->role,
		quoted(ad, str_of(role)), f->name, quoted(ad, name));
}

/* All of a list, or nothing. */
static bool
take_people(struct adopting *ad, enum adopted_field which, struct str value)
{
	const struct field *f = field_of(ad->ad->form, which);
	const char *all = "", *line;

	while (value.n) {
		size_t n = strcspn(value.p, ",;\n");
		size_t brk = str_find(value, STR(ADOPT_BREAK));
		struct str one;

		n = n < value.n ? n : value.n;
		n = brk < n ? brk : n;
		one = str_trim(str_make(value.p, n));
		if (str_starts(one, "- "))
			one = str_trim(str_skip(one, 2));
		if (n < value.n)
			n += n == brk ? strlen(ADOPT_BREAK) : 1;
		value = str_skip(value, n);
		if (one.n == 0)
			continue;
		line = person_line(ad, f, one);
		if (line == NULL)
			return false;
		all = arena_fmt(ad->a, "%s%s", all, line);
	}
	if (*all == '\0')
		return false;
	ad->fields[which] = arena_fmt(ad->a, "\n%.*s", (int)strlen(all) - 1,
		all);
	return true;
}

static bool
take(struct adopting *ad, enum adopted_field which, struct str value)
{
	if (ad->fields[which] || value.n == 0)
		return false;
	switch (which) {
	case ADOPTED_DATE:
		return take_date(ad, value);
	case ADOPTED_TIME:
		return take_time(ad, value);
	case ADOPTED_PLACE:
		if (str_chr(value, '\n') < value.n ||
		    str_find(value, STR(ADOPT_BREAK)) < value.n)
			return false;
		ad->fields[which] = quoted(ad, value);
		return true;
	default:
		return take_people(ad, which, value);
	}
}

/* A field is read from a copy that ends where the value does. */
bool
adopt_field(struct adopting *ad, struct str label, struct str value)
{
	struct str folded = label_fold(ad->a, label);
	int i;

	value = str_trim(value);
	value = str_make(arena_strndup(ad->a, value.p, value.n), value.n);
	for (i = 0; i < ADOPTED_FIELDS; i++) {
		const struct field *f = field_of(ad->ad->form,
			(enum adopted_field)i);

		if (f->key == NULL || f->key[0] == '#' || !is_label(folded,
		    label_fold(ad->a, str_of(f->key))) ||
		    !take(ad, (enum adopted_field)i, value))
			continue;
		ARENA_GROW(ad->a, ad->lines, ad->line_count, ad->line_cap);
		ad->lines[ad->line_count++] = arena_fmt(ad->a, "%.*s: %s",
			(int)label.n, label.p, value.p);
		return true;
	}
	return false;
}
