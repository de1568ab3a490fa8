/* SPDX-License-Identifier: MPL-2.0 */
/* Writing XML. */
#include <stdlib.h>

#include "lib/text/xml.h"
#include "tests/unit/harness.h"

int
main(void)
{
	struct xml *x = xml_begin();
	struct buf out = {0};

	xml_open(x, "feed");
	xml_attr(x, "xmlns", "http://www.w3.org/2005/Atom");
	xml_attr(x, "a", "<\"æ&\n");
	xml_leaf(x, "title", "Søndre <Skole> & \"co\" 😀");
	xml_open(x, "entry");
	xml_open(x, "link");
	xml_attr(x, "href", "x?a=1&b=2");
	xml_close(x);
	xml_leaf(x, "bad", "a\x01" "b\xff" "c\xef\xbf\xbf" "d");
	xml_leaf(x, "long", "En tekst, der er længere end\x0b" " en smule – ja.\t\xc3");
	xml_leaf(x, "none", NULL);
	xml_text(x, STR("]]>"));
	xml_close(x);
	xml_open(x, "open");
	xml_end(x, &out);
	is_text(buf_cstr(&out), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<feed xmlns=\"http://www.w3.org/2005/Atom\" "
		"a=\"&lt;&quot;æ&amp;&#10;\">\n"
		" <title>Søndre &lt;Skole&gt; &amp; &quot;co&quot; 😀</title>\n"
		" <entry>\n  <link href=\"x?a=1&amp;b=2\"/>\n"
		"  <bad>ab\xef\xbf\xbd" "cd</bad>\n"
		"  <long>En tekst, der er længere end en smule – ja.\t\xef\xbf\xbd</long>\n  <none></none>\n]]&gt;"
		"</entry>\n <open/>\n</feed>\n",
		"elements, attributes, texts, all escaped");
	buf_free(&out);
	return test_end();
}
