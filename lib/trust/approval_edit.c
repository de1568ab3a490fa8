/* SPDX-License-Identifier: MPL-2.0 */
/* The text of a document with an approval or an objection put in. */
#include "lib/trust/approval_edit.h"

#include "lib/model/front_edit.h"
#include "lib/trust/policy.h"
#include "lib/trust/role.h"

/* One change under way. */
struct work {
	const struct approval_edit *e;
	struct arena *a;
	struct approvals said;
	char day[11];
};

static int
refuse_field(const struct record *r, bool objection, struct error *err)
{
	return error_set(err, ERROR_REFUSED, objection
		? "formularen »%s« har intet felt til indsigelser; den, der "
		"retter den, skriver  objections  under  fields"
		: "formularen »%s« har intet felt til godkendelser; den, der "
		"retter den, skriver  approvals  under  fields", objection
		? "the form »%s« has no field for objections; who edits it "
		"writes  objections  under  fields"
		: "the form »%s« has no field for approvals; who edits it "
		"writes  approvals  under  fields", r->form->id);
}

static int
refuse_published(const struct record *r, struct error *err)
{
	return error_set(err, ERROR_REFUSED,
		"%s er offentliggjort, så det er for sent at gøre indsigelse; "
		"er noget forkert, så skriv en rettelse, eller træk dokumentet "
		"tilbage",
		"%s is published, so it is too late to object; if something is "
		"wrong, write a correction, or withdraw the document", r->path);
}

static int
refuse_shape(const struct record *r, struct error *err)
{
	return error_set(err, ERROR_REFUSED,
		"felterne i %s kan ikke rettes herfra; skriv hvert felt på sin "
		"egen linje, og hver post i en liste med  -  foran",
		"the fields of %s can't be edited from here; write each on a "
		"line of its own, and each item of a list with  -  before it",
		r->path);
}

static bool
is_own(const struct work *w, const struct approvals_entry *e)
{
	return streq(e->person, w->e->person->id);
}

/* Whether the approval stands there already. */
static bool
is_said(const struct work *w)
{
	const struct approvals_list *list = &w->said.approvals;
	size_t i;

	for (i = 0; i < list->n; i++)
		if (list->v[i].fits && is_own(w, &list->v[i]) &&
		    streq(list->v[i].role, w->e->role))
			return true;
	return false;
}

/* The change of a list: with ADD something is put in, with TAKE_BACK one's
 * own goes. False: it stays as it is. */
static bool
change_list(struct front_change *c, const struct work *w,
	const struct field *f, const struct approvals_list *list, bool add,
	bool take_back)
{
	struct front_part *parts = ARENA_ARRAY(w->a, struct front_part, 5);
	bool *drop = ARENA_ARRAY(w->a, bool, list->n + 1), any = add;
	size_t i;

	for (i = 0; i < list->n; i++) {
		drop[i] = !list->v[i].fits ||
			(take_back && is_own(w, &list->v[i]));
		any |= drop[i];
	}
	parts[0] = (struct front_part){f->role, w->e->role};
	parts[1] = (struct front_part){f->person, w->e->person->id};
	parts[2] = (struct front_part){f->date, w->day};
	parts[3] = (struct front_part){f->sha256, w->said.hash};
	parts[4] = (struct front_part){f->text, w->e->text};
	*c = (struct front_change){.key = f->key, .drop = drop,
		.parts = parts, .part_count = add ? 5 : 0};
	return f->key && any;
}

/* The changes of the fields; how many. Approvals and objections of an earlier
 * text go, and those that what is done takes back. */
static size_t
plan(struct front_change changes[3], const struct work *w)
{
	const struct form *form = w->e->r->form;
	bool objection = w->e->text != NULL;
	const char *key = form->f_state.key;
	size_t n = 0;

	n += change_list(&changes[n], w, &form->f_approvals,
		&w->said.approvals, !objection && !is_said(w), objection);
	n += change_list(&changes[n], w, &form->f_objections,
		&w->said.objections, objection, !objection);
	if (w->e->state && key && !text_same(str_of(w->e->state), str_of(
	    value_text(value_get(w->e->r->frontmatter, key)))))
		changes[n++] = (struct front_change){.key = key,
			.text = w->e->state};
	return n;
}

/* R as TEXT would have it. */
static struct record *
read_again(const struct work *w, struct markdown *md, struct str text)
{
	const struct record *r = w->e->r;
	struct findings unheard = {.arena = w->a, .path = r->path};
	struct place place;

	if (config_place(&place, r->config, w->a, r->path, r->frontmatter) != 1)
		return NULL;
	return record_read(w->a, r->config, r->path, text, &place, md,
		&unheard);
}

static bool
may_move(const struct work *w, enum state to)
{
	const struct approval_edit *e = w->e;
	struct reasons unheard = {.arena = w->a};
	struct policy_question q = {.config = e->r->config,
		.person = e->person, .role = e->role, .unit = e->r->unit,
		.path = e->r->path, .day = e->day, .deed = POLICY_MOVE,
		.cycle = e->r->cycle, .state = (int)e->r->state,
		.to = (int)to, .kinds = e->r->form->kinds};

	return policy_allows(&unheard, &q);
}

/* The state that this leads to: the last approval moves the document on, an
 * objection that undoes what was approved sets it back. NULL: it stays. */
static const char *
next_state(const struct work *w, const struct record *after)
{
	enum state now = w->e->r->state;
	struct approval p;
	bool there;

	if (now > STATE_APPROVED || w->e->r->form->f_state.key == NULL)
		return NULL;
	approval_judge(&p, w->a, after, w->e->day);
	if (p.verdict == APPROVAL_NOT_ASKED)
		return NULL;
	there = approval_is_there(&p);
	if (w->e->text && now == STATE_APPROVED && !there)
		return words_first(&w->e->r->config->states, STATE_REVIEW);
	if (w->e->text == NULL && now < STATE_APPROVED && there &&
	    may_move(w, STATE_APPROVED))
		return words_first(&w->e->r->config->states, STATE_APPROVED);
	return NULL;
}

/* Adds the text with the changes, and checks that nothing else differs. */
static int
edit(struct buf *out, const struct work *w, struct markdown *md,
	const struct record *r, const struct front_change *changes, size_t n,
	struct record **after, struct error *err)
{
	size_t from = out->n;

	if (!front_edit(out, r, changes, n))
		return refuse_shape(r, err);
	*after = read_again(w, md, str_make(arena_strndup(w->a, out->p + from,
		out->n - from), out->n - from));
	if (*after == NULL || (approval_changes(w->e->r, *after) &
	    (CHANGE_TEXT | CHANGE_CORRECTIONS)))
		return refuse_shape(r, err);
	return 0;
}

/* Returns 1, or 0 when nothing was to be done. */
static int
carry_out(struct buf *out, const struct work *w, struct markdown *md,
	const struct front_change *changes, size_t n, struct error *err)
{
	struct front_change move = {0};
	const struct record *r = w->e->r;
	struct record *after;

	if (n && edit(out, w, md, r, changes, n, &after, err) < 0)
		return -1;
	if (n)
		r = after;
	if (w->e->state == NULL)
		move.text = next_state(w, r);
	if (move.text == NULL)
		return n > 0;
	move.key = r->form->f_state.key;
	buf_reset(out);
	return edit(out, w, md, r, &move, 1, &after, err) < 0 ? -1 : 1;
}

int
approval_edit(struct buf *out, struct arena *a, const struct approval_edit *e,
	struct error *err)
{
	struct work w = {.e = e, .a = a};
	struct front_change changes[3];
	struct markdown *md;
	struct buf text = {0};
	size_t n;
	int rc;

	if (e->text && e->r->state == STATE_PUBLISHED)
		return refuse_published(e->r, err);
	if (e->text ? e->r->form->f_objections.key == NULL
	    : e->r->form->f_approvals.key == NULL)
		return refuse_field(e->r, e->text != NULL, err);
	approvals_read(&w.said, e->r, true);
	if (w.said.hash[0] == '\0')
		return refuse_shape(e->r, err);
	date_format(w.day, e->day);
	n = plan(changes, &w);
	md = markdown_new();
	rc = carry_out(&text, &w, md, changes, n, err);
	if (rc > 0)
		buf_str(out, buf_view(&text));
	buf_free(&text);
	markdown_free(md);
	return rc;
}

/* The held role of P that one of the missing approvals wants, if it is one. */
static const char *
needed_role(struct arena *a, const struct record *r, const struct person *p,
	date day)
{
	struct approval state;
	const char *found = NULL;
	size_t i, k;

	approval_judge(&state, a, r, day);
	for (i = 0; i < state.missing_count; i++)
		for (k = 0; k < p->role_count; k++) {
			const char *role = p->roles[k].role;

			if (state.missing[i].role == NULL ||
			    role_check(p, role, r->unit, day, NULL) !=
			    ROLE_HELD || !policy_counts_as(r->config, role,
			    state.missing[i].role, r->unit, day))
				continue;
			if (found && !streq(found, role))
				return NULL;
			found = role;
		}
	return found;
}

const char *
approval_role(struct arena *a, const struct record *r, const char *email,
	const char *claimed, date day, struct error *err)
{
	const struct config *c = r->config;
	const struct person *p = role_person(c, email);
	const char *role = NULL;

	if (!role_applies(c)) {
		error_set(err, ERROR_REFUSED,
			"ingen har en rolle i %s, og uden roller er der ingen, "
			"der kan godkende",
			"nobody holds a role in %s, and without roles nobody "
			"can approve", config_people_file(c));
		return NULL;
	}
	if (claimed == NULL && p)
		role = needed_role(a, r, p, day);
	if (role == NULL && role_choose(&role, a, c, email, r->unit, day,
	    claimed, err) < 0)
		return NULL;
	return role;
}
