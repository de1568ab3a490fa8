/* SPDX-License-Identifier: MPL-2.0 */
/* The files of a forge in a repository that begins; for setup.c only. */
#ifndef LIB_TRUST_SETUP_FORGE_H
#define LIB_TRUST_SETUP_FORGE_H

#include "lib/trust/setup_own.h"

/* Puts them in, where the setup names a forge; the configuration must be in
 * already. -1: there is none such. */
int setup_forge(struct work_in_hand *w, struct error *err);

#endif
