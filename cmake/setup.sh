#!/bin/bash
# Brings everything that building and testing need, once: Debian packages, npm packages and the
# sources that exist only as source packages. With nothing changed it only looks and is done.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { echo "setup: $*"; }
fail() { echo "setup: $*" >&2; exit 1; }

# One set-up at a time in this folder; a second one waits and then finds all done.
mkdir -p .deps
exec 9>.deps/lock
flock 9 2>/dev/null || true

debian=no
if command -v dpkg-query apt-get >/dev/null && grep -q '^ID=debian$' /etc/os-release; then
  debian=yes
fi

source cmake/setup-packages.sh
source cmake/setup-npm.sh
source cmake/setup-sources.sh

[ $debian = yes ] && install_packages
install_npm
if [ $debian = yes ]; then
  fetch_source imgui 1.92
  fetch_source catch2 3
else
  say "no Debian: CMake fetches the libraries"
fi
