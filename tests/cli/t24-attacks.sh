#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Every attack of tests/attacks/table.sh by a real push, and again by the
# audit where it was written past the server; then what is no push at all.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/attacks/stage.sh"
make_keys
make_stage plain off ""
make_stage signed require yes
make_approving
. "$TOP/tests/attacks/table.sh"
. "$TOP/tests/attacks/others.sh"
cd "$SANDBOX" || exit 1
done_testing
