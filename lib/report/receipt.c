/* SPDX-License-Identifier: MPL-2.0 */
/* What a server answers to a push, for the person who pushed. */
#include "lib/report/receipt.h"

#include "lib/report/findings.h"
#include "lib/report/reason.h"

/* More than these of a commit are counted: nobody reads them, and git sends
 * each over the net. */
#define SHOWN 30

static void
add_rest(struct buf *out, enum lang lang, size_t n)
{
	if (n > SHOWN)
		buf_fmt(out, lang == LANG_DA
			? "Og %zu til; se dem alle med  referat validate\n"
			: "And %zu more; see them all with  referat validate\n",
			n - SHOWN);
}

static void
add_refusal(struct buf *out, enum lang lang, const struct refusal *f)
{
	struct findings first = f->findings;
	size_t i;

	if (f->commit[0])
		buf_fmt(out, "commit %.10s %s%s%s\n", f->commit,
			*f->subject ? "»" : "", f->subject,
			*f->subject ? "«" : "");
	else
		buf_fmt(out, "%s\n", f->ref);
	for (i = 0; i < f->reasons.n && i < SHOWN; i++)
		reason_text(out, lang, &f->reasons.v[i]);
	add_rest(out, lang, f->reasons.n);
	first.n = first.n < SHOWN ? first.n : SHOWN;
	if (first.n)
		findings_text(out, &first, lang, false);
	add_rest(out, lang, f->findings.n);
	buf_char(out, '\n');
}

void
receipt_text(struct buf *out, enum lang lang, const struct receipt *r)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		add_refusal(out, lang, &r->v[i]);
	if (!r->allowed)
		buf_z(out, lang == LANG_DA
			? "Intet er modtaget. Ret det, og send igen.\n"
			: "Nothing was received. Mend it and send again.\n");
}
