#!/bin/sh
# Installs what the browser tests need: Chromium, a Japanese font, and the reading mode of Firefox. Debian's
# packages where they can be installed, else Playwright's own download, and npm's. Argument: the Python of the
# virtual environment.
set -eu
python=$1
has() { command -v "$1" >/dev/null; }
read_mode() {
  has npm || { echo "The tests need npm, for the reading mode of Firefox: install Node.js." >&2; exit 1; }
  npm ci --silent --prefix "$(dirname "$0")/reader"
}
if has npm && { has chromium || has chromium-browser; }; then
  read_mode
  exit 0
fi
echo "Installing Chromium and a Japanese font, which the tests in a browser need (tests/install_browser.sh)."
. /etc/os-release 2>/dev/null || ID=unknown
if [ "$ID" = debian ] && [ "$(id -u)" = 0 ]; then
  apt-get update -q
  apt-get install -y -q --no-install-recommends chromium fonts-noto-cjk npm
elif [ "$ID" = debian ] && command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  sudo apt-get update -q
  sudo apt-get install -y -q --no-install-recommends chromium fonts-noto-cjk npm
else
  "$python" -m playwright install chromium
fi
read_mode
