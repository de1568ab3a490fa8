/* SPDX-License-Identifier: MPL-2.0 */
/* Files beside a document that it shows or links to, on their way into the
 * site. They get names of their own: what a file is called may say more than
 * it should. */
#ifndef LIB_SITE_ATTACHMENT_H
#define LIB_SITE_ATTACHMENT_H

#include "lib/base/hash.h"
#include "lib/text/picture.h"
#include "lib/site/site.h"

/* Bytes of the largest file that is taken. */
#define ATTACHMENT_MAX ((size_t)5 << 20)

/* A file; CONTENT is what is published. NULL PATH: it can't be shown. */
struct attachment {
	const char *path;          /* in the site */
	struct str content;
	struct picture_size size;  /* 0: not known */
};

/* Those of one group of units: by their path in the repository, and those that
 * are still to be written. All in A. */
struct attachments {
	struct arena a;
	struct map known;
	const struct attachment **todo;
	size_t n, cap;
};

/* The file PATH of the repository for the document SOURCE, whose page is PAGE;
 * NULL: it is not there, not of a kind that a site shows,
 * too large, or not in SOURCE's folder or below it. */
const struct attachment *attachment_take(struct attachments *at,
	const struct site *s, const char *source, const char *page,
	struct str path);

/* For the next group; gives all memory back. */
void attachments_reset(struct attachments *at);

/* Adds to OUT what tells the files beside the document SOURCE apart; false:
 * some have no id. */
bool attachments_pack(struct buf *out, const struct site *s,
	const char *source);

#endif
