# shellcheck shell=bash
# Programs of the system that a command needs and may install.

# install_package NAME PURPOSE: with apt-get, where this may be done without a question; false where it may not.
install_package() {
  local as_root=
  command -v apt-get >/dev/null 2>&1 || return 1
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return 1
    as_root=sudo
  fi
  say "Installing $1 for $2"
  { $as_root apt-get -qq update && $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends "$1"; } >/dev/null 2>&1
}

# stop_service NAME: of a package that was just installed here, where systemd or an init script started it.
stop_service() {
  local as_root=
  [ "$(id -u)" -eq 0 ] || as_root=sudo
  $as_root service "$1" stop >/dev/null 2>&1 || true
}
