"""Made-up networks, the same ones for the same numbers of causes and findings."""

import random

# P(outcome >= k | share), by mimicry, and the rest, near those of the house protocol.
CURVE = [[0.12, 0.45, 0.92], [0.05, 0.22, 0.8]]
MIMICRY = [[0.06, 0.02], [0.42, 0.25]]


def network(causes, findings=24, procedures=10):
    """Causes with findings that any may bring about, and procedures that reach one or two."""
    chance = random.Random(f"{causes}/{findings}/{procedures}")
    return {
        "shares": [chance.uniform(0.05, 0.6) for _ in range(causes)],
        "multiple": 0.2,
        "rates": [[chance.uniform(0.05, 0.95) for _ in range(causes)] for _ in range(findings)],
        "isOn": [chance.random() < 0.4 for _ in range(findings)],
        "trait": 0.3,
        "procedures": [
            {
                "coverage": [
                    float(cause == number % causes or (number >= causes and cause == 0))
                    for cause in range(causes)
                ],
                "delivery": chance.uniform(0.8, 0.97),
                "channelFailure": chance.uniform(0.02, 0.12),
                "curve": CURVE,
                "mimicry": MIMICRY,
            }
            for number in range(procedures)
        ],
    }


def document(network, probabilities):
    """The network as a document of `ddx.network/1`, without answers, for pyAgrum."""
    return {
        "causes": [
            {"name": f"c{i}", "probability": p, "states": [1]} for i, p in enumerate(probabilities)
        ],
        "nodes": [
            {
                "form": "or",
                "rates": [[rate] for rate in rates],
                "members": [{"whenOn": 1, "whenOff": 0, "probability": float(is_on)}],
            }
            for rates, is_on in zip(network["rates"], network["isOn"])
        ],
        "trait": network["trait"],
        "next": [],
        "instruments": [
            procedure
            | {
                "channel": f"p{number}",
                "coverage": [[share] for share in procedure["coverage"]],
                "dilution": 0,
                "isPlain": False,
                "reading": [0, 2],
            }
            for number, procedure in enumerate(network["procedures"])
        ],
    }
