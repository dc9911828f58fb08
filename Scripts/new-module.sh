#!/usr/bin/env bash
# Writes a new module that compiles, conforms and ranks, with placeholders where numbers belong.
#
#   Scripts/new-module.sh ThoracolumbarJunction
set -euo pipefail
cd "$(dirname "$0")/.."

die() { echo "new-module: $1" >&2; exit 64; }

name=${1:-}
[ -n "$name" ] || die "name the module: make module NAME=ThoracolumbarJunction"
[[ $name =~ ^[A-Z][A-Za-z0-9]*[a-z0-9]$ ]] \
  || die "\`$name\` can't name a module; write it as ThoracolumbarJunction"
[ ! -e "Plugins/$name" ] || die "there is a module Plugins/$name already"
[ ! -e "Sources/$name" ] || die "there is a target $name already"

# ThoracolumbarJunction: the id thoracolumbar-junction, the title Thoracolumbar junction.
id=$(sed 's/\([a-z0-9]\)\([A-Z]\)/\1-\2/g' <<<"$name" | tr '[:upper:]' '[:lower:]')
title=$(sed 's/-/ /g; s/^./\U&/' <<<"$id")

fill() { # template, file
  mkdir -p "$(dirname "$2")"
  sed "s/@NAME@/$name/g; s/@ID@/$id/g; s/@TITLE@/$title/g" "Scripts/module/$1" > "$2"
  echo "  new      $2"
}

# Adds a line to a file in its place among its like: file, line, pattern of its like.
add() {
  awk -v new="$2" -v like="$3" '
    !done && $0 ~ like && $0 > new { print new; done = 1 }
    was && !done && $0 !~ like { print new; done = 1 }
    { was = ($0 ~ like); print }
  ' "$1" > "$1.new"
  mv "$1.new" "$1"
  echo "  changed  $1"
}

fill Module.swift "Plugins/$name/$name.swift"
fill evidence.xml "Plugins/$name/Evidence/draft.xml"
fill README.md "Plugins/$name/README.md"
fill Tests.swift "Tests/${name}Tests/${name}Tests.swift"
add Package.swift "  \"$name\"," '^  "[A-Za-z0-9]+",$'
add Sources/ddx/StandardModules.swift "import $name" '^import [A-Za-z0-9]+$' > /dev/null
add Sources/ddx/StandardModules.swift "  $name()," '^  [A-Za-z0-9]+\(\),$'
awk -v new="- A draft of \`$id\`, whose numbers are placeholders." '
  { print } $0 == "### Sources" && !done { print new; done = 1 }
' CHANGELOG.md > CHANGELOG.md.new
mv CHANGELOG.md.new CHANGELOG.md
echo "  changed  CHANGELOG.md"
echo
echo "It is already in use, but changes nothing yet. Put cited numbers into Plugins/$name/Evidence/draft.xml;"
echo "Documentation/AddingAModule.md says how."
