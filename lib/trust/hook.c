/* SPDX-License-Identifier: MPL-2.0 */
/* Hooks: put in place, and looked at. */
#include "lib/trust/hook.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/builtin.h"
#include "lib/base/file.h"
#include "lib/base/mem.h"

#define MAX_HOOK 1000000

const struct hook hook_client[] = {
	{"pre-commit", "referat hook pre-commit || exit 1"},
	{"prepare-commit-msg", "referat hook prepare-commit-msg \"$@\" || exit 1"},
	{"commit-msg", "referat hook commit-msg \"$@\" || exit 1"},
	{NULL, NULL}
};
const struct hook hook_server[] = {
	{"pre-receive", "referat hook pre-receive || exit 1"},
	{NULL, NULL}
};

static bool
is_below(const char *path, struct str folder)
{
	return str_find(str_of(path), folder) == 0 &&
		strstr(path, "/../") == NULL;
}

/* Whether FOLDER belongs to the repository alone. The common git directory of
 * several work folders lies above the own one of each. */
static bool
is_ours(struct repository *repo, const char *folder)
{
	const char *top = repository_workdir(repo);
	struct str common = str_of(repository_gitdir(repo));
	size_t worktrees = str_find(common, STR("/worktrees/"));

	if (worktrees < common.n)
		common.n = worktrees + 1;
	return is_below(folder, common) ||
		(top && is_below(folder, str_of(top)));
}

/* The folder of the hooks added to PATH; whether it is one to write in. */
static int
find_folder(bool *ours, struct buf *path, struct repository *repo,
	struct error *err)
{
	if (repository_hooks(repo, path, err) < 0)
		return -1;
	*ours = is_ours(repo, path->p);
	return 0;
}

/* Whether TEXT calls us as HOOK does, in a line that isn't a comment. An older
 * pre-commit had another call. */
static bool
calls(struct str text, const struct hook *hook)
{
	struct buf call = {0};
	struct str line;
	bool found = false;

	buf_fmt(&call, "referat hook %s", hook->name);
	while (!found && str_split(&text, '\n', &line)) {
		line = str_trim(line);
		found = !str_starts(line, "#") &&
			(str_find(line, buf_view(&call)) < line.n ||
			(streq(hook->name, "pre-commit") && str_find(line,
			STR("referat validate --staged")) < line.n));
	}
	buf_free(&call);
	return found;
}

static const struct builtin *
script(struct arena *a, const struct hook *hook)
{
	return builtin_find(arena_fmt(a, "hooks/%s", hook->name));
}

/* What the text at PATH is. */
static enum hook_state
judge(const char *path, struct str text, const struct hook *hook)
{
	struct arena a = {0};
	const struct builtin *own = script(&a, hook);
	const char *mark = arena_fmt(&a, "# referat: %s", hook->name);
	enum hook_state state = HOOK_FOREIGN;

	if (str_eq(text, str_make(own->content, own->n)))
		state = HOOK_GOOD;
	else if (str_find(text, str_of(mark)) < text.n)
		state = HOOK_OTHER;
	else if (calls(text, hook))
		state = HOOK_GOOD;
	if (state == HOOK_GOOD && access(path, X_OK) < 0)
		state = HOOK_STILL;
	arena_free(&a);
	return state;
}

/* The state of the hook at PATH. */
static enum hook_state
look(const char *path, const struct hook *hook)
{
	struct buf text = {0};
	struct error unheard;
	enum hook_state state = HOOK_MISSING;

	if (file_exists(path))
		state = file_read(&text, path, MAX_HOOK, &unheard) < 0
			? HOOK_FOREIGN : judge(path, buf_view(&text), hook);
	buf_free(&text);
	return state;
}

int
hook_look(enum hook_state *out, struct buf *path, struct repository *repo,
	const struct hook *hook, struct error *err)
{
	bool ours;

	if (find_folder(&ours, path, repo, err) < 0)
		return -1;
	buf_fmt(path, "/%s", hook->name);
	*out = ours ? look(path->p, hook) : HOOK_OUTSIDE;
	return 0;
}

static int
write_hook(const char *path, const struct hook *hook, struct error *err)
{
	struct arena a = {0};
	const struct builtin *own = script(&a, hook);
	int rc = file_write(path, str_make(own->content, own->n), true, err);

	arena_free(&a);
	if (rc < 0)
		return -1;
	return chmod(path, 0755) < 0 ? error_errno(err, errno, path) : 0;
}

static int
foreign(const char *path, const struct hook *hook, struct error *err)
{
	return error_set(err, ERROR_REFUSED,
		"der er allerede en krog i %s, og den får lov at blive; sæt denne "
		"linje ind i den, og sørg for, at den kan køres (chmod +x):\n"
		"  %s",
		"there is a hook in %s already, which is left alone; add this line "
		"to it and see that it can be run (chmod +x):\n"
		"  %s", path, hook->call);
}

/* A script of somebody else's that makes the call is not ours to make
 * executable: HOOK_STILL may be either. */
static int
put(const char *path, const struct hook *hook, struct error *err)
{
	struct buf text = {0};
	enum hook_state state = look(path, hook);
	struct error unheard;
	bool own;

	if (state == HOOK_GOOD)
		return 0;
	if (state == HOOK_STILL) {
		own = file_read(&text, path, MAX_HOOK, &unheard) == 0 &&
			strstr(buf_cstr(&text), "# referat: ") != NULL;
		buf_free(&text);
		return own ? write_hook(path, hook, err)
			: foreign(path, hook, err);
	}
	return state == HOOK_FOREIGN ? foreign(path, hook, err)
		: write_hook(path, hook, err);
}

/* Puts all in place that can be; the first that can't is what ERR tells. */
static int
put_all(struct buf *path, const struct hook *hooks, struct error *err)
{
	struct error this;
	size_t folder = path->n;
	int rc = 0;

	for (; hooks->name; hooks++) {
		path->n = folder;
		buf_fmt(path, "/%s", hooks->name);
		if (put(path->p, hooks, &this) < 0 && rc == 0) {
			*err = this;
			rc = -1;
		}
	}
	return rc;
}

int
hook_install(struct repository *repo, const struct hook *hooks,
	struct error *err)
{
	struct buf path = {0};
	bool ours;
	int rc = find_folder(&ours, &path, repo, err);

	if (rc == 0 && !ours)
		rc = error_set(err, ERROR_REFUSED,
			"git er sat til at hente kroge i %s (core.hooksPath), som også "
			"gælder andre arkiver; skriv  git config core.hooksPath "
			"%shooks  og prøv igen",
			"git is set to look for hooks in %s (core.hooksPath), which "
			"other repositories use too; type  git config core.hooksPath "
			"%shooks  and try again", path.p,
			repository_workdir(repo) ? ".git/" : "");
	if (rc == 0)
		rc = file_mkdirs(path.p, err);
	if (rc == 0)
		rc = put_all(&path, hooks, err);
	buf_free(&path);
	return rc;
}
