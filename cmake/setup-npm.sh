# Part of setup.sh: npm packages, from the lock file.

install_npm() {
  local lock stamp=node_modules/.ranets-lock
  lock=$(sha256sum <package-lock.json)
  if [ "$(cat $stamp 2>/dev/null)" != "$lock" ]; then
    command -v npm >/dev/null || fail "npm is missing"
    say "installing npm packages"
    # No package needs its install script: what they would build or download is not used.
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    # SQLite's amalgamation is one file of a package: its sum is recorded for itself as well.
    (cd node_modules/better-sqlite3/deps/sqlite3 &&
      grep sqlite3 "$OLDPWD/cmake/deps.sha256" | sha256sum --check --quiet) ||
      fail "SQLite is not the recorded one"
    echo "$lock" >$stamp
  fi
  # Debian's Emscripten calls the Closure compiler by this name.
  local link=.deps/bin/closure-compiler
  [ -L $link ] || { mkdir -p .deps/bin && ln -s \
    ../../node_modules/google-closure-compiler-linux/compiler $link; }
}
