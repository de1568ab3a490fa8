/* SPDX-License-Identifier: MPL-2.0 */
/* Whether signatures can be checked here at all: by one that is known. */
#include "lib/base/process.h"
#include "lib/trust/signature.h"

#define SECONDS 20

/* Made once, by a key that was thrown away, for the namespace and in the way
 * that commits are signed. */
static const char signer[] = "a@a.dk namespaces=\"git\","
	"valid-before=\"20260801000000Z\" "
	"ssh-ed25519 AAAAC3NzaC1lZDI1"
	"NTE5AAAAIOdtLE1Q2s1t4Ex0kT0c84uRkwkP4a4Z7N9hm6vNuQLu\n";
static const char text[] = "referat\n";
static const char signature[] =
	"-----BEGIN SSH SIGNATURE-----\n"
	"U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg520sTVDazW3gTHSRPRzzi5GTCQ\n"
	"/hrhns32Gbq825Au4AAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1NTE5\n"
	"AAAAQIAweEIovtCfmfltndy3BwK1yno6n+EgETUKEBDRz3g8NG9g9c8uUp38LP/IqsRXLh\n"
	"9K60T/Nw2HJYAilGZKKAU=\n"
	"-----END SSH SIGNATURE-----\n";

int
signature_ready(const char *program, struct error *err)
{
	const char *const argv[] = {program ? program : "ssh-keygen", "-Y",
		"verify", "-n", "git", "-f", PROCESS_FILE(0), "-I", "a@a.dk",
		"-s", PROCESS_FILE(1), "-Overify-time=20260731235959Z", NULL};
	struct process p = {.argv = argv, .input = str_of(text),
		.files = {str_of(signer), str_of(signature)}, .alone = true,
		.seconds = SECONDS};
	int rc = process_run(&p, 1, err);

	process_free(&p, 1);
	return rc < 0 ? -1 : p.status == 0;
}
