/* SPDX-License-Identifier: MPL-2.0 */
/* Names that must not stand on a site, found in finished pages. */
#include "lib/site/names.h"

#include "lib/text/letter.h"

/* One of those that begin with the same word. */
struct entry {
	struct str words;          /* as add_words has them */
	const struct listed_name *name;
	struct entry *next;
};

static const struct {
	uint32_t c;
	const char *plain;
} own_letters[] = {{0xe6, "ae"}, {0xc6, "ae"}, {0xf8, "oe"}, {0xd8, "oe"},
	{0xe5, "aa"}, {0xc5, "aa"}, {0xe4, "ae"}, {0xc4, "ae"}, {0xf6, "oe"},
	{0xd6, "oe"}};

/* Words as they are read: small letters, one space between two. */
struct reading {
	struct buf *out;
	bool gap;                  /* a space is due before the next letter */
};

static void
add_letters(struct reading *r, const char *p, size_t n)
{
	size_t i;

	if (r->gap && r->out->n)
		buf_char(r->out, ' ');
	r->gap = false;
	for (i = 0; i < n; i++)
		buf_char(r->out, p[i] >= 'A' && p[i] <= 'Z'
			? (char)(p[i] + 'a' - 'A') : p[i]);
}

/* An accent that follows its letter: å and ä are letters of their own, other
 * accents are passed over, as is what nobody sees. */
static bool
add_accent(struct reading *r, uint32_t c)
{
	char last = r->out->n && !r->gap ? r->out->p[r->out->n - 1] : ' ';

	if (c == 0x30a && last == 'a')
		add_letters(r, "a", 1);
	else if (c == 0x308 && (last == 'a' || last == 'o'))
		add_letters(r, "e", 1);
	return (c >= 0x300 && c <= 0x36f) || c == 0xad ||
		(c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
}

/* A character beyond ASCII, whose bytes are S. */
static void
add_other(struct reading *r, uint32_t c, struct str s)
{
	struct buf plain = {0};
	size_t i;

	for (i = 0; i < sizeof(own_letters) / sizeof(*own_letters); i++)
		if (own_letters[i].c == c) {
			add_letters(r, own_letters[i].plain, 2);
			return;
		}
	if (add_accent(r, c))
		return;
	if (letter_is(c)) {
		letters_plain(&plain, s);
		add_letters(r, plain.p, plain.n);
		buf_free(&plain);
	} else {
		r->gap = true;
	}
}

static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		(c >= '0' && c <= '9');
}

/* Plain text, in which "&…;" is no word. */
static void
read_text(struct reading *r, struct str s)
{
	uint32_t c;
	size_t n;

	while (s.n) {
		for (n = 0; n < s.n && is_plain(s.p[n]); n++)
			continue;
		if (n) {
			add_letters(r, s.p, n);
		} else if ((unsigned char)*s.p >= 0x80 &&
		    (n = utf8_decode(s, &c)) > 0) {
			add_other(r, c, str_make(s.p, n));
		} else {
			n = str_chr(s, ';') + 1;
			n = *s.p == '&' && n <= 8 && n <= s.n ? n : 1;
			r->gap = true;
		}
		s = str_skip(s, n);
	}
}

static bool
is_tag(struct str tag, const char *name)
{
	struct str s = str_skip(tag, 1 + (tag.n > 1 && tag.p[1] == '/'));
	size_t n = strlen(name);

	return s.n > n && memcmp(s.p, name, n) == 0 && !is_plain(s.p[n]);
}

/* Whether text goes on behind the tag as if it were not there. */
static bool
is_inline(struct str tag)
{
	static const char *const names[] = {"em", "strong", "b", "i", "u", "a",
		"s", "span", "mark", "code", "wbr"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (is_tag(tag, names[i]))
			return true;
	return false;
}

/* The text of PAGE, but for what stands in elements called SKIP. */
static void
read_page(struct reading *r, struct str page, const char *skip)
{
	bool out = false;

	r->gap = true;
	while (page.n) {
		size_t n = str_chr(page, '<');
		struct str tag;

		if (!out)
			read_text(r, str_make(page.p, n));
		page = str_skip(page, n);
		if (page.n == 0)
			break;
		n = str_chr(page, '>');
		tag = str_make(page.p, n < page.n ? n + 1 : n);
		if (skip && is_tag(tag, skip))
			out = tag.p[1] != '/';
		if (!is_inline(tag))
			r->gap = true;
		page = str_skip(page, tag.n);
	}
}

static int
hex_value(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F'
		? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* What stands in tags: texts and addresses. */
static void
read_tags(struct reading *r, struct str page)
{
	struct buf plain = {0};
	size_t i, from, end;

	for (from = str_chr(page, '<'); from < page.n; ) {
		struct str tag = str_skip(page, from);

		tag.n = str_chr(tag, '>');
		plain.n = 0;
		for (i = 0; i < tag.n; i++) {
			bool coded = tag.p[i] == '%' && i + 2 < tag.n &&
				hex_value(tag.p[i + 1]) >= 0 &&
				hex_value(tag.p[i + 2]) >= 0;

			buf_char(&plain, coded ? (char)(hex_value(
				tag.p[i + 1]) << 4 | hex_value(tag.p[i + 2]))
				: tag.p[i]);
			i += coded ? 2 : 0;
		}
		r->gap = true;
		read_text(r, buf_view(&plain));
		end = from + tag.n;
		from = end + str_chr(str_skip(page, end), '<');
	}
	buf_free(&plain);
}

void
names_init(struct names *n, const struct config *c, enum class most)
{
	struct buf b = {0};
	size_t i;

	memset(n, 0, sizeof(*n));
	for (i = 0; i < c->name_count; i++) {
		struct reading r = {&b, false};
		struct entry *e;
		struct str first;

		if (c->names[i].class <= most)
			continue;
		b.n = 0;
		read_text(&r, str_of(c->names[i].text));
		if (b.n == 0)
			continue;
		e = ARENA_NEW(&n->arena, struct entry);
		e->name = &c->names[i];
		e->words = str_make(arena_strndup(&n->arena, b.p, b.n), b.n);
		first = str_make(e->words.p, str_chr(e->words, ' '));
		e->next = map_get(&n->by_word, first);
		map_put(&n->by_word, first, e);
		n->n++;
	}
	buf_free(&b);
}

void
names_free(struct names *n)
{
	map_free(&n->by_word);
	arena_free(&n->arena);
}

/* Whether the words stand at the front of TEXT, maybe as somebody's own. */
static bool
begins(struct str text, struct str words)
{
	size_t n = words.n;

	if (text.n < n || memcmp(text.p, words.p, n) != 0)
		return false;
	if (n < text.n && text.p[n] == 's')
		n++;
	return n == text.n || text.p[n] == ' ';
}

static const struct entry *
first_of(const struct names *n, struct str word)
{
	const struct entry *e = map_get(&n->by_word, word);

	if (e == NULL && word.n > 1 && word.p[word.n - 1] == 's')
		e = map_get(&n->by_word, str_make(word.p, word.n - 1));
	return e;
}

const struct listed_name *
names_find(const struct names *n, struct buf *scratch, struct str page)
{
	struct reading r = {scratch, false};
	const struct entry *e;
	struct str rest;

	if (n->n == 0)
		return NULL;
	scratch->n = 0;
	read_page(&r, page, NULL);
	if (str_find(page, STR("<ins")) < page.n ||
	    str_find(page, STR("<del")) < page.n) {
		read_page(&r, page, "ins");
		read_page(&r, page, "del");
	}
	read_tags(&r, page);
	for (rest = buf_view(scratch); rest.n; ) {
		size_t word = str_chr(rest, ' ');

		for (e = first_of(n, str_make(rest.p, word)); e; e = e->next)
			if (begins(rest, e->words))
				return e->name;
		rest = str_skip(rest, word < rest.n ? word + 1 : word);
	}
	return NULL;
}
