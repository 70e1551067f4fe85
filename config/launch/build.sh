# shellcheck shell=bash
# Builds what changed. What was built is known by the contents of the sources, so switching branches and back is noticed.

# source_state [UNUSED-MODULE]: of everything that is built, without a module that plays no part in it.
source_state() {
  find . -path ./var -prune -o -path "./${1:-none}" -prune -o -name target -prune -o -type f \( -name pom.xml -o -path '*/src/main/*' -o -path './config/database/*' -o -path './config/broker/*' \) -print0 |
    LC_ALL=C sort -z | xargs -0 cksum | cksum
}

# built STAMP STATE FILES...: whether the stamp was set with sources in this state, and all of the files are there.
built() {
  local stamp=$1 state=$2 file
  shift 2
  [ -r "$stamp" ] && [ "$(cat "$stamp")" = "$state" ] || return 1
  for file in "$@"; do
    [ -r "$file" ] || return 1
  done
}

# Shows Maven's output as one line that moves.
show_build() {
  local line module='' files=0 from=$SECONDS
  while IFS= read -r line; do
    case $line in
      '[INFO] Building '*'['*']'*)
        module=${line#'[INFO] Building '}
        [ -t 1 ] || say "building $module"
        ;;
      *Downloaded*) files=$((files + 1)) ;;
      *) continue ;;
    esac
    progress "building ${module:-...}, $files files downloaded, $(duration $((SECONDS - from)))"
  done
  progress_done
}

# application MODULE: its jar, which names those in lib/ beside it.
application() { printf '%s/target/%s.jar' "$1" "${1##*/}"; }

# build_applications STAMP UNUSED-MODULE MODULES...: packages them without tests, quietly, and sets the stamp; nothing if they are built.
build_applications() {
  local stamp=$1 unused=$2 state module jars=() log=target/build.log from=$SECONDS
  shift 2
  state=$(source_state "$unused")
  for module in "$@"; do
    jars+=("$(application "$module")" "$module"/target/lib/*.jar)
  done
  built "$stamp" "$state" "${jars[@]}" && return 0
  need_java_and_maven
  { mkdir -p target && printf '' >"$log"; } 2>/dev/null ||
    die "nothing can be written to $PWD/target: make it writable, and see that its disk is not full"
  say "Building (log: $log)"
  if ! "$MVN" -B package -pl "$(IFS=,; printf '%s' "$*")" -am \
    -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true 2>&1 | tee "$log" | show_build; then
    grep '^\[ERROR\]' "$log" | head -n 12 >&2
    die "the build failed; see $log"
  fi
  printf '%s\n' "$state" >"$stamp"
  say "Built in $(duration $((SECONDS - from)))"
}

# What ./run starts, and the client.
build() { build_applications target/built system-tests batch-jobs customer-portal ops-client config/local-platform; }

# What ./bench starts: the same, and the benchmarks.
build_benchmarks() { build_applications target/built-benchmarks '' batch-jobs customer-portal ops-client config/local-platform system-tests; }
