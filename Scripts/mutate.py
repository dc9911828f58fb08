#!/usr/bin/env python3
"""Changes one operator or constant of the arithmetic at a time, and sees whether a test notices.

    Scripts/mutate.py inference --most 100     # 100 changes of DDXInference, drawn at random
    Scripts/mutate.py ranking --most 40        # of DDXRanking and the response model
    Scripts/mutate.py report                   # what came of all so far; fails where one has no reason

One build holds all changes (mutants.py); DDX_MUTANT names the one that counts. A change that no test
notices survives. Tests/Mutation.tsv lists those that may, each with its reason, as lines of file, text of
the line, change and reason with tabs between: most change nothing that can be seen, such as a limit that is
never reached. `inference` is built in a package of its own, in minutes; `ranking` needs most of ddx.
"""

import argparse
import json
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import threading
import time

from mutants import CHOICE, HEADER, helpers, mutants, written

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / ".build-mutation"
RESULTS = WORK / "results.jsonl"
REASONS = ROOT / "Tests/Mutation.tsv"
MEMORY = 8 << 30

# A package of its own, of which nothing else is built.
SMALL = """// swift-tools-version: 6.2
import PackageDescription
let package = Package(
  name: "mutation",
  targets: [
    .target(name: "CMutant"),
    .target(name: "DDXInference", dependencies: ["CMutant"]),
    .testTarget(name: "DDXInferenceTests", dependencies: ["DDXInference"]),
  ])
"""

# What the manifest of ddx is followed by. A change may give a warning, which is no error here.
WHOLE = """
package.targets.append(.target(name: "CMutant"))
for target in package.targets where ["DDXCore", "DDXRanking"].contains(target.name) {
  target.dependencies.append("CMutant")
  target.swiftSettings = [.swiftLanguageMode(.v6)]
}
package.targets.removeAll {
  $0.type == .test && $0.name != "DDXRankingTests"
    || ["benchmark", "oracle-networks", "read-floor"].contains($0.name)
}
"""


class Target:
    """What is changed, and what must notice."""

    def __init__(self, name):
        self.name = name
        self.folder = WORK / name
        self.options = []
        if name == "inference":
            self.sources = sorted((ROOT / "Sources/DDXInference").rglob("*.swift"))
            self.bundle, self.tests = "mutationPackageTests", "DDXInferenceTests"
        else:
            self.sources = sorted((ROOT / "Sources/DDXRanking").rglob("*.swift"))
            self.sources.append(ROOT / "Sources/DDXCore/Protocol/ResponseModel.swift")
            self.bundle, self.tests = "ddxPackageTests", "DDXRankingTests"
            self.options = ["--disable-default-traits"]

    def files(self):
        """Everything that is built, as it is without a change: its place and its text."""
        if self.name == "inference":
            found = {"Package.swift": SMALL.encode()}
            for part in ["Sources/DDXInference", "Tests/DDXInferenceTests"]:
                for path in (ROOT / part).rglob("*.swift"):
                    found[str(path.relative_to(ROOT))] = path.read_bytes()
            return found
        names = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout.split("\0")
        found = {name: (ROOT / name).read_bytes() for name in names if (ROOT / name).is_file()}
        found["Package.swift"] += WHOLE.encode()
        if (ROOT / "Package.resolved").exists():
            found["Package.resolved"] = (ROOT / "Package.resolved").read_bytes()
        return found

    def build(self):
        """Builds all changes at once; returns those that are Swift."""
        files = self.files()
        files["Sources/CMutant/include/CMutant.h"] = HEADER.encode()
        files["Sources/CMutant/CMutant.c"] = CHOICE.encode()
        texts = {str(path.relative_to(ROOT)): path.read_text() for path in self.sources}
        found = []
        for file, text in texts.items():
            found += mutants(file, text, len(found))
        total = len(found)
        while True:
            for file, text in texts.items():
                files[file] = written(text, [one for one in found if one.file == file]).encode()
            for module in {file.split("/")[1] for file in texts}:
                own = [one for one in found if one.file.split("/")[1] == module]
                files[f"Sources/{module}/Mutants.swift"] = helpers(own).encode()
            self.write(files)
            start = time.monotonic()
            built = subprocess.run(
                ["swift", "build", "-c", "release", "--build-tests", *self.options,
                 "-Xswiftc", "-enable-testing"],
                cwd=self.folder, capture_output=True, check=False, text=True,
            )
            words = built.stdout + built.stderr
            seconds = time.monotonic() - start
            if built.returncode == 0:
                print(f"built in {seconds:.0f} s; {len(found)} of {total} changes are Swift", flush=True)
                return found
            found = self.without_faults(found, words)
            print(f"built for {seconds:.0f} s; {len(found)} changes may be Swift", flush=True)

    def without_faults(self, found, words):
        """The changes but for those of lines with an error, or of the nearest line above one."""
        faults = set(re.findall(r"([^\s:]+\.swift):(\d+):\d+: error:", words))
        dropped = set()
        for path, number in faults:
            try:
                file = str(pathlib.Path(path).resolve().relative_to(self.folder.resolve()))
            except ValueError:
                continue
            lines = [one.line for one in found if one.file == file and one.line < int(number)]
            if lines:
                dropped.add((file, max(lines)))
        if not dropped:
            sys.exit("mutate: it can't be built\n" + words[-4000:])
        return [one for one in found if (one.file, one.line) not in dropped]

    def write(self, files):
        """Writes what differs from what is there, so that nothing else is built again."""
        for name, content in files.items():
            path = self.folder / name
            if path.exists() and path.read_bytes() == content:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            if (ROOT / name).exists():
                shutil.copymode(ROOT / name, path)
        for path in [*self.folder.glob("Sources/**/*.swift"), *self.folder.glob("Tests/**/*.swift")]:
            if str(path.relative_to(self.folder)) not in files:
                path.unlink()

    def outcome(self, number, seconds):
        """What the tests say to one change, within so many seconds: killed or survived."""
        program = self.folder / f".build/release/{self.bundle}.xctest"
        process = subprocess.Popen(
            [program, "--testing-library", "swift-testing", "--filter", self.tests],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=os.environ | {"DDX_MUTANT": str(number), "SWIFT_BACKTRACE": "enable=no"},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
        )
        # Whoever runs for so long has met a loop without an end.
        alarm = threading.Timer(seconds, process.kill)
        alarm.start()
        words = []
        for line in process.stdout:
            words.append(line)
            if b"recorded an issue" in line:
                process.kill()
        alarm.cancel()
        code = process.wait()
        if code == 0 and not any(b"Test run with" in line for line in words):
            sys.exit("mutate: no test ran\n" + b"".join(words[-20:]).decode(errors="replace"))
        self.words = b"".join(words[-20:]).decode(errors="replace")
        return "survived" if code == 0 else "killed"


def key(record):
    return (record["file"], record["line"], record["place"], record["text"], record["new"])


def records():
    """What came of each change, the last time that it was tried."""
    if not RESULTS.exists():
        return []
    found = map(json.loads, RESULTS.read_text().splitlines())
    return list({key(record): record for record in found}.values())


def run(arguments):
    target = Target(arguments.target)
    found = target.build()
    start = time.monotonic()
    if target.outcome(-1, 3600) != "survived":
        sys.exit("mutate: the tests fail without any change\n" + target.words)
    usual = time.monotonic() - start
    print(f"the tests take {usual:.1f} s without a change", flush=True)
    random.Random(arguments.seed).shuffle(found)
    # A change that survived is tried again, as a test may have come.
    known = {key(record) for record in records() if record["outcome"] == "killed"}
    texts = {file: (ROOT / file).read_text().split("\n") for file in {one.file for one in found}}
    start, tried = time.monotonic(), 0
    for one in found:
        if tried >= arguments.most or time.monotonic() - start > arguments.seconds:
            break
        record = {"target": target.name, "file": one.file, "line": one.line + 1, "place": one.place,
                  "text": texts[one.file][one.line].strip(), "old": one.old, "new": one.new}
        if key(record) in known:
            continue
        record["outcome"] = target.outcome(one.number, 10 * usual + 10)
        tried += 1
        with RESULTS.open("a") as results:
            results.write(json.dumps(record) + "\n")
        print(f"{record['outcome']:8} {one.file}:{one.line + 1}:{one.place + 1} "
              f"`{one.old}` -> `{one.new}`", flush=True)
    print(f"{tried} changes in {time.monotonic() - start:.0f} s")


def report():
    reasons = {}
    if REASONS.exists():
        for line in REASONS.read_text().splitlines():
            if line and not line.startswith("#"):
                file, text, change, reason = line.split("\t")
                reasons[(file, text, change)] = reason
    without = 0
    for name in sorted({record["target"] for record in records()}):
        own = [record for record in records() if record["target"] == name]
        survivors = [record for record in own if record["outcome"] == "survived"]
        open_ones = 0
        for record in survivors:
            change = f"{record['old']} -> {record['new']}"
            reason = reasons.get((record["file"], record["text"], change))
            open_ones += reason is None
            print(f"{record['file']}:{record['line']}\t{record['text']}\t{change}\t"
                  f"{reason or 'NO REASON'}")
        print(
            f"{name}: {len(own)} changes, {len(own) - len(survivors)} noticed, {len(survivors)} "
            f"survived ({100 * len(survivors) / len(own):.1f} %), {open_ones} of them without a reason"
        )
        without += open_ones
    sys.exit(1 if without else 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("target", choices=["inference", "ranking", "report"])
    parser.add_argument("--most", type=int, default=100, help="so many changes")
    parser.add_argument("--seconds", type=float, default=1e9, help="begin none after so long")
    parser.add_argument("--seed", type=int, default=1, help="which changes are drawn")
    arguments = parser.parse_args()
    report() if arguments.target == "report" else run(arguments)


if __name__ == "__main__":
    main()
