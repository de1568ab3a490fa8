/* SPDX-License-Identifier: MPL-2.0 */
/* What OpenSSH writes: public keys, and signatures made by them. */
#include "lib/text/ssh.h"

#include <stdlib.h>

#include "lib/base/base64.h"
#include "lib/base/hash.h"

#define MIN_RSA_BITS 2048
#define SIGNATURE_END "\n-----END SSH SIGNATURE-----"

/* Takes a string (a length of four bytes, and as many) off *REST. */
static bool
take(struct str *rest, struct str *out)
{
	const unsigned char *p = (const unsigned char *)rest->p;
	size_t n;

	if (rest->n < 4)
		return false;
	n = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
	if (n > rest->n - 4)
		return false;
	*out = str_make(rest->p + 4, n);
	*rest = str_skip(*rest, n + 4);
	return true;
}

static bool
is_known(struct str type)
{
	static const char *const types[] = {"ssh-ed25519", "ssh-rsa",
		"ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384",
		"ecdsa-sha2-nistp521", "sk-ssh-ed25519@openssh.com",
		"sk-ecdsa-sha2-nistp256@openssh.com"};
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_is(type, types[i]))
			return true;
	return false;
}

/* How many bits the modulus of an RSA key has, a whole byte more or less. */
static size_t
rsa_bits(struct str rest)
{
	struct str exponent, modulus;

	if (!take(&rest, &exponent) || !take(&rest, &modulus))
		return 0;
	while (modulus.n && modulus.p[0] == '\0')
		modulus = str_skip(modulus, 1);
	return modulus.n * 8;
}

static enum ssh_verdict
judge_bytes(struct str type, struct str bytes)
{
	struct str inner, field;

	if (!take(&bytes, &inner) || !str_eq(inner, type))
		return SSH_BAD;
	if (str_is(type, "ssh-rsa") && rsa_bits(bytes) < MIN_RSA_BITS)
		return SSH_WEAK;
	while (bytes.n)
		if (!take(&bytes, &field) || field.n == 0)
			return SSH_BAD;
	return SSH_GOOD;
}

/* Whether TEXT is BYTES in the one way that Base64 has of writing them, so
 * that equal keys are equal texts. */
static bool
is_canonical(struct str text, struct str bytes)
{
	struct buf again = {0};
	bool same;

	base64_encode(&again, bytes);
	same = str_eq(text, buf_view(&again));
	buf_free(&again);
	return same;
}

enum ssh_verdict
ssh_key_read(struct ssh_key *out, struct str line)
{
	enum ssh_verdict verdict = SSH_BAD;
	struct buf bytes = {0};
	struct str rest = line = str_trim(line);

	*out = (struct ssh_key){{"", 0}, {"", 0}};
	if (str_find(line, STR("PRIVATE KEY-----")) < line.n)
		return SSH_PRIVATE;
	if (!str_split(&rest, ' ', &out->type) ||
	    !str_split(&rest, ' ', &out->blob))
		return SSH_BAD;
	if (str_is(out->type, "ssh-dss"))
		return SSH_WEAK;
	if (is_known(out->type) && base64_decode(&bytes, out->blob) &&
	    is_canonical(out->blob, buf_view(&bytes)))
		verdict = judge_bytes(out->type, buf_view(&bytes));
	buf_free(&bytes);
	return verdict;
}

struct str
ssh_key_type(struct str key)
{
	struct str type;

	return take(&key, &type) && is_known(type) ? type : STR("");
}

static bool
is_hash(struct str s)
{
	return str_is(s, "sha512") || str_is(s, "sha256");
}

bool
ssh_signature_read(struct ssh_signature *out, struct buf *bytes,
	struct str lines)
{
	struct str reserved, hash, signature, rest;

	if (str_ends(lines, "\n"))
		lines.n--;
	if (!str_starts(lines, SSH_SIGNATURE_BEGIN) ||
	    !str_ends(lines, SIGNATURE_END))
		return false;
	lines = str_skip(lines, sizeof(SSH_SIGNATURE_BEGIN) - 1);
	if (lines.n < sizeof(SIGNATURE_END) - 1)
		return false;
	lines.n -= sizeof(SIGNATURE_END) - 1;
	if (!base64_decode(bytes, lines))
		return false;
	rest = buf_view(bytes);
	if (rest.n < 10 || memcmp(rest.p, "SSHSIG\0\0\0\1", 10) != 0)
		return false;
	rest = str_skip(rest, 10);
	return take(&rest, &out->key) && take(&rest, &out->namespace) &&
		take(&rest, &reserved) && take(&rest, &hash) &&
		take(&rest, &signature) && rest.n == 0 && reserved.n == 0 &&
		is_hash(hash);
}

void
ssh_fingerprint(char out[SSH_FINGERPRINT], struct str key)
{
	struct buf text = {0};
	char hex[65], bytes[32];
	size_t i;

	hash_sha256(hex, key);
	for (i = 0; i < sizeof(bytes); i++) {
		char two[3] = {hex[2 * i], hex[2 * i + 1], '\0'};

		bytes[i] = (char)strtoul(two, NULL, 16);
	}
	buf_z(&text, "SHA256:");
	base64_encode(&text, str_make(bytes, sizeof(bytes)));
	text.n--;                  /* one "=", which ssh-keygen leaves out */
	memcpy(out, text.p, text.n);
	out[text.n] = '\0';
	buf_free(&text);
}
