/* SPDX-License-Identifier: MPL-2.0 */
/* Signing one's own commits. */
#include "lib/trust/signing.h"

#include "lib/base/base64.h"
#include "lib/base/file.h"
#include "lib/base/process.h"
#include "lib/git/setting.h"
#include "lib/trust/signature.h"
#include "lib/trust/signers.h"

/* Long enough to touch a security token. */
#define SECONDS 120
#define LITERAL "key::"

static const char *
absolute(struct arena *a, struct repository *repo, const char *path)
{
	const char *top = repository_workdir(repo);

	return path[0] == '/' || top == NULL ? path
		: arena_fmt(a, "%s%s", top, path);
}

/* The key, in any of the ways that git takes one. */
static int
read_key(struct signing *out, struct arena *a, struct repository *repo,
	struct error *err)
{
	const char *key = NULL;
	int rc = setting_text(&key, a, repo, "user.signingKey", err);

	if (rc != 1 || key[0] == '\0')
		return rc < 0 ? -1 : 0;
	out->literal = true;
	if (str_starts(str_of(key), LITERAL))
		out->key = key + strlen(LITERAL);
	else if (str_starts(str_of(key), "ssh-"))
		out->key = key;
	else {
		out->literal = false;
		rc = setting_path(&key, a, repo, "user.signingKey", err);
		out->key = absolute(a, repo, key);
	}
	return rc < 0 ? -1 : 0;
}

int
signing_read(struct signing *out, struct arena *a, struct repository *repo,
	struct error *err)
{
	const char *format = "";
	bool wanted = false;

	*out = (struct signing){.program = "ssh-keygen"};
	if (read_key(out, a, repo, err) < 0 ||
	    setting_truth(&wanted, repo, "commit.gpgSign", err) < 0 ||
	    setting_text(&format, a, repo, "gpg.format", err) < 0 ||
	    setting_path(&out->program, a, repo, "gpg.ssh.program", err) < 0 ||
	    setting_text(&out->command, a, repo, "gpg.ssh.defaultKeyCommand",
		err) < 0)
		return -1;
	out->wanted = wanted && streq(format, "ssh");
	out->other = wanted && !out->wanted;
	return 0;
}

static int
no_key(struct error *err)
{
	return error_set(err, ERROR_USAGE,
		"der er ingen nøgle at underskrive med; lav en, og fortæl git om "
		"den:\n"
		"  ssh-keygen -t ed25519\n"
		"  git config --global gpg.format ssh\n"
		"  git config --global user.signingKey ~/.ssh/id_ed25519.pub",
		"there is no key to sign with; make one and tell git of it:\n"
		"  ssh-keygen -t ed25519\n"
		"  git config --global gpg.format ssh\n"
		"  git config --global user.signingKey ~/.ssh/id_ed25519.pub");
}

/* The key that COMMAND prints, in its first line. */
static int
ask_command(struct buf *out, const struct signing *s, struct error *err)
{
	const char *const argv[] = {"sh", "-c", s->command, NULL};
	struct process p = {.argv = argv, .alone = s->alone,
		.seconds = SECONDS};
	struct str line = {"", 0}, rest;
	int rc = process_run(&p, 1, err);

	rest = buf_view(&p.out);
	if (rc == 0 && p.status == 0 && str_split(&rest, '\n', &line) &&
	    str_starts(line, LITERAL))
		line = str_skip(line, strlen(LITERAL));
	if (rc == 0 && !(p.status == 0 && line.n))
		rc = no_key(err);
	buf_str(out, line);
	process_free(&p, 1);
	return rc;
}

/* What ssh-keygen says, as far as it is known, and what to do about it. */
static int
locked(const struct signing *s, struct error *err)
{
	if (!s->alone)
		return error_set(err, ERROR_FAILED,
			"adgangssætningen til nøglen passede ikke; intet er gemt, prøv igen",
			"that was not the passphrase of the key; nothing was "
			"recorded, try again");
	return error_set(err, ERROR_FAILED,
		"nøglen %s er låst med en adgangssætning, og her er ingen at "
		"spørge om den; lås den op med  ssh-add  i en terminal, og prøv "
		"igen",
		"the key %s is locked by a passphrase, and there is nobody to be "
		"asked for it; unlock it with  ssh-add  in a terminal and try "
		"again", s->literal ? "" : s->key);
}

static int
refused(const struct signing *s, const struct process *p, struct error *err)
{
	const char *words = buf_cstr(&p->err);
	const char *name = s->literal ? "i ssh-agent" : s->key;

	if (p->status == PROCESS_MISSING)
		return error_set(err, ERROR_FAILED,
			"programmet %s, som underskriver, findes ikke; installér "
			"pakken openssh-client",
			"the program %s, which signs, is not there; install the "
			"package openssh-client", s->program);
	if (p->status == PROCESS_SLOW)
		return error_set(err, ERROR_FAILED,
			"underskriften kom ikke i løbet af %d sekunder; intet er gemt",
			"no signature came in %d seconds; nothing was recorded",
			SECONDS);
	if (strstr(words, "passphrase"))
		return locked(s, err);
	if (strstr(words, "too open"))
		return error_set(err, ERROR_FAILED,
			"andre kan læse nøglen %1$s, så den bruges ikke; skriv  chmod "
			"600 %1$s  , og prøv igen",
			"others can read the key %1$s, so it isn't used; type  chmod "
			"600 %1$s  and try again", s->key);
	if (strstr(words, "No private key") || strstr(words, "agent"))
		return error_set(err, ERROR_FAILED,
			"den hemmelige del af nøglen %s er hverken ved siden af den "
			"eller i ssh-agent; hent den frem med  ssh-add , og prøv igen",
			"the secret half of the key %s is neither beside it nor in "
			"ssh-agent; bring it with  ssh-add  and try again", name);
	return error_set(err, ERROR_FAILED,
		"der kunne ikke underskrives med nøglen %s (%s: %.*s)",
		"the key %s could not sign (%s: %.*s)", name, s->program,
		(int)strcspn(words, "\n"), words);
}

static int
sign(struct buf *out, const struct signing *s, struct str key,
	struct str content, struct error *err)
{
	const char *const argv[] = {s->program, "-Y", "sign", "-n", "git", "-f",
		key.p ? PROCESS_FILE(0) : s->key, NULL};
	struct process p = {.argv = argv, .input = content, .files = {key},
		.alone = s->alone, .seconds = s->alone ? SECONDS : 0};
	int rc = process_run(&p, 1, err);

	if (rc == 0 && (p.status != 0 ||
	    !str_starts(buf_view(&p.out), SSH_SIGNATURE_BEGIN)))
		rc = refused(s, &p, err);
	/* A line feed at its end would be an empty line in the header. */
	if (rc == 0)
		buf_str(out, str_trim(buf_view(&p.out)));
	process_free(&p, 1);
	return rc;
}

int
signing_sign(struct buf *out, const struct signing *s, struct str content,
	struct error *err)
{
	struct buf key = {0};
	int rc = 0;

	if (s->key == NULL && s->command == NULL)
		return no_key(err);
	if (s->key == NULL)
		rc = ask_command(&key, s, err);
	else if (s->literal)
		buf_z(&key, s->key);
	else if (!file_exists(s->key))
		return error_set(err, ERROR_USAGE,
			"nøglen %s findes ikke; ret stien med  git config --global "
			"user.signingKey STI , eller lav en nøgle med  ssh-keygen -t "
			"ed25519",
			"there is no key %s; mend its path with  git config --global "
			"user.signingKey PATH  or make a key with  ssh-keygen -t "
			"ed25519", s->key);
	if (rc == 0 && key.n)
		buf_char(&key, '\n');
	if (rc == 0)
		rc = sign(out, s, key.n ? buf_view(&key)
			: (struct str){NULL, 0}, content, err);
	buf_free(&key);
	return rc;
}

/* The key of a signature, as a line for personer.yaml. */
static void
key_line(struct buf *out, struct str armor)
{
	struct buf bytes = {0};
	struct ssh_signature sig;

	if (ssh_signature_read(&sig, &bytes, armor)) {
		buf_str(out, ssh_key_type(sig.key));
		buf_char(out, ' ');
		base64_encode(out, sig.key);
	}
	buf_free(&bytes);
}

static int
will_not_count(const struct signature_check *c, struct str armor,
	struct error *err)
{
	const struct raw_ident *who = &c->commit->committer;
	struct buf key = {0}, mail = {0};
	char day[11];

	key_line(&key, armor);
	buf_str(&mail, who->email);
	date_format(day, date_of_time(c->time, who->offset));
	error_set(err, ERROR_REFUSED,
		"intet er gemt: %1$s har ikke denne nøgle i %2$s, eller den "
		"gælder ikke i dag; den, der retter filen, skriver under keys:\n"
		"      - {key: \"%3$s\", from: %4$s}",
		"nothing was recorded: %1$s doesn't have this key in %2$s, or it "
		"isn't valid today; who edits the file writes under keys:\n"
		"      - {key: \"%3$s\", from: %4$s}", mail.p,
		config_people_file(c->config), buf_cstr(&key), day);
	buf_free(&key);
	buf_free(&mail);
	return -1;
}

/* Whether anybody looks at the signature: policy does, or the committer has
 * keys to compare with. */
static bool
counts(const struct config *c, struct str email)
{
	size_t i;

	for (i = 0; i < c->person_count; i++)
		if (c->people[i].key_count &&
		    signers_principal(&c->people[i], email))
			return true;
	return c->policy.signatures != SIGNATURES_OFF;
}

int
signing_commit(struct buf *out, struct str content, void *ctx,
	struct error *err)
{
	const struct signing *s = ctx;
	struct signature_check check = {.config = s->config};
	struct raw_commit commit;
	struct str line;

	if (raw_commit_read(&commit, &line, content) != RAW_GOOD)
		return error_set(err, ERROR_USAGE,
			"navn, mailadresse eller besked kan ikke gemmes "
			"(%.*s)",
			"the name, e-mail or message can't be used in a commit "
			"(%.*s)", (int)line.n, line.p);
	if (signing_sign(out, s, content, err) < 0)
		return -1;
	if (s->config == NULL || !counts(s->config, commit.committer.email))
		return 0;
	check.commit = &commit;
	check.time = commit.committer.time;
	signature_look(&check, buf_view(out));
	return check.fault == SIGNATURE_FITS ? 0
		: will_not_count(&check, buf_view(out), err);
}
