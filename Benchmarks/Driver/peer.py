#!/usr/bin/env python3
"""Times pyAgrum on networks, a line of JSON for each; the file holds a list of documents.

The network is built before the clock starts, with the oracle's own code.
"""

import json
import math
import pathlib
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "Tests/Oracle"))

from model import Model  # noqa: E402


def timed(work, model, runs=3):
    """The shortest of several runs in microseconds, and the last answer."""
    best = math.inf
    for _ in range(runs):
        begin = time.perf_counter()
        answer = work(model)
        best = min(best, time.perf_counter() - begin)
    return best * 1e6, answer


def marginals(model):
    """P(cause present | findings)."""
    engine = model.net.inference(model.net.hard, model.net.soft)
    engine.setTargets(set(model.causes))
    engine.makeInference()
    return [1 - float(engine.posterior(cause).toarray()[0]) for cause in model.causes]


def information(model):
    """I(causes; outcome) in bits of each procedure, from the joint of causes and outcome."""
    bits = []
    for reading in model.readings:
        engine = model.net.inference(model.net.hard, model.net.soft)
        targets = {*model.causes, reading}
        engine.addJointTarget(targets)
        engine.makeInference()
        joint = engine.jointPosterior(targets)
        outcome = model.net.bn.variable(reading).name()
        together = joint.sumIn([outcome]), joint.sumOut([outcome])
        bits.append(sum(part.entropy() for part in together) - joint.entropy())
    return bits


for document in json.loads(pathlib.Path(sys.argv[1]).read_text()):
    posterior, answer = timed(marginals, Model(document | {"instruments": []}))
    asked, bits = timed(information, Model(document), 1)
    print(
        json.dumps(
            {"posterior": posterior, "marginals": answer, "information": asked, "bits": bits}
        )
    )
