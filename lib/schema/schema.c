/* SPDX-License-Identifier: MPL-2.0 */
/* JSON Schema, draft 2020-12, over value trees with places. */
#include "lib/schema/schema.h"

#include <stdlib.h>

#include "lib/schema/compile.h"
#include "lib/schema/explain.h"

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

/* Whether a finding before AT says the same, or says that this field, which
 * is missing, is there but misspelt. */
static bool
is_said(const struct explain *x, size_t at)
{
	const struct finding *f = &x->fs->v[at], *g;
	size_t i;

	for (i = x->first; i < at; i++) {
		g = &x->fs->v[i];
		if (g->code == f->code && g->span.from == f->span.from &&
		    streq(g->args[0], f->args[0]) &&
		    streq(g->args[1], f->args[1]))
			return true;
	}
	for (i = 0; i < x->meant_count; i++)
		if (f->code == FINDING_FIELD_MISSING &&
		    f->span.from == x->meant[i].map->span.from &&
		    str_is(x->meant[i].name, f->args[0]))
			return true;
	return false;
}

static void
drop_said(struct explain *x)
{
	size_t i, kept = x->first;

	for (i = x->first; i < x->fs->n; i++) {
		x->fs->v[kept] = x->fs->v[i];
		kept += !is_said(x, kept);
	}
	x->fs->n = kept;
}

size_t
schema_check(const struct schema *s, const struct value *value,
	struct findings *fs)
{
	struct explain x = {.run = {.schema = s, .steps = RUN_STEPS},
		.fs = fs, .first = fs->n};
	struct place root = {.value = value};

	if (!run_node(&x.run, s->root, value, NULL, RUN_NO_MARKS) ||
	    x.run.gave_up) {
		explain_node(&x, s->root, &root, NULL);
		drop_said(&x);
		if (x.run.gave_up)
			finding_add(fs, FINDING_TOO_HEAVY, value->span, "");
		else if (fs->n == x.first)
			finding_add(fs, FINDING_FIELD_RULE, value->span,
				"@fields", "@rule-other");
	}
	run_free(&x.run);
	return fs->n - x.first;
}
