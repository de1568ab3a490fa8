/* SPDX-License-Identifier: MPL-2.0 */
/* Whether a change from year to year is more than chance. */
#include <math.h>

#include "lib/model/figure.h"

/* The 97.5 % quantile of the normal distribution: 95 % lie within. */
#define Z 1.959964

/* A share P of N and its interval: E. B. Wilson, Probable Inference, the Law
 * of Succession, and Statistical Inference (1927). */
struct share {
	double p, low, high;
};

static struct share
share_of(const struct figure *f)
{
	double n = f->n, p = f->value / 100;
	double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
	double width = Z / (1 + Z * Z / n) *
		sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));

	return (struct share){p, middle - width, middle + width};
}

/* R. G. Newcombe, Interval Estimation for the Difference between Independent
 * Proportions, method 10 (1998). */
static bool
shares_may_be_equal(const struct figure *a, const struct figure *b)
{
	struct share x = share_of(a), y = share_of(b);
	double difference = y.p - x.p;
	double below = hypot(y.p - y.low, x.high - x.p);
	double above = hypot(y.high - y.p, x.p - x.low);

	return difference - below <= 0 && difference + above >= 0;
}

static bool
means_may_be_equal(const struct figure *a, const struct figure *b)
{
	return fabs(b->value - a->value) <= Z * a->indicator->spread *
		sqrt(1.0 / a->n + 1.0 / b->n);
}

int
figure_is_noise(const struct figure *a, const struct figure *b)
{
	const struct indicator *i = a->indicator;

	if (i != b->indicator || a->n == 0 || b->n == 0)
		return -1;
	if (i->measure == MEASURE_SHARE)
		return shares_may_be_equal(a, b);
	return i->measure == MEASURE_MEAN && i->spread > 0
		? means_may_be_equal(a, b) : -1;
}
