# shellcheck shell=bash
# The browser of the browser tests: the system's own Chromium.

find_chromium() {
  local candidate
  for candidate in "${SYSOPS_CHROMIUM:-}" "$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)" \
    '/Applications/Chromium.app/Contents/MacOS/Chromium' '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then
      export SYSOPS_CHROMIUM=$candidate
      return 0
    fi
  done
  return 1
}

# Finds it, or installs it where that is allowed, or says in one line what to do.
need_chromium() {
  find_chromium && return 0
  install_package chromium 'the browser tests' && find_chromium && return 0
  die 'missing: Chromium for the browser tests (install it, e.g. apt install chromium, or set SYSOPS_CHROMIUM to a browser)'
}
