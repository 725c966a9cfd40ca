#!/bin/sh
# Fetches the vendored front-end files again, by package name and version, with npm.
#   htmx 2.0.11, Zero-Clause BSD           -> web/static/vendor/htmx.min.js
#   axe-core 4.14.1, MPL-2.0 (tests only)  -> tests/browser/vendor/axe.min.js
#   Public Sans, as in @fontsource/public-sans 5.3.0, SIL OFL 1.1 -> web/static/fonts
#   Public Sans, as in @expo-google-fonts/public-sans 0.4.2, SIL OFL 1.1 -> notifications/printing/fonts
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
rm -r package
fetch @fontsource/public-sans@5.3.0
for each in 400:regular 600:semibold 700:bold; do
  cp "package/files/public-sans-latin-${each%%:*}-normal.woff2" "$top/web/static/fonts/public-sans-${each##*:}.woff2"
done
cp package/LICENSE "$top/web/static/fonts/LICENSE.txt"
rm -r package
fetch @expo-google-fonts/public-sans@0.4.2
for each in 400Regular:regular 600SemiBold:semibold; do
  cp "package/${each%%:*}/PublicSans_${each%%:*}.ttf" "$top/notifications/printing/fonts/public-sans-${each##*:}.ttf"
done
cp package/LICENSE_FONT "$top/notifications/printing/fonts/LICENSE.txt"
