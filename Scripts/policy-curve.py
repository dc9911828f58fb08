#!/usr/bin/env python3
"""Varies one number of the house edition and simulates what comes of it.

    Scripts/policy-curve.py floor 0 0.3 0.4 0.5 0.6 0.7 --patients 10000
    Scripts/policy-curve.py objective information target-information net-benefit
    Scripts/policy-curve.py burden 0.5 1 2     # all burdens times so much
    Scripts/policy-curve.py uptake counts

Each value is an edition of its own that extends the house edition, followed by the same virtual
patients in the world of the house edition. The answer is a table in Markdown: means with their
95 % intervals, and the difference in net benefit from the edition as it is, patient by patient.
"""

import argparse
import csv
import io
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOUSE = "ddx@2026.2"
NAMESPACE = "{urn:ddx:protocol:1}"
# Where each number stands: an attribute of `next` or of its utility.
NEXT = ["objective", "depth", "ask-from", "floor", "lambda"]
UTILITY = {"harm": "harm", "cost": "burden"}
MEASURES = ["injections", "questions", "right", "wrong", "missed", "net-benefit"]
EDITION = """<?xml version="1.0" encoding="UTF-8"?>
<protocol xmlns="urn:ddx:protocol:1" id="{id}" edition="{value}" extends="{house}" status="draft">
  <title>{id} {value}</title>
  <citations>
    <citation id="varied" status="assumed">Varied to see what it does.</citation>
  </citations>
  {section}
</protocol>
"""


def burdens():
    """The burdens of the house edition and those it extends, by procedure."""
    found = {}
    for edition in ["2026.1", "2026.2"]:
        root = ElementTree.parse(ROOT / f"Profiles/protocols/ddx/{edition}.xml").getroot()
        for burden in root.iter(NAMESPACE + "burden"):
            found[burden.get("procedure")] = float(burden.get("value"))
    return found


def section(name, value):
    """The part of the edition that differs."""
    reason = 'citation="varied" reason="Varied [varied]."'
    if name in NEXT:
        return f'<next {name}="{value}" {reason}/>'
    if name in UTILITY:
        utility = f'<utility {UTILITY[name]}="{value}" citation="varied"/>'
        return f'<next reason="Varied [varied].">{utility}</next>'
    if name == "burden":
        rows = "".join(
            f'<burden procedure="{procedure}" value="{own * float(value):.4g}" citation="varied"/>'
            for procedure, own in burdens().items()
        )
        return f'<next reason="Varied [varied].">{rows}</next>'
    if name == "uptake":
        sources = ["facet-joint", "sacroiliac-joint", "hip-joint", "nerve-root"]
        rows = "".join(
            f'<criterion source="{s}" uptake="{value}" citation="varied">Varied.</criterion>' for s in sources
        )
        return f'<criteria reason="Varied [varied].">{rows}</criteria>'
    sys.exit(f"policy-curve: no number `{name}`: there are {', '.join(NEXT + list(UTILITY))}, burden and uptake")


def cell(row, column=""):
    """A mean or a difference with half its interval."""
    prefix = "difference" if column else ""
    mean = float(row[prefix or "mean"])
    low = float(row[f"{prefix}-low" if prefix else "low"])
    high = float(row[f"{prefix}-high" if prefix else "high"])
    sign = "+" if prefix else ""
    return f"{mean:{sign}.3f} ±{(high - low) / 2:.3f}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("name")
    arguments.add_argument("values", nargs="+")
    arguments.add_argument("--patients", default="2000")
    arguments.add_argument("--seed", default="1")
    arguments.add_argument("--jobs", default="2")
    arguments.add_argument("--world", default=HOUSE)
    arguments.add_argument("--ddx", default=str(ROOT / ".build/release/ddx"))
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        command = [given.ddx, "simulate", "--format", "csv", "--world", given.world]
        command += ["--patients", given.patients, "--seed", given.seed, "--jobs", given.jobs]
        command += ["--policy", HOUSE]
        for value in given.values:
            path = pathlib.Path(folder, f"{given.name}-{value}.xml")
            path.write_text(
                EDITION.format(id=given.name, value=value, house=HOUSE, section=section(given.name, value))
            )
            command += ["--policy", str(path)]
        answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    rows = {}
    for row in csv.DictReader(io.StringIO(answer)):
        rows.setdefault(row["policy"], {})[row["measure"]] = row
    print(f"| {given.name} | " + " | ".join(MEASURES) + " | net benefit against the edition |")
    print("|---" * (len(MEASURES) + 2) + "|")
    for policy, measures in rows.items():
        name = "as it is" if policy == HOUSE else policy.split("@")[1]
        cells = [cell(measures[measure]) for measure in MEASURES]
        against = "" if policy == HOUSE else cell(measures["net-benefit"], "difference")
        print(f"| {name} | " + " | ".join(cells) + f" | {against} |")


if __name__ == "__main__":
    main()
