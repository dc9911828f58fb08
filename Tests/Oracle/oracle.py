#!/usr/bin/env python3
"""Rebuilds networks of ddx with pyAgrum and compares the engine's answers with pyAgrum's.

usage: oracle.py [--leak diez|henrion] [--nudge coverage|delivery] FILE...

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

from document import BadDocument, documents  # noqa: E402
from model import Model  # noqa: E402

TOLERANCE = 1e-9


def check_noisy_or():
    """Fails where pyAgrum's noisy-OR is not the one meant, by a case worked by hand.

    Leak 0.1. Alone, the states of the first cause show 0.4, 0.1 and 0.7, the second cause 0.55.
    The first in its third state with the second: 1 - 0.9 · (0.3 / 0.9) · (0.45 / 0.9) = 0.85.
    """
    causes = [{"probability": 0.3, "states": [0.2, 0.3, 0.5]}, {"probability": 0.6, "states": [1]}]
    node = {"rates": [[0.4, 0.1, 0.7], [0.55]], "members": []}
    model = Model({"causes": causes, "nodes": [node], "instruments": []})
    cases = {(0, 0): 0.1, (1, 0): 0.4, (2, 0): 0.1, (3, 0): 0.7, (0, 1): 0.55, (3, 1): 0.85}
    for values, expected in cases.items():
        engine = model.inference(dict(zip(model.causes, values)), {})
        found = float(engine.posterior(model.nodes[0])[1])
        if not abs(found - expected) < 1e-14:
            raise SystemExit(f"oracle: pyAgrum's noisy-OR gives {found}, not {expected}")


def check_reading():
    """Fails where a reading is not rebuilt as meant, by a case worked by hand.

    Two causes, equally probable; the first is reached. With both present the share is 0.5.
    Sound, without the trait: response 0.9 · 0.5 + 0.1 · 0.1 = 0.46, the better of that and
    mimicry 1 - 0.54 · 0.8 = 0.568. Likewise 1 - 0.18 · 0.8 = 0.856 with the first cause alone,
    1 - 0.9 · 0.8 = 0.28 with the second. The mean of the three is 0.568, half of the way to it
    0.712 and 0.424. With the trait 0.928, 0.784, 0.64, mean 0.784, so 0.856 for the first.
    Failed: 0.28 whatever is present, with the trait 0.64.
    """
    cause = {"probability": 0.5, "states": [1]}
    instrument = {
        "channel": "",
        "channelFailure": 0.25,
        "coverage": [[1], [0]],
        "delivery": 0.9,
        "curve": [[0.1, 0.5, 0.9]],
        "mimicry": [[0.2], [0.6]],
        "dilution": 0.5,
        "isPlain": False,
        "reading": [0, 1],
    }
    model = Model(
        {"causes": [cause] * 2, "nodes": [], "trait": 0.3, "instruments": [instrument]}
    )
    variables = [*model.causes, model.trait, model.channels[""]]
    cases = {
        (1, 1, 0, 0): 0.568,
        (1, 0, 0, 0): 0.712,
        (0, 1, 0, 0): 0.424,
        (1, 0, 1, 0): 0.856,
        (1, 0, 0, 1): 0.28,
        (0, 1, 1, 1): 0.64,
    }
    for values, expected in cases.items():
        engine = model.inference(dict(zip(variables, values)), {})
        found = float(engine.posterior(model.readings[0])[1])
        if not abs(found - expected) < 1e-14:
            raise SystemExit(f"oracle: a reading has probability {found}, not {expected}")


def nudge(document, key):
    """Lowers one coverage or delivery of the first instrument that has one above 0 by 1e-6."""
    for instrument in document["instruments"]:
        if key == "delivery" and instrument["delivery"] > 1e-6:
            instrument["delivery"] -= 1e-6
            return
        for row in instrument["coverage"] if key == "coverage" else []:
            for state, fraction in enumerate(row):
                if fraction > 1e-6 and not instrument["isPlain"]:
                    row[state] -= 1e-6
                    return


def largest_difference(document, leak):
    """The largest absolute difference, and where it is; infinite where there is no answer."""
    try:
        posteriors, log_evidence = Model(document, leak).answers()
    except (gum.GumException, ValueError) as error:
        return math.inf, str(error)
    pairs = [("logEvidence", document["logEvidence"], log_evidence)]
    for cause, posterior in zip(document["causes"], posteriors):
        name = cause["name"]
        pairs.append((f"{name} posttest", cause["posttest"], math.fsum(posterior[1:])))
        for state, values in enumerate(zip(cause["statePosttests"], posterior[1:])):
            pairs.append((f"{name} statePosttests[{state}]", *values))
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
        choices=["coverage", "delivery"],
        help="lowers one number of an instrument by 1e-6: this too shows that it can fail",
    )
    parser.add_argument("files", nargs="+", metavar="FILE")
    arguments = parser.parse_args()
    check_noisy_or()
    check_reading()
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
                    nudge(document, arguments.nudge)
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
