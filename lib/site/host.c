/* SPDX-License-Identifier: MPL-2.0 */
/* What static hosts are told in files of their own. */
#include "lib/site/host.h"

#include "lib/base/file.h"
#include "lib/text/html.h"

void
host_headers(struct buf *out, const struct site *s)
{
	buf_z(out, "/*\n"
		"  Content-Security-Policy: frame-ancestors 'none'\n"
		"  X-Content-Type-Options: nosniff\n"
		"  Referrer-Policy: no-referrer\n"
		"  Permissions-Policy: camera=(), geolocation=(), "
		"microphone=()\n");
	if (s->audience_id != AUDIENCE_PUBLIC)
		buf_z(out, "  X-Robots-Tag: noindex\n");
}

/* What is behind a login is not to be copied at all, should the login fail. */
void
host_robots(struct buf *out, const struct site *s)
{
	bool open = s->audience_id == AUDIENCE_PUBLIC;

	buf_fmt(out, "User-agent: *\n%s: /\n", open ? "Allow" : "Disallow");
	if (open && s->url)
		buf_fmt(out, "\nSitemap: %s/sitemap.xml\n", s->url);
}

const char *
host_former(struct arena *a, const struct site *s, const char *unit,
	const char *old, const char *path)
{
	size_t own = path_dir(address_unit(a, s, unit));
	const char *former = address_unit(a, s, old);

	return arena_fmt(a, "%.*s%s", (int)path_dir(former), former,
		path + own);
}

static void
put_rule(struct buf *out, struct arena *a, const struct site *s,
	const char *old, const char *unit)
{
	const char *from = address_unit(a, s, old);
	const char *to = address_unit(a, s, unit);

	buf_z(out, s->base);
	html_url(out, str_make(from, path_dir(from)));
	buf_fmt(out, "/* %s", s->base);
	html_url(out, str_make(to, path_dir(to)));
	buf_z(out, "/:splat 301\n");
}

void
host_redirects(struct buf *out, struct arena *a, const struct site *s)
{
	const struct config *c = s->config;
	size_t i, k;

	for (i = 0; i < c->unit_count; i++)
		for (k = 0; k < c->units[i].formerly.n; k++)
			put_rule(out, a, s, c->units[i].formerly.v[k],
				c->units[i].id);
}
