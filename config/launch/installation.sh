# shellcheck shell=bash
# One installation: its folder, its ports, and its processes from the first to the last.

port() { echo $(($1 + OFFSET)); }

# The name and port of everything that listens, after the offset.
ports() {
  printf '%s %s\n' portal "$(port 8080)" operations "$(port 8081)" 'portal-management' "$(port 8082)" \
    'operations-management' "$(port 8083)" 'payment-provider' "$(port 8090)" \
    mailbox "$(port 8025)" broker "$(port 61616)" database "$(port 54320)"
}

owner_of_port() {
  local owner=
  if command -v lsof >/dev/null 2>&1; then
    owner=$(lsof -nP -iTCP:"$1" -sTCP:LISTEN 2>/dev/null | awk 'NR == 2 { print $1 ", process " $2 }')
  elif command -v ss >/dev/null 2>&1; then
    owner=$(ss -ltnpH "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1, process \2/p' | head -n 1)
  fi
  printf '%s' "${owner:+ by $owner}"
}

check_ports() {
  local name number
  while read -r name number; do
    if port_in_use "$number"; then
      die "port $number ($name) is in use$(owner_of_port "$number"): stop that, or start with --port-offset 100"
    fi
  done <<PORTS
$(ports)
PORTS
}

check_disk() {
  local free
  free=$(df -Pk "$VAR" | awk 'NR == 2 { print int($4 / 1024) }')
  [ "$free" -ge 1024 ] || die "the disk of $VAR has only $free MB left: free 1 GB, or set SYSOPS_VAR to a folder on another disk"
}

# Whether another ./run that still lives takes care of this installation.
attended() { alive run; }

running() {
  local name
  for name in $PROCESSES; do alive "$name" || return 1; done
}

# Everything that must be so before the first process starts; what an earlier, killed start left is cleared away.
prepare() {
  mkdir -p "$RUN" "$LOG"
  chmod 700 "$VAR"
  if attended; then
    die "this installation is already started (process $PID): ./run --status shows it, ./run --stop ends it"
  fi
  if [ "$FRESH" = no ] && [ -e "$RUN/background" ] && running; then
    say 'Already running in the background; ./run --stop ends it'
    OFFSET=$(cat "$RUN/background")
    ready_lines
    exit 0
  fi
  stop_leftovers
  rm -f "$RUN"/*.pid "$RUN/background"
  if [ "$FRESH" = yes ]; then
    empty_var
    mkdir -p "$RUN" "$LOG"
  fi
  check_disk
  check_ports
  printf '%s %s\n' $$ "$(started_at $$)" >"$RUN/run.pid"
}

# Only what an installation itself has put there: a wrong SYSOPS_VAR must not cost somebody's files.
empty_var() {
  local entry
  for entry in "$VAR"/*; do
    case ${entry##*/} in
      '*') ;;
      broker | log | postgres | programs | provider | run | secrets | *.env) rm -rf "$entry" ;;
      *) say "left in place: $entry" ;;
    esac
  done
}

start_platform() {
  launch platform '' -- -Xmx384m -XX:+UseSerialGC \
    -jar "$(application config/local-platform)" --var "$VAR" --port-offset "$OFFSET"
}

# A run is worked on by operations itself unless there are workers.
start_operations() {
  local partitioning=local
  if [ "$WORKERS" -gt 0 ]; then partitioning=remote; fi
  launch operations "$VAR/operations.env" SYSOPS_PAYMENT_PARTITIONING=$partitioning -- \
    -Xmx512m -XX:+UseParallelGC -jar "$(application batch-jobs)"
}

start_portal() {
  local customers=0
  if [ "$DEMO" = yes ]; then customers=1000; fi
  launch portal "$VAR/portal.env" SYSOPS_DEMO_CUSTOMERS=$customers -- \
    -Xmx384m -XX:+UseSerialGC -jar "$(application customer-portal)"
}

# A worker charges the provider's tokens: the keys of cards are none of its business.
start_worker() {
  (umask 077 && grep -v '^SYSOPS_CARD_' "$VAR/operations.env" >"$VAR/worker.env")
  launch "$1" "$VAR/worker.env" SYSOPS_ROLES=worker SYSOPS_WORKER_MANAGEMENT_PORT="$(port $((9100 + ${1#worker-})))" \
    SPRING_CONFIG_ADDITIONAL_LOCATION=optional:file:./config/worker.yaml -- \
    -Xmx256m -XX:+UseSerialGC -jar "$(application batch-jobs)"
}

start() {
  case $1 in
    worker-*) start_worker "$1" ;;
    *) "start_$1" ;;
  esac
}

platform_ready() { grep -q 'platform ready' "$LOG/platform.out"; }
operations_ready() { answers "$(port 8081)" /readyz; }
portal_ready() { answers "$(port 8080)" /readyz; }

start_all() {
  local n
  start_platform
  wait_until platform 120 'the local platform' platform_ready
  start_operations
  start_portal
  wait_until 'platform operations portal' 300 'operations' operations_ready
  wait_until 'platform operations portal' 300 'the portal' portal_ready
  for ((n = 1; n <= WORKERS; n++)); do start_worker "worker-$n"; done
}

# Runs when this command ends, however it ends.
stopping() {
  local code=$?
  trap '' INT TERM HUP
  progress_done
  if [ -n "$CLIENT" ]; then kill "$CLIENT" 2>/dev/null || true; fi
  stop_all
  rm -f "$RUN/run.pid"
  exit $code
}

leave_running() {
  printf '%s\n' "$OFFSET" >"$RUN/background"
  rm -f "$RUN/run.pid"
}

# Watches the processes until this command is told to end. A process that dies is started again, at most three
# times in ten minutes.
supervise() {
  local name deaths='' recent death
  while sleep 1; do
    for name in $PROCESSES $(stop_order | grep worker || true); do
      alive "$name" && continue
      say "$name ended by itself; the last that it said:"
      last_words "$name"
      recent=0
      deaths="$deaths $name:$SECONDS"
      for death in $deaths; do
        if [ "${death%:*}" = "$name" ] && [ "${death#*:}" -gt $((SECONDS - 600)) ]; then recent=$((recent + 1)); fi
      done
      [ $recent -le 3 ] || die "$name ended $recent times in ten minutes, so everything is stopped; see $LOG"
      say "starting $name again"
      start "$name"
    done
  done
}

status() {
  local name code=0
  for name in $PROCESSES $(stop_order | grep worker || true); do
    if alive "$name"; then
      printf '%-12s running  process %s  since %s\n' "$name" "$PID" "$(ps -o lstart= -p "$PID")"
    else
      printf '%-12s stopped\n' "$name"
      code=3
    fi
  done
  exit $code
}

stop_installation() {
  local waited=0
  if attended; then
    kill -TERM "$PID"
    while alive run && [ $waited -lt 1500 ]; do
      waited=$((waited + 1))
      sleep 0.2
    done
  fi
  if [ -d "$RUN" ]; then
    stop_leftovers
    rm -f "$RUN"/*.pid "$RUN/background"
  fi
  say 'Everything is stopped'
}
