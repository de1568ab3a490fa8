/* SPDX-License-Identifier: MPL-2.0 */
/* Findings as a code quality report of GitLab. */
#include "lib/report/findings.h"
#include "lib/report/finding_id.h"
#include "lib/report/marks.h"
#include "lib/text/json.h"

/* GitLab has five; the worst two are for what we never find. */
static const char *
severity_of(const struct finding *f)
{
	static const char *const names[] = {"major", "minor", "info"};

	return names[f->severity];
}

static void
add_finding(struct json *j, const struct finding *f, const char *id,
	enum lang lang)
{
	struct buf words = {0}, text = {0};

	finding_words(&words, lang, f, " – ");
	plain_add_str(&text, buf_view(&words));
	json_open(j, NULL, '{');
	json_text(j, "description", buf_cstr(&text));
	json_text(j, "check_name", finding_name(f->code));
	json_text(j, "fingerprint", id);
	json_text(j, "severity", severity_of(f));
	json_open(j, "location", '{');
	json_text(j, "path", f->path);
	json_open(j, "lines", '{');
	json_number(j, "begin", f->line);
	json_number(j, "end", f->end_line);
	json_close(j, '}');
	json_close(j, '}');
	json_close(j, '}');
	buf_free(&words);
	buf_free(&text);
}

void
findings_gitlab(struct buf *out, const struct findings *fs, enum lang lang)
{
	struct finding_ids ids = {0};
	struct json j = {.out = out};
	size_t i;

	json_open(&j, NULL, '[');
	for (i = 0; i < fs->n; i++)
		add_finding(&j, &fs->v[i], finding_ids_next(&ids, &fs->v[i]),
			lang);
	json_close(&j, ']');
	buf_char(out, '\n');
	finding_ids_free(&ids);
}
