/* SPDX-License-Identifier: MPL-2.0 */
/* referat hook: what git's hooks call, and putting them in place. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd/command.h"
#include "cmd/committed.h"
#include "cmd/hooks.h"
#include "lib/base/file.h"
#include "lib/git/setting.h"
#include "lib/trust/hook.h"
#include "lib/trust/message.h"

#define MAX_MESSAGE ((size_t)1 << 20)

/* One hook, or »install«. */
struct errand {
	const char *name;
	int (*run)(struct session *s, int argc, char **argv);
};

/* The commit that git is about to make, from the index that it uses. */
static int
open_commit(struct session *s, struct message_commit *c,
	struct municipality **base, struct error *err)
{
	const struct input in = {NULL, true, false};

	*c = (struct message_commit){0};
	*base = NULL;
	if (session_load(s, &in, err) < 0 ||
	    session_identity(s, &c->author, &c->committer, err) < 0)
		return -1;
	if (session_load_rev(s, "HEAD", &c->before, base, err) < 0 &&
	    err->kind != ERROR_MISSING)
		return -1;
	c->repo = s->repo;
	c->staged = s->tree;
	c->config = *base ? (*base)->config : s->m->config;
	c->after_config = s->m->config;
	c->after_findings = &s->m->findings;
	return 0;
}

/* Git sets GIT_EDITOR to ":" where nobody is going to see the message. */
static int
read_message(struct session *s, struct message *m, struct buf *text,
	const char *path, struct error *err)
{
	const char *editor = getenv("GIT_EDITOR"), *cleanup = NULL;
	const char *comment = NULL;

	if (file_read(text, path, MAX_MESSAGE, err) < 0 ||
	    setting_text(&cleanup, &s->arena, s->repo, "commit.cleanup",
		err) < 0 ||
	    setting_text(&comment, &s->arena, s->repo, "core.commentChar",
		err) < 0)
		return -1;
	m->text = buf_view(text);
	m->edited = !streq(editor, ":") && !streq(cleanup, "verbatim") &&
		!streq(cleanup, "whitespace");
	m->comment = comment && comment[0] && !comment[1] ? comment[0] : '#';
	return 0;
}

static int
prepare(struct session *s, int argc, char **argv)
{
	const char *source = argc > 2 ? argv[2] : "";
	struct message_commit c = {0};
	struct municipality *base = NULL;
	struct message m;
	struct buf text = {0}, out = {0};
	struct error err = {0};
	int rc = 0;

	/* A merge has no role; who helps must not stand in the way. */
	if (argc > 1 && !streq(source, "merge") && !streq(source, "squash") &&
	    open_commit(s, &c, &base, &err) == 0 &&
	    read_message(s, &m, &text, argv[1], &err) == 0 &&
	    message_prepare(&out, &m, &c))
		rc = file_write(argv[1], buf_view(&out), false, &err);
	municipality_free(base);
	tree_free(c.before);
	buf_free(&text);
	buf_free(&out);
	return rc < 0 ? session_fail(s, &err) : EXIT_GOOD;
}

/* A merge is refused by a server as such, and what others wrote in it was
 * judged when they did. */
static bool
merges(struct session *s)
{
	return file_exists(arena_fmt(&s->arena, "%sMERGE_HEAD",
		repository_gitdir(s->repo)));
}

/* The whole of policy, as the server has it. */
static int
judge_message(struct session *s, const struct message *m,
	const struct message_commit *c, struct error *err)
{
	struct submit_report r = {.arena = &s->arena};

	if (merges(s))
		return 0;
	if (message_judge(&r.reasons, &s->arena, m, c, err) < 0)
		return -1;
	committed_hindrances(s, &r);
	return reasons_refuse(&r.reasons) ? error_set(err, ERROR_REFUSED,
		"intet er gemt: serveren ville afvise det",
		"nothing was recorded: the server would refuse it") : 0;
}

/* Looks at the message in the file at PATH, adds what it lacks, and judges
 * what it is about. */
static int
complete_message(struct session *s, const char *path,
	const struct message_commit *c, struct error *err)
{
	struct message m;
	struct buf text = {0}, out = {0};
	int rc = read_message(s, &m, &text, path, err);

	if (rc == 0)
		rc = message_check(&out, &m, c, err);
	if (rc == 1) {
		m.text = buf_view(&out);
		rc = file_write(path, m.text, false, err);
	}
	if (rc == 0)
		rc = judge_message(s, &m, c, err);
	buf_free(&text);
	buf_free(&out);
	return rc;
}

static int
check_message(struct session *s, int argc, char **argv)
{
	struct message_commit c = {0};
	struct municipality *base = NULL;
	struct error err = {0};
	int rc = argc == 2 ? 0 : error_set(&err, ERROR_USAGE,
		"commit-msg kaldes af git med en fil",
		"commit-msg is called by git with a file");

	if (rc == 0)
		rc = open_commit(s, &c, &base, &err);
	if (rc == 0)
		rc = complete_message(s, argv[1], &c, &err);
	municipality_free(base);
	tree_free(c.before);
	return rc < 0 ? session_fail(s, &err) : EXIT_GOOD;
}

static int
pre_commit(struct session *s, int argc, char **argv)
{
	static char name[] = "validate", staged[] = "--staged",
		errors[] = "--errors";
	char *arguments[] = {name, staged, errors, NULL};

	(void)argc, (void)argv;
	return cmd_validate(s, 3, arguments);
}

static int
install_server(struct session *s, struct error *err)
{
	struct buf root = {0};
	int rc;

	if (hook_install(s->repo, hook_server, err) < 0 ||
	    (rc = hook_root(&root, s->repo, err)) < 0)
		return -1;
	puts(session_text(s, "Alt, der sendes hertil, bedømmes nu, før det lander.",
		"All that is pushed here is now judged before it lands."));
	if (rc == 1)
		session_say(s, "Arkivets første ændring er %s (referat.root).\n",
			"The repository's first commit is %s (referat.root).\n",
			root.p);
	else
		puts(session_text(s, "Her er intet på main endnu; når det første sendes, står i svaret, hvordan du godkender det.",
			"There is no commit on main yet; when the first is pushed, the answer says how to approve it."));
	puts(session_text(s, "Se efter, om resten er sat op, med  referat doctor",
		"See whether the rest is set up with  referat doctor"));
	buf_free(&root);
	return 0;
}

static int
install(struct session *s, int argc, char **argv)
{
	bool server = false;
	const struct opt opts[] = {
		{"server", 0, &server, NULL, NULL},
		{NULL, 0, NULL, NULL, NULL}
	};
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    session_no_rest(n, argv, "--server", &err) < 0 ||
	    session_open(s, &err) < 0)
		return session_fail(s, &err);
	if (server)
		return install_server(s, &err) < 0 ? session_fail(s, &err)
			: EXIT_GOOD;
	if (repository_workdir(s->repo) == NULL) {
		error_set(&err, ERROR_USAGE,
			"her er ingen arbejdsmappe; på en server skriver du  referat hook install --server",
			"there is no work folder; on a server type  referat hook install --server");
		return session_fail(s, &err);
	}
	if (hook_install(s->repo, hook_client, &err) < 0)
		return session_fail(s, &err);
	puts(session_text(s, "Dokumenterne gennemses nu, før git gemmer dem.",
		"Documents are now checked before git records them."));
	return EXIT_GOOD;
}

int
cmd_hook(struct session *s, int argc, char **argv)
{
	static const struct errand errands[] = {
		{"install", install},
		{"pre-commit", pre_commit},
		{"prepare-commit-msg", prepare},
		{"commit-msg", check_message},
		{"pre-receive", hook_pre_receive},
	};
	struct error err;
	size_t i;

	for (i = 0; argc > 1 && i < sizeof(errands) / sizeof(errands[0]); i++)
		if (streq(argv[1], errands[i].name))
			return errands[i].run(s, argc - 1, argv + 1);
	error_set(&err, ERROR_USAGE,
		"skriv  referat hook install  (på en server med --server); resten kalder git selv",
		"write  referat hook install  (on a server with --server); git itself calls the rest");
	return session_fail(s, &err);
}
