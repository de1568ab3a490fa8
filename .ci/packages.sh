#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Installs the Debian packages of the named sets that are missing:
#   build   to build and run     check   to run the tests
#   fuzz    to search for crashes  bench   to measure against others
#   web     to test the pages in a browser
set -eu
build="gcc libc6-dev make pkg-config git libgit2-dev libcmark-gfm-dev
	libcmark-gfm-extensions-dev libyaml-dev libxml2-dev libpcre2-dev
	libutf8proc-dev libstemmer-dev nettle-dev libmicrohttpd-dev"
check="openssh-client procps libical-dev pandoc zip strace git-filter-repo python3-yaml jq curl
	gitolite3 openssh-server"
fuzz="clang libclang-rt-14-dev"
bench="hugo nodejs npm"
web="chromium nodejs npm default-jre-headless poppler-utils"
want=
for set in "$@"; do
	eval "want=\"\$want \$$set\""
done
missing=
for p in $want; do
	case $p in
	gcc) command -v cc >/dev/null && continue ;;
	nodejs) command -v node >/dev/null && continue ;;
	npm) command -v npm >/dev/null && continue ;;
	default-jre-headless) command -v java >/dev/null && continue ;;
	esac
	dpkg -s "$p" 2>/dev/null | grep -q '^Status: install ok installed' ||
		missing="$missing $p"
done
[ -n "$missing" ] || exit 0
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
# shellcheck disable=SC2086
$sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
