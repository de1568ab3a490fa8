/* SPDX-License-Identifier: MPL-2.0 */
/* Reads strict JSON (RFC 8259), the part of YAML that programs write: their
 * keys may be long, and their escapes come as surrogate pairs. */
#include "lib/text/yaml_json.h"

#include "lib/base/ascii.h"
#include "lib/text/scalar.h"

struct json_reader {
	struct builder *b;
	const char *begin, *at, *end;
	uint32_t offset;
};

static uint32_t
place(const struct json_reader *r, const char *p)
{
	return r->offset + (uint32_t)(p - r->begin);
}

static void
skip_blanks(struct json_reader *r)
{
	while (r->at < r->end && (*r->at == ' ' || *r->at == '\n' ||
	    *r->at == '\r' || *r->at == '\t'))
		r->at++;
}

static bool
read_hex4(const char **at, const char *end, uint32_t *out)
{
	const char *p = *at;
	int i;

	if (end - p < 4)
		return false;
	for (*out = 0, i = 0; i < 4; i++) {
		int digit = ascii_hex(p[i]);

		if (digit < 0)
			return false;
		*out = *out << 4 | (uint32_t)digit;
	}
	*at += 4;
	return true;
}

static bool
read_unicode(const char **at, const char *end, uint32_t *c)
{
	uint32_t low;

	if (!read_hex4(at, end, c))
		return false;
	if (*c < 0xd800 || *c > 0xdfff)
		return true;
	if (*c > 0xdbff || end - *at < 2 || (*at)[0] != '\\' ||
	    (*at)[1] != 'u')
		return false;
	*at += 2;
	if (!read_hex4(at, end, &low) || low < 0xdc00 || low > 0xdfff)
		return false;
	*c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
	return true;
}

static char *
put_utf8(char *to, uint32_t c)
{
	struct buf b = {.p = to, .cap = 8};

	buf_utf8(&b, c);
	return to + b.n;
}

/* Reads what follows a backslash at AT to TO; NULL where that is nothing. */
static char *
read_escape(char *to, const char **at, const char *end)
{
	static const char from[] = "\"\\/bfnrt", into[] = "\"\\/\b\f\n\r\t";
	const char *known;
	uint32_t c;

	if (*at == end)
		return NULL;
	if (**at == 'u') {
		++*at;
		if (!read_unicode(at, end, &c))
			return NULL;
		/* Six bytes of source at least make at most four. */
		return put_utf8(to, c);
	}
	known = **at ? strchr(from, **at) : NULL;
	if (known == NULL)
		return NULL;
	++*at;
	*to++ = into[known - from];
	return to;
}

static bool
read_string(struct json_reader *r)
{
	const char *open = r->at++, *close = r->at;
	char *text, *to;

	while (close < r->end && *close != '"')
		close += *close == '\\' ? 2 : 1;
	if (close >= r->end)
		return false;
	/* A few bytes more than the text: put_utf8 asks for room. */
	text = to = arena_alloc(r->b->arena, (size_t)(close - r->at) + 9);
	while (r->at < close) {
		if ((unsigned char)*r->at < 0x20)
			return false;
		if (*r->at != '\\') {
			*to++ = *r->at++;
			continue;
		}
		r->at++;
		to = read_escape(to, &r->at, close);
		if (to == NULL)
			return false;
	}
	*to = '\0';
	r->at = close + 1;
	builder_scalar(r->b, str_make(text, (size_t)(to - text)), false,
		(struct span){place(r, open), place(r, r->at)});
	return true;
}

static bool
is_number(struct str s)
{
	size_t begin = s.p[0] == '-';
	size_t i = begin + ascii_digits(str_skip(s, begin));

	if (i == begin || (s.p[begin] == '0' && i > begin + 1))
		return false;
	if (i < s.n && (s.p[i] == 'x' || s.p[i] == 'o'))
		return false;
	return s.p[s.n - 1] != '.' && str_find(s, STR(".e")) == s.n &&
		str_find(s, STR(".E")) == s.n;
}

static bool
read_word(struct json_reader *r)
{
	const char *from = r->at;
	enum value_kind kind;
	struct str word;
	bool truth;

	while (r->at < r->end && strchr(",]} \t\r\n", *r->at) == NULL)
		r->at++;
	word = str_make(from, (size_t)(r->at - from));
	if (word.n == 0)
		return false;
	kind = scalar_kind(word, &truth);
	if (kind == VALUE_NUMBER ? !is_number(word)
	    : !str_is(word, "true") && !str_is(word, "false") &&
	    !str_is(word, "null"))
		return false;
	word.p = arena_strndup(r->b->arena, word.p, word.n);
	builder_scalar(r->b, word, true,
		(struct span){place(r, from), place(r, r->at)});
	return true;
}

static bool
in_map(const struct json_reader *r)
{
	return r->b->frames[r->b->depth - 1].value->kind == VALUE_MAP;
}

/* Reads a key with its colon, where a map is open. */
static bool
read_key(struct json_reader *r)
{
	skip_blanks(r);
	if (r->at == r->end || *r->at != '"' || !read_string(r))
		return false;
	skip_blanks(r);
	if (r->at == r->end || *r->at != ':')
		return false;
	r->at++;
	return true;
}

/* Opens a list or map; one that is not EMPTY goes on at its first value. */
static bool
read_open(struct json_reader *r, bool *empty)
{
	bool map = *r->at == '{';

	if (!builder_open(r->b, map ? VALUE_MAP : VALUE_LIST,
	    place(r, r->at++)))
		return false;
	skip_blanks(r);
	*empty = r->at < r->end && *r->at == (map ? '}' : ']');
	return *empty || !map || read_key(r);
}

/* Closes what ends here; *MORE: a comma says that a value follows. */
static bool
read_close(struct json_reader *r, bool *more)
{
	*more = false;
	while (r->b->depth) {
		bool map = in_map(r);

		skip_blanks(r);
		if (r->at == r->end)
			return false;
		if (*r->at == ',') {
			r->at++;
			*more = true;
			return !map || read_key(r);
		}
		if (*r->at != (map ? '}' : ']'))
			return false;
		builder_close(r->b, place(r, ++r->at));
	}
	return true;
}

bool
yaml_json_read(struct builder *b, struct str text, uint32_t offset)
{
	struct json_reader r = {b, text.p, text.p, text.p + text.n, offset};
	bool more = true;

	while (more) {
		bool closed = true, good;

		skip_blanks(&r);
		if (r.at == r.end)
			return false;
		if (*r.at == '{' || *r.at == '[') {
			good = read_open(&r, &closed);
		} else {
			good = *r.at == '"' ? read_string(&r) : read_word(&r);
		}
		if (!good || (closed && !read_close(&r, &more)))
			return false;
	}
	skip_blanks(&r);
	return r.at == r.end;
}
