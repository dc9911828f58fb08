#!/usr/bin/env python3
"""Rebuilds networks of ddx with pyAgrum and compares the engine's answers with pyAgrum's.

usage: oracle.py [--leak diez|henrion] FILE...      (`-` is standard input)

A file holds one or more JSON documents of the schema `ddx.network/1`, one after another. For
each one line is printed with the largest absolute difference; then the line "N passed, M failed".
The exit status is 1 when a network failed or none was read, 2 when a document can't be read.
"""

import argparse
import json
import math
import pathlib
import sys

import pyagrum as gum

TOLERANCE = 1e-9
SCHEMA = "ddx.network/1"
# A noisy-OR of more parents is split into noisy-ORs of noisy-ORs, which is the same function.
WIDEST = 6


class BadDocument(Exception):
    """A document that is not a network; the text says why."""


class Model:
    """One network in pyAgrum's terms, built call by call: no file format rounds its numbers."""

    def __init__(self, document, leak="diez"):
        self.bn = gum.BayesNet()
        self.leak = leak
        self.count = 0
        self.causes = [self.add_cause(cause) for cause in document["causes"]]
        self.any = self.add_any()
        self.hard = {self.any: 1}
        self.soft = {}
        self.nodes = []
        for node in document["nodes"]:
            parent = self.add_node(node["rates"])
            self.nodes.append(parent)
            for member in node["members"]:
                child = self.add_member(parent, member["whenOn"], member["whenOff"])
                probability = member["probability"]
                if probability in (0, 1):
                    self.hard[child] = int(probability)
                else:
                    self.soft[child] = [1 - probability, probability]

    def variable(self, size=2):
        """A new variable; names are numbers, since those of the document may repeat."""
        self.count += 1
        return gum.RangeVariable(f"v{self.count}", "", 0, size - 1)

    def add_table(self, parents, size, rows):
        """A variable with a conditional table; rows maps the parents' values to a row."""
        bn = self.bn
        child = bn.add(self.variable(size))
        for parent in parents:
            bn.addArc(parent, child)
        names = [bn.variable(parent).name() for parent in parents]
        table = bn.cpt(child)
        for values, row in rows.items():
            table[dict(zip(names, values)) if names else slice(None)] = row
        for values, row in rows.items():
            kept = table[dict(zip(names, values)) if names else slice(None)]
            if [float(x) for x in kept] != row:
                raise SystemExit("oracle: pyAgrum rounds the numbers of a table")
        return child

    def add_cause(self, cause):
        """A cause: value 0 is absent, value 1 + s is present in state s."""
        p = cause["probability"]
        row = [1 - p] + [p * share for share in cause["states"]]
        return self.add_table([], len(row), {(): row})

    def add_any(self):
        """Whether one cause at least is present: a chain of ORs, one for each cause."""
        previous = None
        for cause in self.causes:
            size = self.bn.variable(cause).domainSize()
            if previous is None:
                rows = {(x,): [1, 0] if x == 0 else [0, 1] for x in range(size)}
                previous = self.add_table([cause], 2, rows)
            else:
                rows = {
                    (before, x): [1, 0] if before == 0 and x == 0 else [0, 1]
                    for before in (0, 1)
                    for x in range(size)
                }
                previous = self.add_table([previous, cause], 2, rows)
        return previous

    def add_node(self, rates):
        """A noisy-OR with Diez's leak.

        The leak b is one more cause, which is always present. So a state of a cause that alone
        shows r adds q, 1 - r = (1 - b) (1 - q). A state that adds nothing is no parent. pyAgrum's
        noisy-OR wants binary parents: indicators of the states.
        """
        b = min(rate for cause in rates for rate in cause)
        parts = []
        for cause, of_states in zip(self.causes, rates):
            states_adding = {}
            for state, rate in enumerate(of_states):
                q = 1 - (1 - rate) / (1 - b)
                if q > 0:
                    states_adding.setdefault(q, []).append(state)
            indicators = [
                (self.add_indicator(cause, states), q) for q, states in states_adding.items()
            ]
            while len(indicators) > 1:
                indicators = [
                    (self.add_noisy_or(0.0, indicators[i : i + WIDEST]), 1.0)
                    for i in range(0, len(indicators), WIDEST)
                ]
            parts += indicators
        while len(parts) > WIDEST:
            parts = parts[WIDEST:] + [(self.add_noisy_or(0.0, parts[:WIDEST]), 1.0)]
        return self.add_noisy_or(b, parts)

    def add_indicator(self, cause, states):
        """Whether the cause is present in one of these states."""
        present = {1 + state for state in states}
        size = self.bn.variable(cause).domainSize()
        rows = {(x,): [0, 1] if x in present else [1, 0] for x in range(size)}
        return self.add_table([cause], 2, rows)

    def add_noisy_or(self, leak, parents):
        """pyAgrum's noisy-OR.

        addNoisyORNet is Diez's: P(off) = (1 - leak) Π (1 - weight). addNoisyORCompound, also
        called addNoisyOR, is Henrion's: P(off) = (1 - leak) Π (1 - weight) / (1 - leak).
        """
        add = self.bn.addNoisyORNet if self.leak == "diez" else self.bn.addNoisyORCompound
        child = add(self.variable(), leak)
        for parent, weight in parents:
            self.bn.addWeightedArc(parent, child, weight)
        return child

    def add_member(self, parent, when_on, when_off):
        """A child of a node."""
        return self.add_table(
            [parent], 2, {(0,): [1 - when_off, when_off], (1,): [1 - when_on, when_on]}
        )

    def inference(self, hard, soft):
        """Exact inference under evidence; hard maps variables to values, soft to likelihoods."""
        engine = gum.LazyPropagation(self.bn)
        for variable, value in hard.items():
            engine.addEvidence(variable, value)
        for variable, likelihood in soft.items():
            engine.addEvidence(variable, likelihood)
        return engine

    def answers(self):
        """P(state of each cause | evidence), and log P(evidence | some cause)."""
        engine = self.inference(self.hard, self.soft)
        engine.setTargets(set(self.causes))
        engine.makeInference()
        posteriors = [[float(x) for x in engine.posterior(c).toarray()] for c in self.causes]
        some = self.inference({self.any: 1}, {}).evidenceProbability()
        # All the evidence but the condition is itself conditional on it.
        return posteriors, math.log(engine.evidenceProbability()) - math.log(some)


def check_noisy_or():
    """Fails where pyAgrum's noisy-OR is not the one meant, by a case worked by hand.

    Leak 0.1. Alone, the states of the first cause show 0.4, 0.1 and 0.7, the second cause 0.55.
    The first in its third state with the second: 1 - 0.9 · (0.3 / 0.9) · (0.45 / 0.9) = 0.85.
    """
    causes = [{"probability": 0.3, "states": [0.2, 0.3, 0.5]}, {"probability": 0.6, "states": [1]}]
    node = {"rates": [[0.4, 0.1, 0.7], [0.55]], "members": []}
    model = Model({"causes": causes, "nodes": [node]})
    cases = {(0, 0): 0.1, (1, 0): 0.4, (2, 0): 0.1, (3, 0): 0.7, (0, 1): 0.55, (3, 1): 0.85}
    for values, expected in cases.items():
        engine = model.inference(dict(zip(model.causes, values)), {})
        found = float(engine.posterior(model.nodes[0])[1])
        if not abs(found - expected) < 1e-14:
            raise SystemExit(f"oracle: pyAgrum's noisy-OR gives {found}, not {expected}")


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


def is_number(value):
    return type(value) in (int, float) and math.isfinite(value)


def check_shape(document):
    """Raises BadDocument where a document is not of the schema."""

    def need(condition, what):
        if not condition:
            raise BadDocument(what)

    def probability(value, what):
        need(is_number(value) and 0 <= value <= 1, f"{what} is no probability: {value!r}")

    need(isinstance(document, dict), "not an object")
    need(document.get("schema") == SCHEMA, f"schema is not {SCHEMA}")
    try:
        need(document["causes"], "no causes")
        need(is_number(document["logEvidence"]), "logEvidence is no number")
        for cause in document["causes"]:
            probability(cause["probability"], "probability")
            need(cause["states"], "a cause without states")
            for share in cause["states"]:
                probability(share, "states")
            need(abs(math.fsum(cause["states"]) - 1) < 1e-9, "states do not sum to 1")
            need(is_number(cause["posttest"]), "posttest is no number")
            need(all(map(is_number, cause["statePosttests"])), "statePosttests are no numbers")
            need(
                len(cause["states"]) == len(cause["statePosttests"]),
                "states and statePosttests differ in length",
            )
            need(isinstance(cause["name"], str), "name is no text")
        sizes = [len(cause["states"]) for cause in document["causes"]]
        for node in document["nodes"]:
            need([len(r) for r in node["rates"]] == sizes, "rates do not fit the causes")
            for rate in (rate for cause in node["rates"] for rate in cause):
                need(is_number(rate) and 0 <= rate < 1, f"rate is not in [0, 1): {rate!r}")
            for member in node["members"]:
                for key in ("whenOn", "whenOff", "probability"):
                    probability(member[key], key)
    except KeyError as error:
        raise BadDocument(f"no {error.args[0]}") from None
    except (TypeError, AttributeError) as error:
        raise BadDocument(f"wrong type: {error}") from None


def documents(text):
    """The JSON documents of a text, one after another: JSON Lines, or laid out over lines."""
    decoder = json.JSONDecoder()
    position = 0
    while True:
        while position < len(text) and text[position].isspace():
            position += 1
        if position == len(text):
            return
        document, position = decoder.raw_decode(text, position)
        check_shape(document)
        yield document


def main():
    parser = argparse.ArgumentParser(description="compares ddx with pyAgrum")
    parser.add_argument(
        "--leak",
        choices=["diez", "henrion"],
        default="diez",
        help="henrion is wrong on purpose: it shows that the oracle can fail",
    )
    parser.add_argument("files", nargs="+", metavar="FILE")
    arguments = parser.parse_args()
    check_noisy_or()
    passed, failed = 0, 0
    for path in arguments.files:
        try:
            if path == "-":
                text = sys.stdin.read()
            else:
                with open(path, encoding="utf-8") as file:
                    text = file.read()
            for document in documents(text):
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
