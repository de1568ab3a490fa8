/* SPDX-License-Identifier: MPL-2.0 */
/* Hashes of bytes, and a map from texts to pointers. */
#include "lib/base/hash.h"

#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <stdlib.h>

#include "lib/base/mem.h"

static void
hex(char *out, const uint8_t *p, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < n; i++) {
		out[2 * i] = digits[p[i] >> 4];
		out[2 * i + 1] = digits[p[i] & 15];
	}
	out[2 * n] = '\0';
}

void
hash_sha1(char out[41], struct str s)
{
	uint8_t digest[SHA1_DIGEST_SIZE];
	struct sha1_ctx ctx;

	sha1_init(&ctx);
	sha1_update(&ctx, s.n, (const uint8_t *)s.p);
	sha1_digest(&ctx, sizeof(digest), digest);
	hex(out, digest, sizeof(digest));
}

void
hash_sha256(char out[65], struct str s)
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx ctx;

	sha256_init(&ctx);
	sha256_update(&ctx, s.n, (const uint8_t *)s.p);
	sha256_digest(&ctx, sizeof(digest), digest);
	hex(out, digest, sizeof(digest));
}

uint64_t
hash_quick(struct str s, uint64_t seed)
{
	uint64_t h = seed ^ 0xcbf29ce484222325U;
	size_t i;

	for (i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3U;
	return h ^ h >> 29;
}

/* Eight bytes at a time: of use within one run alone. */
static uint64_t
map_hash(struct str key)
{
	const uint64_t mix = 0x9e3779b97f4a7c15U;
	uint64_t h = key.n * mix, w = 0;

	for (; key.n >= sizeof(w); key = str_skip(key, sizeof(w))) {
		memcpy(&w, key.p, sizeof(w));
		h = (h ^ w) * mix;
		h ^= h >> 32;
	}
	for (w = 0; key.n; key.n--)
		w = w << 8 | (unsigned char)key.p[key.n - 1];
	h = (h ^ w) * mix;
	return h ^ h >> 32;
}

static struct map_slot *
map_slot(const struct map *m, struct str key)
{
	size_t i = map_hash(key) & (m->cap - 1);

	while (m->slots[i].value && !str_eq(m->slots[i].key, key))
		i = (i + 1) & (m->cap - 1);
	return &m->slots[i];
}

void *
map_get(const struct map *m, struct str key)
{
	return m->n ? map_slot(m, key)->value : NULL;
}

static void
map_grow(struct map *m)
{
	struct map big = {.cap = m->cap ? m->cap * 2 : 16};
	size_t i;

	big.slots = xcalloc(big.cap, sizeof(*big.slots));
	for (i = 0; i < m->cap; i++)
		if (m->slots[i].value)
			*map_slot(&big, m->slots[i].key) = m->slots[i];
	big.n = m->n;
	free(m->slots);
	*m = big;
}

void
map_put(struct map *m, struct str key, void *value)
{
	struct map_slot *slot;

	if ((m->n + 1) * 4 > m->cap * 3)
		map_grow(m);
	slot = map_slot(m, key);
	m->n += slot->value == NULL;
	slot->key = key;
	slot->value = value;
}

void
map_free(struct map *m)
{
	free(m->slots);
	memset(m, 0, sizeof(*m));
}
