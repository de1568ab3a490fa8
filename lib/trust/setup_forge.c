/* SPDX-License-Identifier: MPL-2.0 */
/* The files of a forge in a repository that begins. */
#include "lib/trust/setup_forge.h"

#include "lib/trust/forge.h"

int
setup_forge(struct work_in_hand *w, struct error *err)
{
	struct findings unheard = {.arena = &w->arena};
	struct forge_files files;
	struct forge forge;
	struct config *c;
	size_t i;

	if (w->setup->forge == NULL)
		return 0;
	if (forge_find(&forge, &w->arena, w->setup->forge, err) < 0 ||
	    config_read(&c, w->files, &unheard, err) < 0)
		return -1;
	forge_files(&files, &w->arena, &forge, c, w->setup->today);
	for (i = 0; i < files.n; i++)
		tree_put(w->files, files.v[i].path, files.v[i].content.p,
			files.v[i].content.n);
	config_free(c);
	return 0;
}
