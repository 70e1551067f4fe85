# shellcheck shell=bash
# The balancer of the test of rolling restarts: the system's own haproxy. Without it the test is skipped.

offer_haproxy() {
  command -v haproxy >/dev/null 2>&1 || [ -x /usr/sbin/haproxy ] && return 0
  install_package haproxy 'the test of rolling restarts' || say 'haproxy is missing (apt install haproxy): the test of rolling restarts is skipped'
}
