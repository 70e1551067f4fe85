# shellcheck shell=bash
# Starts, watches and stops the processes of one installation. A process is known by its id and its time of start
# (an id alone may by now belong to somebody else) and carries the installation's folder on its command line.

RUN=$VAR/run
LOG=$VAR/log
# shellcheck disable=SC2034 # for those that source this
PROCESSES='platform operations portal'

# The time at which process $1 was started, in whatever unit the system has; false when there is none.
started_at() {
  local stat
  if [ -d /proc/self ]; then
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    # shellcheck disable=SC2086 # the fields after the command's name
    set -- ${stat##*) }
    [ "$1" != Z ] || return 1
    printf '%s' "${20}"
  else
    stat=$(ps -o lstart= -p "$1" 2>/dev/null) || return 1
    [ -n "$stat" ] || return 1
    printf '%s' "$stat" | tr -s ' ' '_'
  fi
}

# Whether the process that PID file $1 (without .pid) speaks of still lives. Sets PID.
alive() {
  local since
  [ -r "$RUN/$1.pid" ] && read -r PID since <"$RUN/$1.pid" || return 1
  [ -n "$PID" ] && [ "$(started_at "$PID")" = "$since" ]
}

# Keeps the last five logs of process $1.
rotate() {
  local n
  [ -s "$LOG/$1" ] || return 0
  for n in 4 3 2 1; do
    if [ -e "$LOG/$1.$n" ]; then mv "$LOG/$1.$n" "$LOG/$1.$((n + 1))"; fi
  done
  mv "$LOG/$1" "$LOG/$1.1"
}

# Exports the KEY=value lines of file $1 and, of the installation's settings, nothing else.
take_environment() {
  local line name
  for name in $(compgen -v SYSOPS_); do unset "$name"; done
  while IFS= read -r line; do
    case $line in
      '' | '#'*) ;;
      *=*) export "${line?}" ;;
    esac
  done <"$1"
}

# launch NAME ENVIRONMENT-FILE [VARIABLE=VALUE...] -- JAVA-ARGUMENTS...: starts a process in a process group of its
# own, so that Ctrl-C reaches this command alone, which then stops everything in order.
launch() {
  local name=$1 environment=$2
  shift 2
  rotate "$name.out"
  (
    if [ -n "$environment" ]; then take_environment "$environment"; fi
    export LOGGING_FILE_NAME=$LOG/$name.log LOGGING_THRESHOLD_CONSOLE=off
    export LOGGING_LOGBACK_ROLLINGPOLICY_MAX_FILE_SIZE=20MB LOGGING_LOGBACK_ROLLINGPOLICY_MAX_HISTORY=7
    export LOGGING_LOGBACK_ROLLINGPOLICY_TOTAL_SIZE_CAP=200MB
    while [ "$1" != -- ]; do
      export "${1?}"
      shift
    done
    shift
    set -m
    "$JAVA_HOME/bin/java" -Dsysops.process="$name" -Dsysops.var="$VAR" -XX:+ExitOnOutOfMemoryError \
      --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "$@" \
      </dev/null >>"$LOG/$name.out" 2>&1 &
    printf '%s %s\n' $! "$(started_at $!)" >"$RUN/$name.pid"
  )
}

# Stops process NAME and waits until it is gone.
stop_process() {
  local waited=0
  if alive "$1"; then
    kill -TERM "$PID" 2>/dev/null || true
    while alive "$1"; do
      if [ $waited -eq 300 ]; then
        say "$1 did not stop within a minute and is killed"
        kill -KILL "$PID" 2>/dev/null || true
      fi
      waited=$((waited + 1))
      sleep 0.2
    done
  fi
  rm -f "$RUN/$1.pid"
}

# The names of all processes that have a PID file, the last to be started first.
stop_order() {
  local file
  for file in "$RUN"/worker-*.pid; do
    if [ -e "$file" ]; then basename "$file" .pid; fi
  done
  printf '%s\n' portal operations platform
}

stop_all() {
  local name
  for name in $(stop_order); do
    if alive "$name"; then
      say "stopping $name"
    fi
    stop_process "$name"
  done
}

# A database server outlives a platform that was killed.
stop_database() {
  local file pid waited=0
  while IFS= read -r file; do
    [ -n "$file" ] || continue
    pid=$(head -n 1 "$file")
    case $(ps -ww -o args= -p "$pid" 2>/dev/null) in *"${file%/postmaster.pid}"*) ;; *) continue ;; esac
    say 'stopping the database that an earlier start left'
    kill -INT "$pid" 2>/dev/null || continue
    while started_at "$pid" >/dev/null && [ $waited -lt 300 ]; do
      waited=$((waited + 1))
      sleep 0.2
    done
  done <<FILES
$(find "$VAR" -maxdepth 4 -name postmaster.pid 2>/dev/null)
FILES
}

# Runs a command that may take long, so that a signal to this one is answered at once.
CLIENT=
interruptibly() {
  local code=0
  exec 4<&0
  "$@" <&4 &
  CLIENT=$!
  wait $CLIENT || code=$?
  CLIENT=
  return $code
}

# Stops what an earlier start of this installation left behind, whether or not its PID file survived.
stop_leftovers() {
  local pid rest found=
  stop_all
  # shellcheck disable=SC2009 # the whole command line decides
  for pid in $(ps -axww -o pid= -o args= | grep -F -- "-Dsysops.var=$VAR " | grep -v grep | awk '{ print $1 }'); do
    kill -TERM "$pid" 2>/dev/null || continue
    found="$found $pid"
  done
  for pid in $found; do
    rest=0
    while started_at "$pid" >/dev/null; do
      if [ $rest -eq 100 ]; then kill -KILL "$pid" 2>/dev/null || true; fi
      rest=$((rest + 1))
      sleep 0.2
    done
  done
  stop_database
}

# The end of what process $1 said, for a person who must find out why it died.
last_words() {
  local file
  for file in "$LOG/$1.log" "$LOG/$1.out"; do
    if [ -s "$file" ]; then
      printf '  %s\n' "${file#"$ROOT/"}:"
      grep -v -e '^[[:space:]]*at ' -e '^[[:space:]]*\.\.\. ' "$file" | tail -n 12 | cut -c 1-400 | sed 's/^/  | /'
    fi
  done
}

# Whether path $2 on port $1 answers 200.
answers() {
  local status
  status=$(
    exec 2>/dev/null
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
    IFS= read -r -t 5 line <&3 && printf '%s' "$line"
  ) || return 1
  case $status in *' 200'*) return 0 ;; *) return 1 ;; esac
}

port_in_use() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# wait_until NAMES SECONDS WHAT COMMAND...: until the command succeeds, while all the named processes live.
wait_until() {
  local names=$1 limit=$2 what=$3 from=$SECONDS name
  shift 3
  until "$@"; do
    for name in $names; do
      if ! alive "$name"; then
        progress_done
        last_words "$name" >&2
        die "$name ended while waiting for $what; what it said last stands above"
      fi
    done
    if [ $((SECONDS - from)) -ge "$limit" ]; then
      progress_done
      die "waited $(duration "$limit") for $what in vain; see $LOG"
    fi
    progress "waiting for $what, $(duration $((SECONDS - from)))"
    sleep 0.3
  done
  progress_done
}
