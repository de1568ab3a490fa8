/* SPDX-License-Identifier: MPL-2.0 */
/* JSON Schema, draft 2020-12, over value trees with places. */
#include "lib/schema/schema.h"

#include <stdlib.h>

#include "lib/schema/compile.h"
#include "lib/schema/run.h"

int
schema_compile(struct schema **out, const struct value *root,
	const struct schema_options *options, struct span *where,
	struct error *err)
{
	static const struct schema_options none = {0};
	struct schema *s = xcalloc(1, sizeof(*s));
	struct compiler c = {.schema = s, .err = err};
	struct resource *in;

	s->options = options ? *options : none;
	s->registry.arena = &s->arena;
	s->registry.options = &s->options;
	s->registry.where = root->span;
	in = registry_add(&s->registry, root, str_of(arena_strdup(&s->arena,
		s->options.base_uri ? s->options.base_uri : "")), err);
	if (in)
		s->root = compile(&c, root, in);
	if (s->root) {
		*out = s;
		return 0;
	}
	if (where)
		*where = s->registry.where;
	schema_free(s);
	return -1;
}

void
schema_free(struct schema *s)
{
	struct pattern *p;

	if (s == NULL)
		return;
	for (p = s->patterns; p; p = p->next)
		pattern_free(p);
	registry_free(&s->registry);
	map_free(&s->nodes);
	arena_free(&s->arena);
	free(s);
}

int
schema_valid(const struct schema *s, const struct value *value,
	struct error *err)
{
	struct run r = {.schema = s, .steps = RUN_STEPS};
	bool good = run_node(&r, s->root, value, NULL, RUN_NO_MARKS);

	run_free(&r);
	if (!r.gave_up)
		return good;
	return error_set(err, ERROR_FAILED,
		"skemaet er for tungt for værdien, eller det henviser til "
		"sig selv uden ende",
		"the schema is too heavy for the value, or refers to itself "
		"without end");
}
