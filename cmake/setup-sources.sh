# Part of setup.sh: sources from Debian source packages that are newer than this Debian, through
# package lists of our own; nothing of the system's is changed.

# fetch_source NAME LOWEST: unpacks NAME's upstream sources into .deps/NAME.
fetch_source() {
  local name=$1 lowest=$2 pinned sum
  read -r sum pinned < <(grep " ${name}_" cmake/deps.sha256)
  [ "$(cat ".deps/$name/.pinned" 2>/dev/null)" != "$sum" ] || return 0
  read_source_lists

  local versions version
  versions=$(source_apt apt-cache showsrc --only-source "$name" |
    sed -n 's/^Version: //p' | sort -rV)
  [ -n "$versions" ] || fail "apt offers no source of $name"
  # The package's version is the upstream one, as in the file's name, and Debian's revision.
  local upstream=${pinned#"${name}_"}
  upstream=${upstream%.orig.*}
  version=$(grep -m1 -F -- "$upstream-" <<<"$versions") || version=$(head -1 <<<"$versions")
  dpkg --compare-versions "$version" ge "$lowest" ||
    fail "$name $lowest or newer is needed; apt offers $version"

  say "fetching $name $version"
  (cd "$lists" && source_apt apt-get source -qq --download-only --only-source "$name=$version" \
    >/dev/null 2>&1) || fail "the source of $name $version cannot be fetched"
  local file
  file=$(cd "$lists" && ls "${name}"_*.orig.tar.*z)
  if [ "$file" = "$pinned" ]; then
    (cd "$lists" && echo "$sum  $pinned" | sha256sum --check --quiet) ||
      fail "$pinned is not the recorded one"
  else
    # Still checked by apt against its signed list.
    say "NOTE: $name is $version, not the pinned $upstream, which apt offers no more"
  fi
  rm -rf ".deps/$name"
  mkdir ".deps/$name"
  tar -xf "$lists/$file" -C ".deps/$name" --strip-components 1
  echo "$sum" >".deps/$name/.pinned"
}

source_apt() {
  local program=$1
  shift
  "$program" -o Dir::Etc::SourceList="$lists/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$lists/lists" -o Dir::Cache="$lists/cache" \
    -o APT::Sandbox::User=root "$@"
}

# Once a run: lists of sid and of the next stable, from the mirror that this machine uses.
read_source_lists() {
  [ -z "${lists:-}" ] || return 0
  lists=$(mktemp -d)
  trap 'rm -rf "$lists"' EXIT
  mkdir -p "$lists"/{lists,cache/archives}/partial
  local mirror codename suite
  codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
    awk -v suite="$codename" '$2 == suite { print $1; exit }')
  [ -n "$mirror" ] || fail "apt names no mirror of $codename"
  for suite in sid trixie; do
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main"
  done >"$lists/sources.list"
  say "reading the lists of source packages"
  source_apt apt-get update -qq || say "not all lists could be read"
}
