/* SPDX-License-Identifier: MPL-2.0 */
/* A set of fingerprints of sentences. */
#ifndef LIB_SITE_FINGERPRINTS_H
#define LIB_SITE_FINGERPRINTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A set of fingerprints. All zero is empty. */
struct fingerprints {
	uint64_t *slots;
	size_t n, cap;
};
bool fingerprints_has(const struct fingerprints *f, uint64_t v);

/* Adds V; false when it was there. */
bool fingerprints_add(struct fingerprints *f, uint64_t v);

/* The members in rising order, in memory that the caller frees. */
uint64_t *fingerprints_sorted(const struct fingerprints *f);
void fingerprints_reset(struct fingerprints *f);
void fingerprints_free(struct fingerprints *f);

#endif
