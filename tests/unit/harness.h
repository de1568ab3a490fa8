/* SPDX-License-Identifier: MPL-2.0 */
/* A unit test is a main that calls these and returns test_end(). */
#ifndef TESTS_UNIT_HARNESS_H
#define TESTS_UNIT_HARNESS_H

#include <stdbool.h>

#include "lib/base/str.h"

/* Each counts one test, named as printf makes it, and prints it in TAP; a
 * failing one says where, and what was there instead. */
#define ok(truth, ...) test_ok(__FILE__, __LINE__, (truth), __VA_ARGS__)
#define is_int(got, want, ...) \
	test_int(__FILE__, __LINE__, (long long)(got), (long long)(want), __VA_ARGS__)
#define is_text(got, want, ...) \
	test_text(__FILE__, __LINE__, (got), (want), __VA_ARGS__)

bool test_ok(const char *file, int line, bool truth, const char *name, ...)
	__attribute__((format(printf, 4, 5)));
bool test_int(const char *file, int line, long long got, long long want,
	const char *name, ...) __attribute__((format(printf, 5, 6)));
bool test_text(const char *file, int line, const char *got, const char *want,
	const char *name, ...) __attribute__((format(printf, 5, 6)));

/* Says that a test was not run, and why. */
void test_skip(const char *why);

/* Prints the plan and "N passed, N failed"; returns the exit code. */
int test_end(void);

#endif
