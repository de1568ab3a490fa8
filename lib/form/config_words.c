/* SPDX-License-Identifier: MPL-2.0 */
/* The words of a municipality: what it writes itself, then its language's. */
#include "lib/form/config_reader.h"

struct default_word {
	const char *word;
	int meaning;
};

static const struct default_word kinds_da[] = {
	{"forberedelse", KIND_PREPARATION}, {"dagsorden", KIND_AGENDA},
	{"datagrundlag", KIND_DATA}, {"referat", KIND_MINUTES},
	{"opfølgning", KIND_FOLLOW_UP}, {"udviklingsplan", KIND_PLAN},
	{"strategi", KIND_STRATEGY}, {"proces", KIND_PROCESS}, {NULL, 0}};
static const struct default_word statuses_da[] = {
	{"ny", STATUS_OPEN}, {"i gang", STATUS_OPEN},
	{"opfyldt", STATUS_DONE}, {"videreført", STATUS_CARRIED},
	{"ændret", STATUS_CHANGED}, {"bortfaldet", STATUS_DROPPED}, {NULL, 0}};
static const struct default_word states_da[] = {
	{"kladde", STATE_DRAFT}, {"til høring", STATE_REVIEW},
	{"godkendt", STATE_APPROVED}, {"offentliggjort", STATE_PUBLISHED},
	{"tilbagekaldt", STATE_WITHDRAWN}, {NULL, 0}};
static const struct default_word classes_da[] = {
	{"offentlig", CLASS_PUBLIC}, {"intern", CLASS_INTERNAL},
	{"fortrolig", CLASS_CONFIDENTIAL}, {NULL, 0}};
static const struct default_word wholes_da[] = {
	{"kommunen", WHOLE_MUNICIPALITY}, {"hele kommunen", WHOLE_MUNICIPALITY},
	{"landet", WHOLE_COUNTRY}, {"hele landet", WHOLE_COUNTRY},
	{"alle", WHOLE_UNIT}, {"i alt", WHOLE_UNIT},
	{"hele skolen", WHOLE_UNIT}, {"hele enheden", WHOLE_UNIT}, {NULL, 0}};
static const char *const origins_da[] = {"enhed", "udvalg", "forvaltning",
	"ministerium", NULL};
static const char *const origins_en[] = {"unit", "committee",
	"administration", "ministry", NULL};
static const char *const roles_da[] = {"skoleleder", "leder",
	"afdelingsleder", "SFO-leder", "skolechef", "direktør", "konsulent",
	"forældrerepræsentant", "elevråd", "medarbejderrepræsentant",
	"læsevejleder", "matematikvejleder", "PPR-leder", "tilsynsførende",
	"tovholder", "rolleadministrator", NULL};
static const char *const roles_en[] = {"unit leader", "leader",
	"department leader", "after-school leader", "school chief", "director",
	"consultant", "parent representative", "pupil council",
	"staff representative", "reading adviser", "mathematics adviser",
	"psychology leader", "inspector", "follow-up owner",
	"role administrator", NULL};

/* The five lists of words with meanings. */
struct list {
	const char *key;
	const struct default_word *danish;
	int count;
	const char *(*name)(int meaning);
};

static const char *
kind_of(int meaning)
{
	return kind_name((enum kind)meaning);
}

static const char *
status_of(int meaning)
{
	return status_name((enum status)meaning);
}

static const char *
state_of(int meaning)
{
	return state_name((enum state)meaning);
}

static const char *
class_of(int meaning)
{
	return class_name((enum class)meaning);
}

static const char *
whole_of(int meaning)
{
	return whole_name((enum whole)meaning);
}

static const struct list kinds = {"kinds", kinds_da, KIND_COUNT, kind_of};
static const struct list statuses = {"statuses", statuses_da, STATUS_COUNT,
	status_of};
static const struct list states = {"states", states_da, STATE_COUNT, state_of};
static const struct list classes = {"classes", classes_da, CLASS_COUNT,
	class_of};

static const struct list wholes = {"wholes", wholes_da, WHOLE_COUNT, whole_of};

static int
meaning_of(const struct list *list, const struct value *v)
{
	int i;

	for (i = 0; value_is_scalar(v) && i < list->count; i++)
		if (str_is(v->text, list->name(i)))
			return i;
	return -1;
}

static void
add(struct config_reader *r, struct words *w, const char *word, int meaning)
{
	ARENA_GROW(&r->c->arena, w->v, w->n, w->cap);
	w->v[w->n++] = (struct word){word, meaning};
}

/* Whether the municipality itself says what WORD means, or that it is none. */
static bool
is_written(const struct value *v, const char *word)
{
	uint32_t i;

	for (i = 0; value_is_map(v) && i < v->n; i++)
		if (text_same(v->members[i].key, str_of(word)))
			return true;
	return false;
}

static void
read_list(struct config_reader *r, struct words *w, const struct list *list)
{
	const struct value *v = value_get(r->c->value, list->key);
	uint32_t i;
	int m;

	for (i = 0; value_is_map(v) && i < v->n; i++) {
		m = meaning_of(list, v->members[i].value);
		if (m >= 0)
			add(r, w, v->members[i].key.p, m);
	}
	if (r->c->language == LANG_EN) {
		for (m = 0; m < list->count; m++)
			if (!is_written(v, list->name(m)))
				add(r, w, list->name(m), m);
		return;
	}
	for (i = 0; list->danish[i].word; i++)
		if (!is_written(v, list->danish[i].word))
			add(r, w, list->danish[i].word,
				list->danish[i].meaning);
}

static struct texts
plain_list(struct config_reader *r, const char *key,
	const char *const *otherwise)
{
	const struct value *v = value_get(r->c->value, key);
	struct texts t;
	size_t n = 0;

	if (v && v->kind != VALUE_NULL)
		return texts_read(&r->c->arena, v);
	while (otherwise[n])
		n++;
	t.v = ARENA_ARRAY(&r->c->arena, const char *, n);
	memcpy(t.v, otherwise, n * sizeof(*t.v));
	t.n = v ? 0 : n;
	return t;
}

void
config_read_words(struct config_reader *r)
{
	struct config *c = r->c;
	const struct value *language = value_get(c->value, "language");
	bool en = value_is_scalar(language) && str_is(language->text, "en");

	c->language = en ? LANG_EN : LANG_DA;
	read_list(r, &c->kinds, &kinds);
	read_list(r, &c->statuses, &statuses);
	read_list(r, &c->states, &states);
	read_list(r, &c->classes, &classes);
	read_list(r, &c->wholes, &wholes);
	c->origins = plain_list(r, "origins", en ? origins_en : origins_da);
	c->roles = plain_list(r, "roles", en ? roles_en : roles_da);
}
