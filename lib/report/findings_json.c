/* SPDX-License-Identifier: MPL-2.0 */
/* Findings as JSON. */
#include "lib/report/findings.h"
#include "lib/text/json.h"

static void
add_words(struct json *j, const char *key, const struct finding *f,
	enum lang lang,
	void (*words)(struct buf *, enum lang, const struct finding *))
{
	struct buf text = {0};

	words(&text, lang, f);
	json_text(j, key, buf_cstr(&text));
	buf_free(&text);
}

static void
add_finding(struct json *j, const struct finding *f, enum lang lang)
{
	json_open(j, NULL, '{');
	json_text(j, "path", f->path);
	json_number(j, "line", f->line);
	json_number(j, "column", f->column);
	json_number(j, "end_line", f->end_line);
	json_number(j, "end_column", f->end_column);
	json_text(j, "severity", severity_name(f->severity));
	json_text(j, "code", finding_name(f->code));
	add_words(j, "message", f, lang, finding_message);
	add_words(j, "hint", f, lang, finding_hint);
	json_close(j, '}');
}

void
findings_json(struct buf *out, const struct findings *fs, size_t documents,
	enum lang lang)
{
	struct json j = {.out = out};
	size_t i;

	json_open(&j, NULL, '{');
	json_number(&j, "documents", (long long)documents);
	json_number(&j, "errors", (long long)findings_count(fs,
		SEVERITY_ERROR));
	json_number(&j, "warnings", (long long)findings_count(fs,
		SEVERITY_WARNING));
	json_open(&j, "findings", '[');
	for (i = 0; i < fs->n; i++)
		add_finding(&j, &fs->v[i], lang);
	json_close(&j, ']');
	json_close(&j, '}');
	buf_char(out, '\n');
}
