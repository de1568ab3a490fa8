/* SPDX-License-Identifier: MPL-2.0 */
/* Commits with one byte changed, left out or put in, anywhere: what the strict
 * reader still takes for good, libgit2 must read alike. */
#include <stdio.h>

#include "tests/fuzz/raw_agree.h"
#include "tests/unit/harness.h"

#define IDS "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n" \
	"parent 1111111111111111111111111111111111111111\n" \
	"parent 2222222222222222222222222222222222222222\n"
#define WHO "author Anna K. <anna@eksempel.dk> 1767225600 +0100\n" \
	"committer Bo Ø <bo@eksempel.dk> 1767229200 -0230\n"

static const char *const commits[] = {
	IDS WHO "\nEmne\n\nTekst\n",
	IDS WHO "encoding UTF-8\ngpgsig -----BEGIN\n \n abc=\n -----END\n"
		"\n\n Emne\n",
	IDS WHO "gpgsig a\n\n",
};

/* What may turn the meaning of a commit around. */
static const char bytes[] = " \n\t\r<>@-+.:;\"\\'0019azAgp=\0\177\200\303\270";

struct tally {
	struct raw_store store;
	size_t tried, good, apart;
};

static void
try(struct tally *t, struct str s)
{
	bool good = false;

	t->tried++;
	if (!raw_agree(&t->store, s, &good) && t->apart++ < 5)
		printf("# they differ on: %.*s\n", (int)s.n, s.p);
	t->good += good;
}

/* TEXT with N bytes at AT replaced by MORE. */
static void
try_with(struct tally *t, struct str text, size_t at, size_t n, struct str more)
{
	struct buf b = {0};

	buf_add(&b, text.p, at);
	buf_str(&b, more);
	buf_str(&b, str_skip(text, at + n));
	try(t, buf_view(&b));
	buf_free(&b);
}

static void
try_all(struct tally *t, struct str text)
{
	size_t at, i;

	try(t, text);
	for (at = 0; at < text.n; at++) {
		try_with(t, text, at, 1, STR(""));
		for (i = 0; i < sizeof(bytes) - 1; i++) {
			try_with(t, text, at, 1, str_make(&bytes[i], 1));
			try_with(t, text, at, 0, str_make(&bytes[i], 1));
		}
	}
}

/* A line left out, or there twice, or in another's place. */
static void
try_lines(struct tally *t, struct str text)
{
	struct str rest = text, line, second;
	size_t from, to;

	while (str_split(&rest, '\n', &line)) {
		struct str others = text;

		from = (size_t)(line.p - text.p);
		try_with(t, text, from, line.n + 1, STR(""));
		while (str_split(&others, '\n', &second)) {
			struct buf with = {0};

			to = (size_t)(second.p - text.p);
			buf_str(&with, line);
			buf_char(&with, '\n');
			try_with(t, text, to, 0, buf_view(&with));
			buf_free(&with);
		}
	}
}

int
main(void)
{
	struct tally t = {0};
	size_t i;

	if (!raw_store_open(&t.store))
		return 99;
	for (i = 0; i < sizeof(commits) / sizeof(commits[0]); i++) {
		struct str text = str_of(commits[i]);
		bool good = false;

		ok(raw_agree(&t.store, text, &good) && good, "commit %zu", i);
		try_all(&t, text);
		try_lines(&t, text);
	}
	is_int(t.apart, 0, "they agree");
	ok(t.good > 1000 && t.good < t.tried / 2,
		"%zu of %zu were taken for good", t.good, t.tried);
	raw_store_close(&t.store);
	return test_end();
}
