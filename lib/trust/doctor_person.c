/* SPDX-License-Identifier: MPL-2.0 */
/* People and their keys: the person in a clone, and all in the repository. */
#include "lib/base/file.h"
#include "lib/git/setting.h"
#include "lib/text/ssh.h"
#include "lib/trust/doctor.h"
#include "lib/trust/policy.h"
#include "lib/trust/role.h"
#include "lib/trust/signature.h"
#include "lib/trust/signing.h"

static bool
wants_signatures(const struct doctor *d)
{
	return d->m && d->m->config->policy.signatures != SIGNATURES_OFF;
}

/* What a person needs to sign, in the order in which it is set up. */
static int
check_signing(struct doctor *d, struct error *err)
{
	const char *format = "";
	struct signing s;
	struct str file;

	if (signing_read(&s, d->arena, d->repo, err) < 0 ||
	    setting_text(&format, d->arena, d->repo, "gpg.format", err) < 0)
		return -1;
	if (!streq(format, "ssh"))
		doctor_add(d, AILMENT_SIGN_FORMAT, "gpg.format", "ssh", NULL);
	if (s.key == NULL && s.command == NULL)
		doctor_add(d, AILMENT_SIGN_KEY, NULL, NULL, NULL);
	else if (s.key && !s.literal && !file_exists(s.key)) {
		file = str_of(s.key);
		if (str_ends(file, ".pub"))
			file.n -= 4;
		doctor_add(d, AILMENT_SIGN_FILE, s.key,
			arena_strndup(d->arena, file.p, file.n), NULL);
	} else if (!s.wanted && streq(format, "ssh"))
		doctor_add(d, AILMENT_SIGN_FORMAT, "commit.gpgSign", "true",
			NULL);
	return 0;
}

int
doctor_person(struct doctor *d, struct error *err)
{
	const char *name = "", *email = "";

	if (setting_text(&name, d->arena, d->repo, "user.name", err) < 0 ||
	    setting_text(&email, d->arena, d->repo, "user.email", err) < 0)
		return -1;
	if (name[0] == '\0')
		doctor_add(d, AILMENT_NAME, "user.name", "Anna K.", NULL);
	if (email[0] == '\0')
		doctor_add(d, AILMENT_NAME, "user.email", "anna@kommune.dk",
			NULL);
	else if (d->m && role_applies(d->m->config) &&
	    role_person(d->m->config, email) == NULL)
		doctor_add(d, AILMENT_STRANGER, email,
			config_people_file(d->m->config), NULL);
	return wants_signatures(d) ? check_signing(d, err) : 0;
}

static bool
holds_role(const struct person *p, date day)
{
	size_t i;

	for (i = 0; i < p->role_count; i++)
		if ((p->roles[i].from == DATE_NONE || p->roles[i].from <= day)
		    && (p->roles[i].to == DATE_NONE || day <= p->roles[i].to))
			return true;
	return false;
}

static bool
has_key(const struct person *p, date day)
{
	struct ssh_key unused;
	size_t i;

	for (i = 0; i < p->key_count; i++) {
		const struct key *k = &p->keys[i];

		if (k->revoked == DATE_NONE &&
		    (k->from == DATE_NONE || k->from <= day) &&
		    (k->to == DATE_NONE || day <= k->to) &&
		    ssh_key_read(&unused, str_of(k->key)) == SSH_GOOD)
			return true;
	}
	return false;
}

int
doctor_people(struct doctor *d, struct error *err)
{
	const struct config *c = d->m ? d->m->config : NULL;
	const char *program = NULL;
	size_t i;
	int rc;

	if (c && !policy_has_administrator(c, d->today))
		doctor_add(d, AILMENT_NO_ADMINISTRATOR, config_people_file(c), NULL,
			NULL);
	if (c == NULL || !wants_signatures(d))
		return 0;
	for (i = 0; i < c->person_count; i++)
		if (c->policy.signatures == SIGNATURES_REQUIRE &&
		    holds_role(&c->people[i], d->today) &&
		    !has_key(&c->people[i], d->today))
			doctor_add(d, AILMENT_NO_KEY, c->people[i].name,
				config_people_file(c), NULL);
	if (setting_path(&program, d->arena, d->repo, "gpg.ssh.program",
	    err) < 0)
		return -1;
	rc = signature_ready(program, err);
	if (rc == 0)
		doctor_add(d, AILMENT_KEYGEN, program ? program : "ssh-keygen",
			NULL, NULL);
	return rc < 0 ? -1 : 0;
}
