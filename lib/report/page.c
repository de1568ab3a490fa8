/* SPDX-License-Identifier: MPL-2.0 */
/* A page of its own around a report's HTML, without script or other files. */
#include "lib/report/page.h"

#include "lib/text/html.h"

static const char style[] =
	":root{color-scheme:light dark}"
	"body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;"
	"margin:0 auto;padding:1rem}"
	"table{border-collapse:collapse;width:100%}"
	"th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;"
	"border-bottom:1px solid #8886}"
	".change{margin:.6rem 0}.kind{border:1px solid;border-radius:.3rem;"
	"padding:0 .4rem}"
	".unanswered .kind,.overdue{color:light-dark(#b00020,#ff8a80)}"
	".done .kind{color:light-dark(#1b5e20,#81c784)}"
	".fields{margin:.2rem 0 0 1rem}.fields dt{display:inline;"
	"font-weight:600}.fields dd{display:inline;margin:0}"
	".wide{overflow-x:auto}svg{max-width:100%;height:auto}"
	".good{color:light-dark(#1b5e20,#81c784)}"
	".wait{color:light-dark(#7a4100,#ffb74d)}"
	".bad{color:light-dark(#b00020,#ff8a80);font-weight:600}"
	"ins{background:#2e7d3233}del{background:#c6282833}";

void
page_begin(struct buf *out, enum lang lang, const char *title)
{
	html_fmt(out, "<!DOCTYPE html>\n<html lang=\"%t\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, "
		"initial-scale=1\">\n<title>%t</title>\n<style>%r</style>\n"
		"</head>\n<body>\n<main>\n<h1>%t</h1>\n",
		lang == LANG_DA ? "da" : "en", title, style, title);
}

void
page_end(struct buf *out)
{
	buf_z(out, "</main>\n</body>\n</html>\n");
}
