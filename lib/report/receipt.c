/* SPDX-License-Identifier: MPL-2.0 */
/* What a server answers to a push, for the person who pushed. */
#include "lib/report/receipt.h"

#include "lib/report/findings.h"
#include "lib/report/reason.h"

static void
add_refusal(struct buf *out, enum lang lang, const struct refusal *f)
{
	size_t i;

	if (f->commit[0])
		buf_fmt(out, "commit %.10s %s%s%s\n", f->commit,
			*f->subject ? "»" : "", f->subject,
			*f->subject ? "«" : "");
	else
		buf_fmt(out, "%s\n", f->ref);
	for (i = 0; i < f->reasons.n; i++)
		reason_text(out, lang, &f->reasons.v[i]);
	if (f->findings.n)
		findings_text(out, &f->findings, lang, false);
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
