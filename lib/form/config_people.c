/* SPDX-License-Identifier: MPL-2.0 */
/* The people of a municipality, their e-mail addresses, keys and roles. */
#include "lib/base/hash.h"
#include "lib/form/config_reader.h"
#include "lib/text/ssh.h"

static const struct shape key_shape[] = {
	{"key", SHAPE_TEXT, NULL, NULL, true},
	{"from", SHAPE_DATE, NULL, NULL, false},
	{"to", SHAPE_DATE, NULL, NULL, false},
	{"revoked", SHAPE_DATE, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape role_shape[] = {
	{"role", SHAPE_TEXT, NULL, NULL, true},
	{"units", SHAPE_TEXTS, NULL, NULL, false},
	{"from", SHAPE_DATE, NULL, NULL, false},
	{"to", SHAPE_DATE, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape person_shape[] = {
	{"id", SHAPE_TEXT, NULL, NULL, true},
	{"name", SHAPE_TEXT, NULL, NULL, false},
	{"email", SHAPE_TEXTS, NULL, NULL, false},
	{"forge", SHAPE_TEXT, NULL, NULL, false},
	{"keys", SHAPE_LIST, key_shape, NULL, false},
	{"roles", SHAPE_LIST, role_shape, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape people_shape[] = {
	{"people", SHAPE_LIST, person_shape, NULL, true},
	{NULL, SHAPE_ANY, NULL, NULL, false}};

/* Who has what nobody else may have: keys by their bytes, addresses in small
 * letters. */
struct taken {
	struct map keys, emails;
};

/* A key that can't be one, or that somebody else has. */
static void
check_key(struct config_reader *r, struct taken *t, struct person *p,
	const struct value *v)
{
	static const enum finding_code codes[] = {[SSH_PRIVATE] =
		FINDING_KEY_PRIVATE, [SSH_WEAK] = FINDING_KEY_WEAK,
		[SSH_BAD] = FINDING_KEY_BAD};
	struct ssh_key key;
	enum ssh_verdict verdict = ssh_key_read(&key, v->text);
	const struct person *other;

	if (verdict != SSH_GOOD) {
		finding_add(r->fs, codes[verdict], v->span, NULL);
		return;
	}
	other = map_get(&t->keys, key.blob);
	if (other && other != p)
		finding_add(r->fs, FINDING_KEY_SHARED, v->span, other->id);
	else
		map_put(&t->keys, key.blob, p);
}

static void
read_keys(struct config_reader *r, struct taken *t, struct person *p,
	const struct value *list)
{
	uint32_t i;

	if (!value_is_list(list))
		return;
	p->keys = ARENA_ARRAY(&r->c->arena, struct key, list->n);
	for (i = 0; i < list->n; i++) {
		const struct value *v = list_map(list, i);
		const char *key = config_text(r, value_get(v, "key"));

		if (key == NULL)
			continue;
		check_key(r, t, p, value_get(v, "key"));
		config_check_dates(r, v);
		p->keys[p->key_count++] = (struct key){key,
			value_date(value_get(v, "from")),
			value_date(value_get(v, "to")),
			value_date(value_get(v, "revoked"))};
	}
}

static void
check_role(struct config_reader *r, const struct value *v)
{
	const struct texts *roles = &r->c->roles;
	const struct value *role = value_get(v, "role");
	const struct value *units = value_get(v, "units"), *unit;
	uint32_t i;

	if (!texts_have(roles, value_text(role)))
		finding_add(r->fs, FINDING_ROLE_UNKNOWN, role->span,
			value_text(role), shape_hint(r->fs, roles->v,
			roles->n, role->text));
	for (i = 0; (unit = texts_item(units, i)); i++)
		config_check_unit(r, unit);
	config_check_dates(r, v);
}

static void
read_roles(struct config_reader *r, struct person *p, const struct value *list)
{
	struct arena *a = &r->c->arena;
	uint32_t i;

	if (!value_is_list(list))
		return;
	p->roles = ARENA_ARRAY(a, struct held_role, list->n);
	for (i = 0; i < list->n; i++) {
		const struct value *v = list_map(list, i);
		struct held_role *h = &p->roles[p->role_count];

		h->role = config_text(r, value_get(v, "role"));
		if (h->role == NULL)
			continue;
		h->units = texts_read(a, value_get(v, "units"));
		h->from = value_date(value_get(v, "from"));
		h->to = value_date(value_get(v, "to"));
		check_role(r, v);
		p->role_count++;
	}
}

static bool
is_address(struct str s)
{
	size_t at = str_chr(s, '@'), i;

	for (i = 0; i < s.n; i++)
		if (strchr(" <>,;", s.p[i]))
			return false;
	return at > 0 && at + 1 < s.n &&
		str_chr(str_skip(s, at + 1), '@') == s.n - at - 1;
}

/* Who writes is told by the address of a commit. */
static void
check_emails(struct config_reader *r, struct taken *t, struct person *p,
	const struct value *emails)
{
	const struct value *email;
	const struct person *other;
	uint32_t i;

	for (i = 0; (email = texts_item(emails, i)); i++) {
		struct str key = text_lower(&r->c->arena, email->text);

		if (value_is_scalar(email) && !is_address(email->text))
			shape_wrong(&r->check, email->span, "email",
				"@be-email", "@example:anna@kommune.dk");
		other = map_get(&t->emails, key);
		if (other && other != p)
			finding_add(r->fs, FINDING_EMAIL_SHARED, email->span,
				value_text(email), other->id);
		else
			map_put(&t->emails, key, p);
	}
}

static void
read_person(struct config_reader *r, struct taken *t, const struct value *v)
{
	struct config *c = r->c;
	struct person *p = &c->people[c->person_count];
	const struct value *id = value_get(v, "id");
	size_t i;

	if (!value_is_scalar(id))
		return;
	for (i = 0; i < c->person_count; i++)
		if (str_is(id->text, c->people[i].id)) {
			finding_add(r->fs, FINDING_CONFIG_TWICE, id->span,
				value_text(id));
			return;
		}
	p->id = config_text(r, id);
	p->name = config_text(r, value_get(v, "name"));
	if (p->name == NULL)
		p->name = p->id;
	p->forge = config_text(r, value_get(v, "forge"));
	p->emails = texts_read(&c->arena, value_get(v, "email"));
	check_emails(r, t, p, value_get(v, "email"));
	read_keys(r, t, p, value_get(v, "keys"));
	read_roles(r, p, value_get(v, "roles"));
	c->person_count++;
}

int
config_read_people(struct config_reader *r, struct error *err)
{
	struct config *c = r->c;
	const struct value *list;
	struct value *v;
	struct source src;
	struct taken taken = {0};
	uint32_t i;
	int rc;

	if (c->people_path == NULL)
		return 0;
	rc = config_load(r, c->people_path, &src, &v, err);
	if (rc == 0 && !value_get(c->value, "people"))
		c->people_path = NULL;
	if (rc != 1)
		return rc;
	shape_check(&r->check, v, people_shape);
	list = value_get(v, "people");
	if (value_is_list(list)) {
		c->people = ARENA_ARRAY(&c->arena, struct person, list->n);
		for (i = 0; i < list->n; i++)
			read_person(r, &taken, list_map(list, i));
	}
	map_free(&taken.keys);
	map_free(&taken.emails);
	config_located(r, &src);
	return 0;
}
