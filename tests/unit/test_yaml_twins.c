/* SPDX-License-Identifier: MPL-2.0 */
/* The quick readers against libyaml's events: the same tree, with the same
 * places, and the same findings, for every text at hand and what comes of it
 * when it is changed here and there. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/base/file.h"
#include "lib/text/yaml.h"
#include "lib/text/yaml_json.h"
#include "lib/text/yaml_plain.h"
#include "tests/unit/harness.h"
#include "tests/unit/random.h"

static struct arena arena;
static size_t quick, compared;

static void
dump(struct buf *out, const struct value *v)
{
	uint32_t i;

	buf_fmt(out, "%d%d%d@%u-%u %zu:", v->kind, v->plain, v->truth,
		v->span.from, v->span.to, v->text.n);
	if (v->kind < VALUE_LIST)
		buf_str(out, v->text);
	for (i = 0; i < v->n; i++) {
		if (v->kind == VALUE_MAP) {
			buf_fmt(out, " %u-%u ", v->members[i].key_span.from,
				v->members[i].key_span.to);
			buf_str(out, v->members[i].key);
		}
		buf_char(out, '(');
		dump(out, v->kind == VALUE_MAP ? v->members[i].value
			: v->items[i]);
		buf_char(out, ')');
	}
}

static void
dump_all(struct buf *out, const struct value *v, const struct findings *fs)
{
	size_t i;

	if (v)
		dump(out, v);
	for (i = 0; i < fs->n; i++)
		buf_fmt(out, "\n%s@%u-%u %s %s", finding_name(fs->v[i].code),
			fs->v[i].span.from, fs->v[i].span.to, fs->v[i].args[0],
			fs->v[i].args[1] ? fs->v[i].args[1] : "");
}

static bool
is_quick(struct str text)
{
	struct findings fs = {.arena = &arena};
	struct builder b;
	bool good;

	builder_init(&b, &arena, &fs, false);
	good = utf8_invalid(text) == text.n && yaml_plain_read(&b, text, 0);
	if (!good) {
		builder_init(&b, &arena, &fs, false);
		good = utf8_invalid(text) == text.n &&
			yaml_json_read(&b, text, 0);
	}
	return good;
}

/* Whether TEXT is JSON that libyaml does not read as such: it refuses what it
 * doesn't know (surrogate pairs, long keys, a line end before a colon), and
 * takes some characters for line ends. */
static bool
is_json_alone(struct str text, bool refused)
{
	struct findings fs = {.arena = &arena};
	struct builder b;

	builder_init(&b, &arena, &fs, false);
	return yaml_json_read(&b, text, 0) && (refused ||
		str_find(text, STR("\xc2\x85")) < text.n ||
		str_find(text, STR("\xe2\x80\xa8")) < text.n);
}

static bool
compare(struct str text)
{
	struct findings one = {.arena = &arena}, two = {.arena = &arena};
	struct buf a = {0}, b = {0}, file = {0};
	struct source src;
	struct span range = span_make(4, 4 + text.n);
	struct value *v;
	bool same;

	buf_z(&file, "---\n");
	buf_str(&file, text);
	source_init(&src, &arena, "x", buf_view(&file));
	dump_all(&a, yaml_read(&arena, &src, range, &one), &one);
	v = yaml_read_events(&arena, &src, range, &two);
	dump_all(&b, v, &two);
	same = str_eq(buf_view(&a), buf_view(&b)) ||
		(utf8_invalid(text) == text.n && is_json_alone(text, !v));
	if (!same)
		printf("# %.*s\n# quick: %s\n# slow: %s\n", (int)text.n,
			text.p, buf_cstr(&a), buf_cstr(&b));
	compared++;
	quick += is_quick(text);
	buf_free(&a);
	buf_free(&b);
	buf_free(&file);
	arena_reset(&arena);
	return same;
}

/* Changes TEXT in one to three places: takes bytes out, doubles them, puts in
 * what has a meaning in YAML. */
static void
mutate(struct buf *out, struct str text)
{
	static const char *const bits[] = {":", ": ", "- ", "\n", "  ", " ",
		"#", " #", "'", "\"", "[", "]", "{", "}", ", ", ",", "\t", "?",
		"? ", "-", "---\n", "...\n", "&a ", "*a", "!t ", "|\n", ">\n",
		"%", "@", "\r\n", "\r", "æ", "\\", "\xc2\x85", "\xe2\x80\xa8",
		"\xef\xbb\xbf", "~", "null", "a: b\n", "- c\n", "<<: ", "''"};
	uint32_t times = 1 + draw(3), at, n;

	buf_reset(out);
	buf_str(out, text);
	while (times-- && out->n) {
		const char *bit = bits[draw(sizeof(bits) / sizeof(bits[0]))];
		struct buf next = {0};

		at = draw((uint32_t)out->n + 1);
		n = draw(4) ? 0 : draw(6);
		n = at + n > out->n ? (uint32_t)out->n - at : n;
		buf_add(&next, out->p, at);
		if (draw(4))
			buf_z(&next, bit);
		buf_add(&next, out->p + at + n, out->n - at - n);
		buf_free(out);
		*out = next;
	}
}

static void
compare_around(const char *name, struct str text, int times)
{
	struct buf changed = {0};
	bool same = compare(text);
	int i;

	for (i = 0; i < times && same; i++) {
		mutate(&changed, text);
		same = compare(buf_view(&changed));
	}
	ok(same, "%s is read alike", name);
	buf_free(&changed);
}

static const char *const plain[] = {
	"a: b\n", "a: 1\nb: ja\nc: \"x y\"\nd: 'it''s'\n",
	"a:\n  - x\n  - y: 1\n    z: 2\n  -\n  - - q\n    - r\nb:\n- s\n- t\n",
	"a:\nb: # note\nc: ~\n\n# mere\nd: 2026-01-14 # dato\n",
	"a: [x, 'y', \"z\", 1, [q], {r: s, t: [u]}, ]\nb: {}\nc: []\n",
	"- a\n- b: c\n  d: e\n-   f: g\n    h: i\n",
	"dato: 2026-01-14\nstatus: kladde\ndeltagere:\n  - rolle: skoleleder\n"
	"    navn: Anna Ærø\n  - rolle: elevråd\ntemaer: [trivsel, fravær]\n",
	"a:\n  b:\n    c: d\n  e: f\ng: h\n", "a: b\r\nc:\r\n  - d\r\n",
	"a: x # y\nb: x#y\nc: x:y\nd: http://a.dk/?b=c&d\n",
	"a: -5\nb: - \nc: -x\n", "\"a b\": c\n'd': e\n", "a: \"q \\\" \\\\ r\"\n",
	"a: \"q \\n r\"\n", "a: b: c\n", "a: 'b' c\n", "a: b\n  c\n", "a: |\n  b\n",
	"a:\n    - b\n  - c\n", "  a: b\n  c: d\n", "a: b\n c: d\n", "a\n", "- \n",
	"a: no\nb: 017\nc: 1:30\nd: null\na: 2\n", "-\n  a: b\n-\n- c\n",
	"a: [b: c]\nd: {e, f: }\n", "a: [\nb]\n", "? a\n: b\n", "a: {b: -, c: -1}\n",
	"{\"a\": [1, \"b\\u00e6\"], \"c\": {\"d\": null, \"a\": 1.5e3}}",
	"[1, 2, {\"x\": true}]", "{\"a\":1,\"a\":2}", "{a: 1}", "[]", "a: {b: c}d\n",
	"a: [b]c\n", "a: 'b'#c\n", "a : b\n", "a:\tb\n", "a:  \n", ":\n", ": a\n",
	"a: \"\"\nb: ''\n", "k\xc3\xa6y: v\xc3\xa6\nz: 1\n", "a: ?b\nc: b?c\n",
	"a: [b?c, d:e, 'f':g]\n", "a: [\"b\":c]\n", "[a, b]: c\n", "{a: b}: c\n",
};

static void
compare_file(const char *path)
{
	struct buf text = {0};
	struct error err;

	if (file_read(&text, path, YAML_SIZE, &err) == 0)
		compare_around(path, buf_view(&text), 20);
	buf_free(&text);
}

/* Every YAML and JSON file below PATH. */
static void
compare_folder(const char *path)
{
	struct dirent **names;
	int i, n = scandir(path, &names, NULL, alphasort);
	char file[4096];

	for (i = 0; i < n; i++) {
		const char *name = names[i]->d_name;
		const char *end = strrchr(name, '.');

		snprintf(file, sizeof(file), "%s/%s", path, name);
		if (name[0] != '.' && file_is_dir(file))
			compare_folder(file);
		else if (end && (streq(end, ".yaml") || streq(end, ".json")))
			compare_file(file);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}

int
main(int argc, char **argv)
{
	struct arena names = {0};
	size_t i;
	int j;

	for (i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		compare_around(arena_fmt(&names, "text %zu", i),
			str_of(plain[i]), 2000);
	compare_folder("schema");
	compare_folder("template-repo");
	compare_folder("tests/yaml");
	for (j = 1; j < argc; j++)
		compare_folder(argv[j]);
	printf("# %zu texts, %zu of them read quickly\n", compared, quick);
	ok(quick > compared / 10, "the quick readers are at work");
	arena_free(&arena);
	arena_free(&names);
	return test_end();
}
