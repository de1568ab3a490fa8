/* SPDX-License-Identifier: MPL-2.0 */
/* The bare loop (b): reads each file of a folder, parses it with cmark-gfm
 * (tables, task lists), renders and writes it, and does nothing else. What
 * the libraries take, and so what referat is measured against.
 *
 *   bare FROM TO */
#include <cmark-gfm-core-extensions.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *from, *to;
static char buffer[1 << 20];

static void
make_folders(char *path)
{
	char *at;

	for (at = path + 1; *at; at++)
		if (*at == '/') {
			*at = '\0';
			mkdir(path, 0777);
			*at = '/';
		}
}

static int
one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	cmark_parser *parser;
	cmark_node *doc;
	char out[4096], *html;
	size_t n;
	FILE *f;

	(void)st, (void)ftw;
	n = strlen(path);
	if (kind != FTW_F || n < 4 || strcmp(path + n - 3, ".md") != 0)
		return 0;
	f = fopen(path, "r");
	if (f == NULL)
		return -1;
	n = fread(buffer, 1, sizeof(buffer), f);
	fclose(f);
	parser = cmark_parser_new(CMARK_OPT_DEFAULT);
	cmark_parser_attach_syntax_extension(parser,
		cmark_find_syntax_extension("table"));
	cmark_parser_attach_syntax_extension(parser,
		cmark_find_syntax_extension("tasklist"));
	cmark_parser_feed(parser, buffer, n);
	doc = cmark_parser_finish(parser);
	html = cmark_render_html(doc, CMARK_OPT_DEFAULT,
		cmark_parser_get_syntax_extensions(parser));
	snprintf(out, sizeof(out), "%s%s.html", to, path + strlen(from));
	make_folders(out);
	f = fopen(out, "w");
	if (f == NULL)
		return -1;
	fputs(html, f);
	fclose(f);
	free(html);
	cmark_node_free(doc);
	cmark_parser_free(parser);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	from = argv[1];
	to = argv[2];
	cmark_gfm_core_extensions_ensure_registered();
	return nftw(from, one, 32, FTW_PHYS) == 0 ? 0 : 1;
}
