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

# Checks with something wrong on purpose: only a comparison that fails will do.
must_fail() {
  what=$1
  shift
  echo "the same with $what, which must fail"
  status=0
  oracle "$@" >"$work/wrong.txt" || status=$?
  if [ "$status" -ne 1 ]; then
    cat "$work/wrong.txt"
    echo "oracle: $what went unnoticed" >&2
    exit 1
  fi
  tail -n 1 "$work/wrong.txt"
}

echo "random networks"
swift run --quiet oracle-networks 200 >"$work/random.jsonl"
oracle "$work/random.jsonl"

must_fail "another leak" --leak henrion "$work/random.jsonl"
must_fail "a coverage lowered by 1e-6" --nudge coverage "$work/random.jsonl"
must_fail "a delivery lowered by 1e-6" --nudge delivery "$work/random.jsonl"

echo "sample profiles"
swift build --quiet --product ddx
ddx=$(swift build --show-bin-path)/ddx
for profile in Profiles/patients/*.xml; do
  name=$(basename "$profile" .xml)
  "$ddx" export "$profile" --format json-network >"$work/$name.json"
done
oracle "$work"/*.json
must_fail "a coverage lowered by 1e-6" --nudge coverage "$work"/*.json
must_fail "a delivery lowered by 1e-6" --nudge delivery "$work"/*.json
