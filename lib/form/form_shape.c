/* SPDX-License-Identifier: MPL-2.0 */
/* The keys of a form, as FORMS.md has them. */
#include "lib/form/form_files.h"

#define CONTENTS "any|none|prose|list|table|agreements|agenda|figures"
#define END {NULL, SHAPE_ANY, NULL, NULL, false}

static const struct shape when_shape[] = {
	{"units", SHAPE_TEXTS, NULL, NULL, false},
	{"from", SHAPE_CYCLE, NULL, NULL, false},
	{"to", SHAPE_CYCLE, NULL, NULL, false},
	{"frontmatter", SHAPE_TEXT_MAP, NULL, NULL, false}, END};
static const struct shape agreements_shape[] = {
	{"as", SHAPE_CHOICE, NULL, "headings|list|table", false},
	{"fields", SHAPE_TEXT_MAP, NULL, NULL, false},
	{"required", SHAPE_TEXTS, NULL, NULL, false},
	{"defaults", SHAPE_TEXT_MAP, NULL, NULL, false},
	{"answers", SHAPE_BOOL, NULL, NULL, false},
	{"tasks", SHAPE_BOOL, NULL, NULL, false}, END};

/* What all parts have; label: heading, or role for participants. */
#define PART(label, kind) \
	{"id", SHAPE_TEXT, NULL, NULL, false}, \
	{label, kind, NULL, NULL, false}, \
	{"required", SHAPE_BOOL, NULL, NULL, false}, \
	{"when", SHAPE_MAP, when_shape, NULL, false}, \
	{"class", SHAPE_CLASS, NULL, NULL, false}, \
	{"origin", SHAPE_ORIGIN, NULL, NULL, false}, \
	{"covers", SHAPE_DEMANDS, NULL, NULL, false}, \
	{"guide", SHAPE_TEXT, NULL, NULL, false}, \
	{"content", SHAPE_CHOICE, NULL, CONTENTS, false}, \
	{"agreements", SHAPE_MAP, agreements_shape, NULL, false}, \
	{"omit", SHAPE_BOOL, NULL, NULL, false}

static const struct shape participant_shape[] = {
	PART("role", SHAPE_ROLES), END};
static const struct shape cell_shape[] = {
	PART("heading", SHAPE_TEXTS), END};
static const struct shape item_shape[14] = {
	PART("heading", SHAPE_TEXTS),
	{"items", SHAPE_LIST, item_shape, NULL, false},
	{"minutes", SHAPE_RANGE, NULL, NULL, false}, END};
static const struct shape section_shape[23] = {
	PART("heading", SHAPE_TEXTS),
	{"items", SHAPE_LIST, item_shape, NULL, false},
	{"minutes", SHAPE_RANGE, NULL, NULL, false},
	{"sections", SHAPE_LIST, section_shape, NULL, false},
	{"repeat", SHAPE_REPEAT, NULL, NULL, false},
	{"each", SHAPE_ORIGIN, NULL, NULL, false},
	{"columns", SHAPE_LIST, cell_shape, NULL, false},
	{"rows", SHAPE_LIST, cell_shape, NULL, false},
	{"min_words", SHAPE_NUMBER, NULL, NULL, false},
	{"figures", SHAPE_INDICATORS, NULL, NULL, false},
	{"order", SHAPE_CHOICE, NULL, "strict|free", false},
	{"others", SHAPE_CHOICE, NULL, "allow|warn|forbid", false}, END};

static const struct shape people_shape[] = {
	{"key", SHAPE_TEXT, NULL, NULL, true},
	{"role", SHAPE_TEXT, NULL, NULL, false},
	{"name", SHAPE_TEXT, NULL, NULL, false}, END};
static const struct shape approvals_shape[] = {
	{"key", SHAPE_TEXT, NULL, NULL, true},
	{"role", SHAPE_TEXT, NULL, NULL, false},
	{"person", SHAPE_TEXT, NULL, NULL, false},
	{"date", SHAPE_TEXT, NULL, NULL, false},
	{"sha256", SHAPE_TEXT, NULL, NULL, false}, END};
static const struct shape objections_shape[] = {
	{"key", SHAPE_TEXT, NULL, NULL, true},
	{"role", SHAPE_TEXT, NULL, NULL, false},
	{"person", SHAPE_TEXT, NULL, NULL, false},
	{"date", SHAPE_TEXT, NULL, NULL, false},
	{"sha256", SHAPE_TEXT, NULL, NULL, false},
	{"text", SHAPE_TEXT, NULL, NULL, false}, END};
static const struct shape corrections_shape[] = {
	{"key", SHAPE_TEXT, NULL, NULL, true},
	{"role", SHAPE_TEXT, NULL, NULL, false},
	{"date", SHAPE_TEXT, NULL, NULL, false},
	{"text", SHAPE_TEXT, NULL, NULL, false}, END};
static const struct shape fields_shape[] = {
	{"title", SHAPE_TEXT, NULL, NULL, false},
	{"date", SHAPE_TEXT, NULL, NULL, false},
	{"time", SHAPE_TEXT, NULL, NULL, false},
	{"place", SHAPE_TEXT, NULL, NULL, false},
	{"attachments", SHAPE_TEXT, NULL, NULL, false},
	{"unit", SHAPE_TEXT, NULL, NULL, false},
	{"cycle", SHAPE_TEXT, NULL, NULL, false},
	{"form", SHAPE_TEXT, NULL, NULL, false},
	{"participants", SHAPE_TEXT_OR_MAP, people_shape, NULL, false},
	{"absent", SHAPE_TEXT_OR_MAP, people_shape, NULL, false},
	{"approvals", SHAPE_TEXT_OR_MAP, approvals_shape, NULL, false},
	{"objections", SHAPE_TEXT_OR_MAP, objections_shape, NULL, false},
	{"corrections", SHAPE_TEXT_OR_MAP, corrections_shape, NULL, false},
	{"state", SHAPE_TEXT, NULL, NULL, false},
	{"class", SHAPE_TEXT, NULL, NULL, false}, END};

static const struct shape form_shape[] = {
	{"title", SHAPE_TEXT, NULL, NULL, false},
	{"kind", SHAPE_KINDS, NULL, NULL, false},
	{"extends", SHAPE_TEXT, NULL, NULL, false},
	{"when", SHAPE_MAP, when_shape, NULL, false},
	{"spans", SHAPE_NUMBER, NULL, NULL, false},
	{"stored", SHAPE_BOOL, NULL, NULL, false},
	{"class", SHAPE_CLASS, NULL, NULL, false},
	{"state", SHAPE_STATE, NULL, NULL, false},
	{"covers", SHAPE_DEMANDS, NULL, NULL, false},
	{"frontmatter", SHAPE_MAP, NULL, NULL, false},
	{"fields", SHAPE_MAP, fields_shape, NULL, false},
	{"participants", SHAPE_LIST, participant_shape, NULL, false},
	{"level", SHAPE_LEVEL, NULL, NULL, false},
	{"order", SHAPE_CHOICE, NULL, "strict|free", false},
	{"others", SHAPE_CHOICE, NULL, "allow|warn|forbid", false},
	{"agreements", SHAPE_MAP, agreements_shape, NULL, false},
	{"sections", SHAPE_LIST, section_shape, NULL, false}, END};

void
form_shape_check(const struct shape_check *check, const struct value *v)
{
	shape_check(check, v, form_shape);
}
