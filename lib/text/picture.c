/* SPDX-License-Identifier: MPL-2.0 */
/* Files that documents show or link to, without their metadata. */
#include "lib/text/picture.h"

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

		if (path.n > n && path.p[path.n - n] == '.' &&
		    strncasecmp(path.p + path.n - n, endings[i][0], n) == 0)
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

/* A number of an Exif segment, of BYTES bytes in its own order; 0 beyond its
 * end. */
static uint32_t
exif_number(struct str tiff, size_t at, size_t bytes)
{
	uint32_t v = 0;
	size_t i;

	if (at > tiff.n || bytes > tiff.n - at)
		return 0;
	if (tiff.p[0] == 'M')
		return number(tiff, at, bytes);
	for (i = bytes; i > 0; i--)
		v = v << 8 | (unsigned char)tiff.p[at + i - 1];
	return v;
}

/* Which way up the camera was held (Exif 2.32, 4.6.4: 1 to 8), as Exif segment
 * S has it; 0: it doesn't say. */
static uint32_t
turn_of(struct str s)
{
	struct str tiff = str_skip(s, 10);
	size_t first, n, i;

	if (s.n < 18 || memcmp(s.p + 4, "Exif\0", 6) != 0 ||
	    (tiff.p[0] != 'M' && tiff.p[0] != 'I'))
		return 0;
	first = exif_number(tiff, 4, 4);
	n = exif_number(tiff, first, 2);
	for (i = 0; i < n; i++) {
		size_t at = first + 2 + 12 * i;
		uint32_t turn = exif_number(tiff, at + 8, 2);

		if (exif_number(tiff, at, 2) == 0x112)
			return turn <= 8 ? turn : 0;
	}
	return 0;
}

/* An Exif segment that says nothing else. */
static void
put_turn(struct buf *out, uint32_t turn)
{
	static const char exif[] = "\377\341\0\42Exif\0\0MM\0*\0\0\0\10"
		"\0\1\1\22\0\3\0\0\0\1\0";

	buf_add(out, exif, sizeof(exif) - 1);
	buf_char(out, (char)turn);
	buf_add(out, "\0\0\0\0\0", 6);
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
		if (kind == 0xe1 && turn_of(str_make(s.p, n)) > 1)
			put_turn(out, turn_of(str_make(s.p, n)));
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

/* The frame header is one of those that begin with the precision, height and
 * width (ITU T.81, B.2.2). A picture on its side is as wide as it is high. */
static bool
size_jpeg(struct picture_size *out, struct str s)
{
	uint32_t turn = 0;

	for (s = str_skip(s, 2); s.n >= 9;) {
		unsigned kind = (unsigned char)s.p[1];
		size_t n = 2 + number(s, 2, 2);

		if (kind == 0xda || n > s.n)
			return false;
		if (kind == 0xe1 && turn == 0)
			turn = turn_of(str_make(s.p, n));
		if (kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 &&
		    kind != 0xc8 && kind != 0xcc) {
			out->height = number(s, turn < 5 ? 5 : 7, 2);
			out->width = number(s, turn < 5 ? 7 : 5, 2);
			return true;
		}
		s = str_skip(s, n);
	}
	return false;
}

static uint32_t
little(struct str s, size_t at, size_t bytes)
{
	uint32_t v = 0;

	while (bytes-- > 0)
		v = v << 8 | (unsigned char)s.p[at + bytes];
	return v;
}

/* The three forms of a WebP (RFC 9649, 2.5 to 2.7). */
static bool
size_webp(struct picture_size *out, struct str s)
{
	uint32_t both;

	if (s.n < 30)
		return false;
	if (memcmp(s.p + 12, "VP8X", 4) == 0) {
		out->width = little(s, 24, 3) + 1;
		out->height = little(s, 27, 3) + 1;
	} else if (memcmp(s.p + 12, "VP8L", 4) == 0) {
		both = little(s, 21, 4);
		out->width = (both & 0x3fff) + 1;
		out->height = (both >> 14 & 0x3fff) + 1;
	} else {
		out->width = little(s, 26, 2) & 0x3fff;
		out->height = little(s, 28, 2) & 0x3fff;
	}
	return true;
}

bool
picture_size(struct picture_size *out, const char *ending, struct str s)
{
	bool known = false;

	memset(out, 0, sizeof(*out));
	if (strcmp(ending, ".jpg") == 0) {
		known = size_jpeg(out, s);
	} else if (strcmp(ending, ".webp") == 0) {
		known = size_webp(out, s);
	} else if (strcmp(ending, ".png") == 0 && s.n >= 24) {
		out->width = number(s, 16, 4);
		out->height = number(s, 20, 4);
		known = memcmp(s.p + 12, "IHDR", 4) == 0;
	} else if (strcmp(ending, ".gif") == 0 && s.n >= 10) {
		out->width = little(s, 6, 2);
		out->height = little(s, 8, 2);
		known = true;
	}
	return known && out->width > 0 && out->height > 0 &&
		out->width <= PICTURE_SIDE && out->height <= PICTURE_SIDE;
}
