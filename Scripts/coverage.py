#!/usr/bin/env python3
"""Says how many lines of each target the tests run, from what `swift test --enable-code-coverage` left.

usage: coverage.py BUILD [LEAST PERCENT]

BUILD is the folder of the programs, such as .build-coverage/release. The tests count the lines that they
run, and every command that they give counts its own. Only Sources and Plugins count. Exits with 1 where
they are run for less than the least.
"""

import json
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOOLS = pathlib.Path(shutil.which("swift")).resolve().parent


def counted(build):
    """What LLVM counted of each file."""
    counts = build / "codecov"
    every = sorted(counts.rglob("*.profraw"))
    (counts / "all.txt").write_text("\n".join(map(str, every)))
    merged = counts / "all.profdata"
    # A command that a test ended in the middle may leave half a file.
    subprocess.run(
        [TOOLS / "llvm-profdata", "merge", "-sparse", "-failure-mode=all", "-f", counts / "all.txt",
         "-o", merged],
        stderr=subprocess.DEVNULL, check=True,
    )
    words = subprocess.run(
        [TOOLS / "llvm-cov", "export", "-summary-only", "-instr-profile", merged,
         build / "ddxPackageTests.xctest", "-object", build / "ddx"],
        capture_output=True, check=True,
    ).stdout
    return json.loads(words)["data"][0]["files"]


def main():
    least = float(sys.argv[2]) if len(sys.argv) > 2 else 0
    targets, files = {}, []
    for file in counted(pathlib.Path(sys.argv[1])):
        try:
            path = pathlib.Path(file["filename"]).relative_to(ROOT)
        except ValueError:
            continue
        if path.parts[0] not in ("Sources", "Plugins"):
            continue
        lines = file["summary"]["lines"]
        files.append((lines["covered"] / max(lines["count"], 1), lines["count"] - lines["covered"], path))
        count, covered = targets.get(path.parts[1], (0, 0))
        targets[path.parts[1]] = (count + lines["count"], covered + lines["covered"])
    for name, (count, covered) in sorted(targets.items()):
        print(f"{100 * covered / count:6.1f} %  {covered:6} of {count:6} lines  {name}")
    count, covered = map(sum, zip(*targets.values()))
    percent = 100 * covered / count
    print("\nthe files with most lines that no test runs:")
    for _, missed, path in sorted(files, key=lambda file: -file[1])[:12]:
        print(f"{missed:6}  {path}")
    print(f"\n{percent:.1f} % of {count} lines of Sources and Plugins")
    if percent < least:
        sys.exit(f"coverage: less than {least:g} %")


if __name__ == "__main__":
    main()
