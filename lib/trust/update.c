/* SPDX-License-Identifier: MPL-2.0 */
/* The references that a push wants to move. */
#include "lib/trust/update.h"

#include "lib/base/ascii.h"
#include "lib/base/hash.h"

#define PROPOSALS "refs/heads/forslag/"
#define ZERO "0000000000000000000000000000000000000000"

#define REF_MAX 200
#define UPDATES_MAX 100000

static bool
take_id(char out[41], struct str word)
{
	if (!hash_is_id(word))
		return false;
	memcpy(out, word.p, 40);
	out[40] = '\0';
	if (strcmp(out, ZERO) == 0)
		out[0] = '\0';
	return true;
}

int
updates_read(struct updates *out, struct arena *a, struct str lines,
	struct error *err)
{
	struct str line, word;

	while (str_split(&lines, '\n', &line)) {
		struct update *u;

		ARENA_GROW(a, out->v, out->n, out->cap);
		u = &out->v[out->n++];
		if (!str_split(&line, ' ', &word) || !take_id(u->old, word) ||
		    !str_split(&line, ' ', &word) || !take_id(u->new, word) ||
		    line.n == 0 || out->n > UPDATES_MAX)
			return error_set(err, ERROR_FAILED,
				"git har ikke givet krogen de linjer, den skal have",
				"git didn't give the hook the lines that it needs");
		u->ref = arena_strndup(a, line.p, line.n);
	}
	return 0;
}

bool
update_is_main(const struct update *u)
{
	return strcmp(u->ref, UPDATE_MAIN) == 0;
}

static bool
is_step(struct str s)
{
	uint32_t c;
	size_t n;

	if (s.n == 0 || strchr(".-", s.p[0]))
		return false;
	for (; s.n; s = str_skip(s, n)) {
		n = utf8_decode(s, &c);
		if (n == 0 || (c < 128 ? !(ascii_alnum((int)c) ||
		    strchr("._-", (int)c)) : c < 0xc0 || c > 0xff))
			return false;
	}
	return true;
}

bool
update_is_proposal(const struct update *u)
{
	struct str rest = str_of(u->ref), step;

	if (!str_starts(rest, PROPOSALS) || rest.n > REF_MAX)
		return false;
	rest = str_skip(rest, strlen(PROPOSALS));
	if (rest.n == 0 || rest.p[rest.n - 1] == '/')
		return false;
	while (str_split(&rest, '/', &step))
		if (!is_step(step))
			return false;
	return true;
}
