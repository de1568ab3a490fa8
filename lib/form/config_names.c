/* SPDX-License-Identifier: MPL-2.0 */
/* The list of names that must not stand on the site. */
#include "lib/base/hash.h"
#include "lib/form/config_reader.h"

/* "Name" or "Name [fortrolig]": the class that the name has. */
static void
read_line(struct config_reader *r, struct str line, unsigned number)
{
	struct config *c = r->c;
	struct listed_name *name = &c->names[c->name_count];
	size_t open;
	int class = CLASS_INTERNAL;

	line = str_trim(line);
	if (line.n == 0 || line.p[0] == '#')
		return;
	for (open = line.n; open > 0 && line.p[open - 1] != '['; open--)
		continue;
	if (open > 0 && line.p[line.n - 1] == ']') {
		class = words_meaning(&c->classes, str_make(line.p + open,
			line.n - open - 1));
		line = str_trim(str_make(line.p, open - 1));
	}
	/* An unknown word hides, as an unknown mark in a document does. */
	name->class = class < 0 ? CLASS_CONFIDENTIAL : (enum class)class;
	name->text = arena_strndup(&c->arena, line.p, line.n);
	name->line = number;
	c->name_count++;
}

static void
read_lines(struct config_reader *r, struct str text)
{
	struct str rest = text, line;
	unsigned n = 1, number = 0;
	size_t i;

	for (i = 0; i < text.n; i++)
		n += text.p[i] == '\n';
	r->c->names = ARENA_ARRAY(&r->c->arena, struct listed_name, n);
	while (str_split(&rest, '\n', &line))
		read_line(r, line, ++number);
}

/* 1: it was read; 0: a finding says why not. */
static int
load(struct config_reader *r, struct buf *text, const struct value *v,
	struct error *err)
{
	int rc = tree_read(r->tree, r->c->names_path, CONFIG_SIZE, text, err);

	if (rc < 0)
		return -1;
	if (rc == 0)
		finding_add(r->fs, FINDING_CONFIG_REFERENCE, v->span,
			r->c->names_path, "@file", "@names-file");
	else if (text->n > CONFIG_SIZE || utf8_invalid(buf_view(text)) !=
	    text->n)
		finding_add(r->fs, FINDING_CONFIG_VALUE, v->span, "names",
			"@names-text", "");
	else
		return 1;
	return 0;
}

int
config_read_names(struct config_reader *r, struct error *err)
{
	const struct value *v = value_get(value_get(r->c->value, "site"),
		"names");
	struct buf text = {0};
	int rc;

	r->c->names_path = config_text(r, v);
	if (r->c->names_path == NULL)
		return 0;
	rc = load(r, &text, v, err);
	if (rc == 1) {
		r->c->hash = hash_quick(buf_view(&text), r->c->hash);
		read_lines(r, buf_view(&text));
	}
	buf_free(&text);
	return rc < 0 ? -1 : 0;
}
