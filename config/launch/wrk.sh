# shellcheck shell=bash
# The load generator of the portal's benchmarks: the system's own wrk.

# Finds it, or installs it where that is allowed, or says in one line what to do.
need_wrk() {
  command -v wrk >/dev/null 2>&1 && return 0
  install_package wrk 'the benchmarks of the portal' && command -v wrk >/dev/null 2>&1 && return 0
  die 'missing: wrk for the benchmarks of the portal (install it: apt install wrk, or brew install wrk)'
}
