#!/usr/bin/env python3
"""Says how many lines of each target the tests run, from what `swift test --enable-code-coverage` left.

usage: coverage.py CODECOV.JSON [LEAST PERCENT]

Only Sources and Plugins count. Exits with 1 where they are run for less than the least.
"""

import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def main():
    least = float(sys.argv[2]) if len(sys.argv) > 2 else 0
    report = json.loads(pathlib.Path(sys.argv[1]).read_text())
    targets, files = {}, []
    for file in report["data"][0]["files"]:
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
