#!/usr/bin/env python3
"""Changes one operator or constant of the arithmetic at a time, and sees whether a test notices.

    Scripts/mutate.py inference --most 40      # 40 changes of DDXInference, drawn at random
    Scripts/mutate.py ranking --most 20        # of DDXRanking and the response model
    Scripts/mutate.py report                   # what came of all so far

A change that no test notices survives. Tests/Mutation.tsv lists those that may, each with its reason:
most change nothing that can be seen, such as a limit that is never reached. The tests of `inference` are
built in a package of their own, in seconds; those of `ranking` need all of ddx, and minutes.
"""

import argparse
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / ".build-mutation"
RESULTS = WORK / "results.jsonl"
REASONS = ROOT / "Tests/Mutation.tsv"
# A test that runs for so long has met a loop without an end.
PATIENCE = 240

BUILD = ["swift", "build", "-c", "release", "--build-tests", "-Xswiftc", "-enable-testing"]

OPERATORS = [
    (r" \+ ", " - "), (r" - ", " + "), (r" \* ", " / "), (r" / ", " * "),
    (r" \+= ", " -= "), (r" -= ", " += "), (r" \*= ", " /= "),
    (r" < ", " <= "), (r" <= ", " < "), (r" > ", " >= "), (r" >= ", " > "),
    (r" == ", " != "), (r" != ", " == "), (r" && ", " || "), (r" \|\| ", " && "),
    (r"\bmin\(", "max("), (r"\bmax\(", "min("), (r"\.\.<", "..."),
    (r"\btrue\b", "false"), (r"\bfalse\b", "true"),
]
NUMBER = re.compile(r"(?<![\w.$\[])(\d+(?:\.\d+)?)(?![\w.]|>)")

PACKAGE = """// swift-tools-version: 6.2
import PackageDescription
let package = Package(
  name: "mutation",
  targets: [
    .target(name: "DDXInference"),
    .testTarget(name: "DDXInferenceTests", dependencies: ["DDXInference"]),
  ])
"""


class Target:
    """What is changed, and what must notice."""

    def __init__(self, name):
        self.name = name
        self.folder = WORK / name
        if name == "inference":
            self.sources = sorted((ROOT / "Sources/DDXInference").glob("*.swift"))
            self.test = ["swift", "test", "-c", "release"]
        else:
            self.sources = sorted((ROOT / "Sources/DDXRanking").rglob("*.swift"))
            self.sources.append(ROOT / "Sources/DDXCore/Protocol/ResponseModel.swift")
            self.test = ["swift", "test", "-c", "release", "--filter", "DDXRankingTests"]

    def prepare(self):
        """Copies what is built, once."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.name == "inference":
            (self.folder / "Package.swift").write_text(PACKAGE)
            for part in ["Sources/DDXInference", "Tests/DDXInferenceTests"]:
                shutil.copytree(ROOT / part, self.folder / part, dirs_exist_ok=True)
            return
        files = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout.split("\0")
        for file in filter(None, files):
            (self.folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / file, self.folder / file)

    def mutants(self):
        """Every change: file, line, place, old text, new text."""
        found = []
        for source in self.sources:
            is_within_text = False
            for number, line in enumerate(source.read_text().split("\n")):
                code = line.split("//")[0]
                is_within_text ^= code.count('"""') % 2 == 1
                if is_within_text or '"' in code or code.lstrip().startswith(("import", "@", "#")):
                    continue
                file = str(source.relative_to(ROOT))
                for pattern, new in OPERATORS:
                    for match in re.finditer(pattern, code):
                        found.append((file, number, match.start(), match.group(), new))
                for match in NUMBER.finditer(code):
                    old = match.group()
                    new = f"{float(old) * 1.1 + 0.1:.3f}" if "." in old else str(int(old) + 1)
                    found.append((file, number, match.start(), old, new))
        return found

    def outcome(self, mutant):
        """What the tests say to one change: killed, survived, or that it is no program."""
        file, number, place, old, new = mutant
        path = self.folder / file
        whole = path.read_text()
        lines = whole.split("\n")
        line = lines[number]
        lines[number] = line[:place] + new + line[place + len(old):]
        path.write_text("\n".join(lines))
        try:
            built = subprocess.run(
                [*BUILD, "--quiet"], cwd=self.folder, capture_output=True, check=False
            )
            if built.returncode:
                return "no program"
            tested = subprocess.run(
                [*self.test, "--skip-build", "--quiet"], cwd=self.folder, capture_output=True,
                timeout=PATIENCE, check=False,
            )
            return "survived" if tested.returncode == 0 else "killed"
        except subprocess.TimeoutExpired:
            return "killed"
        finally:
            path.write_text(whole)


def key(record):
    return (record["file"], record["line"], record["place"], record["new"])


def records():
    if not RESULTS.exists():
        return []
    return [json.loads(line) for line in RESULTS.read_text().splitlines()]


def run(arguments):
    target = Target(arguments.target)
    target.prepare()
    mutants = target.mutants()
    random.Random(arguments.seed).shuffle(mutants)
    known = {key(record) for record in records()}
    start, tried = time.monotonic(), 0
    clean = subprocess.run(target.test, cwd=target.folder, capture_output=True, check=False)
    if clean.returncode:
        sys.exit("mutate: the tests fail without any change")
    for mutant in mutants:
        if tried >= arguments.most or time.monotonic() - start > arguments.seconds:
            break
        file, number, place, old, new = mutant
        record = {"target": target.name, "file": file, "line": number + 1, "place": place,
                  "old": old, "new": new}
        if key(record) in known:
            continue
        record["outcome"] = target.outcome(mutant)
        tried += record["outcome"] != "no program"
        with RESULTS.open("a") as results:
            results.write(json.dumps(record) + "\n")
        print(f"{record['outcome']:10} {file}:{number + 1}:{place + 1} `{old}` -> `{new}`", flush=True)
    print(f"{len(mutants)} changes are possible")


def report():
    reasons = {}
    if REASONS.exists():
        for line in REASONS.read_text().splitlines():
            if line and not line.startswith("#"):
                file, text, change, reason = line.split("\t")
                reasons[(file, text, change)] = reason
    for name in sorted({record["target"] for record in records()}):
        own = [record for record in records() if record["target"] == name]
        tried = [record for record in own if record["outcome"] != "no program"]
        survivors = [record for record in tried if record["outcome"] == "survived"]
        open_ones = 0
        for record in survivors:
            text = (ROOT / record["file"]).read_text().split("\n")[record["line"] - 1].strip()
            change = f"{record['old'].strip()} -> {record['new'].strip()}"
            reason = reasons.get((record["file"], text, change))
            open_ones += reason is None
            print(f"{record['file']}:{record['line']}\t{text}\t{change}\t{reason or 'NO REASON'}")
        share = 100 * len(survivors) / max(len(tried), 1)
        print(
            f"{name}: {len(tried)} changes, {len(tried) - len(survivors)} noticed, {len(survivors)} "
            f"survived ({share:.1f} %), {open_ones} of them without a reason"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("target", choices=["inference", "ranking", "report"])
    parser.add_argument("--most", type=int, default=40, help="so many changes")
    parser.add_argument("--seconds", type=float, default=1e9, help="begin none after so long")
    parser.add_argument("--seed", type=int, default=1, help="which changes are drawn")
    arguments = parser.parse_args()
    report() if arguments.target == "report" else run(arguments)


if __name__ == "__main__":
    main()
