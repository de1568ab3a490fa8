/* SPDX-License-Identifier: MPL-2.0 */
/* What a commit touches, by its paths: documents of one unit and cycle, or the
 * configuration, or figures; and what the configuration is after it. */
#include "lib/trust/judging.h"

#include "lib/trust/role.h"

/* "soendre-skole 2025-26", as far as a place says so. */
static const char *
place_text(struct judging *k, const char *unit, int cycle)
{
	char text[CYCLE_TEXT] = "";

	if (cycle != CYCLE_NONE)
		cycle_format(text, &k->config->cycles, cycle);
	return arena_fmt(k->a, "%s%s%s", unit ? unit : "",
		unit && *text ? " " : "", text);
}

static void
add_document(struct judging *k, const struct delta_entry *e,
	const struct place *place)
{
	struct verdict *v = k->v;

	v->touched[v->touched_count++] = (struct touched){.entry = e,
		.place = *place};
	if (k->has_documents)
		return;
	k->unit = place->unit;
	k->cycle = place->cycle;
	k->has_documents = true;
}

static void
add_path(struct judging *k, const struct delta_entry *e)
{
	struct place place = {.cycle = CYCLE_NONE};
	enum config_part part;

	if (e->trouble)
		return;
	if (config_place(&place, k->config, k->a, e->path, NULL) != 0) {
		add_document(k, e, &place);
		return;
	}
	part = config_part(k->config, e->path);
	if (part == CONFIG_DATA && k->data == NULL)
		k->data = e->path;
	if (part != CONFIG_DATA && k->setting == NULL)
		k->setting = e->path;
}

void
judge_places(struct judging *k)
{
	struct verdict *v = k->v;
	char cycle[CYCLE_TEXT];
	size_t i;

	k->cycle = CYCLE_NONE;
	v->touched = ARENA_ARRAY(k->a, struct touched, v->delta.n);
	for (i = 0; i < v->delta.n; i++)
		add_path(k, &v->delta.v[i]);
	v->configures = k->setting || k->data;
	v->unit = k->unit;
	if (k->cycle != CYCLE_NONE) {
		cycle_format(cycle, &k->config->cycles, k->cycle);
		v->cycle = arena_strdup(k->a, cycle);
	}
}

/* One commit is for one unit and cycle where somebody is to answer for it. */
void
judge_together(struct judging *k)
{
	const struct verdict *v = k->v;
	size_t i;

	if (v->configures && k->has_documents)
		judging_refuse(k, REASON_MIXED, NULL, k->setting ? k->setting
			: k->data, v->touched[0].entry->path);
	if (!role_applies(k->config) && k->has_trailers == TRAILER_NONE)
		return;
	for (i = 1; i < v->touched_count; i++) {
		const struct place *p = &v->touched[i].place;

		if (streq(p->unit, k->unit) && p->cycle == k->cycle)
			continue;
		judging_refuse(k, REASON_SEVERAL_UNITS,
			v->touched[i].entry->path,
			place_text(k, k->unit, k->cycle),
			place_text(k, p->unit, p->cycle));
		return;
	}
}

/* The errors of the files touched; of all, where these are not to blame. */
static void
keep_errors(struct judging *k)
{
	const struct findings *fs = k->after_findings;
	struct findings *out = &k->v->findings;
	int all;
	size_t i;

	for (all = 0; all < 2 && out->n == 0; all++)
		for (i = 0; i < fs->n; i++)
			if (fs->v[i].severity == SEVERITY_ERROR && (all ||
			    delta_find(&k->v->delta, fs->v[i].path)))
				finding_copy(out, &fs->v[i]);

}

/* An error of a file that the commit touches? */
static bool
touches_error(const struct judging *k)
{
	const struct findings *fs = k->after_findings;
	size_t i;

	for (i = 0; i < fs->n; i++)
		if (fs->v[i].severity == SEVERITY_ERROR &&
		    delta_find(&k->v->delta, fs->v[i].path))
			return true;
	return false;
}

void
judge_config_after(struct judging *k)
{
	const struct config *after = k->after_config;
	size_t errors = findings_count(k->after_findings, SEVERITY_ERROR);

	if (after == NULL || after->broken || errors > k->errors_before ||
	    (errors && touches_error(k))) {
		judging_refuse(k, REASON_CONFIG_BROKEN, k->setting, "");
		keep_errors(k);
	}
	if (role_applies(k->config) && (after == NULL || !role_applies(after) ||
	    !policy_has_administrator(after, k->days[0])))
		judging_refuse(k, REASON_NO_ADMINISTRATOR, k->setting,
			config_people_file(k->config));
}
