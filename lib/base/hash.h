/* SPDX-License-Identifier: MPL-2.0 */
/* Hashes of bytes, and a map from texts to pointers. */
#ifndef LIB_BASE_HASH_H
#define LIB_BASE_HASH_H

#include "lib/base/str.h"

/* SHA-1 (FIPS 180-4) and SHA-256 of S as lower-case hex with a NUL. */
void hash_sha1(char out[41], struct str s);
void hash_sha256(char out[65], struct str s);

/* SHA-256 of a text that comes piece by piece; hash_end frees H. */
struct hash;
struct hash *hash_begin(void);
void hash_add(struct hash *h, struct str s);
void hash_end(char out[65], struct hash *h);

/* The id that git gives an object of KIND ("blob") with this CONTENT
 * (gitformat: SHA-1 over "KIND LENGTH", a NUL and the content). */
void hash_object(unsigned char out[20], const char *kind, struct str content);

/* Whether S is such an id as people and git write it: 40 hex digits, small. */
bool hash_is_id(struct str s);

/* N bytes at P as 2 * N lower-case digits with a NUL. */
void hash_hex(char *out, const unsigned char *p, size_t n);

/* A quick 64-bit hash (FNV-1a folded); for tables in memory and caches, not
 * against an adversary. SEED chains several pieces: 0 to begin. */
uint64_t hash_quick(struct str s, uint64_t seed);

/* Chains the number V, which may be a hash, to the hash H. */
static inline uint64_t
hash_mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15U;
	return h ^ h >> 32;
}

/* A map from texts to pointers. All zero is empty; keys are borrowed and must
 * outlive the map. map_free frees the table only. */
struct map {
	struct map_slot {
		struct str key;
		void *value;
		uint64_t hash;
	} *slots;
	size_t n, cap;
};

/* The value of KEY, NULL where none is. map_put replaces. VALUE not NULL. */
void *map_get(const struct map *m, struct str key);
void map_put(struct map *m, struct str key, void *value);
void map_free(struct map *m);

#endif
