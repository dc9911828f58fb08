#!/bin/sh
# Checks the engine against pyAgrum; run from the top of the repository. See README.md here.
set -eu

environment=.venv-oracle
directory=Tests/Oracle
# The editions of the house protocol that read different evidence: in the first every node is a
# plain noisy-OR, the second has all forms and the suspects of `other`.
editions="2026.1 2026.2"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

Scripts/python-environment.sh "$environment" "$directory/requirements.txt"

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

# Checks with one number of each network changed, kind by kind.
must_notice() {
  for number in coverage delivery distribution place; do
    must_fail "a $number changed by 1e-6" --nudge "$number" "$@"
  done
}

echo "random networks"
swift run --quiet oracle-networks 200 >"$work/random.jsonl"
oracle "$work/random.jsonl"
must_fail "another leak" --leak henrion "$work/random.jsonl"
must_notice "$work/random.jsonl"

echo "sample profiles"
swift build --quiet --product ddx
ddx=$(swift build --show-bin-path)/ddx
for edition in $editions; do
  for profile in Profiles/patients/*.xml; do
    name=$(basename "$profile" .xml)
    "$ddx" export "$profile" --protocol "ddx@$edition" --format json-network \
      >"$work/$name@$edition.json"
  done
done
oracle "$work"/*.json
must_notice "$work"/*.json
