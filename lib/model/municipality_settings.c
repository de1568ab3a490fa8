/* SPDX-License-Identifier: MPL-2.0 */
/* The files that make up the configuration, as texts. */
#include "lib/model/municipality.h"

/* As much as a server takes of a file. */
#define FILE_MAX ((size_t)4 << 20)

/* Pictures and the like are no texts. */
static bool
is_text(struct str s)
{
	return utf8_invalid(s) == s.n && str_chr(s, '\0') == s.n;
}

static void
look_at(struct municipality *m, const char *path, struct str text,
	figure_rules *rules)
{
	struct findings *fs = &m->findings;
	size_t first = fs->n;
	struct source src;

	fs->path = path;
	fs->draft = false;
	rules(text, fs);
	if (fs->n == first)
		return;
	source_init(&src, &m->arena, path, str_make(arena_strndup(&m->arena,
		text.p, text.n), text.n));
	findings_locate(fs, first, &src);
}

int
municipality_settings(struct municipality *m, figure_rules *rules,
	struct error *err)
{
	const struct tree_entry *v;
	struct buf text = {0};
	size_t i, n;
	int rc = tree_list(m->tree, &v, &n, err);

	for (i = 0; rc >= 0 && i < n; i++) {
		if (config_part(m->config, v[i].path) != CONFIG_SETTING)
			continue;
		buf_reset(&text);
		rc = tree_read(m->tree, v[i].path, FILE_MAX, &text, err);
		if (rc == 1 && is_text(buf_view(&text)))
			look_at(m, v[i].path, buf_view(&text), rules);
	}
	buf_free(&text);
	findings_sort(&m->findings);
	return rc < 0 ? -1 : 0;
}
