/* SPDX-License-Identifier: MPL-2.0 */
/* What the fuzz targets share. Each is built with clang's libFuzzer, or with
 * replay.c as a plain test over files. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program where a property does not hold. */
#define fuzz_must(truth) ((truth) ? (void)0 : abort())

#endif
