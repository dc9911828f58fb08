#!/bin/sh
# Ranks a made-up registry with Spark and with one process, and holds the records against each other;
# run from the top of the repository. See README.md here.
set -eu

count=${1:-200}
environment=.venv-spark
directory=Examples/spark
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Spark 4 wants Java 17 or later.
java_version() {
  java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'
}
if ! command -v java >/dev/null || [ "$(java_version)" -lt 17 ]; then
  command -v apt-get >/dev/null || { echo "spark: install Java 17 or later" >&2; exit 1; }
  if [ "$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi
  $sudo apt-get update
  DEBIAN_FRONTEND=noninteractive \
    $sudo apt-get install --yes --no-install-recommends openjdk-17-jre-headless
fi
Scripts/python-environment.sh "$environment" "$directory/requirements.txt"

ddx=$PWD/.build/release/ddx
echo "$count profiles, every tenth of them with a fault"
Scripts/generate-profiles.py "$count" "$work/registry" --bad 0.1

# Every worker process needs the packages, and no more of the network than this machine.
export PYSPARK_PYTHON="$PWD/$environment/bin/python" SPARK_LOCAL_IP=127.0.0.1
echo "Spark, a cluster of two workers"
"$PYSPARK_PYTHON" "$directory/rank_cohort.py" --master "local-cluster[2,1,1024]" --ddx "$ddx" \
  "$work/registry" "$work/parts" >"$work/spark.txt" 2>&1 || { cat "$work/spark.txt" >&2; exit 1; }
cat "$work"/parts/part-* | LC_ALL=C sort >"$work/spark.ndjson"

echo "one process"
status=0
"$ddx" rank "$work/registry" --recursive --format ndjson -o "$work/one.ndjson" 2>"$work/one.txt" ||
  status=$?
[ "$status" -eq 2 ] || { cat "$work/one.txt" >&2; echo "ddx: exit $status in place of 2" >&2; exit 1; }
LC_ALL=C sort "$work/one.ndjson" >"$work/sorted.ndjson"

lines=$(wc -l <"$work/sorted.ndjson")
[ "$lines" -eq "$count" ] || { echo "spark: $lines records of $count profiles" >&2; exit 1; }
cmp "$work/sorted.ndjson" "$work/spark.ndjson"
echo "the same $lines records, byte for byte"
