/* SPDX-License-Identifier: MPL-2.0 */
/* What a municipality changes of its pages without a program: header.html,
 * footer.html and site.yaml in the folder for the site. A mistake is a finding,
 * and the built-in part stands. */
#ifndef LIB_FORM_SKIN_H
#define LIB_FORM_SKIN_H

#include "lib/text/fragment.h"

enum skin_text {
#define SKIN_TEXT(name, key) SKIN_T_##name,
#include "lib/form/skin.def"
#undef SKIN_TEXT
	SKIN_TEXTS
};
enum skin_page {
#define SKIN_PAGE(name, key) SKIN_##name,
#include "lib/form/skin.def"
#undef SKIN_PAGE
	SKIN_PAGES
};
enum skin_part {
#define SKIN_PART(page, name, key) SKIN_##page##_##name,
#include "lib/form/skin.def"
#undef SKIN_PART
	SKIN_PARTS
};
enum skin_name {
#define SKIN_NAME(name, key, kind) SKIN_N_##name,
#include "lib/form/skin.def"
#undef SKIN_NAME
	SKIN_NAMES
};

/* A file that the frame shows: NAME in the folder for the site and on the
 * site; CONTENT as it is published. */
struct skin_picture {
	const char *name;
	struct str content;
};

/* HEADER, FOOTER: NULL is the built-in one. TEXTS likewise. ORDER: all parts
 * of a page, in the order in which they come, page after page. LOGO: one of
 * PICTURES, or NULL. */
struct skin {
	const struct fragment *header, *footer;
	const char *texts[SKIN_TEXTS];
	enum skin_part order[SKIN_PARTS];
	const struct skin_picture *logo, **pictures;
	size_t picture_count, picture_cap;
};

/* The parts of PAGE are those of ORDER from *FROM on, before the number that
 * is returned. */
size_t skin_parts(enum skin_page page, size_t *from);

/* What names in templates stand for, by enum skin_name; a header needs the
 * menu, a footer the links. */
const struct fragment_name *skin_names(bool header);

#endif
