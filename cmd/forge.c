/* SPDX-License-Identifier: MPL-2.0 */
/* referat forge: the files by which a forge judges merge requests. */
#include <stdio.h>

#include "cmd/command.h"
#include "lib/trust/forge_update.h"

/* The one that was named, or those that the repository is set up for. */
static int
find_forges(struct forge_list *out, struct session *s, int n, char **argv,
	struct error *err)
{
	if (n > 1)
		return error_set(err, ERROR_USAGE,
			"nævn ét sted, arkivet skal ligge, fx  referat forge gitlab",
			"name one forge, for instance  referat forge gitlab");
	if (n == 0) {
		if (forge_used(out, &s->arena, s->tree, err) < 0)
			return -1;
		return out->n ? 0 : error_set(err, ERROR_USAGE,
			"arkivet er ikke sat op til nogen; skriv  referat forge gitlab, github  eller  forgejo",
			"the repository is set up for none; type  referat forge gitlab, github  or  forgejo");
	}
	out->v = ARENA_ARRAY(&s->arena, struct forge, 1);
	out->n = 1;
	return forge_find(out->v, &s->arena, argv[1], err);
}

static int
update(struct session *s, const struct forge *f, struct tree *head,
	const char **paths, struct error *err)
{
	struct forge_files files;
	struct texts written;
	size_t i;

	forge_files(&files, &s->arena, f, s->m->config, s->today);
	if (forge_update(&written, &s->arena, s->repo, head, &files, err) < 0)
		return -1;
	for (i = 0; i < written.n; i++) {
		session_say(s, "Skrevet: %s\n", "Written: %s\n", written.v[i]);
		*paths = arena_fmt(&s->arena, "%s %s", *paths, written.v[i]);
	}
	return 0;
}

static int
run(struct session *s, int n, char **argv, struct error *err)
{
	const struct input in = {NULL, false, false};
	struct tree *head = NULL;
	struct forge_list forges;
	const char *paths = "";
	size_t i;
	int rc;

	if (session_load(s, &in, err) < 0 ||
	    find_forges(&forges, s, n, argv, err) < 0)
		return -1;
	if (s->m->config->broken)
		return error_set(err, ERROR_REFUSED,
			"referat.yaml har fejl; se dem med  referat validate",
			"referat.yaml has errors; see them with  referat validate");
	rc = tree_open_commit(&head, s->repo, "HEAD", err);
	if (rc < 0 && err->kind != ERROR_MISSING)
		return -1;
	for (i = 0, rc = 0; i < forges.n && rc == 0; i++)
		rc = update(s, &forges.v[i], head, &paths, err);
	tree_free(head);
	if (rc == 0 && *paths)
		session_say(s,
			"Den, der administrerer arkivet, gemmer det:\n  git add%s && git commit -m \"Serverens filer\"\n",
			"Who administers the repository records it:\n  git add%s && git commit -m \"The server's files\"\n",
			paths);
	else if (rc == 0)
		puts(session_text(s, "Alt står, som det skal.",
			"All stands as it should."));
	return rc;
}

int
cmd_forge(struct session *s, int argc, char **argv)
{
	const struct opt opts[] = {{NULL, 0, NULL, NULL, NULL}};
	struct error err;
	int n;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    run(s, n, argv, &err) < 0)
		return session_fail(s, &err);
	return EXIT_GOOD;
}
