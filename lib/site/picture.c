/* SPDX-License-Identifier: MPL-2.0 */
/* Files that documents show or link to, without their metadata. */
#include "lib/site/picture.h"

#include <strings.h>

#define PNG_HEAD "\211PNG\r\n\032\n"

const char *
picture_ending(struct str path)
{
	static const char *const endings[][2] = {{".jpg", ".jpg"},
		{".jpeg", ".jpg"}, {".png", ".png"}, {".gif", ".gif"},
		{".webp", ".webp"}, {".pdf", ".pdf"}};
	size_t i;

	for (i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		size_t n = strlen(endings[i][0]);

		if (path.n > n && strncasecmp(path.p + path.n - n,
			endings[i][0], n) == 0)
			return endings[i][1];
	}
	return NULL;
}

static uint32_t
number(struct str s, size_t at, size_t bytes)
{
	uint32_t v = 0;
	size_t i;

	for (i = 0; i < bytes; i++)
		v = v << 8 | (unsigned char)s.p[at + i];
	return v;
}

/* The segments before the picture itself: those of programs (but for colours)
 * and comments are left out. */
static bool
clean_jpeg(struct buf *out, struct str s)
{
	if (s.n < 4 || memcmp(s.p, "\377\330\377", 3) != 0)
		return false;
	buf_add(out, s.p, 2);
	s = str_skip(s, 2);
	while (s.n >= 4 && (unsigned char)s.p[0] == 0xff) {
		unsigned kind = (unsigned char)s.p[1];
		size_t n = 2 + number(s, 2, 2);

		if (kind == 0xda) {
			buf_str(out, s);
			return true;
		}
		if (n > s.n || n < 4)
			return false;
		if ((kind < 0xe1 || kind > 0xef || kind == 0xe2 ||
		    kind == 0xee) && kind != 0xfe)
			buf_add(out, s.p, n);
		s = str_skip(s, n);
	}
	return false;
}

static bool
clean_png(struct buf *out, struct str s)
{
	static const char *const drop[] = {"eXIf", "tEXt", "iTXt", "zTXt",
		"tIME"};

	if (!str_starts(s, PNG_HEAD))
		return false;
	buf_add(out, s.p, 8);
	s = str_skip(s, 8);
	while (s.n >= 12) {
		size_t n = (size_t)number(s, 0, 4) + 12, i;
		bool kept = true;

		if (n > s.n)
			return false;
		for (i = 0; i < sizeof(drop) / sizeof(*drop); i++)
			kept &= memcmp(s.p + 4, drop[i], 4) != 0;
		if (kept)
			buf_add(out, s.p, n);
		if (memcmp(s.p + 4, "IEND", 4) == 0)
			return true;
		s = str_skip(s, n);
	}
	return false;
}

/* The extended form says in its flags whether there is Exif or XMP. */
static bool
is_plain_webp(struct str s)
{
	return s.n > 20 && str_starts(s, "RIFF") &&
		memcmp(s.p + 8, "WEBP", 4) == 0 &&
		(memcmp(s.p + 12, "VP8X", 4) != 0 || (s.p[20] & 0x0c) == 0);
}

bool
picture_clean(struct buf *out, const char *ending, struct str content)
{
	if (strcmp(ending, ".jpg") == 0)
		return clean_jpeg(out, content);
	if (strcmp(ending, ".png") == 0)
		return clean_png(out, content);
	if (strcmp(ending, ".gif") == 0 ? !str_starts(content, "GIF8")
	    : strcmp(ending, ".pdf") == 0 ? !str_starts(content, "%PDF-")
	    : !is_plain_webp(content))
		return false;
	buf_str(out, content);
	return true;
}
