# shellcheck shell=bash
# Output of the commands, in whole lines; the remedy is in the same line.

# Ends the command with one line that says what is wrong and what to do.
die() {
  printf '%s: %s\n' "${COMMAND:-sysops}" "$*" >&2
  exit 1
}

say() { printf '%s\n' "$*"; }

# A line that the next one overwrites; on something that is no terminal, nothing.
progress() {
  if [ -t 1 ]; then printf '\r\033[K%s' "$*"; fi
}

progress_done() {
  if [ -t 1 ]; then printf '\r\033[K'; fi
}

# Seconds in words: 7 s, 2 min 5 s.
duration() {
  if [ "$1" -lt 60 ]; then printf '%d s' "$1"; else printf '%d min %d s' $(($1 / 60)) $(($1 % 60)); fi
}
