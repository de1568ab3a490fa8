#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Commits one small change of a document. change.sh REPOSITORY DOCUMENT
set -eu
cd "$1"
sed -i "s/^sted: .*/sted: Lokale $(date +%N)/" "$2"
git -c gc.auto=0 commit -q -m Ret -- "$2"
