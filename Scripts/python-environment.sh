#!/bin/sh
# Makes the Python environment of a check, or brings it up to date; run from the top of the repository.
#
# usage: python-environment.sh ENVIRONMENT REQUIREMENTS
set -eu

environment=$1
requirements=$2
if ! cmp -s "$requirements" "$environment/installed.txt"; then
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$requirements"
  cp "$requirements" "$environment/installed.txt"
fi
