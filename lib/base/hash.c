/* SPDX-License-Identifier: MPL-2.0 */
/* Hashes of bytes, and a map from texts to pointers. */
#include "lib/base/hash.h"

#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/base/ascii.h"
#include "lib/base/mem.h"

void
hash_hex(char *out, const unsigned char *p, size_t n)
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
	hash_hex(out, digest, sizeof(digest));
}

void
hash_object(unsigned char out[20], const char *kind, struct str content)
{
	struct sha1_ctx ctx;
	char head[64];
	int n = snprintf(head, sizeof(head), "%s %zu", kind, content.n);

	sha1_init(&ctx);
	sha1_update(&ctx, (size_t)n + 1, (const uint8_t *)head);
	sha1_update(&ctx, content.n, (const uint8_t *)content.p);
	sha1_digest(&ctx, SHA1_DIGEST_SIZE, out);
}

bool
hash_is_id(struct str s)
{
	size_t n = 0;

	while (n < s.n && (ascii_digit(s.p[n]) ||
	    (s.p[n] >= 'a' && s.p[n] <= 'f')))
		n++;
	return n == s.n && n == 2 * SHA1_DIGEST_SIZE;
}

struct hash {
	struct sha256_ctx ctx;
};

static void
finish(char out[65], struct sha256_ctx *ctx)
{
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_digest(ctx, sizeof(digest), digest);
	hash_hex(out, digest, sizeof(digest));
}

void
hash_sha256(char out[65], struct str s)
{
	struct sha256_ctx ctx;

	sha256_init(&ctx);
	sha256_update(&ctx, s.n, (const uint8_t *)s.p);
	finish(out, &ctx);
}

struct hash *
hash_begin(void)
{
	struct hash *h = xmalloc(sizeof(*h));

	sha256_init(&h->ctx);
	return h;
}

void
hash_add(struct hash *h, struct str s)
{
	sha256_update(&h->ctx, s.n, (const uint8_t *)s.p);
}

void
hash_end(char out[65], struct hash *h)
{
	finish(out, &h->ctx);
	free(h);
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

static inline uint64_t
eight(const char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	return w;
}

/* The last bytes of KEY, eight at the most. */
static inline uint64_t
map_tail(struct str key)
{
	const unsigned char *p = (const unsigned char *)key.p;
	uint32_t first, last;

	if (key.n >= 8)
		return eight(key.p + key.n - 8);
	if (key.n >= sizeof(last)) {
		memcpy(&first, p, sizeof(first));
		memcpy(&last, p + key.n - sizeof(last), sizeof(last));
		return (uint64_t)first << 32 | last;
	}
	return key.n ? (uint64_t)p[0] << 16 | (uint64_t)p[key.n / 2] << 8 |
		p[key.n - 1] : 0;
}

/* Eight bytes at a time, the last of them perhaps twice: of use within one run
 * alone. Each step can be undone, so up to eight bytes that are not the same
 * have not the same hash. */
static inline uint64_t
map_hash(struct str key)
{
	uint64_t h = hash_mix(0, key.n);
	size_t i;

	for (i = 0; i + 8 < key.n; i += 8)
		h = hash_mix(h, eight(key.p + i));
	return hash_mix(h, map_tail(key));
}

static inline bool
is_key(const struct map_slot *slot, struct str key, uint64_t hash)
{
	const char *p = slot->key.p;
	size_t i;

	if (slot->hash != hash || slot->key.n != key.n)
		return false;
	for (i = 0; i + 8 < key.n; i += 8)
		if (eight(p + i) != eight(key.p + i))
			return false;
	return key.n <= 8 || eight(p + key.n - 8) == map_tail(key);
}

static inline struct map_slot *
map_slot(const struct map *m, struct str key, uint64_t hash)
{
	size_t i = (size_t)hash_mix(hash, 0) & (m->cap - 1);

	while (m->slots[i].value && !is_key(&m->slots[i], key, hash))
		i = (i + 1) & (m->cap - 1);
	return &m->slots[i];
}

void *
map_get(const struct map *m, struct str key)
{
	return m->n ? map_slot(m, key, map_hash(key))->value : NULL;
}

static void
map_grow(struct map *m)
{
	struct map big = {.cap = m->cap ? m->cap * 2 : 16};
	size_t i;

	big.slots = xcalloc(big.cap, sizeof(*big.slots));
	for (i = 0; i < m->cap; i++) {
		const struct map_slot *slot = &m->slots[i];

		if (slot->value)
			*map_slot(&big, slot->key, slot->hash) = *slot;
	}
	big.n = m->n;
	free(m->slots);
	*m = big;
}

void
map_put(struct map *m, struct str key, void *value)
{
	uint64_t hash = map_hash(key);
	struct map_slot *slot;

	if ((m->n + 1) * 4 > m->cap * 3)
		map_grow(m);
	slot = map_slot(m, key, hash);
	m->n += slot->value == NULL;
	*slot = (struct map_slot){key, value, hash};
}

void
map_free(struct map *m)
{
	free(m->slots);
	memset(m, 0, sizeof(*m));
}
