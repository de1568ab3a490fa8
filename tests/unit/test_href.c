/* SPDX-License-Identifier: MPL-2.0 */
/* Links from one page to another. */
#include "lib/site/page.h"
#include "tests/unit/harness.h"

static void
test_links(void)
{
	static const struct {
		const char *name, *from, *to, *id, *href;
	} cases[] = {
		{"in the same folder", "enheder/syd/2025-26/index.html",
			"enheder/syd/2025-26/notat.html", "a-A1", "notat.html#a-A1"},
		{"to the page itself", "enheder/syd/2025-26/notat.html",
			"enheder/syd/2025-26/notat.html", "a-A1", "#a-A1"},
		{"to a sister folder", "enheder/syd/2025-26/index.html",
			"enheder/syd/2024-25/index.html", NULL, "../2024-25/index.html"},
		{"up", "enheder/syd/2025-26/notat.html",
			"enheder/syd/index.html", "t-1", "../index.html#t-1"},
		{"to the top", "enheder/syd/2025-26/notat.html", "index.html",
			NULL, "../../../index.html"},
		{"away", "enheder/syd/2025-26/notat.html", "aar/2025-26.html",
			NULL, "../../../aar/2025-26.html"},
		{"down", "enheder/index.html", "enheder/syd/index.html", NULL,
			"syd/index.html"},
		{"down from the top", "index.html", "enheder/syd/index.html",
			NULL, "enheder/syd/index.html"},
		{"to a folder that begins alike", "enheder/syd-1/index.html",
			"enheder/syd-10/index.html", NULL, "../syd-10/index.html"},
		{"to one that the page's begins like", "enheder/syd-10/index.html",
			"enheder/syd-1/index.html", NULL, "../syd-1/index.html"},
		{"to a shorter address", "enheder/syd/2025-26/index.html",
			"enheder/a.html", NULL, "../../a.html"},
		{"no scheme", "enheder/syd/index.html", "enheder/syd/javascript:x.html",
			NULL, "javascript%3Ax.html"},
		{"a name with escapes", "enheder/bøgeskolen nord/index.html",
			"enheder/bøgeskolen nord/2025 26/æ?.html", "a-æ",
			"2025%2026/%C3%A6%3F.html#a-%C3%A6"},
		{"from where no address is known", "404.html",
			"enheder/index.html", NULL, "/x/enheder/index.html"},
	};
	struct site s = {.audience_id = AUDIENCE_INTERNAL, .roots = {STR(""),
		STR("../"), STR("../../"), STR("../../../"), STR("/x/")}};
	struct buf out = {0}, href = {0};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct page p = {.out = &out, .site = &s};

		page_open(&p, cases[i].from, "");
		buf_reset(&out);
		page_href(&p, cases[i].to, cases[i].id);
		buf_reset(&href);
		buf_fmt(&href, "<a href=\"%s\">", cases[i].href);
		is_text(buf_cstr(&out), buf_cstr(&href), "%s", cases[i].name);
	}
	buf_free(&out);
	buf_free(&href);
}

int
main(void)
{
	test_links();
	return test_end();
}
