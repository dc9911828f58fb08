#!/usr/bin/env python3
"""Measures ddx beside what does the same work otherwise, and writes Benchmarks/RESULTS.md.

make benchmark                          # the whole of it
make benchmark PROFILES=2000 RUNS=1     # small, in minutes
make benchmark-peers                    # with pyAgrum
"""

import argparse
import pathlib
import shlex
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

import growth  # noqa: E402
import inference  # noqa: E402
import modules  # noqa: E402
import registry  # noqa: E402
import results  # noqa: E402
import size  # noqa: E402
import start  # noqa: E402

SECTIONS = {
    "inference": ("Inference", inference.rows),
    "modules": ("Modules", modules.rows),
    "registry": ("A registry", registry.rows),
    "start": ("Start", start.rows),
    "size": ("Ten times as many", size.rows),
    "growth": ("Growth", growth.rows),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--products", type=pathlib.Path, required=True, help="where ddx was built")
    parser.add_argument("--profiles", type=int, default=20_000, help="how many a registry has")
    parser.add_argument(
        "--factor", type=int, default=10, help="how many times as many the large one has"
    )
    parser.add_argument(
        "--growth-profiles", type=int, default=100, help="how many a point of growth has"
    )
    parser.add_argument("--runs", type=int, default=3, help="of how many runs the best counts")
    parser.add_argument(
        "--only",
        choices=SECTIONS,
        nargs="+",
        default=list(SECTIONS),
        help="some parts, printed only",
    )
    parser.add_argument(
        "--work", type=pathlib.Path, help="a folder that keeps the made-up profiles"
    )
    parser.add_argument("--print", action="store_true", help="print the page and write nothing")
    options = parser.parse_args()
    options.ddx = str((options.products / "ddx").resolve())
    options.engine = str((options.products / "benchmark").resolve())
    options.read_floor = str((options.products / "read-floor").resolve())
    with tempfile.TemporaryDirectory() as folder:
        options.work = options.work or pathlib.Path(folder)
        options.work.mkdir(parents=True, exist_ok=True)
        sections = []
        for name in options.only:
            print(f"benchmark: {name}", file=sys.stderr)
            title, rows = SECTIONS[name]
            sections.append((title, rows(options)))
    text = results.page(sections, command(options), revision())
    print(text, end="")
    if not options.print and set(options.only) == set(SECTIONS):
        results.PAGE.write_text(text)


def command(options):
    """The command that measures the same again."""
    target = "benchmark-peers" if inference.PEER.exists() else "benchmark"
    words = [
        "make",
        target,
        f"PROFILES={options.profiles}",
        f"FACTOR={options.factor}",
        f"RUNS={options.runs}",
    ]
    if list(options.only) != list(SECTIONS):
        words.append(f"ONLY={shlex.quote(' '.join(options.only))}")
    return " ".join(words)


def revision():
    """The commit that was measured."""
    run = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=results.ROOT, capture_output=True, text=True
    )
    return f"commit {run.stdout.strip()}" if run.returncode == 0 else "no commit"


if __name__ == "__main__":
    main()
