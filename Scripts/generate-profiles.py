#!/usr/bin/env python3
"""Writes made-up profiles, the same ones for the same seed, for trying ddx on a registry.

    Scripts/generate-profiles.py 20000 registry                  # registry/000/p000000.xml ...
    Scripts/generate-profiles.py 20000 registry --bad 0.1        # every tenth has a fault
    Scripts/generate-profiles.py 200000 registry.xml --as cohort # one document around all
    Scripts/generate-profiles.py 1000 registry.txt --as lines    # one a line, for ddx rank --stream

The findings are those of the sample patients, most of them, and others of the vocabulary. They are
drawn one by one: what the numbers say of such patients means nothing.
"""

import argparse
import datetime
import functools
import pathlib
import random
import sys
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
VOCABULARY = ROOT / "Profiles/vocabulary/2026.2.xml"
SAMPLES = ROOT / "Profiles/patients"
NAMESPACE = "{urn:ddx:vocabulary:1}"
PROFILE = "{urn:ddx:profile:1}"
DAY = datetime.date(2026, 5, 10)
LEVELS = {
    "joint": ["L3-4", "L4-5", "L5-S1"],
    "root": ["L4", "L5", "S1"],
    "vertebra": ["L1", "L3", "L5"],
}


class Codes:
    """The findings that a profile may draw, and which of them say something of each other."""

    def __init__(self):
        root = ElementTree.parse(VOCABULARY).getroot()
        every = list(root.iter(NAMESPACE + "finding"))
        self.parents = {f.get("code"): (f.get("part-of") or "").split() for f in every}
        # What follows from other findings is left to them.
        self.findings = {
            f.get("code"): f
            for f in every
            if not f.get("grades") and not f.get("given") and f.find(NAMESPACE + "rule") is None
        }
        recorded = {
            f.get("code")
            for path in sorted(SAMPLES.glob("*.xml"))
            for f in ElementTree.parse(path).getroot().iter(PROFILE + "finding")
        }
        self.usual = sorted(recorded & self.findings.keys())
        self.all = sorted(self.findings)

    @functools.cache
    def above(self, code):
        """The finding and all that it is part of."""
        found = {code}
        for parent in self.parents.get(code, []):
            found |= self.above(parent)
        return found

    def fits(self, code, age, sex):
        """Whether a patient can have the finding."""
        finding = self.findings[code]
        return finding.get("sex", sex) == sex and age <= int(finding.get("latest-age", age))

    def conflict(self, code, state, other, other_state):
        """Whether a finding does not go with another, as the vocabulary says of the first."""
        if state != "present":
            return False
        said = self.above(other) if other_state == "present" else {other}
        return any(
            conflict.get("state") == other_state and said & set(conflict.get("codes").split())
            for conflict in self.findings[code].iter(NAMESPACE + "conflict")
        )


def findings(codes, chance, side, age, sex, count=None):
    """The lines of some findings, none of which is part of another or in conflict with it.

    Some are drawn, or until there are as many as asked for.
    """
    taken, wholes, lines = {}, set(), []
    draws = range(chance.randrange(20, 60)) if count is None else range(count * 100)
    for _ in draws:
        if len(taken) == count:
            break
        code = chance.choice(codes.usual if chance.random() < 0.85 else codes.all)
        above = codes.above(code)
        if above & taken.keys() or code in wholes or not codes.fits(code, age, sex):
            continue
        finding = codes.findings[code]
        is_flag = finding.get("kind") == "red-flag"
        present = chance.random() < (0.01 if is_flag else 0.4)
        is_sure = is_flag or chance.random() >= 0.05
        state = ("present" if present else "absent") if is_sure else "uncertain"
        if any(
            codes.conflict(code, state, *other) or codes.conflict(*other, code, state)
            for other in taken.items()
        ):
            continue
        taken[code] = state
        wholes |= above
        line = f'    <finding code="{code}"'
        if is_sure:
            line += f' state="{state}"'
        else:
            line += f' probability="{chance.randrange(1, 10) / 10}"'
        if finding.get("side") == "required" or (
            finding.get("side") == "optional" and chance.random() < 0.7
        ):
            line += f' side="{side}"'
        kind = finding.get("level-kind", "joint")
        if finding.get("level") == "required" or (
            finding.get("level") == "optional" and present and chance.random() < 0.5
        ):
            line += f' level="{chance.choice(LEVELS[kind])}"'
        lines.append(line + "/>")
    return lines


def blocks(chance, side, count=None):
    """The lines of up to two test injections, or of as many as asked for, on different days."""
    lines = []
    count = chance.choice([0, 0, 0, 1, 1, 2]) if count is None else count
    for number in range(count):
        day = DAY - datetime.timedelta(days=30 * (count - number) + chance.randrange(20))
        procedure, levels = chance.choice(
            [
                ("medial-branch-block", ' levels="L4-5 L5-S1"'),
                ("sacroiliac-joint-injection", ""),
                ("hip-joint-injection", ""),
                ("transforaminal-block", f' levels="{chance.choice(LEVELS["root"])}"'),
            ]
        )
        uptake = chance.choice(["seen", "not-seen", "not-seen"])
        lines.append(
            f'    <block procedure="{procedure}" date="{day}" side="{side}"{levels}'
            f' agent="{chance.choice(["lidocaine", "bupivacaine"])}"'
            f' relief="{chance.randrange(10, 100, 5)}" relief-duration="PT{chance.randrange(1, 7)}H"'
            f' guidance="fluoroscopy" contrast="live" vascular-uptake="{uptake}"/>'
        )
    return lines


def profile(codes, number, options):
    """The lines of a profile, which depends on the options and its number only."""
    chance = random.Random(f"{options.seed}/{number}")
    side = chance.choice(["left", "right"])
    sex = chance.choice(["female", "male"])
    age = chance.randrange(18, 90)
    lines = [
        f'<profile xmlns="urn:ddx:profile:1" id="p{number:06}" date="{DAY}">',
        f'  <patient age="{age}" sex="{sex}" bmi="{chance.randrange(18, 40)}"/>',
        f'  <pain duration="P{chance.randrange(3, 120)}M" intensity="{chance.randrange(3, 10)}"'
        f' side="{side}" setting="pain-clinic"/>',
        "  <findings>",
        *findings(codes, chance, side, age, sex, options.findings),
        "  </findings>",
    ]
    given = blocks(chance, side, options.blocks)
    if given:
        lines += ["  <blocks>", *given, "  </blocks>"]
    return lines + ["</profile>"]


# What can go wrong with a document: of its values, its names, its form and its markup.
FAULTS = [
    lambda text: text.replace('age="', 'age="9', 1),
    lambda text: text.replace('code="', 'code="no.', 1),
    lambda text: text.replace("<findings>", '<findings kind="all">', 1),
    lambda text: text.replace("</findings>", "", 1),
    lambda text: text.replace('sex="', "sex=", 1),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, help="how many profiles")
    parser.add_argument("output", type=pathlib.Path, help="a folder, or the file of a cohort")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--findings", type=int, help="so many in each, in place of some")
    parser.add_argument("--blocks", type=int, help="so many in each, in place of up to two")
    parser.add_argument("--bad", type=float, default=0, help="the share of those with a fault")
    parser.add_argument("--as", dest="form", choices=["files", "cohort", "lines"], default="files")
    options = parser.parse_args()
    codes = Codes()

    def text(number):
        text = "\n".join(profile(codes, number, options)) + "\n"
        if options.bad and number % round(1 / options.bad) == 0:
            text = FAULTS[number // round(1 / options.bad) % len(FAULTS)](text)
        return text

    if options.form == "files":
        for number in range(options.count):
            folder = options.output / f"{number // 1000:03}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"p{number:06}.xml").write_text(text(number))
        return
    with options.output.open("w") as file:
        if options.form == "lines":
            file.writelines(" ".join(text(n).splitlines()) + "\n" for n in range(options.count))
            return
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<cohort xmlns="urn:ddx:cohort:1">\n')
        file.writelines(text(number) for number in range(options.count))
        file.write("</cohort>\n")


if __name__ == "__main__":
    sys.exit(main())
