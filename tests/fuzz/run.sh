#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Runs each fuzz target for FUZZ_SECONDS (60), from the stored inputs.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find tests/fuzz/commits tests/yaml/suite tests/jsonschema/suite/tests tests/forms-examples schema template-repo -type f |
	while read -r f; do cp "$f" "$work/$(echo "$f" | tr / _)"; done
bad=0
for target in "$@"; do
	mkdir -p "$work.new"
	"$target" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=1024 \
		-artifact_prefix=build/fuzz/ -print_final_stats=1 "$work.new" "$work" 2>&1 | tail -n 8 || bad=1
	rm -rf "$work.new"
done
exit "$bad"
