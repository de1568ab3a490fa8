/* SPDX-License-Identifier: MPL-2.0 */
/* The bytes of a commit: which are read, which are refused and why. */
#include "tests/unit/harness.h"

#include <stdio.h>

#include "lib/git/raw.h"

#define T "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n"
#define P "parent 1111111111111111111111111111111111111111\n"
#define A "author Anna K. <anna@eksempel.dk> 1767225600 +0100\n"
#define C "committer Bo <bo@eksempel.dk> 1767229200 -0230\n"
#define S "gpgsig -----BEGIN\n \n abc\n -----END\n"
#define M "\nEmne\n\nTekst\n"

static const struct {
	const char *name, *bytes, *line;
	enum raw_fault fault;
} cases[] = {
	{"plain", T P A C M, "", RAW_GOOD},
	{"the first", T A C M, "", RAW_GOOD},
	{"a merge", T P P A C M, "", RAW_GOOD},
	{"with encoding", T P A C "encoding UTF-8\n" M, "", RAW_GOOD},
	{"signed", T P A C S M, "", RAW_GOOD},
	{"encoding and signed", T P A C "encoding UTF-8\n" S M, "", RAW_GOOD},
	{"an empty message", T P A C "\n", "", RAW_GOOD},
	{"names in Danish", T P "author Åse Ø <aa@ø.dk> 0 +0000\n" C M, "",
		RAW_GOOD},
	{"nothing", "", "", RAW_TREE},
	{"no tree", P A C M, "parent 1111111111111111111111111111111111111111",
		RAW_TREE},
	{"a short tree", "tree 4b82\n" A C M, "tree 4b82", RAW_TREE},
	{"a tree in capitals", "tree 4B825DC642CB6EB9A060E54BF8D69288FBEE4904\n"
		A C M, "tree 4B825DC642CB6EB9A060E54BF8D69288FBEE4904",
		RAW_TREE},
	{"two trees", T T A C M, "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904",
		RAW_AUTHOR},
	{"a long parent", T "parent 11111111111111111111111111111111111111111\n"
		A C M, "parent 11111111111111111111111111111111111111111",
		RAW_PARENT},
	{"parent after author", T A P C M,
		"parent 1111111111111111111111111111111111111111",
		RAW_COMMITTER},
	{"two authors", T P A A C M,
		"author Anna K. <anna@eksempel.dk> 1767225600 +0100",
		RAW_COMMITTER},
	{"no author", T P C M, "committer Bo <bo@eksempel.dk> 1767229200 -0230",
		RAW_AUTHOR},
	{"no committer", T P A M, "", RAW_COMMITTER},
	{"two committers", T P A C C M,
		"committer Bo <bo@eksempel.dk> 1767229200 -0230", RAW_HEADER},
	{"no name", T P "author <a@b> 1 +0000\n" C M, "author <a@b> 1 +0000",
		RAW_AUTHOR},
	{"an empty name", T P "author  <a@b> 1 +0000\n" C M,
		"author  <a@b> 1 +0000", RAW_AUTHOR},
	{"no mail", T P "author A <> 1 +0000\n" C M, "author A <> 1 +0000",
		RAW_AUTHOR},
	{"a space in the mail", T P "author A <a b@c> 1 +0000\n" C M,
		"author A <a b@c> 1 +0000", RAW_AUTHOR},
	{"a name of signs alone", T P "author ., <a@b> 1 +0000\n" C M,
		"author ., <a@b> 1 +0000", RAW_AUTHOR},
	{"a mail that ends in a full stop", T P "author A <a@b.> 1 +0000\n" C M,
		"author A <a@b.> 1 +0000", RAW_AUTHOR},
	{"a mail in quotes", T P "author A <'a@b'> 1 +0000\n" C M,
		"author A <'a@b'> 1 +0000", RAW_AUTHOR},
	{"two mails", T P "author A <a@b> <c@d> 1 +0000\n" C M,
		"author A <a@b> <c@d> 1 +0000", RAW_AUTHOR},
	{"a mail that ends twice", T P "author A <a@b>> 1 +0000\n" C M,
		"author A <a@b>> 1 +0000", RAW_AUTHOR},
	{"a tab", T P "author A\tB <a@b> 1 +0000\n" C M,
		"author A\tB <a@b> 1 +0000", RAW_AUTHOR},
	{"no time", T P "author A <a@b>\n" C M, "author A <a@b>", RAW_AUTHOR},
	{"no zone", T P "author A <a@b> 1\n" C M, "author A <a@b> 1",
		RAW_AUTHOR},
	{"a zone without sign", T P "author A <a@b> 1 0100\n" C M,
		"author A <a@b> 1 0100", RAW_AUTHOR},
	{"a zone too far", T P "author A <a@b> 1 +9999\n" C M,
		"author A <a@b> 1 +9999", RAW_AUTHOR},
	{"more after the zone", T P "author A <a@b> 1 +0000 x\n" C M,
		"author A <a@b> 1 +0000 x", RAW_AUTHOR},
	{"a time before 1970", T P "author A <a@b> -1 +0000\n" C M,
		"author A <a@b> -1 +0000", RAW_AUTHOR},
	{"a time with a nought", T P "author A <a@b> 01 +0000\n" C M,
		"author A <a@b> 01 +0000", RAW_AUTHOR},
	{"a time too large", T P "author A <a@b> 18446744073709551616 +0000\n" C
		M, "author A <a@b> 18446744073709551616 +0000", RAW_AUTHOR},
	{"two signatures", T P A C S S M, "gpgsig -----BEGIN", RAW_HEADER},
	{"a signature in the message", T P A C "\nEmne\n\ngpgsig x\n",
		"gpgsig x", RAW_HEADER},
	{"two, one in the message", T P A C S "\ngpgsig x\n", "gpgsig x",
		RAW_HEADER},
	{"the word in the message", T P A C "\nOm gpgsig og andet\n", "",
		RAW_GOOD},
	{"a signature for SHA-256", T P A C "gpgsig-sha256 x\n" M,
		"gpgsig-sha256 x", RAW_HEADER},
	{"both signatures", T P A C S "gpgsig-sha256 x\n" M,
		"gpgsig-sha256 x", RAW_HEADER},
	{"an empty signature", T P A C "gpgsig \n" M, "gpgsig ",
		RAW_SIGNATURE},
	{"a signature before the author", T P S A C M, "gpgsig -----BEGIN",
		RAW_AUTHOR},
	{"encoding after the signature", T P A C S "encoding UTF-8\n" M,
		"encoding UTF-8", RAW_HEADER},
	{"another encoding", T P A C "encoding ISO-8859-1\n" M,
		"encoding ISO-8859-1", RAW_ENCODING},
	{"a tag merged", T P A C "mergetag object 1\n type commit\n" M,
		"mergetag object 1", RAW_HEADER},
	{"a line carried on", T P A C " x\n" M, " x", RAW_HEADER},
	{"no empty line", T P A C, "", RAW_NO_MESSAGE},
	{"an end within the signature", T P A C "gpgsig a\n b", " b",
		RAW_SIGNATURE},
	{"not UTF-8", T P A C "\nF\370lg\n", "", RAW_NOT_UTF8},
};

static void
test_faults(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct raw_commit c;
		struct str line;
		char text[200];

		is_int(raw_commit_read(&c, &line, str_of(cases[i].bytes)),
			cases[i].fault, "%s", cases[i].name);
		snprintf(text, sizeof(text), "%.*s", (int)line.n, line.p);
		is_text(text, cases[i].line, "%s: the line", cases[i].name);
	}
}

static void
test_size(void)
{
	struct buf b = {0};
	struct raw_commit c;
	struct str line;

	buf_z(&b, T P A C "\n");
	while (b.n < RAW_MAX)
		buf_char(&b, 'x');
	is_int(raw_commit_read(&c, &line, buf_view(&b)), RAW_GOOD,
		"the longest");
	buf_char(&b, 'x');
	is_int(raw_commit_read(&c, &line, buf_view(&b)), RAW_SIZE,
		"one byte more");
	buf_reset(&b);
	buf_add(&b, T P A C "\nEmne\n\0Role: x\n", sizeof(T P A C
		"\nEmne\n.Role: x\n") - 1);
	is_int(raw_commit_read(&c, &line, buf_view(&b)), RAW_NUL,
		"a NUL in the message");
	buf_free(&b);
}

static void
test_parts(void)
{
	struct raw_commit c;
	struct buf part = {0};
	struct str line;

	raw_commit_read(&c, &line, STR(T P P A C S M));
	is_int(c.parent_count, 2, "parents");
	ok(str_is(raw_parent(&c, 1), "1111111111111111111111111111111111111111"),
		"the second parent");
	ok(str_is(c.tree, "4b825dc642cb6eb9a060e54bf8d69288fbee4904"), "tree");
	ok(str_is(c.author.name, "Anna K."), "a name");
	ok(str_is(c.author.email, "anna@eksempel.dk"), "an e-mail");
	is_int(c.author.time, 1767225600, "a time");
	is_int(c.author.offset, 60, "east");
	is_int(c.committer.offset, -150, "west");
	ok(str_is(c.message, "Emne\n\nTekst\n"), "the message");
	raw_commit_signed_part(&part, &c);
	is_text(part.p, T P P A C M, "what is signed");
	buf_reset(&part);
	raw_commit_signature(&part, &c);
	is_text(part.p, "-----BEGIN\n\nabc\n-----END\n", "the signature");
	raw_commit_read(&c, &line, STR(T P A C M));
	buf_reset(&part);
	raw_commit_signed_part(&part, &c);
	is_text(part.p, T P A C M, "without a signature all of it");
	buf_reset(&part);
	raw_commit_signature(&part, &c);
	is_int(part.n, 0, "and no signature");
	buf_free(&part);
}

int
main(void)
{
	test_faults();
	test_size();
	test_parts();
	return test_end();
}
