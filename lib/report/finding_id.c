/* SPDX-License-Identifier: MPL-2.0 */
/* What a finding is known by from one run to the next. */
#include "lib/report/finding_id.h"

/* With its NUL, so that no two lists of texts run together to the same. */
static void
add(struct buf *out, const char *text)
{
	buf_z(out, text ? text : "");
	buf_char(out, '\0');
}

const char *
finding_ids_next(struct finding_ids *p, const struct finding *f)
{
	struct buf text = {0};
	char hash[41];
	uint32_t *count;
	size_t i;

	add(&text, f->path);
	add(&text, finding_name(f->code));
	for (i = 0; i < FINDING_ARGS; i++)
		add(&text, f->args[i]);
	hash_sha1(hash, buf_view(&text));
	buf_free(&text);
	count = map_get(&p->seen, str_of(hash));
	if (count == NULL) {
		count = ARENA_NEW(&p->arena, uint32_t);
		map_put(&p->seen, str_of(arena_strdup(&p->arena, hash)), count);
	}
	return arena_fmt(&p->arena, "%s:%u", hash, ++*count);
}

void
finding_ids_free(struct finding_ids *p)
{
	map_free(&p->seen);
	arena_free(&p->arena);
}
