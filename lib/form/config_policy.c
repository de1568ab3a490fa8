/* SPDX-License-Identifier: MPL-2.0 */
/* The policy in referat.yaml: who may do what, and who approves. */
#include "lib/form/config_reader.h"

#define SCOPE_SHAPE \
	{"kinds", SHAPE_KINDS, NULL, NULL, false}, \
	{"states", SHAPE_STATES, NULL, NULL, false}, \
	{"units", SHAPE_TEXTS, NULL, NULL, false}, \
	{"from", SHAPE_DATE, NULL, NULL, false}, \
	{"to", SHAPE_DATE, NULL, NULL, false}
#define SHAPE_END {NULL, SHAPE_ANY, NULL, NULL, false}

static const struct shape edit_shape[] = {
	SCOPE_SHAPE,
	{"sections", SHAPE_TEXTS, NULL, NULL, false},
	{"role", SHAPE_TEXTS, NULL, NULL, true},
	SHAPE_END};
static const struct shape move_shape[] = {
	{"to", SHAPE_STATES, NULL, NULL, true},
	{"role", SHAPE_TEXTS, NULL, NULL, true},
	{"kinds", SHAPE_KINDS, NULL, NULL, false},
	{"states", SHAPE_STATES, NULL, NULL, false},
	{"units", SHAPE_TEXTS, NULL, NULL, false},
	SHAPE_END};
static const struct shape silence_shape[] = {
	{"workdays", SHAPE_NUMBER, NULL, NULL, true},
	SHAPE_END};
static const struct shape approve_shape[] = {
	SCOPE_SHAPE,
	{"by", SHAPE_TEXTS, NULL, NULL, true},
	{"persons", SHAPE_NUMBER, NULL, NULL, false},
	{"silence", SHAPE_MAP, silence_shape, NULL, false},
	{"own", SHAPE_BOOL, NULL, NULL, false},
	SHAPE_END};
static const struct shape delegate_shape[] = {
	{"of", SHAPE_TEXT, NULL, NULL, true},
	{"to", SHAPE_TEXT, NULL, NULL, true},
	{"units", SHAPE_TEXTS, NULL, NULL, false},
	{"from", SHAPE_DATE, NULL, NULL, false},
	{"until", SHAPE_DATE, NULL, NULL, false},
	SHAPE_END};
static const struct shape act_for_shape[] = {
	{"role", SHAPE_TEXT, NULL, NULL, true},
	{"for", SHAPE_TEXTS, NULL, NULL, true},
	SHAPE_END};
static const struct shape closed_shape[] = {
	{"cycles", SHAPE_TEXTS, NULL, NULL, false},
	{"before", SHAPE_CYCLE, NULL, NULL, false},
	{"days", SHAPE_NUMBER, NULL, NULL, false},
	SHAPE_END};
static const struct shape policy_shape[] = {
	{"signatures", SHAPE_CHOICE, NULL, "off|warn|require", false},
	{"administer", SHAPE_TEXTS, NULL, NULL, false},
	{"data", SHAPE_TEXTS, NULL, NULL, false},
	{"edit", SHAPE_LIST, edit_shape, NULL, false},
	{"move", SHAPE_LIST, move_shape, NULL, false},
	{"approve", SHAPE_LIST, approve_shape, NULL, false},
	{"delegate", SHAPE_LIST, delegate_shape, NULL, false},
	{"act_for", SHAPE_LIST, act_for_shape, NULL, false},
	{"closed", SHAPE_MAP, closed_shape, NULL, false},
	SHAPE_END};
static const struct shape root_shape[] = {
	{"policy", SHAPE_MAP, policy_shape, NULL, false},
	{"*", SHAPE_ANY, NULL, NULL, false},
	SHAPE_END};

/* The roles of V. A role that the municipality hasn't is an error: nobody
 * could ever hold it. */
static struct texts
roles_of(struct config_reader *r, const struct value *v)
{
	const struct texts *known = &r->c->roles;
	const struct value *item;
	uint32_t i;

	for (i = 0; (item = texts_item(v, i)); i++)
		if (value_is_scalar(item) && !texts_have(known,
		    value_text(item)))
			finding_add(r->fs, FINDING_CONFIG_REFERENCE, item->span,
				value_text(item), "@role", shape_hint(r->fs,
				known->v, known->n, item->text));
	return texts_read(&r->c->arena, v);
}

static const char *
role_of(struct config_reader *r, const struct value *v)
{
	struct texts t = roles_of(r, v);

	return t.n ? t.v[0] : NULL;
}

/* What units can be called by: id, type, tag; in the findings' arena. */
static struct texts
unit_names(struct config_reader *r)
{
	const struct config *c = r->c;
	struct texts t = {NULL, 0};
	size_t i, k, n = 0;

	for (i = 0; i < c->unit_count; i++)
		n += 2 + c->units[i].tags.n;
	t.v = ARENA_ARRAY(r->fs->arena, const char *, n);
	for (i = 0; i < c->unit_count; i++) {
		t.v[t.n++] = c->units[i].id;
		if (c->units[i].type)
			t.v[t.n++] = c->units[i].type;
		for (k = 0; k < c->units[i].tags.n; k++)
			t.v[t.n++] = c->units[i].tags.v[k];
	}
	return t;
}

/* A type may have no unit yet; one that is nearly another is misspelt. */
static struct texts
units_of(struct config_reader *r, const struct value *v)
{
	struct texts known = unit_names(r);
	const struct value *item;
	uint32_t i;

	for (i = 0; (item = texts_item(v, i)); i++)
		if (value_is_scalar(item) && !texts_have(&known,
		    value_text(item)) && text_near(known.v, known.n,
		    item->text))
			finding_add(r->fs, FINDING_CONFIG_REFERENCE, item->span,
				value_text(item), "@unit-name", arena_fmt(
				r->fs->arena, "@near-unit:%s", text_near(
				known.v, known.n, item->text)));
	return texts_read(&r->c->arena, v);
}

static void
read_scope(struct policy_scope *s, struct config_reader *r,
	const struct value *v)
{
	s->kinds = words_bits(&r->c->kinds, value_get(v, "kinds"), 0);
	s->states = words_bits(&r->c->states, value_get(v, "states"), 0);
	s->units = units_of(r, value_get(v, "units"));
	s->sections = texts_read(&r->c->arena, value_get(v, "sections"));
	s->from = value_date(value_get(v, "from"));
	s->to = value_date(value_get(v, "to"));
	config_check_dates(r, v);
}

static void
read_edit(struct config_reader *r, const struct value *v)
{
	struct policy_rule *rule = &r->c->policy.edit[r->c->policy.edit_count++];

	read_scope(&rule->scope, r, v);
	rule->roles = roles_of(r, value_get(v, "role"));
}

static void
read_move(struct config_reader *r, const struct value *v)
{
	struct policy_rule *rule = &r->c->policy.move[r->c->policy.move_count++];

	read_scope(&rule->scope, r, v);
	rule->scope.to = DATE_NONE;
	rule->roles = roles_of(r, value_get(v, "role"));
	rule->move_to = words_bits(&r->c->states, value_get(v, "to"), 0);
}

static void
read_approve(struct config_reader *r, const struct value *v)
{
	struct policy *p = &r->c->policy;
	struct policy_approve *rule = &p->approve[p->approve_count++];

	read_scope(&rule->scope, r, v);
	rule->by = roles_of(r, value_get(v, "by"));
	rule->persons = value_number(value_get(v, "persons"), 0);
	rule->silence = value_number(value_get(value_get(v, "silence"),
		"workdays"), 0);
	rule->own = value_truth(value_get(v, "own"), true);
}

static void
read_delegate(struct config_reader *r, const struct value *v)
{
	struct policy *p = &r->c->policy;
	struct policy_delegate *d = &p->delegate[p->delegate_count++];

	d->of = role_of(r, value_get(v, "of"));
	d->to = role_of(r, value_get(v, "to"));
	d->units = units_of(r, value_get(v, "units"));
	d->first = value_date(value_get(v, "from"));
	d->last = value_date(value_get(v, "until"));
	if (d->first != DATE_NONE && d->last != DATE_NONE && d->last < d->first)
		shape_wrong(&r->check, value_get(v, "until")->span, "until",
			"@backwards", "@swap-ends");
}

static void
read_act_for(struct config_reader *r, const struct value *v)
{
	struct policy *p = &r->c->policy;
	struct policy_act_for *act = &p->act_for[p->act_for_count++];

	act->role = role_of(r, value_get(v, "role"));
	act->roles = roles_of(r, value_get(v, "for"));
}

static void
read_closed(struct config_reader *r, const struct value *v)
{
	const struct value *cycles = value_get(v, "cycles"), *item;
	struct policy *p = &r->c->policy;
	uint32_t i;

	p->closed_before = value_cycle(value_get(v, "before"), &r->c->cycles);
	p->closed_days = value_number(value_get(v, "days"), -1);
	p->closed = ARENA_ARRAY(&r->c->arena, int,
		value_is_list(cycles) ? cycles->n : 1);
	for (i = 0; (item = texts_item(cycles, i)); i++) {
		int cycle = value_cycle(item, &r->c->cycles);

		if (cycle != CYCLE_NONE)
			p->closed[p->closed_count++] = cycle;
		else if (value_is_scalar(item))
			shape_wrong(&r->check, item->span, "cycles",
				"@be-cycle", NULL);
	}
}

/* The maps of the list V, each by READ; *OUT gets room for them. */
static void
read_list(void *out, size_t size, struct config_reader *r,
	const struct value *v,
	void (*read)(struct config_reader *r, const struct value *v))
{
	void *room;
	uint32_t i;

	if (!value_is_list(v))
		return;
	room = arena_alloc(&r->c->arena, size * v->n);
	memcpy(out, &room, sizeof(room));
	for (i = 0; i < v->n; i++)
		if (list_map(v, i))
			read(r, v->items[i]);
}

void
config_read_policy(struct config_reader *r)
{
	static const char *const words[] = {"off", "warn", "require"};
	const struct value *v = value_get(r->c->value, "policy");
	const struct value *signatures = value_get(v, "signatures");
	struct policy *p = &r->c->policy;
	size_t i;

	shape_check(&r->check, r->c->value, root_shape);
	p->written = value_is_map(v);
	for (i = 0; value_is_scalar(signatures) && i < 3; i++)
		if (str_is(signatures->text, words[i]))
			p->signatures = (enum signatures)i;
	p->administer = roles_of(r, value_get(v, "administer"));
	p->data = roles_of(r, value_get(v, "data"));
	p->edit_written = value_is_list(value_get(v, "edit"));
	p->move_written = value_is_list(value_get(v, "move"));
	read_list(&p->edit, sizeof(*p->edit), r, value_get(v, "edit"),
		read_edit);
	read_list(&p->move, sizeof(*p->move), r, value_get(v, "move"),
		read_move);
	read_list(&p->approve, sizeof(*p->approve), r, value_get(v, "approve"),
		read_approve);
	read_list(&p->delegate, sizeof(*p->delegate), r,
		value_get(v, "delegate"), read_delegate);
	read_list(&p->act_for, sizeof(*p->act_for), r, value_get(v, "act_for"),
		read_act_for);
	read_closed(r, value_get(v, "closed"));
}
