#!/bin/sh
# Installs Debian's Chromium for the browser tests where it is missing and may be installed.
set -eu
command -v chromium >/dev/null 2>&1 && exit 0
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
