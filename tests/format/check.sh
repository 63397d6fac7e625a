#!/bin/bash
# Checks that `make format` would change nothing. Only clang-format 14 judges: others differ.
set -euo pipefail
cd "$(dirname "$0")/../.."
tool=$(command -v clang-format-14 || command -v clang-format)
if ! "$tool" --version | grep -q 'version 14\.'; then
  echo "skipped: no clang-format 14"
  exit 0
fi
git ls-files --cached --others --exclude-standard '*.cpp' '*.h' |
  xargs "$tool" --dry-run -Werror
