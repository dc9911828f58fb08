#!/bin/sh
# Checks the engine against pyAgrum; run from the top of the repository. See README.md here.
set -eu

environment=.venv-oracle
directory=Tests/Oracle
# As many random networks are compared; some of them with something wrong on purpose.
networks=1000
few=200
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
  for number in coverage delivery next distribution place; do
    must_fail "a $number changed by 1e-6" --nudge "$number" "$@"
  done
}

swift build --quiet --configuration release --product oracle-networks
swift build --quiet --configuration release --product ddx
products=$(swift build --configuration release --show-bin-path)

echo "random networks"
"$products/oracle-networks" "$networks" >"$work/random.jsonl"
oracle "$work/random.jsonl" >"$work/random.txt" || { grep FAILED "$work/random.txt"; exit 1; }
tail -n 1 "$work/random.txt"
head -n "$few" "$work/random.jsonl" >"$work/few.jsonl"
must_fail "another leak" --leak henrion "$work/few.jsonl"
must_notice "$work/few.jsonl"

echo "sample profiles under every published edition"
editions=$("$products/ddx" protocols --format json |
  "$environment/bin/python" -c 'import json, sys
for edition in json.load(sys.stdin)["protocols"]:
    print(edition["name"])')
for edition in $editions; do
  mkdir "$work/$edition"
  for profile in Profiles/patients/*.xml; do
    name=$(basename "$profile" .xml)
    "$products/ddx" export "$profile" --protocol "$edition" >"$work/$edition/$name.json"
  done
  printf '%s: ' "$edition"
  oracle "$work/$edition"/*.json >"$work/samples.txt" || { grep FAILED "$work/samples.txt"; exit 1; }
  tail -n 1 "$work/samples.txt"
done
# In the first edition every node is a plain noisy-OR, the second has all forms and the suspects of `other`.
must_notice "$work"/ddx@2026.1/*.json "$work"/ddx@2026.2/*.json
