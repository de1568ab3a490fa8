/* SPDX-License-Identifier: MPL-2.0 */
/* The fields of a document as lines of text. */
#include "lib/model/front_lines.h"

size_t
front_rank(const struct form *form, struct str key)
{
	const struct value *props = value_get(form->frontmatter, "properties");
	size_t i;

	for (i = 0; props && i < props->n; i++)
		if (str_eq(props->members[i].key, key))
			return i;
	return props ? props->n : 0;
}

uint32_t
front_line(const struct source *src, uint32_t at)
{
	while (at > 0 && src->text.p[at - 1] != '\n')
		at--;
	return at;
}

uint32_t
front_comments(const struct source *src, uint32_t at, uint32_t least)
{
	while (at > least) {
		uint32_t above = front_line(src, at - 1);
		struct str line = str_trim(str_make(src->text.p + above,
			at - above));

		if (above < least || !str_starts(line, "#"))
			break;
		at = above;
	}
	return at;
}

bool
front_is_lines(const struct record *r)
{
	const struct value *v = r->frontmatter;
	uint32_t i;

	for (i = 0; v && i < v->n; i++)
		if (front_line(&r->source, v->members[i].key_span.from) !=
		    v->members[i].key_span.from)
			return false;
	return true;
}
