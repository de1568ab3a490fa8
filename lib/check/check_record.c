/* SPDX-License-Identifier: MPL-2.0 */
/* The rules over one document. */
#include "lib/check/rules.h"

static void
found_cpr(struct span span, bool sure, void *ctx)
{
	finding_add((struct findings *)ctx, sure ? FINDING_CPR
		: FINDING_CPR_LIKELY, span, "");
}

void
check_data(struct str text, struct findings *fs)
{
	check_cpr(text, found_cpr, fs);
}

/* Digits that YAML's escapes spell are digits to a reader. */
static void
check_escapes(const struct record *r, struct findings *fs)
{
	struct str raw = source_slice(&r->source, r->front);
	struct findings found = {.arena = fs->arena};
	struct buf text = {0};

	if (r->frontmatter == NULL || str_chr(raw, '\\') == raw.n)
		return;
	value_json(&text, r->frontmatter);
	check_cpr(buf_view(&text), found_cpr, &found);
	if (found.n)
		finding_add(fs, found.v[0].code, r->frontmatter->span, "");
	buf_free(&text);
}

static void
check_section(const struct rules *k, const struct section *s)
{
	check_content(k, s);
	if (s->grid)
		check_table(k, s);
	if (s->agenda)
		check_agenda(k, s);
}

void
check_record(const struct record *r, struct findings *fs)
{
	struct rules k = {r, r->unit ? config_unit(r->config, r->unit) : NULL,
		fs, 0, 0};
	size_t i, first = fs->n;

	check_cpr(r->source.text, found_cpr, fs);
	if (fs->n == first)
		check_escapes(r, fs);
	check_classes(&k);
	if (r->readable)
		check_participants(&k);
	check_dates(&k);
	if (r->blocks == NULL)
		return;
	k.slips_from = fs->n;
	check_slips(&k);
	check_lost(&k);
	k.slips_to = fs->n;
	if (!r->readable && str_trim(source_slice(&r->source, r->body)).n == 0)
		return;
	check_sections(&k);
	check_headings(&k);
	for (i = 1; i < r->all_count; i++)
		if (r->all_sections[i]->part)
			check_section(&k, r->all_sections[i]);
	check_agreements(&k);
}
