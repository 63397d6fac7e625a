#!/bin/bash
# precompile.sh COMPILER ARGUMENTS...: compiles headers. What comes out names this folder, so another
# clone can't have it from the compiler cache; the files that it is made for it can: the cache knows
# the headers by the sum written here, which is that of what was read.
set -euo pipefail
"$@"
while [ $# -gt 1 ]; do
  case $1 in
    -o) output=$2 ;;
    -MF) list=$2 ;;
  esac
  shift
done
case $output in
  # The list is a rule of Make's; xargs reads its escaped spaces.
  *.pch | *.gch) sed '1s/^[^:]*://; s/\\$//' "$list" | xargs cat | sha256sum >"$output.sum" ;;
esac
