#!/bin/sh
# Checks the engine against pyAgrum; run from the top of the repository. See README.md here.
set -eu

environment=.venv-oracle
directory=Tests/Oracle
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! cmp -s "$directory/requirements.txt" "$environment/installed.txt"; then
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check \
    -r "$directory/requirements.txt"
  cp "$directory/requirements.txt" "$environment/installed.txt"
fi

oracle() {
  "$environment/bin/python" "$directory/oracle.py" "$@"
}

echo "random networks"
swift run --quiet oracle-networks 200 >"$work/random.jsonl"
oracle "$work/random.jsonl"

echo "the same with another leak, which must fail"
if oracle --leak henrion "$work/random.jsonl" >"$work/henrion.txt"; then
  cat "$work/henrion.txt"
  echo "oracle: a wrong leak went unnoticed" >&2
  exit 1
fi
tail -n 1 "$work/henrion.txt"

echo "sample profiles"
swift build --quiet --product ddx
ddx=$(swift build --show-bin-path)/ddx
for profile in Profiles/patients/*.xml; do
  name=$(basename "$profile" .xml)
  "$ddx" export "$profile" --format json-network >"$work/$name.json"
done
oracle "$work"/*.json
