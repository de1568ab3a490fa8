/* SPDX-License-Identifier: MPL-2.0 */
/* Judges maps. */
#include "lib/schema/run.h"

/* Judges one member by all that names it. */
static bool
check_member(struct run *r, const struct node_map *want,
	const struct value *v, uint32_t i, const struct scope *scope,
	size_t marks, uint32_t *required)
{
	const struct member *m = &v->members[i];
	const struct property *p = node_property(want, m->key);
	bool good = true, named = false;
	uint32_t j;

	*required += p && p->required;
	if (p && p->node) {
		named = true;
		good = run_is_absent(r, p, m->value) || run_node(r, p->node,
			m->value, scope, RUN_NO_MARKS);
	}
	for (j = 0; j < want->pattern_count; j++)
		if (run_match(r, want->patterns[j].pattern, m->key)) {
			named = true;
			good = run_node(r, want->patterns[j].node, m->value,
				scope, RUN_NO_MARKS) && good;
		}
	if (!named && want->additional) {
		named = true;
		good = run_node(r, want->additional, m->value, scope,
			RUN_NO_MARKS);
	}
	if (named)
		run_mark(r, marks, i);
	if (want->names) {
		struct value name = {.kind = VALUE_STRING, .span = m->key_span,
			.text = m->key};

		good = run_node(r, want->names, &name, scope, RUN_NO_MARKS) &&
			good;
	}
	return good;
}

static bool
check_dependency(struct run *r, const struct dependency *d,
	const struct value *v, const struct scope *scope, size_t marks)
{
	uint32_t i;

	if (value_member(v, d->key) == NULL)
		return true;
	if (d->node)
		return run_node(r, d->node, v, scope, marks);
	for (i = 0; i < d->keys->n; i++)
		if (value_member(v, d->keys->items[i]->text) == NULL)
			return false;
	return true;
}

bool
run_map(struct run *r, const struct node_map *want, const struct value *v,
	const struct scope *scope, size_t marks)
{
	bool good = v->n >= want->min && v->n <= want->max;
	uint32_t i, required = 0;

	for (i = 0; i < v->n && (good || r->lenient); i++)
		if (!check_member(r, want, v, i, scope, marks, &required))
			good = false;
	if (required < want->required)
		good = false;
	for (i = 0; i < want->dependency_count && (good || r->lenient); i++)
		if (!check_dependency(r, &want->dependencies[i], v, scope,
		    marks))
			good = false;
	for (i = 0; want->unevaluated && r->skip != want && i < v->n;
	    i++) {
		if (!good && !r->lenient)
			break;
		if (!run_marked(r, marks, i) && !run_node(r,
		    want->unevaluated, v->members[i].value, scope,
		    RUN_NO_MARKS))
			good = false;
		run_mark(r, marks, i);
	}
	return good;
}
