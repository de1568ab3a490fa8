/* SPDX-License-Identifier: MPL-2.0 */
/* The values that keywords have. */
#include "lib/schema/compile.h"

#include <stdlib.h>

int
compile_count(struct compiler *c, const struct value *v, uint32_t *out)
{
	struct number number;
	struct buf text = {0};
	unsigned long small;

	if (v->kind != VALUE_NUMBER || !number_parse(&number, v->text) ||
	    !number_is_integer(&number) || number.negative)
		return compile_error(c, v, "her skal stå et helt tal fra 0",
			"a whole number from 0 must stand here");
	*out = NODE_NO_MAX - 1;
	if (number.count + (uint64_t)number.power <= 10) {
		number_canonical(&text, &number);
		small = strtoul(buf_cstr(&text), NULL, 10);
		buf_free(&text);
		while (number.power-- > 0)
			small *= 10;
		if (small < *out)
			*out = (uint32_t)small;
	}
	return 0;
}

int
compile_number(struct compiler *c, const struct value *v, struct number **out)
{
	*out = ARENA_NEW(&c->schema->arena, struct number);
	if (v->kind != VALUE_NUMBER || !number_parse(*out, v->text))
		return compile_error(c, v, "her skal stå et tal",
			"a number must stand here");
	return 0;
}

int
compile_pattern(struct compiler *c, const struct value *v, struct str source,
	const struct pattern **out)
{
	struct pattern *p = NULL;

	c->pattern_bytes += source.n;
	if (c->pattern_bytes <= COMPILE_PATTERNS)
		p = pattern_new(&c->schema->arena, source);
	if (p == NULL)
		return compile_error(c, v, "mønstret er ikke et regulært "
			"udtryk (ECMA-262), eller det er for stort",
			"the pattern is no regular expression (ECMA-262), or "
			"it is too large");
	p->next = c->schema->patterns;
	c->schema->patterns = p;
	*out = p;
	return 0;
}

int
compile_want_map(struct compiler *c, const struct value *v)
{
	return v->kind == VALUE_MAP ? 0 : compile_error(c, v,
		"her skal stå felter (navn: værdi)",
		"fields (name: value) must stand here");
}

int
compile_want_texts(struct compiler *c, const struct value *v)
{
	uint32_t i;

	for (i = 0; v->kind == VALUE_LIST && i < v->n; i++)
		if (v->items[i]->kind > VALUE_STRING ||
		    v->items[i]->kind == VALUE_NULL)
			break;
	return v->kind == VALUE_LIST && i == v->n ? 0 : compile_error(c, v,
		"her skal stå en liste af navne",
		"a list of names must stand here");
}
