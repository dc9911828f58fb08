"""Documents of the schema `ddx.network/1`: reading them and refusing what is none."""

import json
import math

SCHEMA = "ddx.network/1"


class BadDocument(Exception):
    """A document that is not a network; the text says why."""


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
                need(is_number(share) and share >= 0, f"states: no share: {share!r}")
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
            need(node["form"] in FORMS, f"no form of a node: {node['form']!r}")
            FORMS[node["form"]](node, sizes, need, probability)
        check_instruments(document, sizes, need, probability)
    except KeyError as error:
        raise BadDocument(f"no {error.args[0]}") from None
    except (TypeError, AttributeError, ValueError) as error:
        raise BadDocument(f"wrong type: {error}") from None


def check_or(node, sizes, need, probability):
    """The same for a noisy-OR."""
    need([len(r) for r in node["rates"]] == sizes, "rates do not fit the causes")
    for rate in (rate for cause in node["rates"] for rate in cause):
        need(is_number(rate) and 0 <= rate < 1, f"rate is not in [0, 1): {rate!r}")
    for member in node["members"]:
        for key in ("whenOn", "whenOff", "probability"):
            probability(member[key], key)


def check_max(node, sizes, need, probability):
    """The same for a noisy-MAX."""
    need([len(d) for d in node["distributions"]] == sizes, "distributions do not fit the causes")
    need(len(node["likelihoods"]) > 1, "a noisy-MAX of fewer than two values")
    for likelihood in node["likelihoods"]:
        probability(likelihood, "likelihood")
    for row in (row for cause in node["distributions"] for row in cause):
        need(len(row) == len(node["likelihoods"]), "distributions and likelihoods differ in length")
        for chance in row:
            probability(chance, "distribution")
        need(abs(math.fsum(row) - 1) < 1e-9, "a distribution does not sum to 1")


def check_placed(node, sizes, need, probability):
    """The same for a noisy-OR that says where."""
    for key in ("rates", "byCause"):
        need([len(r) for r in node[key]] == sizes, f"{key} do not fit the causes")
    for rate in (rate for cause in node["rates"] for rate in cause):
        need(is_number(rate) and 0 < rate < 1, f"rate is not in (0, 1): {rate!r}")
    for likelihood in (likelihood for cause in node["byCause"] for likelihood in cause):
        probability(likelihood, "byCause")
    for key in ("whenOff", "byLeak"):
        probability(node[key], key)


FORMS = {"or": check_or, "max": check_max, "placed": check_placed}


def check_instruments(document, sizes, need, probability):
    """The same for the readings, what may be read next, and what they depend on."""
    failures = {}
    nexts = [next["instrument"] for next in document["next"]]
    instruments = [*document["instruments"], *nexts]
    if instruments or document["trait"] is not None:
        probability(document["trait"], "trait")
    for instrument in instruments:
        need(isinstance(instrument["name"], str), "name is no text")
        channel = instrument["channel"]
        need(isinstance(channel, str), "channel is no text")
        for key in ("channelFailure", "delivery", "dilution"):
            probability(instrument[key], key)
        failure = instrument["channelFailure"]
        need(failures.setdefault(channel, failure) == failure, "one channel fails in two ways")
        need([len(c) for c in instrument["coverage"]] == sizes, "coverage does not fit the causes")
        for fraction in (fraction for cause in instrument["coverage"] for fraction in cause):
            probability(fraction, "coverage")
        need(type(instrument["isPlain"]) is bool, "isPlain is neither true nor false")
        curve, mimicry = instrument["curve"], instrument["mimicry"]
        need(curve and all(len(row) == 3 for row in curve), "curve without its three shares")
        need([len(tail) for tail in mimicry] == [len(curve)] * 2, "mimicry does not fit the curve")
        for tail in [*zip(*curve), *mimicry]:
            for chance in tail:
                probability(chance, "curve or mimicry")
            need(all(a >= b for a, b in zip(tail, tail[1:])), "curve or mimicry rises")
        least, greatest = instrument["reading"]
        need(type(least) is int and type(greatest) is int, "reading is no range")
        need(0 <= least <= greatest <= len(curve), "reading is outside the outcomes")
    for next in document["next"]:
        need(is_number(next["information"]), "information is no number")
        outcomes = [k for least, greatest in next["outcomes"] for k in range(least, greatest + 1)]
        every = list(range(len(next["instrument"]["curve"]) + 1))
        need(outcomes == every, "the outcomes of what may be read next are not every one once")


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
