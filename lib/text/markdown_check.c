/* SPDX-License-Identifier: MPL-2.0 */
/* What in a text is unsafe, or not for everybody. */
#include <strings.h>

#include "lib/base/mem.h"
#include "lib/text/markdown_node.h"

#define FINDINGS_MOST 100
#define EXCERPT 60

/* Where the path of URL begins to be one, there is no scheme any more. */
static size_t
scheme_length(struct str url)
{
	size_t i;

	for (i = 0; i < url.n; i++)
		if (strchr(":/?#", url.p[i]))
			return url.p[i] == ':' ? i + 1 : 0;
	return 0;
}

static bool
has_bad_bytes(struct str url)
{
	size_t i;

	for (i = 0; i < url.n; i++)
		if ((unsigned char)url.p[i] <= 0x20 || url.p[i] == 0x7f
		    || url.p[i] == '\\')
			return true;
	return false;
}

static bool
is_relative(struct str url)
{
	return url.n && !has_bad_bytes(url) && !str_starts(url, "//")
		&& scheme_length(url) == 0;
}

static bool
has_scheme(struct str url, const char *scheme)
{
	size_t n = strlen(scheme);

	return url.n > n && strncasecmp(url.p, scheme, n) == 0;
}

bool
markdown_link_safe(struct str url)
{
	if (is_relative(url))
		return true;
	if (has_bad_bytes(url))
		return false;
	if (has_scheme(url, "https://"))
		return url.p[8] != '/';
	if (has_scheme(url, "http://"))
		return url.p[7] != '/';
	return has_scheme(url, "mailto:");
}

bool
markdown_image_safe(struct str url)
{
	return is_relative(url) && url.p[0] != '#';
}

struct check {
	const struct source *src;
	struct findings *fs;
	struct buf text;
	size_t most;               /* findings in the list when it is enough */
};

/* The place of NEEDLE in the block; all of the block if it is written there
 * in another way (with escapes, or as a reference). AT is where the last was
 * found. */
static struct span
place_in(const struct check *c, const struct block *b, struct str needle,
	uint32_t *at)
{
	uint32_t from = *at > b->span.from && *at <= b->span.to
		? *at : b->span.from;
	struct str rest = source_slice(c->src, span_make(from, b->span.to));
	size_t found = str_find(rest, needle);

	if (needle.n == 0)
		return b->span;
	if (found == rest.n) {
		from = b->span.from;
		rest = source_slice(c->src, b->span);
		found = str_find(rest, needle);
	}
	if (found == rest.n)
		return b->span;
	*at = from + (uint32_t)(found + needle.n);
	return span_make(from + found, *at);
}

/* TEXT, cut to what a line can show. */
static const char *
excerpt(struct check *c, struct str text)
{
	size_t n = str_chr(text, '\n');

	if (n > EXCERPT) {
		for (n = EXCERPT; n && ((unsigned char)text.p[n] & 0xc0) == 0x80;)
			n--;
	}
	buf_reset(&c->text);
	buf_str(&c->text, str_trim(str_make(text.p, n)));
	if (n < text.n)
		buf_z(&c->text, "…");
	return buf_cstr(&c->text);
}

static bool
has_text(struct check *c, const cmark_node *image)
{
	buf_reset(&c->text);
	node_text(&c->text, image);
	return str_trim(buf_view(&c->text)).n > 0;
}

static void
check_image(struct check *c, const struct block *b, const cmark_node *n,
	uint32_t *at)
{
	struct str url = node_str(&n->as.link.url);

	if (!markdown_image_safe(url))
		finding_add(c->fs, FINDING_UNSAFE_LINK, place_in(c, b, url, at),
			excerpt(c, url), "@the-image", "@image-where");
	else if (!has_text(c, n))
		finding_add(c->fs, FINDING_IMAGE_TEXT, place_in(c, b, url, at),
			excerpt(c, url));
}

/* "www.kommune.dk" and "anna@kommune.dk" are files of the site to a browser. */
static void
check_short(struct check *c, const struct block *b, struct str url,
	uint32_t *at)
{
	const char *lacks = str_starts(url, "www.") ? "https://"
		: is_relative(url) && str_chr(url, '@') < url.n &&
		str_chr(url, '/') == url.n ? "mailto:" : NULL;

	if (lacks == NULL)
		return;
	buf_reset(&c->text);
	buf_str(&c->text, url);
	finding_add(c->fs, FINDING_LINK_SHORT, place_in(c, b, url, at),
		buf_cstr(&c->text), lacks);
}

static void
check_inlines(struct check *c, const struct block *b)
{
	const cmark_node *root = b->node, *n = root;
	uint32_t at = b->span.from;
	struct str s;

	while ((n = node_next(root, n)) != NULL && c->fs->n < c->most)
		switch (n->type) {
		case CMARK_NODE_HTML_INLINE:
			s = node_str(&n->as.literal);
			if (!node_is_break(s) && !node_is_comment(s))
				finding_add(c->fs, FINDING_RAW_HTML,
					place_in(c, b, s, &at), excerpt(c, s));
			break;
		case CMARK_NODE_LINK:
			s = node_str(&n->as.link.url);
			if (!markdown_link_safe(s))
				finding_add(c->fs, FINDING_UNSAFE_LINK,
					place_in(c, b, s, &at), excerpt(c, s),
					"@the-link", s.n ? "@link-where"
					: "@link-empty");
			else
				check_short(c, b, s, &at);
			break;
		case CMARK_NODE_IMAGE:
			check_image(c, b, n, &at);
			break;
		default:
			break;
		}
}

void
markdown_check(const struct block *document, const struct source *src,
	struct findings *fs)
{
	struct check c = {.src = src, .fs = fs, .most = fs->n + FINDINGS_MOST};
	const struct block *b;

	for (b = document; b && fs->n < c.most; b = block_next(document, b)) {
		if (b->kind == BLOCK_HTML)
			finding_add(fs, FINDING_RAW_HTML, b->span,
				excerpt(&c, b->text));
		else if (b->doubtful)
			check_inlines(&c, b);
	}
	buf_free(&c.text);
}

/* Whether URL names a file of the repository, and none that is there. */
static bool
is_missing(struct str url, bool (*there)(struct str url, void *ctx),
	void *ctx)
{
	url.n = str_chr(url, '#');
	url.n = str_chr(url, '?');
	return url.n && is_relative(url) && url.p[url.n - 1] != '/' &&
		!str_starts(url, "www.") && str_chr(url, '@') == url.n &&
		!there(url, ctx);
}

void
markdown_files(const struct block *document, const struct source *src,
	bool (*there)(struct str url, void *ctx), void *ctx,
	struct findings *fs)
{
	struct check c = {.src = src, .fs = fs, .most = fs->n + FINDINGS_MOST};
	const struct block *b;

	for (b = document; b && fs->n < c.most; b = block_next(document, b)) {
		const cmark_node *root = b->node, *n = root;
		uint32_t at = b->span.from;

		if (!b->doubtful || b->kind == BLOCK_HTML)
			continue;
		while ((n = node_next(root, n)) != NULL && fs->n < c.most) {
			struct str url;

			if (n->type != CMARK_NODE_LINK &&
			    n->type != CMARK_NODE_IMAGE)
				continue;
			url = node_str(&n->as.link.url);
			if (is_missing(url, there, ctx))
				finding_add(fs, FINDING_FILE_MISSING,
					place_in(&c, b, url, &at),
					excerpt(&c, url));
		}
	}
	buf_free(&c.text);
}
