/* SPDX-License-Identifier: MPL-2.0 */
/* Whose keys count, as OpenSSH's file of allowed signers. */
#include "lib/trust/signers.h"

#include <strings.h>

#include "lib/text/ssh.h"

/* ssh-keygen takes the addresses of a line for patterns, and ends them at a
 * comma, a space or a quote. */
static bool
is_plain(const char *email)
{
	const char *p;

	for (p = email; *p; p++)
		if ((unsigned char)*p <= ' ' || *p == 0x7f ||
		    strchr("*?!,\"\\#", *p))
			return false;
	return p > email;
}

const char *
signers_principal(const struct person *p, struct str email)
{
	size_t i;

	for (i = 0; i < p->emails.n; i++)
		if (strlen(p->emails.v[i]) == email.n &&
		    strncasecmp(p->emails.v[i], email.p, email.n) == 0 &&
		    is_plain(p->emails.v[i]))
			return p->emails.v[i];
	return NULL;
}

bool
signers_same_key(const struct key *key, struct str blob)
{
	struct ssh_key k;

	return strstr(key->key, " ") != NULL &&
		str_find(str_of(key->key), blob) < strlen(key->key) &&
		ssh_key_read(&k, str_of(key->key)) == SSH_GOOD &&
		str_eq(k.blob, blob);
}

/* The beginning of day D in UTC, as an option of the line. Days before 1970 or
 * after 9999 are no limits. */
static void
add_limit(struct buf *out, const char *name, date d)
{
	int year, month, day;

	date_split(d, &year, &month, &day);
	if (d > 0 && year <= 9999)
		buf_fmt(out, ",%s=\"%04d%02d%02d000000Z\"", name, year, month,
			day);
}

void
signers_line(struct buf *out, const struct person *p, const struct key *key)
{
	struct ssh_key k;
	size_t i, n = 0;

	if (key->revoked != DATE_NONE || (key->to != DATE_NONE &&
	    (key->to < 0 || key->to < key->from)) ||
	    ssh_key_read(&k, str_of(key->key)) != SSH_GOOD)
		return;
	for (i = 0; i < p->emails.n; i++)
		if (is_plain(p->emails.v[i]))
			buf_fmt(out, "%s%s", n++ ? "," : "", p->emails.v[i]);
	if (n == 0)
		return;
	buf_z(out, " namespaces=\"git\"");
	if (key->from != DATE_NONE)
		add_limit(out, "valid-after", key->from);
	if (key->to != DATE_NONE)
		add_limit(out, "valid-before", key->to + 1);
	buf_char(out, ' ');
	buf_str(out, k.type);
	buf_char(out, ' ');
	buf_str(out, k.blob);
	buf_char(out, '\n');
}

void
signers_write(struct buf *out, const struct config *c)
{
	size_t i, k;

	for (i = 0; i < c->person_count; i++)
		for (k = 0; k < c->people[i].key_count; k++)
			signers_line(out, &c->people[i], &c->people[i].keys[k]);
}
