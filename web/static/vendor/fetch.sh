#!/bin/sh
# Fetches the vendored front-end files again, by package name and version, with npm.
#   htmx 2.0.11, Zero-Clause BSD           -> web/static/vendor/htmx.min.js
#   axe-core 4.14.1, MPL-2.0 (tests only)  -> tests/browser/vendor/axe.min.js
# Public Sans (web/static/fonts) is SIL OFL 1.1, from the npm package uswds 3.14, cut to Latin.
set -eu
top=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
fetch() { npm pack --silent "$1" >/dev/null && tar xzf ./*.tgz && rm ./*.tgz; }
fetch htmx.org@2.0.11
cp package/dist/htmx.min.js "$top/web/static/vendor/htmx.min.js"
cp package/LICENSE "$top/web/static/vendor/htmx.LICENSE.txt"
rm -r package
fetch axe-core@4.14.1
cp package/axe.min.js "$top/tests/browser/vendor/axe.min.js"
cp package/LICENSE "$top/tests/browser/vendor/axe.LICENSE.txt"
