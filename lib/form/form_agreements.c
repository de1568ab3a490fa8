/* SPDX-License-Identifier: MPL-2.0 */
/* How a form's agreements are written: their fields, and the labels of them. */
#include "lib/form/form_files.h"

#define KNOWN FIELD_OTHER
#define LABELS 2

static const char *const names[KNOWN] = {"id", "title", "owner", "due",
	"status", "theme", "continues", "reason", "text", "class", "origin"};
static const char *const labels_da[KNOWN][LABELS] = {{"Nr"}, {"Aftale"},
	{"Ansvarlig", "Hvem"}, {"Frist", "Hvornår"}, {"Status"}, {"Tema"},
	{"Fortsætter"}, {"Begrundelse"}, {"Beskrivelse"}};
static const char *const labels_en[KNOWN][LABELS] = {{"No"}, {"Agreement"},
	{"Owner", "Who"}, {"Due", "When"}, {"Status"}, {"Theme"},
	{"Continues"}, {"Reason"}, {"Text"}};

/* The specification under way. */
struct reading {
	struct form_files *files;
	struct arena *a;
	struct agreements_spec *spec;
	const struct value *v, *fields;
};

static int
known_field(const char *name)
{
	int i;

	for (i = 0; i < KNOWN; i++)
		if (streq(names[i], name))
			return i;
	return FIELD_OTHER;
}

/* Whether a label that the form writes for some field is the same as TEXT. */
static bool
is_taken(const struct value *fields, const char *text)
{
	const struct value *label;
	uint32_t i, j;

	for (i = 0; value_is_map(fields) && i < fields->n; i++)
		for (j = 0; (label = texts_item(fields->members[i].value, j));
		    j++)
			if (value_is_scalar(label) &&
			    text_same(label->text, str_of(text)))
				return true;
	return false;
}

static struct texts
default_labels(struct reading *rd, int field)
{
	bool en = rd->files->r->c->language == LANG_EN;
	const char *const *labels = en ? labels_en[field] : labels_da[field];
	struct texts t = {ARENA_ARRAY(rd->a, const char *, LABELS), 0};
	int i;

	for (i = 0; i < LABELS && labels[i]; i++)
		if (!is_taken(rd->fields, labels[i]))
			t.v[t.n++] = labels[i];
	return t;
}

static void
add(struct reading *rd, int field, const char *name, struct texts labels)
{
	struct agreement_label *l = &rd->spec->labels[rd->spec->n];

	if (labels.n == 0)
		return;
	l->field = (enum agreement_field)field;
	l->name = name;
	l->labels = labels;
	l->required = field == FIELD_TITLE;
	rd->spec->n++;
}

/* The known fields, then the form's own. */
static void
read_fields(struct reading *rd)
{
	const struct value *fields = rd->fields;
	size_t own = value_is_map(fields) ? fields->n : 0;
	uint32_t i;
	int f;

	rd->spec->labels = ARENA_ARRAY(rd->a, struct agreement_label,
		KNOWN + own);
	for (f = 0; f < KNOWN; f++) {
		const struct value *v = value_get(fields, names[f]);

		add(rd, f, names[f], v ? texts_read(rd->a, v)
			: default_labels(rd, f));
	}
	for (i = 0; i < own; i++)
		if (known_field(fields->members[i].key.p) == FIELD_OTHER)
			add(rd, FIELD_OTHER, fields->members[i].key.p,
				texts_read(rd->a, fields->members[i].value));
}

static bool
share_label(const struct texts *x, const struct texts *y, const char **label)
{
	size_t i, j;

	for (i = 0; i < x->n; i++)
		for (j = 0; j < y->n; j++)
			if (text_same(str_of(x->v[i]), str_of(y->v[j]))) {
				*label = x->v[i];
				return true;
			}
	return false;
}

static void
check_labels(struct reading *rd)
{
	const struct agreements_spec *s = rd->spec;
	const char *label;
	size_t i, j;

	for (i = 0; i < s->n; i++)
		for (j = i + 1; j < s->n; j++)
			if (share_label(&s->labels[i].labels,
			    &s->labels[j].labels, &label))
				finding_add(rd->files->r->fs,
					FINDING_FORM_LABELS,
					rd->fields->span, s->labels[i].name,
					s->labels[j].name);
}

/* The field called NAME; NULL and a finding where there is none. */
static struct agreement_label *
find(struct reading *rd, const char *name, struct span span)
{
	struct agreements_spec *s = rd->spec;
	const char **known;
	size_t i;

	for (i = 0; i < s->n; i++)
		if (streq(s->labels[i].name, name))
			return &s->labels[i];
	known = ARENA_ARRAY(rd->a, const char *, s->n);
	for (i = 0; i < s->n; i++)
		known[i] = s->labels[i].name;
	finding_add(rd->files->r->fs, FINDING_CONFIG_REFERENCE, span, name,
		"@field", shape_hint(rd->files->r->fs, known, s->n,
		str_of(name)));
	return NULL;
}

static void
read_rules(struct reading *rd)
{
	const struct value *required = value_get(rd->v, "required"), *item;
	const struct value *defaults = value_get(rd->v, "defaults");
	struct agreement_label *l;
	uint32_t i;

	for (i = 0; (item = texts_item(required, i)); i++) {
		l = value_is_scalar(item) ? find(rd, value_text(item),
			item->span) : NULL;
		if (l)
			l->required = true;
	}
	for (i = 0; value_is_map(defaults) && i < defaults->n; i++) {
		const struct member *m = &defaults->members[i];

		l = value_is_scalar(m->value) ? find(rd, m->key.p, m->key_span)
			: NULL;
		if (l)
			l->fallback = value_text(m->value);
	}
}

const struct agreements_spec *
form_read_agreements(struct form_files *files, const struct value *v)
{
	struct arena *a = &files->r->c->arena;
	struct agreements_spec *spec = ARENA_NEW(a, struct agreements_spec);
	struct reading rd = {files, a, spec, v, value_get(v, "fields")};
	const char *as = value_text(value_get(v, "as"));

	spec->as = streq(as, "list") ? AS_LIST : streq(as, "table") ? AS_TABLE
		: AS_HEADINGS;
	spec->answers = value_truth(value_get(v, "answers"), false);
	spec->tasks = spec->as == AS_LIST &&
		value_truth(value_get(v, "tasks"), false);
	read_fields(&rd);
	if (value_is_map(rd.fields))
		check_labels(&rd);
	read_rules(&rd);
	return spec;
}
