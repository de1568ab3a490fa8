/* SPDX-License-Identifier: MPL-2.0 */
/* Whether the files of a forge stand as this program writes them. */
#include "lib/trust/doctor.h"
#include "lib/trust/forge_update.h"

static enum ailment_code
ailment_of(enum forge_state state, bool owners)
{
	if (state == FORGE_MISSING)
		return AILMENT_FORGE_MISSING;
	return owners ? AILMENT_FORGE_OWNERS : AILMENT_FORGE_OTHER;
}

static int
check_forge(struct doctor *d, const struct forge *f, struct error *err)
{
	struct forge_files files;
	enum forge_state state;
	size_t i;

	forge_files(&files, d->arena, f, d->m->config, d->today);
	for (i = 0; i < files.n; i++) {
		if (forge_look(&state, d->m->tree, &files.v[i], err) < 0)
			return -1;
		if (state != FORGE_GOOD)
			doctor_add(d, ailment_of(state, i + 1 == files.n),
				files.v[i].path, f->name, f->id);
	}
	return 0;
}

int
doctor_forge(struct doctor *d, struct error *err)
{
	struct forge_list used;
	size_t i;

	if (d->m == NULL || d->m->config->broken)
		return 0;
	if (forge_used(&used, d->arena, d->m->tree, err) < 0)
		return -1;
	d->forge = used.n > 0;
	for (i = 0; i < used.n; i++)
		if (check_forge(d, &used.v[i], err) < 0)
			return -1;
	return 0;
}
