/* SPDX-License-Identifier: MPL-2.0 */
/* One walk that checks a value tree against tables of keys. Readers bound the
 * depth of a tree, so functions recurse. */
#include "lib/form/shape.h"

#include "lib/form/indicator.h"

#define KEYS_MAX 64

void
shape_wrong(const struct shape_check *check, struct span span,
	const char *key, const char *problem, const char *hint)
{
	finding_add(check->fs, FINDING_CONFIG_VALUE, span, key, problem,
		hint ? hint : "@see-schema");
}

const char *
shape_hint(struct findings *fs, const char *const *list, size_t n,
	struct str text)
{
	const char *near = text_near(list, n, text);
	struct buf all = {0};
	size_t i;

	if (near)
		return arena_fmt(fs->arena, "@near:%s", near);
	if (n == 0)
		return "@see-schema";
	for (i = 0; i < n; i++) {
		buf_z(&all, i ? ", " : "@one-of:");
		buf_z(&all, list[i]);
	}
	near = arena_strdup(fs->arena, buf_cstr(&all));
	buf_free(&all);
	return near;
}

/* The choices of a text "a|b|c", as a list in A. */
static struct texts
split_choices(struct arena *a, const char *choices)
{
	struct str rest = str_of(choices), part;
	struct texts t = {ARENA_ARRAY(a, const char *, rest.n / 2 + 1), 0};

	while (str_split(&rest, '|', &part))
		t.v[t.n++] = arena_strndup(a, part.p, part.n);
	return t;
}

static struct texts
words_texts(struct arena *a, const struct words *w)
{
	struct texts t = {ARENA_ARRAY(a, const char *, w->n), 0};

	for (; t.n < w->n; t.n++)
		t.v[t.n] = w->v[t.n].word;
	return t;
}

static void
unknown_word(const struct shape_check *check, enum finding_code code,
	const struct value *v, const char *what, const struct texts *known)
{
	finding_add(check->fs, code, v->span, value_text(v), what,
		shape_hint(check->fs, known->v, known->n, v->text));
}

/* Each text of V must be one of the words W. */
static void
check_words(const struct shape_check *check, const struct value *v,
	const struct words *w, const char *what)
{
	const struct value *item;
	struct texts known;
	uint32_t i;

	for (i = 0; (item = texts_item(v, i)); i++) {
		if (!value_is_scalar(item) ||
		    words_meaning(w, item->text) >= 0)
			continue;
		known = words_texts(check->fs->arena, w);
		unknown_word(check, FINDING_CONFIG_REFERENCE, item, what,
			&known);
	}
}

/* Each text of V should be one of a list of the municipality's. */
static void
check_listed(const struct shape_check *check, enum finding_code code,
	const struct value *v, const struct texts *known, const char *what)
{
	const struct value *item;
	uint32_t i;

	for (i = 0; (item = texts_item(v, i)); i++)
		if (value_is_scalar(item) &&
		    !texts_have(known, value_text(item)))
			unknown_word(check, code, item, what, known);
}

/* One of a part's roles is enough: the others are older names of it. */
static void
check_roles(const struct shape_check *check, const struct value *v)
{
	const struct value *item;
	uint32_t i;

	for (i = 0; (item = texts_item(v, i)); i++)
		if (value_is_scalar(item) &&
		    texts_have(&check->config->roles, value_text(item)))
			return;
	item = texts_item(v, 0);
	if (value_is_scalar(item))
		unknown_word(check, FINDING_FORM_ROLE, item, "@role",
			&check->config->roles);
}

static void
check_demands(const struct shape_check *check, const struct value *v)
{
	const struct config *c = check->config;
	struct texts known = {ARENA_ARRAY(check->fs->arena, const char *,
		c->demand_count), 0};

	for (; known.n < c->demand_count; known.n++)
		known.v[known.n] = c->demands[known.n].id;
	check_listed(check, FINDING_FORM_ROLE, v, &known, "@demand");
}

static void
check_indicators(const struct shape_check *check, const struct value *v)
{
	const struct config *c = check->config;
	struct texts known = {ARENA_ARRAY(check->fs->arena, const char *,
		c->indicator_count), 0};

	for (; known.n < c->indicator_count; known.n++)
		known.v[known.n] = c->indicators[known.n].id;
	check_listed(check, FINDING_FORM_ROLE, v, &known, "@indicator");
}

static void
check_choice(const struct shape_check *check, const char *key,
	const struct value *v, const char *choices)
{
	struct texts known = split_choices(check->fs->arena, choices);

	if (!texts_have(&known, value_text(v)))
		shape_wrong(check, v->span, key,
			arena_fmt(check->fs->arena, "@not-known:%s",
			value_text(v)),
			shape_hint(check->fs, known.v, known.n, v->text));
}

static void
check_meanings(const struct shape_check *check, const struct value *v,
	const char *choices)
{
	uint32_t i;

	for (i = 0; i < v->n; i++) {
		const struct member *m = &v->members[i];

		if (value_is_scalar(m->value))
			check_choice(check, m->key.p, m->value, choices);
		else if (m->value->kind != VALUE_NULL)
			shape_wrong(check, m->value->span, m->key.p,
				"@be-text", NULL);
	}
}

/* The words in a value of the right shape. */
static void
check_content(const struct shape_check *check, const struct value *v,
	const struct shape *s)
{
	const struct config *c = check->config;
	uint32_t i;

	switch (s->kind) {
	case SHAPE_MAP: case SHAPE_TEXT_OR_MAP:
		if (s->inside && value_is_map(v))
			shape_check(check, v, s->inside);
		break;
	case SHAPE_LIST:
		for (i = 0; s->inside && i < v->n; i++)
			shape_check(check, v->items[i], s->inside);
		break;
	case SHAPE_CHOICE:
		check_choice(check, s->key, v, s->choices);
		break;
	case SHAPE_MEANINGS:
		check_meanings(check, v, s->choices);
		break;
	case SHAPE_KINDS:
		check_words(check, v, &c->kinds, "@kind");
		break;
	case SHAPE_CLASS: case SHAPE_CLASSES:
		check_words(check, v, &c->classes, "@class");
		break;
	case SHAPE_STATE: case SHAPE_STATES:
		check_words(check, v, &c->states, "@state");
		break;
	case SHAPE_ORIGIN:
		check_listed(check, FINDING_CONFIG_REFERENCE, v, &c->origins,
			"@origin");
		break;
	case SHAPE_ROLES:
		check_roles(check, v);
		break;
	case SHAPE_DEMANDS:
		check_demands(check, v);
		break;
	case SHAPE_INDICATORS:
		check_indicators(check, v);
		break;
	default:
		break;
	}
}

static void
check_value(const struct shape_check *check, const struct member *m,
	const struct shape *s)
{
	if (m->value->kind != VALUE_NULL && shape_fits(check, m, s->kind))
		check_content(check, m->value, s);
}

static size_t
names_of(const char *names[KEYS_MAX], const struct shape *keys)
{
	size_t n;

	for (n = 0; n < KEYS_MAX && keys[n].key; n++)
		names[n] = keys[n].key;
	return n;
}

/* The key that WORD was meant as; where there is but one, that. NULL: none. */
static const char *
near_key(const struct shape *keys, struct str word)
{
	const char *known[KEYS_MAX];
	size_t n = names_of(known, keys);

	return n == 1 ? known[0] : text_near(known, n, word);
}

/* In {heading: Data, tal, …} the second word is a key without a value: most
 * likely a comma of the text, which lacks its quotes. */
static void
unknown_key(const struct shape_check *check, const struct member *m,
	const struct shape *keys)
{
	const char *known[KEYS_MAX];
	bool comma = m->value->kind == VALUE_NULL && m->value->text.n == 0;
	const char *near = near_key(keys, m->key);

	finding_add(check->fs, FINDING_CONFIG_UNKNOWN, m->key_span, m->key.p,
		near ? arena_fmt(check->fs->arena, "@near:%s", near)
		: comma ? "@quote-comma" : shape_hint(check->fs, known,
		names_of(known, keys), m->key));
}

/* What could stand at a key that is missing. */
static const char *
example_of(const struct config *c, const char *key)
{
	static const char *const examples[][2] = {
		{"title", "Referat"}, {"id", "soendre-skole"},
		{"municipality", "Eksempel Kommune"},
		{"layout", "[{path: \"enheder/{unit}/{cycle}/{form}.md\"}]"},
		{"path", "\"enheder/{unit}/{cycle}/{form}.md\""},
		{"heading", "Aftaler"}, {"key", "deltagere"},
		{"after", "samtale"}, {"workdays", "20"}};
	size_t i;

	for (i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		if (streq(key, examples[i][0]))
			return examples[i][1];
	if (streq(key, "kind") && c->kinds.n)
		return words_first(&c->kinds, KIND_MINUTES);
	return streq(key, "role") && c->roles.n ? c->roles.v[0] : "…";
}

void
shape_missing(const struct shape_check *check, uint32_t at, const char *key)
{
	const char *example = example_of(check->config, key);

	finding_add(check->fs, FINDING_CONFIG_MISSING, span_make(at, at), key,
		example ? example : "…");
}

static const struct shape *
find_key(const struct shape *keys, struct str key)
{
	for (; keys->key; keys++)
		if (str_is(key, keys->key) || streq(keys->key, "*"))
			return keys;
	return NULL;
}

/* Whether a key of V that is not known was meant as KEY. */
static bool
is_misspelt(const struct value *v, const struct shape *keys, const char *key)
{
	uint32_t i;

	for (i = 0; value_is_map(v) && i < v->n; i++)
		if (!find_key(keys, v->members[i].key) &&
		    streq(near_key(keys, v->members[i].key), key))
			return true;
	return false;
}

void
shape_check(const struct shape_check *check, const struct value *v,
	const struct shape *keys)
{
	const struct shape *s;
	uint32_t i;

	if (v == NULL || (v->kind != VALUE_MAP && v->kind != VALUE_NULL))
		return;
	for (i = 0; value_is_map(v) && i < v->n; i++) {
		s = find_key(keys, v->members[i].key);
		if (s)
			check_value(check, &v->members[i], s);
		else
			unknown_key(check, &v->members[i], keys);
	}
	for (s = keys; s->key; s++) {
		const struct value *there = value_get(v, s->key);

		if (s->needed && (!there || there->kind == VALUE_NULL) &&
		    !is_misspelt(v, keys, s->key))
			shape_missing(check, v->span.from, s->key);
	}
}
