/* SPDX-License-Identifier: MPL-2.0 */
/* A unit test is a main that calls these and returns test_end(). */
#include "tests/unit/harness.h"

#include <stdarg.h>
#include <stdio.h>

static int passed, failed, skipped;

static bool
result(const char *file, int line, bool truth, const char *name, va_list ap)
{
	printf("%s %d - ", truth ? "ok" : "not ok", passed + failed + 1);
	vprintf(name, ap);
	putchar('\n');
	if (!truth)
		printf("# at %s:%d\n", file, line);
	*(truth ? &passed : &failed) += 1;
	return truth;
}

bool
test_ok(const char *file, int line, bool truth, const char *name, ...)
{
	va_list ap;

	va_start(ap, name);
	result(file, line, truth, name, ap);
	va_end(ap);
	return truth;
}

bool
test_int(const char *file, int line, long long got, long long want,
	const char *name, ...)
{
	va_list ap;

	va_start(ap, name);
	if (!result(file, line, got == want, name, ap))
		printf("#  got %lld\n# want %lld\n", got, want);
	va_end(ap);
	return got == want;
}

bool
test_text(const char *file, int line, const char *got, const char *want,
	const char *name, ...)
{
	bool same = streq(got, want);
	va_list ap;

	va_start(ap, name);
	if (!result(file, line, same, name, ap))
		printf("#  got %s\n# want %s\n", got ? got : "(null)",
			want ? want : "(null)");
	va_end(ap);
	return same;
}

void
test_skip(const char *why)
{
	printf("# skipped: %s\n", why);
	skipped++;
}

int
test_end(void)
{
	printf("1..%d\n", passed + failed);
	printf("%d passed, %d failed", passed, failed);
	if (skipped)
		printf(", %d skipped", skipped);
	putchar('\n');
	return failed != 0;
}
