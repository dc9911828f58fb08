#!/bin/sh
# Fuzzes everything that ddx reads of what others wrote; run from the top of the repository.
#
#     Tests/Fuzz/run.sh SECONDS [KIND...]     # so long for each kind
#
# An input that ends the program, takes more than a second of processor time (or five of any), or more than
# 512 MB, is left in .build-fuzz/found; the other kinds are tried all the same, and then the script fails. Inputs that
# reach something new are kept in .build-fuzz/corpus; `Tests/Fuzz/run.sh keep` brings them down to the
# fewest in Tests/Fuzz/Corpus.
set -eu

export SWIFT_BACKTRACE=enable=no
here=Tests/Fuzz
build=.build-fuzz

DDX_FUZZ=1 swift build --configuration release --scratch-path $build --product ddx-fuzz \
  -debug-info-format none >&2
fuzz=$build/release/ddx-fuzz
all=$($fuzz || true)

seeds() {
  case $1 in
  profile) ls Profiles/patients/*.xml ;;
  document) ls Profiles/studies/*/*.xml Profiles/protocols/*/*-r2.xml Plugins/HipJoint/Evidence/*.xml ;;
  *) ;;
  esac
}

if [ "${1:-}" = keep ]; then
  for kind in $all; do
    mkdir -p $here/Corpus/"$kind" $build/corpus/"$kind"
    DDX_FUZZ=$kind $fuzz -merge=1 -max_len=600 $here/Corpus/"$kind" $build/corpus/"$kind"
  done
  exit
fi

seconds=${1:-60}
[ $# -eq 0 ] || shift
status=0
for kind in ${*:-$all}; do
  mkdir -p $build/corpus/"$kind" $build/found $here/Corpus/"$kind"
  for seed in $(seeds "$kind"); do cp "$seed" $build/corpus/"$kind"/; done
  echo "$kind, $seconds s"
  DDX_FUZZ=$kind $fuzz -max_total_time="$seconds" -timeout=5 -rss_limit_mb=512 -max_len=8192 \
    -dict=$here/words.dict -artifact_prefix=$build/found/"$kind"- -print_final_stats=1 -verbosity=0 \
    $build/corpus/"$kind" $here/Corpus/"$kind" 2>$build/"$kind".log || {
    tail -n 30 $build/"$kind".log >&2
    echo "fuzz: $kind failed; the input is in $build/found" >&2
    status=1
  }
  grep -E 'number_of_executed_units|peak_rss' $build/"$kind".log || true
done
exit $status
