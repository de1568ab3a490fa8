/* SPDX-License-Identifier: MPL-2.0 */
/* What is wrong between the parts of a form. */
#include "lib/form/form_files.h"

static void
check_holes(struct form_files *files, const struct part *p,
	const struct label *l)
{
	static const char *const holes[] = {"{n}", "{theme}", "{text}"};
	struct arena *a = files->r->fs->arena;
	struct str rest = str_of(l->text), hole;
	bool seen[3] = {false};
	size_t i;

	for (;;) {
		rest = str_skip(rest, str_chr(rest, '{'));
		if (str_chr(rest, '}') == rest.n)
			return;
		hole = str_make(rest.p, str_chr(rest, '}') + 1);
		for (i = 0; i < 3 && !str_is(hole, holes[i]); i++)
			;
		if (i == 3 || seen[i])
			shape_wrong(&files->r->check, p->span, "heading",
				arena_fmt(a, i == 3 ? "@hole-unknown:%.*s"
				: "@hole-twice:%.*s", (int)hole.n, hole.p),
				"@one-of:{n}, {theme}, {text}");
		else
			seen[i] = true;
		rest = str_skip(rest, hole.n);
	}
}

static void
check_labels(struct form_files *files, const struct part *p)
{
	size_t i;

	for (i = 0; i < p->label_count; i++) {
		if (p->labels[i].folded.n == 0)
			shape_wrong(&files->r->check, p->span, "heading",
				"@be-text", NULL);
		check_holes(files, p, &p->labels[i]);
	}
}

/* Whether some heading could be both X's and Y's. The themes of two origins
 * are taken to be different. */
static bool
clash(const struct part *x, const struct part *y, const char **a,
	const char **b)
{
	size_t i, j;

	if (x->each && y->each && !streq(x->each, y->each))
		return false;
	for (i = 0; i < x->label_count; i++)
		for (j = 0; j < y->label_count; j++)
			if (label_clash(&x->labels[i], &y->labels[j])) {
				*a = x->labels[i].text;
				*b = y->labels[j].text;
				return true;
			}
	return false;
}

static void
check_pair(struct form_files *files, const struct part *x,
	const struct part *y)
{
	struct findings *fs = files->r->fs;
	const char *a, *b;

	if (*x->id && streq(x->id, y->id))
		finding_add(fs, FINDING_CONFIG_TWICE, y->span, y->id);
	else if (clash(x, y, &a, &b))
		finding_add(fs, FINDING_FORM_LABELS, y->span, a, b);
}

void
form_check_parts(struct form_files *files, const struct part *parts, size_t n,
	const char *label, bool first_bare)
{
	size_t i, j;

	for (i = 0; i < n; i++) {
		const struct part *p = &parts[i];

		if (p->label_count == 0 && !(first_bare && i == 0))
			shape_missing(&files->r->check, p->span.from, label);
		check_labels(files, p);
		for (j = 0; j < i; j++)
			check_pair(files, &parts[j], p);
		form_check_parts(files, p->sections, p->section_count,
			"heading", false);
		form_check_parts(files, p->columns, p->column_count,
			"heading", false);
		form_check_parts(files, p->rows, p->row_count, "heading",
			false);
		form_check_parts(files, p->items, p->item_count, "heading",
			false);
	}
}
