/* SPDX-License-Identifier: MPL-2.0 */
/* "May I?": what policy says to a person about one file. */
#include "lib/trust/permission.h"

#include "lib/form/shape.h"
#include "lib/text/near.h"
#include "lib/trust/role.h"

static const struct person *
find_person(const struct config *c, const char *who)
{
	size_t i;

	for (i = 0; i < c->person_count; i++)
		if (streq(c->people[i].id, who))
			return &c->people[i];
	return role_person(c, who);
}

static int
no_person(const struct config *c, struct arena *a, const char *who,
	struct error *err)
{
	const char **ids = ARENA_ARRAY(a, const char *, c->person_count);
	const char *near;
	size_t i;

	for (i = 0; i < c->person_count; i++)
		ids[i] = c->people[i].id;
	near = text_near(ids, c->person_count, str_of(who));
	return error_set(err, ERROR_MISSING,
		near ? "»%s« står ikke i %s; mente du »%s«?"
		: "»%s« står ikke i %s%s",
		near ? "»%s« is not in %s; did you mean »%s«?"
		: "»%s« is not in %s%s", who, config_people_file(c), near ? near : "");
}

/* WORD is none of LIST. */
static int
unknown(struct error *err, const char *word, const char *const *list, size_t n)
{
	const char *near = text_near(list, n, str_of(word));

	return error_set(err, ERROR_MISSING,
		near ? "»%s« kendes ikke; mente du »%s«?"
		: "»%s« kendes ikke; se stavemåden i referat.yaml og formularen%s",
		near ? "unknown »%s«; did you mean »%s«?"
		: "unknown »%s«; see referat.yaml and the form%s", word,
		near ? near : "");
}

static int
find_state(int *out, const struct config *c, struct arena *a, const char *word,
	struct error *err)
{
	const char **words = ARENA_ARRAY(a, const char *, c->states.n);
	size_t i;

	*out = words_meaning(&c->states, str_of(word));
	if (*out >= 0)
		return 0;
	for (i = 0; i < c->states.n; i++)
		words[i] = c->states.v[i].word;
	return unknown(err, word, words, c->states.n);
}

/* The ids from the outermost part to ID: "tema/baggrund"; NULL. The nesting
 * of a form is bounded by its reader. */
static const char *
find_section(struct arena *a, const struct part *list, size_t n,
	const char *id)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const char *inner;

		if (streq(list[i].id, id))
			return id;
		inner = find_section(a, list[i].sections,
			list[i].section_count, id);
		if (inner)
			return arena_fmt(a, "%s/%s", list[i].id, inner);
	}
	return NULL;
}

static int
name_section(struct policy_question *pq, struct arena *a,
	const struct form *form, const char *id, struct error *err)
{
	const struct part *body = &form->body;
	const char **ids = ARENA_ARRAY(a, const char *, body->section_count);
	size_t i;

	pq->section = find_section(a, body->sections, body->section_count, id);
	if (pq->section)
		return 0;
	for (i = 0; i < body->section_count; i++)
		ids[i] = body->sections[i].id;
	return unknown(err, id, ids, body->section_count);
}

/* The state that the document at PATH has now; -1: it is not there. */
static int
read_state(int *out, struct arena *a, const struct municipality *m,
	const char *path, const struct place *place, struct error *err)
{
	struct findings unheard = {.arena = a, .path = path};
	struct buf text = {0};
	struct markdown *md = markdown_new();
	struct record *r = NULL;
	int rc = tree_read(m->tree, path, MARKDOWN_SIZE, &text, err);

	*out = -1;
	if (rc == 1)
		r = record_read(a, m->config, path, buf_view(&text), place, md,
			&unheard);
	if (r)
		*out = (int)r->state;
	markdown_free(md);
	buf_free(&text);
	return rc < 0 ? -1 : 0;
}

/* Fills PQ with all but person and role. */
static int
make_question(struct policy_question *pq, struct arena *a,
	const struct permission_question *q, struct error *err)
{
	const struct config *c = q->m->config;
	struct place place = {.cycle = CYCLE_NONE};

	*pq = (struct policy_question){.config = c, .path = q->path,
		.day = q->m->today, .cycle = CYCLE_NONE, .state = -1,
		.to = -1};
	if (config_place(&place, c, a, q->path, NULL) == 0) {
		pq->deed = config_part(c, q->path) == CONFIG_DATA
			? POLICY_DATA : POLICY_ADMINISTER;
		return 0;
	}
	pq->unit = place.unit;
	pq->cycle = place.cycle;
	pq->kinds = place.form ? place.form->kinds : 0;
	if (read_state(&pq->state, a, q->m, q->path, &place, err) < 0)
		return -1;
	if (pq->state < 0 && place.form)
		pq->state = (int)place.form->state;
	if (q->section && place.form && name_section(pq, a, place.form,
	    q->section, err) < 0)
		return -1;
	pq->deed = q->state ? POLICY_MOVE : POLICY_EDIT;
	return q->state ? find_state(&pq->to, c, a, q->state, err) : 0;
}

/* The roles to be tried: the one that was named, else all that are had. */
static struct texts
roles_to_try(struct arena *a, const struct person *p, const char *role)
{
	struct texts t = {ARENA_ARRAY(a, const char *, p->role_count + 1), 0};
	size_t i;

	if (role)
		t.v[t.n++] = role;
	for (i = 0; role == NULL && i < p->role_count; i++)
		if (!texts_have(&t, p->roles[i].role))
			t.v[t.n++] = p->roles[i].role;
	return t;
}

int
permission_ask(struct permission *out, struct arena *a,
	const struct permission_question *q, struct error *err)
{
	const struct config *c = q->m->config;
	struct policy_question pq;
	struct texts roles;
	size_t i;

	*out = (struct permission){.why = {.arena = a},
		.free = !role_applies(c)};
	if (out->free)
		return 0;
	if (q->role && !texts_have(&c->roles, q->role))
		return unknown(err, q->role, c->roles.v, c->roles.n);
	out->person = find_person(c, q->person);
	if (out->person == NULL)
		return no_person(c, a, q->person, err);
	if (make_question(&pq, a, q, err) < 0)
		return -1;
	pq.person = out->person;
	roles = roles_to_try(a, out->person, q->role);
	out->roles.v = ARENA_ARRAY(a, const char *, roles.n);
	for (i = 0; i < roles.n; i++) {
		pq.role = roles.v[i];
		if (policy_ask(&out->why, &pq))
			out->roles.v[out->roles.n++] = roles.v[i];
	}
	if (roles.n == 0)
		reason_add(&out->why, REASON_ROLE_NONE, NULL,
			out->person->name, pq.unit ? pq.unit : "@all-units",
			config_people_file(c));
	return 0;
}
