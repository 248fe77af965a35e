#!/bin/sh
# Installs what the tests and `make pdf` need: Chromium, a Japanese font, and the reading mode of Firefox; R, which
# runs an example of the data; Java, for EPUBCheck. Debian's packages where they can be installed, else Playwright's
# own download, and npm's. Argument: the Python of the virtual environment.
set -eu
python=$1
has() { command -v "$1" >/dev/null; }
root=
if [ "$(id -u)" != 0 ]; then
  root=sudo
  sudo -n true 2>/dev/null || root=none
fi
. /etc/os-release 2>/dev/null || ID=unknown
# The shell of Chromium takes half the time of the browser; an older Debian has only that.
font=/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc
if [ "$ID" = debian ] && [ "$root" != none ]; then
  # Only what is missing: Debian's npm cannot stand beside a Node.js that brings its own.
  missing=
  [ -e $font ] || missing="$missing fonts-noto-cjk"
  has npm || missing="$missing npm"
  has Rscript || missing="$missing r-base-core"
  has java || missing="$missing default-jre-headless"
  if [ -n "$missing" ] || ! has chromium-headless-shell; then
    echo "Installing what tests and PDFs need (tests/install_browser.sh):$missing, Chromium."
    $root apt-get update -q
    # Names, one by one.
    # shellcheck disable=SC2086
    [ -z "$missing" ] || $root apt-get install -y -q --no-install-recommends $missing
    has chromium-headless-shell || $root apt-get install -y -q --no-install-recommends chromium-headless-shell ||
      has chromium || $root apt-get install -y -q --no-install-recommends chromium
  fi
elif ! { has chromium-headless-shell || has chromium || has chromium-browser; }; then
  echo "Installing Chromium, which the tests in a browser need (tests/install_browser.sh)."
  "$python" -m playwright install chromium
fi
has Rscript || { echo "The tests need R, for an example of the data: install it." >&2; exit 1; }
has npm || { echo "The tests need npm, for the reading mode of Firefox: install Node.js." >&2; exit 1; }
has java || { echo "The tests need Java, for EPUBCheck: install a Java runtime." >&2; exit 1; }
npm ci --silent --prefix "$(dirname "$0")/reader"
