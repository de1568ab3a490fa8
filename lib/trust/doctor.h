/* SPDX-License-Identifier: MPL-2.0 */
/* Is all set up as it should be? Whatever would let something pass unseen (a
 * hook that doesn't run, a server that takes anything) is found and named, with
 * the command that mends it. */
#ifndef LIB_TRUST_DOCTOR_H
#define LIB_TRUST_DOCTOR_H

#include "lib/model/municipality.h"

/* doctor.def lists all. */
enum ailment_code {
#define AILMENT(name, code, da, da_mend, en, en_mend) AILMENT_##name,
#include "lib/trust/doctor.def"
#undef AILMENT
	AILMENT_COUNT
};

#define AILMENT_ARGS 3
struct ailment {
	enum ailment_code code;
	const char *args[AILMENT_ARGS];
};

/* An examination. M: of the work folder, or of main on a server; NULL: there
 * is none (yet). TIME: seconds since 1970. PATH: where programs are looked for
 * (the variable of that name); SELF: this program's file. All that is found is
 * in V, in ARENA. */
struct doctor {
	struct repository *repo;
	const struct municipality *m;
	struct arena *arena;
	long long time;
	date today;
	const char *path, *self;
	bool forge;                    /* out: M is set up for one */
	struct ailment *v;
	size_t n, cap;
};

/* Examines a clone, or (a bare repository) a server. -1: git's configuration
 * can't be read. */
int doctor_examine(struct doctor *d, struct error *err);

/* Removes locks that programs have left behind, and nothing else; how many.
 * -1, and none is removed: git is at work here (ERROR_REFUSED). */
int doctor_unlock(struct repository *repo, struct error *err);

/* The parts of doctor_examine. */
void doctor_add(struct doctor *d, enum ailment_code code, const char *a,
	const char *b, const char *c);
int doctor_server(struct doctor *d, struct error *err);
int doctor_person(struct doctor *d, struct error *err);
int doctor_people(struct doctor *d, struct error *err);
int doctor_forge(struct doctor *d, struct error *err);

#endif
