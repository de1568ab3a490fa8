/* SPDX-License-Identifier: MPL-2.0 */
/* Signatures of commits. What is said of a key is read here; whether it made
 * the signature is for ssh-keygen, who must agree on all the rest too. */
#include "lib/trust/signature.h"

#include <time.h>

#include "lib/base/base64.h"
#include "lib/base/process.h"
#include "lib/trust/signers.h"

#define SECONDS 20
#define AT_ONCE 64

/* One question to ssh-keygen. */
struct question {
	struct signature_check *check;
	struct buf armor, content, line;
	char time[40];
	const char *argv[13];
};

/* What is wrong with the KEY of a person, but for the signature itself. */
static enum signature_fault
judge_key(const struct person *p, const struct key *key, struct str email,
	long long when)
{
	if (key->revoked != DATE_NONE)
		return SIGNATURE_REVOKED;
	if (signers_principal(p, email) == NULL)
		return SIGNATURE_OTHER_PERSON;
	if (key->to != DATE_NONE && when >= ((long long)key->to + 1) * 86400)
		return SIGNATURE_EXPIRED;
	if (key->from != DATE_NONE && when < (long long)key->from * 86400)
		return SIGNATURE_NOT_YET;
	return SIGNATURE_FITS;
}

/* How much it counts where a key is written down several times. */
static int
weight(enum signature_fault v)
{
	static const int weights[] = {
		[SIGNATURE_REVOKED] = 6, [SIGNATURE_FITS] = 5,
		[SIGNATURE_NOT_YET] = 4, [SIGNATURE_EXPIRED] = 3,
		[SIGNATURE_OTHER_PERSON] = 2, [SIGNATURE_UNKNOWN_KEY] = 1,
		[SIGNATURE_WRONG] = 0
	};

	return weights[v];
}

/* Finds BLOB (Base64) among the keys of all. */
static void
find_key(struct signature_check *c, struct str blob)
{
	struct str email = c->commit->committer.email;
	size_t i, k;

	c->fault = SIGNATURE_UNKNOWN_KEY;
	for (i = 0; i < c->config->person_count; i++) {
		const struct person *p = &c->config->people[i];

		for (k = 0; k < p->key_count; k++) {
			enum signature_fault v;

			if (!signers_same_key(&p->keys[k], blob))
				continue;
			v = judge_key(p, &p->keys[k], email, c->time);
			if (weight(v) <= weight(c->fault))
				continue;
			c->fault = v;
			c->signer = p;
			c->key = &p->keys[k];
		}
	}
}

void
signature_look(struct signature_check *c, struct str armor)
{
	struct buf bytes = {0}, blob = {0};
	struct ssh_signature s;

	c->signer = NULL;
	c->key = NULL;
	c->fingerprint[0] = '\0';
	c->fault = armor.n == 0 ? SIGNATURE_MISSING
		: str_starts(armor, SSH_SIGNATURE_BEGIN) ? SIGNATURE_WRONG
		: SIGNATURE_OTHER_KIND;
	if (ssh_signature_read(&s, &bytes, armor)) {
		ssh_fingerprint(c->fingerprint, s.key);
		base64_encode(&blob, s.key);
		find_key(c, buf_view(&blob));
		if (c->fault == SIGNATURE_FITS && !str_is(s.namespace, "git"))
			c->fault = SIGNATURE_WRONG;
	}
	buf_free(&bytes);
	buf_free(&blob);
}

static void
format_time(char out[40], long long when)
{
	time_t t = (time_t)when;
	struct tm tm = {0};

	gmtime_r(&t, &tm);
	strftime(out, 40, "-Overify-time=%Y%m%d%H%M%SZ", &tm);
}

/* The principal that is asked for is the committer's address, so key and
 * person are bound in the same step that looks at the signature. */
static void
ask(struct process *p, struct question *q, const char *program)
{
	const struct signature_check *c = q->check;
	const char *const argv[13] = {program, "-Y", "verify", "-n", "git",
		"-f", PROCESS_FILE(0), "-I",
		signers_principal(c->signer, c->commit->committer.email),
		"-s", PROCESS_FILE(1), q->time, NULL};

	format_time(q->time, c->time);
	signers_line(&q->line, c->signer, c->key);
	raw_commit_signed_part(&q->content, c->commit);
	memcpy(q->argv, argv, sizeof(argv));
	*p = (struct process){.argv = q->argv, .input = buf_view(&q->content),
		.files = {buf_view(&q->line), buf_view(&q->armor)},
		.alone = true, .seconds = SECONDS};
}

static int
not_run(const struct process *p, struct error *err)
{
	if (p->status == PROCESS_MISSING)
		return error_set(err, ERROR_FAILED,
			"programmet %s, som prøver underskrifter, findes ikke; "
			"installér pakken openssh-client",
			"the program %s, which checks signatures, is not there; "
			"install the package openssh-client", p->argv[0]);
	return error_set(err, ERROR_FAILED,
		"programmet %s svarede ikke, da det skulle prøve en underskrift",
		"the program %s gave no answer when it was to check a signature",
		p->argv[0]);
}

static int
take_answers(struct process *runs, struct question **asked, size_t n,
	struct error *err)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (runs[i].status < 0)
			return not_run(&runs[i], err);
		if (runs[i].status != 0)
			asked[i]->check->fault = SIGNATURE_WRONG;
	}
	return 0;
}

/* At most AT_ONCE checks. */
static int
check_some(struct signature_check *v, size_t n, const char *program,
	struct error *err)
{
	struct question questions[AT_ONCE] = {0}, *asked[AT_ONCE];
	struct process runs[AT_ONCE];
	size_t i, count = 0;
	int rc;

	for (i = 0; i < n; i++) {
		questions[i].check = &v[i];
		raw_commit_signature(&questions[i].armor, v[i].commit);
		signature_look(&v[i], buf_view(&questions[i].armor));
		if (v[i].fault != SIGNATURE_FITS)
			continue;
		ask(&runs[count], &questions[i], program);
		asked[count++] = &questions[i];
	}
	rc = process_run(runs, count, err);
	if (rc == 0)
		rc = take_answers(runs, asked, count, err);
	process_free(runs, count);
	for (i = 0; i < n; i++) {
		buf_free(&questions[i].armor);
		buf_free(&questions[i].content);
		buf_free(&questions[i].line);
	}
	return rc;
}

int
signature_check_all(struct signature_check *v, size_t n, const char *program,
	struct error *err)
{
	size_t i;

	for (i = 0; i < n; i += AT_ONCE)
		if (check_some(v + i, n - i < AT_ONCE ? n - i : AT_ONCE,
		    program ? program : "ssh-keygen", err) < 0)
			return -1;
	return 0;
}
