/* SPDX-License-Identifier: MPL-2.0 */
/* Numbers as they are written: exact, of any size. */
#include "lib/text/number.h"

#include <stdio.h>
#include <stdlib.h>

/* Exponents are held within bounds: past them all numbers are as good as
 * infinite, or 0. */
#define POWER_MAX ((int64_t)1 << 40)

static int64_t
read_power(struct str s)
{
	bool negative = s.p[0] == '-';
	int64_t v = 0;
	size_t i = s.p[0] == '-' || s.p[0] == '+';

	for (; i < s.n; i++)
		if (v < POWER_MAX)
			v = v * 10 + (s.p[i] - '0');
	return negative ? -v : v;
}

/* Drops zeros at both ends and counts what is left; POINT is the number of
 * digits after the '.'. */
static void
trim(struct number *n)
{
	struct str *d = &n->digits;
	size_t dot = str_chr(*d, '.');

	if (dot < d->n)
		n->power -= (int64_t)(d->n - dot - 1);
	while (d->n && (d->p[d->n - 1] == '0' || d->p[d->n - 1] == '.')) {
		n->power += d->p[d->n - 1] == '0';
		d->n--;
	}
	while (d->n && (d->p[0] == '0' || d->p[0] == '.'))
		*d = str_skip(*d, 1);
	n->count = d->n - (str_chr(*d, '.') < d->n);
	if (d->n == 0) {
		n->power = 0;
		n->negative = false;
	}
}

bool
number_parse(struct number *out, struct str s)
{
	size_t e;

	memset(out, 0, sizeof(*out));
	if (s.n > 2 && s.p[0] == '0' && (s.p[1] == 'x' || s.p[1] == 'o')) {
		snprintf(out->own, sizeof(out->own), "%llu",
			strtoull(s.p + 2, NULL, s.p[1] == 'x' ? 16 : 8));
		s = str_of(out->own);
	}
	if (s.n && (s.p[0] == '-' || s.p[0] == '+')) {
		out->negative = s.p[0] == '-';
		s = str_skip(s, 1);
	}
	if (s.n == 0 || (s.p[0] == '.' && (s.n == 1 || s.p[1] > '9')))
		return false;
	for (e = 0; e < s.n && s.p[e] != 'e' && s.p[e] != 'E'; e++)
		;
	out->digits = str_make(s.p, e);
	if (e < s.n)
		out->power = read_power(str_skip(s, e + 1));
	trim(out);
	return true;
}

static char
next_digit(const struct number *n, size_t *at)
{
	if (*at < n->digits.n && n->digits.p[*at] == '.')
		++*at;
	return *at < n->digits.n ? n->digits.p[(*at)++] : '0';
}

static int
compare_size(const struct number *a, const struct number *b)
{
	int64_t high_a = (int64_t)a->count + a->power;
	int64_t high_b = (int64_t)b->count + b->power;
	size_t i = 0, j = 0;

	if (a->count == 0 || b->count == 0)
		return (a->count > 0) - (b->count > 0);
	if (high_a != high_b)
		return high_a < high_b ? -1 : 1;
	while (i < a->digits.n || j < b->digits.n) {
		char x = next_digit(a, &i), y = next_digit(b, &j);

		if (x != y)
			return x < y ? -1 : 1;
	}
	return 0;
}

int
number_compare(const struct number *a, const struct number *b)
{
	if (a->negative != b->negative)
		return a->negative ? -1 : 1;
	return a->negative ? compare_size(b, a) : compare_size(a, b);
}

bool
number_is_integer(const struct number *n)
{
	return n->power >= 0;
}

/* ten to POWER modulo M, by squaring. */
static uint64_t
ten_power(int64_t power, uint64_t m)
{
	__extension__ unsigned __int128 base = 10 % m, r = 1 % m;

	for (; power; power >>= 1) {
		if (power & 1)
			r = r * base % m;
		base = base * base % m;
	}
	return (uint64_t)r;
}

bool
number_is_multiple(const struct number *a, const struct number *b)
{
	__extension__ unsigned __int128 r = 0;
	uint64_t m = 0;
	size_t i = 0, n;

	for (n = 0; n < b->count; n++)
		m = m * 10 + (uint64_t)(next_digit(b, &i) - '0');
	if (a->count == 0)
		return true;
	/* Its last digit is not 0, so no power of ten divides it. */
	if (a->power < b->power)
		return false;
	for (n = 0, i = 0; n < a->count; n++)
		r = (r * 10 + (unsigned)(next_digit(a, &i) - '0')) % m;
	return r * ten_power(a->power - b->power, m) % m == 0;
}

void
number_canonical(struct buf *out, const struct number *n)
{
	size_t i = 0, left;

	if (n->negative)
		buf_char(out, '-');
	if (n->count == 0)
		buf_char(out, '0');
	for (left = n->count; left; left--)
		buf_char(out, next_digit(n, &i));
	buf_fmt(out, "e%lld", (long long)n->power);
}
