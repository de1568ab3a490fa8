/* SPDX-License-Identifier: MPL-2.0 */
/* The message of a commit that git itself makes. */
#include "lib/trust/message.h"

#include "lib/trust/judge.h"
#include "lib/trust/role.h"

#define SCISSORS "------------------------ >8 ------------------------"

/* What the staged files have in common, file by file. */
struct sum {
	const struct message_commit *commit;
	struct arena *arena;
	size_t files, documents, added, removed;
	const char *unit, *first;      /* FIRST: the first document's path */
	int cycle;
	const char *other;             /* a document of another unit or cycle */
};

static void
add_document(struct sum *s, const char *path, const struct place *place)
{
	if (s->documents++ == 0) {
		s->first = path;
		s->unit = place->unit;
		s->cycle = place->cycle;
	} else if (!streq(s->unit, place->unit) || s->cycle != place->cycle)
		s->other = path;
}

static int
add_files(struct sum *s, struct error *err)
{
	struct delta d;
	struct place place;
	size_t i;

	if (delta_of_trees(&d, s->arena, s->commit->before, s->commit->staged,
	    err) < 0)
		return -1;
	s->files = d.n;
	for (i = 0; i < d.n; i++) {
		s->added += d.v[i].old_mode == 0;
		s->removed += d.v[i].new_mode == 0;
		place = (struct place){.cycle = CYCLE_NONE};
		if (config_place(&place, s->commit->config, s->arena,
		    d.v[i].path, NULL) != 0)
			add_document(s, d.v[i].path, &place);
	}
	return 0;
}

static const char *
action(const struct sum *s)
{
	if (s->documents == 0)
		return "configure";
	return s->removed == s->files ? "remove" : s->added ? "create"
		: "change";
}

/* What the commit is to say of itself, in arena A: 1; 0 it records nothing of
 * its own (an amended message); -1: ERROR_REFUSED, with advice: documents of
 * several units or cycles, a role that isn't clear or isn't held. ROLE: as
 * claimed, or NULL. */
static int
message_trailers(struct trailers *out, struct arena *a,
	const struct message_commit *commit, const char *role,
	struct error *err)
{
	struct sum s = {.commit = commit, .arena = a, .cycle = CYCLE_NONE};
	char cycle[CYCLE_TEXT];

	*out = (struct trailers){0};
	if (add_files(&s, err) < 0)
		return -1;
	if (s.files == 0)
		return 0;
	if (s.other)
		return error_set(err, ERROR_REFUSED,
			"%s og %s hører ikke til samme enhed og periode; gem dem "
			"hver for sig, eller brug  referat commit , som selv deler op",
			"%s and %s are not of one unit and cycle; record them apart, "
			"or use  referat commit , which divides them", s.first,
			s.other);
	out->unit = s.unit;
	out->action = action(&s);
	if (s.cycle != CYCLE_NONE) {
		cycle_format(cycle, &commit->config->cycles, s.cycle);
		out->cycle = arena_strdup(a, cycle);
	}
	return role_choose(&out->role, a, commit->config,
		commit->author.email, out->unit, date_of_time(
		commit->author.time, commit->author.offset), role, err) < 0
		? -1 : 1;
}

static bool
is_comment(const struct message *m, struct str line)
{
	return m->edited && line.n && line.p[0] == m->comment;
}

static bool
is_scissors(const struct message *m, struct str line)
{
	return is_comment(m, line) && line.n > 2 &&
		str_is(str_skip(line, 2), SCISSORS);
}

/* Where the comments at the end begin; the end where there are none. */
static size_t
find_comments(const struct message *m)
{
	struct str rest = m->text, line;

	while (str_split(&rest, '\n', &line))
		if (is_comment(m, line))
			return (size_t)(line.p - m->text.p);
	return m->text.n;
}

/* The message as git will record it: without comments, spaces at the ends of
 * lines, empty lines around it and more than one in a row. */
static void
clean(struct buf *out, const struct message *m)
{
	struct str rest = m->text, line;
	bool gap = false;

	while (str_split(&rest, '\n', &line) && !is_scissors(m, line)) {
		if (is_comment(m, line))
			continue;
		while (line.n && strchr(" \t\r", line.p[line.n - 1]))
			line.n--;
		gap = gap || line.n == 0;
		if (line.n == 0)
			continue;
		if (gap && out->n)
			buf_char(out, '\n');
		gap = false;
		buf_str(out, line);
		buf_char(out, '\n');
	}
}

static void
add_trailers(struct buf *out, const struct trailers *t)
{
	buf_fmt(out, "Role: %s\nUnit: %s\nCycle: %s\nAction: %s\n",
		t->role ? t->role : "-", t->unit ? t->unit : "-",
		t->cycle ? t->cycle : "-", t->action);
}

bool
message_prepare(struct buf *out, const struct message *m,
	const struct message_commit *commit)
{
	struct arena a = {0};
	struct buf text = {0};
	struct trailers t;
	struct error unheard;
	size_t at = find_comments(m);
	bool fits;

	clean(&text, m);
	fits = trailer_parse(&t, &a, buf_view(&text)) == TRAILER_NONE &&
		message_trailers(&t, &a, commit, NULL, &unheard) == 1;
	if (fits) {
		buf_str(out, str_trim(str_make(m->text.p, at)));
		buf_z(out, "\n\n");
		add_trailers(out, &t);
		if (at < m->text.n)
			buf_char(out, '\n');
		buf_str(out, str_skip(m->text, at));
	}
	buf_free(&text);
	arena_free(&a);
	return fits;
}

/* Says what should stand where something else does. */
static int
check_value(const char *key, const char *said, const char *wanted,
	struct error *err)
{
	if (streq(said, wanted))
		return 0;
	return error_set(err, ERROR_REFUSED,
		"i beskeden står »%1$s: %2$s«, men det, der gemmes, hører til "
		"»%3$s«; ret linjen, eller slet de fire linjer, så skrives de igen",
		"the message says »%1$s: %2$s«, but what is recorded belongs to "
		"»%3$s«; mend the line, or delete the four lines and they are "
		"written anew", key, said ? said : "-", wanted ? wanted : "-");
}

static int
check_trailers(struct arena *a, const struct trailers *said,
	const struct message_commit *commit, struct error *err)
{
	struct trailers t;
	int rc = message_trailers(&t, a, commit, said->role, err);

	if (rc != 1)
		return rc;
	return check_value("Unit", said->unit, t.unit, err) < 0 ||
		check_value("Cycle", said->cycle, t.cycle, err) < 0 ? -1 : 0;
}

static int
add_missing(struct buf *out, struct arena *a, const char *text,
	const struct message_commit *commit, struct error *err)
{
	struct trailers t;
	int rc = message_trailers(&t, a, commit, NULL, err);

	if (rc == 1 && trailer_compose(out, text, &t, err) < 0)
		rc = -1;
	return rc;
}

int
message_check(struct buf *out, const struct message *m,
	const struct message_commit *commit, struct error *err)
{
	struct arena a = {0};
	struct buf text = {0};
	struct trailers said;
	int rc = 0;

	clean(&text, m);
	if (text.n)
		switch (trailer_parse(&said, &a, buf_view(&text))) {
		case TRAILER_GOOD:
			rc = check_trailers(&a, &said, commit, err);
			break;
		case TRAILER_NONE:
			rc = add_missing(out, &a, text.p, commit, err);
			break;
		case TRAILER_BAD:
			rc = error_set(err, ERROR_REFUSED,
				"beskeden skal begynde med, hvad ændringen går ud på, "
				"og linjerne Role, Unit, Cycle og Action stå nederst for "
				"sig selv; slet dem, så skrives de igen",
				"the message must begin with what the change is about, "
				"and the lines Role, Unit, Cycle and Action stand by "
				"themselves at its end; delete them and they are written "
				"anew");
			break;
		}
	buf_free(&text);
	arena_free(&a);
	return rc;
}

int
message_judge(struct reasons *out, struct arena *a, const struct message *m,
	const struct message_commit *commit, struct error *err)
{
	const struct signature *c = &commit->committer;
	struct judge_draft draft = {
		.repo = commit->repo,
		.config = commit->config,
		.after_config = commit->after_config,
		.after_findings = commit->after_findings,
		.before = commit->before,
		.after = commit->staged,
		.author = commit->author,
		.committer = *c,
		.day = date_of_time(c->time, c->offset),
	};
	struct verdict verdict;
	struct buf text = {0};
	bool said;

	out->arena = a;
	clean(&text, m);
	said = trailer_parse(&draft.trailers, a, buf_view(&text)) ==
		TRAILER_GOOD;
	buf_free(&text);
	if (!said || commit->before == NULL)
		return 0;
	if (delta_of_trees(&draft.delta, a, commit->before, commit->staged,
	    err) < 0)
		return -1;
	if (draft.delta.n == 0)
		return 0;
	if (judge_draft(&verdict, a, &draft, err) < 0)
		return -1;
	*out = verdict.reasons;
	return 0;
}
