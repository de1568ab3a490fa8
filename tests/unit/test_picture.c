/* SPDX-License-Identifier: MPL-2.0 */
/* Files that go onto a site: of what kind they are, and without metadata. */
#include "lib/text/picture.h"
#include "tests/unit/harness.h"

#define BYTES(lit) {lit, sizeof(lit) - 1}

#define JPEG "\377\330\377\340\0\6JFIF"
#define SCAN "\377\332\0\2billede\377\331"
#define PNG "\211PNG\r\n\032\n"
#define END "\0\0\0\0IEND\0\0\0\0"

static const struct {
	const char *name, *path;
	struct str in, out;        /* OUT {NULL, 0}: refused */
} cases[] = {
	{"a JPEG", "a.JPG", BYTES(JPEG SCAN), BYTES(JPEG SCAN)},
	{"with Exif", "a.jpeg", BYTES(JPEG "\377\341\0\12Exif\0\0" "GP" SCAN),
		BYTES(JPEG SCAN)},
	{"with a comment", "a.jpg", BYTES(JPEG "\377\376\0\5Kaj" SCAN),
		BYTES(JPEG SCAN)},
	{"with colours", "a.jpg", BYTES(JPEG "\377\342\0\4IC" SCAN),
		BYTES(JPEG "\377\342\0\4IC" SCAN)},
	{"a broken one", "a.jpg", BYTES(JPEG "\377\341\377\377x"), {NULL, 0}},
	{"without a picture", "a.jpg", BYTES(JPEG), {NULL, 0}},
	{"a short segment", "a.jpg", BYTES("\377\330\377\340\0\0" SCAN),
		{NULL, 0}},
	{"a page called JPEG", "a.jpg", BYTES("<script>"), {NULL, 0}},
	{"a PNG", "a.png", BYTES(PNG "\0\0\0\1IDATx\0\0\0\0" END),
		BYTES(PNG "\0\0\0\1IDATx\0\0\0\0" END)},
	{"with a text", "a.png", BYTES(PNG "\0\0\0\3tEXtKaj\0\0\0\0" END),
		BYTES(PNG END)},
	{"with Exif", "a.png", BYTES(PNG "\0\0\0\3eXIfKaj\0\0\0\0" END),
		BYTES(PNG END)},
	{"a broken one", "a.png", BYTES(PNG "\177\377\377\377IDAT\0\0\0\0"),
		{NULL, 0}},
	{"a GIF", "a.gif", BYTES("GIF89a"), BYTES("GIF89a")},
	{"no GIF", "a.gif", BYTES("<svg>"), {NULL, 0}},
	{"a PDF", "a.pdf", BYTES("%PDF-1.4"), BYTES("%PDF-1.4")},
	{"a WebP", "a.webp", BYTES("RIFF....WEBPVP8 ........."),
		BYTES("RIFF....WEBPVP8 .........")},
	{"with Exif", "a.webp", BYTES("RIFF....WEBPVP8X....\10..."),
		{NULL, 0}},
};

/* A TIFF head with one entry: the camera was on its side. */
#define TURNED "MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0"
#define TURNED_LITTLE "II*\0\10\0\0\0\1\0\22\1\3\0\1\0\0\0\6\0\0\0\0\0\0\0"
#define EXIF "\377\341\0\42Exif\0\0"
#define FRAME "\377\302\0\13\10\0\2\1\0\1\1\21\0"

/* How large a picture is, once it is clean; 0: it does not say. */
static const struct {
	const char *name, *path;
	struct str in;
	uint32_t width, height;
} sizes[] = {
	{"a JPEG", "a.jpg", BYTES(JPEG FRAME SCAN), 256, 2},
	{"one on its side", "a.jpg", BYTES(JPEG EXIF TURNED FRAME SCAN), 2, 256},
	{"the other byte order", "a.jpg", BYTES(JPEG EXIF TURNED_LITTLE FRAME SCAN),
		2, 256},
	{"one that says no more", "a.jpg", BYTES(JPEG "\377\341\0\12Exif\0\0"
		"MM" FRAME SCAN), 256, 2},
	{"a JPEG without a frame", "a.jpg", BYTES(JPEG SCAN), 0, 0},
	{"a PNG", "a.png", BYTES(PNG "\0\0\0\15IHDR\0\0\1\2\0\0\0\3"
		"\10\2\0\0\0\0\0\0\0" END), 258, 3},
	{"a huge one", "a.png", BYTES(PNG "\0\0\0\15IHDR\177\0\1\2\0\0\0\3"
		"\10\2\0\0\0\0\0\0\0" END), 0, 0},
	{"one without a head", "a.png", BYTES(PNG END), 0, 0},
	{"a GIF", "a.gif", BYTES("GIF89a\2\1\3\0"), 258, 3},
	{"a short GIF", "a.gif", BYTES("GIF89a\2"), 0, 0},
	{"a WebP", "a.webp", BYTES("RIFF....WEBPVP8 .......\235\1\52\2\101\3\0"),
		258, 3},
	{"without loss", "a.webp", BYTES("RIFF....WEBPVP8L....\57\1\301\0\0"
		".........."), 258, 4},
	{"extended", "a.webp", BYTES("RIFF....WEBPVP8X....\0\0\0\0\1\1\0\2\0\0"),
		258, 3},
	{"a short WebP", "a.webp", BYTES("RIFF....WEBPVP8 .........."), 0, 0},
	{"a PDF", "a.pdf", BYTES("%PDF-1.4 and enough for a head of a picture"),
		0, 0},
};

static void
test_sizes(void)
{
	size_t i;

	for (i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		const char *ending = picture_ending(str_of(sizes[i].path));
		struct picture_size size;
		struct buf clean = {0};
		bool known;

		ok(picture_clean(&clean, ending, sizes[i].in), "%s is one",
			sizes[i].name);
		known = picture_size(&size, ending, buf_view(&clean));
		ok(known == (sizes[i].width > 0) && (!known ||
			(size.width == sizes[i].width &&
			size.height == sizes[i].height)), "%s: %u × %u",
			sizes[i].name, size.width, size.height);
		buf_free(&clean);
	}
}

int
main(void)
{
	static const char *const none[] = {"a.svg", "a.html", "a.md", ".jpg",
		"personer.yaml", "tal.csv", "a.docx", "jpg", ""};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *ending = picture_ending(str_of(cases[i].path));
		struct buf out = {0};
		bool good = ending && picture_clean(&out, ending,
			cases[i].in);

		ok(good == (cases[i].out.p != NULL), "%s (%s)", cases[i].name,
			cases[i].path);
		if (good)
			ok(str_eq(buf_view(&out), cases[i].out), "its bytes");
		buf_free(&out);
	}
	for (i = 0; i < sizeof(none) / sizeof(*none); i++)
		ok(picture_ending(str_of(none[i])) == NULL, "»%s« is none",
			none[i]);
	test_sizes();
	return test_end();
}
