/* SPDX-License-Identifier: MPL-2.0 */
/* The policy of a municipality, as referat.yaml has it: which role may do
 * what, who approves, who administers. lib/trust/policy.h answers by it. */
#ifndef LIB_FORM_POLICY_H
#define LIB_FORM_POLICY_H

#include "lib/base/date.h"
#include "lib/form/form.h"

enum signatures { SIGNATURES_OFF, SIGNATURES_WARN, SIGNATURES_REQUIRE };

/* What a line is about; all that is given must hold. KINDS, STATES: bits 1 <<
 * enum; 0: any. UNITS: ids, types or tags, one must fit. FROM, TO: days, both
 * included. */
struct policy_scope {
	unsigned kinds, states;
	struct texts units, sections;
	date from, to;
};

/* A line of `edit` or `move`: ROLES may. MOVE_TO: bits of the states that they
 * may set. */
struct policy_rule {
	struct policy_scope scope;
	struct texts roles;
	unsigned move_to;
};

/* A line of `approve`: a document in scope counts as approved when PERSONS of
 * the roles BY have approved it (none: a role each), or SILENCE working days
 * have gone without objection (0: no such). OWN false: whoever wrote the last
 * change does not count alone. */
struct policy_approve {
	struct policy_scope scope;
	struct texts by;
	int persons, silence;
	bool own;
};

/* Who acts as TO may do what OF may, from when to when. */
struct policy_delegate {
	const char *of, *to;
	struct texts units;
	date first, last;
};

/* Who holds ROLE may commit what one of FOR has written, for the same unit. */
struct policy_act_for {
	const char *role;
	struct texts roles;
};

struct policy {
	enum signatures signatures;
	bool written;              /* referat.yaml has `policy`; so for the two lists: */
	bool edit_written, move_written;   /* left out, every role held may */
	struct texts administer;   /* none: any role held for all units */
	struct texts data;         /* none: as administer */
	struct policy_rule *edit, *move;
	struct policy_approve *approve;
	struct policy_delegate *delegate;
	struct policy_act_for *act_for;
	size_t edit_count, move_count, approve_count, delegate_count,
		act_for_count;
	/* Closed: the cycles named, those before a cycle (CYCLE_NONE: none), and
	 * each so many days after its end (-1: never). */
	int *closed;
	size_t closed_count;
	int closed_before, closed_days;
};

#endif
