# Part of setup.sh: Debian packages.

wanted_packages() {
  local emcc other=no
  # Another Emscripten SDK on PATH is used instead of Debian's.
  if emcc=$(command -v emcc) && [[ $(readlink -f "$emcc") != /usr/share/emscripten/* ]]; then
    other=yes
  fi
  grep -v '^#' cmake/debian-packages.txt | while read -r name; do
    [[ $name == emscripten && $other == yes ]] || echo "$name"
  done
  # NodeSource's node brings an npm of its own, and Debian's can't be installed beside it.
  command -v npm >/dev/null || echo npm
}

missing_packages() {
  comm -23 <(wanted_packages | sort) \
    <(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | sed -n 's/^ii *//p' | sort -u)
}

install_packages() {
  local missing
  missing=$(missing_packages | xargs)
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ]; then
    echo "setup: these Debian packages are missing: $missing" >&2
    echo "Install them as root, then run this again:" >&2
    fail "  apt-get update && apt-get install --no-install-recommends $missing"
  fi
  say "installing $missing"
  apt-get update -qq
  # shellcheck disable=SC2086  # a list of words
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}
