#!/bin/sh
# Finds a Chromium for the browser tests, or installs one: Debian's through apt, else Playwright's own.
set -eu

for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  as_root="sudo -n"
fi
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
  echo "Installing chromium for the browser tests"
  if $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq chromium >/dev/null; then
    command -v chromium >/dev/null 2>&1 && exit 0
  fi
fi
if playwright install chromium; then
  exit 0
fi
echo "The browser tests need Chromium, and none could be installed: sudo apt install chromium" >&2
exit 1
