#!/bin/bash
# build.sh PRESET [JOBS] [TARGET]: configures where that was not done yet, and builds.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1 jobs=${2:-2} target=${3:-}

echo "building $preset${target:+, $target}"
if [ ! -f "build/$preset/build.ninja" ]; then
  # With its sanitizers Clang compiles in two thirds of GCC's time. GCC has the stub server.
  if [ "$preset" = native ] && [ -z "${CXX:-}" ] && command -v clang++-14 >/dev/null; then
    export CC=clang-14 CXX=clang++-14
  fi
  cmake --preset "$preset" --log-level=WARNING >/dev/null
fi
# Ninja draws its progress over itself on a terminal, and would fill a log with it.
quiet=
[ -t 1 ] || quiet=--quiet
cmake --build --preset "$preset" ${target:+--target "$target"} -j "$jobs" -- $quiet
