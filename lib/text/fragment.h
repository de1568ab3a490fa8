/* SPDX-License-Identifier: MPL-2.0 */
/* A piece of HTML that somebody wrote for a page's frame: read strictly
 * against lists of what may stand there, so that nothing in it can run, style
 * itself, or break out of its place. {{name}} stands for something that is put
 * in by whoever writes the page, escaped by where it stands. */
#ifndef LIB_TEXT_FRAGMENT_H
#define LIB_TEXT_FRAGMENT_H

#include "lib/text/finding.h"

#define FRAGMENT_SIZE ((size_t)16 << 10)

/* What a name stands for: TEXT goes into text and attributes; URL begins an
 * href or src; PART is HTML of ours, between tags. */
enum fragment_kind { FRAGMENT_TEXT, FRAGMENT_URL, FRAGMENT_PART };
struct fragment_name {
	const char *name;
	enum fragment_kind kind;
	bool needed;               /* must stand there, once */
};

/* NAME: its number in the list; or HTML of ours, or the way to the top of the
 * site. IN_URL: a TEXT in an address. */
enum { FRAGMENT_LITERAL = -1, FRAGMENT_ROOT = -2 };
struct fragment_piece {
	int name;
	bool in_url;
	struct str text;           /* of a literal */
};
/* An address of a picture that is a file of the site. */
struct fragment_image {
	const char *path;
	struct span span;
};
struct fragment {
	struct fragment_piece *v;
	size_t n, cap;
	struct fragment_image *images;
	size_t image_count, image_cap;
	bool good;                 /* nothing was wrong */
};

/* Reads all of SRC, with N NAMES, into OUT, in A. What is wrong is a finding
 * with its place in SRC, and OUT is then not to be used. */
void fragment_read(struct fragment *out, struct arena *a,
	const struct source *src, const struct fragment_name *names, size_t n,
	struct findings *fs);

/* Adds F to OUT. VALUES by name: texts and addresses as they are, parts as
 * HTML; NULL is nothing. ROOT: "../" to the top of the site. */
void fragment_put(struct buf *out, const struct fragment *f,
	const char *const *values, const struct fragment_name *names,
	const char *root);

#endif
