/* SPDX-License-Identifier: MPL-2.0 */
/* A rule of SARIF: a code with its explanation. */
#include "lib/report/sarif_rule.h"

#include "lib/report/example.h"

const char *
sarif_level(enum severity severity)
{
	static const char *const levels[] = {"error", "warning", "note",
		"error"};

	return levels[severity];
}

void
sarif_text(struct json *j, const char *key, const char *text)
{
	json_open(j, key, '{');
	json_text(j, "text", text);
	json_close(j, '}');
}

/* Adds what an explanation says before its examples, in one language and on
 * one line. */
static void
add_prose(struct buf *out, struct str text, bool english)
{
	bool wanted = !english;
	struct str line;

	while (str_split(&text, '\n', &line)) {
		line = str_trim(line);
		if (str_starts(line, "## "))
			wanted = english && str_is(line, "## " EXPLAIN_ENGLISH);
		if (!wanted || line.n == 0 || line.p[0] == '#')
			continue;
		if (out->n)
			buf_char(out, ' ');
		buf_str(out, line);
	}
}

/* Where the first sentence ends: a full stop before a capital letter, which
 * in UTF-8 Danish is one of A to Z or begins with the byte C3. */
static size_t
sentence_end(struct str s)
{
	size_t i;

	for (i = 0; i + 2 < s.n; i++)
		if (s.p[i] == '.' && s.p[i + 1] == ' ' &&
		    ((s.p[i + 2] >= 'A' && s.p[i + 2] <= 'Z') ||
		    s.p[i + 2] == '\xc3'))
			return i + 1;
	return s.n;
}

/* S with what is beyond SARIF_TEXT characters cut off. */
static void
add_cut(struct json *j, const char *key, struct str s)
{
	struct buf text = {0};
	size_t at = 0, n = 0;
	uint32_t c;

	while (at < s.n && n < SARIF_TEXT - 1) {
		at += utf8_decode(str_skip(s, at), &c);
		n++;
	}
	buf_add(&text, s.p, at);
	if (at < s.n)
		buf_z(&text, "…");
	sarif_text(j, key, buf_cstr(&text));
	buf_free(&text);
}

static void
add_help(struct json *j, struct str text, bool english)
{
	struct buf help = {0};

	explain_print(&help, text, english);
	sarif_text(j, "help", buf_cstr(&help));
	buf_free(&help);
}

void
sarif_rule(struct json *j, enum finding_code code, enum lang lang)
{
	struct str text = explain_text(finding_name(code));
	struct buf prose = {0};

	add_prose(&prose, text, lang == LANG_EN);
	json_open(j, NULL, '{');
	json_text(j, "id", finding_name(code));
	add_cut(j, "shortDescription", str_make(buf_cstr(&prose),
		sentence_end(buf_view(&prose))));
	add_cut(j, "fullDescription", buf_view(&prose));
	add_help(j, text, lang == LANG_EN);
	json_open(j, "defaultConfiguration", '{');
	json_text(j, "level", sarif_level(finding_severity(code)));
	json_close(j, '}');
	json_close(j, '}');
	buf_free(&prose);
}
