#!/usr/bin/env python3
"""Rebuilds networks of ddx with pyAgrum and compares the engine's answers with pyAgrum's.

usage: oracle.py [--leak diez|henrion] [--nudge NUMBER] FILE...

A file, `-` for standard input, holds one or more JSON documents of the schema `ddx.network/1`,
one after another. For each one line is printed with the largest absolute difference; then the
line "N passed, M failed". The exit status is 1 when a network failed or none was read, 2 when a
document can't be read.
"""

import argparse
import json
import math
import pathlib
import sys

import pyagrum as gum

sys.dont_write_bytecode = True

from checks import check_all  # noqa: E402
from document import BadDocument, documents  # noqa: E402
from model import Model  # noqa: E402
from nudges import NUDGES  # noqa: E402

TOLERANCE = 1e-9


def largest_difference(document, leak):
    """The largest absolute difference, and where it is; infinite where there is no answer."""
    try:
        model = Model(document, leak)
        posteriors, log_evidence = model.answers()
        informations = model.informations()
    except (gum.GumException, ValueError) as error:
        return math.inf, str(error)
    pairs = [("logEvidence", document["logEvidence"], log_evidence)]
    for cause, posterior in zip(document["causes"], posteriors):
        name = cause["name"]
        pairs.append((f"{name} posttest", cause["posttest"], math.fsum(posterior[1:])))
        for state, values in enumerate(zip(cause["statePosttests"], posterior[1:])):
            pairs.append((f"{name} statePosttests[{state}]", *values))
    for next, information in zip(document["next"], informations):
        place = f"information of {next['instrument']['name']}"
        pairs.append((place, next["information"], information))
    worst = (0.0, "")
    for place, ours, theirs in pairs:
        difference = abs(ours - theirs)
        if math.isnan(difference):
            return math.inf, place
        worst = max(worst, (difference, place))
    return worst


def main():
    parser = argparse.ArgumentParser(description="compares ddx with pyAgrum")
    parser.add_argument(
        "--leak",
        choices=["diez", "henrion"],
        default="diez",
        help="henrion is wrong on purpose: it shows that the oracle can fail",
    )
    parser.add_argument(
        "--nudge",
        choices=list(NUDGES),
        help="changes one number of each network by 1e-6: this too shows that it can fail",
    )
    parser.add_argument("files", nargs="+", metavar="FILE")
    arguments = parser.parse_args()
    check_all()
    passed, failed = 0, 0
    for path in arguments.files:
        try:
            if path == "-":
                text = sys.stdin.read()
            else:
                with open(path, encoding="utf-8") as file:
                    text = file.read()
            for document in documents(text):
                if arguments.nudge:
                    NUDGES[arguments.nudge](document)
                difference, place = largest_difference(document, arguments.leak)
                if difference <= TOLERANCE:
                    passed += 1
                    verdict = "ok"
                else:
                    failed += 1
                    verdict = "FAILED"
                name = document.get("id", pathlib.Path(path).stem)
                print(f"{verdict} {name}: {difference:.1e} {place}".rstrip())
        except (OSError, UnicodeDecodeError, json.JSONDecodeError, BadDocument) as error:
            print(f"oracle: {path}: {error}", file=sys.stderr)
            return 2
    print(f"{passed} passed, {failed} failed")
    return 0 if passed > 0 and failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
