/* SPDX-License-Identifier: MPL-2.0 */
/* What may be published, in words. */
#include "lib/report/publishable.h"

#include "lib/report/report.h"

void
publishable_make(struct publishable *out, struct arena *a,
	const struct record *r, date day)
{
	out->r = r;
	approval_judge(&out->approval, a, r, day);
}

bool
publishable_is(const struct publishable *p)
{
	const struct record *r = p->r;

	if (r->broken || r->class == CLASS_CONFIDENTIAL ||
	    r->state == STATE_WITHDRAWN)
		return false;
	return p->approval.verdict == APPROVAL_NOT_ASKED ? state_shown(r->state)
		: approval_is_there(&p->approval);
}

/* A person by name, else id. */
static const char *
name_of(const struct config *c, const char *id)
{
	size_t i;

	for (i = 0; id && i < c->person_count; i++)
		if (streq(c->people[i].id, id) && c->people[i].name)
			return c->people[i].name;
	return id ? id : "?";
}

static void
line(struct buf *out, const char *text)
{
	buf_fmt(out, "       %s", text);
}

static void
put_need(struct buf *out, const struct publishable *p,
	const struct approval_need *need, enum lang lang)
{
	size_t i;

	line(out, say(lang, "mangler godkendelse fra ", "lacks the approval of "));
	buf_z(out, need->role ? need->role : say(lang, "endnu en person",
		"one more person"));
	for (i = 0; i < need->people.n; i++)
		buf_fmt(out, "%s%s", i ? say(lang, " eller ", " or ") : " (",
			name_of(p->r->config, need->people.v[i]));
	if (need->people.n)
		buf_char(out, ')');
	else if (need->role)
		buf_z(out, say(lang, ", men ingen har den rolle her i dag",
			", but nobody holds that role here today"));
	buf_char(out, '\n');
}

/* What a person wrote, without what a terminal would obey. */
static void
put_plain(struct buf *out, const char *text)
{
	for (; text && *text; text++)
		buf_char(out, (unsigned char)*text < ' ' || *text == 0x7f
			? ' ' : *text);
}

static void
put_day(struct buf *out, date d)
{
	char day[11];

	date_format(day, d);
	buf_z(out, day);
}

/* Objections to the text as it stands, whether they stop anything or not. */
static void
put_objections(struct buf *out, const struct publishable *p, enum lang lang)
{
	const struct approvals_list *list = &p->approval.said.objections;
	size_t i;

	for (i = 0; i < list->n; i++) {
		const struct approvals_entry *e = &list->v[i];

		if (!e->fits)
			continue;
		line(out, say(lang, "indsigelse fra ", "objection of "));
		buf_z(out, name_of(p->r->config, e->person));
		if (e->date != DATE_NONE) {
			buf_char(out, ' ');
			put_day(out, e->date);
		}
		buf_z(out, ": ");
		put_plain(out, e->text);
		buf_char(out, '\n');
	}
}

/* What comes of silence. */
static void
put_silence(struct buf *out, const struct publishable *p, enum lang lang)
{
	bool over = p->approval.verdict == APPROVAL_SILENT;

	if (p->approval.silent_from == DATE_NONE || p->approval.objection)
		return;
	line(out, over ? say(lang, "godkendt ved stiltiende samtykke den ",
		"approved by silence on ") : say(lang,
		"gælder som godkendt fra ", "counts as approved from "));
	put_day(out, p->approval.silent_from);
	buf_z(out, over ? "\n" : say(lang, ", hvis ingen gør indsigelse\n",
		" unless somebody objects\n"));
}

static void
put_approvals(struct buf *out, const struct publishable *p, enum lang lang)
{
	const struct approvals_list *list = &p->approval.said.approvals;
	size_t i;

	for (i = 0; i < list->n; i++) {
		const struct approvals_entry *e = &list->v[i];

		line(out, e->fits ? say(lang, "godkendt af ", "approved by ")
			: say(lang, "teksten er ændret, siden den blev godkendt af ",
			"the text has changed since it was approved by "));
		buf_fmt(out, "%s, %s ", name_of(p->r->config, e->person),
			e->role ? e->role : "?");
		if (e->date != DATE_NONE)
			put_day(out, e->date);
		buf_char(out, '\n');
	}
}

/* Why not, beside approvals. */
static void
put_hindrance(struct buf *out, const struct publishable *p, enum lang lang)
{
	const struct record *r = p->r;

	if (r->broken) {
		line(out, say(lang, "der er fejl i dokumentet; se dem med  "
			"referat validate ", "there are errors in it; see them "
			"with  referat validate "));
		buf_fmt(out, "%s\n", r->path);
	}
	if (r->class == CLASS_CONFIDENTIAL) {
		line(out, say(lang, "det er fortroligt og kommer ikke på nogen "
			"hjemmeside\n", "it is confidential and goes on no "
			"site\n"));
	}
	if (r->state == STATE_WITHDRAWN)
		line(out, say(lang, "det er trukket tilbage\n",
			"it is withdrawn\n"));
	else if (p->approval.verdict == APPROVAL_NOT_ASKED &&
	    !state_shown(r->state))
		line(out, say(lang, "tilstanden er ikke godkendt eller "
			"offentliggjort\n", "its state is neither approved nor "
			"published\n"));
	else if (publishable_is(p) && !state_shown(r->state))
		line(out, say(lang, "det er godkendt; nu kan tilstanden "
			"ændres\n", "it is approved; its state can be set "
			"now\n"));
}

void
publishable_text(struct buf *out, const struct publishable *p, enum lang lang)
{
	size_t i;

	buf_fmt(out, "%-6s %s (%s)\n", publishable_is(p) ? say(lang, "ja",
		"yes") : say(lang, "nej", "no"), p->r->path, config_state_word(p->r->config, p->r->state));
	put_hindrance(out, p, lang);
	put_approvals(out, p, lang);
	for (i = 0; i < p->approval.missing_count; i++)
		put_need(out, p, &p->approval.missing[i], lang);
	put_objections(out, p, lang);
	put_silence(out, p, lang);
}
