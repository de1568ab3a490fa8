/* SPDX-License-Identifier: MPL-2.0 */
/* The municipality's own words, and what the program takes them to mean. */
#include "lib/form/words.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "lib/base/ascii.h"
#include "lib/base/bytes.h"
#include "lib/text/near.h"

static const char *const kind_names[] = {"preparation", "agenda", "data",
	"minutes", "follow-up", "plan", "strategy", "process"};
static const char *const status_names[] = {"open", "done", "carried",
	"changed", "dropped"};
static const char *const state_names[] = {"draft", "review", "approved",
	"published", "withdrawn"};
static const char *const class_names[] = {"public", "internal",
	"confidential"};
static const char *const whole_names[] = {"municipality", "country", "unit"};

const char *
kind_name(enum kind k)
{
	return kind_names[k];
}

const char *
status_name(enum status s)
{
	return status_names[s];
}

const char *
state_name(enum state s)
{
	return state_names[s];
}

bool
state_shown(enum state s)
{
	return s == STATE_APPROVED || s == STATE_PUBLISHED;
}

const char *
class_name(enum class c)
{
	return class_names[c];
}

const char *
whole_name(enum whole w)
{
	return whole_names[w];
}

/* The next character of *S, lower-cased, taken off its front; a byte that is
 * no UTF-8 stands for itself. */
static uint32_t
next_lower(struct str *s)
{
	uint32_t c = (unsigned char)s->p[0];
	size_t n = 1;

	if (c < 0x80) {
		c += c >= 'A' && c <= 'Z' ? 32 : 0;
	} else if ((n = utf8_decode(*s, &c)) == 0) {
		c = 0x110000U + (unsigned char)s->p[0];
		n = 1;
	} else {
		c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
	}
	*s = str_skip(*s, n);
	return c;
}

/* Composes S (NFC), in A. Danish letters have one code point each, but some
 * systems write them as two. */
static struct str
compose(struct arena *a, struct str s)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s.p,
		(utf8proc_ssize_t)s.n, &out,
		UTF8PROC_STABLE | UTF8PROC_COMPOSE);

	if (n >= 0)
		s = str_make(arena_strndup(a, (char *)out, (size_t)n),
			(size_t)n);
	free(out);
	return s;
}

/* Letters up to U+00FF begin with no byte above 0xC3; others do. */
static struct bytes
beyond_c3(struct bytes b)
{
	return bytes_within(b, 0xc4, 0xff);
}

static bool
is_latin(struct str s)
{
	return !bytes_any(s, beyond_c3);
}

/* Whether S may not be in NFC. Dashes and quotes (E2) are composed as they
 * are. */
static bool
beyond_latin(struct str s)
{
	size_t i;

	if (is_latin(s))
		return false;
	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] > 0xc3 &&
		    (unsigned char)s.p[i] != 0xe2)
			return true;
	return false;
}

static bool
is_lower_already(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		unsigned char b = (unsigned char)s.p[i];

		if ((b >= 'A' && b <= 'Z') || b > 0xc3)
			return false;
		if (b == 0xc3 && i + 1 < s.n &&
		    (unsigned char)s.p[i + 1] < 0x9f)
			return false;
	}
	return true;
}

struct str
text_compose(struct arena *a, struct str text)
{
	return beyond_latin(text) ? compose(a, text) : text;
}

/* Letters up to U+00FF keep their length and differ in one bit. */
static struct str
lower_latin(struct arena *a, struct str text)
{
	char *out = arena_strndup(a, text.p, text.n), *at = out;
	size_t i;

	for (i = 0; i < text.n; i++)
		if ((unsigned char)out[i] - (unsigned)'A' < 26)
			out[i] |= 0x20;
	while ((at = memchr(at, 0xc3, text.n - (size_t)(at - out))) != NULL) {
		unsigned char b = (unsigned char)*++at;

		if (b >= 0x80 && b < 0x9f && b != 0x97)
			*at |= 0x20;
	}
	return str_make(out, text.n);
}

struct str
text_lower(struct arena *a, struct str text)
{
	struct buf out = {0};
	struct str lower;

	if (is_lower_already(text))
		return text;
	if (is_latin(text))
		return lower_latin(a, text);
	text = text_compose(a, text);
	buf_room(&out, text.n);
	while (text.n) {
		uint32_t c = next_lower(&text);

		if (c > 0x10ffff)
			buf_char(&out, (char)(c - 0x110000U));
		else
			buf_utf8(&out, c);
	}
	lower = str_make(arena_strndup(a, buf_cstr(&out), out.n), out.n);
	buf_free(&out);
	return lower;
}

bool
text_same(struct str a, struct str b)
{
	/* Most differ in the first letter, whatever its case. */
	if (a.n && b.n && ascii_letter(a.p[0]) && ascii_letter(b.p[0]) &&
	    ((a.p[0] ^ b.p[0]) & ~0x20))
		return false;
	a = str_trim(a);
	b = str_trim(b);
	if (str_eq(a, b))
		return true;
	while (a.n && b.n)
		if (next_lower(&a) != next_lower(&b))
			return false;
	return a.n == 0 && b.n == 0;
}

int
words_meaning(const struct words *w, struct str text)
{
	size_t i;

	for (i = 0; i < w->n; i++)
		if (text_same(str_of(w->v[i].word), text))
			return w->v[i].meaning;
	return -1;
}

const char *
words_first(const struct words *w, int meaning)
{
	size_t i;

	for (i = 0; i < w->n; i++)
		if (w->v[i].meaning == meaning)
			return w->v[i].word;
	return NULL;
}

const char *
text_near(const char *const *list, size_t n, struct str text)
{
	struct near near = {.word = str_trim(text)};
	size_t i;

	for (i = 0; i < n; i++)
		near_offer(&near, str_of(list[i]));
	return near.best.p;
}

const char *
words_joined(struct arena *a, const struct words *w)
{
	const char *all = "";
	size_t i;

	for (i = 0; i < w->n; i++)
		all = arena_fmt(a, "%s%s%s", all, i ? ", " : "", w->v[i].word);
	return all;
}

const char *
words_near(const struct words *w, struct str text)
{
	struct near near = {.word = str_trim(text)};
	size_t i;

	for (i = 0; i < w->n; i++)
		near_offer(&near, str_of(w->v[i].word));
	return near.best.p;
}

const char *
slug(struct arena *a, struct str text)
{
	struct buf out = {0};
	const char *id;

	text = text_lower(a, text);
	while (text.n) {
		uint32_t c = next_lower(&text);

		if (c == 0xe6)
			buf_z(&out, "ae");
		else if (c == 0xf8)
			buf_z(&out, "oe");
		else if (c == 0xe5)
			buf_z(&out, "aa");
		else if (ascii_lower((int)c) || ascii_digit((int)c))
			buf_char(&out, (char)c);
		else if (out.n && out.p[out.n - 1] != '-')
			buf_char(&out, '-');
	}
	while (out.n && out.p[out.n - 1] == '-')
		out.n--;
	id = arena_strndup(a, buf_cstr(&out), out.n);
	buf_free(&out);
	return id;
}
