#!/bin/sh
# Installs what the browser tests need: Chromium and a Japanese font. Debian's packages where they
# can be installed, else Playwright's own download. Argument: the Python of the virtual environment.
set -eu
python=$1
if command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then
  exit 0
fi
. /etc/os-release 2>/dev/null || ID=unknown
if [ "$ID" = debian ] && [ "$(id -u)" = 0 ]; then
  apt-get update -q
  apt-get install -y -q --no-install-recommends chromium fonts-noto-cjk
elif [ "$ID" = debian ] && command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  sudo apt-get update -q
  sudo apt-get install -y -q --no-install-recommends chromium fonts-noto-cjk
else
  "$python" -m playwright install chromium
fi
