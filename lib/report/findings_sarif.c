/* SPDX-License-Identifier: MPL-2.0 */
/* Findings as SARIF 2.1.0, as GitHub's code scanning takes it. */
#include "lib/report/findings.h"
#include "lib/report/finding_id.h"
#include "lib/report/report.h"
#include "lib/report/sarif_rule.h"
#include "lib/text/html.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/" \
	"schemas/sarif-schema-2.1.0.json"

/* A log being written. RULES: of each code that is used, its place in the
 * list of rules and one. */
struct sarif {
	struct json json;
	const struct findings *fs;
	enum lang lang;
	size_t rules[FINDING_COUNT], rule_count;
};

static void
add_tool(struct sarif *s, const char *version)
{
	struct json *j = &s->json;
	size_t i;

	json_open(j, "tool", '{');
	json_open(j, "driver", '{');
	json_text(j, "name", "referat");
	json_text(j, "version", version);
	json_text(j, "language", say(s->lang, "da", "en"));
	json_open(j, "rules", '[');
	for (i = 0; i < s->fs->n; i++) {
		enum finding_code code = s->fs->v[i].code;

		if (s->rules[code])
			continue;
		s->rules[code] = ++s->rule_count;
		sarif_rule(j, code, s->lang);
	}
	json_close(j, ']');
	json_close(j, '}');
	json_close(j, '}');
}

static void
add_location(struct json *j, const struct finding *f)
{
	struct buf uri = {0};

	html_url(&uri, str_of(f->path));
	json_open(j, "locations", '[');
	json_open(j, NULL, '{');
	json_open(j, "physicalLocation", '{');
	json_open(j, "artifactLocation", '{');
	json_text(j, "uri", buf_cstr(&uri));
	json_text(j, "uriBaseId", "%SRCROOT%");
	json_close(j, '}');
	json_open(j, "region", '{');
	json_number(j, "startLine", f->line);
	json_number(j, "startColumn", f->column);
	json_number(j, "endLine", f->end_line);
	json_number(j, "endColumn", f->end_column);
	json_close(j, '}');
	json_close(j, '}');
	json_close(j, '}');
	json_close(j, ']');
	buf_free(&uri);
}

static void
add_result(struct sarif *s, const struct finding *f, const char *id)
{
	struct json *j = &s->json;
	struct buf text = {0};

	finding_words(&text, s->lang, f, "\n");
	json_open(j, NULL, '{');
	json_text(j, "ruleId", finding_name(f->code));
	json_number(j, "ruleIndex", (long long)s->rules[f->code] - 1);
	json_text(j, "level", sarif_level(f->severity));
	sarif_text(j, "message", buf_cstr(&text));
	add_location(j, f);
	json_open(j, "partialFingerprints", '{');
	json_text(j, "primaryLocationLineHash", id);
	json_close(j, '}');
	json_close(j, '}');
	buf_free(&text);
}

/* Errors come first, so that they are what is kept. */
static void
add_results(struct sarif *s)
{
	struct finding_ids ids = {0};
	size_t n = 0, i;
	int severity;

	json_open(&s->json, "results", '[');
	for (severity = SEVERITY_ERROR; severity <= SEVERITY_INFO; severity++)
		for (i = 0; i < s->fs->n && n < SARIF_RESULTS; i++) {
			const struct finding *f = &s->fs->v[i];

			if ((int)f->severity != severity)
				continue;
			add_result(s, f, finding_ids_next(&ids, f));
			n++;
		}
	json_close(&s->json, ']');
	finding_ids_free(&ids);
}

/* Says how many results are left out. */
static void
add_left(struct sarif *s)
{
	struct json *j = &s->json;
	struct buf text = {0};

	if (s->fs->n <= SARIF_RESULTS)
		return;
	buf_fmt(&text, "… %s %zu %s", say(s->lang, "og", "and"),
		s->fs->n - SARIF_RESULTS, say(s->lang, "mere", "more"));
	json_open(j, "invocations", '[');
	json_open(j, NULL, '{');
	json_bool(j, "executionSuccessful", true);
	json_open(j, "toolExecutionNotifications", '[');
	json_open(j, NULL, '{');
	json_text(j, "level", "warning");
	sarif_text(j, "message", buf_cstr(&text));
	json_close(j, '}');
	json_close(j, ']');
	json_close(j, '}');
	json_close(j, ']');
	buf_free(&text);
}

void
findings_sarif(struct buf *out, const struct findings *fs,
	const char *version, enum lang lang)
{
	struct sarif s = {.json = {.out = out}, .fs = fs, .lang = lang};
	struct json *j = &s.json;

	json_open(j, NULL, '{');
	json_text(j, "$schema", SCHEMA);
	json_text(j, "version", "2.1.0");
	json_open(j, "runs", '[');
	json_open(j, NULL, '{');
	add_tool(&s, version);
	json_text(j, "columnKind", "unicodeCodePoints");
	add_left(&s);
	add_results(&s);
	json_close(j, '}');
	json_close(j, ']');
	json_close(j, '}');
	buf_char(out, '\n');
}
