# shellcheck shell=bash
# A second balancer of the test of rolling restarts: the system's own nginx. Without it the test is skipped.

offer_nginx() {
  command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ] && return 0
  install_package nginx-light 'the test of rolling restarts' || {
    say 'nginx is missing (apt install nginx-light): its test of rolling restarts is skipped'
    return 0
  }
  # The test starts its own; the package starts one on port 80.
  stop_service nginx
}
