/* SPDX-License-Identifier: MPL-2.0 */
/* What is wrong with a signature, as a reason to refuse the commit. */
#include "lib/trust/signature.h"

static const enum reason_code codes[] = {
	[SIGNATURE_MISSING] = REASON_UNSIGNED,
	[SIGNATURE_OTHER_KIND] = REASON_SIGNED_OTHERWISE,
	[SIGNATURE_UNKNOWN_KEY] = REASON_KEY_UNKNOWN,
	[SIGNATURE_OTHER_PERSON] = REASON_SIGNER_OTHER,
	[SIGNATURE_REVOKED] = REASON_KEY_REVOKED,
	[SIGNATURE_EXPIRED] = REASON_KEY_EXPIRED,
	[SIGNATURE_NOT_YET] = REASON_KEY_NOT_YET,
	[SIGNATURE_WRONG] = REASON_SIGNATURE_WRONG,
};

/* The day that a key's fault is about. */
static void
format_day(char out[11], const struct signature_check *c)
{
	date d = c->fault == SIGNATURE_REVOKED ? c->key->revoked
		: c->fault == SIGNATURE_EXPIRED ? c->key->to : c->key->from;

	date_format(out, d);
}

struct reason *
signature_reason(struct reasons *out, const struct signature_check *c)
{
	struct str committer = c->commit->committer.email;
	const char *who = arena_strndup(out->arena, committer.p, committer.n);
	const char *file = config_people_file(c->config);
	char day[11];

	switch (c->fault) {
	case SIGNATURE_FITS:
		return NULL;
	case SIGNATURE_UNKNOWN_KEY:
		return reason_add(out, codes[c->fault], NULL, who,
			c->fingerprint, file);
	case SIGNATURE_OTHER_PERSON:
		return reason_add(out, codes[c->fault], NULL, who,
			c->fingerprint, c->signer->name);
	case SIGNATURE_REVOKED:
	case SIGNATURE_EXPIRED:
	case SIGNATURE_NOT_YET:
		format_day(day, c);
		return reason_add(out, codes[c->fault], NULL,
			c->signer->name, c->fingerprint, day, file);
	default:
		return reason_add(out, codes[c->fault], NULL, "");
	}
}
