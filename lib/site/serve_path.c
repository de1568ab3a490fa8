/* SPDX-License-Identifier: MPL-2.0 */
/* From what a browser asks for to a file of the site, and to no other. */
#include "lib/site/serve_path.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/ascii.h"

#define PATH_LONGEST 4000

/* What is encoded must not be what parts a path, nor what no name has. */
static bool
decode(struct buf *out, const char *raw)
{
	for (; *raw; raw++) {
		int c = (unsigned char)*raw, hi, lo;

		if (c == '%') {
			hi = ascii_hex(raw[1]);
			lo = hi < 0 ? -1 : ascii_hex(raw[2]);
			if (lo < 0)
				return false;
			c = hi * 16 + lo;
			raw += 2;
			if (c == '/')
				return false;
		}
		if (c < 0x20 || c == 0x7f || c == '\\')
			return false;
		buf_char(out, (char)c);
	}
	return utf8_invalid(buf_view(out)) == out->n;
}

static bool
is_good(struct str path)
{
	struct str part;

	while (str_split(&path, '/', &part))
		if (part.n == 0 || *part.p == '.')
			return false;
	return true;
}

bool
serve_path(struct buf *out, const char *raw)
{
	struct buf text = {0};
	bool good = raw[0] == '/' && strlen(raw) < PATH_LONGEST &&
		decode(&text, raw + 1);

	if (good && (text.n == 0 || text.p[text.n - 1] == '/'))
		buf_z(&text, "index.html");
	good = good && is_good(buf_view(&text));
	if (good)
		buf_str(out, buf_view(&text));
	buf_free(&text);
	return good;
}

int
serve_open(int root, const char *path, bool *folder)
{
	struct str rest = str_of(path), part;
	int fd = dup(root), next;
	char name[256];
	struct stat st;

	*folder = false;
	while (fd >= 0 && str_split(&rest, '/', &part)) {
		next = -1;
		if (part.n < sizeof(name)) {
			memcpy(name, part.p, part.n);
			name[part.n] = '\0';
			next = openat(fd, name, O_RDONLY | O_NOFOLLOW |
				O_NONBLOCK | O_CLOEXEC);
		}
		close(fd);
		fd = next;
	}
	if (fd < 0)
		return -1;
	*folder = fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
	if (!*folder && S_ISREG(st.st_mode))
		return fd;
	close(fd);
	return -1;
}

const char *
serve_type(const char *path)
{
	static const char *const types[][2] = {
		{".html", "text/html; charset=utf-8"},
		{".css", "text/css; charset=utf-8"},
		{".js", "text/javascript; charset=utf-8"},
		{".txt", "text/plain; charset=utf-8"},
		{".svg", "image/svg+xml"}, {".png", "image/png"},
		{".xml", "application/xml"}, {".json", "application/json"},
		{".csv", "text/csv; charset=utf-8"},
		{".ics", "text/calendar; charset=utf-8"},
		{".webmanifest", "application/manifest+json"},
	};
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_ends(str_of(path), types[i][0]))
			return types[i][1];
	return "application/octet-stream";
}
