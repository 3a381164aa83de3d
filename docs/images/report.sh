#!/usr/bin/env bash
# Makes report.png: the page that compares the two nights of examples/two-nights, in Chromium.
set -euo pipefail
cd "$(dirname "$0")/../.."
zathras=${1:-zathras-cli/target/zathras/bin/zathras}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for night in monday tuesday; do
  "$zathras" process "examples/two-nights/$night" --json "$work/$night" >/dev/null
done
# 4 says that something got worse, which is what the picture is to show.
"$zathras" compare "monday=$work/monday" "tuesday=$work/tuesday" --html "$work/report.html" \
  >/dev/null 2>&1 || test $? = 4
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=920,980 \
  --user-data-dir="$work/profile" --screenshot="$PWD/docs/images/report.png" \
  "file://$work/report.html" 2>/dev/null
