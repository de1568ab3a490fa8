/* SPDX-License-Identifier: MPL-2.0 */
/* The bytes of a commit, and its time. */
#include "lib/trust/judging.h"

/* A clock may be so much ahead. */
#define AHEAD 300
#define MESSAGE_MAX 65536

static const char *
keep(struct arena *a, struct str s)
{
	return arena_strndup(a, s.p, s.n);
}

static struct signature
ident(struct arena *a, const struct raw_ident *i)
{
	return (struct signature){keep(a, i->name), keep(a, i->email), i->time,
		i->offset};
}

/* A line of somebody's, cut and made harmless. */
static const char *
line_text(struct arena *a, struct str line)
{
	char *text;
	size_t i, n = line.n < 60 ? line.n : 60;

	text = arena_strndup(a, line.p, n);
	for (i = 0; i < n; i++)
		if (text[i] < ' ' || text[i] > '~')
			text[i] = '?';
	return arena_fmt(a, "@raw-line:%s", text);
}

static const char *
fault_text(struct arena *a, enum raw_fault fault, struct str line)
{
	switch (fault) {
	case RAW_SIZE:
		return "@raw-size";
	case RAW_NUL:
		return "@raw-nul";
	case RAW_NOT_UTF8:
		return "@raw-utf8";
	case RAW_NO_MESSAGE:
		return "@raw-no-message";
	default:
		return line_text(a, line);
	}
}

/* Characters that are no text, or that turn it around. */
static bool
is_plain(struct str s, bool lines)
{
	while (s.n) {
		uint32_t c;
		size_t n = utf8_decode(s, &c);
		bool line_end = c == '\n' || c == '\t' || c == '\r';

		if (n == 0 || (c < ' ' && !(lines && line_end)) ||
		    (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
		    (c >= 0x202a && c <= 0x202e) ||
		    (c >= 0x2066 && c <= 0x2069) || c == 0xfeff)
			return false;
		s = str_skip(s, n);
	}
	return true;
}

/* The message without our block of trailers. */
static const char *
without_trailers(struct judging *k, struct str message)
{
	size_t at;

	message = str_trim(message);
	at = message.n;
	while (k->has_trailers == TRAILER_GOOD && at >= 2 &&
	    !(message.p[at - 1] == '\n' && message.p[at - 2] == '\n'))
		at--;
	return keep(k->a, str_trim(str_make(message.p, at)));
}

bool
judge_form(struct judging *k, struct raw_commit *raw,
	const struct chain_commit *commit)
{
	struct verdict *v = k->v;
	struct str line = {0};
	enum raw_fault fault = commit->huge ? RAW_SIZE
		: raw_commit_read(raw, &line, commit->raw);

	if (fault != RAW_GOOD) {
		judging_refuse(k, REASON_HEADERS, NULL, fault_text(k->a, fault,
			line));
		return false;
	}
	v->author = ident(v->reasons.arena, &raw->author);
	v->committer = ident(v->reasons.arena, &raw->committer);
	v->time = raw->committer.time;
	v->offset = raw->committer.offset;
	k->message = keep(k->a, raw->message);
	k->has_trailers = trailer_parse(&k->trailers, v->reasons.arena,
		raw->message);
	v->message = arena_strdup(v->reasons.arena,
		(char *)without_trailers(k, raw->message));
	if (raw->message.n > MESSAGE_MAX || !is_plain(raw->message, true))
		judging_refuse(k, REASON_MESSAGE, NULL, "");
	if (!is_plain(raw->author.name, false) ||
	    !is_plain(raw->committer.name, false))
		judging_refuse(k, REASON_IDENTITY, NULL, "@path-characters");
	return true;
}

static const char *
time_text(struct arena *a, long long seconds, int offset)
{
	char day[11];
	long long local = seconds + offset * 60LL;
	long long of_day = ((local % 86400) + 86400) % 86400;

	date_format(day, date_of_time(seconds, offset));
	return arena_fmt(a, "%s %02lld:%02lld", day, of_day / 3600,
		of_day / 60 % 60);
}

void
judge_time(struct judging *k, const struct chain_commit *parent, long long now)
{
	const struct verdict *v = k->v;
	struct raw_commit raw;
	struct str line;

	if (parent && !parent->huge && raw_commit_read(&raw, &line, parent->raw)
	    == RAW_GOOD && v->time < raw.committer.time)
		judging_refuse(k, REASON_TIME_BEFORE, NULL, time_text(k->a,
			v->time, v->offset), time_text(k->a,
			raw.committer.time, raw.committer.offset));
	if (now && v->time > now + AHEAD)
		judging_refuse(k, REASON_TIME_AHEAD, NULL, time_text(k->a,
			v->time, v->offset), time_text(k->a, now, v->offset));
}
