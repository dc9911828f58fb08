"""The posterior, and the information of all procedures: the engine beside C and pyAgrum."""

import json
import pathlib
import subprocess
import tempfile

from networks import document, network
from results import ROOT, Row

CAUSES = (5, 10, 14)
# pyAgrum's tables grow with the sets of causes.
CAUSES_OF_PEER = (5, 10)
PEER = ROOT / ".venv-benchmark/bin/python"
TOLERANCE = 1e-9


def rows(options):
    """The rows of the table; pyAgrum's where `make benchmark-peers` has set it up."""
    networks = {causes: network(causes) for causes in CAUSES}
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for causes in CAUSES:
            paths.append(pathlib.Path(folder) / f"{causes}.json")
            paths[-1].write_text(json.dumps(networks[causes]))
        found = measured([options.engine, "networks", *map(str, paths)])
        peers = {}
        if PEER.exists():
            given = [
                document(networks[line["causes"]], line["probabilities"])
                for line in found
                if line["causes"] in CAUSES_OF_PEER
            ]
            path = pathlib.Path(folder) / "peer.json"
            path.write_text(json.dumps(given))
            peers = dict(
                zip(CAUSES_OF_PEER, measured([PEER, ROOT / "Benchmarks/Driver/peer.py", path]))
            )
    rows = []
    for line in found:
        causes, peer = line["causes"], peers.get(line["causes"])
        check(line["difference"], f"C differs with {causes} causes")
        what = f"posterior, {causes} causes and 24 findings"
        rows.append(
            Row(what, line["posterior"], "us", "C, enumeration", line["posteriorInC"], "<= 1.5")
        )
        asked = f"information of 10 procedures, {causes} causes"
        if peer:
            check(
                distance(line["marginals"], peer["marginals"]),
                f"pyAgrum differs in the posterior of {causes} causes",
            )
            check(
                distance(line["bits"], peer["bits"]),
                f"pyAgrum differs in the information with {causes} causes",
            )
            rows.append(Row(what, line["posterior"], "us", "pyAgrum", peer["posterior"], ">= 300"))
        rows.append(
            Row(asked, line["information"], "us", "C, enumeration", line["informationInC"], "<= 2")
        )
        if peer:
            rows.append(
                Row(asked, line["information"], "us", "pyAgrum", peer["information"], ">= 500")
            )
    return rows


def measured(command):
    """The lines of JSON that a program prints."""
    run = subprocess.run([*map(str, command)], stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def distance(ours, theirs):
    return max(abs(x - y) for x, y in zip(ours, theirs, strict=True))


def check(difference, what):
    """Times of different answers are no comparison."""
    if not difference < TOLERANCE:
        raise SystemExit(f"benchmark: {what}, by {difference:.1e}")
