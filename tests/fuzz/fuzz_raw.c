/* SPDX-License-Identifier: MPL-2.0 */
/* Any bytes as a commit: what the strict reader takes for good, libgit2 reads
 * too, and in the same way. */
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/raw_agree.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct raw_store store;
	bool good;

	if (store.repo == NULL)
		fuzz_must(raw_store_open(&store));
	fuzz_must(raw_agree(&store, str_make((const char *)data, size),
		&good));
	return 0;
}
