#!/bin/sh
# Holds what `ddx fhir` writes against validators of FHIR R4, and the cards of `ddx serve --cds` against a
# schema of CDS Hooks; run from the top of the repository. See
# README.md here.
set -eu

environment=.venv-doors
directory=Tests/Doors
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

Scripts/python-environment.sh "$environment" "$directory/requirements.txt"
"$directory/definitions.sh" "$environment"

swift build --quiet --configuration release --product ddx
ddx=$(swift build --configuration release --show-bin-path)/ddx
"$ddx" fhir questionnaire >"$work/form.json"
for profile in Profiles/patients/*.xml; do
  name=$(basename "$profile" .xml)
  "$ddx" fhir export "$profile" --ranking >"$work/$name.json" 2>>"$work/notes.txt"
  "$ddx" fhir export "$profile" --as response >"$work/$name.response.json" 2>>"$work/notes.txt"
done

"$environment/bin/python" "$directory/check.py" "$environment/definitions" "$work"/*.json
echo "the same with something wrong in each, which must be noticed"
"$environment/bin/python" "$directory/check.py" --expect-faults "$environment/definitions" \
  "$work/form.json" "$work/failed-block.json" "$work/failed-block.response.json" \
  "$work/two-blocks-confirmed.json"
"$environment/bin/python" "$directory/cds.py" "$ddx"
