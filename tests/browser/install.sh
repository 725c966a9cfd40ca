#!/bin/sh
# Installs Debian's Chromium for the browser tests where it is missing and may be installed: its shell without a window,
# which does without the pages of a window's own and costs a third less.
set -eu
command -v chromium-headless-shell >/dev/null 2>&1 && exit 0
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null
