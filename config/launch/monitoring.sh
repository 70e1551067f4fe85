# shellcheck shell=bash
# What checks the rules and examples in config/monitoring: the system's own promtool and amtool. Without them the tests
# that use them are skipped.

offer_promtool() {
  command -v promtool >/dev/null 2>&1 && return 0
  install_package prometheus 'the tests of the alert rules' || {
    say 'promtool is missing (apt install prometheus): the tests of the alert rules are skipped'
    return 0
  }
  # The package starts a server on port 9090.
  stop_service prometheus
}

offer_amtool() {
  command -v amtool >/dev/null 2>&1 && return 0
  install_package prometheus-alertmanager "the test of Alertmanager's example" || {
    say "amtool is missing (apt install prometheus-alertmanager): the test of Alertmanager's example is skipped"
    return 0
  }
  stop_service prometheus-alertmanager
}
