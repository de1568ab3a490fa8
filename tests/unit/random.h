/* SPDX-License-Identifier: MPL-2.0 */
/* Numbers drawn by lot, the same in each run. */
#ifndef TESTS_UNIT_RANDOM_H
#define TESTS_UNIT_RANDOM_H

#include <stdint.h>

/* One of those from 0 to BELOW - 1 (xorshift, G. Marsaglia). */
static inline uint32_t
draw(uint32_t below)
{
	static uint32_t seed = 1;

	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

#endif
