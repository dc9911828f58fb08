#!/bin/sh
# Builds what is given away, and packs it; run from the top of the repository.
#
#     Scripts/dist/build.sh
#
# The Swift library is within the program, so that nobody needs Swift to run it.
set -eu

build=.build-dist
swift build --configuration release --static-swift-stdlib --scratch-path $build --product ddx >&2
if ldd $build/release/ddx | grep -E 'libswift|libFoundation' >&2; then
  echo "dist: the program needs Swift to run" >&2
  exit 1
fi
Scripts/dist/pack.sh $build/release/ddx $build/checkouts
