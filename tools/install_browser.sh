#!/bin/sh
# Finds a Chromium for the browser tests, or installs one: Debian's through apt, else Playwright's own.
set -eu

# The time of the tests is a third longer in a Chromium with windows.
if command -v chromium-headless-shell >/dev/null 2>&1; then
  exit 0
fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  as_root="sudo -n"
fi
# Without a way to Debian's packages it is told soon: another browser may be here.
apt() {
  DEBIAN_FRONTEND=noninteractive $as_root apt-get -qq -o Acquire::Retries=0 -o Acquire::http::Timeout=15 \
    -o Acquire::https::Timeout=15 "$@" >/dev/null 2>&1
}
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
  echo "Installing chromium-headless-shell for the browser tests"
  if apt update && { apt install -y chromium-headless-shell || apt install -y chromium; }; then
    exit 0
  fi
fi
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done
if playwright install --only-shell chromium; then
  exit 0
fi
echo "The browser tests need Chromium, and none could be installed: sudo apt install chromium" >&2
exit 1
