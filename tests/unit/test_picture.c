/* SPDX-License-Identifier: MPL-2.0 */
/* Files that go onto a site: of what kind they are, and without metadata. */
#include "lib/site/picture.h"
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
	return test_end();
}
