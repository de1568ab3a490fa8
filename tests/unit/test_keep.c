/* SPDX-License-Identifier: MPL-2.0 */
/* What the program keeps for itself: read back whole, or not at all. */
#include <sys/stat.h>

#include "lib/base/keep.h"
#include "tests/unit/harness.h"
#include "tests/unit/sandbox.h"

static int
save(const char *path, const char *word)
{
	const struct str parts[] = {str_of(word), STR("æøå")};
	struct buf head = {0};
	struct error err;
	int rc;

	keep_begin(&head, "test-1");
	pack_u32(&head, 7);
	rc = keep_save(path, &head, parts, 2, &err);
	buf_free(&head);
	return rc;
}

/* What is told of the file: "7 restæøå", or "-". */
static const char *
told(const char *path, const char *kind)
{
	static char text[64];
	struct unpack u;
	struct keep k;
	uint32_t number;

	if (!keep_open(&k, &u, path, kind))
		return k.map ? "not closed" : "-";
	number = unpack_u32(&u);
	snprintf(text, sizeof(text), "%u %.*s", number, (int)u.rest.n,
		u.rest.p);
	keep_close(&k);
	return text;
}

int
main(void)
{
	static const struct {
		const char *change, *told;
	} cases[] = {
		{"true", "7 ordæøå"},
		{"cp kept x && cat x >kept", "7 ordæøå"},
		{"rm kept", "-"},
		{": >kept", "-"},
		{"head -c 5 x >kept", "-"},
		{"head -c 100 /dev/urandom >kept", "-"},
		{"chmod 622 kept", "-"},
		{"cp kept x && chmod 600 x && ln -sf x kept", "-"},
		{"rm kept && mkdir kept", "-"},
		{"rm kept && mkfifo -m 600 kept", "-"},
	};
	struct stat st;
	size_t i;

	sandbox_start();
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		sh("rm -rf kept");
		is_int(save("kept", "ord"), 0, "kept");
		sh("%s", cases[i].change);
		is_text(told("kept", "test-1"), cases[i].told, "%s",
			cases[i].change);
	}
	sh("rm -rf kept");
	is_int(save("kept", "ord"), 0, "kept");
	ok(stat("kept", &st) == 0 && (st.st_mode & 0777) == 0600,
		"for this user's eyes only");
	is_text(told("kept", "test-2"), "-", "another kind");
	is_int(save("kept", ""), 0, "kept again");
	is_text(told("kept", "test-1"), "7 æøå", "the newer one");
	ok(save("no/kept", "ord") < 0, "a folder that is not there");
	is_text(sh_read("ls -d kept*"), "kept", "nothing is left over");
	sandbox_end();
	return test_end();
}
