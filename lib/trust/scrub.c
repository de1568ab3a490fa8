/* SPDX-License-Identifier: MPL-2.0 */
/* Taking personal data that leaked out of the history. */
#include "lib/trust/scrub.h"

#include <unistd.h>

#include "lib/base/file.h"
#include "lib/base/hash.h"
#include "lib/base/process.h"
#include "lib/git/program.h"

#define SHORTEST 4
#define ENTRIES_MAX ((size_t)64 << 20)

static int
run(struct program *p, const struct scrub *s, const char *const *args,
	struct error *err)
{
	*p = (struct program){.arena = s->arena,
		.folder = repository_workdir(s->repo), .args = args,
		.files = {p->files[0], p->files[1]}};
	if (p->folder == NULL)
		p->folder = repository_gitdir(s->repo);
	return program_run(p, err);
}
#define GIT(p, s, err, ...) \
	run((p), (s), (const char *const[]){__VA_ARGS__, NULL}, (err))

static int
check(const struct scrub *s, struct error *err)
{
	if (s->text && (strlen(s->text) < SHORTEST || strpbrk(s->text, "\r\n") ||
	    strstr(s->text, "==>")))
		return error_set(err, ERROR_USAGE,
			"teksten, der skal fjernes, skal være på mindst %d tegn og én linje",
			"the text to be removed must have at least %d characters, on one line",
			SHORTEST);
	return 0;
}

static void
add_hit(struct scrub_found *out, struct arena *a, const char *commit,
	const char *how, const char *path)
{
	ARENA_GROW(a, out->hits, out->hit_count, out->cap);
	out->hits[out->hit_count++] = (struct scrub_hit){commit, how, path};
}

/* Reads what `git log --format=%x01%H --name-only` printed. */
static void
take_log(struct scrub_found *out, const struct scrub *s, struct str text,
	const char *how)
{
	const char *commit = "";
	bool alone = true;
	struct str line;

	while (str_split(&text, '\n', &line)) {
		if (line.n && line.p[0] == '\1') {
			if (commit[0] && alone)
				add_hit(out, s->arena, commit, how, "");
			commit = arena_strndup(s->arena, line.p + 1,
				line.n - 1);
			alone = true;
		} else if (line.n) {
			add_hit(out, s->arena, commit, how, arena_strndup(
				s->arena, line.p, line.n));
			alone = false;
		}
	}
	if (commit[0] && alone)
		add_hit(out, s->arena, commit, how, "");
}

/* What a pathspec takes for a pattern. */
static const char *
quoted(struct arena *a, const char *text)
{
	const char *out = "";

	for (; *text; text++)
		out = arena_fmt(a, strchr("*?[]\\", *text) ? "%s\\%c" : "%s%c",
			out, *text);
	return out;
}

static int
find_text(struct scrub_found *out, const struct scrub *s, struct error *err)
{
	struct program p = {0};

	if (GIT(&p, s, err, "-c", "core.quotePath=off", "log", "--all",
	    "--format=%x01%H", "--name-only", "-S", s->text) < 0)
		return -1;
	take_log(out, s, p.out, "text");
	if (GIT(&p, s, err, "log", "--all", "--format=%x01%H", "-F",
	    arena_fmt(s->arena, "--grep=%s", s->text)) < 0)
		return -1;
	take_log(out, s, p.out, "message");
	if (GIT(&p, s, err, "-c", "core.quotePath=off", "log", "--all",
	    "--format=%x01%H", "--name-only", "--", arena_fmt(s->arena,
	    "*%s*", quoted(s->arena, s->text))) < 0)
		return -1;
	take_log(out, s, p.out, "file");
	return 0;
}

static int
find_path(struct scrub_found *out, const struct scrub *s, struct error *err)
{
	struct program p = {0};

	if (GIT(&p, s, err, "-c", "core.quotePath=off", "log", "--all",
	    "--format=%x01%H", "--name-only", "--", s->path) < 0)
		return -1;
	take_log(out, s, p.out, "file");
	return 0;
}

/* Files of the site that show the text. */
static int
find_pages(struct scrub_found *out, const struct scrub *s, struct error *err)
{
	struct program p = {0};
	size_t cap = 0;
	struct str line;

	if (s->text == NULL || s->output == NULL || !file_is_dir(s->output))
		return 0;
	if (GIT(&p, s, err, "grep", "--no-index", "-l", "-F", "-e", s->text,
	    "--", s->output) < 0)
		return -1;
	while (str_split(&p.out, '\n', &line)) {
		if (line.n == 0)
			continue;
		ARENA_GROW(s->arena, out->pages.v, out->pages.n, cap);
		out->pages.v[out->pages.n++] = arena_strndup(s->arena, line.p,
			line.n);
	}
	return 0;
}

static bool
is_hit(const struct scrub_found *f, struct str id)
{
	size_t i;

	for (i = 0; i < f->hit_count; i++)
		if (str_is(id, f->hits[i].commit))
			return true;
	return false;
}

/* All from the first hit on are made anew. */
static int
count_rewritten(struct scrub_found *out, const struct scrub *s,
	struct error *err)
{
	struct program p = {0};
	bool from_here = false;
	struct str line;

	if (GIT(&p, s, err, "rev-list", "--all", "--topo-order",
	    "--reverse") < 0)
		return -1;
	while (out->hit_count && str_split(&p.out, '\n', &line)) {
		from_here = from_here || is_hit(out, line);
		out->rewritten += line.n && from_here;
	}
	if (GIT(&p, s, err, "for-each-ref", "--format=x") < 0)
		return -1;
	out->refs = p.out.n / 2;
	return 0;
}

int
scrub_find(struct scrub_found *out, const struct scrub *s, struct error *err)
{
	memset(out, 0, sizeof(*out));
	if (check(s, err) < 0)
		return -1;
	if ((s->text ? find_text(out, s, err) : find_path(out, s, err)) < 0)
		return -1;
	return find_pages(out, s, err) < 0 ? -1
		: count_rewritten(out, s, err);
}

/* Refuses where rewriting would lose something, or can't be. */
static int
check_ready(const struct scrub *s, struct error *err)
{
	struct program p = {0};
	int rc;

	if (repository_workdir(s->repo) == NULL)
		return error_set(err, ERROR_REFUSED,
			"gør det i en frisk klon:  git clone ADRESSE oprydning",
			"do it in a fresh clone:  git clone ADDRESS cleanup");
	rc = GIT(&p, s, err, "filter-repo", "--version");
	if (rc < 0)
		return -1;
	if (rc)
		return error_set(err, ERROR_REFUSED,
			"git filter-repo er ikke installeret; hent det med  sudo apt install git-filter-repo  og prøv igen",
			"git filter-repo isn't installed; get it with  sudo apt install git-filter-repo  and try again");
	rc = GIT(&p, s, err, "status", "--porcelain");
	if (rc == 0 && p.out.n)
		return error_set(err, ERROR_REFUSED,
			"der er ændringer, som ikke er gemt; gem dem eller fjern dem først",
			"there are changes that aren't recorded; record or remove them first");
	return rc ? error_set(err, ERROR_FAILED, "git siger:\n%s",
		"git says:\n%s", p.said.p) : 0;
}

/* The commit before the first that has it; NULL: there is none. */
static const char *
find_border(const struct scrub *s, const struct scrub_found *f,
	struct error *err)
{
	struct program p = {0};
	struct str line;

	if (GIT(&p, s, err, "rev-list", "--all", "--topo-order", "--reverse",
	    "--parents") != 0)
		return NULL;
	while (str_split(&p.out, '\n', &line)) {
		struct str id;

		str_split(&line, ' ', &id);
		if (is_hit(f, id))
			return line.n < 40 ? NULL : arena_fmt(s->arena,
				"^%.40s", line.p);
	}
	return NULL;
}

/* Fills ARGS with "--refs" and all that is the repository's own, from the
 * border on: what came before keeps its number and its signature. */
static int
add_refs(const char **args, size_t room, const struct scrub *s,
	const char *border, struct error *err)
{
	struct program p = {0};
	struct str line;
	size_t n = 0;

	if (GIT(&p, s, err, "for-each-ref", "--format=%(refname)") < 0)
		return -1;
	args[n++] = "--refs";
	while (str_split(&p.out, '\n', &line))
		if (line.n && !str_starts(line, "refs/remotes/")) {
			if (n + 3 > room)
				return error_set(err, ERROR_REFUSED,
					"der er for mange grene; slet dem, der ikke bruges",
					"there are too many branches; delete those not in use");
			args[n++] = arena_strndup(s->arena, line.p, line.n);
		}
	if (border)
		args[n++] = border;
	args[n] = NULL;
	return 0;
}

static int
filter(const struct scrub *s, const struct scrub_found *f, struct error *err)
{
	const char *args[56] = {"filter-repo", "--force", "--quiet",
		"--invert-paths"};
	struct program p = {0};
	size_t n = 4;
	int rc;

	if (s->path) {
		args[n++] = "--path";
		args[n++] = s->path;
	} else {
		p.files[0] = p.files[1] = str_of(arena_fmt(s->arena,
			"literal:%s==>[fjernet]\n", s->text));
		args[n++] = "--path-glob";
		args[n++] = arena_fmt(s->arena, "*%s*", quoted(s->arena,
			s->text));
		args[n++] = "--replace-text";
		args[n++] = PROCESS_FILE(0);
		args[n++] = "--replace-message";
		args[n++] = PROCESS_FILE(1);
	}
	if (add_refs(args + n, 56 - n, s, find_border(s, f, err), err) < 0)
		return -1;
	rc = run(&p, s, args, err);
	return rc > 0 ? error_set(err, ERROR_FAILED,
		"historien kunne ikke skrives om; git siger:\n%s",
		"the history could not be rewritten; git says:\n%s", p.said.p)
		: rc;
}

/* What still leads to the old commits goes: what was fetched, what git
 * remembers, and the objects. */
static int
forget(const struct scrub *s, struct error *err)
{
	const char *folder = repository_gitdir(s->repo);
	struct program p = {0};
	struct str refs, line;

	if (GIT(&p, s, err, "for-each-ref", "--format=%(refname)",
	    "refs/remotes") < 0)
		return -1;
	refs = p.out;
	while (str_split(&refs, '\n', &line))
		if (line.n && GIT(&p, s, err, "update-ref", "--no-deref", "-d",
		    arena_strndup(s->arena, line.p, line.n)) < 0)
			return -1;
	unlink(arena_fmt(s->arena, "%sFETCH_HEAD", folder));
	unlink(arena_fmt(s->arena, "%sORIG_HEAD", folder));
	file_remove_all(arena_fmt(s->arena, "%sfilter-repo", folder));
	file_remove_all(arena_fmt(s->arena, "%sreferat", folder));
	if (GIT(&p, s, err, "reflog", "expire", "--expire=now", "--all") < 0)
		return -1;
	return GIT(&p, s, err, "gc", "--quiet", "--prune=now") < 0 ? -1 : 0;
}

/* Reads "old new", a line each; what did not change is left out. */
static void
take_map(struct scrub_entry *e, struct arena *a, struct str text)
{
	struct str line;
	size_t cap = 0;

	while (str_split(&text, '\n', &line)) {
		struct scrubbed_commit c;

		if (line.n != 81 || line.p[40] != ' ' ||
		    !hash_is_id(str_make(line.p, 40)) ||
		    memcmp(line.p, line.p + 41, 40) == 0)
			continue;
		c.old = arena_strndup(a, line.p, 40);
		c.new = arena_strndup(a, line.p + 41, 40);
		if (strspn(c.new, "0") == 40)
			continue;
		ARENA_GROW(a, e->commits, e->n, cap);
		e->commits[e->n++] = c;
	}
}

static int
read_map(struct scrub_entry *e, const struct scrub *s, struct error *err)
{
	struct buf text = {0};
	int rc = file_read(&text, arena_fmt(s->arena,
		"%sfilter-repo/commit-map", repository_gitdir(s->repo)),
		ENTRIES_MAX, err);

	if (rc == 0)
		take_map(e, s->arena, buf_view(&text));
	buf_free(&text);
	return rc;
}

int
scrub_rewrite(struct scrub_entry *e, const struct scrub *s,
	const struct scrub_found *found, struct error *err)
{
	if (check(s, err) < 0 || check_ready(s, err) < 0 ||
	    filter(s, found, err) < 0 || read_map(e, s, err) < 0)
		return -1;
	return forget(s, err);
}

int
scrub_write(const struct scrub *s, const struct scrub_entry *e,
	const char *path, struct error *err)
{
	const char *full = arena_fmt(s->arena, "%s%s",
		repository_workdir(s->repo), path);
	struct buf text = {0};
	int rc = 0;

	if (s->text && strstr(e->ground, s->text))
		return error_set(err, ERROR_USAGE,
			"begrundelsen må ikke selv have det, der skal fjernes",
			"the ground must not itself have what is to be removed");
	if (file_exists(full))
		rc = file_read(&text, full, ENTRIES_MAX, err);
	scrubbed_write(&text, e);
	if (rc == 0)
		rc = file_write(full, buf_view(&text), true, err);
	buf_free(&text);
	return rc;
}
