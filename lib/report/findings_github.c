/* SPDX-License-Identifier: MPL-2.0 */
/* Findings as workflow commands of GitHub Actions. */
#include "lib/report/findings.h"
#include "lib/report/report.h"

/* So many of each kind does a step show. */
#define SHOWN 10

/* In a message % and line ends are escaped; in a property ':' and ',' too. */
static void
add_escaped(struct buf *out, const char *text, bool property)
{
	for (; text && *text; text++)
		if (*text == '%' || *text == '\r' || *text == '\n' ||
		    (property && (*text == ':' || *text == ',')))
			buf_fmt(out, "%%%02X", (unsigned char)*text);
		else
			buf_char(out, *text);
}

static void
add_command(struct buf *out, const struct finding *f, enum lang lang)
{
	static const char *const names[] = {"error", "warning", "notice"};
	struct buf text = {0};

	buf_fmt(out, "::%s file=", names[f->severity]);
	add_escaped(out, f->path, true);
	buf_fmt(out, ",line=%u", f->line);
	if (f->end_line > f->line)
		buf_fmt(out, ",endLine=%u", f->end_line);
	buf_fmt(out, ",col=%u", f->column);
	if (f->end_line == f->line && f->end_column > f->column)
		buf_fmt(out, ",endColumn=%u", f->end_column);
	buf_z(out, ",title=");
	add_escaped(out, finding_name(f->code), true);
	buf_z(out, "::");
	finding_words(&text, lang, f, "\n");
	add_escaped(out, buf_cstr(&text), false);
	buf_char(out, '\n');
	buf_free(&text);
}

void
findings_github(struct buf *out, const struct findings *fs, enum lang lang)
{
	size_t left = 0, i;
	int severity;

	for (severity = SEVERITY_ERROR; severity <= SEVERITY_INFO; severity++) {
		size_t n = 0;

		for (i = 0; i < fs->n; i++) {
			if ((int)fs->v[i].severity != severity)
				continue;
			if (n++ < SHOWN)
				add_command(out, &fs->v[i], lang);
			else
				left++;
		}
	}
	if (left)
		buf_fmt(out, "… %s %zu %s\n", say(lang, "og", "and"), left,
			say(lang, "mere", "more"));
}
