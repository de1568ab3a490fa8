/* SPDX-License-Identifier: MPL-2.0 */
/* The schema documents that a compiled schema draws on, and what their
 * identifiers name. */
#include "lib/schema/registry.h"

#include "lib/base/builtin.h"
#include "lib/schema/uri.h"
#include "lib/text/yaml.h"

#define DRAFT "https://json-schema.org/draft/2020-12/"

/* What a dialect has that names no vocabularies. */
#define VOCABULARIES (VOCABULARY_CORE | VOCABULARY_APPLICATOR | \
	VOCABULARY_UNEVALUATED | VOCABULARY_VALIDATION | \
	VOCABULARY_META_DATA | VOCABULARY_FORMAT | VOCABULARY_CONTENT)

/* The keywords under which schemas stand. */
static const struct holder {
	const char *name;
	enum { ONE, LIST, MAP } holds;
} holders[] = {
	{"$defs", MAP}, {"additionalProperties", ONE}, {"allOf", LIST},
	{"anyOf", LIST}, {"contains", ONE}, {"contentSchema", ONE},
	{"definitions", MAP}, {"dependencies", MAP},
	{"dependentSchemas", MAP}, {"else", ONE}, {"if", ONE},
	{"items", ONE}, {"not", ONE}, {"oneOf", LIST},
	{"patternProperties", MAP}, {"prefixItems", LIST},
	{"properties", MAP}, {"propertyNames", ONE}, {"then", ONE},
	{"unevaluatedItems", ONE}, {"unevaluatedProperties", ONE},
};

static int walk(struct registry *r, const struct value *v,
	struct resource *in, struct error *err);

/* A key for the map of roots: the bytes of a pointer that stays. */
static struct str
pointer_key(const struct value *const *p)
{
	return str_make((const char *)p, sizeof(*p));
}

struct resource *
registry_resource(const struct registry *r, const struct value *v,
	struct resource *outer)
{
	struct resource *own = map_get(&r->by_root, pointer_key(&v));

	return own ? own : outer;
}

struct anchor *
resource_anchor(const struct resource *r, struct str name)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (str_eq(r->anchors[i].name, name))
			return &r->anchors[i];
	return NULL;
}

static int
refuse(struct registry *r, const struct value *at, struct error *err,
	const char *da, const char *en)
{
	r->where = at->span;
	return error_set(err, ERROR_FAILED, da, en, at->kind < VALUE_LIST
		? (int)(at->text.n < 200 ? at->text.n : 200) : 0,
		at->kind < VALUE_LIST ? at->text.p : "");
}

/* The built-in text of a document of the standard itself. */
static struct value *
load_standard(struct registry *r, const char *uri)
{
	struct findings fs = {.arena = r->arena};
	const struct builtin *file;
	struct source src;

	if (strncmp(uri, DRAFT, strlen(DRAFT)) != 0)
		return NULL;
	file = builtin_find(arena_fmt(r->arena,
		"schema/jsonschema/2020-12/%s.json", uri + strlen(DRAFT)));
	if (file == NULL)
		return NULL;
	source_init(&src, r->arena, file->path,
		str_make(file->content, file->n));
	return yaml_read(r->arena, &src, span_make(0, file->n), &fs);
}

static struct resource *
find_or_load(struct registry *r, struct str uri, struct error *err)
{
	struct resource *known = map_get(&r->by_uri, uri);
	const struct value *root = NULL;
	const char *z;

	if (known)
		return known;
	z = arena_strndup(r->arena, uri.p, uri.n);
	if (r->options->load)
		root = r->options->load(z, r->options->ctx);
	if (root == NULL)
		root = load_standard(r, z);
	return root ? registry_add(r, root, str_of(z), err) : NULL;
}

static int
vocabulary_bits(struct registry *r, const struct value *list, unsigned *bits,
	struct error *err)
{
	static const struct {
		const char *name;
		unsigned bit;
	} known[] = {
		{"core", VOCABULARY_CORE},
		{"applicator", VOCABULARY_APPLICATOR},
		{"unevaluated", VOCABULARY_UNEVALUATED},
		{"validation", VOCABULARY_VALIDATION},
		{"meta-data", VOCABULARY_META_DATA},
		{"format-annotation", VOCABULARY_FORMAT},
		{"format-assertion", VOCABULARY_FORMAT |
			VOCABULARY_FORMAT_ASSERTION},
		{"content", VOCABULARY_CONTENT},
	};
	uint32_t i;
	size_t j;

	for (i = 0; i < list->n; i++) {
		const struct member *m = &list->members[i];
		struct str name = m->key;
		bool found = false;

		if (str_starts(name, DRAFT "vocab/"))
			name = str_skip(name, strlen(DRAFT "vocab/"));
		for (j = 0; j < sizeof(known) / sizeof(known[0]); j++)
			if (str_is(name, known[j].name)) {
				*bits |= known[j].bit;
				found = true;
			}
		if (!found && m->value->truth)
			return refuse(r, list, err,
				"et ordforråd ($vocabulary), som skemaet "
				"kræver, kendes ikke",
				"a vocabulary that the schema demands is not "
				"known");
	}
	return 0;
}

/* Reads the dialect that `$schema` names. */
static int
read_dialect(struct registry *r, const struct value *v, unsigned *bits,
	struct error *err)
{
	const struct value *list;
	struct resource *meta;
	struct str uri;

	if (v->kind != VALUE_STRING)
		return refuse(r, v, err, "$schema skal være en adresse",
			"$schema must be a URI");
	uri = uri_resolve(r->arena, STR(""), v->text);
	*bits = VOCABULARIES;
	if (str_is(uri, DRAFT "schema"))
		return 0;
	meta = find_or_load(r, uri, err);
	if (meta == NULL)
		return refuse(r, v, err,
			"skemasproget %.*s kendes ikke; brug "
			DRAFT "schema", "the dialect %.*s is not known; use "
			DRAFT "schema");
	list = value_get(meta->root, "$vocabulary");
	if (!value_is_map(list))
		return 0;
	*bits = 0;
	return vocabulary_bits(r, list, bits, err);
}

static struct resource *
add_resource(struct registry *r, const struct value *root, struct str uri,
	unsigned vocabularies)
{
	struct resource *res = ARENA_NEW(r->arena, struct resource);

	res->uri = uri;
	res->root = root;
	res->vocabularies = vocabularies;
	if (r->last == NULL)
		r->last = &r->first;
	*r->last = res;
	r->last = &res->next;
	if (map_get(&r->by_uri, uri) == NULL)
		map_put(&r->by_uri, res->uri, res);
	map_put(&r->by_root, pointer_key(&res->root), res);
	return res;
}

static int
add_anchor(struct registry *r, struct resource *in, const struct value *v,
	const char *keyword, bool dynamic, struct error *err)
{
	const struct value *name = value_get(v, keyword);
	struct anchor *twin;

	if (name == NULL)
		return 0;
	if (name->kind != VALUE_STRING)
		return refuse(r, name, err, "et anker skal være en tekst",
			"an anchor must be a string");
	twin = resource_anchor(in, name->text);
	if (twin && twin->value != v)
		return refuse(r, name, err, "ankeret »%.*s« står der to gange",
			"the anchor »%.*s« is there twice");
	if (twin) {
		twin->dynamic |= dynamic;
		return 0;
	}
	ARENA_GROW(r->arena, in->anchors, in->n, in->cap);
	in->anchors[in->n++] = (struct anchor){.name = name->text,
		.value = v, .dynamic = dynamic};
	return 0;
}

static int
walk_held(struct registry *r, const struct value *v, struct resource *in,
	const struct holder *holder, struct error *err)
{
	uint32_t i;

	if (holder->holds == ONE)
		return walk(r, v, in, err);
	for (i = 0; v->kind >= VALUE_LIST && i < v->n; i++) {
		const struct value *part = v->kind == VALUE_MAP
			? v->members[i].value : v->items[i];

		if (v->kind == (holder->holds == MAP ? VALUE_MAP : VALUE_LIST)
		    && walk(r, part, in, err) < 0)
			return -1;
	}
	return 0;
}

/* Registers what V and the schemas in it are called. The depth of a value is
 * bounded by its reader. */
static int
walk(struct registry *r, const struct value *v, struct resource *in,
	struct error *err)
{
	const struct value *id = value_get(v, "$id"), *held;
	size_t i;

	if (!value_is_map(v))
		return 0;
	if (id && id->kind == VALUE_STRING && id->text.n &&
	    id->text.p[0] != '#' && v != in->root) {
		const struct value *dialect = value_get(v, "$schema");

		in = add_resource(r, v, uri_resolve(r->arena, in->uri,
			id->text), in->vocabularies);
		if (dialect && read_dialect(r, dialect, &in->vocabularies,
		    err) < 0)
			return -1;
	}
	if (add_anchor(r, in, v, "$anchor", false, err) < 0 ||
	    add_anchor(r, in, v, "$dynamicAnchor", true, err) < 0)
		return -1;
	for (i = 0; i < sizeof(holders) / sizeof(holders[0]); i++) {
		held = value_get(v, holders[i].name);
		if (held && walk_held(r, held, in, &holders[i], err) < 0)
			return -1;
	}
	return 0;
}

struct resource *
registry_add(struct registry *r, const struct value *root, struct str uri,
	struct error *err)
{
	const struct value *id = value_get(root, "$id");
	const struct value *dialect = value_get(root, "$schema");
	struct resource *res;
	struct str own = uri;

	if (id && id->kind == VALUE_STRING)
		own = uri_resolve(r->arena, uri, id->text);
	res = add_resource(r, root, own, VOCABULARIES);
	if (!str_eq(own, uri) && map_get(&r->by_uri, uri) == NULL)
		map_put(&r->by_uri, uri, res);
	if (dialect && read_dialect(r, dialect, &res->vocabularies, err) < 0)
		return NULL;
	return walk(r, root, res, err) < 0 ? NULL : res;
}

/* "~1" is "/", "~0" is "~" (RFC 6901). */
static struct str
unescape(struct arena *a, struct str token)
{
	char *out = arena_alloc(a, token.n + 1);
	size_t i, n = 0;

	for (i = 0; i < token.n; i++) {
		char c = token.p[i];

		if (c == '~' && i + 1 < token.n) {
			i++;
			c = token.p[i] == '1' ? '/' : '~';
		}
		out[n++] = c;
	}
	return str_make(out, n);
}

static const struct value *
follow_pointer(struct registry *r, const struct value *v, struct str pointer,
	struct resource **in)
{
	unsigned long index;

	while (v && pointer.n) {
		struct str token = str_skip(pointer, 1);

		token.n = str_chr(token, '/');
		pointer = str_skip(pointer, token.n + 1);
		token = unescape(r->arena, token);
		if (v->kind == VALUE_MAP) {
			const struct member *m = value_member(v, token);

			v = m ? m->value : NULL;
		} else if (v->kind == VALUE_LIST && v->n &&
		    str_number(token, v->n - 1, &index)) {
			v = v->items[index];
		} else {
			v = NULL;
		}
		if (v)
			*in = registry_resource(r, v, *in);
	}
	return v;
}

const struct value *
registry_resolve(struct registry *r, struct resource **in,
	struct resource *from, const struct value *ref, struct error *err)
{
	const struct value *found = NULL;
	struct str fragment;
	struct uri parts;

	if (ref->kind != VALUE_STRING) {
		refuse(r, ref, err, "en henvisning ($ref) skal være en tekst",
			"a reference ($ref) must be a string");
		return NULL;
	}
	uri_split(&parts, ref->text);
	fragment = uri_decode(r->arena, parts.fragment);
	err->kind = ERROR_NONE;
	*in = find_or_load(r, uri_resolve(r->arena, from->uri, ref->text), err);
	if (*in == NULL && err->kind != ERROR_NONE)
		return NULL;
	if (*in && fragment.n == 0) {
		found = (*in)->root;
	} else if (*in && fragment.p[0] == '/') {
		found = follow_pointer(r, (*in)->root, fragment, in);
	} else if (*in) {
		struct anchor *anchor = resource_anchor(*in, fragment);

		found = anchor ? anchor->value : NULL;
	}
	if (found == NULL)
		refuse(r, ref, err, "henvisningen %.*s peger ikke på noget",
			"the reference %.*s points to nothing");
	return found;
}

void
registry_free(struct registry *r)
{
	map_free(&r->by_uri);
	map_free(&r->by_root);
}
