/* SPDX-License-Identifier: MPL-2.0 */
/* A run of the program: its language, repository, tree and municipality, and
 * how it ends. */
#ifndef CMD_SESSION_H
#define CMD_SESSION_H

#include "cmd/opt.h"
#include "lib/git/commit.h"
#include "lib/model/municipality.h"

/* The exit codes of the contract. */
enum { EXIT_GOOD = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_OPERATION = 3 };

/* Which tree a reading command works on. JUDGING: what is wrong with the
 * configuration is what the command is there to say; all others refuse to
 * work on what they can't know. */
struct input {
	const char *rev;
	bool staged, judging;
};
#define INPUT_OPTIONS(input) \
	{"rev", 0, NULL, &(input).rev, NULL}, \
	{"staged", 0, &(input).staged, NULL, NULL}

struct session {
	enum lang lang;
	bool lang_fixed;           /* --lang or REFERAT_LANG was given */
	bool color;                /* stdout is a terminal that shows colour */
	date today;
	struct arena arena;
	struct repository *repo;
	struct tree *tree;
	struct municipality *m;
	char *prefix;              /* of the current folder, "" or "a/b/" */
};

/* Ends the program's part of a command that failed: prints the text of ERR in
 * the session's language and returns the exit code for its kind. */
int session_fail(const struct session *s, const struct error *err);

/* Opens the repository at or above the current folder. */
int session_open(struct session *s, struct error *err);

/* Opens the tree that IN names (and the repository), and loads the
 * municipality; its language is the session's unless one was given. */
int session_load(struct session *s, const struct input *in,
	struct error *err);

/* The same for a second tree: a revision. The caller frees both. */
int session_load_rev(struct session *s, const char *rev, struct tree **tree,
	struct municipality **m, struct error *err);

/* PATH, relative to the current folder, as a path of the repository, in the
 * session's arena. -1: it lies outside. */
int session_path(struct session *s, const char **out, const char *path,
	struct error *err);

/* A unit or a cycle that a person named; -1 (ERROR_MISSING) when there is no
 * such, with the nearest or all there are. */
int session_unit(struct session *s, const char *unit, struct error *err);
int session_cycle(struct session *s, int *out, const char *cycle,
	struct error *err);

/* A form that a person named; NULL likewise. */
const struct form *session_form(struct session *s, const char *id,
	struct error *err);

/* Refuses what stands behind the options of a command that takes nothing
 * there: N arguments of ARGV; OPTION is how it is said instead. */
int session_no_rest(int n, char **argv, const char *option,
	struct error *err);

/* How many processes to work in: 1..64, or NULL: one per processor. */
int session_workers(int *out, const char *workers, struct error *err);

/* Author and committer from the environment, else git's configuration. The
 * texts are in the session's arena. */
int session_identity(struct session *s, struct signature *author,
	struct signature *committer, struct error *err);

/* Prints OUT on standard output; empties it. */
void session_print(struct buf *out);

/* Prints DA or EN, which take the same arguments, as printf does: on standard
 * output, where results go; on standard error, where messages go (after what
 * was printed before). */
void session_say(const struct session *s, const char *da, const char *en, ...)
	__attribute__((format(printf, 2, 4), format(printf, 3, 4)));
void session_note(const struct session *s, const char *da, const char *en, ...)
	__attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/* Tells that nobody has written the year wheel of CYCLE, and where it goes. */
void session_note_no_wheel(const struct session *s, int cycle);

/* Which program this is, for what it keeps from one run to the next; in the
 * session's arena. */
const char *session_program(struct session *s);

/* DA or EN by the session's language. */
const char *session_text(const struct session *s, const char *da,
	const char *en);

void session_free(struct session *s);

#endif
